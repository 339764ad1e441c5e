"""The command `faqbot help`: the pages of the manual, as Markdown, or laid out for a terminal; and help on commands.

Each function imports only the modules that it needs, because `cli/main.py` imports this module for every command.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from faqbot.cli.terminal import ANSWERED, terminal_width

if TYPE_CHECKING:
    import argparse

    from faqbot.manual.help_pages import HelpPage


def show_help(options: argparse.Namespace) -> int:
    """Print the list of the topics; or the page about one, in the pager if it is longer than the terminal.

    For a command without a page, print what its `--help` prints.
    """
    from faqbot.manual.help_pages import HELP_TOPICS, help_pages  # noqa: PLC0415 - see the module docstring

    if options.topic is None:
        print(_listed(help_pages()))
    elif options.topic.lower() in HELP_TOPICS:
        _show_page(options.topic, ())
    else:
        from faqbot.cli.arguments import parser  # noqa: PLC0415 - makes the parsers of all commands

        commands = parser().commands()
        if options.topic.lower() in commands:
            commands[options.topic.lower()].print_help()
        else:
            _show_page(options.topic, commands)
    return ANSWERED


def _show_page(topic: str, commands: Iterable[str]) -> None:
    from faqbot.manual.help_pages import help_page  # noqa: PLC0415 - see the module docstring

    found = help_page(topic, commands)
    if sys.stdout.isatty():
        _show(found)
    else:
        print(found.text, end="")


def _listed(pages: list[HelpPage]) -> str:
    width = max(len(page.topic) for page in pages)
    lines = [f"  {page.topic:{width}}  {page.title}" for page in pages]
    return "\n".join(
        [
            "The pages of the manual:",
            *lines,
            "faqbot help TOPIC prints one of them, faqbot COMMAND --help the options of a command.",
        ]
    )


def _show(found: HelpPage) -> None:
    from faqbot.rendering.rows import plain_lines  # noqa: PLC0415 - see the module docstring
    from faqbot.rendering.styled_markdown import styled  # noqa: PLC0415
    from faqbot.shell.pager import page  # noqa: PLC0415

    lines = plain_lines(styled(found.text), terminal_width())
    if not page(lines, 0):
        print("\n".join(lines))
