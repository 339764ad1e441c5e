"""The command `faqbot help`: the pages of the manual, as Markdown, or laid out for a terminal.

Each function imports only the modules that it needs, because `cli/main.py` imports this module for every command.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faqbot.cli.terminal import ANSWERED, terminal_width

if TYPE_CHECKING:
    import argparse

    from faqbot.manual.help_pages import HelpPage


def show_help(options: argparse.Namespace) -> int:
    """Print the page about a topic, in the pager if it is longer than the terminal, or the list of the topics."""
    from faqbot.manual.help_pages import help_page, help_pages  # noqa: PLC0415 - see the module docstring

    if options.topic is None:
        print(_listed(help_pages()))
    elif sys.stdout.isatty():
        _show(help_page(options.topic))
    else:
        print(help_page(options.topic).text, end="")
    return ANSWERED


def _listed(pages: list[HelpPage]) -> str:
    width = max(len(page.topic) for page in pages)
    lines = [f"  {page.topic:{width}}  {page.title}" for page in pages]
    return "\n".join(["The pages of the manual:", *lines, "faqbot help TOPIC prints one of them."])


def _show(found: HelpPage) -> None:
    from faqbot.rendering.rows import plain_lines  # noqa: PLC0415 - see the module docstring
    from faqbot.rendering.styled_markdown import styled  # noqa: PLC0415
    from faqbot.shell.pager import page  # noqa: PLC0415

    lines = plain_lines(styled(found.text), terminal_width())
    if not page(lines, 0):
        print("\n".join(lines))
