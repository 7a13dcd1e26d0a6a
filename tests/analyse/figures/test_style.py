from termqa.config import Settings
from termqa.pipeline import check


def suggestion(tmp_path, style: str, english: str = "Output was 12.6058 trillion yuan.") -> str:
    table = tmp_path / "a.tsv"
    table.write_text(f"source\ttarget\n产值1260582亿元。\t{english}\n", "utf-8")
    (finding,) = check([str(table)], settings=Settings(style=style, select=("number-magnitude",))).findings
    return finding.problem.suggestion


def test_suggestions_write_money_in_the_style_asked_for(tmp_path):
    assert suggestion(tmp_path, "scio") == "126.0582 trillion yuan"
    assert suggestion(tmp_path, "nbs") == "126,058.2 billion yuan"
    assert suggestion(tmp_path, "pboc") == "RMB126.0582 trillion"


def test_suggestions_follow_the_text_where_no_style_is_asked_for(tmp_path):
    assert suggestion(tmp_path, "auto") == "126.0582 trillion yuan"
    assert suggestion(tmp_path, "auto", "Output was RMB12.6058 trillion.") == "RMB126.0582 trillion"
