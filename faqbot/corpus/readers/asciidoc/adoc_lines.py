"""The lines of a page of AsciiDoc, and where a paragraph, a delimited block or an item of a list ends.

Lines are counted from 0. `end` is always the line behind the last one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.rst.rst_marks import width

# The characters below a title, by its level, and how much longer or shorter than the title the line may be.
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_UNEVEN = 1


class AdocLines:
    """The lines of a page: `raw` as they stand in the file, `texts` without the white space at their ends."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.raw = lines
        self.texts = [line.rstrip() for line in lines]
        self._closing: defaultdict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self.texts):
            if marks.delimiter(text) == text != "":
                self._closing[text].append(at)

    def __len__(self) -> int:
        return len(self.raw)

    def joined(self, first: int, end: int) -> str:
        """Return the lines from `first` up to `end`, which is not included."""
        return "\n".join(self.texts[first:end])

    def filled(self, first: int, end: int) -> int:
        """Return the first line from `first` on that is not blank, or `end`."""
        at = first
        while at < end and not self.texts[at]:
            at += 1
        return at

    def is_indented(self, at: int) -> bool:
        """Whether a line begins with white space."""
        return self.texts[at][:1] in (" ", "\t")

    # What a line is

    def closing(self, at: int, end: int) -> int | None:
        """Return the line that closes the block which the line `at` opens; None if it opens no block before `end`."""
        places = self._closing.get(marks.delimiter(self.texts[at]), [])
        following = bisect_right(places, at)
        return places[following] if following < len(places) and places[following] < end else None

    def underlined_level(self, at: int) -> int:
        """Return the level of a title that is underlined, or 0 for a line that is no such title."""
        text, below = self.texts[at], self.texts[at + 1] if at + 1 < len(self) else ""
        level = _UNDERLINES.get(below[:1], 0)
        if not level or len(below) < 2 or below.count(below[0]) < len(below):  # noqa: PLR2004 - "=" alone is text
            return 0
        if text[0] in ". \t" or not any(map(str.isalnum, text)) or marks.item_mark(text):
            return 0
        lengths = (len(text), width(text))
        return level if any(abs(length - len(below)) <= _UNEVEN for length in lengths) else 0

    def is_no_text(self, at: int) -> bool:
        """Whether a line in a paragraph or in code is a comment, a directive or an entry of the index."""
        text = self.texts[at]
        if text.startswith("//"):
            return marks.is_comment(text)
        if text.startswith(("(((", "indexterm:")):
            return marks.INDEX_ENTRIES.match(text) is not None
        return self.is_directive(at)

    def why_no_text(self, at: int) -> str:
        """Return the reason why a line that `is_no_text` is left out."""
        if marks.is_comment(self.texts[at]):
            return "comment"
        return "directive" if self.is_directive(at) else "markup"

    def is_directive(self, at: int) -> bool:
        """Whether a line includes a file or is a condition; one that holds text, `ifdef::web[text]`, is text."""
        text = self.texts[at]
        if "::" not in text[:9]:
            return False
        found = marks.PREPROCESSED.match(text)
        return found is not None and not (found["name"] in ("ifdef", "ifndef") and found["held"].strip())

    def begins_list(self, at: int) -> bool:
        """Whether a line begins an item or a term."""
        text = self.texts[at]
        return marks.item_mark(text) is not None or marks.term_line(text) is not None

    def begins_block(self, at: int) -> bool:
        """Whether a line ends the paragraph above it without a blank line between."""
        text = self.texts[at]
        if text[:1] == "[":
            return marks.ATTRIBUTE_LIST.match(text) is not None
        if text == marks.CONTINUATION or marks.delimiter(text):
            return True
        # Authors forget the blank line above a title; nothing else begins with two equals signs and a space.
        return text.startswith("==") and marks.SECTION.match(text) is not None

    # Where a block ends

    def paragraph_end(self, first: int, end: int, *, in_list: bool) -> int:
        """Return the line behind a paragraph, which items and terms only end within a list."""
        at = first + 1
        while at < end and self.texts[at] and not self.begins_block(at):
            if in_list and self.begins_list(at):
                break
            at += 1
        return at

    def item_end(self, first: int, end: int, around: Collection[str], *, needs_text: bool) -> int:
        """Return the line behind an item or the entry of a term, with all that is attached or nested in it.

        `around` are the marks of its list and of the lists that it is in, which its next sister begins with.
        `needs_text` says that nothing stands behind the term, so that the text below a blank line belongs to it.
        """
        at = last = first + 1
        is_apart = is_attached = False  # behind a blank line; behind a `+`
        while at < end:
            text = self.texts[at]
            if not text:
                is_apart, at = True, at + 1
                continue
            if text == marks.CONTINUATION:
                is_apart, is_attached = False, True
                at = last = at + 1
                continue
            mark = self._list_mark(at)
            if mark in around or (
                not mark and self._is_behind(at, is_apart=is_apart, is_attached=is_attached or needs_text)
            ):
                break
            needs_text = needs_text and self._is_metadata(at)
            is_attached = is_attached and self._is_metadata(at)
            closing = self.closing(at, end)
            is_apart, at = False, (at if closing is None else closing) + 1
            last = at
        return last

    def _list_mark(self, at: int) -> str:
        """Return the mark of the list that a line continues or begins; empty for any other line."""
        text = self.texts[at]
        if marks.THEMATIC_BREAK.match(text):
            return ""
        item = marks.item_mark(text)
        if item:
            return marks.kind_of_mark(item["mark"])
        term = marks.term_line(text)
        return term.mark if term else ""

    def _is_behind(self, at: int, *, is_apart: bool, is_attached: bool) -> bool:
        """Whether a line that begins no item stands behind the list."""
        text = self.texts[at]
        if text.startswith("==") and marks.SECTION.match(text):
            return True
        if is_attached:
            return is_apart and self.underlined_level(at) > 0
        return is_apart and not self.is_indented(at)

    def _is_metadata(self, at: int) -> bool:
        text = self.texts[at]
        return bool(
            self.is_no_text(at)
            or (text[:1] == "[" and marks.ATTRIBUTE_LIST.match(text))
            or (text[:1] == "." and marks.BLOCK_TITLE.match(text))
        )

    # The text of an item

    def text_lines(self, first: int, end: int) -> Iterator[tuple[int, str | None]]:
        """Yield the lines of an item, None for lines that hold no text; a `+` is an empty line, as it is shown.

        Within code, only directives are no text.
        """
        at = first
        while at < end:
            text = self.texts[at]
            if text == marks.CONTINUATION:
                yield at, ""
            elif marks.delimiter(text):
                closing = self.closing(at, end)
                yield at, None
                if closing is not None and text[0] in marks.VERBATIM | marks.TABLES and text != "--":
                    is_comment = text[0] == "/"
                    for inside in range(at + 1, closing):
                        is_left_out = is_comment or self.is_directive(inside)
                        yield inside, None if is_left_out else self.texts[inside]
                    yield closing, None
                    at = closing
            elif self.is_no_text(at) or (text[:1] == "[" and marks.ATTRIBUTE_LIST.match(text)):
                yield at, None
            else:
                yield at, text_of_line(text)
            at += 1


def text_of_line(text: str) -> str:
    """Return a line of a paragraph without the ` +` that breaks it, and the text of a condition in one line.

    The lines of a quotation are broken anyway, and `ifdef::web[text]` holds text.
    """
    if text.startswith(("ifdef::", "ifndef::")) and (found := marks.PREPROCESSED.match(text)):
        text = found["held"].strip()
    return text[:-2].rstrip() if text.endswith(" +") and len(text) > 2 else text  # noqa: PLR2004 - the length of " +"
