"""The reply of `faqbot ask` as text: with styles on a terminal that shows them, else in plain lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.cli.terminal import terminal_width
from faqbot.rendering.message_rows import message_rows
from faqbot.rendering.reply_rows import ReplyLook, printed
from faqbot.rendering.rows import ANSWER, StyledRow, plain_lines, row
from faqbot.rendering.terminal_styles import has_colours, has_styles, styled_lines

if TYPE_CHECKING:
    from faqbot.answering.reply import Reply
    from faqbot.query.names.naming import Named


def reply_text(
    reply: Reply, *, shown: int | None, roots: Sequence[str], named: Named | None = None, plain: bool = False
) -> str:
    """Return a reply as text for standard output, wrapped to the width of a terminal.

    `shown` is the number of matches asked for, and `roots` are the files and folders of the corpus. If `named` (the
    documents that the question names) is given, an explanation follows. With `plain`, there are no styles.
    """
    on_terminal = sys.stdout.isatty()
    is_styled = on_terminal and not plain and has_styles()
    rows = message_rows(
        [replace(reply, others=()), *reply.others], _styled_look(shown, roots) if is_styled else printed(shown)
    )
    if named is not None:
        from faqbot.rendering.explain import explain, paragraphs  # noqa: PLC0415 - only where an explanation is asked for

        rows += [StyledRow(), *(row((ANSWER, line)) for line in paragraphs(explain(reply, shown=shown, named=named)))]
    if is_styled:
        return "\n".join(styled_lines(rows, terminal_width(), colours=has_colours()))
    return "\n".join(plain_lines(rows, terminal_width() if on_terminal else None))


def _styled_look(shown: int | None, roots: Sequence[str]) -> ReplyLook:
    from faqbot.rendering.links import citation_link, shows_links  # noqa: PLC0415 - only terminals show links

    if not shows_links(os.environ):
        return printed(shown, marks=False)
    return printed(shown, marks=False, link=lambda source: citation_link(source, roots))
