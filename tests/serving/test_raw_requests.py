"""What is no proper request of HTTP, sent byte for byte to `faqbot serve` as it runs."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from served import process

HEAD = b"Host: localhost\r\nConnection: close\r\n"


@pytest.fixture(scope="module", params=["httptools", "h11"])
def port(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[int]:
    """A server that reads HTTP with this library; h11 stands in where httptools cannot be imported."""
    page = tmp_path_factory.mktemp("served") / "page.md"
    page.write_text("# Guide\n\n## When are you open?\n\nAt nine.\n")
    environment = {}
    if request.param == "h11":
        folder = tmp_path_factory.mktemp("without")
        (folder / "httptools.py").write_text("raise ImportError")
        environment["PYTHONPATH"] = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    with process("--corpus", str(page), "--no-cache", "--rate", "0", "--timeout", "120", **environment) as address:
        yield int(address.rsplit(":", 1)[1].strip("/"))


def answered(port: int, *parts: bytes) -> tuple[int, str]:
    """Return the status of the response to these bytes, and the code of the error in it, or its whole body."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        with suppress(ConnectionError):  # what is too large is not read to its end
            for part in parts:
                connection.sendall(part)
        with suppress(ConnectionError):
            while part := connection.recv(65_536):
                received += part
    head, _, body = received.decode().partition("\r\n\r\n")
    assert "Traceback" not in body
    try:
        return int(head.split()[1]), json.loads(body)["error"]["code"]
    except (ValueError, KeyError):
        return int(head.split()[1]), body


TLS = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n"
LINES = (
    b"GARBAGE\r\n",
    TLS,
    b"GET /source/\xff HTTP/1.1\r\n",
    b"GET /health?\xff HTTP/1.1\r\n",
)


@pytest.mark.parametrize("request_line", LINES)
def test_what_is_not_http_is_an_error_in_json(port: int, request_line: bytes):
    assert answered(port, request_line, HEAD, b"\r\n") == (400, "invalid_http")


def test_a_method_that_nobody_knows_is_an_error_in_json(port: int):
    assert answered(port, b"BREW / HTTP/1.1\r\n", HEAD, b"\r\n") in ((400, "invalid_http"), (405, "method_not_allowed"))


def test_a_body_that_two_programs_would_end_in_two_places_is_refused(port: int):
    both = b"Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert answered(port, b"POST /api/ask HTTP/1.1\r\n", HEAD, both) == (400, "invalid_http")


def test_a_head_is_taken_up_to_its_size_and_no_further(port: int):
    assert answered(port, b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\n", HEAD, b"\r\n") == (404, "not_found")
    assert answered(port, b"GET /health HTTP/1.1\r\n", HEAD, b"X: " + b"a" * 30_000 + b"\r\n\r\n")[0] == 200


@pytest.mark.parametrize("part", [b"X: %b\r\n" % (b"a" * 1000), b"a" * 5000])
def test_a_head_without_end_is_refused_before_it_fills_the_memory(port: int, part: bytes):
    beginning = [b"GET /health HTTP/1.1\r\n", HEAD] if part.endswith(b"\n") else [b"GET /"]
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection, pytest.raises(ConnectionError):
        connection.sendall(b"".join((*beginning, *[part] * 50_000)))  # more than the buffers of the system take


def test_a_body_after_a_head_is_not_counted_as_a_head(port: int):
    body = json.dumps({"question": "when are you open" + " " * 60_000}).encode()
    head = b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
    request = b"".join((b"POST /api/ask HTTP/1.1\r\n", HEAD, head))
    assert answered(port, request + body) == (422, "question_too_long")
    assert answered(port, *(bytes([one]) for one in request), body) == (422, "question_too_long")


def test_many_requests_on_one_connection_are_each_answered(port: int):
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        received = b""
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3000)  # 123,000 bytes of heads
        while received.count(b'"status": "ok"') < 3000:
            part = connection.recv(65_536)
            assert part
            received += part


def test_the_server_as_a_whole_can_be_asked_what_it_takes(port: int):
    assert answered(port, b"OPTIONS * HTTP/1.1\r\n", HEAD, b"\r\n") == (204, "")
