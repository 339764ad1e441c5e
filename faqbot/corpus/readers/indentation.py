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
    text = _dedented(text).strip("\n").rstrip()
    _, _, tail = text.partition("\n")
    return text if tail[:1] in (" ", "\t") else text.lstrip()


def behind_mark(text: str) -> str:
    """Return the text after a bullet or `A:`, without the indentation that all lines after the first share.

    The first line does not count, because it begins after the mark.
    """
    if "\n" not in text:
        return text.strip()
    head, _, tail = text.partition("\n")
    tail = _dedented(tail) if "\n" in tail else tail.lstrip(" \t")
    return f"{head.strip()}\n{tail}".strip()


def hanging_indent(raw: str, text: str, below: str) -> str:
    """Return the indentation of the lines below a mark, such as `A:`, that was removed from a source: `raw` is `text`.

    The further lines of the source have it, and so has all that stands `below`. Of a source on one line, the text
    begins where the lines below do. Code below is indented further, and keeps what it has more.
    """
    head, _, tail = raw.partition("\n")
    shown = text.partition("\n")[0]
    if not shown or shown == head.strip() or not head.rstrip().endswith(shown):
        return ""
    indents = _indents(tail)
    indent = min(indents, key=len) if indents else " " * head.rindex(shown)
    found = _indents(below)
    is_sure = bool(indents) or indent in found
    return indent if is_sure and all(one.startswith(indent) for one in found) else ""


def without_indent(text: str, indent: str) -> str:
    """Return a text without an indentation that all its lines have."""
    return "\n".join(line.removeprefix(indent) for line in text.split("\n")) if indent else text


def _dedented(text: str) -> str:
    """Return a text as `textwrap.dedent` does, which takes five times as long to find that no line is indented."""
    is_indented = text.startswith((" ", "\t")) or "\n " in text or "\n\t" in text
    return textwrap.dedent(text) if is_indented else text


def _indents(text: str) -> list[str]:
    return [line[: len(line) - len(line.lstrip())] for line in text.split("\n") if line.strip()]
