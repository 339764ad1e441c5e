"""Judge drafted rows, measure what they are worth, and leave out those that make an answer worse.

drafted rows  ->  screen  ->  judge by held-out answers  ->  measure  ->  leave out what hurts  ->  Learnt
                                                                |------- a few rounds ------|
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from faqbot.authoring.learning.drafted_rows import DraftedRows
from faqbot.authoring.learning.folds import folds_of
from faqbot.authoring.learning.labels import Row, labelled_rows, stored_rows
from faqbot.authoring.learning.leaving_out import MOST_ROUNDS, Blame, innocent
from faqbot.authoring.learning.nearness import is_answered_already, is_nearer_to_another
from faqbot.authoring.learning.probes import probes_of
from faqbot.authoring.learning.screening import Rejection, screen, screen_rows
from faqbot.authoring.learning.trial import Trial, Tried
from faqbot.authoring.learning.worth import PHRASINGS, PROBES, Compared, Worth, compare_each
from faqbot.building.rephrasing import Rephraser
from faqbot.corpus.authors.references import References
from faqbot.index.index import Index
from faqbot.rendering.readable import one_line, percent
from faqbot.system.progress import Progress
from faqbot.text.analyser import Analyser

# Takes the rows that passed, and returns those that the author wants, perhaps with other questions, and the rest.
Review = Callable[[Sequence[Row]], tuple[Sequence[Row], Sequence[Rejection]]]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The rows to take in, the rows that are not taken in, and what the rows to take in are worth.

    `refused` says that the answers still become worse than allowed, so that nothing may be written.
    """

    rows: tuple[Row, ...]
    rejected: tuple[Rejection, ...]
    worth: Worth
    refused: bool


class Learner:
    """Learns rows for one corpus; `threshold` is the least confidence that answers."""

    def __init__(self, rephraser: Rephraser, analyser: Analyser, threshold: float | None = None) -> None:
        self._analyser = analyser
        self._corpus = rephraser.corpus
        self._trial = Trial(rephraser, threshold)
        self.stored = stored_rows(rephraser.corpus)
        self.references = References(rephraser.corpus.chunks)

    def learn(
        self,
        drafted: DraftedRows,
        labelled: str | None = None,
        *,
        allow_worse: int = 0,
        review: Review | None = None,
        has_place: Callable[[Row], bool] = lambda _: True,
        progress: Progress | None = None,
    ) -> Learnt:
        """Return which rows to take in; `allow_worse` is the number of questions that may become answered wrong.

        `has_place` says whether there is a folder to write a row to. `review` asks the author about the rows that are
        left. `labelled` is the path of a file of labelled questions, which are asked with all rows in place, as the
        probes are. Raises `QuestionsError` if that file cannot be read.
        """
        sources = {PROBES: self._probes()}
        if labelled is not None:
            sources[labelled] = labelled_rows(labelled, self.references, self._trial.index(()))
        unread = [Rejection(line, "", "cannot be read", reason) for line, reason in drafted.unreadable]
        screened = screen(drafted.rows, self.stored, self._corpus.chunks, self.references, self._analyser)
        placed = [row for row in screened.rows if has_place(row)]
        folds = folds_of([*self.stored, *placed], self._analyser)
        rows, rejected = self._judged(placed, folds, progress)
        rejected += [*unread, *screened.rejected, *(_without_place(row) for row in screened.rows if not has_place(row))]
        if review is not None and rows:
            wanted, unwanted = review(rows)
            again = screen_rows(wanted, self.stored, self._corpus.chunks, self._analyser)  # some may be edited
            rows = list(again.rows)
            rejected += [*unwanted, *again.rejected]
            folds = folds_of([*self.stored, *rows], self._analyser)
        measured = _Measured(self._trial, self.stored, sources, folds, progress)
        rows, worth, out = self._left_out(rows, measured, folds, allow_worse)
        rejected += [self._makes_worse(row, question) for row, question in out.items()]
        rejected.sort(key=lambda rejection: rejection.line)
        return Learnt(tuple(rows), tuple(rejected), worth, len(worth.newly_wrong) > allow_worse)

    def _left_out(
        self, rows: list[Row], measured: _Measured, folds: Mapping[str, int], allowed: int
    ) -> tuple[list[Row], Worth, dict[Row, Compared]]:
        """Return the rows to take in, their worth, and the rows left out, each with a question that it makes worse."""
        left: dict[Row, Compared] = {}
        most = 1
        for _ in range(MOST_ROUNDS):
            worth, index = measured.worth(rows)
            blame = Blame([*self.stored, *rows], folds, index)
            out = blame.mistaken(worth.compared)
            if len(worth.newly_wrong) > allowed:
                out = blame.blamed(worth.newly_wrong, most) | out
            if not out:
                break
            left |= out
            rows = [row for row in rows if row not in out]
            most *= 2
        else:
            worth, _ = measured.worth(rows)
        return self._taken_back(rows, worth, left, measured, allowed)

    def _taken_back(
        self, rows: list[Row], worth: Worth, left: dict[Row, Compared], measured: _Measured, allowed: int
    ) -> tuple[list[Row], Worth, dict[Row, Compared]]:
        """Take rows back that were left out in vain, and return what `_left_out` returns."""
        back = innocent(left)
        while back and len(worth.newly_wrong) <= allowed:
            with_them = sorted([*rows, *back], key=lambda row: row.line)
            again, _ = measured.worth(with_them)
            if len(again.newly_wrong) <= allowed:
                return with_them, again, {row: question for row, question in left.items() if row not in back}
            winning = {one.after.first for one in again.newly_wrong}
            kept = [row for row in back if row.chunk not in winning]
            back = kept if len(kept) < len(back) else []
        return rows, worth, left

    def index_of(self, rows: Sequence[Row]) -> Index:
        """Return the index that has the rows of phrasings.csv and these rows."""
        return self._trial.index([*self.stored, *rows])

    def _judged(
        self, rows: Sequence[Row], folds: Mapping[str, int], progress: Progress | None
    ) -> tuple[list[Row], list[Rejection]]:
        """Return the rows that are not nearer to another chunk or answered already, and the rejection of the others."""
        every = [*self.stored, *rows]
        kept, rejected = [], []
        for tried in self._trial.held_out(every, every, folds, progress):
            row = tried.row
            if not row.is_new:
                continue
            if is_nearer_to_another(tried):
                reason = f"found at {self._named(tried)}, much nearer than at {self._id(row.chunk)}"
                rejected.append(Rejection(row.line, row.question, "nearer to another chunk", reason))
            elif is_answered_already(tried):
                reason = f"a decoy, but {self._named(tried)} answers it with all of its words"
                rejected.append(Rejection(row.line, row.question, "a decoy that is answered", reason))
            else:
                kept.append(row)
        return kept, rejected

    def _probes(self) -> list[Row]:
        return list(probes_of(self._corpus, self._analyser))

    def _makes_worse(self, row: Row, worse: Compared) -> Rejection:
        asked = one_line(worse.after.row.question)
        if row == worse.after.row:
            reason = f"more like the questions of {self._named(worse.after)} than like those of {self._id(row.chunk)}"
            return Rejection(row.line, row.question, "nearer to another chunk", reason)
        like = "a question like " if worse.source == PHRASINGS else ""  # the row itself was not in the index
        reason = f'with it, {like}"{asked}" is answered with {self._named(worse.after)}, which is wrong'
        return Rejection(row.line, row.question, "makes an answer worse", reason)

    def _named(self, tried: Tried) -> str:
        return f"{self._id(tried.first)} ({percent(tried.confidence)})"

    def _id(self, chunk: int | None) -> str:
        return "no chunk" if chunk is None else self._corpus.chunks[chunk].id


