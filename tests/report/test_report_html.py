"""The page as a parser reads it; ``tests/external`` opens it in a browser."""

import base64
import hashlib
import io
import re

import pytest
from lxml import etree
from lxml import html as parser

from termqa.model import Lang, Report
from termqa.report import html, md

from .conftest import BRIEFING, case_of, make

HOSTILE = '</p><script>alert(1)</script><img src=x onerror="alert(1)"> & \x1b\ud800 "quoted" http://example.org'


def written(report: Report, lang: Lang = Lang.EN, max_rows: int = 0) -> str:
    stream = io.StringIO()
    html.write(report, stream, lang, max_rows)
    return stream.getvalue()


def parsed(report: Report, **options) -> etree._Element:
    return parser.document_fromstring(written(report, **options).encode("utf-8"))


def test_every_finding_is_there_once_with_its_words_marked(report):
    articles = parsed(report).xpath("//article")
    assert len(articles) == len(report.findings)
    by_id = {article.xpath("string(.//p[@class='where']/code)"): article for article in articles}
    shown = {"  ": "␣␣", "\u00a0\u3000": "°□"}
    for finding in report.findings:
        pair, problem = finding.pair, finding.problem
        marks = [s.of(pair.source.text) for s in problem.source] + [s.of(pair.target.text) for s in problem.target]
        article = by_id[finding.id]
        assert [mark.text for mark in article.iter("mark")] == [shown.get(words, words) for words in marks]
        assert (article.get("data-rule"), article.get("data-severity"), article.get("data-file")) == (
            *(finding.rule, finding.severity.value, finding.file),
        )


def test_a_finding_leads_to_its_segment(report):
    page = parsed(report)
    for link in page.xpath("//article//a[@class='jump']"):
        (row,) = page.xpath(f"//tr[@id='{link.get('href')[1:]}']")
        article = next(link.iterancestors("article"))
        assert article.xpath("string(.//div[@lang='en']/p)") in "".join(row.itertext()).replace(
            "␣", " "
        ) or article.xpath(".//mark[contains(., '␣') or contains(., '°')]")


def test_the_filters_offer_each_severity_rule_document_and_state_with_its_number(report):
    page = parsed(report)
    assert page.xpath("//fieldset//input/@value") == ["critical", "major", "minor", "info"]
    assert [" ".join(label.itertext()).split()[-1] for label in page.xpath("//fieldset/label")] == ["4", "6", "9", "1"]
    rules = page.xpath("//select[@name='rule']/option/@value")
    assert rules == ["", *sorted({f.rule for f in report.findings})]
    assert BRIEFING in page.xpath("//select[@name='file']/option/@value")
    assert page.xpath("//select[@name='state']/option/@value") == ["", "new", "open", "carried", "closed"]


@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_of_a_text_becomes_markup(lang: Lang):
    report = make([case_of(HOSTILE, f"⟦{HOSTILE}⟧", HOSTILE)])
    page = parsed(report, lang=lang)
    assert len(page.xpath("//script")) == 1 and not page.xpath("//img") and not page.xpath("//@onerror")
    assert page.xpath("string(//article//mark)") == HOSTILE.replace("\x1b\ud800", "\ufffd\ufffd")


def test_the_page_needs_nothing_else_and_allows_no_script_but_its_own(report):
    text = written(report)
    page = parsed(report)
    assert not page.xpath("//link | //img | //iframe | //*[@src] | //@style")
    assert not re.search(r"url\(|@import|https?://", text.replace("http://www.w3.org", ""))
    policy = page.xpath("string(//meta[@http-equiv]/@content)")
    for name in ("script", "style"):
        content = page.xpath(f"string(//{name})").encode()
        assert base64.b64encode(hashlib.sha256(content).digest()).decode() in policy
    assert "default-src 'none'" in policy


def test_closed_findings_stand_last_under_a_heading_of_their_own(report):
    articles = parsed(report).xpath("//article")
    below = parsed(report).xpath("//h2[@class='closed']/following-sibling::article")
    assert 0 < len(below) < len(articles)
    assert [a.get("data-state") == "closed" for a in articles] == [False] * (len(articles) - len(below)) + [True] * len(
        below
    )


def test_a_cap_on_rows_is_said(report):
    page = parsed(report, max_rows=5)
    assert len(page.xpath("//article")) == 5
    assert "Only the first 5 of 20 rows are listed" in page.xpath("string(//section[@id='findings'])")


def test_a_report_without_findings_says_so():
    assert "Nothing was found." in written(Report())


def markdown(report: Report, max_rows: int = 0) -> str:
    stream = io.StringIO()
    md.write(report, stream, Lang.EN, max_rows)
    return stream.getvalue()


def test_markdown_has_the_verdict_each_finding_and_the_tables_of_the_summary(report):
    text = markdown(report)
    assert text.startswith("# Translation QA report\n\n**19 open findings")
    assert text.count("\n### ") == len(report.findings)
    assert "> In the first quarter, the city's goods trade totaled <mark>4,437 billion yuan</mark>, up" in text
    assert "| Severity | Found |\n| --- | --- |\n| Critical | 4 |" in text
    assert text.count("\n### ") > markdown(report, 3).count("\n### ") == 3


def test_nothing_of_a_text_becomes_markup_in_markdown():
    text = markdown(make([case_of("x", "# a_b_ *c* [d](e) | <b> @f http://g `h`\n- i", "m")]))
    assert "> \\# a\\_b\\_ \\*c\\* \\[d\\](e) \\| \\<b\\> \\@f http\\://g \\`h\\`<br>\\- i" in text
