"""The values that answers are: `Match`, one candidate, and `Reply`, the whole answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from faqbot.corpus.chunk import Chunk, chunk_to_json

Outcome = Literal["answer", "choose", "abstain"]


@dataclass(frozen=True, slots=True)
class Match:
    """One chunk that may answer the question.

    `score` orders the matches of one question and means nothing beside another's; `confidence` is the probability
    that the chunk answers. `coverage` is the share of the question's weight that the chunk has words for, `margin`
    the score's lead over the best other answer, `fields` what each field adds to the score, and `exact` says that
    the chunk is stored under this very question. `repairs` are the typos corrected, as (asked, taken for).
    """

    chunk: Chunk
    score: float
    confidence: float
    coverage: float = 0.0
    margin: float = 0.0
    exact: bool = False
    fields: Mapping[str, float] = field(default_factory=dict, hash=False)
    repairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question; abstaining is an answer too.

    - `answer`: `matches[0]` is the answer and `text` its text, word for word; runners-up follow.
    - `choose`: `matches` are the two to four options, in the order offered; `text` asks back.
    - `abstain`: `matches` are the nearest chunks (none only if nothing matched); `text` says so.

    `confidence` is that of `matches[0]`, or 0.0. `missing` are the question's content words that nothing in the
    corpus accounts for. `topic` is the title of what the answer is about.
    """

    question: str
    outcome: Outcome
    text: str
    confidence: float
    matches: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()
    topic: str | None = None


def match_to_json(match: Match) -> dict[str, Any]:
    """Return a match's public JSON form."""
    return {"confidence": match.confidence, "score": match.score, "chunk": chunk_to_json(match.chunk)}


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return a reply's public JSON form, which `faqbot ask --json` prints."""
    return {
        "question": reply.question,
        "outcome": reply.outcome,
        "confidence": reply.confidence,
        "text": reply.text,
        "topic": reply.topic,
        "missing": list(reply.missing),
        "matches": [match_to_json(match) for match in reply.matches],
    }
