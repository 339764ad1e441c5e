"""Remove the indentation of quoted text, the same from all lines, so that the author's layout is kept."""

from __future__ import annotations

import textwrap


def dedented(text: str) -> str:
    """Return a text without the indentation that its lines share.

    Further indentation of the first line alone, as of a paragraph's beginning, is removed too.
    """
    text = textwrap.dedent(text).strip("\n").rstrip()
    _, _, tail = text.partition("\n")
    return text if tail[:1] in (" ", "\t") else text.lstrip()


def behind_mark(text: str) -> str:
    """Return the text behind a bullet or `A:`, without the indentation that its second and further lines share.

    The first line begins behind the mark, so its indentation is not known.
    """
    head, _, tail = text.partition("\n")
    return f"{head.strip()}\n{textwrap.dedent(tail)}".strip()
