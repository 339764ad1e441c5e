"""The styles of replies on a terminal, and rows as text with the escape sequences of these styles.

The shell gives `STYLES` to prompt_toolkit. `faqbot ask` writes the sequences itself, because loading prompt_toolkit
takes longer than answering.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

from faqbot.rendering.rows import RAW, Fragment, StyledRow, wrap

# The styles by class, in the words of prompt_toolkit. Colours are given by name, so that the theme of the terminal
# decides how they look; there are few of them, so that the words "sure" and "unsure" stand out.
STYLES: Mapping[str, str] = {
    "citation": "dim",
    "cited": "bold",
    "note": "italic",
    "number": "bold",
    "sure": "ansigreen",
    "likely": "",
    "unsure": "ansired",
    "strong": "bold",
    "emphasis": "italic",
    "code": "ansimagenta",
    "heading": "bold underline",
    "link": "underline",
    "address": "dim",
    "mark": "bold",
    "column": "bold",
    "rule": "dim",
}

# The codes of ECMA-48 ("Select Graphic Rendition") for the words above; those in `_COLOURS` are left out for people who
# set NO_COLOR.
_ATTRIBUTES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4"}
_COLOURS = {"ansired": "31", "ansigreen": "32", "ansimagenta": "35"}

# Values of TERM for terminals that cannot show styles or move a cursor.
_DUMB = ("dumb", "unknown")


def has_styles(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal with this environment shows styles."""
    return environment.get("TERM", "").lower() not in _DUMB


def has_colours(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether colours are wanted: NO_COLOR is not set, or empty (see https://no-color.org)."""
    return not environment.get("NO_COLOR")


def styled_lines(rows: Iterable[StyledRow], width: int, *, colours: bool = True) -> list[str]:
    """Return rows, wrapped to `width` columns, as lines with the escape sequences of their styles."""
    return [_with_sequences(line, colours=colours) for row in rows for line in wrap(row, width)]


def _with_sequences(line: Iterable[Fragment], *, colours: bool) -> str:
    parts: list[str] = []
    for style, fragments in groupby(line, key=itemgetter(0)):
        text = "".join(text for _, text in fragments)
        codes = [] if style == RAW else _codes(style, colours=colours)
        parts.append(f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes else text)
    return "".join(parts)


def _codes(style: str, *, colours: bool) -> list[str]:
    """Return the codes of a style, which may be several classes: "class:strong class:link"."""
    known = {**_ATTRIBUTES, **(_COLOURS if colours else {})}
    words = [word for name in style.split() for word in STYLES.get(name.removeprefix("class:"), "").split()]
    return [known[word] for word in dict.fromkeys(words) if word in known]
