"""Print a whole conversation between an agent's client and `faqbot mcp`, message by message.

    python tests/benchmarks/mcp_transcript.py [--corpus PATH] [--whole]

A process is started, and messages are exchanged with it as a host would: greeting, list of tools, an answer, a
choice, an abstention, a search, a section, the titles, and calls that are wrong. Every line on the wire is printed as
it went (`-->` to the server, `<--` from it) with the milliseconds since the one before; long ones are cut unless
`--whole`. Below a result stands its text as a model reads it, and at the end what the process said on standard error
and how it ended. Without `--corpus`, the help desk in `tests/data` is asked.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

HELPDESK = Path(__file__).parents[1] / "data" / "helpdesk"

# The characters of a message that are printed unless all of it is wanted.
SHOWN = 240

CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("list_topics", {}),
    ("ask", {"question": "my routr says E-1043"}),
    ("ask", {"question": "how fast is it?"}),
    ("ask", {"question": "how fast is it?", "topic": "Home 250"}),
    ("ask", {"question": "what does error E-2099 mean?"}),
    ("search", {"question": "slow Wi-Fi", "k": 2}),
    ("read_section", {"id": "router#what-does-error-e-1043-mean"}),
    ("read_section", {"id": "router#how-do-i-restart-router"}),
    ("ask", {"question": ""}),
    ("ask", {"question": "how fast is it?", "topic": "Home 2500"}),
    ("ask", {"question": "x" * 5000}),
)


class Wire:
    """The lines between a client and a server, printed as they pass."""

    def __init__(self, *, whole: bool) -> None:
        self._longest = None if whole else SHOWN
        self._last = time.perf_counter()

    def show(self, mark: str, line: str) -> None:
        """Print a line with the time since the one before."""
        now = time.perf_counter()
        cut = (
            line
            if self._longest is None or len(line) <= self._longest
            else f"{line[: self._longest]} … ({len(line):,})"
        )
        print(f"{mark} {1000 * (now - self._last):6.1f} ms  {cut}")
        self._last = now


class Host:
    """Sends requests one after the other and prints what comes back."""

    def __init__(self, process: Process, wire: Wire) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._stdin, self._stdout = process.stdin, process.stdout
        self._wire = wire
        self._number = 0

    def send(self, method: str, params: dict[str, Any] | None = None, number: int | None = None) -> None:
        """Write a message."""
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
        message |= {} if number is None else {"id": number}
        message |= {} if params is None else {"params": params}
        self.raw(json.dumps(message, ensure_ascii=False))

    def raw(self, line: str) -> None:
        """Write a line, whatever it is."""
        self._wire.show("-->", line)
        self._stdin.write(line.encode() + b"\n")

    def leave(self) -> None:
        """Close the input of the server."""
        self._stdin.close()

    async def reply(self) -> dict[str, Any]:
        """Read a message."""
        line = (await self._stdout.readline()).decode().rstrip("\n")
        self._wire.show("<--", line)
        message: dict[str, Any] = json.loads(line)
        return message

    async def request(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """Write a request, and read the reply."""
        self._number += 1
        self.send(method, params, self._number)
        return await self.reply()


async def main() -> None:
    """Start the server, hold the conversation, and print it."""
    options = _options()
    command = [sys.executable, "-m", "faqbot", "mcp", "--corpus", options.corpus]
    print("$", " ".join(["faqbot", *command[3:]]))
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=2**24)
    host = Host(process, Wire(whole=options.whole))
    hello = await host.request(
        "initialize",
        {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "transcript", "version": "1"}},
    )
    _show_text(hello["result"]["instructions"])
    host.send("notifications/initialized")
    listed = await host.request("tools/list")
    for tool in listed["result"]["tools"]:
        _show_text(f"{tool['name']}: {tool['description']}")
    await host.request("ping")
    for name, arguments in CALLS:
        result = await host.request("tools/call", {"name": name, "arguments": arguments})
        for block in result["result"]["content"]:
            _show_text(block["text"])
    await host.request("tools/call", {"name": "delete", "arguments": {}})
    host.raw("this is no message")
    await host.reply()
    host.leave()
    output, errors = await process.communicate()
    print(f"the client leaves: {output!r} on standard output, {errors.decode()!r} on standard error")
    print("exit status", process.returncode)


def _show_text(text: str) -> None:
    print("\n".join(f"            | {line}" for line in text.splitlines()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default=os.path.relpath(HELPDESK), help="the documents to ask")
    parser.add_argument("--whole", action="store_true", help="cut no message")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
