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
MOST_HEAD_BYTES = 65_536

# Bytes of a body that are taken although its request was refused by its head. A client that is cut off while it sends
# often reports a broken connection instead of the refusal.
_MOST_OF_REST = 1 << 20


class _Forgetting:
    """A transport that forgets what is written after its end, as those of asyncio do.

    Those of uvloop raise an error, so that a client who goes in the middle of an answer would leave a traceback in the
    log. uvicorn hears of the end a moment later, and then stops to write.
    """

    def __init__(self, transport: Any) -> None:
        self._transport = transport

    def write(self, data: bytes) -> None:
        """Write data, unless the connection has ended."""
        if not self._transport.is_closing():
            self._transport.write(data)

    def __getattr__(self, name: str) -> Any:
        """Return what the transport has under a name."""
        return getattr(self._transport, name)


class TimedConnection(AutoHTTPProtocol):  # type: ignore[misc, valid-type] # the class depends on what is installed
    """The protocol of uvicorn, with a deadline for each head and each response.

    `seconds` is the deadline (0: none), and `most` how many connections a process has at once.
    """

    seconds = 10.0
    most = 1_000

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request; close a connection that is one too many."""
        super().connection_made(_Forgetting(transport))
        self._head_timer: asyncio.TimerHandle | None = None
        self._reader_timer: asyncio.TimerHandle | None = None  # runs on while heads come
        self._answered: Any = None  # uvicorn's record of the request whose head came last
        self._has_begun, self._head_bytes = False, 0
        if len(self.connections) > self.most:
            self._end(b"503 Service Unavailable\r\nretry-after: 1", _FULL)
        else:
            self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; the head of the next one begins with the first byte after a request."""
        if self.transport.is_closing():
            return
        self._has_begun = True
        is_head = self.cycle is None or self.cycle.response_complete
        if is_head and self._head_timer is None:
            self._wait_for_head()
        super().data_received(data)
        if self.cycle is not self._answered:
            self._answered, self._head_bytes = self.cycle, 0
            self._stop_waiting_for_head()
        elif is_head:
            self._head_bytes += len(data)
            if self._head_bytes > (_MOST_OF_REST if self._is_in_rest() else MOST_HEAD_BYTES):
                self._end(b"431 Request Header Fields Too Large", _LARGE)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own sentence, in plain text
        """Answer what is not HTTP, as every error is answered."""
        self._end(b"400 Bad Request", _INVALID)

    def pause_writing(self) -> None:
        """Begin to wait for a client that does not read."""
        super().pause_writing()
        self._stop_waiting_for_reader()
        if self.seconds:
            self._reader_timer = self.loop.call_later(self.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop to wait, as the client has read."""
        self._stop_waiting_for_reader()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self._stop_waiting_for_head()
        self._stop_waiting_for_reader()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        if self.seconds:
            self._head_timer = self.loop.call_later(self.seconds, self._head_is_late)

    def _stop_waiting_for_head(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _stop_waiting_for_reader(self) -> None:
        if self._reader_timer is not None:
            self._reader_timer.cancel()
            self._reader_timer = None

    def _head_is_late(self) -> None:
        if self._has_begun:
            self._end(b"408 Request Timeout", _SLOW)
        else:  # browsers open connections in advance, and would take the response for that to a later request
            self.transport.close()

    def _is_in_rest(self) -> bool:
        """Whether what comes may be the rest of a body: that of a request which was refused before it was read."""
        return self.cycle is not None and self.cycle.response_complete and self.cycle.more_body

    def _end(self, status: bytes, body: bytes) -> None:
        """Send a response and close; after the response to a request whose body is not over, only close."""
        if self.transport.is_closing():
            return
        if not self._is_in_rest():
            kind = b"content-type: application/json\r\nconnection: close\r\ncontent-length: %d" % len(body)
            self.transport.write(b"HTTP/1.1 %b\r\n%b\r\n\r\n%b" % (status, kind, body))
        self.transport.close()
