"""Read the delimited blocks of a page of AsciiDoc: code, tables, verses, and blocks that hold other blocks."""

from __future__ import annotations

from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.asciidoc.adoc_blocks import OpenScope
from faqbot.corpus.readers.asciidoc.adoc_marks import BlockAttributes
from faqbot.corpus.readers.asciidoc.adoc_tables import asciidoc_table
from faqbot.corpus.readers.asciidoc.adoc_text import AdocText
from faqbot.corpus.readers.asciidoc.adoc_titles import shown_title
from faqbot.corpus.readers.indentation import dedented


class AdocDelimited:
    """The delimited blocks of a page; each reader returns the line behind what it read."""

    def __init__(self, text: AdocText) -> None:
        self._text = text
        self._lines = text.lines
        self._blocks = text.blocks

    def read(self, at: int) -> int:
        """Read a delimited block, or only its first line if it holds other blocks; `at` is the line that opens it."""
        closing = self._lines.closing(at, self._text.end())
        if closing is None:
            return self._blocks.leave_out(at, at + 1, "markup")
        opening, style = self._lines.texts[at], self._text.above.style
        is_verbatim = opening[0] in marks.VERBATIM and opening != "--"
        if opening[0] == "/" or style == "comment":
            self._text.drop_above()
            self._blocks.leave_out(at, closing + 1, "comment")
        elif opening[0] in marks.TABLES:
            self._read_table(at, closing)
        elif style == "pass" or (opening[0] == "+" and style not in marks.FORMULA_STYLES):
            self._text.take_above()
            self._blocks.leave_out(at, closing + 1, "markup")
        elif is_verbatim or style in marks.CODE_STYLES:
            self._text.take_above()
            self._blocks.leave_out(at, at + 1, "markup")  # the language of code may stand there: ```python
            self._text.add_whole(at + 1, closing)
        elif style == "verse":
            self._read_verse(at, closing)
        else:
            return self._read_compound(at, closing)
        return closing + 1

    def _read_verse(self, at: int, closing: int) -> None:
        self._text.take_above()
        first = self._lines.filled(at + 1, closing)
        if first < closing:
            self._text.fill_scope()
            text = dedented(self._lines.joined(first, closing))
            self._blocks.add_prose(first, first + text.count("\n") + 1, text)

    def _read_table(self, at: int, closing: int) -> None:
        above = self._text.take_above()
        first, end = self._lines.filled(at + 1, closing), closing
        while end > first and not self._lines.texts[end - 1]:
            end -= 1
        if first < end:
            self._text.fill_scope()
            rows, sign = self._lines.texts[at + 1 : end], self._lines.texts[at][0]
            table = asciidoc_table(rows, at + 2, sign, above)
            self._blocks.add(BlockKind.WHOLE, first, end, self._lines.joined(first, end), table=table)

    def _read_compound(self, at: int, closing: int) -> int:
        """Open a block that holds blocks: an example, a sidebar, a quotation or an open block."""
        is_asked = self._ask_by_title() or self._text.take_above_asks()
        self._text.take_above()
        self._text.fill_scope()
        self._blocks.open(OpenScope(closing), answers=is_asked)
        return at + 1

    def _ask_by_title(self) -> bool:
        """Make the title of a block that readers unfold a question, and return whether there is one."""
        if "collapsible" not in self._text.above.options or not self._text.titles or not self._blocks.may_ask():
            return False
        anchor, self._text.above = self._text.above.anchor, BlockAttributes()
        (first, title), *self._text.titles = self._text.titles
        shown = shown_title(title, self._text.header.attributes)
        self._blocks.ask(first, first + 1, shown or title, anchor)
        return True
