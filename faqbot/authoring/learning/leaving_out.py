"""Find the new rows that make an answer worse, so that they are left out.

A question that is answered wrong now, and was not before, is pulled to the chunk that wins by the new rows of this
chunk; the row that is most like the question is left out. But if the question is a new row itself, and is more like the
rows of the chunk that wins than like those of its own chunk, then this row is left out: it is ambiguous or mistaken.

Over the eight small FAQs of strangers, with their rows judged, 65.6 % of the questions are answered right with all rows
and without the rows to blame, 0.6 and 0.6 % wrong, and 8.8 and 9.4 % of the unanswerable ones are answered
(`tests/benchmarks/learning.py`, with `--allow-worse 1000` and without).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.likeness import Likeness
from faqbot.authoring.learning.worth import Compared
from faqbot.index.index import Index

# After this many rounds of leaving rows out, nothing is written. In every round twice as many rows are left out for a
# question that is still answered wrong.
MOST_ROUNDS = 6


def blamed(
    worse: Iterable[Compared], rows: Sequence[Row], folds: Mapping[str, int], index: Index, most: int = 1
) -> dict[Row, Compared]:
    """Return the new rows to leave out, each with a question that it makes worse.

    `index` has all rows, and `folds` says which of them a question was asked without. `most` is the number of rows to
    leave out for a question.
    """
    likeness = Likeness(index)
    found: dict[Row, Compared] = {}
    for question in worse:
        for row in _blamed(question, rows, folds, likeness, most):
            found.setdefault(row, question)
    return found


def _blamed(
    worse: Compared, rows: Sequence[Row], folds: Mapping[str, int], likeness: Likeness, most: int
) -> Iterator[Row]:
    asked = worse.after.row
    present = [row for row in rows if folds[row.question] != folds.get(asked.question)]
    winning = [row for row in present if row.chunk == worse.after.first]
    if asked.is_new and asked.chunk is not None:
        own = [row for row in present if row.chunk == asked.chunk]
        if _nearness(asked, winning, likeness) > _nearness(asked, own, likeness):
            yield asked
            return
    new = [row for row in winning if row.is_new and likeness.between(asked.question, row.question) > 0]
    if new:
        yield from likeness.nearest(asked.question, new, most)
    elif asked.is_new and asked.chunk is not None:
        yield asked
    else:  # no new row of the chunk that wins is like the question: another row changed the weights of the words
        yield from likeness.nearest(asked.question, [row for row in present if row.is_new], most)


def _nearness(asked: Row, rows: Iterable[Row], likeness: Likeness) -> float:
    return max((likeness.between(asked.question, row.question) for row in rows), default=0.0)
