"""Remove the common indentation of the lines of a quotation, which keeps the author's layout."""

from __future__ import annotations

import textwrap


def dedented(text: str) -> str:
    """Return a text without the indentation that all its lines share.

    If only the first line is indented further, as at the beginning of a paragraph, this indentation is removed too.
    """
    if "\n" not in text:
        # textwrap compiles a pattern from the indentation, which takes minutes for text that is nested 10,000 deep.
        return text.strip()
    text = textwrap.dedent(text).strip("\n").rstrip()
    _, _, tail = text.partition("\n")
    return text if tail[:1] in (" ", "\t") else text.lstrip()


def behind_mark(text: str) -> str:
    """Return the text after a bullet or `A:`, without the indentation that all lines after the first share.

    The first line does not count, because it begins after the mark.
    """
    if "\n" not in text:
        return text.strip()
    head, _, tail = text.partition("\n")
    tail = textwrap.dedent(tail) if "\n" in tail else tail.lstrip(" \t")
    return f"{head.strip()}\n{tail}".strip()
