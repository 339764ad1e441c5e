"""Put lines together to paragraphs, items of lists and code: where a new one begins, the page itself shows.

A gap above, another font, a mark of a list, an indent, and, without any of these, a line that ends although the next
word would have fitted on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from faqbot.corpus.readers.pdf.drawing.gaps import is_ideograph
from faqbot.corpus.readers.pdf.markers import Marker, marker_of
from faqbot.corpus.readers.pdf.measures import Measures, same_column, same_size
from faqbot.corpus.readers.pdf.page_lines import PageLine
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, ENDS

# A gap above a line begins a paragraph from this many usual distances between lines on.
_GAP = 1.15
# An indent, in sizes of the text.
_INDENT = 0.8
# Signs of Japanese and Chinese that may not begin a line take the last characters of the line above with them.
_UNSPACED_ROOM = 2.5


class GroupKind(Enum):
    """The kind of a group of lines."""

    TEXT = "text"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"


@dataclass(eq=False)
class Group:
    """Lines that belong together; `breaks` are the places of lines that begin on a new line on purpose.

    `marker` is that of an item, `depth` its depth in lists within lists. `rows` are the cells of a table, and
    `has_header` says whether the first row is its header.
    """

    lines: list[PageLine]
    kind: GroupKind = GroupKind.TEXT
    marker: Marker | None = None
    depth: int = 0
    breaks: set[int] = field(default_factory=set)
    rows: list[list[str]] = field(default_factory=list)
    has_header: bool = False

    @property
    def pages(self) -> tuple[int, int]:
        """The first and the last page."""
        return self.lines[0].page, self.lines[-1].page

    @property
    def size(self) -> float:
        """The size of the first line."""
        return self.lines[0].size


class _Break(Enum):
    NONE = 0
    LINE = 1
    GROUP = 2


def line_groups_of(lines: Sequence[PageLine], measures: Measures) -> list[Group]:
    """Return the lines of a document, in the order of reading, in groups."""
    groups: list[Group] = []
    for line in lines:
        marker = _tagged_marker(line, groups) or marker_of(line.text)
        if marker and not _may_be_item(marker, line, groups, measures):
            marker = None
        is_code = line.is_mono and not measures.style.is_mono
        group = groups[-1] if groups else None
        if group is not None and is_code and group.kind is GroupKind.CODE and _is_same_code(group, line, measures):
            group.lines.append(line)
            continue
        kind = GroupKind.CODE if is_code else GroupKind.ITEM if marker else GroupKind.TEXT
        found = _Break.GROUP if group is None or kind is not GroupKind.TEXT else _break(group, line, measures)
        if group is None or found is _Break.GROUP:
            groups.append(Group([line], kind, marker if kind is GroupKind.ITEM else None))
            continue
        if found is _Break.LINE:
            group.breaks.add(len(group.lines))
        group.lines.append(line)
    _set_depths(groups)
    return groups


def _tagged_marker(line: PageLine, groups: Sequence[Group]) -> Marker | None:
    """Return the mark of a line that its tags name the first of an item, though it begins with no mark of its own."""
    item = line.tag.item if line.tag else -1
    if item < 0 or any(_item_of(group) == item for group in groups[-3:]):
        return None
    return marker_of(line.text) or Marker(0)


def _item_of(group: Group) -> int:
    tag = group.lines[-1].tag
    return tag.item if tag else -1


def _may_be_item(marker: Marker, line: PageLine, groups: Sequence[Group], measures: Measures) -> bool:
    """Whether the mark in front of a line begins an item; a dash, a number and a letter may stand within a sentence."""
    if line.tag and line.tag.item >= 0:
        return line.tag is not (groups[-1].lines[-1].tag if groups else None)
    if marker.number and not _continues_numbers(marker.number, groups):
        return False
    if not groups or not (line.text[0].isalnum() or line.text[0] in "-–—*("):
        return True
    last = groups[-1].lines[-1]
    if not same_column(last, line) or groups[-1].kind is GroupKind.ITEM or _is_gap(last, line, measures):
        return True
    is_indented = line.x0 > groups[-1].lines[0].x0 + 0.3 * line.size
    return is_indented or not measures.is_full(last) or ENDS.search(last.text) is not None or not same_size(last, line)


def _continues_numbers(number: int, groups: Sequence[Group]) -> bool:
    """Whether a number at the beginning of a line numbers an item: it is 1, or follows that of an item above."""
    if number <= 1:
        return True
    for group in reversed(groups[-60:]):
        if group.marker and group.marker.number:
            last = group.marker.number
            if last + 1 == number:
                return True
            if last < number:
                return False
    return False


def _is_same_code(group: Group, line: PageLine, measures: Measures) -> bool:
    last = group.lines[-1]
    return not same_column(last, line) or last.y - line.y < 2.2 * measures.leading(line.size)


def _break(group: Group, line: PageLine, measures: Measures) -> _Break:
    """Return what parts a line from the group above: nothing, the end of a line, or more."""
    last = group.lines[-1]
    if group.kind in {GroupKind.CODE, GroupKind.TABLE} or _is_other_style(group, line, measures):
        return _Break.GROUP
    if ASKED.match(line.text) or ANSWERED.match(line.text):
        return _Break.GROUP
    if last.tag is not None and line.tag is not None:
        return _break_by_tags(group, line, measures)
    return _break_by_looks(group, line, measures)


def _break_by_tags(group: Group, line: PageLine, measures: Measures) -> _Break:
    last = group.lines[-1]
    if last.tag is not line.tag:
        return _Break.GROUP
    on_purpose = same_column(last, line) and _is_on_purpose(group, line, measures)
    return _Break.LINE if on_purpose else _Break.NONE


def _break_by_looks(group: Group, line: PageLine, measures: Measures) -> _Break:
    last = group.lines[-1]
    if not same_column(last, line):
        return _Break.NONE if _goes_on(last, line, measures) else _Break.GROUP
    if _is_gap(last, line, measures):
        return _Break.GROUP
    if group.kind is GroupKind.ITEM:
        return _break_in_item(group, line, measures)
    if _is_other_indent(group, line, measures):
        return _Break.GROUP
    return _break_at_end(group, line, measures)


def _is_other_style(group: Group, line: PageLine, measures: Measures) -> bool:
    last = group.lines[-1]
    if not same_size(last, line) or last.is_mono != line.is_mono:
        return True
    if last.is_bold == line.is_bold:
        return False
    before, behind = last.parts[-1].span.style, line.parts[0].span.style
    if before.is_bold and behind.is_bold:  # bold words go on to the next line
        return bool(ENDS.search(last.text) and (last.is_bold or ASKS.search(last.text)))
    if all(one.is_bold for one in group.lines):
        return True
    goes_on = measures.is_full(last) and not ENDS.search(last.text)
    return not goes_on or not (same_column(last, line) or line.text[:1].islower())


def _goes_on(last: PageLine, line: PageLine, measures: Measures) -> bool:
    """Whether a sentence goes on from the foot of a column or page to the head of the next."""
    if ENDS.search(last.text):
        return False
    return line.text[:1].islower() or (measures.is_full(last) and not last.is_bold) or last.text.endswith("-")


def _is_gap(last: PageLine, line: PageLine, measures: Measures) -> bool:
    distance, usual = last.y - line.y, measures.leading(line.size)
    if distance < 0.3 * line.size:
        return True  # beside each other, or upwards
    return distance > _GAP * usual


def _break_in_item(group: Group, line: PageLine, measures: Measures) -> _Break:
    first, last = group.lines[0], group.lines[-1]
    is_hanging = line.x0 > first.x0 + 0.3 * line.size
    if not is_hanging and (line.x0 < first.x0 - _INDENT * line.size or not measures.is_full(last)):
        return _Break.GROUP
    return _Break.LINE if is_hanging and _is_on_purpose(group, line, measures) else _Break.NONE


def _is_other_indent(group: Group, line: PageLine, measures: Measures) -> bool:
    last = group.lines[-1]
    moved = line.x0 - last.x0
    if abs(moved) < _INDENT * line.size:
        return False
    if abs((line.x0 + line.x1) - (last.x0 + last.x1)) < line.size:  # centered
        return False
    if len(group.lines) == 1 and (moved < 0 or not ENDS.search(last.text)):
        return not measures.is_full(last)
    return True


def _break_at_end(group: Group, line: PageLine, measures: Measures) -> _Break:
    if not _is_on_purpose(group, line, measures):
        return _Break.NONE
    return _Break.GROUP if ENDS.search(group.lines[-1].text) else _Break.LINE


def _is_on_purpose(group: Group, line: PageLine, measures: Measures) -> bool:
    """Whether the last line ends although the first word of the next one would have fitted on it."""
    last = group.lines[-1]
    edge = max(line.x1, measures.edge(line), *(one.x1 for one in group.lines[-20:]))
    return last.x1 + _first_word_width(line) < edge


def _first_word_width(line: PageLine) -> float:
    """Return how much room the first word of a line takes, with a space before it."""
    text = line.text
    if text and is_ideograph(text[0]):
        return _UNSPACED_ROOM * line.size
    word = text.partition(" ")[0]
    width = (line.x1 - line.x0) * (len(word) + 1) / max(1, len(text))
    return width + 0.3 * line.size


def _set_depths(groups: Sequence[Group]) -> None:
    """Set the depths of items: an item that begins further to the right than the one above is in a list within it."""
    open_at: list[float] = []
    for group in groups:
        if group.kind is not GroupKind.ITEM:
            if group.kind is GroupKind.TEXT:
                open_at = []
            continue
        at, near = group.lines[0].x0 - group.lines[0].left, 0.5 * group.size
        while open_at and at < open_at[-1] - near:
            open_at.pop()
        if not open_at or at > open_at[-1] + near:
            open_at.append(at)
        group.depth = len(open_at) - 1
