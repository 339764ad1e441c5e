"""Find the columns of a table, or the fields of an object, that hold the question, the chunk, and a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from faqbot.corpus.records.column_pairs import plain_name, plain_names
from faqbot.corpus.records.columns import columns_of
from faqbot.text.columns import judgement_names

_CHUNKS, _PHRASINGS, _RIGHT, _VERDICTS, _FEEDBACK, _OUTCOMES = map(
    plain_names,
    (
        *(judgement_names.CHUNK_NAMES, judgement_names.PHRASING_NAMES, judgement_names.RIGHT_NAMES),
        *(judgement_names.VERDICT_NAMES, judgement_names.FEEDBACK_NAMES, judgement_names.OUTCOME_NAMES),
    ),
)
# The column of labelled questions that says which chunks are right.
_EXPECTED = "expected"
# Marks of Markdown and quotes around a name, as in `**question**`.
_MARKS = " \t*_`\"'“”"


class DraftedColumns(NamedTuple):
    """The name, in the file, of each column; None if there is no such column."""

    question: str | None
    chunk: str | None
    right: str | None = None
    verdict: str | None = None
    feedback: str | None = None
    outcome: str | None = None

    @property
    def are_judged(self) -> bool:
        """Whether the columns are those of answers, whose chunk is the one that was given, or of feedback on them."""
        return any((self.right, self.verdict, self.feedback, self.outcome))


@lru_cache(maxsize=1_000)
def drafted_columns(names: tuple[str, ...]) -> DraftedColumns:
    """Return which of these names of columns has which role."""
    plain = {plain_name(name.strip(_MARKS)): name for name in reversed(names)}

    def first_of(wanted: Sequence[str]) -> str | None:
        return next((plain[name] for name in wanted if name in plain), None)

    others = (first_of(wanted) for wanted in (_CHUNKS, _RIGHT, _VERDICTS, _FEEDBACK, _OUTCOMES))
    chunk, *judged = others
    question = columns_of(tuple(name.strip(_MARKS) for name in names)).question
    named = next((name for name in names if question is not None and name.strip(_MARKS) == question), None)
    asked = named or first_of(_PHRASINGS)
    if _EXPECTED in plain:  # the rows of `faqbot eval`, whose `chunk` is what was found
        return DraftedColumns(asked, plain[_EXPECTED])
    return DraftedColumns(asked, chunk, *judged)
