"""Write the groups of lines of a PDF as the blocks of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from faqbot.corpus.places import Pages
from faqbot.corpus.readers.lined_text import LinedText
from faqbot.corpus.readers.pdf.headings import Headings
from faqbot.corpus.readers.pdf.hyphens import Joiner, without_soft_hyphens
from faqbot.corpus.readers.pdf.line_groups import Group, GroupKind
from faqbot.corpus.readers.pdf.measures import Measures
from faqbot.corpus.readers.pdf.page_lines import LinePart, PageLine
from faqbot.corpus.readers.qa_marks import ASKED, ASKS, ENDS, LONGEST_QUESTION

# Text without any mark of a question is taken for questions if at least this many paragraphs ask and are answered.
_FEWEST_ASKING = 2


class Writer:
    """Adds groups to a text, with the page of each."""

    def __init__(self, text: LinedText, measures: Measures, joiner: Joiner) -> None:
        self._text = text
        self._measures = measures
        self._joiner = joiner
        self._is_plain = False  # whether questions have no other mark than that they ask

    def write(self, groups: Sequence[Group], texts: Sequence[str], headings: Headings) -> None:
        """Add all groups in their order; `texts` are those of the groups."""
        asking = self._plain_questions(groups, texts, headings)
        self._is_plain = bool(asking)
        for at, (group, text) in enumerate(zip(groups, texts, strict=True)):
            place = Pages(*group.pages)
            if headings.level(at):
                self._text.heading(text, headings.level(at), place)
            elif at in asking:
                self._text.question(text[group.marker.end :] if group.marker else text, place)
            elif group.kind is GroupKind.TABLE:
                places = [Pages(line.page, line.page) for line in group.lines[:1]] * len(group.rows)
                self._text.table(group.rows, places, has_header=group.has_header)
            elif group.kind is GroupKind.CODE:
                self._text.code(_code(group.lines), place)
            else:
                self._write_text(group, text, place)

    def _write_text(self, group: Group, text: str, place: Pages) -> None:
        bold = self._marked_length(group, text)
        marker = group.marker
        if marker is None:
            self._text.paragraph(text, place, bold=bold)
            return
        inner = text[marker.end :]
        bold = max(0, bold - marker.end)
        if bold and ASKS.search(inner[:bold].rstrip()):
            self._text.paragraph(inner, place, bold=bold)  # a question with a number
            return
        self._text.item(inner, place, number=marker.number, depth=group.depth, bold=bold)

    def _marked_length(self, group: Group, text: str) -> int:
        """Return the length of the beginning of a text that is bold, or that asks in italics or in another color."""
        for is_marked in (self._is_bold, self._is_italic, self._is_colored):
            length = self._prefix(group, text, is_marked)
            if length and (is_marked == self._is_bold or ASKS.search(text[:length].rstrip())):
                return length
        return self._asking_length(group) if self._is_plain else 0

    def _asking_length(self, group: Group) -> int:
        """Return the length of a question that fills the first lines of a paragraph up to the end of one of them."""
        joined = ""
        for line in group.lines[:-1]:
            joined = self._joiner.joined(joined, line.text)
            if ENDS.search(joined):
                return len(joined) if ASKS.search(joined) and len(joined) <= LONGEST_QUESTION else 0
        return 0

    def _prefix(self, group: Group, text: str, is_marked: Callable[[LinePart], bool]) -> int:
        """Return the length of the beginning of a text whose parts are all marked."""
        begun: list[PageLine] = []
        for line in group.lines:
            parts = [part for part in line.parts if part.text.strip()]
            ends = next((at for at, part in enumerate(parts) if not is_marked(part) and not _is_sign(part)), len(parts))
            kept = _beginning(line, parts[:ends])
            if ends:
                begun.append(kept)
            if ends < len(parts):
                break
        else:
            return len(text)
        joined = ""
        for at, line in enumerate(begun):
            joined = f"{joined}\n{line.text}" if at in group.breaks else self._joiner.joined(joined, line.text)
        joined = without_soft_hyphens(joined)
        return len(joined) if text.startswith(joined) else 0

    def _is_bold(self, part: LinePart) -> bool:
        return part.span.style.is_bold and not self._measures.style.is_bold

    def _is_italic(self, part: LinePart) -> bool:
        return part.span.style.is_italic and not self._measures.style.is_italic

    def _is_colored(self, part: LinePart) -> bool:
        return part.span.style.color != self._measures.style.color

    def _plain_questions(self, groups: Sequence[Group], texts: Sequence[str], headings: Headings) -> set[int]:
        """Return the paragraphs that ask, if questions have no other mark, and text follows most of them."""
        found: set[int] = set()
        for at, (group, text) in enumerate(zip(groups, texts, strict=True)):
            if not ASKS.search(text):
                continue
            if headings.level(at) or self._marked_length(group, text) or ASKED.match(text):
                return set()
            if self._may_ask(group, text) and self._is_answered(at, groups, texts, headings):
                found.add(at)
        return found if len(found) >= _FEWEST_ASKING else set()

    @staticmethod
    def _may_ask(group: Group, text: str) -> bool:
        is_plain = group.kind is GroupKind.TEXT or (group.kind is GroupKind.ITEM and group.marker is not None)
        return is_plain and len(text) <= LONGEST_QUESTION and "\n" not in text

    @staticmethod
    def _is_answered(at: int, groups: Sequence[Group], texts: Sequence[str], headings: Headings) -> bool:
        if at + 1 >= len(groups) or headings.level(at + 1):
            return False
        following = groups[at + 1]
        is_sister = following.marker is not None and groups[at].marker is not None
        return not ASKS.search(texts[at + 1]) and not (is_sister and following.depth == groups[at].depth)


def _beginning(line: PageLine, parts: Sequence[LinePart]) -> PageLine:
    """Return the beginning of a line, with these of its parts."""
    kept = PageLine(line.page, [part.span for part in parts], line.y, line.size)
    kept.parts = list(parts)
    return kept


def _is_sign(part: LinePart) -> bool:
    """Whether a part has no letters and no digits, so that its style says nothing; a bullet has a font of its own."""
    return not any(character.isalnum() for character in part.text)


def _code(lines: Sequence[PageLine]) -> str:
    """Return lines in a font of one width with the indents that they have on the page."""
    left = min(line.x0 for line in lines)
    width = max(1.0, sum(line.x1 - line.x0 for line in lines) / max(1, sum(len(line.text) for line in lines)))
    indented = []
    last: PageLine | None = None
    for line in lines:
        gap = last.y - line.y if last and last.page == line.page else 0.0
        indented += [""] * (gap > 1.8 * 1.2 * line.size)
        indented.append(" " * round((line.x0 - left) / width) + line.text)
        last = line
    return "\n".join(indented)
