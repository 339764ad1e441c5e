"""What a document of another library is told about a match."""

from __future__ import annotations

from typing import Any

from faqbot.answering.reply import Match, Outcome
from faqbot.bot.filtered_bot import FilteredBot
from faqbot.bot.keeping_bot import KeepingBot


def metadata_of(match: Match) -> dict[str, Any]:
    """Return the flat record of a match: the metadata of its chunk, and over these its citation and confidence."""
    chunk, source = match.chunk, match.chunk.source
    return {
        **chunk.metadata,
        "id": chunk.id,
        "question": chunk.question,
        "source": str(source),
        "path": source.path,
        "first_line": source.lines[0],
        "last_line": source.lines[1],
        "title": source.title,
        "score": match.score,
        "confidence": match.confidence,
    }


def matches_for(
    bot: KeepingBot | FilteredBot, question: str, k: int, *, answers_only: bool
) -> tuple[Outcome, list[Match]]:
    """Return the outcome of a question and its best `k` matches.

    With `answers_only` there are matches only if the documents answer: the answer and its runners-up, or the options of
    a choice, so that a language model is given nothing where faqbot would say that it does not know.
    """
    reply = bot.ask(question, k=k)
    if not answers_only:
        return reply.outcome, list(reply.matches)
    if reply.outcome == "choose":
        return reply.outcome, list(reply.options[:k])
    return reply.outcome, list(reply.matches) if reply.outcome == "answer" else []
