"""The thread in which answers are made."""

from __future__ import annotations

import asyncio
import threading

from faqbot.serving.answering_thread import AnsweringThread


def test_answers_are_made_one_after_the_other_and_the_event_loop_goes_on():
    at_once, most, goes_on = 0, 0, threading.Event()

    def answer() -> str:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        assert goes_on.wait(60)
        at_once -= 1
        return threading.current_thread().name

    async def ask_all() -> set[str]:
        thread = AnsweringThread()
        asked = [asyncio.create_task(thread(answer)) for _ in range(5)]
        await asyncio.sleep(0.01)  # the event loop is free while the first answer waits
        goes_on.set()
        return set(await asyncio.gather(*asked))

    assert threading.current_thread().name not in asyncio.run(ask_all())
    assert most == 1


def test_a_request_that_is_broken_off_does_not_wait_for_its_answer():
    goes_on, finished = threading.Event(), threading.Event()

    def slow() -> None:
        assert goes_on.wait(60)
        finished.set()

    async def ask() -> str:
        thread = AnsweringThread()
        try:
            async with asyncio.timeout(0.01):
                await thread(slow)
        except TimeoutError:
            assert not finished.is_set()
        answer = await thread(lambda: "the next one")
        goes_on.set()
        return answer

    assert asyncio.run(ask()) == "the next one"
    assert finished.wait(60)
