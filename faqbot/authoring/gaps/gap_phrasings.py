"""The gaps as rows `question,chunk`, which `faqbot learn` judges and takes in.

A row is proposed where a person has named the right chunk, and for each question that the nearest chunk of its gap
answers more likely than not. For the others, an answer must be written first; a comment above each gap says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from faqbot.authoring.gaps.gap import Gap
from faqbot.authoring.gaps.unanswered import OpenQuestion
from faqbot.question_log.log_lines import NO_CHUNK
from faqbot.rendering.readable import label, one_line, percent

# The least confidence of the nearest chunk with which a row is proposed. Of the rows for six groups of sets, .54 are
# right in the mean (355 rows; .42 of 818 with .2). With the mean confidence of all questions of the gap instead it is
# .52, of half as many rows (tests/benchmarks/gaps_groups.py --rows).
PROBABLE = 0.5


def rows_that_close(gaps: Sequence[Gap]) -> Iterator[str]:
    """Yield the lines of a CSV file with comments; only its header if there are no gaps."""
    yield "question,chunk"
    for gap in gaps:
        rows = [_row(question, chunk) for question in gap.questions if (chunk := _chunk(question, gap)) is not None]
        yield f"# {_comment(gap, len(rows))}"
        yield from rows


def _comment(gap: Gap, rows: int) -> str:
    """Return what an author wants to know of a gap, of which `rows` questions are proposed."""
    asked = f"asked {times_asked(gap.count)}: {one_line(gap.examples[0].in_full)}"
    if gap.nearest is None:
        nearest = "nothing in the documents is near"
    else:
        nearest = f"the nearest is {label(gap.nearest)!r} with {percent(gap.confidence)}"
    if not rows:
        return f"{asked} ({nearest}; no row is proposed, an answer has to be written first)"
    return f"{asked} ({nearest}; {rows} of {len(gap.questions)} questions proposed)"


def _chunk(question: OpenQuestion, gap: Gap) -> str | None:
    """Return the chunk of a row, empty for a decoy; None if no row is proposed for the question."""
    if question.right:
        return "" if question.right == NO_CHUNK else question.right
    if gap.nearest is None or question.nearest is None or question.confidence < PROBABLE:
        return None
    chunk = gap.nearest.chunk.id
    return chunk if question.nearest.chunk.id == chunk else None


def _row(question: OpenQuestion, chunk: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow((one_line(question.searched), chunk))
    return line.getvalue()


def times_asked(count: int) -> str:
    """Return how often something was asked, in words."""
    return f"{count:,} times" if count != 1 else "once"
