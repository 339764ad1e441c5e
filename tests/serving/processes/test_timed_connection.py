"""Connections of clients that do not send, or do not read, as they should; byte for byte, with `faqbot serve`."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_server import RunningServer, running, wait_for

ASKED = b"GET /api/topics HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """A server that gives each address one request, and each client half a second."""
    page = tmp_path / "a.md"
    page.write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    with running(tmp_path, "--corpus", str(page), "--no-cache", "--rate", "0.01", "--timeout", "0.5") as started:
        assert started.client.get("api/topics").status_code == 200
        yield started


def response(connection: socket.socket) -> bytes:
    """Return a response that is an error, which ends with two braces; no bytes if the connection is closed."""
    received = b""
    while not received.endswith(b"}}\n") and (part := connection.recv(65_536)):
        received += part
    return received


def refused(server: RunningServer, length: int) -> socket.socket:
    """Return a connection on which the head of a request was refused, before a byte of its body was sent."""
    connection = server.open_connection()
    connection.sendall(b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % length)
    assert response(connection).startswith(b"HTTP/1.1 429 ")
    return connection


def test_a_body_that_follows_its_refusal_is_not_answered_a_second_time(server: RunningServer) -> None:
    with refused(server, 5) as connection:
        connection.sendall(b'{"a":')  # the whole of it; then the connection is idle
        assert response(connection) == b""


def test_a_long_body_that_follows_its_refusal_is_taken_and_the_next_request_is_answered(server: RunningServer) -> None:
    with refused(server, 200_000) as connection:
        connection.sendall(b"x" * 200_000 + ASKED)
        assert response(connection).startswith(b"HTTP/1.1 429 ")


def test_a_client_that_reads_nothing_and_goes_on_asking_is_let_go(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(500):
        (folder / f"{number}.md").write_text(f"# {'A long title ' * 20}{number}\n\n## How {number}?\n\nSo.\n")
    options = ("--corpus", str(folder), "--no-cache", "--rate", "0", "--timeout", "1", "--access-log", "none")
    with running(tmp_path, *options) as server, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", server.port))
        before = server.figure("faqbot_requests_in_hand")

        def is_let_go() -> bool:
            try:
                connection.sendall(ASKED)
            except ConnectionError:
                return True
            return False

        connection.settimeout(60)
        wait_for(is_let_go)
        wait_for(lambda: server.figure("faqbot_requests_in_hand") == before)


def test_clients_that_go_in_the_middle_of_answers_leave_no_traceback(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    options = ("--corpus", str(page), "--no-cache", "--rate", "0", "--access-log", "none")
    with running(tmp_path, *options) as server:
        for number in range(60):
            with server.open_connection() as connection:
                # Closed so, the connection is reset at once, whatever is still to be sent.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 40)
                time.sleep(number % 5 * 0.001)  # the server is at another place each time
        assert server.client.get("health").status_code == 200
        assert server.said() == ""
