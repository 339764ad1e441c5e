"""A client of `faqbot mcp`: the official one, with a process at the other end."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from support import PATIENCE


def with_client(
    arguments: list[object],
    do: Callable[[ClientSession], Awaitable[None]],
    *,
    environment: dict[str, str],
    errors: Path,
) -> None:
    """Run `faqbot mcp` with these arguments, and let `do` use it; `errors` gets what the process says."""
    failures = []

    async def main() -> None:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "faqbot", "mcp", *map(str, arguments)],
            env=environment,
            cwd=errors.parent,
        )
        with errors.open("w") as log, anyio.fail_after(PATIENCE):
            async with stdio_client(server, errlog=log) as streams, ClientSession(*streams) as session:
                try:
                    await do(session)
                except AssertionError as failure:  # raised below, where no groups of exceptions hide it
                    failures.append(failure)

    anyio.run(main)
    for failure in failures:
        raise failure


def texts(result: Any) -> list[str]:
    """Return the blocks of text of a result."""
    return [block.text for block in result.content]
