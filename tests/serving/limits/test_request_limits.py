"""Each limit around a small application: what it refuses, how, and what it lets pass."""

from __future__ import annotations

import asyncio
import base64
import tracemalloc

import pytest
from asgi_calls import Sent, answering, call, called, scope_of
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from faqbot.serving.limits.addresses.address_buckets import AddressBuckets
from faqbot.serving.limits.answer_deadline import AnswerDeadline
from faqbot.serving.limits.body_framing import BodyFraming
from faqbot.serving.limits.body_limit import BodyLimit
from faqbot.serving.limits.concurrency_limit import ConcurrencyLimit
from faqbot.serving.limits.guarding import limits_of
from faqbot.serving.limits.rate_limit import RateLimit
from faqbot.serving.limits.token_guard import TokenGuard
from faqbot.serving.server_settings import ServerSettings

TOKEN = "a-token-that-nobody-guesses"


def test_an_address_with_an_empty_bucket_is_told_when_to_come_again() -> None:
    limit = RateLimit(answering(), AddressBuckets(0.4, 1), free=["/health"], clock=lambda: 5.0)
    assert call(limit, scope_of("/")).status == 200
    refused = call(limit, scope_of("/"))
    assert (refused.status, refused.code, refused.headers["retry-after"]) == (429, "too_many_requests", "3")
    assert call(limit, scope_of("/health")).status == 200
    assert call(limit, scope_of("/", client="192.0.2.9")).status == 200


def test_a_request_too_many_in_hand_is_refused_at_once_and_the_others_are_answered() -> None:
    let_go = asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await let_go.wait()
        await answering()(scope, receive, send)

    async def three() -> list[Sent]:
        limit = ConcurrencyLimit(slow, 2, free=["/health"])
        waiting = [asyncio.create_task(called(limit, scope_of("/"))) for _ in range(2)]
        await asyncio.sleep(0)
        refused = await called(limit, scope_of("/"))
        let_go.set()
        return [refused, *await asyncio.gather(*waiting), await called(limit, scope_of("/"))]

    refused, *others = asyncio.run(three())
    assert (refused.status, refused.code, refused.headers["retry-after"]) == (503, "overloaded", "1")
    assert [sent.status for sent in others] == [200, 200, 200]


def test_requests_that_come_together_are_counted_together_though_each_is_answered_without_a_pause() -> None:
    async def many() -> list[Sent]:
        limit = ConcurrencyLimit(answering(), 3)
        return await asyncio.gather(*(called(limit, scope_of("/")) for _ in range(5)))

    assert sorted(sent.status for sent in asyncio.run(many())) == [200, 200, 200, 503, 503]


