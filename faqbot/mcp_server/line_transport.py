"""The messages of one client, from its first line until it leaves.

The transport of the SDK would do but for three things. It waits for a line of input before Ctrl-C can end the process,
it drops the requests that are still open when the input ends (so that questions from a pipe get no answers), and it
reads a line of any length. Here a thread of its own reads, which does not keep the process from ending.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any

import anyio
from anyio.from_thread import BlockingPortal
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.shared.message import SessionMessage
from mcp_types import JSONRPCMessage, JSONRPCNotification, JSONRPCRequest

from faqbot.mcp_server.message_lines import NoMessageError, lines_from, message_in, message_line
from faqbot.mcp_server.standard_streams import ProtocolStreams

Incoming = MemoryObjectReceiveStream[SessionMessage | Exception]
Outgoing = MemoryObjectSendStream[SessionMessage]


async def serve_client(streams: ProtocolStreams, serve: Callable[[Incoming, Outgoing], Awaitable[None]]) -> None:
    """Let `serve` exchange messages with a client until the client closes its input or its output.

    After the end of the input, the requests that are open are answered first.
    """
    to_server, incoming = anyio.create_memory_object_stream[SessionMessage | Exception](0)
    outgoing, to_client = anyio.create_memory_object_stream[SessionMessage](0)
    client = _Client(streams.writing, to_server)
    async with BlockingPortal() as portal:
        Thread(target=_read_all, args=(streams.reading, portal, client), daemon=True).start()
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_write_all, to_client, client, tasks.cancel_scope)
                await serve(incoming, outgoing)
                await outgoing.aclose()  # the last messages are still written
        finally:
            await portal.stop(cancel_remaining=True)  # or it would wait for answers to a client that reads none


class _Client:
    """What goes to and fro, and which requests of the client are open."""

    def __init__(self, writing: int, to_server: MemoryObjectSendStream[SessionMessage | Exception]) -> None:
        self._writing = writing
        self._to_server = to_server
        self._one_at_a_time = anyio.Lock()
        self._open: set[str] = set()
        self._all_answered = anyio.Event()
        self._has_ended = False

    async def receive(self, lines: list[bytes | None]) -> None:
        """Pass on the messages in lines; several at a time, so that a ping need not wait for a thread's turn each."""
        for line in lines:
            await self._receive(line)

    async def _receive(self, line: bytes | None) -> None:
        """Pass on the message in a line, or tell the client what is wrong with the line."""
        try:
            message = message_in(line)
        except NoMessageError as error:
            with suppress(OSError):  # whoever does not listen is no longer there, which the next answer will show
                await self.send(error.answer)
            return
        if isinstance(message, JSONRPCRequest):
            self._open.add(str(message.id))
        elif isinstance(message, JSONRPCNotification) and message.method == "notifications/cancelled":
            self._close((message.params or {}).get("requestId"))
        await self._to_server.send(SessionMessage(message))

    async def end(self) -> None:
        """Wait until all requests are answered, and tell the server that no more come."""
        self._has_ended = True
        if self._open:
            await self._all_answered.wait()
        await self._to_server.aclose()

    async def answer(self, message: JSONRPCMessage) -> None:
        """Send a message of the server."""
        record = message.model_dump(by_alias=True, exclude_unset=True)
        await self.send(record)
        if "method" not in record:
            self._close(record.get("id"))

    async def send(self, record: dict[str, Any]) -> None:
        """Write a message in a thread, because a client that reads nothing lets it wait."""
        async with self._one_at_a_time:
            await anyio.to_thread.run_sync(_write, self._writing, message_line(record), abandon_on_cancel=True)

    def _close(self, request: object) -> None:
        """Note that a request is no longer open; ids count as texts, because a client may cancel 7 as "7"."""
        self._open.discard(str(request))
        if self._has_ended and not self._open:
            self._all_answered.set()


def _write(descriptor: int, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


async def _write_all(
    messages: MemoryObjectReceiveStream[SessionMessage], client: _Client, serving: anyio.CancelScope
) -> None:
    async with messages:
        async for message in messages:
            try:
                await client.answer(message.message)
            except OSError:  # the client reads no longer
                serving.cancel()


def _read_all(descriptor: int, portal: BlockingPortal, client: _Client) -> None:
    """Hand the lines of the client over to the event loop, one after the other, until the one or the other ends."""
    with suppress(RuntimeError, CancelledError, anyio.BrokenResourceError, anyio.ClosedResourceError):
        with suppress(OSError):  # a terminal that was closed
            for lines in lines_from(partial(os.read, descriptor)):
                portal.call(client.receive, lines)
        portal.call(client.end)
