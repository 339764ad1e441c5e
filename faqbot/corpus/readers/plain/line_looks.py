"""Find the look of a line of plain text: blank, a rule of signs, a bullet, a heading of a wiki, `Q:`, `A:` or prose."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, ENDS

# A bullet or number, and the text after it. In text copied from Word, bullets are characters of Word's symbol fonts,
# often without a space after them.
BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:[-*–]|o(?=\t)|(?P<number>\d{1,3})[.)]|\((?:\d{1,3}|[a-z])\)|[a-z]\))[ \t]+|"
    r"[•◦▪‣·●○■□►➢➤✓✔\uf0a7\uf0b7\uf0d8][ \t]*)(?P<text>\S.*)"
)
# A heading as in a wiki: == Returns ==
WIKI_HEADING = re.compile(r"\s*(?P<marks>={1,6})[ \t]*(?P<text>[^=\s](?:.*[^=\s])?)[ \t]*(?P=marks)\s*")

# A drawn rule: three equal signs or more, of other signs five, perhaps with spaces between them, or two signs in turn.
# A line of `##` stands in a box of number signs.
_RULE = re.compile(
    r"\s*(?:([-=~^*_#+─━═—–])(?>\1{2,})|##|([^\w\s?!.…。？！])(?>\2{4,})|([-=~*_+•·—–])(?>(?: {1,3}\3){2,})|"
    r"([-=~*_+^.<>•·])([-=~*_+^.<>•·])(?>(?:\4\5){2,})\4?)\s*$"
)
# A line for the program that shows the file: `vim:tw=72`, `-*- mode: text -*-`.
_MODELINE = re.compile(r"\s*(?:\S{0,4}\s?)?(?:(?:vim?|ex):\s?(?:set?\s)?\S*=|-\*-.{0,200}-\*-)")

# The remark behind a heading, which may be in small letters: PRICES (private)
_REMARK = re.compile(r"\s\([^()]*\):?$")

# Longest text that may be a heading of several lines or a question of several sentences, in characters.
LONGEST_HEADER = 600
# A line of at least this width may have been wrapped, so the next line may go on without a lower-case letter.
WRAPPED_AT = 50
# The end of a line that is searched for signs. A sentence does not end with more signs than this.
_TAIL = 40


class Look(Enum):
    """The look of a line, without regard to the lines around it."""

    BLANK = "blank"
    RULE = "rule"
    BULLET = "bullet"
    HEADING = "heading"
    ASKED = "asked"
    ANSWERED = "answered"
    PROSE = "prose"


def look_of(line: str) -> Look:
    """Return the look of a line."""
    text = line.lstrip()
    if not text:
        return Look.BLANK
    begins = text[0]
    # Most lines begin with a letter, and of these, only `a) …` and `o` with a tabulator behind it are bullets.
    if not begins.isalpha() or text[1:2] in (")", "\t"):
        if _RULE.match(line):
            return Look.RULE
        if BULLET.match(line):
            return Look.BULLET
        if begins == "=" and WIKI_HEADING.fullmatch(line):
            return Look.HEADING
    if ASKED.match(line):
        return Look.ASKED
    return Look.ANSWERED if ANSWERED.match(line) else Look.PROSE


def is_modeline(line: str) -> bool:
    """Whether a line is an instruction to an editor."""
    return bool(_MODELINE.match(line))


def ends_by_asking(text: str) -> bool:
    """Whether a text of the length of a question ends by asking."""
    if len(text) > LONGEST_HEADER or ("?" not in text and text.isascii()):
        return False
    return bool(ASKS.search(text.rstrip()))


def ends_sentence(line: str) -> bool:
    """Whether a line ends with the sign of the end of a sentence, or with a colon."""
    tail = line[-_TAIL:].rstrip() or line.rstrip()[-_TAIL:]
    return not tail[-1:].isalnum() and bool(ENDS.search(tail))


def is_wrapped(line: str, following: str) -> bool:
    """Whether the sentence in a line may go on in the next line: in lower case, or because the line is full."""
    if ends_sentence(line):
        return False
    return following.strip()[:1].islower() or width_of(line.strip()) >= WRAPPED_AT


def capitals_of(text: str) -> str:
    """Return a text that is in capitals, without the remark behind it if only that is not; empty for another text."""
    if text.isupper() or "(" not in text:
        return text if text.isupper() else ""
    rest = _REMARK.sub("", text.strip())
    return rest if rest.isupper() else ""


def indent_of(line: str) -> int:
    """Return the column where the text of a line begins; the form feed above a page takes none."""
    if not line[:1].isspace():
        return 0
    head = line[: len(line) - len(line.lstrip())].replace("\f", "")
    return len(head.expandtabs(8) if "\t" in head else head)


def width_of(text: str) -> int:
    """Return the number of columns of a text; Chinese, Japanese and Korean characters take two columns."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
