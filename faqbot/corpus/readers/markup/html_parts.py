"""Split raw HTML into tags, each with its place, in a time that grows with the length of the text.

The tags are read by Python's `html.parser`. It does not see the whole text: on broken pages with thousands of `<!--` or
`<a` that are never closed, the parser of Python 3.11 takes quadratic time. So a tag is cut out first, which must end
before the next `<`, and is read by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from html import unescape
from html.parser import HTMLParser

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What follows `<` in an address that is a link (`<https://…>`, `<ann@example.org>`), which is text and no tag.
ADDRESS = r"[\w.+-]++[:@][^\s<>]*+>"
_TAG = re.compile(
    rf"<(?P<slash>/?)(?!{ADDRESS})(?P<name>[a-zA-Z][\w:.-]*+)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*'|[\"'](?=[^<>\"']*>))*+>"
)
# Longest tag whose attributes are read, in characters; longer ones hold pictures as text.
_LONGEST_TAG = 2_000


class Tag:
    """A tag in a text: its name in lower case, whether it closes, and its start and end in the text."""

    def __init__(self, found: re.Match[str]) -> None:
        self.name = found["name"].lower()
        self.closes = bool(found["slash"])
        self.start, self.end = found.span()
        self._source = found[0]

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes of the tag, without those that have no value."""
        if "=" not in self._source or len(self._source) > _LONGEST_TAG:
            return {}
        parser = _AttributeParser()
        parser.feed(self._source)
        return parser.attributes


class _AttributeParser(HTMLParser):
    """Reads the attributes of a single tag."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as in the base
        self.attributes = {name: value for name, value in attrs if value}


class Html:
    """A text in HTML, its tags in order, and the lines of its places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags = [Tag(found) for found in _TAG.finditer(text)]
        self._closing: dict[str, list[int]] = defaultdict(list)
        for number, tag in enumerate(self.tags):
            if tag.closes:
                self._closing[tag.name].append(number)
        self._line_ends = [found.start() for found in re.finditer("\n", text)]

    def line_of(self, place: int) -> int:
        """Return the number of the line that holds a place, from 0."""
        return bisect_right(self._line_ends, place - 1) if place else 0

    def closing(self, number: int) -> int | None:
        """Return the number of the next tag that closes the tag of this number, or None."""
        numbers = self._closing.get(self.tags[number].name, [])
        at = bisect_right(numbers, number)
        return numbers[at] if at < len(numbers) else None


def without_comments(text: str) -> str:
    """Remove the text of comments and keep their line ends, so that line numbers stay.

    Only the text up to the last `-->` is searched: without that limit, a page with many `<!--` that are never closed
    would take quadratic time.
    """
    end = text.rfind("-->") + 3 if "-->" in text else 0
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text[:end]) + text[end:]


def without_tags(text: str) -> str:
    """Return the text between the tags on one line, with the characters that entities such as `&amp;` stand for."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def says_something(text: str) -> bool:
    """Whether a text holds a letter or a digit outside of its tags."""
    return any(map(str.isalnum, without_tags(text)))
