"""What rows are worth: the same questions, asked without the new rows and with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from faqbot.authoring.learning.trial import Tried
from faqbot.evaluation.verdicts import Change, QuestionVerdict, change_between

# The sources of questions: rows that were asked of an index without them, and the documents' own questions (`probes`).
PHRASINGS, PROBES = "phrasings", "own questions"


class Compared(NamedTuple):
    """A question that was asked twice, without and with the new rows; `source` says where the question comes from."""

    source: str
    before: Tried
    after: Tried

    @property
    def change(self) -> Change | None:
        """What changed for the question."""
        return change_between(self.before.verdict, self.after.verdict)

    @property
    def is_newly_wrong(self) -> bool:
        """Whether the question has an answer now that must not be believed, and had none before."""
        return self.change == "newly wrong"

    @property
    def is_confidently_wrong(self) -> bool:
        """Whether the question is newly wrong also when all rows are in place.

        A decoy is not: it is only answered while its own row is held out. Leaving out the rows that pull decoys would
        not be worth it. Over the eight small FAQs of strangers, 66.2 % of the questions are answered right, and 9.4 %
        of the unanswerable ones are answered; without these rows, 63.7 and 8.7 %.
        """
        return self.is_newly_wrong and not (self.source == PHRASINGS and self.after.row.chunk is None)

    @property
    def is_worse(self) -> bool:
        """Whether the question is newly wrong, or was replied to as it should be and is not any more."""
        return self.change in ("newly wrong", "newly not answered", "newly asked back") and (
            self.is_newly_wrong or self.before.verdict in ("right", "rightly not answered", "asked back with right")
        )


class Worth(NamedTuple):
    """All questions that were asked without and with the new rows, source by source.

    The sources are `PHRASINGS`, `PROBES`, and the name of the labelled file, if there is one.
    """

    compared: tuple[Compared, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the questions, in their order."""
        return tuple(dict.fromkeys(one.source for one in self.compared))

    @property
    def worse(self) -> list[Compared]:
        """The questions that became worse: those that are answered wrong now come first, the most confident first."""
        worse = [one for one in self.compared if one.is_worse]
        return sorted(
            worse,
            key=lambda one: (
                not one.is_confidently_wrong,
                not one.is_newly_wrong,
                -one.after.confidence,
                one.after.row.question,
            ),
        )

    @property
    def newly_wrong(self) -> list[Compared]:
        """The questions that are answered wrong now, and were not before, also with all rows in place."""
        return [one for one in self.compared if one.is_confidently_wrong]

    @property
    def is_loss(self) -> bool:
        """Whether fewer questions are answered right now than before."""
        before, after = (Counter(tried.verdict for tried in run) for run in self._runs())
        return after["right"] < before["right"]

    def counts(self, source: str) -> tuple[Counter[QuestionVerdict], Counter[QuestionVerdict]]:
        """Return how many questions of a source have each verdict, before and after."""
        some = [one for one in self.compared if one.source == source]
        return Counter(one.before.verdict for one in some), Counter(one.after.verdict for one in some)

    def _runs(self) -> tuple[list[Tried], list[Tried]]:
        return [one.before for one in self.compared], [one.after for one in self.compared]


def compare_each(source: str, before: Sequence[Tried], after: Sequence[Tried]) -> Iterable[Compared]:
    """Return the questions of a source with what became of each before and after, which are in one order."""
    return (Compared(source, *pair) for pair in zip(before, after, strict=True))
