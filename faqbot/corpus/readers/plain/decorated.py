"""Find the headings of a plain-text page that have signs around them.

    *** Payment ***        ■ 営業時間        > I cannot log in        NEOVIM IS SLOW ~        【配送について】

People choose such signs freely, and the same signs also mark items of a list, quotations and code. So sisters decide:
at least two lines have the same signs, and each of them begins a paragraph, is not indented, is short, does not end a
sentence, and has a text of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict

from faqbot.corpus.readers.plain.line_looks import Look, ends_by_asking, is_wrapped
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.underlines import looks_like_heading

# Signs before a heading, behind it, or around it. A single `-`, `*` or `+` is a bullet, and a single `#` a comment.
_SIGNS = re.compile(
    r"(?P<before>(?:[■□◆◇●◎▼▽▶►★☆]|§(?![ \t]?\d)){1,3}|[-*~+#]{2,5}(?=[ \t])|>(?=[ \t]))?[ \t\u3000]*+"
    r"(?P<text>[^\s■□◆◇●★☆].{0,150}?)(?:[ \t]+(?P<after>[-*~+#]{1,5}|<))?"
)
_BEFORE = re.compile(r"[■□◆◇●◎▼▽▶►★☆§]|[-*~+#]{2}|>[ \t]")
_ASCII_SIGNS = frozenset("-*~+#<")
_OPENING = frozenset("[【［〔《≪")
_BRACKETS = re.compile(r"(?P<before>[\[【［〔《≪])(?P<text>[^\[\]【】]{1,100})(?P<after>[\]】］〕》≫])")

# Fewest headings with the same signs.
_FEWEST = 2
# Longest heading with signs, in characters.
_LONGEST = 160


def signs_of(line: str) -> tuple[str, str]:
    """Return the signs around the text of a line, and the text without the signs.

    Of a line without such signs, return an empty string and the line.
    """
    line = line.strip()
    found = None
    if line[:1] in _OPENING:
        found = _BRACKETS.fullmatch(line)
    elif len(line) <= _LONGEST and (line[-1:] in _ASCII_SIGNS or _BEFORE.match(line)):
        found = _SIGNS.fullmatch(line)
    signs = (found["before"] or "") + " " + (found["after"] or "") if found else ""
    return (signs, found["text"].strip()) if found and signs.strip() else ("", line)


def decorated_lines(page: LineTable) -> dict[int, str]:
    """Return the lines (from 0) that are headings because of the signs around them, each with its signs."""
    found: dict[str, list[int]] = defaultdict(list)
    refused: set[str] = set()
    above: str | None = None  # the signs of the line with text above; the title of the page may have the same signs
    for at, look in enumerate(page.looks):
        if page.open[at]:
            continue
        may_be = (look is Look.PROSE or look is Look.BULLET) and not page.indents[at]
        signs, text = signs_of(page.lines[at]) if may_be else ("", "")
        if signs:
            found[signs].append(at)
        # Two lines directly below each other are items or quotations; the last line of the page has no text.
        if signs and (signs == above or not _may_head(page, at, text)):
            refused.add(signs)
        above = "" if above is None else signs
    refused.add(above or "")
    marks = {signs: places for signs, places in found.items() if signs not in refused and len(places) >= _FEWEST}
    return {at: signs for signs, places in marks.items() for at in places}


def _may_head(page: LineTable, at: int, text: str) -> bool:
    if not page.is_open(at - 1) or not (ends_by_asking(text) or looks_like_heading(text)):
        return False
    below = page.lines[at + 1] if at + 1 < len(page.lines) else ""
    return not below.strip() or not is_wrapped(text, below)
