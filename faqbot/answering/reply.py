"""The values that a caller gets: `Match`, a chunk that may answer, and `Reply`, the reply to a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from faqbot.corpus.chunk import Chunk, Source, chunk_to_json, shortened_to
from faqbot.text.messages.voice import IN_ENGLISH, Voice

# The outcome of a question. Only `Conversation.say` returns `smalltalk`; `FaqBot.ask` never does.
Outcome = Literal["answer", "choose", "abstain", "smalltalk"]

# The rule that decided the confidence of a match: the chunk is stored under exactly this question; the question is
# stored as a decoy, one without an answer; the match ties with other answers; the text asks for the chunk by its place,
# as "the next step" does; or the evidence alone decided.
Rule = Literal["stored question", "decoy", "tie", "place", "evidence"]

# The reasons why a match is less sure than its evidence says. "exchanged": the chunk's question has another word in the
# place of a telling one of the question, or asks the opposite. "stranger": the question may be about a thing that no
# document is about, for example because words before a title turn it into another name. "spelling": the only content
# word that the corpus has is a guess at what a typo stands for. "single": the question is a single word that the chunk
# itself does not say, but only somebody's phrasing of a question, or a word of a similar meaning; or a question word.
# "negation": the question asks what is not so ("Which books can't be reserved?"), and the chunk denies nothing; or the
# question asks what is so, and the chunk's question what is not so. "code": the question asks what a code means
# ("E-2099") that no document has.
Doubt = Literal["exchanged", "stranger", "spelling", "single", "negation", "code"]


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """A chunk that may answer the question, and the reasons.

    - `score` orders the matches of one question; scores of different questions are not comparable.
    - `confidence` is the probability (0 to 1) that the chunk answers, and `rule` says which rule decided it.
    - `coverage` is the share (0 to 1) of the question's weight whose words the chunk has.
    - `margin` is the lead of the score over that of the best other answer.
    - `features` has the reasons for the confidence (see `confidence.Features`).
    - `fields` has the amount that each kind of evidence adds to the score.
    - `matched` has the words of the question that the chunk has.
    - `synonyms` has the words of the question that the chunk has in other words, as pairs (asked, said): a synonym, the
      parts of a compound, another form of a verb.
    - `repairs` has the typos of the question, as pairs (asked, taken for).
    - `exchanged` is a telling word of the question and the word that the chunk's question has in its place, if any.
    - `doubts` has the reasons that lower the confidence, each with the factor that the confidence is multiplied by.
    """

    chunk: Chunk
    score: float
    confidence: float
    coverage: float = 0.0
    margin: float = 0.0
    features: Mapping[str, float] = field(default_factory=dict, hash=False)
    rule: Rule = "evidence"
    fields: Mapping[str, float] = field(default_factory=dict, hash=False)
    matched: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()
    exchanged: tuple[str, str] | None = None
    doubts: Mapping[Doubt, float] = field(default_factory=dict, hash=False)

    @property
    def source(self) -> Source:
        """The place of the chunk."""
        return self.chunk.source

    def to_dict(self) -> dict[str, Any]:
        """Return the match as `--json` prints it (see `reply_schema`)."""
        return match_to_json(self)

    def __repr__(self) -> str:
        return f"<Match {self.confidence:.2f} {self.chunk.id!r}>"


@dataclass(frozen=True, slots=True)
class Carried:
    """The context that a conversation added to the user's text.

    `question` is the earlier question that the text was taken to repeat, None if the text itself was asked. `topic` is
    the title of the document that the question was restricted to, None if the conversation restricted nothing. `number`
    is the number of a passage on the screen that the text asked for, None if it asked for none.
    """

    question: str | None = None
    topic: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """The reply to a question.

    The outcome is one of these:

    - `answer`: `matches[0]` is the answer and `text` its text, word for word; runners-up follow.
    - `choose`: `options` are two to four answers to choose from, in the order offered; `text` asks which one is meant.
    - `abstain`: `text` says that the documents don't answer; `matches` are the nearest chunks, if any.
    - `smalltalk`: `text` replies to small talk in a conversation; there are no matches.

    `matches` is always the ranking, best first, and `options` is empty unless the outcome is `choose`. `confidence` is
    the probability that was compared with `threshold`, the least confidence for an answer: the confidence of
    `matches[0]` (0.0 if there are no matches), or for `choose` the probability that one of the options answers.
    `missing` has the content words of the question that the corpus does not have, not even as a typo or a synonym.
    `topic` is the title of the document that an answer comes from, or the topic in the answer's row of a table, else
    None. `carried` is the context that a conversation added to the question, None if it added nothing. `others` are a
    conversation's replies to the further questions of a text that asks several.

    Two values are for showing the reply to a person and not part of `to_dict()`: `unmentioned` has those of the missing
    words that a person should see beside an answer, as they were typed, and `voice` says in which language faqbot
    speaks, and whether it names documents.
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
    others: tuple[Reply, ...] = ()
    unmentioned: tuple[str, ...] = ()
    voice: Voice = IN_ENGLISH

    @property
    def chunk(self) -> Chunk | None:
        """The chunk that answers; None unless the outcome is `answer`."""
        return self.matches[0].chunk if self.outcome == "answer" else None

    @property
    def source(self) -> Source | None:
        """The place of the chunk that answers; None unless the outcome is `answer`."""
        return self.matches[0].chunk.source if self.outcome == "answer" else None

    def to_dict(self) -> dict[str, Any]:
        """Return the reply as `--json` prints it; `reply_schema` describes it."""
        return reply_to_json(self)

    def __repr__(self) -> str:
        cited = f" from {self.source.cited}" if self.source else ""
        return f"<Reply {self.outcome} {self.confidence:.2f}{cited}: {shortened_to(self.text, 60)!r}>"


def match_to_json(match: Match) -> dict[str, Any]:
    """Return the public JSON form of a match."""
    return {"confidence": match.confidence, "score": match.score, "chunk": chunk_to_json(match.chunk)}


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return the public JSON form of a reply, which `faqbot ask --json` prints.

    The key `others` is there only for a text that asks several questions.
    """
    record: dict[str, Any] = {
        "question": reply.question,
        "outcome": reply.outcome,
        "confidence": reply.confidence,
        "text": reply.text,
        "topic": reply.topic,
        "missing": list(reply.missing),
        "matches": [match_to_json(match) for match in reply.matches],
        "options": [match_to_json(match) for match in reply.options],
    }
    if reply.others:
        record["others"] = [reply_to_json(other) for other in reply.others]
    return record
