"""The lines of the log: one for each question, and one more for each verdict of a person on the answer.

    time        when the question was asked: UTC, to the second ("2026-11-29T09:30:00Z")
    entry       a random name of the question
    question    the question, without personal data; in a conversation, with what was carried over from before
    topic       the titles of the documents that were asked; empty for all documents
    outcome     `answer`, `choose` or `abstain`
    confidence  0 to 1, as in the reply
    chunk       the id of the chunk that was the answer; empty for other outcomes
    choices     the ids of the chunks that were offered; empty unless the outcome is `choose`
    missing     the words of the question that nothing in the documents mentions
    feedback    `good`, `bad`, or null as long as nobody has judged the answer
    right       the id of the chunk that is right, `-` if no chunk answers the question, or null if nobody has said

A verdict repeats the line of its question, with the same `entry`, and with `feedback` and perhaps `right` filled in. So
every line is a whole row by itself, and of several lines with one `entry` the last one holds.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from typing import Any, Literal

from faqbot.answering.reply import Reply

# The mark under `right` for a question that no chunk answers: an empty cell would say that nobody has judged.
NO_CHUNK = "-"

# Longer questions are cut: `faqbot.query.query` reads about this much of a pasted book.
_MOST_CHARACTERS = 10_000

# The value of one line, by the names at the top of this module.
LogLine = dict[str, Any]

# The encoder is made once: `json.dumps` with these options makes one in every call.
_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def line_of(question: str, topic: Sequence[str], reply: Reply, *, raw: bool = False) -> LogLine:
    """Return the line for a question and its reply; with `raw`, personal data is kept."""
    question = question[:_MOST_CHARACTERS]
    written = question if raw else _without_personal_data(question)
    return {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "entry": os.urandom(6).hex(),
        "question": written,
        "topic": list(topic),
        "outcome": reply.outcome,
        "confidence": round(reply.confidence, 4),
        "chunk": reply.matches[0].chunk.id if reply.outcome == "answer" else "",
        "choices": [match.chunk.id for match in reply.options],
        "missing": _missing(reply.missing, None if written == question else written),
        "feedback": None,
        "right": None,
    }


def judged(line: LogLine, verdict: Literal["good", "bad"], right: str | None) -> LogLine:
    """Return the line for a verdict on the answer to the question of a line."""
    return {**line, "feedback": verdict, "right": right}


def as_bytes(line: LogLine) -> bytes:
    """Return a line as JSON in UTF-8, with its line end; half a surrogate pair becomes a question mark."""
    return f"{_AS_JSON(line)}\n".encode("utf-8", "replace")


def _without_personal_data(question: str) -> str:
    from faqbot.question_log.personal_data import without_personal_data  # noqa: PLC0415 - `raw` needs no patterns

    return without_personal_data(question)


def _missing(words: Sequence[str], replaced: str | None) -> list[str]:
    """Return the missing words; if personal data was replaced, only those that are in the rest of the question."""
    if replaced is None:
        return list(words)
    rest = replaced.casefold()
    return [word for word in words if word in rest]
