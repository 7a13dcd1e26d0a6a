"""Units of measure as a table: one row a unit, with the words of both languages and its size in a base unit."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

import regex


class Unit(NamedTuple):
    """A unit: its name, what it measures, how many base units it is, and its words."""

    name: str
    dimension: str
    factor: Decimal
    zh: tuple[str, ...]
    en: tuple[str, ...]


def _unit(name: str, dimension: str, factor: str, zh: str, en: str) -> Unit:
    return Unit(name, dimension, Decimal(factor), tuple(zh.split()), tuple(e.replace("_", " ") for e in en.split()))


UNITS = (
    _unit("tonne", "mass", "1000", "吨 公吨", "tons? tonnes? metric_tons? metric_tonnes?"),
    _unit("kilogram", "mass", "1", "公斤 千克", "kg kilograms? kilogrammes? kilos?"),
    _unit("gram", "mass", "0.001", "克", "grams? grammes?"),
    _unit("jin", "mass", "0.5", "斤", "jin catties catty"),
    _unit("liang", "mass", "0.05", "两", "liang taels?"),
    _unit("milligram", "mass", "0.000001", "毫克", "mg milligrams?"),
    _unit("microgram", "mass", "0.000000001", "微克", "micrograms? μg µg"),
    _unit("tonne-kilometer", "freight", "1", "吨公里", "tonne-kilometers? tonne-kilometres? ton-kilometers? tonne-km"),
    _unit("deadweight tonne", "ship", "1", "载重吨", "dwt deadweight_tonnes? deadweight_tons?"),
    _unit("kilogram per mu", "yield", "15", "公斤/亩 千克/亩", "kilograms?_per_mu kg_per_mu kilograms?_a_mu"),
    _unit("kilogram per hectare", "yield", "1", "公斤/公顷 千克/公顷", "kilograms?_per_hectare kg_per_hectare kg/ha"),
    _unit("kilometer", "length", "1000", "公里 千米", "kms? kilometers? kilometres?"),
    _unit("meter", "length", "1", "米", "meters? metres?"),
    _unit("centimeter", "length", "0.01", "厘米", "cm centimeters? centimetres?"),
    _unit("millimeter", "length", "0.001", "毫米", "mm millimeters? millimetres?"),
    _unit("nanometer", "length", "0.000000001", "纳米", "nm nanometers? nanometres?"),
    _unit("mile", "length", "1609.344", "英里", "miles?"),
    _unit("nautical mile", "length", "1852", "海里", "nautical_miles?"),
    _unit("foot", "length", "0.3048", "英尺", "feet foot ft"),
    _unit("inch", "length", "0.0254", "英寸 英吋 吋", "inches inch"),
    _unit("yard", "length", "0.9144", "码", "yards? yds? yd"),
    _unit(
        "kilometer per hour",
        "speed",
        "1",
        "公里/小时 公里每小时 千米/小时",
        "km/h kph kilometers?_per_hour kilometres?_per_hour",
    ),
    _unit("li", "length", "500", "里", "li"),
    _unit(
        "square kilometer",
        "area",
        "1000000",
        "平方公里 平方千米",
        "square_kilometers? square_kilometres? sq_km km2 km²",
    ),
    _unit("square meter", "area", "1", "平方米", "square_meters? square_metres? sq_m m² m2"),
    _unit("hectare", "area", "10000", "公顷", "hectares? ha"),
    _unit("mu", "area", "666.6666666667", "亩", "mu"),
    _unit("acre", "area", "4046.8564", "英亩", "acres?"),
    _unit("square foot", "area", "0.09290304", "平方英尺 平方尺", "square_feet square_foot sq_ft"),
    _unit("cubic meter", "volume", "1", "立方米", "cubic_meters? cubic_metres? m³"),
    _unit("cubic kilometer", "volume", "1000000000", "立方公里 立方千米", "cubic_kilometers? cubic_kilometres?"),
    _unit("bcm", "volume", "1000000000", "", "bcm"),
    _unit("liter", "volume", "0.001", "升 公升", "liters? litres?"),
    _unit("milliliter", "volume", "0.000001", "毫升", "ml milliliters? millilitres?"),
    _unit("gallon", "volume", "0.003785411784", "加仑", "gallons?"),
    _unit("barrel", "barrel", "1", "桶", "barrels? bbl"),
    _unit("kilowatt-hour", "energy", "1", "千瓦时 千瓦小时 度电", "kwh kilowatt-hours? kilowatt_hours?"),
    _unit("megawatt-hour", "energy", "1000", "兆瓦时", "mwh megawatt-hours? megawatt_hours?"),
    _unit("gigawatt-hour", "energy", "1000000", "吉瓦时", "gwh gigawatt-hours? gigawatt_hours?"),
    _unit("terawatt-hour", "energy", "1000000000", "太瓦时", "twh terawatt-hours? terawatt_hours?"),
    _unit("kilowatt", "power", "1", "千瓦", "kw kilowatts?"),
    _unit("megawatt", "power", "1000", "兆瓦", "mw megawatts?"),
    _unit("gigawatt", "power", "1000000", "吉瓦", "gw gigawatts?"),
    _unit("terawatt", "power", "1000000000", "太瓦", "tw terawatts?"),
    _unit("watt", "power", "0.001", "瓦", "watts?"),
    _unit("hectopascal", "pressure", "1", "百帕", "hpa hectopascals? millibars?"),
    _unit("kilopascal", "pressure", "10", "千帕", "kpa kilopascals?"),
    _unit("megapascal", "pressure", "10000", "兆帕", "mpa megapascals?"),
    _unit("Mbps", "bit rate", "1", "Mbps 兆比特每秒", "mbps"),
    _unit("Gbps", "bit rate", "1000", "Gbps", "gbps"),
    _unit("TEU", "TEU", "1", "标准箱 标箱 TEU", "teus? twenty-foot_equivalent_units? standard_containers?"),
    _unit("degree Celsius", "temperature", "1", "摄氏度 ℃", "degrees_celsius °c ℃"),
    _unit("degree Fahrenheit", "temperature in Fahrenheit", "1", "华氏度 ℉", "degrees_fahrenheit °f ℉"),
    _unit("year", "month", "12", "周年 年", "years? year-long yearlong"),
    _unit("month", "month", "1", "个月 个多月", "months?"),
    _unit("quarter", "month", "3", "个季度", "quarters?"),
    _unit("week", "day", "7", "周 个星期 星期 个周", "weeks?"),
    _unit("day", "day", "1", "天 个工作日 工作日 日内 个交易日", "days? working_days? workdays? trading_days?"),
    _unit("hour", "second", "3600", "小时 个小时 个钟头", "hours? hrs?"),
    _unit("minute", "second", "60", "分钟", "minutes? mins?"),
    _unit("second", "second", "1", "秒 秒钟", "seconds?"),
    _unit("year of age", "age", "1", "岁 周岁", "years_old years_of_age year-olds?"),
    _unit("decade", "month", "120", "", "decades?"),
    _unit("century", "month", "1200", "", "centuries"),
)
YUAN = "YUAN"
"""元 in a text in traditional characters: the dollar of Hong Kong or Taiwan, the pataca or the yuan."""


def one_money(a: str, b: str) -> bool:
    """Whether two currencies may be one: the same, one unsaid, or a bare dollar sign and a bare 元."""
    return a == b or not a or not b or YUAN in (a, b)


BY_NAME = {u.name: u for u in UNITS}
TIME = frozenset({"month", "day", "second"})

CURRENCIES = (
    ("CNY", "元人民币|人民币元|人民币|块钱|元", r"yuan|RMB|renminbi|CNY|¥|￥"),
    ("USD", "美元|美金", r"U\.?S\.? dollars?|US\$|USD|dollars?|\$"),
    ("HKD", "港元|港币|元港币", r"Hong Kong dollars?|HK dollars?|HK\$|HKD"),
    ("EUR", "欧元", r"euros?|EUR|€"),
    ("GBP", "英镑", r"pounds? sterling|pounds?|GBP|£"),
    ("JPY", "日元|日圆", r"Japanese yen|yen|JPY|JP¥"),
    ("TWD", "新台币|台币|元新台币", r"New Taiwan dollars?|NT dollars?|NT\$|TWD"),
    ("AUD", "澳元|澳大利亚元", r"Australian dollars?|A\$|AU\$|AUD"),
    ("CAD", "加元", r"Canadian dollars?|C\$|CAD"),
    ("MOP", "澳门元", r"patacas?|MOP\$?|MOP"),
    ("SGD", "新加坡元|新元", r"Singapore dollars?|S\$|SGD"),
    ("RUB", "卢布", r"rubles?|roubles?|RUB"),
    ("MYR", "马币|林吉特|令吉", r"RM|ringgit|MYR"),
    ("KRW", "韩元", r"won|KRW"),
    ("CHF", "瑞士法郎", r"Swiss francs?|CHF"),
    ("NZD", "新西兰元|纽元", r"New Zealand dollars?|NZ\$|NZD"),
    ("INR", "印度卢比|卢比", r"Indian rupees?|rupees?|Rs\.?|INR"),
    ("PKR", "巴基斯坦卢比", r"Pakistani rupees?|PKR"),
    ("IDR", "印尼盾|印尼卢比", r"Indonesian rupiah|rupiah|IDR"),
    ("THB", "泰铢", r"Thai baht|baht|THB"),
    ("VND", "越南盾", r"Vietnamese dong|VND"),
    ("PHP", "菲律宾比索", r"Philippine pesos?|PHP"),
    ("BRL", "雷亚尔", r"Brazilian reais|reais|R\$|BRL"),
    ("MXN", "墨西哥比索", r"Mexican pesos?|MXN"),
    ("ZAR", "南非兰特|兰特", r"South African rand|ZAR"),
    ("SAR", "沙特里亚尔", r"Saudi riyals?"),
    ("AED", "阿联酋迪拉姆", r"UAE dirhams?|AED"),
    ("TRY", "土耳其里拉", r"Turkish lira"),
    ("UAH", "格里夫纳", r"hryvnias?|UAH"),
    ("KZT", "坚戈", r"tenge|KZT"),
    ("SEK", "瑞典克朗", r"Swedish kron[ao]r?|SEK"),
    ("NOK", "挪威克朗", r"Norwegian kroner?|NOK"),
    ("DKK", "丹麦克朗", r"Danish kroner?|DKK"),
    ("PLN", "兹罗提", r"zlotys?|PLN"),
)

_ISO = frozenset({code for code, _, _ in CURRENCIES} | {"RMB", "MOP"})


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first character, longest first."""
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len):
        table[word[0]] = (word, *table.get(word[0], ()))
    return table


