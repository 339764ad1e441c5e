"""Replies as text: what `ask` prints and what the shell styles.

A rendering is a list of (style, text) lines; without a terminal the styles are dropped. Text from documents and
questions passes through `printable`, so that it cannot steer the terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from faqbot.answering.reply import Match, Reply

Line = tuple[str, str]

ANSWER, CITATION, NOTE = "", "class:citation", "class:note"
SUGGESTIONS = 3

# C0 and C1 controls and DEL, but for tab and line feed. Some terminals obey U+009B as they do ESC [.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def printable(text: str) -> str:
    """Replace control characters and lone surrogates by U+FFFD; every line end becomes a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Return the text on one line, printable."""
    return " ".join(printable(text).split())


def render(reply: Reply, *, width: int | None = None, shown: int | None = None) -> list[Line]:
    """Return a reply as styled lines, wrapped to `width` columns if given.

    `shown` is the number of matches: by default the answer alone, and the few nearest questions where it abstains.
    """
    if reply.outcome == "answer":
        lines = _answer(reply.matches[0], width)
        lines += _see_also(reply.matches[1 : shown or 1], width)
        return lines
    if reply.outcome == "choose":
        return [(ANSWER, reply.text), *_numbered(reply.matches, width)]
    lines = [(ANSWER, line) for line in wrapped(reply.text, width)]
    nearest = reply.matches[: shown or SUGGESTIONS]
    if nearest:
        lines += [(NOTE, "The nearest things in them:"), *_numbered(nearest, width)]
    return lines


def wrapped(text: str, width: int | None, indent: str = "") -> list[str]:
    """Return the lines of a text, each wrapped to the width; its own line breaks stay."""
    lines: list[str] = []
    for line in printable(text).split("\n"):
        if width is None or not line.strip():
            lines.append((indent + line).rstrip())
            continue
        hanging = indent + " " * _hanging(line)
        room = max(width, len(hanging) + 8)
        lines += wrap(
            line.expandtabs(4),
            room,
            initial_indent=indent,
            subsequent_indent=hanging,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
    return lines


def percent(confidence: float) -> str:
    """Return a confidence as people read it: never 100 % unless it is certain."""
    if confidence >= 1:
        return "100 %"
    return f"{min(99, max(1, round(confidence * 100)))} %" if confidence > 0 else "0 %"


def to_json(value: Mapping[str, Any]) -> str:
    """Return one line of JSON that no terminal obeys and every encoding holds.

    JSON itself escapes the C0 controls only; DEL, C1 and lone surrogates are escaped here, which reads back the same.
    """
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _answer(match: Match, width: int | None) -> list[Line]:
    lines = [(ANSWER, line) for line in wrapped(match.chunk.text, width)]
    cited = f"{one_line(str(match.chunk.source))}"
    lines += [(CITATION, line) for line in wrapped(cited, width, "  ")]
    lines.append((CITATION, f"  confidence {percent(match.confidence)}"))
    if match.repairs:
        taken = ", ".join(f"{one_line(asked)} as {taken_for}" for asked, taken_for in match.repairs)
        lines += [(CITATION, line) for line in wrapped(f"read {taken}", width, "  ")]
    return lines


def _see_also(matches: Iterable[Match], width: int | None) -> list[Line]:
    lines = _numbered(matches, width)
    return [("", ""), (NOTE, "See also:"), *lines] if lines else []


def _numbered(matches: Iterable[Match], width: int | None) -> list[Line]:
    lines: list[Line] = []
    for number, match in enumerate(matches, start=1):
        label = _label(match)
        lines += [(ANSWER, line) for line in wrapped(f"{number}. {label}", width, "  ")]
        cited = f"{match.chunk.source.path}:{match.chunk.source.lines[0]}-{match.chunk.source.lines[1]}"
        lines += [
            (CITATION, line) for line in wrapped(f"{one_line(cited)}, {percent(match.confidence)}", width, "     ")
        ]
    return lines


def _label(match: Match) -> str:
    """Name a match by its question, a whole list by its heading, anything else by how it begins."""
    chunk = match.chunk
    if chunk.question:
        return one_line(chunk.question)
    if chunk.kind in ("steps", "tips"):
        return one_line(" › ".join((chunk.source.title, *chunk.sections)))
    text = one_line(chunk.text)
    return text if len(text) <= 100 else text[:100].rpartition(" ")[0] + " …"  # noqa: PLR2004 - a line or so


def _hanging(line: str) -> int:
    """How far the lines below a bullet are set in, so that they stand under its text."""
    matched = re.match(r"\s*(?:[-*+•]|\d+[.)])\s+", line)
    return len(matched[0]) if matched else 0
