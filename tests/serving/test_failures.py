"""What a client is told when something goes wrong in the server."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
import pytest
from served import listening, served, small_bot
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.failures import Failures


def broken(_request: Request) -> Response:
    raise ZeroDivisionError("a secret of the documents")


async def half(_request: Request) -> Response:
    async def parts():
        yield b"half"
        raise ZeroDivisionError

    return StreamingResponse(parts())


class Refusing:
    """A limit that refuses by an error."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] == "/refused":
            raise RequestError(503, "overloaded", "Not now.", {"Retry-After": "3"})
        await self._app(scope, receive, send)


async def fine(_request: Request) -> Response:
    return PlainTextResponse("fine")


APP = Starlette(
    routes=[Route("/broken", broken), Route("/half", half), Route("/fine", fine)],
    middleware=[Middleware(Failures), Middleware(Refusing)],
)


def test_a_failure_is_an_error_with_an_id_that_the_log_has_too(caplog: pytest.LogCaptureFixture):
    with listening(APP) as address, caplog.at_level(logging.ERROR):
        response = httpx.get(f"{address}/broken")
        assert httpx.get(f"{address}/fine").text == "fine"
    error = response.json()["error"]
    assert response.status_code == 500
    assert error["code"] == "internal_error"
    assert "Traceback" not in response.text
    assert "secret" not in response.text
    (record,) = [record for record in caplog.records if record.name == "faqbot.serving"]
    assert error["id"] in record.getMessage()
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ZeroDivisionError)


def test_an_answer_that_breaks_off_is_not_taken_for_a_whole_one(caplog: pytest.LogCaptureFixture):
    with listening(APP) as address, caplog.at_level(logging.ERROR), pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{address}/half")
    (record,) = [record for record in caplog.records if record.name == "faqbot.serving"]
    assert "number" not in record.getMessage()  # the client was told none


def test_a_limit_may_refuse_by_an_error():
    with listening(APP) as address:
        response = httpx.get(f"{address}/refused")
    assert (response.status_code, response.headers["retry-after"]) == (503, "3")
    assert response.json() == {"error": {"code": "overloaded", "message": "Not now."}}


def test_a_client_that_goes_away_while_it_sends_is_no_failure(caplog: pytest.LogCaptureFixture):
    async def goes_away(address: str) -> None:
        port = int(address.rpartition(":")[2])
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        head = "POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        writer.write(head.encode())
        await writer.drain()
        writer.close()

    with served(small_bot()) as client, caplog.at_level(logging.ERROR):
        asyncio.run(goes_away(str(client.base_url)))
        assert client.get("/health").status_code == 200
    assert not caplog.records
