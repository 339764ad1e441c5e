"""Join the lines of a paragraph: words that were divided at the end of a line are put together again.

Whether a hyphen belongs to the word ("first-class") or only divides it ("infor-mation"), the document itself says: by
the words that stand elsewhere in it. No dictionary of any language is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from faqbot.corpus.readers.pdf.drawing.gaps import is_ideograph
from faqbot.text.document_words import AFTER_SUSPENDED_HYPHEN

_SOFT_HYPHEN = "\xad"
# The part of a word before a hyphen at the end of a line, and the part at the beginning of the next line.
_HEAD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_TAIL = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SUSPENDED = re.compile(rf"(?:{AFTER_SUSPENDED_HYPHEN})\b")
# Lines that end with a hyphen, as a share of all lines: programs that divide words do it in every tenth line or so,
# and words with hyphens of their own stand at the end of one line in a hundred.
_DIVIDES = 0.03
# An address that is broken at the end of a line, without a space or a hyphen, and what goes on with it.
_ADDRESS = re.compile(r"(?:://|www\.)\S*$")
_IN_ADDRESS = re.compile(r"(?!\S*://)\S*[/=&%?#_]")
_BROKEN_ADDRESS = re.compile(r"(?:://|www\.)\S*[/?&=#_-]$")
_STARTS_ADDRESS = re.compile(r"(?:https?://|www\.)")
# A dash between spaces, and a hyphen in front of a word: "curl -F".
_DASH = re.compile(r"\s-\s")
_OPTION = re.compile(r"(?:^|\s)-{1,2}\w")
# Programs leave no fewer letters on a line when they divide a word.
_SHORTEST_PART = 2
# The longest part of a word, and of an address, that is looked at.
_NEAR = 300


class Joiner:
    """Joins lines, by the words of the whole document."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the words of all lines that stand within them."""
        self._words: Counter[str] = Counter()
        ends = total = dashes = options = 0
        for line in lines:
            total += 1
            words = _WORD.findall(line.casefold())
            is_divided = _HEAD.search(line[-_NEAR:]) is not None or line.endswith(_SOFT_HYPHEN)
            ends += is_divided
            dashes += len(_DASH.findall(line))
            options += len(_OPTION.findall(line))
            self._words.update(words[: -1 if is_divided else None])
        self._has_options = options > dashes
        self._divides = ends >= _DIVIDES * max(1, total) and ends > 1

    def joined(self, text: str, line: str) -> str:
        """Return a text with its next line behind it."""
        if not text or not line or (is_ideograph(text[-1]) and is_ideograph(line[0])):
            return text + line
        if text.endswith(_SOFT_HYPHEN):
            return text[:-1] + line
        near = text[-_NEAR:]
        if _ADDRESS.search(near) and not _STARTS_ADDRESS.match(line):
            return text + line if _BROKEN_ADDRESS.search(near) or _IN_ADDRESS.match(line) else f"{text} {line}"
        if text.endswith("-"):
            return self._joined_at_hyphen(text, line)
        is_dash = text.endswith("\u2014") and text[-2:-1].isalnum()
        return text + line if is_dash else f"{text} {line}"

    def _joined_at_hyphen(self, text: str, line: str) -> str:
        if text.rstrip("-")[-1:].isspace():
            is_option = self._has_options and text[-2:-1].isspace() and line[0].isalnum()
            return text + line if is_option else f"{text} {line}"
        head, tail = _HEAD.search(text[-_NEAR:]), _TAIL.match(line)
        if _SUSPENDED.match(line):
            return f"{text} {line}"
        if head is None or tail is None:
            return text + line
        return text[:-1] + line if self._is_divided(head[1], tail[0]) else text + line

    def _is_divided(self, head: str, tail: str) -> bool:
        """Whether the hyphen between two parts of a word only divides it."""
        if min(len(head.rpartition("-")[2]), len(tail)) < _SHORTEST_PART:
            return False
        first, second = head.casefold(), tail.casefold()
        whole, hyphenated = self._words[first + second], self._words[f"{first}-{second}"]
        if whole or hyphenated:
            return whole >= hyphenated
        if tail[0].isupper() and not (head.isupper() and tail.isupper()):
            return False
        if self._words[first.rpartition("-")[2]] and self._words[second.partition("-")[0]]:
            return False
        return self._divides or not (self._words[first] or self._words[second])


def without_soft_hyphens(text: str) -> str:
    """Return a text without the marks of where a word may be divided."""
    return text.replace(_SOFT_HYPHEN, "")
