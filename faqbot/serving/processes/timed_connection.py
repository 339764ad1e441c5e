"""A connection that must send the head of a request in time, within a size, and take the response in time.

uvicorn waits for both as long as the client likes: its `timeout_keep_alive` begins after a response, and ends with the
first byte of the next request. So clients that open connections and send nothing, or a byte now and then ("slowloris"),
could take all the connections that a process may have. With httptools, uvicorn also keeps a head of any size.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from faqbot.serving.limits.refusing import refusal_body

_SLOW = refusal_body("slow_head", "The head of the request took too long to arrive.")
_LARGE = refusal_body("head_too_large", "The head of the request is too large.")
_INVALID = refusal_body("invalid_http", "This is not a request that HTTP knows.")
_FULL = refusal_body("overloaded", "The server has as many connections as it takes at once; try again in a second.")


# Bytes of a head: the address and the headers. Browsers and proxies send up to some 16,000.
_MOST_BYTES = 65_536


class TimedConnection(AutoHTTPProtocol):  # type: ignore[misc, valid-type] # the class depends on what is installed
    """The protocol of uvicorn, with a deadline for each head and each response.

    `seconds` is the deadline (0: none), and `most` how many connections a process has at once.
    """

    seconds = 10.0
    most = 1_000

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request; close a connection that is one too many."""
        super().connection_made(transport)
        self._timer: asyncio.TimerHandle | None = None
        self._answered: Any = None  # uvicorn's record of the request whose head came last
        self._has_begun, self._head_bytes = False, 0
        if len(self.connections) > self.most:
            self._end(b"503 Service Unavailable\r\nretry-after: 1", _FULL)
        else:
            self._wait(self._head_is_late)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; the head of the next one begins with the first byte after a request."""
        if self.transport.is_closing():
            return
        self._has_begun = True
        is_head = self.cycle is None or self.cycle.response_complete
        if is_head and self._timer is None:
            self._wait(self._head_is_late)
        super().data_received(data)
        if self.cycle is not self._answered:
            self._answered, self._head_bytes = self.cycle, 0
            self._stop_waiting()
        elif is_head:
            self._head_bytes += len(data)
            if self._head_bytes > _MOST_BYTES:
                self._end(b"431 Request Header Fields Too Large", _LARGE)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own sentence, in plain text
        """Answer what is not HTTP, as every error is answered."""
        self._end(b"400 Bad Request", _INVALID)

    def pause_writing(self) -> None:
        """Begin to wait for a client that does not read."""
        super().pause_writing()
        self._wait(self.transport.abort)

    def resume_writing(self) -> None:
        """Stop to wait, as the client has read."""
        self._stop_waiting()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self, then: Any) -> None:
        self._stop_waiting()
        if self.seconds:
            self._timer = self.loop.call_later(self.seconds, then)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _head_is_late(self) -> None:
        if self._has_begun:
            self._end(b"408 Request Timeout", _SLOW)
        else:  # browsers open connections in advance, and would take the response for that to a later request
            self.transport.close()

    def _end(self, status: bytes, body: bytes) -> None:
        if not self.transport.is_closing():
            kind = b"content-type: application/json\r\nconnection: close\r\ncontent-length: %d" % len(body)
            self.transport.write(b"HTTP/1.1 %b\r\n%b\r\n\r\n%b" % (status, kind, body))
            self.transport.close()
