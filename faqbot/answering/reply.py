"""The values that answers are: `Match`, one candidate, and `Reply`, the whole answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from faqbot.corpus.chunk import Chunk, chunk_to_json

# `smalltalk` comes of `Conversation.say` alone: a single question is answered, asked back or not answered.
Outcome = Literal["answer", "choose", "abstain", "smalltalk"]

# The text of a reply to "2" where there is no choice to pick from.
NOTHING_TO_CHOOSE = "There is nothing to choose from now."

# What decided a match's confidence: it is stored under this very question; the question is stored as one without an
# answer; it ties with other answers; or the evidence alone.
Rule = Literal["stored question", "decoy", "tie", "evidence"]

# Why a match is less sure than its evidence: it asks the opposite; another document has a better answer to the question
# without the name; with the words before it, the name is of something else; it has no word of the question's content.
Doubt = Literal["opposite", "elsewhere", "stranger", "frame"]


@dataclass(frozen=True, slots=True)
class Match:
    """One chunk that may answer the question, and why.

    `score` orders the matches of one question and means nothing beside another's; `confidence` is the probability
    that the chunk answers, and `rule` what decided it. `coverage` is the share of the question's weight that the
    chunk has words for, `margin` the score's lead over the best other answer, `share` its part among all answers that
    score near it, and `fields` what each kind of evidence adds to the score. `in_scope` is how far the question lies
    from those known to have no answer (1 where none are, 0 and less for one that is like them). `matched` are the
    question's words that the chunk has as they stand, `synonyms` those it has otherwise, as (asked, said), and
    `repairs` the question's typos, as (asked, taken for). `doubts` are reasons that lower the confidence, each with the
    share that it leaves.
    """

    chunk: Chunk
    score: float
    confidence: float
    coverage: float = 0.0
    margin: float = 0.0
    share: float = 0.0
    in_scope: float = 1.0
    rule: Rule = "evidence"
    fields: Mapping[str, float] = field(default_factory=dict, hash=False)
    matched: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()
    doubts: Mapping[Doubt, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a conversation added to what was said: the earlier `question` it was taken for, the `topic` it was asked of.

    Either is None if nothing was added there: the question is as it was said, or was asked of all documents.
    """

    question: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question; abstaining is an answer too.

    - `answer`: `matches[0]` is the answer and `text` its text, word for word; runners-up follow.
    - `choose`: `options` are two to four answers to choose from, in the order offered; `text` asks back.
    - `abstain`: `matches` are the nearest chunks (none only if nothing matched); `text` says so.

    `matches` is always the ranking, best first, and `options` is empty unless the outcome is `choose`. `confidence` is
    what was compared with `threshold`, the least that answers: that of `matches[0]` (0.0 if there are no matches), or
    for `choose` the probability that one of the options answers. `missing` are the question's content words that
    nothing in the corpus accounts for. `topic` is the title of what the answer is about. `carried` is what a
    conversation added to the question, None if nothing.
    """

    question: str
    outcome: Outcome
    text: str
    confidence: float
    matches: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()
    topic: str | None = None
    threshold: float = 0.0
    carried: Carried | None = None
    options: tuple[Match, ...] = ()


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
        "options": [match_to_json(match) for match in reply.options],
    }
