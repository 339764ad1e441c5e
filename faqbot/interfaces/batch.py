"""Answer a file of questions: read, ask, write, one record at a time, in memory that does not grow with the file."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePath
from typing import TextIO

from faqbot.bot import FaqBot
from faqbot.errors import OutputError, QuestionsError, system_reason
from faqbot.interfaces.answers import OWNED, Row, RowWriter, answered, failed, row_writer
from faqbot.interfaces.output import STANDARD, open_output
from faqbot.interfaces.progress import Progress
from faqbot.interfaces.questions import FORMATS, BadRecord, read_questions
from faqbot.interfaces.render import one_line

OUTPUT_FORMATS = ("csv", "tsv", "jsonl")


@dataclass(frozen=True, slots=True)
class Summary:
    """How many questions came to which outcome, and how many records could not be read."""

    answered: int
    chose: int
    abstained: int
    errors: int
    seconds: float

    def __str__(self) -> str:
        total = self.answered + self.chose + self.abstained + self.errors
        counted = f"{total:,} question{'s' * (total != 1)} in {self.seconds:.1f} s"
        rate = f"{total / max(self.seconds, 1e-9):,.0f}/s"
        outcomes = f"{self.answered:,} answered, {self.chose:,} chose, {self.abstained:,} abstained"
        return f"{counted} ({rate}): {outcomes}, {self.errors:,} error{'s' * (self.errors != 1)}"


def run_batch(
    open_bot: Callable[[], FaqBot],
    questions: str,
    output: str = STANDARD,
    *,
    input_format: str | None = None,
    output_format: str | None = None,
    topic: str | None = None,
    threshold: float | None = None,
) -> Summary:
    """Answer every question of a file (`-`: standard input) into another (`-`: standard output).

    Nothing is written before the questions and the documents are known to be readable. Raises `QuestionsError`,
    `OutputError` and what opening the bot raises.
    """
    kind_in = input_format or _format(questions, FORMATS, "txt", QuestionsError)
    kind_out = output_format or _format(output, OUTPUT_FORMATS, kind_in if kind_in != "txt" else "csv", OutputError)
    _refuse_same(questions, output)
    with _open_questions(questions) as stream:
        bot = open_bot()
        bot.ask("", topic=topic, threshold=threshold)  # an unknown topic is an error before anything is written
        size = os.fstat(stream.fileno()).st_size if stream.seekable() else 0
        outcomes: Counter[str] = Counter()
        lost: dict[str, None] = {}
        with open_output(output) as file, Progress("questions") as progress:
            writer = row_writer(kind_out, file, to_terminal=_is_terminal(file))
            for record in read_questions(stream, kind_in, questions, OWNED):
                if isinstance(record, BadRecord):
                    row = failed(record)
                else:
                    row = answered(record, bot.ask(record.question, k=1, topic=topic, threshold=threshold))
                    lost |= dict.fromkeys(record.dropped)
                row = _written(row, writer)
                if output == STANDARD:  # whoever reads along gets each answer at once
                    file.flush()
                outcomes[row["outcome"]] += 1
                progress.step(stream.tell() / size if size else None)
            late = writer.close()
    _warn("columns that batch writes itself, left out", lost)
    _warn("columns not in the first record, left out", late)
    summary = Summary(outcomes["answer"], outcomes["choose"], outcomes["abstain"], outcomes["error"], progress.seconds)
    print(f"faqbot: {summary}", file=sys.stderr)
    return summary


def _written(row: Row, writer: RowWriter) -> Row:
    """Write a row, or in its place an error row if what travels along has no form in the output's format."""
    try:
        writer.write(row)
    except (ValueError, RecursionError) as error:
        reason = f"a column that cannot be written: {error}"
        row = failed(BadRecord(row["line"], reason, str(row["id"]), row["question"]))
        writer.write(row)
    return row


def _warn(what: str, columns: Iterable[str]) -> None:
    """Name columns of the questions that the answers do not have."""
    named = ", ".join(map(one_line, columns))
    if named:
        print(f"faqbot: warning: {what}: {named}", file=sys.stderr)


def _format(path: str, known: tuple[str, ...], standard: str, error: type[Exception]) -> str:
    """Return the format that a path's suffix names; a stream without one has the standard format."""
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    if path == STANDARD or suffix in known:
        return suffix if path != STANDARD else standard
    option = "--input-format" if error is QuestionsError else "--output-format"
    names = " ".join(f".{name}" for name in known)
    raise error(f"no format by that name; use {names}, or say {option}", path=path)  # type: ignore[call-arg]


def _refuse_same(questions: str, output: str) -> None:
    """Never write over the questions."""
    if STANDARD in (questions, output):
        return
    if os.path.realpath(questions) == os.path.realpath(output) or (
        os.path.exists(output) and os.path.exists(questions) and os.path.samefile(questions, output)
    ):
        raise OutputError("is the file of questions itself; name another file", path=output)


@contextmanager
def _open_questions(path: str) -> Iterator[BufferedReader]:
    if path == STANDARD:
        yield sys.stdin.buffer  # type: ignore[misc]  # a BufferedReader, typed as BinaryIO
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below; only its opening is guarded
        if os.path.isdir(path):
            raise IsADirectoryError(21, "is a directory; name a file")
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise QuestionsError(f"cannot read the questions: {reason}", path=path) from error
    with stream:
        yield stream


def _is_terminal(file: TextIO) -> bool:
    try:
        return file.isatty()
    except (OSError, ValueError):
        return False