def _without_place(row: Row) -> Rejection:
    reason = "a decoy belongs to one folder, and --corpus names several; name the folder that it is about alone"
    return Rejection(row.line, row.question, "no folder to write to", reason)


class _Measured:
    """Asks the same questions with other rows, and remembers what became of them without the new rows."""

    def __init__(
        self,
        trial: Trial,
        stored: Sequence[Row],
        sources: Mapping[str, Sequence[Row]],
        folds: Mapping[str, int],
        progress: Progress | None,
    ) -> None:
        self._trial = trial
        self._stored = stored
        self._sources = sources
        self._folds = folds
        self._progress = progress
        self._without: dict[Row, Tried] = {}
        self._before: list[list[Tried]] = []

    def worth(self, rows: Sequence[Row]) -> tuple[Worth, Index]:
        """Return what rows are worth, and the index that has all of them."""
        asked = [*self._stored, *rows]
        after = self._held_out(asked, asked)
        if not self._before:
            self._without = {tried.row: tried for tried in self._held_out(self._stored, asked)}
            self._before = self._each(self._trial.index(self._stored))
        index = self._trial.index(asked)
        found = [*compare_each(PHRASINGS, [self._without[row] for row in asked], after)]
        for source, without, within in zip(self._sources, self._before, self._each(index), strict=True):
            found += compare_each(source, without, within)
        return Worth(tuple(found)), index

    def _held_out(self, rows: Sequence[Row], asked: Sequence[Row]) -> list[Tried]:
        return self._trial.held_out(rows, asked, self._folds, self._progress)

    def _each(self, index: Index) -> list[list[Tried]]:
        return [list(self._trial.asked(rows, index, self._progress)) for rows in self._sources.values()]