def test_a_request_that_fails_is_no_longer_in_hand() -> None:
    async def failing(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError

    limit = ConcurrencyLimit(failing, 1)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            call(limit, scope_of("/"))


def test_the_application_gets_the_body_in_one_piece() -> None:
    sent = call(BodyLimit(answering(), 10, 5), scope_of("/", "POST", content_length="6"), [b"abc", b"def"])
    assert (sent.status, sent.body) == (200, b"answeredabcdef")


@pytest.mark.parametrize("size", ["11", "1048577", "999999999999"])
def test_a_body_that_says_that_it_is_too_large_is_refused(size: str) -> None:
    sent = call(BodyLimit(answering(), 10, 5), scope_of("/", "POST", content_length=size), [b"x" * 11])
    assert (sent.status, sent.code) == (413, "body_too_large")


def test_a_body_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large() -> None:
    sent = call(BodyLimit(answering(), 10, 5), scope_of("/", "POST", transfer_encoding="chunked"), [b"x" * 6] * 2)
    assert (sent.status, sent.code, "connection" in sent.headers) == (413, "body_too_large", False)


def test_a_body_without_end_is_not_read_to_its_end() -> None:
    endless = (b"x" * 65_536 for _ in range(100))
    sent = call(BodyLimit(answering(), 10, 5), scope_of("/", "POST", transfer_encoding="chunked"), endless)
    assert (sent.status, sent.headers["connection"]) == (413, "close")


def test_a_body_whose_end_is_said_in_two_ways_is_refused_with_its_connection() -> None:
    scope = scope_of("/", "POST", content_length="5", transfer_encoding="chunked")
    sent = call(BodyFraming(answering()), scope, [b"x"])
    assert (sent.status, sent.code, sent.headers["connection"]) == (400, "invalid_http", "close")


def test_nothing_is_kept_of_a_body_that_is_too_large() -> None:
    left, sent = [16], []

    async def receive() -> Message:
        left[0] -= 1
        return {"type": "http.request", "body": bytes(60_000), "more_body": left[0] > 0}

    async def send(message: Message) -> None:
        sent.append(message)

    tracemalloc.start()
    asyncio.run(BodyLimit(answering(), 10, 5)(scope_of("/", "POST", transfer_encoding="chunked"), receive, send))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (sent[0]["status"], left) == (413, [0])  # all of it was read
    assert most < 500_000


def test_a_body_that_does_not_arrive_is_not_waited_for() -> None:
    sent = call(BodyLimit(answering(), 10, 0.01), scope_of("/", "POST", content_length="6"), [])
    assert (sent.status, sent.code, sent.headers["connection"]) == (408, "slow_body", "close")


def test_a_client_that_goes_away_while_it_sends_gets_no_answer() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    async def nobody(_message: Message) -> None:
        raise AssertionError

    asyncio.run(BodyLimit(answering(), 10, 5)(scope_of("/", "POST", content_length="6"), gone, nobody))


def test_a_request_without_a_body_is_passed_on_as_it_is() -> None:
    assert call(BodyLimit(answering(), 1, 0.01), scope_of("/"), [b"more than that"]).status == 200


def test_an_answer_that_does_not_come_is_broken_off() -> None:
    async def never(_scope: Scope, _receive: Receive, _send: Send) -> None:
        await asyncio.Event().wait()

    sent = call(AnswerDeadline(never, 0.01), scope_of("/"))
    assert (sent.status, sent.code) == (504, "timeout")


def test_an_answer_that_has_begun_cannot_be_taken_back() -> None:
    async def begun(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        call(AnswerDeadline(begun, 0.01), scope_of("/"))


def test_a_timeout_of_the_application_itself_is_its_own() -> None:
    async def late(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise TimeoutError("a store did not answer")

    with pytest.raises(TimeoutError, match="store"):
        call(AnswerDeadline(late, 60), scope_of("/"))


def guard() -> TokenGuard:
    return TokenGuard(answering(), TOKEN, free=["/health"])


def basic(text: str) -> str:
    return f"Basic {base64.b64encode(text.encode()).decode()}"


@pytest.mark.parametrize("given", [f"Bearer {TOKEN}", f"bearer {TOKEN}", basic(f"anybody:{TOKEN}"), basic(f":{TOKEN}")])
def test_the_token_opens_everything(given: str) -> None:
    assert call(guard(), scope_of("/api/ask", "POST", authorization=given)).status == 200


@pytest.mark.parametrize(
    "given",
    ["", "Bearer", "Bearer ", f"Bearer {TOKEN}x", TOKEN, f"Token {TOKEN}", basic(TOKEN), "Basic ###", "Bearer ä"],
)
def test_anything_else_opens_nothing(given: str) -> None:
    refused = call(guard(), scope_of("/api/ask", "POST", authorization=given))
    assert (refused.status, refused.code) == (401, "unauthorized")
    assert TOKEN.encode() not in refused.body


def test_two_tokens_are_none() -> None:
    scope = scope_of("/api/ask")
    scope["headers"] = [(b"authorization", f"Bearer {TOKEN}".encode()), (b"authorization", b"Bearer other")]
    assert call(guard(), scope).status == 401


def test_a_browser_is_asked_for_a_password_and_a_program_for_a_token() -> None:
    assert call(guard(), scope_of("/")).headers["www-authenticate"].startswith("Basic ")
    assert call(guard(), scope_of("/api/ask")).headers["www-authenticate"].startswith("Bearer ")


def test_monitors_and_the_question_of_a_browser_whether_it_may_ask_need_no_token() -> None:
    assert call(guard(), scope_of("/health")).status == 200
    assert call(guard(), scope_of("/api/ask", "OPTIONS")).status == 200


@pytest.mark.parametrize(
    "limit", [lambda app: RateLimit(app, AddressBuckets(1, 1)), lambda app: TokenGuard(app, TOKEN)]
)
def test_what_is_no_request_is_passed_on(limit) -> None:
    seen = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["type"])

    asyncio.run(limit(app)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]


def test_a_folder_that_is_free_is_free_with_all_that_is_in_it_and_with_nothing_else() -> None:
    limited = TokenGuard(answering(), TOKEN, free=["/help/static/", "/widget.js"])
    for path in ("/help/static/chat.css", "/help/static/", "/widget.js"):
        assert call(limited, scope_of(path)).status == 200
    for path in ("/help/static", "/static/chat.css", "/widget.js/x", "/", "/help/statics/x"):
        assert call(limited, scope_of(path)).status == 401


def test_the_files_of_the_page_need_no_token_and_are_not_counted() -> None:
    settings = ServerSettings(token=TOKEN, rate=1, burst=1, root_path="/help")
    app = Starlette(
        routes=[Route("/{path:path}", lambda _: PlainTextResponse("there"))], middleware=limits_of(settings)
    )
    paths = ["/help/static/chat.css", "/help/widget.js", "/help/health"] * 3 + ["/help/", "/help/"]
    assert [call(app, scope_of(path)).status for path in paths] == [200] * 9 + [401, 429]
