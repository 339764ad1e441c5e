"""Results of questions, made for a test without asking a bot."""

from __future__ import annotations

from faqbot import Source
from faqbot.answering.reply import Outcome
from faqbot.evaluation.results import QuestionResult
from faqbot.evaluation.verdicts import UNANSWERABLE, QuestionVerdict

_OUTCOMES: dict[QuestionVerdict, Outcome] = {
    "right": "answer",
    "wrong": "answer",
    "unanswerable answered": "answer",
    "asked back with right": "choose",
    "asked back without right": "choose",
    "unanswerable asked back": "choose",
    "not answered": "abstain",
    "rightly not answered": "abstain",
}


def made_result(
    question: str,
    verdict: QuestionVerdict,
    confidence: float = 0.8,
    *,
    topic: str | None = None,
    rank: int | None = None,
    line: int | None = None,
) -> QuestionResult:
    """Return the result of a question; the best match is always the chunk `a#hours`."""
    return QuestionResult(
        line=line,
        id="",
        question=question,
        kind="",
        topic=topic,
        expected=() if verdict in UNANSWERABLE else ("a#price",),
        verdict=verdict,
        outcome=_OUTCOMES[verdict],
        confidence=confidence,
        threshold=0.67,
        chunk="a#hours",
        source=Source("a.md", (3, 4), ("Visit", "When are you open?"), "Pool"),
        rank=1 if verdict == "right" else rank,
        choices=("a#hours", "a#price") if _OUTCOMES[verdict] == "choose" else (),
        missing=(),
    )
