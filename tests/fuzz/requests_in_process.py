"""Requests to `faqbot serve`, given to its application in this process, and what must hold of every response.

A request is written as it is sent, without a version: a method and an address, lines of headers, an empty line, and the
body. It reaches the application as uvicorn would pass it on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
from functools import cache
from typing import Any
from urllib.parse import unquote, urlencode

import jsonschema_rs
from asgi_calls import Sent, called
from served import PAIRS
from starlette.types import ASGIApp, Scope

from faqbot import FaqBot
from faqbot.serving.api.api_description import api_description
from faqbot.serving.app import make_app
from faqbot.serving.limits.guarding import limits_of
from faqbot.serving.server_settings import ServerSettings

_TOKEN = "token-of-the-server"
_BODY_BYTES = 20_000
# The log is emptied when it is longer than this; a line is added to it for each question.
_LONGEST_LOG = 5_000_000
_HEADS = f"host: localhost\nauthorization: Bearer {_TOKEN}\nuser-agent: a"
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_ALWAYS_SENT = ("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9a-zA-Z-]+")


class _Causes(logging.Handler):
    """Keeps the exception of which the server says that it failed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.last: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the exception of a line of the log."""
        self.last = record.exc_info[1] if record.exc_info else None


class _Server:
    """The application as a worker of `faqbot serve` makes it, and the loop of events that it runs in."""

    def __init__(self, log: str) -> None:
        settings = ServerSettings(token=_TOKEN, names=("localhost",), rate=0, timeout=0, secret=b"of the fuzzer",
                                  body_bytes=_BODY_BYTES, allow_origins=("https://shop.example",))  # fmt: skip
        self.log = log
        self.bot = FaqBot.from_pairs(PAIRS, log=log)
        self.app: ASGIApp = make_app(settings, self.bot, limits=limits_of(settings))
        self.runner = asyncio.Runner()
        self.causes = _Causes()
        logger = logging.getLogger("faqbot.serving")
        logger.propagate = False
        logger.addHandler(self.causes)

    def sent(self, scope: Scope, body: bytes) -> Sent:
        """Return the response to a request whose body comes in two parts."""
        half = len(body) // 2
        return self.runner.run(called(self.app, scope, [body[:half], body[half:]]))


@cache
def _server(log: str) -> _Server:
    return _Server(log)


# The seeds


def request_seeds(log: str) -> dict[str, list[bytes]]:
    """Return the seeds of each kind of request; `log` is the path of the log of questions."""
    _LOG.append(log)
    said = json.loads(_response(_posted("/api/chat", {"question": "how do i send it back"}))[1].body)
    token, receipt = said["conversation"], said["receipts"][0]
    answered = json.loads(_response(_posted("/api/chat", {"question": "how do i pay?"}))[1].body)
    asked: list[dict[str, Any]] = [
        {"question": "how do i pay?", "k": 3, "topic": ["Returns"], "threshold": 0.5},
        {"question": "how long", "filter": {"product": ["Drill", "Saw"]}, "k": None},
        {"question": "hello! when are you open? and who pays?"},
    ]
    verdicts = [
        {"receipt": receipt, "verdict": "good", "right": "pay"},
        {"receipt": answered["receipts"][0], "verdict": "good"},
        {"receipt": receipt, "verdict": "bad", "right": "-"},
    ]
    forms = [{"question": "how do i pay?", "conversation": token}, {"question": "2", "conversation": token, "part": ""}]
    return {
        "http ask": [_posted("/api/ask", one) for one in asked],
        "http chat": [_posted("/api/chat", one | {"conversation": token}) for one in [*asked, {"question": "2"}]],
        "http feedback": [_posted("/api/feedback", one) for one in verdicts],
        "http form": [
            _request("POST", "/", urlencode(one).encode(), _FORM)
            for one in (*forms, {"receipt": receipt, "verdict": "bad", "conversation": token})
        ],
        "http search": [
            _request("GET", "/api/search?question=how+do+i+pay&k=3&topic=Returns"),
            _request("GET", "/api/search?question=%C3%A4&filter=%7B%22product%22:%22Saw%22%7D"),
        ],
        "http get": [
            _request("GET", path)
            for path in (
                *("/", "/source/garantie/f%C3%BCr-%C3%84%C3%96", "/source/?id=../x", "/static/chat.css", "/widget.js"),
                *("/health", "/metrics", "/openapi.json", "/api/topics"),
            )
        ],
    }


_LOG: list[str] = []


def _posted(path: str, value: object) -> bytes:
    return _request("POST", path, json.dumps(value).encode(), _JSON)


def _request(method: str, target: str, body: bytes = b"", kind: str = "") -> bytes:
    head = f"{method} {target}\n{_HEADS}" + (f"\ncontent-type: {kind}" if kind else "\naccept: text/html")
    return head.encode() + b"\n\n" + body


# A request and its response


def check_request(data: bytes) -> None:
    """Send a request, and check the response: a status, a type and a body that the description has, and no failure."""
    scope, sent = _response(data)
    assert sent.status, "no response"
    assert all(name in sent.headers for name in _ALWAYS_SENT), sent.headers
    assert int(sent.headers.get("content-length", len(sent.body))) == len(sent.body) or scope["method"] == "HEAD"
    _check_documented(scope, sent)
    if len(data) % 8 == 0 and scope["path"] in ("/api/ask", "/api/search"):
        assert _response(data)[1].body == sent.body, "another answer the second time"


def _response(data: bytes) -> tuple[Scope, Sent]:
    server = _server(_LOG[-1])
    if os.path.exists(server.log) and os.path.getsize(server.log) > _LONGEST_LOG:
        os.remove(server.log)
    head, _, body = data.partition(b"\n\n")
    scope = _scope_of(head, body)
    try:
        sent = server.sent(scope, body)
    except BaseException:
        _server.cache_clear()  # a request that was broken off may have left its loop in the middle of something
        raise
    cause, server.causes.last = server.causes.last, None
    if cause is not None:
        raise cause
    return scope, sent


def _scope_of(head: bytes, body: bytes) -> Scope:
    """Return the scope of a request; what no server would pass on is left out of it."""
    first, *lines = head.decode("latin-1").split("\n")
    method, _, target = first.partition(" ")
    path, _, query = target.partition("?")
    headers = [(name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    kept = [(name, value) for name, value in headers if _NAME.fullmatch(name) and value.isprintable()]
    if all(name != "content-length" for name, _ in kept):
        kept.append(("content-length", str(len(body))))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method.upper() if _NAME.fullmatch(method) else "GET",
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 1),
        "root_path": "",
        "path": unquote(path if path.startswith("/") else f"/{path}"),
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("latin-1"),
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in kept],
    }


# What the description says


@cache
def _described() -> dict[str, Any]:
    return api_description(question_length=1_000)


def _check_documented(scope: Scope, sent: Sent) -> None:
    operations = _described()["paths"].get(_described_path(scope["path"]))
    method = "get" if scope["method"] == "HEAD" else scope["method"].lower()
    kind = sent.headers.get("content-type", "")
    if operations is None or method not in operations:
        # What stands around all addresses may refuse a request before it is known that there is no such address.
        assert sent.status in (200, 204, 400, 401, 403, 404, 405, 413), (scope["method"], scope["path"], sent)
        assert sent.status >= 400 or scope["method"] == "OPTIONS", (scope["path"], sent)
        return
    responses = operations[method]["responses"]
    assert str(sent.status) in {*responses, "304"}, (scope["method"], scope["path"], sent)
    if sent.status == 304:
        assert not sent.body
        return
    assert sent.status != 500, sent.body
    documented = responses[str(sent.status)]
    name = documented.get("$ref", "").rpartition("/")[2]
    content = _described()["components"]["responses"][name]["content"] if name else documented["content"]
    assert kind in content, (kind, sent)
    if kind == _JSON and scope["method"] != "HEAD":
        _validator(json.dumps(content[kind]["schema"])).validate(_plain(sent.body))


def _plain(body: bytes) -> Any:
    """Return the value of a body that any program can read: UTF-8, no NaN, no half of a surrogate pair."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    value = json.loads(body.decode("utf-8"), parse_constant=refuse)
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _described_path(path: str) -> str:
    for folder, name in (("/source/", "{id}"), ("/static/", "{name}")):
        if path.startswith(folder):
            return folder + name
    return path


@cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema) | {"components": _described()["components"]})
