import io
import json

from termqa.model import Lang, Report
from termqa.report import json as json_report

from .conftest import case_of, make

FINDING_KEYS = {
    *(
        "id",
        "rule",
        "severity",
        "state",
        "file",
        "segment",
        "source_place",
        "target_place",
        "decision",
        "source",
        "comment",
        "reviewer",
    ),
    *("target", "source_spans", "target_spans", "message", "suggestion", "places", "term"),
    *("comment", "reviewer"),
}
FIGURE_KEYS = {
    *("file", "segment", "source", "target", "value", "source_place", "source_span", "target_span", "kind", "verdict"),
    *("low", "high", "bound", "direction"),
}


def written(report: Report) -> dict:
    stream = io.StringIO()
    json_report.write(report, stream, Lang.ZH)
    return json.loads(stream.getvalue())


def test_the_object_has_the_keys_of_the_contract(report):
    read = written(report)
    assert read["schema"] == "termqa/1"
    assert read["tool"]["name"] == "termqa"
    assert all(set(finding) == FINDING_KEYS for finding in read["findings"])
    assert all(set(figure) >= FIGURE_KEYS for figure in read["figures"])


def test_the_summary_leaves_closed_findings_out(report):
    summary = written(report)["summary"]
    assert summary["findings"] == {"critical": 4, "major": 5, "minor": 9, "info": 1}
    assert (summary["documents"], summary["segments"], summary["closed"]) == (3, 20, 1)


def test_a_finding_says_where_what_and_how_to_mend_it(report):
    finding = written(report)["findings"][0]
    assert finding["source"][slice(*finding["source_spans"][0])] == "4437亿元"
    assert finding["target"][slice(*finding["target_spans"][0])] == "4,437 billion yuan"
    assert (finding["source_place"], finding["target_place"]) == ("paragraph 4", "paragraph 5")
    assert set(finding["message"]) == {"zh", "en"}
    assert (finding["suggestion"], finding["decision"], finding["term"]) == ("443.7 billion yuan", None, None)


def test_terms_and_other_places_are_given_in_full(report):
    findings = written(report)["findings"]
    assert findings[2]["term"] == {
        "id": "c0002",
        "zh": "新质生产力",
        "expected": ["new quality productive forces"],
        "found": "new-type productivity",
        "grade": "reworded",
    }
    assert findings[12]["places"][1] == {
        "file": "samples/statistics.en.docx",
        "segment": "7",
        "target_spans": [[4, 9]],
        "text": "B&R",
    }


def test_figures_are_numbers_in_strings_and_spans_in_lists(report):
    figures = written(report)["figures"]
    assert (figures[0]["value"], figures[0]["source_span"]) == ("443700000000", [15, 21])
    assert (figures[2]["target"], figures[2]["verdict"], figures[8]["source"]) == (None, "missing", None)


def test_figures_are_written_while_they_are_read(report):
    stream = io.StringIO()
    rows = list(report.figures)

    def figures():
        for number, row in enumerate(rows):
            if number == 5:
                assert '"1244万人"' in stream.getvalue()
            yield row

    report.figures = figures()
    json_report.write(report, stream, Lang.ZH)
    assert len(json.loads(stream.getvalue())["figures"]) == len(rows)


def test_what_could_not_be_checked_is_told(report):
    read = written(report)
    assert read["failures"][0]["where"] == "samples/broken.docx"
    assert read["not_checked"][1]["what"] == {"zh": "1 个图表", "en": "1 chart"}


def test_an_empty_report_is_still_an_object():
    assert (written(Report())["findings"], written(Report())["figures"]) == ([], [])


def test_a_lone_surrogate_can_be_written_and_read(tmp_path):
    stream = io.StringIO()
    json_report.write(make([case_of("\ud800⟦三亿⟧", "a")]), stream, Lang.ZH)
    assert json.loads(stream.getvalue().encode().decode())["findings"][0]["source"] == "\ud800三亿"


def test_lines_hold_one_finding_each_as_in_the_object(report):
    stream = io.StringIO()
    json_report.write_lines(report, stream, Lang.ZH)
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == written(report)["findings"]
