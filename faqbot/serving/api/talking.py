"""Carry on a conversation by one text: what `chat` of the API does, and the page without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faqbot.answering.reply import Reply
from faqbot.serving.api.conversation_token import Conversations
from faqbot.serving.api.verdict_receipt import Receipts

if TYPE_CHECKING:
    from faqbot.answering.conversation.asked_bot import Bot
    from faqbot.serving.api.request_fields import AskFields


@dataclass(frozen=True, slots=True)
class Spoken:
    """The reply to a text, the token of the conversation after it, and the receipts for the reply and its `others`.

    A receipt is None for small talk, and where no questions are logged.
    """

    reply: Reply
    conversation: str
    receipts: tuple[str | None, ...]


class Talking:
    """Conversations whose states and receipts a secret signs."""

    def __init__(self, secret: bytes) -> None:
        self._conversations = Conversations(secret)
        self._receipts = Receipts(secret)

    @property
    def receipts(self) -> Receipts:
        """The receipts, which `feedback` reads."""
        return self._receipts

    def say(self, fields: AskFields, token: str | None, bot: Bot) -> Spoken:
        """Answer the text in `fields`, in the conversation of a token; raise the error 400 if that is over."""
        conversation = self._conversations.carry_on(token, fields, bot)
        replies, receipts = [], []
        for reply in conversation.replies(fields.question):
            line = None if reply.outcome == "smalltalk" else conversation.logged
            replies.append(reply)
            receipts.append(None if line is None else self._receipts.receipt(line))
        first, *others = replies
        reply = replace(first, others=tuple(others)) if others else first
        return Spoken(reply, self._conversations.token(conversation), tuple(receipts))
