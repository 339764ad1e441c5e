"""The lines of a page in reStructuredText, and what the lines around a line say about it.

Lines are counted from 0. Tabs are expanded to columns of 8, as reStructuredText prescribes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.corpus.readers.rst import rst_marks as marks

# Shortest line of punctuation that is a rule, and shortest underline of a title that is longer than its underline.
_SHORTEST_RULE = 4
_SHORTEST_UNDERLINE = 2


class RstLines:
    """The lines of a page.

    `raw` are the lines as they stand in the file, `texts` the lines without indentation, and `indents` the columns of
    their indentation; the text of a blank line is empty.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.raw = lines
        flat = [line.expandtabs(8).rstrip() for line in lines]
        self.texts = [line.lstrip() for line in flat]
        self.indents = [len(line) - len(text) for line, text in zip(flat, self.texts, strict=True)]

    def __len__(self) -> int:
        return len(self.raw)

    def joined(self, first: int, end: int) -> str:
        """Return the lines from `first` up to `end`, which is not included, as they stand in the file."""
        return "\n".join(self.raw[first:end]).rstrip()

    # Where a block ends

    def text_end(self, first: int) -> int:
        """Return the first blank line below a line."""
        at = first + 1
        while at < len(self) and self.texts[at]:
            at += 1
        return at

    def paragraph_end(self, first: int) -> int:
        """Return the line behind the lines that have the same indentation as the first, up to a blank line."""
        at = first + 1
        while at < len(self) and self.texts[at] and self.indents[at] == self.indents[first]:
            at += 1
        return at

    def indented_end(self, first: int, indent: int) -> int:
        """Return the line behind the text that is indented further than `indent`; a blank line does not end it."""
        at = end = first
        while at < len(self) and (not self.texts[at] or self.indents[at] > indent):
            at += 1
            if self.texts[at - 1]:
                end = at
        return end

    def marked_end(self, first: int, marks_of_lines: str) -> int:
        """Return the line behind the lines that begin with one of some characters."""
        at = first
        while at < len(self) and self.texts[at] and self.texts[at][0] in marks_of_lines:
            at += 1
        return at

    def filled(self, first: int, end: int) -> int:
        """Return the first line from `first` on that is not blank, or `end`."""
        at = first
        while at < end and not self.texts[at]:
            at += 1
        return at

    def options_end(self, first: int, end: int) -> int:
        """Return the line behind the options of a directive, such as `:class: wide`."""
        at = first
        if at < end and marks.OPTION.match(self.texts[at]):
            indent = self.indents[at]
            while at < end and (marks.OPTION.match(self.texts[at]) or self.is_deeper(at, indent)):
                at += 1
        return at

    def terms(self, first: int) -> Iterator[int]:
        """Yield the lines of the terms of a list of definitions, from a term on."""
        at = first
        while self.is_term(at, self.indents[first]):
            yield at
            at = self.filled(self.indented_end(at + 1, self.indents[first]), len(self))

    def simple_table_end(self, first: int) -> int:
        """Return the line behind a simple table: its third border, or the second one if a blank line follows it.

        A table without its last border ends at a blank line.
        """
        borders, at = 1, first + 1
        while at < len(self) and (not self.texts[at] or self.indents[at] >= self.indents[first]):
            if marks.SIMPLE_BORDER.match(self.texts[at]):
                borders += 1
                if borders > 2 or self.is_blank(at + 1):  # noqa: PLR2004 - above and below the header
                    return at + 1
            at += 1
        return self.text_end(first)

    # What a line is

    def is_blank(self, at: int) -> bool:
        """Whether a line is blank; the end of the page counts as blank."""
        return at >= len(self) or not self.texts[at]

    def is_deeper(self, at: int, indent: int) -> bool:
        """Whether a line has text that is indented further than `indent`."""
        return not self.is_blank(at) and self.indents[at] > indent

    def is_term(self, at: int, indent: int) -> bool:
        """Whether a line is a term with this indentation, with its definition below."""
        if self.is_blank(at) or self.indents[at] != indent or not self.is_deeper(at + 1, indent):
            return False
        text = self.texts[at]
        return not (text.endswith("::") or text.startswith((".. ", "|")) or marks.is_list_mark(text))

    def is_underlined(self, at: int) -> bool:
        """Whether a line is a title with an underline; the underline of a long title may be shorter than the title."""
        below = at + 1
        if self.indents[at] or self.is_blank(below) or self.indents[below] or not marks.is_adornment(self.texts[below]):
            return False
        enough = min(marks.width(self.texts[at]), _SHORTEST_RULE)
        return len(self.texts[below]) >= max(enough, _SHORTEST_UNDERLINE)

    def is_overline(self, at: int) -> bool:
        """Whether a line of punctuation stands above a title, and the same line below it."""
        if self.is_blank(at + 1) or self.is_blank(at + 2) or self.indents[at] or self.indents[at + 2]:
            return False
        line, title = self.texts[at], self.texts[at + 1]
        fits = len(line) >= _SHORTEST_RULE or marks.width(title) <= len(line)
        return fits and line == self.texts[at + 2] and not marks.is_adornment(title)

    def is_rule(self, at: int) -> bool:
        """Whether a line of punctuation is long enough to be a rule; `::` and `...` are text."""
        return len(self.texts[at]) >= _SHORTEST_RULE

    def is_numbered(self, at: int) -> bool:
        """Whether a line begins a numbered item: the next line is blank, indented further, or another item.

        Otherwise a name such as "A. Lincoln" at the beginning of a paragraph would begin an item.
        """
        if not marks.NUMBERED_ITEM.match(self.texts[at]):
            return False
        if self.is_blank(at + 1) or self.indents[at + 1] > self.indents[at]:
            return True
        return self.indents[at + 1] == self.indents[at] and bool(marks.NUMBERED_ITEM.match(self.texts[at + 1]))

    def is_numbered_below(self, at: int) -> bool:
        """Whether another numbered item stands below the one on a line."""
        below = self.filled(self.indented_end(at + 1, self.indents[at]), len(self))
        return below < len(self) and self.indents[below] == self.indents[at] and self.is_numbered(below)
