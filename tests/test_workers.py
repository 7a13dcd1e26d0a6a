"""Texts checked in several processes give the report that one process gives, whatever happens to one of them."""

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import termqa as package
import termqa.apart
from termqa.config import Settings
from termqa.model import Lang, Report
from termqa.pipeline import check
from termqa.report import REPORTS, write_stream
from termqa.workers import Died, in_order

needs_fork = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="what a test replaces is seen by forked processes alone"
)
ZH = "2024年4月{day}日，全省建成智慧诊所{n}家，出口增长{pct}%，民间投资稳中向好。民营企业信心增强。"
EN = (
    "On April {day}, 2024, the province built {n} smart clinics, exports grew by {pct} percent, and private"
    " investment  was sound. Private firms gained confidence."
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Documents that contradict each other, tables of several documents, and files that cannot be checked."""
    place = tmp_path / "texts"
    place.mkdir()
    for n in range(12):
        facts = {"day": n + 1, "n": 3000 + n, "pct": f"{n}.5"}
        (place / f"{n:02}.zh.txt").write_text(ZH.format(**facts), "utf-8")
        (place / f"{n:02}.en.txt").write_text(EN.format(**facts | ({"n": 30} if n % 3 else {})), "utf-8")
    (place / "rows.csv").write_text(
        "doc,zh,en\n" + "".join(f"{n // 2},形势平稳。,The situation was  stable in {n}.\n" for n in range(6)), "utf-8"
    )
    (place / "cut.csv").write_text('zh,en\n形势平稳。,It was  stable.\n形势向好。,"It was', "utf-8")
    (place / "alone.zh.txt").write_text("没有译文。", "utf-8")
    (place / "broken.docx").write_bytes(b"no Word document")
    (place / "clinics.en.txt").write_text("Nearly 3,000 smart  clinics were built in the province.", "utf-8")
    return str(place)


def written(report: Report) -> bytes:
    stream = io.BytesIO()
    write_stream(report, REPORTS["json"], stream, Lang.EN, 0)
    return stream.getvalue()


@pytest.mark.parametrize("start", [pytest.param("fork", marks=needs_fork), "spawn"])
def test_reports_are_the_same_in_any_number_of_processes(folder: str, monkeypatch: pytest.MonkeyPatch, start: str):
    monkeypatch.setattr(multiprocessing, "get_context", lambda of=multiprocessing.get_context: of(start))
    one, two = (check(folder, settings=Settings(jobs=jobs, max_rows=9)) for jobs in (1, 2))
    assert written(one) == written(two)
    assert len({finding.file for finding in one.findings}) > 10 and len(one.failures) == 3
    for name in Report.__dataclass_fields__:
        mine, other = getattr(one, name), getattr(two, name)
        assert (list(mine), name) == (list(other), name) if name == "figures" else (mine, name) == (other, name)


@needs_fork
def test_a_crash_is_told_once_whichever_process_it_shows_in(folder: str, monkeypatch: pytest.MonkeyPatch):
    def broken(unit: object):
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr("termqa.analyse.figures.compare.compare", broken)
    one, two = (check(folder, settings=Settings(jobs=jobs)) for jobs in (1, 2))
    assert one.failures == two.failures
    assert [failure.where for failure in two.failures if failure.bug] == [f"{Path(folder, '00.en.txt')}: segment 1"]


@needs_fork
def test_a_text_that_ends_its_process_is_a_failure_and_the_others_are_checked(
    folder: str, monkeypatch: pytest.MonkeyPatch
):
    def fatal(bitext: object, head: object):
        if bitext.file.endswith("03.en.txt"):
            os._exit(1)

    monkeypatch.setattr("termqa.run.document_date", fatal)
    report = check(folder, settings=Settings(jobs=2))
    (failure,) = (failure for failure in report.failures if failure.bug)
    assert (Path(failure.where).name, failure.what) == ("03.en.txt", "its check ended the process")
    assert {Path(file).name for _, file in report.documents} >= {"02.en.txt", "04.en.txt", "rows.csv"}


def test_a_file_that_is_long_is_checked_in_the_first_process(folder: str, monkeypatch: pytest.MonkeyPatch):
    given: list[object] = []

    def watched(work, todo, processes: int):
        for job in todo:
            given.append(work(job))
            yield given[-1]

    monkeypatch.setattr(termqa.apart, "LONG", 150)
    monkeypatch.setattr("termqa.pipeline.in_order", watched)
    assert written(check(folder, settings=Settings(jobs=2))) == written(check(folder))
    assert 0 < given.count(None) < len(given)


@pytest.mark.parametrize(
    ("wanted", "texts", "processes"), [(1, 500, 1), (3, 500, 3), (3, 2, 2), (0, 500, 4), (0, 25, 2), (0, 9, 0)]
)
def test_processes_are_started_where_they_are_wanted_or_worth_it(
    monkeypatch: pytest.MonkeyPatch, wanted: int, texts: int, processes: int
):
    monkeypatch.setattr(termqa.apart, "cores", lambda: 4)
    assert termqa.apart.how_many(wanted, texts) == processes


def test_few_results_are_held_however_slowly_they_are_taken():
    begun = []

    def todo() -> Iterator[int]:
        for n in range(100):
            begun.append(n)
            yield n

    results = in_order(abs, todo(), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert len(begun) < 10
    results.close()


def test_results_come_in_the_order_of_the_work():
    assert list(in_order(abs, range(-20, 0), 3)) == list(range(20, 0, -1))


def test_work_that_ends_its_process_costs_no_other_work():
    results = list(in_order(os._exit, [0], 2))
    assert [type(result) for result in results] == [Died]


@pytest.mark.skipif(sys.platform == "win32", reason="interruptions are sent to groups of processes otherwise")
@pytest.mark.parametrize("to", [os.kill, getattr(os, "killpg", os.kill)], ids=["first process", "all processes"])
def test_an_interruption_ends_all_processes_in_silence(folder: str, tmp_path: Path, to):
    for n in range(12, 400):
        for lang, text in (("zh", ZH), ("en", EN)):
            Path(folder, f"{n}.{lang}.txt").write_text("\n".join([text.format(day=1, n=n, pct=n)] * 9), "utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "termqa", "check", folder, "--jobs", "2", "-v", "--format", "json"],
        env=os.environ | {"PYTHONPATH": str(Path(package.__file__).parents[1]), "LANG": "en_US.UTF-8"},
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    lines = iter(run.stderr.readline, "")
    assert any("segments" in line for line in lines)
    to(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert out == "" and "Traceback" not in err and err.count("segments") < 100
    for _ in range(100):
        if not _lives(run.pid):
            return
        time.sleep(0.1)
    pytest.fail("processes are left")


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_script_that_its_processes_would_run_again_is_told_so(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing\nfrom termqa.workers import in_order\nmultiprocessing.set_start_method('spawn')\n"
        "list(in_order(len, ['text'] * 9, 2))\n",
        encoding="utf-8",
    )
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 1 and "UserError: jobs: no other process could be started" in told.stderr
