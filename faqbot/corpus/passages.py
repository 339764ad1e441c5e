"""Make the text that is quoted of the blocks of a passage or of a row of a table, and cut long passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from faqbot.corpus.document import Block, BlockKind, TextRow
from faqbot.corpus.readers.indentation import dedented, hanging_indent, without_indent
from faqbot.corpus.sentences import sentence_ends

# Longest passage of prose, in characters. Nobody reads a longer citation, and few paragraphs of real pages are longer.
LONGEST_PASSAGE = 1_200


def joined_text(blocks: Sequence[Block], first: str | None = None) -> str:
    """Join the texts of blocks, with a blank line between two blocks that have lines between them in the document.

    `first`, if given, takes the place of the text of the first block.
    """
    text = quoted_text(blocks[0]) if first is None else first
    if len(blocks) == 1:
        return dedented(text)
    parts = [text]
    for before, block in pairwise(blocks):
        parts += ("\n" if block.lines[0] - before.lines[1] <= 1 else "\n\n", quoted_text(block))
    if first is None and blocks[0].text != blocks[0].raw:
        below = "".join(parts[1:])
        return dedented(text + without_indent(below, hanging_indent(blocks[0].raw, text, below)))
    return dedented("".join(parts))


def quoted_text(block: Block) -> str:
    """Return the text that a block is quoted with, which may be indented."""
    return block.text if block.kind is BlockKind.PARAGRAPH else block.raw


def labelled_text(header: Sequence[str], row: TextRow) -> str:
    """Return the cells of a row on a line each, behind the cells of the header: "Price: 19 €"."""
    cells = [(label, cell) for label, cell in zip_longest(header, row.cells, fillvalue="") if cell]
    return "\n".join(f"{label}: {cell}" if label else cell for label, cell in cells)


def within_length(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Split a passage that is too long between blocks; code and tables stay with the text that introduces them."""
    part: list[Block] = []
    length = 0
    for block in blocks:
        length += len(block.raw)
        long = length > LONGEST_PASSAGE
        if part and long and block.kind is not BlockKind.WHOLE and not part[-1].text.rstrip().endswith(":"):
            yield part
            part, length = [], len(block.raw)
        part.append(block)
    yield part


def runs_of_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of runs of whole sentences, each with as many sentences as `LONGEST_PASSAGE` permits."""
    start = end = 0
    for sentence_end in sentence_ends(text):
        if end > start and sentence_end - start > LONGEST_PASSAGE:
            yield start, end
            start = sentence_end - len(text[end:sentence_end].lstrip())
        end = sentence_end
    if text[start:end].strip():
        yield start, end
