"""The route that takes verdicts on replies: `feedback`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from faqbot.errors import OutputError
from faqbot.question_log.log_lines import NO_CHUNK, LogLine
from faqbot.serving.api.answer_routes import json_of
from faqbot.serving.api.json_responses import JsonResponse
from faqbot.serving.api.request_errors import RequestError, invalid
from faqbot.serving.api.request_fields import VerdictFields, verdict_fields

if TYPE_CHECKING:
    from faqbot.bot import FaqBot
    from faqbot.serving.answering_thread import AnsweringThread
    from faqbot.serving.api.verdict_receipt import Receipts


class VerdictRoutes:
    """The route as a function from a request to a response, and what the page does with a verdict."""

    def __init__(self, bot: FaqBot, receipts: Receipts, thread: AnsweringThread) -> None:
        self._bot = bot
        self._receipts = receipts
        self._thread = thread

    async def feedback(self, request: Request) -> Response:
        """Write a verdict into the log of questions."""
        fields = verdict_fields(await json_of(request))
        await self._thread(lambda: self.record(fields))
        return JsonResponse({"recorded": True})

    def record(self, fields: VerdictFields) -> None:
        """Write a verdict into the log of questions; raise an error of the request if that cannot be."""
        log = self._bot.log
        if log is None:
            message = "This server logs no questions, so it takes no verdicts; it does if started with --log."
            raise RequestError(409, "no_log", message)
        line = self._receipts.line(fields.receipt)
        right = self._right(fields, line)
        try:
            log.check()  # `judge` only warns, once, if the file cannot be written
        except OutputError as error:
            message = "The log of questions cannot be written now; try again later."
            raise RequestError(503, "log_failed", message, {"Retry-After": "60"}) from error
        log.judge(line, "good" if fields.is_good else "bad", right)

    def _right(self, fields: VerdictFields, line: LogLine) -> str | None:
        """Return what the log has as right: what the person names, else for a good reply what was answered."""
        if fields.right is not None:
            if fields.right != NO_CHUNK and self._bot.chunk_with_id(fields.right) is None:
                raise invalid("No chunk has the id that `right` names.", "unknown_chunk")
            return fields.right
        if not fields.is_good:
            return None
        if line["outcome"] == "choose":
            raise invalid("The reply asks to choose; `right` must say which answer is right.")
        return line["chunk"] or NO_CHUNK
