"""Known misspellings of words that official prose uses, with what they should be; never a list of allowed words.

Public lists of misspellings are either under a share-alike or copyleft licence or made for program code, where many
rare words are taken for mistakes; this one is our own and holds only what is no word in any English. To add one: a pair
in ``_WORDS``, or a pattern in ``_PHRASES`` for a word that is wrong only where it stands.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from termqa.analyse.words import prose
from termqa.model import Span

_WORDS = """
abscence absence, accomodate accommodate, accomodation accommodation, accross across, acheive achieve, acheived
achieved, acheivement achievement, acheivements achievements, acknowlege acknowledge, acommodate accommodate,
acquaintence acquaintance, acquisiton acquisition, activites activities, additonal additional, adequatly adequately,
adherance adherence, administation administration, administrtion administration, adminstration administration,
advantagous advantageous, advertisment advertisement, agencys agencies, aggreement agreement, agressive aggressive,
agricultral agricultural, agriculure agriculture, aiport airport, allievate alleviate, allocaton allocation,
alternativly alternatively, amendement amendment, ammended amended, amoung among, analagous analogous, anaylsis
analysis, anlaysis analysis, anniversery anniversary, annoucement announcement, announcment announcement, anouncement
announcement, apparant apparent, appearence appearance, applicaton application, appropiate appropriate, appropriatly
appropriately, aproach approach, aproval approval, aproximately approximately, arguement argument, arrangment
arrangement, arrangments arrangements, artifical artificial, assesment assessment, assessement assessment, assistence
assistance, assocation association, assymetric asymmetric, athority authority, attendence attendance, attension
attention, authorites authorities, automaticaly automatically, automobil automobile, availabe available, availablity
availability, availible available, bandwith bandwidth, basicly basically, becasue because, becuase because, begining
beginning, beginings beginnings, beleive believe, belive believe, benefical beneficial, beneficary beneficiary,
benifit benefit, benifits benefits, bewteen between, bilateraly bilaterally, boundry boundary, breakthough
breakthrough, breakthoughs breakthroughs, buisness business, buraeu bureau, bureacracy bureaucracy, busines business,
bussiness business, calender calendar, campain campaign, candiate candidate, capabilites capabilities, capabilty
capability, capactiy capacity, catagory category, categry category, cateogry category, celebraton celebration, centry
century, ceremoney ceremony, certian certain, challange challenge, challanges challenges, charachter character,
characterstic characteristic, characterstics characteristics, chariman chairman, circumstanses circumstances,
colaboration collaboration, collaberation collaboration, collegue colleague, collegues colleagues, comitment
commitment, comittee committee, commerical commercial, commision commission, commisioner commissioner, commited
committed, commitee committee, commiting committing, committe committee, committment commitment, committments
commitments, commmittee committee, commodites commodities, communciation communication, communicaton communication,
communites communities, compatability compatibility, competance competence, competetive competitive, competitivness
competitiveness, competitve competitive, competiveness competitiveness, compleat complete, completly completely,
comprehensivly comprehensively, comprehesive comprehensive, concensus consensus, condidtion condition, conditons
conditions, conection connection, conferance conference, confidense confidence, congradulate congratulate, connnection
connection, conscent consent, consequentally consequently, consistancy consistency, consistant consistent, consitution
constitution, consolodate consolidate, constitutent constituent, construciton construction, constrution construction,
constuction construction, consumpton consumption, consumtion consumption, contemporany contemporary, contibute
contribute, continous continuous, continously continuously, continueing continuing, continuosly continuously,
contributon contribution, contries countries, controled controlled, controling controlling, convential conventional,
convienent convenient, coodinate coordinate, cooperaton cooperation, coordiantion coordination, coordinaton
coordination, corparation corporation, corporaton corporation, correspondance correspondence, coutries countries,
coutry country, criticaly critically, crtical critical, cultral cultural, cummulative cumulative, curently currently,
currenly currently, currrent current, custumer customer, decison decision, decisons decisions, defendent defendant,
deficency deficiency, definately definitely, definitly definitely, delegaton delegation, deliever deliver,
demonstraton demonstration, demostrate demonstrate, deparment department, departement department, departmant
department, depedent dependent, dependance dependence, desparate desperate, determinaton determination, develope
develop, developement development, developements developments, developmet development, developped developed,
devlopment development, diferent different, differance difference, difficuties difficulties, digitial digital, dilemna
dilemma, diplomatc diplomatic, disasterous disastrous, disatisfied dissatisfied, discusion discussion, dissapear
disappear, dissapoint disappoint, distibution distribution, distrubution distribution, divison division, divsion
division, docuement document, domesitc domestic, domstic domestic, durring during, ecologial ecological, ecomomic
economic, ecomony economy, econmic economic, econmy economy, economicaly economically, educaton education, effciency
efficiency, effectivly effectively, effectivness effectiveness, efficency efficiency, efficent efficient, efficiecy
efficiency, electrcity electricity, eletric electric, eletricity electricity, elimiate eliminate, embarass embarrass,
emision emission, emisions emissions, emmission emission, emmissions emissions, emploment employment, employement
employment, encouragment encouragement, encourge encourage, enegry energy, enery energy, enforcment enforcement,
engergy energy, enhacement enhancement, enhancment enhancement, enourmous enormous, enterpise enterprise, enterprice
enterprise, enterprices enterprises, enterprize enterprise, entrepeneur entrepreneur, entreprenuer entrepreneur,
enviornment environment, enviroment environment, enviromental
environmental, environement environment, environmet environment, equipement equipment, equiptment equipment,
equivelant equivalent, especialy especially, essencial essential, estabilsh establish, establishement establishment,
estalbish establish, evaluaton evaluation, eventualy eventually, excahnge exchange, excelent excellent, excellant
excellent, exchage exchange, exellent excellent, exept except, exhibtion exhibition, exibition exhibition, existance
existence, expecially especially, expeditures expenditures, expendature expenditure, experiance experience,
explaination explanation, exporation exploration, extention extension, extremly extremely, facilites facilities,
facillitate facilitate, facilties facilities, familar familiar, febuary February, feburary February, finacial
financial, finacing financing, financal financial, finanical financial, flourescent fluorescent, foregin foreign,
foriegn foreign, formaly formally, forseeable foreseeable, forteen fourteen, fourty forty, foward forward, framwork
framework, freqently frequently, fullfil fulfil, fullfill fulfill, fundamentaly fundamentally, furthur further, futher
further, futhermore furthermore, garantee guarantee, gaurantee guarantee, genrally generally, geographicaly
geographically, govenment government, goverment government, govermental governmental, goverments governments,
governement government, govornment government, gradualy gradually, grammer grammar, greatful grateful, guarentee
guarantee, guarenteed guaranteed, guidence guidance, guidline guideline, guidlines guidelines, happend happened,
harrass harass, heigth height, heirarchy hierarchy, hierachy hierarchy, hightened heightened, hosptial hospital,
houshold household, housholds households, humanitarain humanitarian, hygeine hygiene, identicial identical, identifed
identified, immediatly immediately, immigraton immigration, impelmentation implementation, implemenation
implementation, implementaion implementation, implemention implementation, implemetation implementation, implmentation
implementation, importent important, improvemnt improvement, improvment improvement, improvments improvements,
incidently incidentally, inclduing including, includeing including, inclued include, incluing including, increasingy
increasingly, increse increase, incresing increasing, indepedent independent, independance independence, independant
independent, indigeneous indigenous, indispensible indispensable, individualy individually, industial industrial,
industies industries, industrail industrial, industrys industries, indutrial industrial, indutry industry,
infastructure infrastructure, infomation information, informaton information, infrastruture infrastructure,
infrastucture infrastructure, infrustructure infrastructure, initally initially, initative initiative, initiatve
initiative, innitiative initiative, innovaton innovation, innovatve innovative, inovation innovation, inovative
innovative, insitution institution, inspecton inspection, instituion institution, institutons institutions, instrumet
instrument, insurence insurance, inteligence intelligence, inteligent intelligent, intellegence intelligence,
intellegent intelligent, intelligense intelligence, intelligient intelligent, interational international, intergrate
integrate, intergrated integrated, intergration integration, internaional international, internatioal international,
internatonal international, intersted interested, interuption interruption, intoduce introduce, introducton
introduction, invesment investment, invesments investments, investement investment, invester investor, investmet
investment, irrelevent irrelevant, januray January, jeapardy jeopardy, journalits journalists, judical judicial,
knowlegde knowledge, knowlege knowledge, laboratry laboratory, labratory laboratory, langauge language, lauched
launched, laucnh launch, leadershp leadership, leadrship leadership, legislaton legislation, legitamate legitimate,
legitmate legitimate, lenght length, liason liaison, libary library, likelyhood likelihood, lisence licence,
litterally literally, livelyhood livelihood, logisitcs logistics, logistcs logistics, maintainance maintenance,
maintainence maintenance, maintenence maintenance, managament management, manageing managing, managemet management,
managment management, manufacter manufacture, manufactoring manufacturing, manufactuer manufacturer, manufacuring
manufacturing, manufaturing manufacturing, maritme maritime, mechanims mechanisms, mechanisim mechanism, mechansim
mechanism, mediteranean Mediterranean, memorandom memorandum, milennium millennium, millenium millennium, minimun
minimum, ministery ministry, minsiter minister, minstry ministry, mischievious mischievous, modernizaton
modernization, monitering monitoring, montoring monitoring, motivaton motivation, multilaterial multilateral,
multipled multiplied, muncipal municipal, municipaliy municipality, municiple municipal, naturaly naturally,
navagation navigation, neccesary necessary, neccessary necessary, necesary necessary, necessarly necessarily,
negociation negotiation, negociations negotiations, negotation negotiation, neighbouhood neighbourhood, noticable
noticeable, noticably noticeably, novermber November, nuclaer nuclear, nucular nuclear, numberous numerous, objetive
objective, obstactle obstacle, obtaned obtained, occassion occasion, occassional occasional, occassions occasions,
occured occurred, occurence occurrence, occuring occurring, occurrance occurrence, octber October, offical official,
officals officials, officaly officially, omited omitted, ommission omission, ommitted omitted, operaton operation,
oportunity opportunity, oppertunity opportunity, opportunites opportunities, opportuntiy opportunity, oppotunities
opportunities, oppurtunity opportunity, optimizaton optimization, organiation organization, organizaiton organization,
organizaton organization, orginal original, originaly originally, outstaning outstanding, overal overall, pamplet
pamphlet, paralel parallel, parlament parliament, parliment parliament, parternship partnership, particapate
participate, participaton participation, particuarly particularly, particularily particularly, partnershp partnership,
paticipate participate, percentge percentage, percieve perceive, perfomance performance, performace performance,
perfromance performance, permanant permanent, permenant permanent, permision permission, perserverance perseverance,
perseverence perseverance, persistant persistent, personel personnel, personell personnel, personnell personnel,
persue pursue, persued pursued, persuing pursuing, phenomenom phenomenon, plaform platform, plateform platform,
platfrom platform, polical political, politcal political, polution pollution, populaton population, posession
possession, possesion possession, possiblity possibility, postion position, potental potential, practicaly
practically, practicle practical, preceed precede, preceeding preceding, predominently predominantly, prefered
preferred, preferrable preferable, premission permission, preperation preparation, presance presence, presense
presence, presidant president, prespective perspective, presure pressure, prevelant prevalent, previosly previously,
previouly previously, privaleges privileges, privelege privilege, privilage privilege, priviledge privilege,
priviledges privileges, probaly probably, procedings proceedings, proceedure procedure, procurment procurement,
producton production, profesional professional, professionaly professionally, proffesional professional, progams
programs, promient prominent, promiment prominent, promissing promising, promoton promotion, pronounciation
pronunciation, propery property, propogate propagate, proportionaly proportionally, prosecuter prosecutor, prosperious
prosperous, prosperty prosperity, protecton protection, provincal provincial, provine province, provisons provisions,
publically publicly, publicaly publicly, purchse purchase, pursuade persuade, qualtiy quality, qualty quality,
quanitity quantity, quantitiy quantity, quarterley quarterly, questionaire questionnaire, questionnair questionnaire,
reccomend recommend, reccomendation recommendation, reccommend recommend, recieve receive, recieved received, recieves
receives, recieving receiving, recogise recognise, recomend recommend, recomendation recommendation, recommedation
recommendation, reconized recognized, recrutiment recruitment, recuring recurring, referal referral, refered referred,
refering referring, reforestration reforestation, regardles regardless, regualtion regulation, regulaton regulation,
regulatons regulations, rehabilitaion rehabilitation, relavant relevant, releated related, releif relief, relevent
relevant, reliablity reliability, religous religious, remaing remaining, remarkbly remarkably, rennovation renovation,
repatriot repatriate, repetative repetitive, reponse response, reponsible responsible, representatve representative,
representive representative, reprsent represent, requirment requirement, requirments requirements, requried required,
resarch research, reseach research, reserach research, residental residential, resistence resistance, resoures
resources, resourses resources, respectivly respectively, responsability responsibility, responsbility responsibility,
responsibilty responsibility, responsiblity responsibility, restaraunt restaurant, restuarant restaurant,
revitalizaton revitalization, revoluton revolution, ryhthm rhythm, rythm rhythm, sacrafice sacrifice, safegaurd
safeguard, safeguad safeguard, salery salary, sanctionned sanctioned, satelite satellite, satelites satellites,
satellit satellite, sattelite satellite, scedule schedule, scientfic scientific, secretery secretary, secruity
security, securites securities, securty security, seige siege, seperate separate, seperated separated, seperately
separately, seperation separation, septmber September, sevral several, shcedule schedule, sieze seize, siginificant
significant, signficant significant, signifcant significant, significanly significantly, significent significant,
similiar similar, simultaneosly simultaneously, simultanous simultaneous, sinificant significant, skillfull skilful,
socail social, societys societies, sofware software, sophicated sophisticated, sovereignity sovereignty, sovreignty
sovereignty, speach speech, specifc specific, specificaly specifically, spokeperson spokesperson, spokesperon
spokesperson, stabilty stability, stablility stability, stablize stabilize, staistics statistics, stategic strategic,
stategy strategy, statisitcs statistics, statistcs statistics, statitics statistics, strategem stratagem, strategicaly
strategically, strenght strength, strenghten strengthen, strenghtened strengthened, strengten strengthen, strengthend
strengthened, strengthing strengthening, strenthen strengthen, structual structural, stuctural structural, stucture
structure, subcommitee subcommittee, subsidary subsidiary, subsidiarys subsidiaries, substancial substantial,
substantialy substantially, succeded succeeded, succesful successful, succesfully successfully, successfull
successful, successfuly successfully, sucess success, sucessful successful, sufficent sufficient, sufficently
sufficiently, sugest suggest, supercede supersede, superceded superseded, supervisiory supervisory, supervison
supervision, suported supported, supplment supplement, surpased surpassed, surprize surprise, surveilance
surveillance, surveillence surveillance, sustainabilty sustainability, sustainble sustainable, sustainible
sustainable, sutainable sustainable, systematicaly systematically, systemn system, sysytem system, sytem system,
sytems systems, techical technical, techincal technical, technicaly technically, technlogy technology, technolgy
technology, technologys technologies, technoloy technology, techology technology, teh the, telcommunications
telecommunications, telecomunications telecommunications, tempature temperature, temperary temporary, temporarly
temporarily, tendancy tendency, territoral territorial, territorry territory, therfore therefore, thier their, thnak
thank, thorougly thoroughly, thourough thorough, threshhold threshold, throught through, througout throughout, thruout
throughout, tommorow tomorrow, tommorrow tomorrow, tourisim tourism, tradional traditional, traditonal traditional,
tranform transform, tranformation transformation, tranportation transportation, transfered transferred, transfering
transferring, transformaton transformation, transision transition, transparancy transparency, transporation
transportation, transpotation transportation, treatement treatment, tremendeous tremendous, truely truly, twelth
twelfth, tyrany tyranny, ubiquitious ubiquitous, unanimus unanimous, underminded undermined, undoubtly undoubtedly,
unemployement unemployment, unfortunatly unfortunately, unprecedent unprecedented, unprecidented unprecedented,
unpresedented unprecedented, upgarde upgrade, urbanizaton urbanization, usefull useful, usualy usually, utilizaton
utilization, utlization utilization, vaccinaton vaccination, vaccum vacuum, vacinne vaccine, varities varieties,
varous various, vechicle vehicle, vechicles vehicles, vegatables vegetables, vehical vehicle, vehicals vehicles,
verfication verification, vigorusly vigorously, vigourous vigorous, vigourously vigorously, visable
visible, visting visiting, volontary voluntary, volunter volunteer, vulnerablity vulnerability, vunerable vulnerable,
warrent warrant, welcomming welcoming, wich which, widespred widespread, widly widely, wierd weird, wirter writer,
witheld withheld, witht with, worldwild worldwide, yaer year, yeild yield, yeilds yields, yuans yuan
"""


def _inflected(wrong: str, right: str) -> Iterator[tuple[str, str]]:
    """The misspelling with the endings that its right word takes as it is: s, and a verb's behind e or two consonants.

    >>> list(_inflected("acheive", "achieve"))
    [('acheives', 'achieves'), ('acheived', 'achieved'), ('acheiving', 'achieving')]
    """
    if len(right) < 5 or wrong[-2:] != right[-2:] or right[-1] in "sxzhy":
        return
    yield wrong + "s", right + "s"
    if right[-1] == "e":
        yield wrong + "d", right + "d"
        yield wrong[:-1] + "ing", right[:-1] + "ing"
    elif right[-1] not in "aeiouwr" and right[-2] not in "aeiou":
        yield wrong + "ed", right + "ed"
        yield wrong + "ing", right + "ing"


_BY_WORD = {
    wrong: right for wrong, _, right in (pair.strip().partition(" ") for pair in _WORDS.replace("\n", " ").split(","))
}
_BY_WORD = dict(pair for one in _BY_WORD.items() for pair in _inflected(*one)) | _BY_WORD
_WORD = regex.compile(r"(?<![\p{L}\p{N}'’_@.-])\p{L}{3,}(?![\p{L}\p{N}_@-]|['’]\p{L}|\.\p{Ll})")
_MORE = "more|less|higher|lower|larger|greater|better|rather|other|fewer|faster"
_PUBLIC = "sector|servi|health|polic|finance|opinion|securit|interest|transport|institution|hospital"
_PHRASES = tuple(
    (regex.compile(pattern, regex.I), right)
    for pattern, right in (
        (r"\b(?:series|number|set|package|range|raft) of (?P<wrong>polices)\b", "policies"),
        (r"\b(?P<wrong>polices) (?:and measures|to support|for|on|that|were|are)\b", "policies"),
        (r"\b(?P<wrong>purchasing manager['’]s) index\b", "purchasing managers'"),
        (r"\b(?P<wrong>form)(?= the (?:perspective|beginning|outset|point of view)\b)", "from"),
        (rf"\b(?:{_MORE}) (?P<wrong>then) (?:the|a|in|last|\d)", "than"),
        (rf"\b(?P<wrong>pubic) (?={_PUBLIC})", "public"),
        (r"\b(?P<wrong>loose)(?= (?:money|its|their|control of))", "lose"),
        (r"\b(?:has|have|had|was|were|been) (?P<wrong>lead) (?:by|to|the)\b", "led"),
        (r"\b(?P<wrong>it['’]s) (?=own\b)", "its"),
        (r"\b(?P<wrong>untied) (?=nations|states|kingdom|front)", "united"),
    )
)


class Misspelling(NamedTuple):
    """A misspelled word and what it should be."""

    span: Span
    right: str


def find_misspellings(text: str) -> Iterator[Misspelling]:
    """The known misspellings in a text, in order; addresses and codes are left out.

    >>> list(find_misspellings("the Goverment"))
    [Misspelling(span=Span(start=4, end=13), right='Government')]
    """
    bare = prose(text)
    found = [
        Misspelling(Span(*match.span()), _like(match[0], _BY_WORD[match[0].lower()]))
        for match in _WORD.finditer(bare)
        if match[0].lower() in _BY_WORD
    ]
    for pattern, right in _PHRASES:
        for match in pattern.finditer(bare):
            found.append(Misspelling(Span(*match.span("wrong")), _like(match["wrong"], right)))
    yield from sorted(set(found), key=lambda one: one.span)


def _like(wrong: str, right: str) -> str:
    """The right word with the capitals of the wrong one."""
    if wrong.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if wrong[0].isupper() else right
