"""Find the new rows that are mistaken or make an answer worse, so that they are left out.

A question that is answered wrong now, and was not before, is pulled to the chunk that wins by the new rows of this
chunk; the row that is most like the question is left out. But if the question is a new row itself, and is more like the
questions of the chunk that wins (its rows, and its own question) than like those of the chunk that it names, then this
row is left out: it is ambiguous or mistaken.
Such a row is left out whatever was answered before, so that it is not taken in by learning the same file again. Only a
row that a person has judged stays if its question was answered wrong before: it is there to put this right.

Rows that were left out in vain, before the one that was to blame, are taken back.

Over the eight small FAQs of strangers, 66.9 % of the questions are answered right with all rows, and 66.2 % with those
that `faqbot learn` takes in; 0.6 and 0.6 % are answered wrong, and 8.8 and 9.4 % of the unanswerable ones are answered.
If 15 % of the rows have the chunk of another row, it is 59.4 and 57.5 %, 1.9 and 1.3 %, 8.7 and 10.6 %
(`tests/benchmarks/learning.py`, without and with `--wrong 0.15`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.likeness import Likeness
from faqbot.authoring.learning.worth import PHRASINGS, Compared
from faqbot.index.index import Index

# After this many rounds of leaving rows out, nothing is written. In every round twice as many rows are left out for a
# question that is still answered wrong.
MOST_ROUNDS = 6


class Blame:
    """Finds the rows to leave out; `index` has all `rows`, and `folds` says which of them a question was asked without.

    Rows are returned with the question that shows what is wrong with them.
    """

    def __init__(self, rows: Iterable[Row], folds: Mapping[str, int], index: Index) -> None:
        self._folds = folds
        self._index = index
        self._likeness = Likeness(index)
        self._left_out: dict[Row, Compared] = {}
        self._rows: dict[int | None, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[row.chunk].append(row)

    def mistaken(self, compared: Iterable[Compared]) -> dict[Row, Compared]:
        """Return the new rows that were answered wrong while held out, and are more like that answer's questions.

        Of two rows that speak against each other, the one with more against it is left out. The others are judged
        without it.
        """
        for one in sorted(filter(_may_be_mistaken, compared), key=self._pull, reverse=True):
            if self._pull(one) > 0:
                self._left_out[one.after.row] = one
        return {**self._left_out}

    def blamed(self, worse: Iterable[Compared], most: int = 1) -> dict[Row, Compared]:
        """Return the new rows that make questions worse; `most` is the number of rows to leave out for a question.

        None is returned for a question that is pulled by a mistaken row: it may be right without that row.
        """
        found: dict[Row, Compared] = {}
        for question in worse:
            rows = self._blamed(question, most)
            if not self._left_out.keys() & {*rows[:1]}:
                for row in rows:
                    found.setdefault(row, question)
        return found

    def _blamed(self, worse: Compared, most: int) -> list[Row]:
        asked = worse.after.row
        is_phrasing = asked.is_new and asked.chunk is not None
        if is_phrasing and self._pull(worse) > 0:
            return [asked]
        new = [row for row in self._present(asked, worse.after.first) if row.is_new]
        if new := [row for row in new if self._likeness.between(asked.question, row.question) > 0]:
            return self._likeness.nearest(asked.question, new, most)
        if is_phrasing:
            return [asked]
        # No new row of the chunk that wins is like the question: another row changed the weights of the words.
        others = (row for chunk in self._rows for row in self._present(asked, chunk) if row.is_new)
        return self._likeness.nearest(asked.question, others, most)

    def _pull(self, one: Compared) -> float:
        """Return how much more like the questions of the chunk that won a row is than like those of its own chunk."""
        asked = one.after.row
        return self._nearness(asked, one.after.first) - self._nearness(asked, asked.chunk)

    def _nearness(self, asked: Row, chunk: int | None) -> float:
        """Return how like a question is to the rows of a chunk, and to the questions that the document itself has."""
        own = () if chunk is None else self._index.chunk(chunk).questions
        rows = (row.question for row in self._present(asked, chunk) if row not in self._left_out)
        return max((self._likeness.between(asked.question, question) for question in (*own, *rows)), default=0.0)

    def _present(self, asked: Row, chunk: int | None) -> list[Row]:
        """Return the rows of a chunk that were in the index when a question was asked."""
        fold = self._folds.get(asked.question)
        return [row for row in self._rows.get(chunk, ()) if self._folds[row.question] != fold]


def innocent(left: Mapping[Row, Compared]) -> list[Row]:
    """Return the rows that may have been left out in vain: for each question all but the row that was left out last.

    `left` has the rows in the order in which they were left out. As long as a question stays wrong, another row is left
    out for it, so the last one is to blame, and perhaps the others are not.
    """
    last = {(one.source, one.after.row): row for row, one in left.items() if row != one.after.row}
    return [row for row, one in left.items() if row != one.after.row and last[one.source, one.after.row] != row]


def _may_be_mistaken(one: Compared) -> bool:
    row = one.after.row
    puts_right = row.is_judged and one.before.verdict == "wrong"
    return one.source == PHRASINGS and row.is_new and one.after.verdict == "wrong" and not puts_right
