"""The routes for whoever runs the server: `health`, `metrics`, and the description of the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from faqbot import __version__
from faqbot.serving.api.api_description import api_description
from faqbot.serving.api.json_responses import JsonResponse
from faqbot.serving.kept_files import KeptFile
from faqbot.serving.observing.metrics_page import METRICS_TYPE

if TYPE_CHECKING:
    from faqbot.bot import FaqBot
    from faqbot.serving.server_settings import ServerSettings


class OperationRoutes:
    """The routes as functions from a request to a response.

    `problem` returns why the documents could not be read again, None if they could, and `metrics` the figures of the
    server as text.
    """

    def __init__(
        self, bot: FaqBot, settings: ServerSettings, problem: Callable[[], str | None], metrics: Callable[[], str]
    ) -> None:
        self._bot = bot
        # A sentence about documents, such as their paths, is for those only who may ask them.
        self._tells_problem = settings.token is None
        self._problem = problem
        self._metrics = metrics
        described = api_description(question_length=settings.question_length, has_token=settings.token is not None)
        self._description = KeptFile(bytes(JsonResponse(described).body), "application/json")

    async def health(self, _request: Request) -> Response:
        """Say whether the server answers, and from which documents."""
        problem = self._problem()
        value: dict[str, Any] = {
            "status": "stale" if problem else "ok",
            "version": __version__,
            "chunks": len(self._bot),
            "language": self._bot.language,
            "index": self._bot.digest,
        }
        return JsonResponse(value | ({"problem": problem} if problem and self._tells_problem else {}))

    async def metrics(self, _request: Request) -> Response:
        """Give the figures of the server."""
        return Response(self._metrics(), media_type=METRICS_TYPE)

    async def description(self, request: Request) -> Response:
        """Give the description of the API."""
        return self._description.response(request)
