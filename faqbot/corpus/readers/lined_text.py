"""Give a document without lines of its own (a page of HTML, a Word file, a PDF) a text with lines, and blocks.

A reader tells a `LinedText` what it meets, from the top of the document to its end: headings, paragraphs, items of
lists, tables, code, and what it leaves out. Each adds lines to the text, which is what `/open` shows and what the lines
of blocks count, and has a place, where people find it in the file. Between two blocks stands a blank line; items of a
list stand below each other.

Questions are found as in every other format: a heading that asks, bold words that ask, `Q:` and `A:`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut, TextRow, TextTable
from faqbot.corpus.files.decoding import LONGEST_LINE
from faqbot.corpus.places import Place
from faqbot.corpus.readers.markup.bold_headings import with_bold_headings
from faqbot.corpus.readers.qa_marks import ASKED, ASKS, LONGEST_QUESTION, asked_text, question_end
from faqbot.corpus.structure.document_titles import without_lone_title

# The lines of a file, (first, last), 1-based and inclusive.
FileLines = tuple[int, int]


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
        self._is_item = False  # whether an item was added last, so that the next item stands directly below it

    def __len__(self) -> int:
        """Return the number of lines so far."""
        return len(self._lines)

    def heading(
        self, text: str, level: int, place: Place | None = None, *, anchor: str = "", file_lines: FileLines = (0, 0)
    ) -> None:
        """Add a heading; one that asks is a question. `anchor` is the author's own name for the place."""
        text = " ".join(text.split())
        if not text:
            return
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
        file_lines: FileLines = (0, 0),
    ) -> None:
        """Add what the format itself marks as a question, such as `<summary>`; `level` is that of a heading, or 0."""
        text = " ".join(text.split())
        if not text:
            return
        lines = self._add(text, place, file_lines)
        shown = asked_text(text) or text
        block = Block(BlockKind.QUESTION, shown, lines, text, level=level, anchor=anchor, asked_as=tuple(asked_as))
        self._blocks.append(block)

    def end_answer(self) -> None:
        """Say that the answer to the last question in running text ends here."""
        at = len(self._lines)
        self._blocks.append(Block(BlockKind.END, "", (at, at)))

    def paragraph(
        self, text: str, place: Place | None = None, *, bold: int = 0, file_lines: FileLines = (0, 0)
    ) -> None:
        """Add a paragraph, whose line breaks are kept; its first `bold` characters are in bold.

        Bold words that ask are a question, and so is what stands behind `Q:`; the rest of the paragraph answers it. A
        paragraph in bold throughout may be a heading, which the whole document decides (see `markup.bold_headings`).
        """
        text, bold = _stripped(text, bold)
        if not text:
            return
        end = _question_end(text, bold)
        if end:
            question, answer = text[:end], text[end:].strip(" \t\n:–—-") and text[end:].strip()
            lines = self._add(question, place, file_lines)
            self._blocks.append(Block(BlockKind.QUESTION, asked_text(question), lines, question))
            if answer:
                self._prose(answer, place, file_lines, apart=False)
            return
        lines = self._prose(text, place, file_lines)
        if bold >= len(text) and "\n" not in text:
            self._bold[lines[0]] = text

    def item(
        self,
        text: str,
        place: Place | None = None,
        *,
        number: int = 0,
        depth: int = 0,
        bold: int = 0,
        mark: str = "",
        file_lines: FileLines = (0, 0),
    ) -> None:
        """Add an item of a list, numbered from 1, or 0 for a bullet; `depth` is 0 for a list that is in no other list.

        `mark` is what stands before a numbered item, by default the number and a point: "a)", "1.2". The items of a
        list within an item belong to that item.
        """
        text, bold = _stripped(text, bold)
        if not text:
            return
        mark = f"{mark or f'{number}.'} " if number else "- "
        indent = "  " * depth
        hanging = indent + " " * len(mark)
        raw = indent + mark + text.replace("\n", "\n" + hanging)
        above = self._blocks[-1] if self._blocks else None
        if depth and self._is_item and above and above.kind is BlockKind.ITEM:
            lines = self._add(raw, place, file_lines, apart=False)
            inner = "\n".join(line.removeprefix("  ") for line in raw.split("\n"))
            joined = f"{above.raw}\n{raw}"
            self._blocks[-1] = replace(
                above, text=f"{above.text}\n{inner}", raw=joined, lines=(above.lines[0], lines[1])
            )
        else:
            lines = self._add(raw, place, file_lines, apart=not self._is_item)
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
        raws = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells]
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

    def document(self, title: str, *, about: str = "", fallback_title: str = "") -> Document:
        """Return the document; without a title, it is the first heading, or else the fallback."""
        blocks = self._blocks
        heading = next((block.text for block in blocks if block.level and block.text), "")
        title = " ".join(title.split()) or heading or fallback_title
        blocks = with_bold_headings(without_lone_title(blocks, title), self._bold)
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

    def _prose(self, text: str, place: Place | None, file_lines: FileLines, *, apart: bool = True) -> tuple[int, int]:
        lines = self._add(text, place, file_lines, apart=apart)
        self._blocks.append(Block(BlockKind.PARAGRAPH, text, lines, text))
        return lines

    def _add(self, text: str, place: Place | None, file_lines: FileLines, *, apart: bool = True) -> tuple[int, int]:
        """Add lines, below a blank line if they stand apart, and return their numbers (first, last)."""
        self._is_item = False
        added = [line.rstrip()[:LONGEST_LINE] for line in text.split("\n")]
        if self._lines and apart:
            self._lines.append("")
            self._places.append(None)
            self._file_lines.append((file_lines[0], file_lines[0]))
        first = len(self._lines) + 1
        self._lines += added
        self._places += [place] * len(added)
        self._file_lines += [file_lines] * len(added)
        return first, len(self._lines)


def _stripped(text: str, bold: int) -> tuple[str, int]:
    """Return a text without white space around it and at the ends of lines, and the length of its bold beginning."""
    start = len(text) - len(text.lstrip())
    is_bold = bold >= len(text.rstrip()) > 0
    plain = "\n".join(" ".join(line.split()) if not line[:1].isspace() else line.rstrip() for line in text.split("\n"))
    plain = plain.strip()
    return plain, len(plain) if is_bold else max(0, min(bold - start, len(plain)))


def _question_end(text: str, bold: int) -> int:
    """Return the end of the question that a paragraph begins with, in bold or behind `Q:`; 0 if there is none."""
    if bold and bold <= 2 * LONGEST_QUESTION and ASKS.search(text[:bold].rstrip()):
        return bold
    asked = ASKED.match(text)
    if not asked:
        return 0
    rest = text[asked.end() :]
    return asked.end() + (question_end(rest) or len(rest.partition("\n")[0]))
