"""`faqbot learn --ask`: an author decides row by row which rows to take in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.screening import Rejection
from faqbot.corpus.chunk import Chunk
from faqbot.errors import FaqbotError, OutputError, system_reason
from faqbot.rendering.readable import one_line
from faqbot.system.progress import erase

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

_KEYS = "y = take it in, n = leave it out, e = edit the question, a = take in all the rest, q = leave out all the rest"
_TERMINAL = "/dev/tty"


class RowReview:
    """Asks about rows on a terminal; `is_new_question` says whether an edited question may be taken in."""

    def __init__(self, session: PromptSession[str], chunks: Sequence[Chunk]) -> None:
        self._session = session
        self._chunks = chunks

    def __call__(self, rows: Sequence[Row]) -> tuple[list[Row], list[Rejection]]:
        """Return the rows that the author wants, some with an edited question, and the rejections of the others."""
        wanted: list[Row] = []
        unwanted: list[Rejection] = []
        erase()
        print(_KEYS, file=sys.stderr)
        for at, row in enumerate(rows):
            answer = self._answer(row, f"{at + 1}/{len(rows)}")
            if answer == "a":
                return [*wanted, *rows[at:]], unwanted
            if answer == "q":
                return wanted, [*unwanted, *map(_not_wanted, rows[at:])]
            if answer == "n":
                unwanted.append(_not_wanted(row))
            else:
                wanted.append(self._edited(row) if answer == "e" else row)
        return wanted, unwanted

    def _answer(self, row: Row, place: str) -> str:
        named = "nothing answers this" if row.chunk is None else _shown(self._chunks[row.chunk])
        print(f"\n{place}  {row.question}\n      -> {named}", file=sys.stderr, flush=True)
        while True:
            try:
                answer = self._session.prompt("y/n/e/a/q? ").strip().lower()[:1]
            except EOFError:
                return "q"
            if answer and answer in "yneaq":
                return answer
            print(_KEYS, file=sys.stderr)

    def _edited(self, row: Row) -> Row:
        try:
            question = one_line(self._session.prompt("question: ", default=row.question))
        except EOFError:
            question = row.question
        return row._replace(question=question) if question else row


def _shown(chunk: Chunk) -> str:
    return one_line(f"{chunk.id}: {chunk.question or chunk.text[:80]}")


def _not_wanted(row: Row) -> Rejection:
    return Rejection(row.line, row.question, "not wanted", "left out by the author")


@contextmanager
def open_review(*, reads_standard_input: bool) -> Iterator[Callable[[Sequence[Chunk]], RowReview]]:
    """Open the terminal for questions to the author, and yield what makes a review of the chunks.

    If standard input holds the rows, the terminal itself is opened. Raises `FaqbotError` without a terminal.
    """
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - only --ask needs it
    from prompt_toolkit.history import DummyHistory  # noqa: PLC0415
    from prompt_toolkit.input import create_input  # noqa: PLC0415
    from prompt_toolkit.output import create_output  # noqa: PLC0415

    if not sys.stderr.isatty() or not (reads_standard_input or sys.stdin.isatty()):
        raise FaqbotError("--ask asks about each row on a terminal, but faqbot does not run on one; leave out --ask")
    if not reads_standard_input:
        session: PromptSession[str] = PromptSession(
            history=DummyHistory(), input=create_input(sys.stdin), output=create_output(sys.stderr)
        )
        yield lambda chunks: RowReview(session, chunks)
        return
    try:
        terminal = open(_TERMINAL, encoding="utf-8")  # noqa: SIM115 - closed below
    except OSError as error:
        message = f"--ask needs a terminal beside standard input: {system_reason(error)}; name a file instead of -"
        raise OutputError(message, path=_TERMINAL) from error
    with terminal:
        session = PromptSession(history=DummyHistory(), input=create_input(terminal), output=create_output(sys.stderr))
        yield lambda chunks: RowReview(session, chunks)
