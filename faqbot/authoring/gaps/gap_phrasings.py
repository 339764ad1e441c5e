"""The gaps as rows `question,chunk`, which `faqbot learn` judges and takes in.

A row is proposed where a person has named the right chunk, and for all questions of a gap whose nearest chunk answers
them more likely than not. The other gaps need an answer to be written first, and say so in a comment.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from faqbot.authoring.gaps.gap import Gap
from faqbot.authoring.gaps.unanswered import OpenQuestion
from faqbot.question_log.log_lines import NO_CHUNK
from faqbot.rendering.readable import label, one_line, percent

# The least mean confidence of the nearest chunk with which rows are proposed for a gap.
PROBABLE = 0.5


def phrasings_of(gaps: Sequence[Gap]) -> Iterator[str]:
    """Yield the lines of a CSV file with comments; only its header if there are no gaps."""
    yield "question,chunk"
    for gap in gaps:
        yield f"# {_comment(gap)}"
        yield from (_row(question, chunk) for question in gap.questions if (chunk := _chunk(question, gap)) is not None)


def _comment(gap: Gap) -> str:
    asked = f"asked {times_asked(gap.count)}: {one_line(gap.examples[0].in_full)}"
    if gap.nearest is None:
        return f"{asked}; nothing in the documents is near: write an answer first"
    nearest = f"the nearest is {label(gap.nearest)!r} with {percent(gap.confidence)}"
    if is_probable(gap):
        return f"{asked}; {nearest}, so these rows are proposed"
    return f"{asked}; {nearest}, which is too little for a row: write an answer first"


def is_probable(gap: Gap) -> bool:
    """Whether the nearest chunk answers the questions of a gap more likely than not."""
    return gap.nearest is not None and gap.confidence >= PROBABLE


def _chunk(question: OpenQuestion, gap: Gap) -> str | None:
    """Return the chunk of a row, empty for a decoy; None if no row is proposed for the question."""
    if question.right:
        return "" if question.right == NO_CHUNK else question.right
    if gap.nearest is None or not is_probable(gap) or gap.nearest.chunk.id in question.wrong:
        return None
    return gap.nearest.chunk.id


def _row(question: OpenQuestion, chunk: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow((one_line(question.in_full), chunk))
    return line.getvalue()


def times_asked(count: int) -> str:
    """Return how often something was asked, in words."""
    return f"{count:,} times" if count != 1 else "once"