ZH_UNIT = {w: u for u in UNITS for w in u.zh}
"""Units by their Chinese words."""
ZH_CURRENCY = {w: code for code, zh, _ in CURRENCIES for w in zh.split("|")}
"""Codes of currencies by their Chinese words."""
_ZH_WORDS = _by_first([*ZH_UNIT, *ZH_CURRENCY])


def zh_measure(text: str, at: int) -> str:
    """The longest Chinese word for a unit or a currency that begins there, empty if none."""
    for word in _ZH_WORDS.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return ""


_EN_CURRENCY = [(code, regex.compile(rf"(?:{en})", regex.IGNORECASE)) for code, _, en in CURRENCIES]


_EN_CURRENCY_FORMS = [(form, code) for code, _, en in CURRENCIES for form in en.lower().split("|")]
EN_CURRENCY_SIGN = {
    form.replace("\\", "").replace(mark, ""): code
    for form, code in _EN_CURRENCY_FORMS
    for mark in (".?", "?")
    if len(form) < 6 and (form.endswith(("$", "¥", "￥", "€", "£", ".?", "$?")) or form.upper() in _ISO or form == "rm")
}
"""What may stand before the amount, in lower case: us$, rmb, €."""


def _by_first_word() -> dict[str, tuple[tuple[re.Pattern[str], "Unit | str"], ...]]:
    rows: list[tuple[str, Unit | str]] = [*_EN_CURRENCY_FORMS, *((form, unit) for unit in UNITS for form in unit.en)]
    table: dict[str, list[tuple[re.Pattern[str], Unit | str]]] = {}
    for form, measure in sorted(rows, key=lambda row: -len(row[0])):
        pattern = re.compile(rf"(?:{form})(?![a-z²³]|2\b)")
        for word in _heads(form):
            table.setdefault(word, []).append((pattern, measure))
    return {word: tuple(found) for word, found in table.items()}


def _heads(form: str) -> set[str]:
    r"""The words that may begin a form of the table.

    >>> sorted(_heads("tons?")), sorted(_heads(r"u\.?s\.? dollars?")), sorted(_heads("kg"))
    (['ton', 'tons'], ['u', 'us'], ['kg'])
    """
    written = form.replace("\\", "")
    spellings = {written.replace("?", ""), re.sub(r".\?", "", written)}
    return {m[0] for spelling in spellings if (m := _FIRST_WORD.match(spelling))}


_FIRST_WORD = re.compile(r"[a-zμµ]+|[°℃$€£¥￥]")
_EN_MEASURE = _by_first_word()


def en_measure(low: str, at: int) -> "tuple[Unit | str, int] | None":
    """The unit or the code of the currency that stands here in an English text in lower case, and where it ends."""
    if word := _FIRST_WORD.match(low, at):
        for pattern, measure in _EN_MEASURE.get(word[0], ()):
            if m := pattern.match(low, at):
                return measure, m.end()
    return None


def en_currency(word: str) -> str:
    """The code of the currency that an English word or sign names, nothing if none."""
    return next((code for code, pattern in reversed(_EN_CURRENCY) if pattern.fullmatch(word)), "")
