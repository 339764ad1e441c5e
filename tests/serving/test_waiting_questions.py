"""Questions that wait together are answered together, each as if it were alone."""

from __future__ import annotations

import asyncio
import threading

import pytest

from faqbot import FaqBot, TopicError
from faqbot.answering.conversation.conversation import Conversation
from faqbot.answering.reply import Reply
from faqbot.serving import waiting_questions
from faqbot.serving.answering_thread import AnsweringThread
from faqbot.serving.waiting_questions import OwnQuestion, WaitingQuestions, answers_to

ASKED = [
    "How long should I hold it?",
    "hello",
    "any tips? and can I do it alone?",
    "could you tell me who may not do it",
    "",
]


def own(text: str, topic: str | None = None, k: int = 3) -> OwnQuestion:
    return OwnQuestion(text, k, topic, None)


def alone(question: OwnQuestion, bot: FaqBot) -> Reply:
    return Conversation(bot, k=question.k, topic=question.topic, threshold=question.threshold).say(question.text)


def all_answered(questions: list[OwnQuestion], bot: FaqBot) -> list[Reply | BaseException]:
    async def ask() -> list[Reply | BaseException]:
        waiting = WaitingQuestions(bot, AnsweringThread())
        return await asyncio.gather(*map(waiting, questions), return_exceptions=True)

    return asyncio.run(ask())


def test_a_question_has_the_same_reply_in_a_block_as_alone(bot: FaqBot) -> None:
    questions = [own(text, topic, k) for topic in (None, bot.topics()[0]) for k in (1, 3) for text in ASKED * 3]
    assert all_answered(questions, bot) == [alone(question, bot) for question in questions]


def test_an_error_belongs_to_its_own_question(bot: FaqBot) -> None:
    first, wrong, last = all_answered([own("any tips?"), own("any tips?", "no such title"), own("any tips?")], bot)
    assert isinstance(wrong, TopicError)
    assert first == last == alone(own("any tips?"), bot)


def test_two_questions_of_a_topic_that_does_not_exist_are_two_errors(bot: FaqBot) -> None:
    assert all(isinstance(one, TopicError) for one in answers_to([own("a", "nowhere"), own("b", "nowhere")], bot))


def test_those_who_wait_while_others_are_answered_are_one_block(bot: FaqBot, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[int] = []
    answer, goes_on = answers_to, threading.Event()

    def noted(questions: list[OwnQuestion], asked: FaqBot) -> list[Reply | BaseException]:
        assert goes_on.wait(60)
        blocks.append(len(questions))
        return answer(questions, asked)

    async def ask() -> None:
        waiting = WaitingQuestions(bot, AnsweringThread())
        first = asyncio.create_task(waiting(own("any tips?")))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        others = [asyncio.create_task(waiting(own("any tips?"))) for _ in range(20)]
        await asyncio.sleep(0)
        goes_on.set()
        await asyncio.gather(first, *others)

    monkeypatch.setattr(waiting_questions, "answers_to", noted)
    asyncio.run(ask())
    assert blocks == [1, 16, 4]


def test_questions_that_nobody_waits_for_hold_up_no_other(bot: FaqBot, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, goes_on = answers_to, threading.Event()

    def slow(questions: list[OwnQuestion], asked: FaqBot) -> list[Reply | BaseException]:
        if questions[0].text == "slow":
            assert goes_on.wait(60)
        return answer(questions, asked)

    async def ask() -> Reply:
        waiting = WaitingQuestions(bot, AnsweringThread())
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await waiting(own("slow"))
        try:
            return await waiting(own("any tips?"))
        finally:
            goes_on.set()

    monkeypatch.setattr(waiting_questions, "answers_to", slow)
    assert asyncio.run(ask()) == alone(own("any tips?"), bot)
