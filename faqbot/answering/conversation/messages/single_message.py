"""Answer a message that stands alone, such as a ticket: each of its questions, with nothing said before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqbot.answering.conversation.asked_bot import AskedInBlocks, Bot
from faqbot.answering.conversation.conversation import Conversation
from faqbot.answering.conversation.messages.asked_sentences import AskedSentence, questions_in
from faqbot.answering.conversation.messages.joined_questions import joins_questions
from faqbot.answering.reply import Reply
from faqbot.query.topic import Topic
from faqbot.text.known_languages import talk_of

# A text without such a place is one sentence. Most questions of a file are, and need no reading.
_BREAK = re.compile(r"[\n\r]|[^\w\s]\s|[？。！]")


def message_reply(bot: Bot, text: str, *, topic: Topic = None, threshold: float | None = None) -> Reply:
    """Return the reply to a message; if it asks several questions, `others` are those to the second and third.

    A message of one sentence is asked as it is, and so are small talk and a message
    whose sentences have no answer, for it may be a question that is broken into lines. Nothing is logged.
    """
    if is_one_sentence(text, bot):
        return bot.ask(text, k=1, topic=topic, threshold=threshold, logged=False)
    reply = Conversation(bot, k=1, topic=topic, threshold=threshold, logged=False).say(text)
    if any(one.outcome in ("answer", "choose") for one in (reply, *reply.others)):
        return reply
    whole = bot.ask(text, k=1, topic=topic, threshold=threshold, logged=False)
    return reply if whole.outcome == reply.outcome == "abstain" else whole


def message_replies(
    bot: AskedInBlocks, texts: Sequence[str], *, topic: Topic = None, threshold: float | None = None
) -> list[Reply]:
    """Return the `message_reply` to each of some messages; those of one sentence are asked together."""
    alone = [is_one_sentence(text, bot) for text in texts]
    asked = [text for text, is_alone in zip(texts, alone, strict=True) if is_alone]
    replies = iter(bot.ask_many(asked, k=1, topic=topic, threshold=threshold, logged=False))
    return [next(replies) if is_alone else message_reply(bot, text, topic=topic, threshold=threshold)
            for text, is_alone in zip(texts, alone, strict=True)]  # fmt: skip


def is_one_sentence(text: str, bot: Bot) -> bool:
    """Whether a text is a single question or sentence, and not a message of several."""
    talk = talk_of(bot.language)
    if _BREAK.search(text.strip()) and questions_in(text, talk) != [AskedSentence(text)]:
        return False
    return not joins_questions(text, talk)


def asked_in(reply: Reply) -> str:
    """Return the question of a message that a reply answers."""
    return (reply.carried and reply.carried.question) or reply.question
