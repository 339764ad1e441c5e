"""The recipe for asynchronous programs: questions are asked in threads, of one bot."""

from __future__ import annotations

import asyncio

from faqbot import FaqBot

QUESTIONS = ["How long should I hold the stretch?", "any tips?", "what's the boiling point of tin?"]


def test_questions_are_asked_in_threads_while_the_loop_goes_on(bot: FaqBot):
    async def answer_all() -> tuple[list[object], int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        ticking = asyncio.create_task(tick())
        replies = await asyncio.gather(*(asyncio.to_thread(bot.ask, question) for question in QUESTIONS * 4))
        ticking.cancel()
        return replies, ticks

    replies, ticks = asyncio.run(answer_all())
    assert replies == [bot.ask(question) for question in QUESTIONS] * 4
    assert ticks > 1


def test_a_conversation_is_driven_from_an_asynchronous_program(bot: FaqBot):
    async def talk() -> list[str]:
        conversation = bot.conversation()
        return [(await asyncio.to_thread(conversation.say, text)).outcome for text in ("hello", QUESTIONS[0])]

    assert asyncio.run(talk()) == ["smalltalk", "answer"]


def test_documents_are_added_without_holding_up_the_loop():
    async def add() -> str:
        bot = FaqBot.from_pairs([("How do I pay?", "By card.")])
        await asyncio.to_thread(bot.add, pairs=[("Who pays?", "You do.")])
        return (await asyncio.to_thread(bot.ask, "who pays?")).text

    assert asyncio.run(add()) == "You do."
