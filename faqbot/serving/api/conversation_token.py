"""The token that a client carries from one request of `chat` to the next: the state of its conversation, signed.

The server keeps no conversation, so any process of it, and after a restart with the same FAQBOT_SECRET also the next
one, can carry on any conversation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.answering.conversation.conversation import Conversation
from faqbot.errors import ConversationError
from faqbot.serving.api.request_errors import RequestError, not_readable
from faqbot.serving.api.signed_text import DamagedTextError, ForeignTextError, Signer, UnreadableTextError

if TYPE_CHECKING:
    from faqbot.answering.conversation.asked_bot import Bot
    from faqbot.serving.api.request_fields import AskFields

# A conversation ends a day after its last turn.
LONGEST_SILENCE = 24 * 60 * 60.0

# The characters of a token: a conversation forgets its oldest topics rather than become longer. Most have 300 to 600.
LONGEST_TOKEN = 4096

# Why a conversation is over, by the code of the error.
_OVER = {
    "damaged_conversation": "The token of the conversation is damaged",
    "foreign_conversation": "The conversation was begun before this server was started, or on another one",
    "expired_conversation": "The conversation has ended, because nothing was said for a day",
}


class Conversations:
    """Conversations as tokens, which a secret signs."""

    def __init__(self, secret: bytes) -> None:
        self._signer = Signer(secret, "conversation", LONGEST_SILENCE)

    def carry_on(self, token: str | None, fields: AskFields, bot: Bot) -> Conversation:
        """Return the conversation that a token stands for, a new one for None.

        Raises the error 400 for a token that cannot be carried on.
        """
        k, topic, threshold = fields.k or 5, fields.topic, fields.threshold
        if token is None:
            return Conversation(bot, k=k, topic=topic, threshold=threshold)
        try:
            return Conversation.from_json(bot, self._state(token), k=k, topic=topic, threshold=threshold)
        except ConversationError as error:  # of an older version of faqbot
            raise _over("expired_conversation") from error

    def token(self, conversation: Conversation) -> str:
        """Return the token of a conversation. A state that is too long for one is shortened from its oldest part on."""
        token = self._signer.sign(conversation.to_json())
        while len(token) > LONGEST_TOKEN and conversation.forget_oldest():
            token = self._signer.sign(conversation.to_json())
        return token

    def _state(self, token: str) -> str:
        try:
            if len(token) > LONGEST_TOKEN:
                raise DamagedTextError
            return self._signer.read(token)
        except DamagedTextError as error:
            raise _over("damaged_conversation") from error
        except ForeignTextError as error:
            raise _over("foreign_conversation") from error
        except UnreadableTextError as error:
            raise _over("expired_conversation") from error


def is_over(error: RequestError) -> bool:
    """Whether an error says that a token cannot be carried on, so that the same text can begin a new conversation."""
    return error.code in _OVER


def _over(code: str) -> RequestError:
    return not_readable(f"{_OVER[code]}; leave `conversation` out to begin a new one.", code)
