"""The reply of `faqbot ask` as text: with styles on a terminal that shows them, else in plain lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.cli.terminal import terminal_width
from faqbot.rendering.message_rows import message_rows
from faqbot.rendering.readable import one_line
from faqbot.rendering.reply_rows import ReplyLook, printed
from faqbot.rendering.rows import ANSWER, HEADING, StyledRow, plain_lines, row
from faqbot.rendering.terminal_styles import has_colours, has_styles, styled_lines

if TYPE_CHECKING:
    from faqbot.answering.reply import Reply
    from faqbot.query.names.naming import Named


def reply_text(
    reply: Reply,
    *,
    shown: int | None,
    roots: Sequence[str],
    names: Callable[[str], Named] | None = None,
    plain: bool = False,
) -> str:
    """Return a reply as text for standard output, wrapped to the width of a terminal.

    `shown` is the number of matches asked for, and `roots` are the files and folders of the corpus. If `names` (see
    `FaqBot.names`) is given, explanations of all replies follow. With `plain`, there are no styles.
    """
    on_terminal = sys.stdout.isatty()
    is_styled = on_terminal and not plain and has_styles()
    replies = [replace(reply, others=()), *reply.others]
    rows = message_rows(replies, _styled_look(shown, roots) if is_styled else printed(shown))
    if names is not None:
        rows += _explanations(replies, shown, names)
    if is_styled:
        return "\n".join(styled_lines(rows, terminal_width(), colours=has_colours()))
    return "\n".join(plain_lines(rows, terminal_width() if on_terminal else None))


def _explanations(replies: Sequence[Reply], shown: int | None, names: Callable[[str], Named]) -> Iterator[StyledRow]:
    """Yield the explanation of each reply, below its question if there are several."""
    from faqbot.rendering.explain import explain, paragraphs  # noqa: PLC0415 - only where an explanation is asked for

    for reply in replies:
        is_one_of_several = len(replies) > 1
        if is_one_of_several and reply.outcome == "smalltalk":
            continue  # it says that no more questions are answered at a time
        yield StyledRow()
        if is_one_of_several:
            yield row((HEADING, one_line(reply.question)))
        lines = explain(reply, shown=shown, named=names(reply.question))
        yield from (row((ANSWER, line)) for line in paragraphs(lines))


def _styled_look(shown: int | None, roots: Sequence[str]) -> ReplyLook:
    from faqbot.rendering.links import citation_link, shows_links  # noqa: PLC0415 - only terminals show links

    if not shows_links(os.environ):
        return printed(shown, marks=False)
    return printed(shown, marks=False, link=lambda source: citation_link(source, roots))
