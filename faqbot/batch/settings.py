"""How a batch is run, in which formats, and which outputs are refused before any question is asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath

from faqbot.batch.checkpoint import has_finished, kept_files
from faqbot.batch.output import OUTPUT_FORMATS
from faqbot.batch.question_file import input_kind
from faqbot.errors import CheckpointError, OutputError
from faqbot.system.atomic_files import STANDARD, is_special, refuse_existing


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is run.

    A format that is None is taken from the suffix of the file. `threshold` is the least confidence (0 to 1) that
    answers. `workers` is the largest number of processes. With `resume`, unfinished answers are saved beside the
    output, and a run that was interrupted continues from there. `columns` are the columns that hold the question,
    instead of the one with a name of questions. `force` replaces files that exist. `separator` stands between the cells
    of CSV, and `for_excel` writes CSV as Excel reads it. The page with the figures of the run is written to `report`.
    """

    input_format: str | None = None
    output_format: str | None = None
    topic: str | None = None
    threshold: float | None = None
    workers: int = 1
    resume: bool = False
    columns: tuple[str, ...] = ()
    force: bool = False
    separator: str = ","
    for_excel: bool = False
    report: str | None = None


def formats_of(path: str, output: str, settings: Settings) -> tuple[str | None, str | None]:
    """Return the formats of the questions and of the answers; None if only the content of the questions tells.

    Raises `QuestionsError` and `OutputError` for a suffix that is not known, and for `--excel` or `--separator`
    with another format than CSV.
    """
    kind = input_kind(path, settings.input_format)
    written = settings.output_format or _format_of_suffix(output)
    if written is None and kind is not None:
        written = standard_format(kind)
    if settings.for_excel and written not in ("csv", None):
        hint = "; Excel opens .xlsx as it is" if written == "xlsx" else ""
        raise OutputError(f"--excel is for CSV, not for {written}{hint}", path=None if output == STANDARD else output)
    if settings.separator != "," and written not in ("csv", None):
        raise OutputError(f"--separator is for CSV, not for {written}", path=None if output == STANDARD else output)
    return kind, written


def standard_format(kind: str) -> str:
    """Return the format of answers on standard output, given that of the questions."""
    return kind if kind in ("csv", "tsv", "jsonl") else "csv"


def refuse_outputs(path: str, output: str, settings: Settings) -> None:
    """Raise `OutputError` for an output that exists, unless it is to be replaced, or is the file of questions.

    Where a run was begun with `resume`, `kept_output` decides about the answers, and only a run that finished has
    written its report. Raises `CheckpointError` for a stream with `resume`: it cannot be read or written from its
    middle.
    """
    if settings.resume:
        _refuse_streams(path, output)
    for name in (output, settings.report):
        if name is None or name == STANDARD:
            continue
        if path != STANDARD and _is_same(path, name):
            raise OutputError("is the file of questions itself; name another file", path=name)
        refuse_existing(name, force=settings.force, is_own=lambda name: _is_written(name, output, settings))
    _check_folder(settings.report)
    if settings.report is not None and output != STANDARD and _is_same(output, settings.report):
        raise OutputError("is the file of the answers; name another file for the report", path=settings.report)
    for kept in kept_files(output)[1:] if settings.resume else ():
        if _is_same(path, kept):
            raise OutputError("is the file of questions, and --resume writes there; name another output", path=kept)


def _is_written(name: str, output: str, settings: Settings) -> bool:
    """Whether a file may be what the run that is resumed has written."""
    begun = settings.resume and os.path.lexists(kept_files(output)[2])
    return begun and (name == output or has_finished(output))


def _format_of_suffix(output: str) -> str | None:
    suffix = PurePath(output).suffix.lower().removeprefix(".")
    if output == STANDARD or suffix in OUTPUT_FORMATS:
        return suffix if output != STANDARD else None
    names = " ".join(f".{name}" for name in OUTPUT_FORMATS)
    raise OutputError(f"has no known suffix; use one of {names}, or give --output-format", path=output)


def _check_folder(report: str | None) -> None:
    """Raise `OutputError` now if the report, which comes last, could not be written."""
    if report is None:
        return
    if report == STANDARD:
        raise OutputError("--report needs the name of a file")
    folder = os.path.dirname(os.path.abspath(report))
    if os.path.isdir(report):
        raise OutputError("is a directory; name a file", path=report)
    if not os.access(folder, os.W_OK):
        reason = "permission denied" if os.path.isdir(folder) else "no such folder"
        raise OutputError(f"cannot write: {reason}", path=report)


def _is_same(path: str, other: str) -> bool:
    if os.path.realpath(path) == os.path.realpath(other):
        return True
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)


def _refuse_streams(path: str, output: str) -> None:
    for name, remedy in ((path, "name a file of questions"), (output, "name a file with -o")):
        if name == STANDARD or is_special(name):
            shown = None if name == STANDARD else name
            raise CheckpointError(f"--resume cannot go on with a stream; {remedy}", path=shown)
