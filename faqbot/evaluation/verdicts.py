"""Say what became of one labelled question, and what changed for it between two runs.

Everything here works on plain values: a reply, the ids of the right chunks, and verdicts. No bot is needed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

from faqbot.answering.reply import Reply

# What became of a question. The first five are of questions that the documents answer, the last three of questions that
# the documents don't answer:
#
# - "right", "wrong": answered with a right chunk, or with another chunk;
# - "asked back with right", "asked back without right": asked back with a right chunk among the options, or without;
# - "not answered": abstained, though a right chunk exists;
# - "unanswerable answered", "unanswerable asked back": the reply offers something, though nothing answers;
# - "rightly not answered": abstained, because nothing answers.
QuestionVerdict = Literal[
    "right",
    "wrong",
    "asked back with right",
    "asked back without right",
    "not answered",
    "unanswerable answered",
    "unanswerable asked back",
    "rightly not answered",
]

# What changed for a question from an earlier run to a later one.
Change = Literal["newly wrong", "newly right", "newly not answered", "newly asked back"]

VERDICTS: tuple[QuestionVerdict, ...] = get_args(QuestionVerdict)
CHANGES: tuple[Change, ...] = get_args(Change)

# The verdicts of an answer that its reader must not believe, and the verdicts of the best possible reply.
ANSWERED_BADLY: frozenset[QuestionVerdict] = frozenset({"wrong", "unanswerable answered"})
AS_IT_SHOULD_BE: frozenset[QuestionVerdict] = frozenset({"right", "rightly not answered"})
ASKED_BACK: frozenset[QuestionVerdict] = frozenset(
    {"asked back with right", "asked back without right", "unanswerable asked back"}
)
# The verdicts of questions that the documents don't answer.
UNANSWERABLE: frozenset[QuestionVerdict] = frozenset(
    {"unanswerable answered", "unanswerable asked back", "rightly not answered"}
)


def verdict_of(reply: Reply, right: Collection[str]) -> QuestionVerdict:
    """Return what became of a question from its reply; `right` are the ids of the chunks that answer it, if any."""
    if reply.outcome == "answer":
        if not right:
            return "unanswerable answered"
        return "right" if reply.matches[0].chunk.id in right else "wrong"
    if reply.outcome == "choose":
        if not right:
            return "unanswerable asked back"
        offered = any(option.chunk.id in right for option in reply.options)
        return "asked back with right" if offered else "asked back without right"
    return "not answered" if right else "rightly not answered"


def change_between(before: QuestionVerdict, after: QuestionVerdict) -> Change | None:
    """Return what changed for one question; None if the later verdict is of the same sort as the earlier one.

    "newly wrong" is an answer that must not be believed now (a wrong one, or one to an unanswerable question) where
    there was none before. "newly right" is the best possible reply now, which it was not before.
    """
    if after in ANSWERED_BADLY:
        return None if before in ANSWERED_BADLY else "newly wrong"
    if after in AS_IT_SHOULD_BE:
        return None if before in AS_IT_SHOULD_BE else "newly right"
    if after == "not answered":
        return None if before == "not answered" else "newly not answered"
    return None if before in ASKED_BACK else "newly asked back"
