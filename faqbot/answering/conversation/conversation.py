"""A conversation: a person's texts are understood in the context of the texts before.

A text is answered by the first of the RULES that has a reply to it. The module uses no terminal, so a shell, a web page
or a bot framework can drive a conversation. `memory` has the state, and `turn` asks the bot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from faqbot.answering.conversation.chatting import chat
from faqbot.answering.conversation.following_up import answer
from faqbot.answering.conversation.going_back import go_back
from faqbot.answering.conversation.memory import Memory, Passage, Question
from faqbot.answering.conversation.messages.asked_sentences import (
    MOST_QUESTIONS,
    AskedSentence,
    questions_in,
    reading_of,
)
from faqbot.answering.conversation.messages.joined_questions import parted
from faqbot.answering.conversation.picking import pick, show
from faqbot.answering.conversation.requests.requesting import request
from faqbot.answering.conversation.turn import Asking, Turn
from faqbot.answering.reply import Carried, Match, Reply
from faqbot.errors import TopicError
from faqbot.query.asked_words import bounded_question
from faqbot.query.topic import Topic
from faqbot.text.known_languages import talk_of
from faqbot.text.messages.catalogue import sentence
from faqbot.text.messages.voice import Voice

if TYPE_CHECKING:
    from faqbot.answering.conversation.asked_bot import Bot, Log

# The rules in the order in which they are tried: each returns the reply to a turn, or None if it does not apply. A text
# to which none of them applies is a question, which `answer` answers.
RULES: tuple[Callable[[Turn], Reply | None], ...] = (pick, show, chat, request, go_back)


class Conversation:
    """Answers the texts of one person, one after the other.

    Threads must not share a conversation, but several conversations may share a bot. `threshold` is the least
    confidence for an answer, `k` the number of matches in a reply, and `topic` the titles that all answers must come
    from, as for `FaqBot.ask`. Unless `logged`, nothing is written to the log of the bot.
    """

    def __init__(
        self, bot: Bot, *, threshold: float | None = None, k: int = 5, topic: Topic = None, logged: bool = True
    ) -> None:
        self._bot = bot
        self._is_logged = logged
        self._asking = Asking(k, threshold, topic)
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
            self._memory.question, self._memory.lost = Question(question, question, ()), None
        self._memory.number(matches)

    def say(self, text: str) -> Reply:
        """Answer the next text of the person.

        The reply is that to the first question in the text. If the text has several, the replies to the others are in
        `others`, in their order.
        """
        first, *others = self.replies(text)
        return replace(first, others=tuple(others)) if others else first

    def replies(self, text: str) -> Iterator[Reply]:
        """Yield a reply for each question in a text, up to three; `asked` and `logged` are those of the last reply.

        Numbers go on from one choice to the next, so that an option of any of them can be picked.
        """
        if not isinstance(text, str):
            raise TypeError(f"a conversation takes a text that is a string, not {type(text).__name__}")
        read = bounded_question(text)
        sentences = questions_in(read, talk_of(self._bot.language))
        questions = [one for sentence in sentences for one in parted(sentence, self._bot, self._asking)]
        offered: tuple[Passage, ...] = ()
        before: Reply | None = None
        for question in questions[:MOST_QUESTIONS]:
            reply = self._answer(question)
            if len(questions) == 1:
                yield replace(_to_text(reply, read, question.sentence), question=text)
                return
            offered = self._memory.offer_beside(offered)
            if question.told and before and _is_same(reply, before):
                continue  # "is there a pool, and is it heated?", if one passage says both
            before = reply
            yield replace(reply, question=question.sentence)
        if len(questions) > MOST_QUESTIONS:
            left = " ".join(question.sentence for question in questions[MOST_QUESTIONS:])
            yield Reply(left, "smalltalk", sentence("three_at_a_time", self._bot.language), 0.0)

    def _answer(self, question: AskedSentence) -> Reply:
        """Answer a question of a text, and log it."""
        text = reading_of(question, self._bot, self._asking)
        try:
            turn, reply = self._reply(text)
        except TopicError:  # another thread reloaded the documents, and a title is gone
            turn, reply = self._reply(text)
        if turn.has_asked:
            self._asked = turn.asked
        log: Log | None = self._bot.log if self._is_logged else None
        asked, titles = turn.asked
        self._logged = log.add(asked, reply, titles) if log is not None and turn.has_asked else None
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

    def forget_oldest(self) -> bool:
        """Forget what is longest ago; return whether there was anything to forget.

        For a state that must fit into some place: call it until `to_json` is short enough. The topics that came up go
        first, then what numbers refer to, then the last question and answer, and at last the current topic.
        """
        return self._memory.forget_oldest()

    def to_json(self) -> str:
        """Return the state of the conversation as one line of JSON, for `from_json`."""
        return self._memory.to_json()

    @classmethod
    def from_json(
        cls, bot: Bot, text: str, *, threshold: float | None = None, k: int = 5, topic: Topic = None
    ) -> Conversation:
        """Return a conversation in the state that `to_json` returned as `text`.

        Raises `ConversationError` if `text` is not such a state. Topics whose documents are gone are forgotten, and so
        are those outside of `topic`, if that has changed since.
        """
        conversation = cls(bot, threshold=threshold, k=k, topic=topic)
        conversation._memory = Memory.from_json(text)
        if topic is not None:
            wanted, titles = (topic,) if isinstance(topic, str) else topic, bot.titles
            conversation._memory.keep({titles[number] for title in wanted for number in titles.numbers_like(title)})
        return conversation


def _is_same(reply: Reply, other: Reply) -> bool:
    """Whether two replies answer with the same passage."""
    if not reply.outcome == other.outcome == "answer":
        return False
    return reply.matches[0].chunk.id == other.matches[0].chunk.id


def _to_text(reply: Reply, text: str, sentence: str) -> Reply:
    """Return the reply to a text, and keep the sentence that asks if the text has more than that."""
    if text == sentence:
        return replace(reply, question=text)
    carried = reply.carried or Carried()
    return replace(reply, question=text, carried=replace(carried, question=carried.question or sentence))
