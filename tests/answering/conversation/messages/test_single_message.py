"""Messages that stand alone, such as tickets: many have the replies that each has alone."""

from __future__ import annotations

import pytest

from faqbot import FaqBot
from faqbot.answering.conversation.messages.single_message import message_replies, message_reply

MESSAGES = [
    "how long should I hold it",
    "Hello! How long should I hold it? And who may not do it?",
    "qwrtpl",
    "",
    "My back hurts.\nCan I do it alone?\nThanks",
    "any tips?",
] * 20


@pytest.mark.parametrize("threshold", [None, 0.9])
def test_many_messages_have_the_replies_that_each_has_alone(bot: FaqBot, threshold: float | None) -> None:
    topic = bot.topics()[0]
    alone = [message_reply(bot, text, topic=topic, threshold=threshold) for text in MESSAGES]
    assert message_replies(bot, MESSAGES, topic=topic, threshold=threshold) == alone


def test_no_messages_have_no_replies(bot: FaqBot) -> None:
    assert message_replies(bot, []) == []
