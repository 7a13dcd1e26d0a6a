"""What a file says of its languages is believed, so that one that is being translated can be checked."""

from collections.abc import Iterable

import pytest

from termqa.config import Settings
from termqa.errors import UserError
from termqa.model import Lang
from termqa.pipeline import check

ZH = [f"第{n}季度出口形势总体平稳，民营企业信心增强。" for n in range(1, 81)]
EN = [f"In quarter {n}, exports were stable, and private firms gained confidence." for n in range(1, 81)]


def xliff(pairs: Iterable[tuple[str, str]], source: str = "zh-CN", target: str = "en-US") -> str:
    units = "".join(
        f'<trans-unit id="{n}"><source>{s}</source><target state="{"final" if t else "needs-translation"}">{t}</target>'
        "</trans-unit>"
        for n, (s, t) in enumerate(pairs, 1)
    )
    return (
        f'<xliff version="1.2"><file original="a" source-language="{source}" target-language="{target}"><body>'
        f"{units}</body></file></xliff>"
    )


def xliff_2(pairs: Iterable[tuple[str, str]], source: str = "zh-CN", target: str = "en") -> str:
    units = "".join(
        f'<unit id="{n}"><segment><source>{s}</source><target>{t}</target></segment></unit>'
        for n, (s, t) in enumerate(pairs, 1)
    )
    return f'<xliff version="2.1" srcLang="{source}" trgLang="{target}"><file id="f">{units}</file></xliff>'


def tmx(pairs: Iterable[tuple[str, str]], source: str = "zh-CN", target: str = "en") -> str:
    units = "".join(
        f'<tu><tuv xml:lang="{source}"><seg>{s}</seg></tuv><tuv xml:lang="{target}"><seg>{t}</seg></tuv></tu>'
        for s, t in pairs
    )
    return f'<tmx version="1.4"><header srclang="{source}"/><body>{units}</body></tmx>'


def po(pairs: Iterable[tuple[str, str]], source: str = "", target: str = "en") -> str:
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {target}\\n"\n'
    return head + "".join(f'\nmsgid "{s}"\nmsgstr "{t}"\n' for s, t in pairs)


def csv(pairs: Iterable[tuple[str, str]], source: str = "", target: str = "") -> str:
    return "source,target\n" + "".join(f'"{s}","{t}"\n' for s, t in pairs)


def named(pairs: Iterable[tuple[str, str]], source: str = "", target: str = "") -> str:
    return "zh,en\n" + "".join(f'"{s}","{t}"\n' for s, t in pairs)


FORMATS = [
    ("a.xliff", xliff), ("a.sdlxliff", xliff), ("a.mqxliff", xliff), ("b.xliff", xliff_2), ("a.tmx", tmx),
    ("a.po", po), ("a.csv", csv), ("named.csv", named),
]  # fmt: skip


def told(path: str, **settings: object) -> list[tuple[str, str]]:
    settings |= {"select": ("text-untranslated", "text-omitted")}
    return [(f.segment, f.rule) for f in check(path, settings=Settings(**settings)).findings]


@pytest.mark.parametrize(("file", "written"), FORMATS, ids=[file for file, _ in FORMATS])
@pytest.mark.parametrize("left", ["copied", "empty"])
def test_what_is_still_to_be_translated_is_found_however_much_it_is(write, file, written, left):
    undone = [(zh, zh if left == "copied" else "") for zh in ZH[:70]]
    path = write(file, written([*undone, *zip(ZH[70:], EN[70:], strict=True)]))
    rule = "text-untranslated" if left == "copied" else "text-omitted"
    assert told(path) == [(str(n), rule) for n in range(1, 71)]


@pytest.mark.parametrize(("file", "written"), FORMATS[:6], ids=[file for file, _ in FORMATS[:6]])
def test_a_file_that_nobody_has_begun_to_translate_is_all_untranslated(write, file, written):
    assert told(write(file, written((zh, zh) for zh in ZH))) == [(str(n), "text-untranslated") for n in range(1, 81)]


@pytest.mark.parametrize(("file", "written"), FORMATS[:6], ids=[file for file, _ in FORMATS[:6]])
def test_a_translation_into_chinese_is_believed_to_be_one(write, file, written):
    undone = [(en, en) for en in EN[:70]]
    path = write(file, written([*undone, *zip(EN[70:], ZH[70:], strict=True)], "en-GB", "zh-CN"))
    assert told(path) == [(str(n), "text-untranslated") for n in range(1, 71)]


def test_figures_alone_are_in_the_languages_declared(write, bitexts):
    (bitext,) = bitexts(write("a.xliff", xliff([("5.3%", "5.3%")], "en", "zh")))
    assert (bitext.source_lang, bitext.target_lang) == (Lang.EN, Lang.ZH)


def test_the_user_knows_better_than_the_file(write, bitexts):
    (bitext,) = bitexts(write("a.xliff", xliff([("5.3%", "5.3%")], "en", "zh")), source_lang=Lang.ZH)
    assert (bitext.source_lang, bitext.target_lang) == (Lang.ZH, Lang.EN)


@pytest.mark.parametrize(("file", "written"), [FORMATS[0], *FORMATS[3:6]], ids=["1.2", "2.1", "tmx", "po"])
@pytest.mark.parametrize(
    ("texts", "said"), [((ZH, ZH[1:]), "both Chinese"), ((EN, EN[1:]), "both English")], ids=["zh", "en"]
)
def test_texts_that_cannot_be_what_is_declared_are_refused(write, file, written, texts, said):
    path = write(file, written(zip(*texts, strict=False)))
    with pytest.raises(UserError) as raised:
        check(path)
    assert f"source and target are {said}" in raised.value.what


def test_languages_declared_the_wrong_way_round_are_those_of_the_texts(write, bitexts):
    (bitext,) = bitexts(write("a.xliff", xliff(zip(ZH, EN, strict=True), "en", "zh")))
    assert (bitext.source_lang, bitext.target_lang) == (Lang.ZH, Lang.EN)


def test_what_is_still_to_be_translated_is_no_evidence_of_how_the_text_is_written(write):
    done = [(f"出口额为{n},500元，增长{n}%。", f"Exports were {n},500 yuan, up {n} percent.") for n in range(11, 31)]
    left = [(f'出口额为{n}600元，增长{n}%，称为"稳"（见表 ）。',) * 2 for n in range(11, 31)]
    again = [
        ("民营企业信心明显增强，市场预期不断改善。", text) for text in ("Private firms gained much confidence.", ZH[0])
    ]
    path = write("a.tsv", "zh\ten\n" + "".join(f"{zh}\t{en}\n" for zh, en in [*done, *left, *again]))
    found = check(path, settings=Settings(show_info=True)).findings
    assert [(f.segment, f.rule) for f in found] == [(str(n), "text-untranslated") for n in (*range(21, 41), 42)]
