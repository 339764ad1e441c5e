"""The application that `faqbot serve` runs: the routes, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from faqbot.serving.answering_thread import AnsweringThread
from faqbot.serving.api.answer_routes import AnswerRoutes
from faqbot.serving.api.operation_routes import OperationRoutes
from faqbot.serving.api.request_errors import tell_error
from faqbot.serving.api.talking import Talking
from faqbot.serving.api.verdict_routes import VerdictRoutes
from faqbot.serving.cross_origin import CrossOrigin
from faqbot.serving.failures import Failures
from faqbot.serving.limits.body_framing import BodyFraming
from faqbot.serving.observing.metrics_page import METRICS_TYPE
from faqbot.serving.origin_guard import OriginGuard
from faqbot.serving.page.page_refusals import PageRefusals
from faqbot.serving.page.page_routes import PageRoutes
from faqbot.serving.security_headers import SecurityHeaders
from faqbot.serving.without_index import answer_without_index

if TYPE_CHECKING:
    from faqbot.bot import FaqBot
    from faqbot.errors import IndexFileError
    from faqbot.serving.server_settings import ServerSettings


def make_app(
    settings: ServerSettings,
    bot: FaqBot,
    *,
    problem: Callable[[], str | None] = lambda: None,
    metrics: Callable[[], str] = lambda: "",
    damaged: Callable[[IndexFileError], None] = lambda _: None,
    observers: Sequence[Middleware] = (),
    limits: Sequence[Middleware] = (),
) -> Starlette:
    """Return the application that answers from a bot, whose `reload` takes effect at the next request.

    `problem` and `metrics` are those of `OperationRoutes`, `damaged` that of `Failures`. `observers` see every request
    first and every response as it is sent; `limits` may refuse a request, before its body is read, by a response or by
    a `RequestError`.
    """
    talking = Talking(settings.secret)
    thread = AnsweringThread()
    verdicts = VerdictRoutes(bot, talking.receipts, thread)
    pages = PageRoutes(bot, talking, verdicts, thread, settings)
    app = Starlette(
        routes=[
            *_answer_routes(AnswerRoutes(bot, talking, thread, settings), verdicts),
            *_page_routes(pages),
            *_operation_routes(OperationRoutes(bot, settings, problem, metrics)),
        ],
        middleware=[
            *observers,
            Middleware(SecurityHeaders, settings.allow_origins),
            Middleware(BodyFraming),
            Middleware(CrossOrigin, settings.allow_origins),
            Middleware(Failures, damaged),
            Middleware(OriginGuard, settings.allow_origins),
            Middleware(PageRefusals, f"{settings.root_path}/", pages.refused),
            *limits,
        ],
        exception_handlers={HTTPException: tell_error},
    )
    app.router.redirect_slashes = False  # it would send the client to the host that the client itself names
    return app


def make_app_without_index(
    settings: ServerSettings,
    *,
    metrics: Callable[[], str] = lambda: "",
    observers: Sequence[Middleware] = (),
    limits: Sequence[Middleware] = (),
) -> Starlette:
    """Return the application that refuses every request, but that for the figures, while the index cannot be used.

    The arguments are those of `make_app`.
    """

    async def figures(_request: Request) -> Response:
        return Response(metrics(), media_type=METRICS_TYPE)

    app = Starlette(
        routes=[Route("/metrics", figures), Mount("/", app=answer_without_index)],
        middleware=[
            *observers,
            Middleware(SecurityHeaders, settings.allow_origins),
            Middleware(BodyFraming),
            Middleware(CrossOrigin, settings.allow_origins),
            Middleware(Failures),
            *limits,
        ],
    )
    app.router.redirect_slashes = False  # as above
    return app


def _answer_routes(answers: AnswerRoutes, verdicts: VerdictRoutes) -> list[Route]:
    return [
        Route("/api/ask", answers.ask, methods=["POST"]),
        Route("/api/chat", answers.chat, methods=["POST"]),
        Route("/api/search", answers.search),
        Route("/api/topics", answers.topics),
        Route("/api/feedback", verdicts.feedback, methods=["POST"]),
    ]


def _page_routes(pages: PageRoutes) -> list[Route]:
    return [
        Route("/", pages.page, methods=["GET", "POST"]),
        Route("/source/{id:path}", pages.source),
        Route("/static/{name}", pages.file),
        Route("/widget.js", pages.widget),
    ]


def _operation_routes(operation: OperationRoutes) -> list[Route]:
    return [
        Route("/health", operation.health),
        Route("/metrics", operation.metrics),
        Route("/openapi.json", operation.description),
    ]
