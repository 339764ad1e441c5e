"""Replies as text: what `ask` prints and what the shell styles.

A rendering is a list of (style, text) lines; without a terminal the styles are dropped. Text from documents and
questions passes through `printable`, so that it cannot steer the terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from faqbot.answering.reply import Match, Reply

Line = tuple[str, str]

ANSWER, CITATION, NOTE = "", "class:citation", "class:note"
SUGGESTIONS = 3
_MOST_MISSING = 8

# C0 and C1 controls and DEL, but for tab and line feed (some terminals obey U+009B as they do ESC [), and what turns
# the direction of the text around it, so that a citation can be made to look like another.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# What a line is set in by: space, and a bullet, number or command with the space behind it.
_LEADING = re.compile(r"\s*(?:(?:[-*+•]|\d+[.)]|/\w+)\s+)?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSAFE = re.compile(r"[\x7f-\x9f\ud800-\udfff]")
# Made once: `json.dumps` makes an encoder for every call that wants other than its defaults.
_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def printable(text: str) -> str:
    """Replace control characters and lone surrogates by U+FFFD; every line end becomes a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Return the text on one line, printable."""
    return " ".join(printable(text).split())


def render(reply: Reply, *, shown: int | None = None) -> list[Line]:
    """Return a reply as styled lines, as long as they are.

    `shown` is the number of matches: by default the answer alone, and the few nearest questions where it abstains.
    """
    if reply.outcome == "answer":
        return _answer(reply.matches[0], reply.missing) + _see_also(reply.matches[1 : shown or 1])
    if reply.outcome == "choose":
        return [(ANSWER, reply.text), *_numbered(reply.matches, by_title=_told_apart_by_title(reply.matches))]
    lines = [(ANSWER, one_line(reply.text))]
    nearest = reply.matches[: shown or SUGGESTIONS]
    if nearest:
        lines += [(NOTE, "The nearest things in them:"), *_numbered(nearest)]
    return lines


def fit(lines: Iterable[Line], width: int) -> list[Line]:
    """Wrap lines to so many columns; what goes on below a bullet or a command's name stands under its text."""
    fitted: list[Line] = []
    for style, line in lines:
        hanging = " " * len(_LEADING.match(line)[0])  # type: ignore[index]  # it matches everywhere
        pieces = wrap(line, max(width, len(hanging) + 8), subsequent_indent=hanging, break_on_hyphens=False)
        fitted += [(style, piece) for piece in pieces or [""]]
    return fitted


def percent(confidence: float) -> str:
    """Return a confidence as people read it: never 100 % unless it is certain."""
    if confidence >= 1:
        return "100 %"
    return f"{max(1, int(confidence * 100))} %" if confidence > 0 else "0 %"


def label(match: Match) -> str:
    """Name a match by its question, a whole list by its heading, anything else by how it begins."""
    chunk = match.chunk
    if chunk.question:
        return one_line(chunk.question)
    if chunk.kind in ("steps", "tips"):
        return one_line(" › ".join((chunk.source.title, *chunk.sections)))
    text = one_line(chunk.text)
    return text if len(text) <= 100 else text[:100].rpartition(" ")[0] + " …"  # noqa: PLR2004 - a line or so


def place(match: Match) -> str:
    """Cite a match briefly, by file and lines."""
    source = match.chunk.source
    return one_line(f"{source.path}:{source.lines[0]}-{source.lines[1]}")


def to_json(value: Any) -> str:
    """Return one line of JSON that no terminal obeys and every encoding holds.

    JSON itself escapes the C0 controls only; DEL, C1 and lone surrogates are escaped here, which reads back the same.
    Raises `ValueError` for a number that JSON does not have.
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", _AS_JSON(value))


def _answer(match: Match, missing: Sequence[str]) -> list[Line]:
    lines = [(ANSWER, line.expandtabs(4).rstrip()) for line in printable(match.chunk.text).split("\n")]
    lines.append((CITATION, f"  {one_line(str(match.chunk.source))}"))
    lines.append((CITATION, f"  confidence {percent(match.confidence)}"))
    if match.repairs:
        taken = ", ".join(f"{one_line(asked)} as {taken_for}" for asked, taken_for in match.repairs)
        lines.append((CITATION, f"  read {taken}"))
    if missing:
        lines.append((CITATION, f"  nothing mentions {one_line(', '.join(missing[:_MOST_MISSING]))}"))
    return lines


def _see_also(matches: Iterable[Match]) -> list[Line]:
    lines = _numbered(matches)
    return [("", ""), (NOTE, "See also:"), *lines] if lines else []


def _told_apart_by_title(matches: Sequence[Match]) -> bool:
    titles = {match.chunk.source.title for match in matches}
    return len(titles) == len(matches) > 1


def _numbered(matches: Iterable[Match], *, by_title: bool = False) -> list[Line]:
    lines: list[Line] = []
    for number, match in enumerate(matches, start=1):
        title = f"{one_line(match.chunk.source.title)}: " if by_title else ""
        lines.append((ANSWER, f"  {number}. {title}{label(match)}"))
        lines.append((CITATION, f"     {place(match)}, {percent(match.confidence)}"))
    return lines
