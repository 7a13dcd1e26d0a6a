"""The whole pipeline on one screen: texts are read and aligned; a run analyses them, asks the rules and reports."""

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from termqa.analyse.terms import TermIndex
from termqa.apart import Part, how_many, is_long
from termqa.config import Settings
from termqa.errors import UserError
from termqa.glossary import Glossary, load_layers, shipped_files
from termqa.model import Bitext, Document, Failure, Report
from termqa.outcome import settle
from termqa.read import Job, ReadOptions, jobs
from termqa.run import Run
from termqa.texts import beside_the_last, earlier_texts, revised, texts, together
from termqa.workers import Died, in_order

log = logging.getLogger("termqa")


def check(
    source: str | Path | Document | Sequence[str | Path],
    target: str | Path | Document | None = None,
    *,
    glossary: Glossary | str | Path | None = None,
    settings: Settings | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Report:
    """
    Everything found in a translation.

    ``source`` and ``target`` are two texts, as paths or as documents. Without a target, ``source`` is a bilingual file,
    a folder, an English text, or several paths as on the command line. A glossary takes the place of all that the
    settings name, the default one included. Raises UserError for what cannot be read; of several files, a bad one
    becomes a ``Failure`` of the report. ``progress`` is called with the number of segments done and the file at hand;
    the logger ``termqa`` tells at level INFO what was read, and how long it took.
    """
    settings = settings or Settings()
    started = perf_counter()
    terms = _glossary(glossary, settings)
    run = Run(settings, TermIndex(terms), settings.max_rows or None, progress)
    run.report.glossaries = _named(terms.files)
    names = "; ".join(run.report.glossaries) or "none"
    log.info("glossaries: %s (%.2f s)", names, perf_counter() - started)
    if isinstance(source, Document):
        run.add(together(source, target, run.index))
    else:
        named = [source] if isinstance(source, str | Path) else list(source)
        if isinstance(target, Document):
            raise UserError(target.path, "is a document beside a path", "give two paths, or two documents")
        _check_paths(run, [str(path) for path in (*named, target) if path is not None])
    started = perf_counter()
    run.finish()
    log.info("across all texts (%.2f s)", perf_counter() - started)
    settle(run.report, settings, {rule.name for rule in run.rules})
    return run.report


def _glossary(given: Glossary | str | Path | None, settings: Settings) -> Glossary:
    """The glossary in force: the one given, else the layers that the settings name."""
    if isinstance(given, Glossary):
        return given
    if given is not None:
        return load_layers([given], use_default=False)
    return load_layers(settings.glossaries, use_default=settings.default_glossary)


def _check_paths(run: Run, paths: Sequence[str]) -> None:
    """Check the texts that the paths name; the only file that cannot be read raises UserError."""
    settings = run.settings
    options = ReadOptions(encoding=settings.encoding, source_lang=settings.source_lang)
    earlier, failed = earlier_texts(settings.reference, options, run.index)
    run.report.failures += failed
    todo = list(jobs(paths, options))
    if settings.was and len(todo) > 1:
        raise UserError("--was", "is the earlier source of one text, and there are several", "check them one by one")
    checker = _Checker(settings, run.index, options, tuple(earlier))
    given = ((job, run.room) for job in todo if not isinstance(job, Failure))
    processes = how_many(settings.jobs, len(todo))
    parts = in_order(checker, given, processes) if processes > 1 else (None for _ in given)
    with closing(parts):
        for job in todo:
            if isinstance(job, Failure):
                run.report.failures.append(job)
                continue
            started, before = perf_counter(), run.report.segments
            part = next(parts)
            if part is None:
                checker.check(job, run, raises=len(todo) == 1)
            elif isinstance(part, Died):
                what = "its check ended the process"
                run.report.failures.append(Failure(job.file, what, "please report this", bug=True))
            else:
                run.take(part)
            seconds = part.seconds if isinstance(part, Part) else perf_counter() - started
            log.info("%s: %d segments (%.2f s)", job, run.report.segments - before, seconds)
    for bitext in earlier:
        run.remember(bitext)


def _named(files: Sequence[str]) -> list[str]:
    """The glossary files as a report shows them: shipped ones by name, together, the user's as given."""
    shipped = {str(path): name for name, path in shipped_files().items()}
    ours = [f"@{shipped[file]}" for file in files if file in shipped]
    return ([", ".join(ours)] if ours else []) + [file for file in files if file not in shipped]


@dataclass(frozen=True, slots=True)
class _Checker:
    """Checks the texts of a job, in a run that may be in another process."""

    settings: Settings
    index: TermIndex
    options: ReadOptions
    earlier: tuple[Bitext, ...]

    def __call__(self, given: tuple[Job, int | None]) -> Part | None:
        """What a run of its own finds; None where the job is not for another process."""
        job, most = given
        if is_long(job):
            return None
        started = perf_counter()
        run = Run(self.settings, self.index, most)
        self.check(job, run, raises=False)
        figures, facts = run.ledger.taken(), run.set_facts.taken()
        report = replace(run.report, figures=())
        return Part(report, figures, run.found, facts, run.crashes.told, run.bitexts, perf_counter() - started)

    def check(self, job: Job, run: Run, raises: bool) -> None:
        """Add the job's texts to the run; an input that cannot be read is a failure, or raises UserError."""
        was = self.settings.was
        try:
            found = revised(job, was, self.options, self.index) if was else texts(job, self.options, self.index)
            for bitext in found:
                run.add(beside_the_last(bitext, self.earlier) if self.earlier else bitext)
        except UserError as error:
            if raises:
                raise
            run.report.failures.append(Failure(error.where, error.what, error.hint))
        except Exception as bug:  # the other texts are checked, and what has been found so far is reported
            run.crashes.note(f"the check of {job}", job.file, bug)
