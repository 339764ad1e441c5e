"""Middleware that bounds how long an answer may take."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faqbot.serving.limits.refusing import refuse

_MESSAGE = "The answer took too long; ask a shorter question, or try again later."


class AnswerDeadline:
    """Answers with 504 where the application has not begun to answer within `seconds`.

    An answer that has begun and is not sent in time is broken off, by `TimeoutError`. Only what awaits something can be
    broken off: an answer that is computed in the event loop, without a pause, is always finished.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer in the application's place if it is late."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            async with asyncio.timeout(self._seconds) as deadline:
                await self._app(scope, receive, sending)
        except TimeoutError:
            if has_begun or not deadline.expired():
                raise
            await refuse(send, 504, "timeout", _MESSAGE)
