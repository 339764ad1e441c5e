"""What became of each question, as plain records, and which of them are misses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from faqbot.answering.reply import Outcome
from faqbot.corpus.chunk import Source, source_to_json
from faqbot.evaluation.asking import Asked
from faqbot.evaluation.verdicts import ANSWERED_BADLY, QuestionVerdict

# The verdicts of misses, in the order in which misses are listed: an answer that must not be believed does most harm, a
# list of options without the right one wastes the reader's time, and an abstention says at least that it is one.
_ASKED_BACK_IN_VAIN: frozenset[QuestionVerdict] = frozenset({"asked back without right", "unanswerable asked back"})
_NOT_ANSWERED: frozenset[QuestionVerdict] = frozenset({"not answered"})
MISSES = (ANSWERED_BADLY, _ASKED_BACK_IN_VAIN, _NOT_ANSWERED)


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What became of a question.

    - `line` (1-based, None if the question comes from no file), `id`, `question`, `kind` and `topic` are the question's
      own; `expected` has the references of the right chunks, empty if the documents don't answer the question.
    - `verdict` says what became of it; `outcome` and `confidence` (0 to 1) are those of the reply, and `threshold` is
      what the confidence was compared with.
    - `chunk` (an id, empty without a match) and `source` are those of the best match, whether it was given or not.
    - `rank` is that of the first right match, from 1; None if none of the first ten matches is right.
    - `choices` has the ids of the options of a reply that asks back; `missing` are the words that no document has.
    """

    line: int | None
    id: str
    question: str
    kind: str
    topic: str | None
    expected: tuple[str, ...]
    verdict: QuestionVerdict
    outcome: Outcome
    confidence: float
    threshold: float
    chunk: str
    source: Source | None
    rank: int | None
    choices: tuple[str, ...]
    missing: tuple[str, ...]


def result_to_json(result: QuestionResult) -> dict[str, Any]:
    """Return the public JSON form of a result: its fields by name."""
    return {**asdict(result), "source": result.source and source_to_json(result.source)}


def result_of(asked: Asked) -> QuestionResult:
    """Return what became of a question that was asked."""
    labelled, reply = asked.labelled, asked.reply
    best = reply.matches[0].chunk if reply.matches else None
    return QuestionResult(
        line=labelled.line,
        id=labelled.id,
        question=labelled.question,
        kind=labelled.kind,
        topic=labelled.topic,
        expected=labelled.expected,
        verdict=asked.verdict,
        outcome=reply.outcome,
        confidence=reply.confidence,
        threshold=reply.threshold,
        chunk=best.id if best else "",
        source=best.source if best else None,
        rank=asked.rank,
        choices=tuple(option.chunk.id for option in reply.options),
        missing=reply.missing,
    )


def misses_of(results: Iterable[QuestionResult]) -> tuple[QuestionResult, ...]:
    """Return the misses: wrong answers first, abstentions that had an answer last, the surest of each sort first.

    An abstention from a question that the documents don't answer is no miss, and neither is a reply that asks back with
    a right chunk among its options.
    """
    results = list(results)
    sorts = ([one for one in results if one.verdict in sort] for sort in MISSES)
    return tuple(miss for sort in sorts for miss in sorted(sort, key=_surest_first))


def _surest_first(result: QuestionResult) -> tuple[object, ...]:
    """Return what misses are sorted by; a question may be labelled twice, in lists that have no lines."""
    labels = result.expected, result.kind, result.topic or "", result.id
    return -result.confidence, result.question, result.line or 0, *labels
