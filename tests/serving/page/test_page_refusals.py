"""What a browser without scripts shows of a request that a limit refuses."""

from __future__ import annotations

import pytest
from asgi_calls import Sent, call, scope_of
from served import small_bot
from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot import FaqBot
from faqbot.serving.app import make_app
from faqbot.serving.limits.guarding import limits_of
from faqbot.serving.limits.refusing import refuse
from faqbot.serving.page.page_refusals import PageRefusals
from faqbot.serving.server_settings import ServerSettings
from faqbot.text.messages.catalogue import sentence

FORM = {"content_type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return small_bot()


def limited(bot: FaqBot, root: str = "") -> ASGIApp:
    settings = ServerSettings(rate=0.001, burst=1, body_bytes=100, root_path=root)
    return make_app(settings, bot, limits=limits_of(settings))


def post(app: ASGIApp, accept: str, *, size: int = 10, path: str = "/") -> Sent:
    body = b"question=" + b"x" * (size - 9)
    return call(app, scope_of(path, "POST", accept=accept, content_length=str(size), **FORM), [body])


@pytest.mark.parametrize("root", ["", "/help"])
def test_a_form_that_comes_too_soon_gets_the_page_that_says_so(bot: FaqBot, root: str) -> None:
    app = limited(bot, root)
    post(app, "text/html", path=f"{root}/")
    page = post(app, "text/html,*/*", path=f"{root}/")
    assert (page.status, page.headers["content-type"]) == (429, "text/html; charset=utf-8")
    assert int(page.headers["content-length"]) == len(page.body)
    assert int(page.headers["retry-after"]) > 0
    assert sentence("page_too_many", "english") in page.body.decode()


def test_a_form_that_is_too_large_gets_the_page_that_says_so(bot: FaqBot) -> None:
    page = post(limited(bot), "text/html", size=200)
    assert page.status == 413
    assert sentence("page_too_long", "english") in page.body.decode()


def test_where_nothing_can_be_answered_now_the_page_does_not_tell_of_too_many_questions() -> None:
    async def overloaded(_scope: Scope, _receive: Receive, send: Send) -> None:
        await refuse(send, 503, "overloaded", "Not now.", {"retry-after": "1"})

    app = PageRefusals(overloaded, "/", problem=lambda kind: f"a page about {kind}")
    page = post(app, "text/html")
    assert (page.status, page.body) == (503, b"a page about unavailable")


def test_a_program_gets_the_error_in_json(bot: FaqBot) -> None:
    app = limited(bot)
    assert post(app, "application/json", size=200).code == "body_too_large"
    assert post(app, "text/html", path="/api/ask").code == "too_many_requests"
