"""A conversation: a person's texts are understood in the context of the texts before.

A text is answered by the first of the RULES that has a reply to it. The module uses no terminal, so a shell, a web page
or a bot framework can drive a conversation. `memory` has the state, and `turn` asks the bot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from faqbot.answering.conversation.asked_bot import Bot, Log
from faqbot.answering.conversation.chatting import chat
from faqbot.answering.conversation.following_up import answer
from faqbot.answering.conversation.going_back import go_back
from faqbot.answering.conversation.memory import Memory, Question
from faqbot.answering.conversation.picking import pick, show
from faqbot.answering.conversation.requests.requesting import request
from faqbot.answering.conversation.turn import Asking, Turn
from faqbot.answering.reply import Match, Reply
from faqbot.errors import TopicError
from faqbot.text.messages.voice import Voice

# The rules in the order in which they are tried: each returns the reply to a turn, or None if it does not apply. A text
# to which none of them applies is a question, which `answer` answers.
RULES: tuple[Callable[[Turn], Reply | None], ...] = (pick, show, chat, request, go_back)


class Conversation:
    """Answers the texts of one person, one after the other.

    Threads must not share a conversation, but several conversations may share a bot. `threshold` is the least
    confidence for an answer, and `k` the number of matches in a reply, as for `FaqBot.ask`.
    """

    def __init__(self, bot: Bot, *, threshold: float | None = None, k: int = 5) -> None:
        self._bot = bot
        self._asking = Asking(k, threshold)
        self._memory = Memory()
        self._asked: tuple[str, tuple[str, ...]] = ("", ())
        self._logged: dict[str, Any] | None = None

    @property
    def topic(self) -> str | None:
        """The title of the current topic, the document that the conversation is about; None before any topic."""
        return self._memory.topic

    @property
    def asked(self) -> tuple[str, tuple[str, ...]]:
        """The last question as it was asked of the bot, and the titles that it was restricted to; () stands for all."""
        return self._asked

    @property
    def logged(self) -> dict[str, Any] | None:
        """The line of the log for the last text; None if it was small talk, or if questions are not logged."""
        return self._logged

    def about(self, topic: str | None) -> None:
        """Set the current topic, None for no topic; raise `TopicError` if no document has that title."""
        if topic is not None:
            self._bot.ask("", topic=topic, logged=False)  # raises the TopicError with suggestions
            titles = self._bot.titles
            numbers = titles.numbers_like(topic)
            if not numbers:  # another thread reloaded the index in between
                raise TopicError(f"no document has the title {topic!r}")
            topic = titles[numbers[0]]
        self._memory.turn_to(topic)

    def number(self, matches: Iterable[Match], question: str | None = None) -> None:
        """Let numbers in the next texts refer to these matches, which were shown with the numbers 1, 2, and so on.

        They are matches of the last question, or of `question` if that is given, for example of a search. After a
        choice the options have their numbers already.
        """
        if question is not None:
            self._memory.question = Question(question, question, ())
        self._memory.number(matches)

    def say(self, text: str) -> Reply:
        """Answer the next text of the person."""
        try:
            turn, reply = self._reply(text)
        except TopicError:  # another thread reloaded the documents, and a title is gone
            turn, reply = self._reply(text)
        if turn.has_asked:
            self._asked = turn.asked
        log: Log | None = self._bot.log
        question, titles = turn.asked
        self._logged = log.add(question, reply, titles) if log is not None and turn.has_asked else None
        return replace(reply, voice=Voice(self._bot.language, len(self._bot.titles) > 1))

    def _reply(self, text: str) -> tuple[Turn, Reply]:
        """Return the turn and the reply of the first rule that applies."""
        if self._memory.came_up or self._memory.numbered:
            self._memory.keep(self._bot.titles)  # forget titles that a reload removed
        turn = Turn(text, self._bot, self._memory, self._asking)
        for rule in RULES:
            if reply := rule(turn):
                return turn, reply
        return turn, answer(turn)

    def to_json(self) -> str:
        """Return the state of the conversation as one line of JSON, for `from_json`."""
        return self._memory.to_json()

    @classmethod
    def from_json(cls, bot: Bot, text: str, *, threshold: float | None = None, k: int = 5) -> Conversation:
        """Return a conversation in the state that `to_json` returned as `text`.

        Raises `ConversationError` if `text` is not such a state. Topics whose documents are gone are forgotten.
        """
        conversation = cls(bot, threshold=threshold, k=k)
        conversation._memory = Memory.from_json(text)
        return conversation
