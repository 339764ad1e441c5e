"""Read AsciiDoc: find the blocks by the marks at the beginning of their lines, without any library.

No Python library was fit to be used. asciidoc-py is the maintained rest of the first AsciiDoc: it writes HTML, without
the lines of the file, and `sys::` in a page runs a command. pyasciidoc .5 knows no labelled lists and so no questions.
asciidoctrine .2a8 calls itself alpha: it refuses a page with underlined titles, such as Git's, and takes minutes for a
list of 300 items. adparser calls asciidoctor, a program in Ruby.

The page is read in one pass and without recursion. The text of blocks is quoted as it is written; the marks of items,
lines such as `+` and `----`, and the ` +` that breaks a line go, since the lines of a quotation are kept.

- A title may be marked by `==`, by `##`, or by a line below it. `[[id]]` or `[#id]` above or in it is its anchor.
- A term of a labelled list that asks is a question, and its entry is the answer; so is every term of a `[qanda]` list,
  of a list in which most ask, and the pair `Q::` and `A::`. Other terms stay with the first paragraph of their entry.
- A block with a title that asks is the answer to it, and so is each block with `[%collapsible]` and a title.
- Comments, attributes, `include::`, conditions, pictures, raw HTML and `toc::[]` are left out and listed. No file is
  read; the text of both branches of a condition stays.
- An opening line such as `----` without a closing one opens nothing, so that the text below it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut
from faqbot.corpus.files.decoding import prose_lines
from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.asciidoc.adoc_delimited import AdocDelimited
from faqbot.corpus.readers.asciidoc.adoc_lines import AdocLines
from faqbot.corpus.readers.asciidoc.adoc_lists import AdocLists
from faqbot.corpus.readers.asciidoc.adoc_text import AdocText
from faqbot.corpus.readers.asciidoc.adoc_titles import title_and_anchor
from faqbot.corpus.readers.markup.bold_headings import with_bold_headings, with_italic_questions
from faqbot.corpus.readers.markup.front_matter import read_front_matter
from faqbot.corpus.readers.markup.line_runs import line_runs, lines_left_out
from faqbot.corpus.readers.markup.page_foot import with_foot
from faqbot.corpus.structure.document_titles import without_lone_title

_WORD = re.compile(r"[^\W_]")
# The attributes of a page that say what kind of page it is.
_KINDS = ("description", "keywords", "page-layout", "page-type", "category", "categories")


def read_asciidoc(text: str, path: str, fallback_title: str) -> Document:
    """Return the title and the blocks of a page, and the lines that are left out."""
    lines = prose_lines(text, path)
    front = read_front_matter(lines, path)
    page = _Page(["" if number < front.end else line for number, line in enumerate(lines)])
    blocks, left_out = _with_rest(lines, page.read(), [*front.left_out, *page.text.blocks.left_out], front.end)
    heading = next((block.text for block in blocks if block.level and block.text), "")
    attributes = page.text.header.attributes
    title = heading or attributes.get("doctitle") or front.title or attributes.get("title") or fallback_title
    blocks = with_italic_questions(without_lone_title(blocks, title), page.text.italic)
    blocks = [*front.blocks, *with_foot(with_bold_headings(blocks, page.text.bold), page.rules)]
    about = " ".join(filter(None, [front.about, *(attributes.get(kind, "") for kind in _KINDS)]))
    return Document(path, title, tuple(blocks), left_out=tuple(left_out), has_markup=True, about=about)


def _with_rest(
    lines: Sequence[str], blocks: list[Block], left_out: Sequence[LeftOut], first: int
) -> tuple[list[Block], list[LeftOut]]:
    """Return the blocks and the lines left out, with the lines that are in neither: no text may be lost.

    Lines without a word, such as `----` and `+`, are left out. All others become paragraphs.
    """
    seen = bytearray(len(lines) + 2)
    shown = (block.lines for block in blocks if block.kind is not BlockKind.END)
    for start, last in (*shown, *(one.lines for one in left_out)):
        seen[start : last + 1] = b"\1" * (last + 1 - start)
    rest = [number for number in range(first + 1, len(lines) + 1) if not seen[number] and lines[number - 1].strip()]
    said = [number for number in rest if _WORD.search(lines[number - 1])]
    markup = lines_left_out(sorted(set(rest).difference(said)), "markup")
    texts = [Block(BlockKind.PARAGRAPH, raw, run, raw) for run in line_runs(said)
             if (raw := "\n".join(lines[run[0] - 1 : run[1]]).rstrip())]  # fmt: skip
    if texts:
        blocks = sorted([*blocks, *texts], key=lambda block: block.lines[0])
    return blocks, sorted([*left_out, *markup])


class _Page:
    """A page that is being read. Lines are counted from 0; each reader of a block returns the line behind it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = AdocLines(lines)
        self.text = AdocText(self._lines)
        self._blocks = self.text.blocks
        self._lists = AdocLists(self.text)
        self._delimited = AdocDelimited(self.text)
        self._has_title = False
        self.rules: list[int] = []  # the lines (1-based) of rules

    def read(self) -> list[Block]:
        """Read all lines."""
        at = 0
        while at < len(self._lines):
            at = self._blocks.close_scopes(at)
            if at < len(self._lines):
                at = self._read_line(at) if self._lines.texts[at] else at + 1
        self.text.take_above()
        self._blocks.close_scopes(at)
        self._blocks.add_head()
        return self._blocks.finished()

    def _read_line(self, at: int) -> int:
        """Read a line that says something about the next block or is no text, or else the block that it begins."""
        text = self._lines.texts[at]
        if text == marks.CONTINUATION:
            return at + 1
        if self._lines.is_no_text(at):
            return self._blocks.leave_out(at, at + 1, self._lines.why_no_text(at))
        if text[0] == ":" and marks.ATTRIBUTE_ENTRY.match(text):
            end = self.text.header.define(self._lines, at)
            return self._blocks.leave_out(at, end, "front matter" if self._blocks.is_at_top() else "directive")
        if text[0] == "[" and marks.ATTRIBUTE_LIST.match(text):
            return self.text.read_attributes(at)
        if text[0] == "." and marks.BLOCK_TITLE.match(text):
            self.text.titles.append((at, text[1:]))
            return at + 1
        return self._read_block(at)

    def _read_block(self, at: int) -> int:
        text = self._lines.texts[at]
        term = marks.term_line(text)
        readers: tuple[tuple[object, Callable[[int], int]], ...] = (
            (marks.delimiter(text), self._delimited.read),
            (marks.THEMATIC_BREAK.match(text), self._read_break),
            (marks.SECTION.match(text) and self._may_be_title(), self._read_marked_title),
            (not self._blocks.scopes and self._lines.underlined_level(at), self._read_underlined_title),
            (marks.PREPROCESSED.match(text), self.text.read_text),  # only conditions that hold text come this far
            (marks.BLOCK_MACRO.match(text), self._read_macro),
            (marks.item_mark(text), self._lists.read_item),
            (term, self._lists.read_term),
        )
        return next((read for is_one, read in readers if is_one), self.text.read_text)(at)

    def _read_break(self, at: int) -> int:
        self.text.take_above()
        self.rules += [] if self._blocks.scopes else [at + 1]
        return at + 1

    def _read_macro(self, at: int) -> int:
        """Leave out a block that stands for something else: a picture, a film, or the table of contents."""
        self.text.take_above()
        self._blocks.add_head()
        is_toc = self._lines.texts[at].startswith("toc::")
        return self._blocks.leave_out(at, at + 1, "table of contents" if is_toc else "directive")

    # Titles

    def _may_be_title(self) -> bool:
        """Whether a title may stand here, which it does not in a delimited block; it ends all entries of terms."""
        return all(scope.mark for scope in self._blocks.scopes)

    def _read_marked_title(self, at: int) -> int:
        found = marks.SECTION.match(self._lines.texts[at])
        assert found
        title = found["title"].removesuffix(f" {found['marks']}").rstrip()
        return self._read_title(at, at + 1, title, len(found["marks"]))

    def _read_underlined_title(self, at: int) -> int:
        return self._read_title(at, at + 2, self._lines.texts[at], self._lines.underlined_level(at))

    def _read_title(self, at: int, end: int, title: str, level: int) -> int:
        self._blocks.end_terms(at)
        shown, anchor = title_and_anchor(title, self.text.header.attributes)
        is_first = not self._has_title and level == 1
        self._has_title = True
        self.text.qanda = (-1, "")
        above = self.text.take_above()
        self._blocks.add_title(at, end, shown or title, level, anchor or above.anchor)
        if is_first:
            return self._blocks.leave_out(end, self.text.header.authors_end(self._lines, end), "front matter")
        return end
