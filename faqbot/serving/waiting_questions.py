"""Questions that wait for their answers together are answered together, which takes less than one after the other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from faqbot.answering.conversation.asked_bot import Bot
from faqbot.answering.conversation.conversation import Conversation
from faqbot.answering.conversation.messages.single_message import is_one_sentence
from faqbot.answering.reply import Reply
from faqbot.query.topic import Topic

if TYPE_CHECKING:
    from faqbot.bot import FaqBot
    from faqbot.serving.answering_thread import AnsweringThread

# The most questions that are answered together: the first of them waits until the last is answered. With 10,000 chunks
# and 16 connections, a request takes 2.2 ms of processor time so, and 3.3 if each is answered by itself.
_MOST = 16


class OwnQuestion(NamedTuple):
    """A question that stands alone, and how it is asked of the bot."""

    text: str
    k: int
    topic: Topic
    threshold: float | None


# Questions, each with the reply that its request waits for.
_Block = list[tuple[OwnQuestion, "asyncio.Future[Reply]"]]


class WaitingQuestions:
    """Answers questions that stand alone; those that came while others were being answered are one block.

    A question has the same reply in a block as alone. A request that is broken off before its block begins is left out.
    """

    def __init__(self, bot: FaqBot, thread: AnsweringThread) -> None:
        self._bot = bot
        self._thread = thread
        self._waiting: _Block = []
        self._answering: asyncio.Task[None] | None = None

    async def __call__(self, question: OwnQuestion) -> Reply:
        """Return the reply to a question when its turn has come; raise what answering it raises."""
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, reply))
        if self._answering is None:
            self._answering = asyncio.create_task(self._answer())
        return await reply

    async def _answer(self) -> None:
        """Answer all questions that wait, block by block."""
        try:
            while block := self._next_block():
                for (_, reply), result in zip(block, await self._results(block), strict=True):
                    if reply.done():  # the request was broken off
                        continue
                    if isinstance(result, BaseException):
                        reply.set_exception(result)
                    elif result is not None:
                        reply.set_result(result)
        finally:
            self._answering = None

    async def _results(self, block: _Block) -> Sequence[Reply | BaseException | None]:
        """Return what the questions of a block get, nothing as soon as nobody waits for any of them."""
        answer = partial(answers_to, [question for question, _ in block], self._bot)
        answers = asyncio.create_task(self._thread(answer))

        def give_up(_: asyncio.Future[Reply]) -> None:
            if all(reply.done() for _, reply in block):
                answers.cancel()

        for _, reply in block:
            reply.add_done_callback(give_up)
        await asyncio.wait([answers])
        if answers.cancelled():
            return [None] * len(block)
        error = answers.exception()
        return answers.result() if error is None else [error] * len(block)

    def _next_block(self) -> _Block:
        """Return the questions that have waited longest, without those that nobody waits for any more."""
        self._waiting = [one for one in self._waiting if not one[1].done()]
        block, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
        return block


def answers_to(questions: Sequence[OwnQuestion], bot: FaqBot) -> list[Reply | BaseException]:
    """Return for each question what a new conversation replies, or what it raises."""
    return [_said(question, ahead) for question, ahead in zip(questions, _ahead(questions, bot), strict=True)]


def _said(question: OwnQuestion, bot: Bot) -> Reply | BaseException:
    try:
        asked = Conversation(bot, k=question.k, topic=question.topic, threshold=question.threshold)
        return asked.say(question.text)
    except BaseException as error:  # noqa: BLE001 - it belongs to this question, and not to the others of its block
        return error


def _ahead(questions: Sequence[OwnQuestion], bot: FaqBot) -> list[Bot]:
    """Return a bot for each question; those of one sentence it has answered already if there are several."""
    bots: list[Bot] = [bot] * len(questions)
    alike: defaultdict[Any, list[int]] = defaultdict(list)
    for at, one in enumerate(questions):
        if not is_one_sentence(one.text, bot):
            continue
        topic = tuple(one.topic) if isinstance(one.topic, list) else one.topic
        alike[one.k, topic, one.threshold].append(at)
    for places in (places for places in alike.values() if len(places) > 1):
        first = questions[places[0]]
        try:
            texts = [questions[at].text for at in places]
            replies = [*bot.ask_many(texts, k=first.k, topic=first.topic, threshold=first.threshold, logged=False)]
        except Exception:  # noqa: BLE001, S112 - raised again by the conversation of the question that it belongs to
            continue
        for at, reply in zip(places, replies, strict=True):
            bots[at] = cast(Bot, _AskedAhead(bot, questions[at], reply))
    return bots


class _AskedAhead:
    """A bot that has answered one question already."""

    def __init__(self, bot: FaqBot, question: OwnQuestion, reply: Reply) -> None:
        self._bot = bot
        self._question = question
        self._reply = reply

    def ask(self, question: str, *, logged: bool = True, named: Any = None, **how: Any) -> Reply:
        """Answer a question as the bot does; `named` saves time and changes no reply."""
        if not logged and (question, how) == (self._question.text, self._how()):
            return self._reply
        return self._bot.ask(question, logged=logged, named=named, **how)

    def _how(self) -> dict[str, Any]:
        return {"k": self._question.k, "topic": self._question.topic, "threshold": self._question.threshold}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)
