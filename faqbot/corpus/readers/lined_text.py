"""Give a document without lines of its own (a page of HTML, a Word file, a PDF) a text with lines, and blocks.

A reader tells a `LinedText` what it meets, from the top of the document to its end: headings, paragraphs, items of
lists, tables, code, and what it leaves out. Each adds lines to the text, which is what `/open` shows and what the lines
of blocks count, and has a place, where people find it in the file. Between two blocks stands a blank line; items of a
list stand below each other.

Questions are found as in every other format: a heading that asks, bold words that ask, `Q:` and `A:`. A paragraph with
line breaks may hold several pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut, TextRow, TextTable
from faqbot.corpus.files.decoding import LONGEST_LINE
from faqbot.corpus.place import Place
from faqbot.corpus.readers.bold_text import Bold, bold_spans, pairs_in, question_end_in, without_separator
from faqbot.corpus.readers.markup.bold_headings import with_bold_headings
from faqbot.corpus.readers.markup.text_tables import pipe_row
from faqbot.corpus.readers.qa_marks import ASKS, asked_text
from faqbot.corpus.records.pairs.pair_rows import PairRow
from faqbot.corpus.structure.document_titles import without_lone_title

# The lines of a file, (first, last), 1-based and inclusive.
FileLines = tuple[int, int]
# The lines of the file for a whole text, or for each line of it.
LinesOfText = FileLines | Sequence[FileLines]


class LinedText:
    """The text of a document and its blocks so far; see the top of this module.

    `place` is where people find what is added, and `file_lines` are its lines in a file that people can look at; a
    document either has them for everything that is added or for nothing.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: list[str] = []
        self._places: list[Place | None] = []
        self._file_lines: list[FileLines] = []
        self._blocks: list[Block] = []
        self._left_out: list[LeftOut] = []
        self._bold: dict[int, str] = {}
        self.is_in_answer = False  # whether the text belongs to a question whose answer has an end, as in `<details>`
        self._is_item = False  # whether an item was added last, so that the next item stands directly below it
        self._answered: set[str] = set()  # see `is_answered`, for so many blocks
        self._answered_up_to = 0

    def __len__(self) -> int:
        """Return the number of lines so far."""
        return len(self._lines)

    @property
    def leads_to_text(self) -> bool:
        """Whether a heading, a question, or a text that ends with a colon was added last."""
        last = self._blocks[-1] if self._blocks else None
        if last is None:
            return False
        return last.kind in (BlockKind.HEADING, BlockKind.QUESTION) or last.text.rstrip().endswith((":", "："))

    def heading(
        self, text: str, level: int, place: Place | None = None, *, anchor: str = "", file_lines: FileLines = (0, 0)
    ) -> None:
        """Add a heading; one that asks is a question. `anchor` is the author's own name for the place."""
        text = " ".join(text.split())
        if not text:
            return
        self.is_in_answer = False
        lines = self._add(text, place, file_lines)
        asks = bool(ASKS.search(text))
        kind = BlockKind.QUESTION if asks else BlockKind.HEADING
        shown = asked_text(text) if asks else text
        self._blocks.append(Block(kind, shown, lines, text, level=level, anchor=anchor))

    def question(
        self,
        text: str,
        place: Place | None = None,
        *,
        level: int = 0,
        anchor: str = "",
        asked_as: Sequence[str] = (),
        row: PairRow | None = None,
        file_lines: FileLines = (0, 0),
    ) -> None:
        """Add what the format itself marks as a question, such as `<summary>`; `level` is that of a heading, or 0.

        `row` is the row of a table that the question stands in.
        """
        text = " ".join(text.split())
        if not text:
            return
        self.is_in_answer = False
        lines = self._add(text, place, file_lines)
        shown = asked_text(text) or text
        block = Block(BlockKind.QUESTION, shown, lines, text, level=level, anchor=anchor, asked_as=tuple(asked_as))
        self._blocks.append(row.in_block(block) if row else block)

    def begin_answer(self) -> None:
        """Say that all up to `end_answer` answers the question added last, so that lines in bold are no headings."""
        self.is_in_answer = True

    def end_answer(self) -> None:
        """Say that the answer to the last question in running text ends here."""
        at = len(self._lines)
        self.is_in_answer = False
        self._blocks.append(Block(BlockKind.END, "", (at, at)))

    def end_section(self, level: int) -> None:
        """Say that the sections end here whose headings have this level, or a deeper one."""
        at = len(self._lines)
        self._blocks.append(Block(BlockKind.HEADING, "", (at, at), level=level))

    def paragraph(
        self, text: str, place: Place | None = None, *, bold: Bold = 0, file_lines: LinesOfText = (0, 0)
    ) -> None:
        """Add a paragraph, whose line breaks are kept; its first `bold` characters are in bold.

        `bold` may also be all its parts in bold, each as (start, end). Bold words that ask are a question if a line
        begins with them, and so is what stands behind `Q:`; the text up to the next question answers it. A line in
        bold may be a heading, which the whole document decides (see `markup.bold_headings`). `file_lines` are the lines
        of the file, of the whole paragraph or of each of its lines.
        """
        text, spans = bold_spans(text, bold)
        lines = _of_each_line(text, file_lines)
        for start, question, end in pairs_in(text, spans):
            at = len(self._blocks)
            self._pair_or_prose(text[start:question], text[question:end], place, lines[text.count("\n", 0, start) :])
            head = text[start:end].partition("\n")[0]
            self.is_in_answer = self.is_in_answer and question == start
            if not self.is_in_answer and any(first <= start and start + len(head) <= last for first, last in spans):
                self._bold[self._blocks[at].lines[0]] = head

    def item(
        self,
        text: str,
        place: Place | None = None,
        *,
        number: int = 0,
        depth: int = 0,
        bold: Bold = 0,
        mark: str = "",
        file_lines: FileLines = (0, 0),
    ) -> None:
        """Add an item of a list, numbered from 1, or 0 for a bullet; `depth` is 0 for a list that is in no other list.

        `mark` is what stands before a numbered item, by default the number and a point: "a)", "1.2". The items of a
        list within an item belong to that item. An item that begins with a question in bold is this question, and the
        rest of the item answers it.
        """
        text, spans = bold_spans(text, bold)
        if not text:
            return
        question = 0 if depth else question_end_in(text, 0, spans)
        if text[question:].strip() and question:
            self._pair_or_prose(text[:question], text[question:], place, [file_lines])
            return
        raw = _marked_item(text, (mark or f"{number}.") if number else "-", depth)
        above = self._blocks[-1] if self._blocks else None
        if depth and self._is_item and above and above.kind is BlockKind.ITEM:
            lines = self._add(raw, place, file_lines, apart=False)
            inner = "\n".join(line.removeprefix("  ") for line in raw.split("\n"))
            joined = f"{above.raw}\n{raw}"
            self._blocks[-1] = above._replace(
                text=f"{above.text}\n{inner}", raw=joined, lines=(above.lines[0], lines[1])
            )
        else:
            # A list with other marks directly below is another list.
            goes_on = self._is_item and above is not None and (above.number > 0) == (number > 0)
            lines = self._add(raw, place, file_lines, apart=not goes_on)
            self._blocks.append(Block(BlockKind.ITEM, text, lines, raw, number=number))
        self._is_item = True

    def code(self, text: str, place: Place | None = None, *, file_lines: FileLines = (0, 0)) -> None:
        """Add code, a formula, or any other text whose layout counts; it stays with the paragraph above it."""
        text = text.strip("\n").rstrip()
        if text.strip():
            lines = self._add(text, place, file_lines)
            self._blocks.append(Block(BlockKind.WHOLE, text, lines, text))

    def table(
        self,
        rows: Sequence[Sequence[str]],
        places: Sequence[Place | None] = (),
        *,
        has_header: bool = True,
        file_lines: Sequence[FileLines] = (),
    ) -> None:
        """Add a table, a row on a line; `places` and `file_lines` are those of the rows. Empty rows are left out."""
        kept = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
        if not kept:
            return
        cells = [tuple(" ".join(cell.split()) for cell in rows[at]) for at in kept]
        raws = list(map(pipe_row, cells))
        first = len(self._lines) + 1
        for number, (at, raw) in enumerate(zip(kept, raws, strict=True)):
            place = places[at] if places else None
            lines = self._add(raw, place, file_lines[at] if file_lines else (0, 0), apart=number == 0)
            first = lines[0] if number == 0 else first
        header = cells[0] if has_header and len(cells) > 1 else ()
        table = TextTable(
            header,
            tuple(TextRow(row, (first + at, first + at), raws[at]) for at, row in enumerate(cells) if at or not header),
        )
        raw = "\n".join(raws)
        self._blocks.append(Block(BlockKind.WHOLE, raw, (first, first + len(raws) - 1), raw, table=table))

    def leave_out(self, text: str, reason: str, place: Place | None = None, *, file_lines: FileLines = (0, 0)) -> None:
        """Add lines that nothing is quoted from, such as a running head, with the reason (see `inventory`)."""
        text = text.strip()
        if text:
            self._left_out.append(LeftOut(self._add(text, place, file_lines), reason))

    def leave_out_question(self, reason: str) -> bool:
        """Leave out what was added last, with the reason, if it is a line that asks; return whether it is."""
        asked = self._blocks[-1] if self._blocks else None
        kinds = (BlockKind.QUESTION, BlockKind.PARAGRAPH)
        if asked is None or asked.kind not in kinds or "\n" in asked.raw or not ASKS.search(asked.raw):
            return False
        self._blocks.pop()
        self._left_out.append(LeftOut(asked.lines, reason))
        return True

    def document(self, title: str, *, about: str = "", fallback_title: str = "") -> Document:
        """Return the document; without a title, it is the first heading, or else the fallback."""
        blocks = self._blocks
        heading = next((block.text for block in blocks if block.level and block.text), "")
        title = " ".join(title.split()) or heading or fallback_title
        blocks = with_bold_headings(without_lone_title(_without_title(blocks, title), title), self._bold)
        return Document(
            self._path,
            title,
            tuple(blocks),
            left_out=tuple(self._left_out),
            has_markup=True,
            about=about,
            text=tuple(self._lines),
            places=tuple(self._places) if any(self._places) else (),
            file_lines=tuple(self._file_lines) if any(last for _, last in self._file_lines) else (),
        )

    def is_answered(self, question: str) -> bool:
        """Whether a question or a heading with this text stands in the document so far, with something below it.

        Signs, white space and letter case do not matter.
        """
        if self._answered_up_to != len(self._blocks):
            self._answered = set(_answered(self._blocks))
            self._answered_up_to = len(self._blocks)
        return _plain(question) in self._answered

    def _pair_or_prose(self, question: str, answer: str, place: Place | None, file_lines: list[FileLines]) -> None:
        """Add a question and its answer, or only a paragraph if the question is empty."""
        asked, told = question.strip(), answer.strip()
        if asked:
            last = min(asked.count("\n"), len(file_lines) - 1)
            lines = self._add(asked, place, file_lines)
            self._blocks.append(Block(BlockKind.QUESTION, asked_text(asked), lines, asked))
            told = without_separator(answer)
            begins_below = answer[: len(answer) - len(answer.lstrip())].count("\n")
            file_lines = file_lines[last + begins_below :] or file_lines[-1:]
        if told:
            lines = self._add(told, place, file_lines, apart=not asked)
            self._blocks.append(Block(BlockKind.PARAGRAPH, told, lines, told))

    def _add(self, text: str, place: Place | None, file_lines: LinesOfText, *, apart: bool = True) -> tuple[int, int]:
        """Add lines, below a blank line if they stand apart, and return their numbers (first, last)."""
        self._is_item = False
        added = [line.rstrip()[:LONGEST_LINE] for line in text.split("\n")]
        lines = _of_each_line(text, file_lines)
        if self._lines and apart:
            self._lines.append("")
            self._places.append(None)
            self._file_lines.append((lines[0][0], lines[0][0]))
        first = len(self._lines) + 1
        self._lines += added
        self._places += [place] * len(added)
        self._file_lines += lines
        return first, len(self._lines)


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    """Return the blocks, with an empty heading for a first paragraph that only repeats the title of the document."""
    first = blocks[0] if blocks else None
    if (
        first is None
        or first.kind is not BlockKind.PARAGRAPH
        or not _plain(title)
        or _plain(first.text) != _plain(title)
    ):
        return blocks
    return [first._replace(kind=BlockKind.HEADING, text="", level=1), *blocks[1:]]


def _of_each_line(text: str, file_lines: LinesOfText) -> list[FileLines]:
    """Return the lines of the file for each line of a text; of more than there are, the last stand for the rest."""
    count = text.count("\n") + 1
    if not file_lines or isinstance(file_lines[0], int):
        return [file_lines] * count  # type: ignore[list-item]
    each: list[FileLines] = list(file_lines[:count])  # type: ignore[arg-type]
    return each + each[-1:] * (count - len(each))


def _marked_item(text: str, mark: str, depth: int) -> str:
    """Return an item with its mark, indented by its depth; its further lines hang below the text."""
    indent = "  " * depth
    hanging = indent + " " * (len(mark) + 1)
    return f"{indent}{mark} " + text.replace("\n", "\n" + hanging)


def _answered(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the plain texts of the questions and headings that have something other below them."""
    heads = (BlockKind.QUESTION, BlockKind.HEADING, BlockKind.END)
    for block, below in pairwise(blocks):
        if block.kind in heads and block.text and below.kind not in heads:
            yield _plain(block.text)
        elif block.kind is BlockKind.ITEM:
            yield _plain(block.text.partition("\n")[0])


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, asked_text(text).casefold()))
