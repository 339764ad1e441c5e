"""The lines of a text that are code: set in deeper than a line above that ends with a colon, or below a directive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from faqbot.rendering.inline.inline_spans import InlineSpan, SpansOf

# Names of directives of reStructuredText whose lines are code.
CODE_DIRECTIVES = frozenset(("code-block", "code", "sourcecode", "parsed-literal", "prompt"))

# The beginning of a line up to its text: spaces and the mark of a list item.
_LEADING = re.compile(r" *(?:(?!\.\. \S+::)(?:[-*+•]|\*{2,5}|\.{1,5}|\w{1,3}[.)]|#\.) +(?=\S))?")
_LIST_ITEM = re.compile(r" *(?:[-*+•]|\w{1,3}[.)]|#\.) +\S")
_DIRECTIVE = re.compile(r"(?:[-*+•] +)? *\.\. ([a-z-]+)::(?!\S)")


def with_literal_blocks(text: str, spans_of: SpansOf) -> Iterator[InlineSpan]:
    """Yield blocks of code as they are written, and the spans of each paragraph between them."""
    for is_code, lines in _parts(text.split("\n")):
        if is_code:
            yield InlineSpan("block", lines)
        else:
            # A mark ends in its paragraph, so that one that is never closed takes no other paragraph with it.
            for paragraph in re.split(r"(\n *\n)", lines):
                yield from spans_of(paragraph)


def _parts(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text, and whether they are code; the line ends between them belong to the prose."""
    first = at = 0
    above = ""
    while at < len(lines):
        if _begins_code(lines, at, above):
            end = _end_of_block(lines, at, _indent(above))
            yield False, "".join(f"{line}\n" for line in lines[first:at])
            yield True, "\n".join(lines[at:end])
            first, at, above = end, end, ""
            if first < len(lines):
                yield False, "\n"
        else:
            above = lines[at] if lines[at].strip() else above
            at += 1
    yield False, "\n".join(lines[first:])


def _begins_code(lines: list[str], at: int, above: str) -> bool:
    line = lines[at]
    if not line.strip() or not above or _spaces(line) <= _indent(above):
        return False
    directive = _DIRECTIVE.match(above.strip())
    if directive:
        return directive[1] in CODE_DIRECTIVES
    return above.rstrip().endswith(":") and not lines[at - 1].strip() and not _LIST_ITEM.match(line)


def _end_of_block(lines: list[str], at: int, indent: int) -> int:
    """Return the line below a block of lines that are set in deeper than `indent`, without blank lines at its end."""
    is_outside: Callable[[int], bool] = lambda place: bool(lines[place].strip()) and _spaces(lines[place]) <= indent  # noqa: E731
    end = next((place for place in range(at, len(lines)) if is_outside(place)), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    return end


def _indent(line: str) -> int:
    return len(_LEADING.match(line)[0])  # type: ignore[index]  # it matches any line


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
