"""
How fast and how lean reports are: ``python -m tests.benchmarks.bench_report``.

Findings like those of a briefing, with marked words on both sides. Goals: a workbook of 10,000 findings in under 6 s of
CPU time and 120 MiB, 1,000 in under 1 s beyond start-up; decisions in 10,000 rows are read back and matched in seconds.
Each measurement is a process of its own, so that memory is its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from termqa.fingerprint import fingerprint
from termqa.ledger import Ledger
from termqa.model import FigureRow, Finding, Lang, Pair, Problem, Report, Segment, Severity, Span, Text

SOURCE = (
    "今年前三季度，全市第{n}个产业园区实现营业收入{n}.5亿元，同比增长7.2%，"
    "高于全国平均水平0.4个百分点，对经济增长的贡献稳步提高。"
)
TARGET = (
    "In the first three quarters of this year, industrial park No. {n} of the city earned {n}.5 billion yuan, up 7.2 "
    "percent year on year and 0.4 percentage points above the national average, and contributed steadily to growth."
)
MESSAGE = Text(
    "“{n}.5亿元”与“{n}.5 billion yuan”相差10倍。", "“{n}.5亿元” and “{n}.5 billion yuan” are 10 times apart."
)


def made(findings: int) -> Report:
    """A report of so many findings, one a pair, with three figures each."""
    ledger = Ledger()
    report = Report(figures=ledger, documents=[("a.zh.docx", "a.en.docx")], segments=findings)
    for n in range(findings):
        source, target = SOURCE.format(n=n), TARGET.format(n=n)
        zh, en = f"{n}.5亿元", f"{n}.5 billion yuan"
        spans = Span(source.index(zh), source.index(zh) + len(zh)), Span(target.index(en), target.index(en) + len(en))
        place = Text(f"第{n}段", f"paragraph {n}")
        pair = Pair(str(n + 1), Segment(source, Lang.ZH, place), Segment(target, Lang.EN, place), 4.0)
        said = Text(MESSAGE.zh.format(n=n), MESSAGE.en.format(n=n))
        problem = Problem(said, spans[:1], spans[1:], f"{n / 10 + 0.05:.2f} billion yuan", f"{n}")
        severity = list(Severity)[n % 3]
        name = fingerprint("number-magnitude", pair, problem)
        report.findings.append(Finding("number-magnitude", severity, "a.en.docx", pair, problem, name))
        report.pairs.append(("a.en.docx", pair))
        ledger.extend(
            FigureRow("a.en.docx", pair.id, zh, en, "cardinal", "differs", f"{n}50000000", currency="CNY",
                      source_span=spans[0], target_span=spans[1])
            for _ in range(3)
        )  # fmt: skip
    return report


def measure(task: str, findings: int, folder: Path) -> None:
    """Prints CPU time and the peak of memory of one task, without those of making the report."""
    report = made(findings) if task != "read" else Report()
    path = folder / f"report.{'xlsx' if task == 'read' else task}"
    began = time.process_time()
    if task == "read":
        from termqa.review import xlsx

        assert len(xlsx.read(path).rows) == findings
    elif task == "honour":
        from termqa.review import Entry, honour

        edited = [Entry(f.id[:-1] + "x", f.rule, "accept", source=f.pair.source.text + "，", target=f.pair.target.text)
                  for f in report.findings]  # fmt: skip
        honour(report, edited, "decisions")
        assert report.decided and report.decided.carried == findings
    else:
        from termqa.report import write

        write(report, path, Lang.ZH, max_rows=0)
    cpu, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = f"{path.stat().st_size / 1e6:.1f} MB" if path.exists() else ""
    print(f"{task:7} {findings:6} findings: {cpu:5.2f} s, peak {peak / 1024:.0f} MiB {size}")


def main() -> None:
    """Measures each task with 1,000 and 10,000 findings."""
    if len(sys.argv) > 1:
        measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for findings in (1_000, 10_000):
            for task in ("xlsx", "read", "honour", "html", "md", "csv", "json"):
                command = [sys.executable, "-m", "tests.benchmarks.bench_report", task, str(findings), folder]
                subprocess.run(command, check=True, env=os.environ)


if __name__ == "__main__":
    main()
