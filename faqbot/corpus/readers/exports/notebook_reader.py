"""Read a Jupyter notebook: its cells of Markdown as one page, and each cell of code below the text above it.

The outputs of code are left out: they are results of one run, mostly tables and pictures. The lines of the text that is
read are those of the cells, and each has the number of its cell as its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.places import NotebookCells
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.records.json_records import parse_json
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.system.callers import warn_caller

# The tags of cells that their author hides from readers, as Jupyter Book and nbconvert know them.
_HIDDEN = frozenset(("remove-cell", "remove_cell", "remove-input", "remove_input", "hide-cell", "hide-input"))
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})(?P<rest>.*)")
_TICKS = re.compile("`{3,}")
_DEEPEST_HEADING = 6
_NOT_A_NOTEBOOK = "is not a Jupyter notebook: it has no list of `cells`; save it in Jupyter as a notebook"


class _Cell(NamedTuple):
    """A cell: its kind ("markdown", "code", "raw"), its lines, and why it is left out, if it is."""

    kind: str
    lines: list[str]
    left_out: str = ""


class _Page:
    """The lines of all cells: those that are shown, and `read`, the same with a fence around each cell of code."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.read: list[str] = []
        self.places: list[NotebookCells | None] = []
        self.left_out: list[LeftOut] = []
        self.fences: set[int] = set()  # the numbers of the lines with an opening fence

    def add(self, cell: _Cell, number: int) -> None:
        """Add a cell and a blank line; `number` is its number in the notebook."""
        first = len(self.read) + 1
        fence = "`" * max(3, *(len(ticks) + 1 for line in cell.lines for ticks in _TICKS.findall(line)), 0)
        if cell.left_out:
            self.left_out.append(LeftOut((first, first + len(cell.lines) - 1), cell.left_out))
            read, shown = [""] * len(cell.lines), cell.lines
        elif cell.kind == "code":
            self.fences.add(first)
            read, shown = [fence, *cell.lines, fence], ["", *cell.lines, ""]
        else:
            # A fence that its cell does not close ends with the cell.
            read = shown = [*cell.lines, _closing_fence(cell.lines)]
        self.read += [*read, ""]
        self.shown += [*shown, ""]
        place = NotebookCells(number, number)
        self.places += [*(place if line.strip() else None for line in shown), None]


def read_notebook(text: str, path: str, fallback_title: str) -> Document:
    """Return the text of a notebook, each line with the place of its cell.

    Raises `CorpusError` if the file is not a notebook, and gives a `CorpusWarning` for cells without a text.
    """
    if not text.strip():
        return Document(path, fallback_title)
    page = _Page()
    for number, cell in enumerate(_cells(parse_json(text, path)[1], path), start=1):
        if cell.lines:
            page.add(cell, number)
    document = read_markdown("\n".join(page.read), path, fallback_title)
    return replace(
        document,
        blocks=tuple(_shown(block, page) for block in document.blocks),
        left_out=tuple(sorted((*document.left_out, *page.left_out))),
        text=tuple(page.shown),
        places=tuple(page.places),
    )


def _shown(block: Block, page: _Page) -> Block:
    """Return a block without the fence around a cell of code."""
    first, last = block.lines
    if first not in page.fences or block.kind is not BlockKind.WHOLE:
        return block
    code = "\n".join(page.shown[first : last - 1])
    return block._replace(text=code, raw=code, lines=(first + 1, last - 1))


def _closing_fence(lines: Sequence[str]) -> str:
    """Return the fence that closes a cell whose last fence is open; empty if none is."""
    opened = ""
    for line in lines:
        match = _FENCE.match(line)
        if not match:
            continue
        if not opened:
            opened = match["marks"] if "`" not in match["rest"] or match["marks"][0] == "~" else ""
        elif match["marks"].startswith(opened) and not match["rest"].strip():
            opened = ""
    return opened


# The cells


def _cells(notebook: Any, path: str) -> Iterator[_Cell]:
    """Yield the cells of a notebook of version 4, or of version 3, which keeps them in worksheets."""
    given = notebook if isinstance(notebook, dict) else {}
    sheets = given.get("worksheets")
    holders = [given, *(sheets if isinstance(sheets, list) else ())]
    lists = [one.get("cells") for one in holders if isinstance(one, dict)]
    if not any(isinstance(one, list) for one in lists):
        raise CorpusError(_NOT_A_NOTEBOOK, path=path)
    broken = 0
    for number, value in enumerate(one for cells in lists if isinstance(cells, list) for one in cells):
        cell = _cell(value, is_first=number == 0) if isinstance(value, dict) else None
        broken += cell is None
        yield cell or _Cell("raw", [])
    if broken:
        cells_ = "a cell" if broken == 1 else f"{broken:,} cells"
        warn_caller(CorpusWarning(f"{cells_} without a text, left out", path=path))


def _cell(value: dict[str, Any], *, is_first: bool) -> _Cell | None:
    """Return a cell; None if it is no cell of a notebook."""
    kind = value.get("cell_type")
    source = value.get("source", value.get("input"))
    if isinstance(source, list):
        source = "".join(one for one in source if isinstance(one, str))
    if not isinstance(kind, str) or not isinstance(source, str):
        return None
    lines = split_lines(source.strip("\r\n")) if source.strip() else []
    if kind == "heading" and lines:  # version 3
        level = value.get("level")
        marks = "#" * level if isinstance(level, int) and 0 < level <= _DEEPEST_HEADING else "#"
        lines = [f"{marks} {' '.join(lines)}"]
    is_front_matter = is_first and kind == "raw" and lines[:1] == ["---"]
    reason = "hidden cell" if _is_hidden(value) else "raw cell" if kind == "raw" and not is_front_matter else ""
    return _Cell(kind, lines, reason)


def _is_hidden(cell: dict[str, Any]) -> bool:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return isinstance(tags, list) and any(isinstance(tag, str) and tag in _HIDDEN for tag in tags)
