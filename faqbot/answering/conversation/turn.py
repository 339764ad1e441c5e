"""A turn: one text of a person, the bot that is asked for it, and the memory of the texts before.

The rules of a conversation are functions of a turn. They find out what a text means, and a turn asks and remembers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from faqbot.answering.conversation.asked_bot import Bot
from faqbot.answering.conversation.memory import Memory, Option, Question
from faqbot.answering.reply import Carried, Reply
from faqbot.text.known_languages import talk_of
from faqbot.text.talk import Talk

# At least this many matches are searched for the chunk that the user picked.
_DEPTH = 50


class Asking(NamedTuple):
    """How a conversation asks its bot: the number of matches in a reply, and the least confidence for an answer."""

    k: int = 5
    threshold: float | None = None


class Turn:
    """One text of a person, and what is asked to answer it.

    `named` are the documents that the text names. `asked` is the last question that was asked of the bot for an answer,
    with the titles it was asked of; `has_asked` says whether this turn asked any.
    """

    def __init__(self, text: str, bot: Bot, memory: Memory, asking: Asking) -> None:
        self.text = text
        self.bot = bot
        self.memory = memory
        self.named = bot.names(text)
        self.asked: tuple[str, tuple[str, ...]] = ("", ())
        self.has_asked = False
        self._asking = asking
        self._replies: dict[tuple[str, tuple[str, ...]], Reply] = {}

    @property
    def talk(self) -> Talk:
        """The phrases of the language of the documents."""
        return talk_of(self.bot.language)

    def inquire(self, question: str, titles: Sequence[str] = ()) -> Reply:
        """Return the bot's reply from the documents `titles` (() for all), kept so that a turn asks nothing twice."""
        key = question, tuple(titles)
        if key not in self._replies:
            self._replies[key] = self.bot.ask(
                question,
                k=self._asking.k,
                topic=key[1] or None,
                threshold=self._asking.threshold,
                named=self.named,
                logged=False,
            )
        return self._replies[key]

    def ask(
        self,
        question: str,
        titles: Sequence[str] = (),
        carried: Carried | None = None,
        words: str | None = None,
        typed: str | None = None,
    ) -> Reply:
        """Ask a question of the documents `titles` (() for all), and remember the question and its topic.

        `words` is the question without names, as it may be asked of other documents, and `typed` the text by which the
        question was first asked.
        """
        self.asked, self.has_asked = (question, tuple(titles)), True
        reply = self.inquire(question, titles)
        self.memory.question = Question(typed or self.text, question if words is None else words, tuple(titles))
        self.memory.offer(reply)
        if len(titles) == 1:
            self.memory.turn_to(titles[0])
        elif reply.topic is not None:
            self.memory.turn_to(reply.topic)
        return replace(reply, question=self.text, carried=carried)

    def ask_topic(self) -> Reply:
        """Ask the text of the current topic alone."""
        assert self.memory.topic is not None
        return self.ask(self.text, (self.memory.topic,), Carried(topic=self.memory.topic))

    def repeat(self, titles: Sequence[str]) -> Reply:
        """Ask the last question again, of the documents `titles` (() for all), or else the text itself."""
        question = self.memory.question
        if question is None:
            return self.ask(self.text, titles)
        carried = Carried(question.typed, titles[0] if len(titles) == 1 else None)
        return self.ask(question.words, titles, carried, question.words, question.typed)

    def take(self, option: Option) -> Reply:
        """Answer with the chunk of an option, or ask the question again if the documents no longer have this chunk.

        The choice stays open until another question is asked, so that the user may pick several options in turn.
        """
        question = self.memory.question
        assert question is not None
        self.asked, self.has_asked = (question.words, (option.topic,)), True
        depth = max(_DEPTH, self._asking.k)
        threshold = self._asking.threshold
        reply = self.bot.ask(question.words, k=depth, topic=option.topic, threshold=threshold, logged=False)
        self.memory.turn_to(option.topic)
        # The options shared the confidence of the choice; the picked option gets all of it.
        certain = sum(match.confidence for match in reply.options)
        options = [replace(match, confidence=certain) for match in reply.options]
        match = next((match for match in (*options, *reply.matches) if match.chunk.id == option.chunk), None)
        if match is None:  # the documents no longer have the chunk
            self.memory.offer(reply)
        else:
            others = tuple(other for other in reply.matches if other.chunk.id != option.chunk)
            reply = replace(reply, outcome="answer", text=match.chunk.text, confidence=match.confidence,
                            matches=(match, *others), topic=option.topic, options=())  # fmt: skip
        matches = reply.matches[: self._asking.k]
        return replace(reply, question=self.text, matches=matches, carried=Carried(question.typed, option.topic))
