"""The command for agents: `faqbot mcp`."""

from __future__ import annotations

import os
import signal
from types import FrameType
from typing import TYPE_CHECKING

from faqbot.cli.chosen_documents import demo_notice, is_demo
from faqbot.cli.opening import open_logged
from faqbot.cli.shared_options import Commands, add_command, add_corpus_options, add_log, add_threshold
from faqbot.cli.terminal import ANSWERED, INTERRUPTED, TERMINATED, say

if TYPE_CHECKING:
    import argparse

_EXAMPLES = (
    "faqbot mcp --corpus docs/",
    "faqbot mcp --index support.index --log asked.jsonl",
)


def add_mcp(commands: Commands) -> None:
    """Add the command to the parser."""
    summary = "answer agents: tools of the Model Context Protocol on standard input and output"
    mcp = add_command(commands, "mcp", summary, _EXAMPLES)
    add_threshold(mcp)
    add_log(mcp, again=True)
    add_corpus_options(mcp, again=True)


def mcp(options: argparse.Namespace) -> int:
    """Serve the tools to the program that started this one, until it closes standard input or output."""
    from faqbot.mcp_server.protocol_library import check_protocol_library  # noqa: PLC0415 - only this command needs it
    from faqbot.mcp_server.standard_streams import protocol_streams  # noqa: PLC0415 - as above

    check_protocol_library()
    is_terminal = os.isatty(0)
    with protocol_streams() as streams:  # before a document is read: what reads documents may print
        bot = open_logged(options)
        if is_demo(options):
            say(demo_notice(options))
        from faqbot.mcp_server.agent_guidance import instructions  # noqa: PLC0415 - as above
        from faqbot.mcp_server.agent_tools import AgentTools  # noqa: PLC0415 - as above
        from faqbot.mcp_server.fresh_bot import FreshBot  # noqa: PLC0415 - as above
        from faqbot.mcp_server.tool_server import run_server  # noqa: PLC0415 - as above

        if is_terminal:
            say("ready for the messages of an agent's host, which starts this command (see faqbot help agents)")
        tools = AgentTools(FreshBot(bot, say), threshold=options.threshold)
        _end_at_once()
        run_server(tools, streams, instructions=instructions(bot.title, is_demo=is_demo(options)), report=say)
    return ANSWERED


def _end_at_once() -> None:
    """Let Ctrl-C and SIGTERM end the process at once: nothing is half written, and threads may still wait for input."""

    def end(number: int, _frame: FrameType | None) -> None:
        os._exit(INTERRUPTED if number == signal.SIGINT else TERMINATED)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
