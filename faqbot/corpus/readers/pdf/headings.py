"""Find the headings among the groups of lines of a document, and their levels.

Headings are larger than the text, or are named in the bookmarks. Bold lines of the size of the text are left to
`LinedText`, which decides about them by their sisters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from faqbot.corpus.readers.pdf.drawing.spans import Style
from faqbot.corpus.readers.pdf.line_groups import Group, GroupKind
from faqbot.corpus.readers.pdf.measures import Measures
from faqbot.corpus.readers.qa_marks import ASKS, ENDS, asks

# Text is larger than the usual one from this ratio on, and bold text from the second on.
_LARGER = 1.12
_LARGER_BOLD = 1.04
# A heading has at most this many lines and characters, and one that ends as a sentence does is shorter.
_MOST_LINES = 4
_LONGEST = 250
_LONGEST_SENTENCE = 120
_DEEPEST_LEVEL = 6
_LABEL_ENDS = (":", "：", ",")
# Lines of one style are questions if at least this many of them ask, and at least half.
_FEWEST_ASKING = 2
_SIGNS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return a text for a comparison: without signs, spaces and letter case."""
    return _SIGNS.sub("", text).casefold()


class Headings:
    """The headings of a document: `level` says which groups are headings."""

    def __init__(
        self, groups: Sequence[Group], texts: Sequence[str], measures: Measures, outline: Iterable[tuple[str, int]]
    ) -> None:
        """Find the levels of all headings; `texts` are those of the groups, and `outline` the bookmarks."""
        named: dict[str, set[int]] = defaultdict(set)
        for title, page in outline:
            named[plain(title)].add(page)
        asking = _asking(groups, texts, measures)
        found = [
            at
            for at, (group, text) in enumerate(zip(groups, texts, strict=True))
            if at in asking or self._is_heading(group, text, measures, named)
        ]
        self._levels = _levels({at: groups[at] for at in found})

    def level(self, at: int) -> int:
        """Return the level of a group that is a heading, from 1; 0 for another one."""
        return self._levels.get(at, 0)

    @staticmethod
    def _is_heading(group: Group, text: str, measures: Measures, named: dict[str, set[int]]) -> bool:
        if not _is_short(group, text) or not any(character.isalpha() for character in text):
            return False
        tag = group.lines[0].tag
        if tag is not None and (tag.level or tag.cell >= 0):
            return tag.level > 0
        pages = named.get(plain(text), set())
        if group.pages[0] in pages:
            return True
        if ENDS.search(text) and not ASKS.search(text) and not text.endswith(":") and len(text) > _LONGEST_SENTENCE:
            return False
        ratio = group.size / measures.size
        is_bold = group.lines[0].is_bold and not measures.style.is_bold
        return ratio >= _LARGER or (is_bold and ratio >= _LARGER_BOLD)


def _is_short(group: Group, text: str) -> bool:
    """Whether a group is text that is no longer than a heading."""
    is_text = group.kind in {GroupKind.TEXT, GroupKind.ITEM}
    return is_text and len(text) <= _LONGEST and len(group.lines) <= _MOST_LINES


def _levels(headings: Mapping[int, Group]) -> dict[int, int]:
    """Return the levels of headings: those of their tags, or else those of headings that look the same.

    The larger a heading is, the higher is its level; of two of one size, a bold one is higher.
    """
    looks = {at: (-round(group.size * 2) / 2, not group.lines[0].is_bold) for at, group in headings.items()}
    tagged: dict[tuple[float, bool], int] = {}
    for at, group in headings.items():
        tag = group.lines[0].tag
        if tag is not None and tag.level:
            tagged.setdefault(looks[at], tag.level)
    levels: dict[tuple[float, bool], int] = {}
    last = 0
    for look in sorted(set(looks.values())):
        last = levels[look] = tagged.get(look, last + 1)
    found = {}
    for at, group in headings.items():
        tag = group.lines[0].tag
        found[at] = min(tag.level if tag and tag.level else levels[looks[at]], _DEEPEST_LEVEL)
    return found


def _asking(groups: Sequence[Group], texts: Sequence[str], measures: Measures) -> set[int]:
    """Return the groups that look like questions: of one style apart from that of the text, in which at least half ask.

    The others of this style state what the matter is ("My card was stolen").
    """
    alike: dict[Style, list[int]] = defaultdict(list)
    for at, (group, text) in enumerate(zip(groups, texts, strict=True)):
        style = _style(group)
        following = groups[at + 1 : at + 2]
        has_text = any(_style(one) != style or one.kind in {GroupKind.TABLE, GroupKind.CODE} for one in following)
        if style is not None and style != measures.style and _is_short(group, text) and has_text:
            alike[style].append(at)
    found = set()
    for style, places in alike.items():
        asking = [at for at in places if asks(texts[at])]
        if len(asking) < _FEWEST_ASKING or 2 * len(asking) < len(places):
            continue
        is_bold = style.is_bold and not measures.style.is_bold
        found |= {at for at in (places if is_bold else asking) if at in asking or not texts[at].endswith(_LABEL_ENDS)}
    return found


def _style(group: Group) -> Style | None:
    """Return the style of all words of a group; None if they have several."""
    styles = {
        part.span.style for line in group.lines for part in line.parts if any(sign.isalnum() for sign in part.text)
    }
    return next(iter(styles)) if len(styles) == 1 else None
