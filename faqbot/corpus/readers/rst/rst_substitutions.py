"""Replace references such as `|product|` in titles by what the page defines, because that is what people ask.

What is quoted keeps them as they are written, so that a quotation is what stands on the cited lines.

    .. |product| replace:: Acme Sync           the text
    .. |copy| unicode:: 0xA9 .. a comment      the characters
    .. |gear| image:: gear.png                 the text of `:alt:`
       :alt: gear icon
    .. |blog| raw:: html                       the text between the tags

A reference without a definition on the page, and one between double backquotes, stays as it is written. (The settings
of Sphinx may define further names for all pages; faqbot reads the pages alone.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from faqbot.corpus.readers.rst import rst_marks as marks
from faqbot.corpus.readers.rst.rst_lines import RstLines

# Longest text that is put in the place of a reference, in characters: definitions are names, signs and short phrases.
_LONGEST = 200
# Most characters that a page grows by. A page of a megabyte could have 200,000 references, and grow to 40 megabytes.
_MOST_ADDED = 1_000_000
# How often the references within definitions are replaced; definitions that refer to each other would never end.
_ROUNDS = 3

_DEFINITION = re.compile(r"\.\. +\|(?P<name>[^|]+)\| +(?P<kind>[a-z-]+)::(?: +(?P<text>.*))?$")
# Code, which is skipped, or a reference.
_REFERENCE = re.compile(r"``[^`]+``|(?<![\w\\|])\|(?P<name>[^\s|](?:[^|\n]*[^\s|])?)\|(?:__?(?!\w))?(?!\w)")
_ALT = re.compile(r":alt: +(?P<text>.+)")
_TAG = re.compile(r"<[^<>]*>")
_CODE_POINT = re.compile(r"(?:0x|x|\\x|U\+|u|\\u|&#x)(?P<digits>[0-9a-fA-F]{1,6});?")


class RstSubstitutions:
    """The definitions of a page, by name."""

    def __init__(self, lines: RstLines) -> None:
        self._texts: dict[str, str] = {}
        self._left = _MOST_ADDED
        for name, text in _definitions(lines):
            self._texts.setdefault(name, text)
        for _ in range(_ROUNDS):
            self._texts = {name: self.replaced(text)[:_LONGEST] for name, text in self._texts.items()}

    def replaced(self, text: str) -> str:
        """Return a text with the references replaced that the page defines."""
        if not self._texts or "|" not in text:
            return text
        return _REFERENCE.sub(self._replacement, text)

    def _replacement(self, reference: re.Match[str]) -> str:
        text = self._texts.get(_normal(reference["name"] or ""))
        if text is None or len(text) > self._left:
            return reference[0]
        self._left -= len(text)
        return text


def _definitions(lines: RstLines) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each definition that has a text; code may show a definition but makes none."""
    at = 0
    while at < len(lines):
        line, end = lines.texts[at], at + 1
        found = _DEFINITION.match(line) if line.startswith(".. |") else None
        if found or _introduces_code(line):
            end = lines.indented_end(at + 1, lines.indents[at])
        text = _defined(found["kind"], (found["text"] or "").strip(), lines.texts[at + 1 : end]) if found else None
        if found and text is not None and len(text) <= _LONGEST:
            yield _normal(found["name"]), text
        at = end


def _introduces_code(line: str) -> bool:
    if line.startswith(".."):
        directive = marks.DIRECTIVE.match(line)
        return directive is not None and directive["name"].lower() in marks.CODE
    return line.endswith("::")


def _defined(kind: str, text: str, below: list[str]) -> str | None:
    """Return the text of a definition of a kind, from the text behind `::` and the lines below it; None for no text."""
    if kind == "replace":
        return " ".join([text, *below]).strip()
    if kind == "unicode":
        return "".join(_character(part) for part in text.partition(" .. ")[0].split())
    if kind == "raw":
        return " ".join(unescape(_TAG.sub("", " ".join(below))).split())
    if kind == "image":
        return next((found["text"] for found in map(_ALT.match, below) if found), None)
    return None


def _character(part: str) -> str:
    code = _CODE_POINT.fullmatch(part)
    number = int(code["digits"], 16) if code else int(part) if part.isascii() and part.isdecimal() else 0
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else part  # noqa: PLR2004 - the code points of Unicode


def _normal(name: str) -> str:
    return " ".join(name.split()).casefold()
