"""The server: it lists the tools and calls them in threads, so that a call keeps no other message waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ContentBlock,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
)

from faqbot import __version__
from faqbot.mcp_server.agent_guidance import TOOL_DESCRIPTIONS, TOOL_TITLES
from faqbot.mcp_server.agent_tools import AgentTools, ToolResult
from faqbot.mcp_server.line_transport import Incoming, Outgoing, serve_client
from faqbot.mcp_server.standard_streams import ProtocolStreams
from faqbot.mcp_server.tool_schemas import TOOLS, input_schema, output_schema

# Calls that run at once; the others wait. They share one processor, where more of them would only delay the messages.
_AT_ONCE = 2

# Nothing is changed by a call (a log that the owner asked for aside), and nothing but the documents is reached.
_HINTS = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}

_Context = ServerRequestContext[Any]


def run_server(
    tools: AgentTools, streams: ProtocolStreams, *, instructions: str, report: Callable[[str], None]
) -> None:
    """Serve the client at the other end of the streams until it leaves.

    `instructions` tell the client how to use the tools. `report` is called with a line about each call that failed in a
    way that nobody foresaw.
    """
    server = _server(tools, instructions, report)

    async def serve(incoming: Incoming, outgoing: Outgoing) -> None:
        await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serve_client, streams, serve)


def _server(tools: AgentTools, instructions: str, report: Callable[[str], None]) -> Server[Any]:
    at_once = anyio.CapacityLimiter(_AT_ONCE)  # of their own: reading and writing must never wait for a call

    async def list_tools(_context: _Context, _params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=listed_tools())

    async def call_tool(_context: _Context, params: CallToolRequestParams) -> CallToolResult:
        if params.name not in TOOLS:
            raise MCPError(INVALID_PARAMS, f"there is no tool {params.name[:40]!r}; there are {', '.join(TOOLS)}")

        def call() -> ToolResult:
            try:
                return tools.call(params.name, params.arguments or {})
            except Exception as error:  # noqa: BLE001 - one call fails; the others must not
                report(f"{params.name} failed: {type(error).__name__}: {error}")
                return ToolResult(None, [f"{params.name} failed because of an error in faqbot: {type(error).__name__}"])

        return _as_result(await to_thread.run_sync(call, limiter=at_once, abandon_on_cancel=True))

    return Server(
        "faqbot",
        version=__version__,
        title="faqbot",
        instructions=instructions,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def listed_tools() -> list[Tool]:
    """Return the tools as a client is told of them."""
    return [
        Tool.model_validate(
            {
                "name": name,
                "title": TOOL_TITLES[name],
                "description": TOOL_DESCRIPTIONS[name],
                "inputSchema": input_schema(name),
                "outputSchema": output_schema(name),
                "annotations": {"title": TOOL_TITLES[name], **_HINTS},
            }
        )
        for name in TOOLS
    ]


def _as_result(result: ToolResult) -> CallToolResult:
    content: list[ContentBlock] = [TextContent(type="text", text=text) for text in result.texts]
    if result.record is None:
        return CallToolResult(content=content, is_error=True)
    return CallToolResult(content=content, structured_content=result.record)
