"""Say what a bot would make of a question at any threshold, by asking it at the threshold 0 as well.

A reply depends on the threshold in one way only: up to some confidence it answers or asks back, and above it abstains.
"""

from __future__ import annotations

from dataclasses import dataclass

from faqbot.answering.reply import Reply
from faqbot.bot import FaqBot
from faqbot.evaluation.verdicts import QuestionVerdict, verdict_of


@dataclass(frozen=True, slots=True)
class Offer:
    """The reply to a question at every threshold up to `confidence` (0 to 1), by its verdict.

    At a higher threshold faqbot abstains. `confidence` is None if it abstains at every threshold, for example because
    nothing matches, or because the question is listed as a decoy. `answerable` says whether the documents answer.
    """

    verdict: QuestionVerdict
    confidence: float | None
    answerable: bool

    def at(self, threshold: float) -> QuestionVerdict:
        """Return what becomes of the question at this threshold."""
        if self.confidence is not None and self.confidence >= threshold:
            return self.verdict
        return "not answered" if self.answerable else "rightly not answered"


def offer_of(bot: FaqBot, reply: Reply, right: frozenset[str], *, topic: str | None = None) -> Offer:
    """Return the offer that a reply is part of; an abstention is asked again, to learn what lies below the threshold.

    `right` are the ids of the chunks that answer, `topic` is the topic that the question was asked with.
    """
    if reply.outcome == "abstain":
        reply = bot.ask(reply.question, k=1, topic=topic, threshold=0.0, logged=False)
    confidence = None if reply.outcome == "abstain" else reply.confidence
    return Offer(verdict_of(reply, right), confidence, bool(right))
