r"""The lines that describe a page of AsciiDoc: the author and the revision below its title, and its attributes.

= Bees in the City
Ada Example <ada@example.org>
v1.2, 2024-05-01: With wasps
:product: Hive
:description: Frequently asked questions, \
      answered by beekeepers
"""

from __future__ import annotations

import re

from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.asciidoc.adoc_lines import AdocLines
from faqbot.corpus.readers.asciidoc.adoc_titles import defined

# An author: one to three names, perhaps with an address of mail; several authors are parted by semicolons. A line below
# a title that is no such names is text whose author forgot the blank line.
_AUTHOR = r"[^\W\d][\w.'’·-]*(?:[ \t]+[^\W\d][\w.'’·-]*){0,2}(?:[ \t]+<[^<>]{1,300}>)?"
_AUTHORS = re.compile(rf"(?:{_AUTHOR}|\{{authors?\}})(?:[ \t]*;[ \t]*{_AUTHOR})*;?$")
_REVISION = re.compile(
    r"(?:[vV](?:ersion)?[ .]?)?(?:\d[\w.{}-]*|\{rev\w+\})(?:[,:].*)?$|.{0,60}\b(?:19|20)\d\d\b.{0,60}$"
)
# Longest line that may name authors or a revision, in characters.
_LONGEST = 300
# The ends of lines that the next line continues.
_CONTINUED = (" \\", " +")
# How much of a value over several lines is kept, in characters; a value of 10,000 lines is joined in linear time.
_MOST_OF_VALUE = 10_000


class AdocHeader:
    """The attributes of a page by their names in lower case, brought up to date line by line."""

    def __init__(self) -> None:
        self.attributes: dict[str, str] = {}

    def authors_end(self, lines: AdocLines, first: int) -> int:
        """Return the line behind the authors and the revision, which stand directly below the title of a page."""
        at = first
        if at < len(lines) and self._describes(lines.texts[at], _AUTHORS):
            at += 1
            if at < len(lines) and self._describes(lines.texts[at], _REVISION):
                at += 1
        return at

    @staticmethod
    def _describes(text: str, pattern: re.Pattern[str]) -> bool:
        if not text or len(text) > _LONGEST or marks.is_comment(text) or text.endswith((".", "!", "?", ":")):
            return False
        return pattern.match(text) is not None

    def define(self, lines: AdocLines, at: int) -> int:
        """Read `:name: value`, whose value may go on on the next lines, and return the line behind it."""
        found = marks.ATTRIBUTE_ENTRY.match(lines.texts[at])
        assert found
        name, value = found["name"].lower(), found["value"] or ""
        end = at + 1
        while value.endswith(_CONTINUED) and end < len(lines) and lines.texts[end]:
            value = f"{value[:-2].rstrip()} {lines.texts[end].strip()}"[:_MOST_OF_VALUE]
            end += 1
        if "!" in name:
            self.attributes.pop(name.strip("!"), None)
        else:
            self.attributes[name] = defined(value, self.attributes)
        return end
