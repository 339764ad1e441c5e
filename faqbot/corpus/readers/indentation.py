"""Take indentation off what is quoted: all lines of it alike, so that they keep standing as the author set them."""

from __future__ import annotations

import textwrap


def dedented(text: str) -> str:
    """Return a text without the indentation that its lines share.

    What the first line alone has beyond that begins a paragraph, and is left out too.
    """
    text = textwrap.dedent(text).strip("\n").rstrip()
    _, _, tail = text.partition("\n")
    return text if tail[:1] in (" ", "\t") else text.lstrip()


def behind_mark(text: str) -> str:
    """Return what stands behind a bullet or `A:`; its further lines lose the indentation that they share.

    The first line cannot be compared with them, because it begins behind the mark.
    """
    head, _, tail = text.partition("\n")
    return f"{head.strip()}\n{textwrap.dedent(tail)}".strip()
