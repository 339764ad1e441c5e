"""Read the rows of a table in running text as questions with their answers, if its header or its rows say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut, TextTable
from faqbot.corpus.readers.qa_marks import asked_text
from faqbot.corpus.records.cell_text import without_marks
from faqbot.corpus.records.pairs.pair_rows import PairTable, is_pair_table
from faqbot.corpus.structure.unnamed_pairs import unnamed_pairs

# A line break in a cell of Markdown.
_BREAK = re.compile(r"[ \t]{0,9}<br[ \t]{0,9}/?>[ \t]{0,9}", re.IGNORECASE)


def with_pairs_of_tables(document: Document) -> Document:
    """Return the document with a question and an answer in place of each row of a table of pairs."""
    tables = {at: table for at, block in enumerate(document.blocks) if block.table and (table := _pair_table(block))}
    if not tables:
        return document
    heads = ((document.blocks[at].lines[0], _first_row(document.blocks[at], table)) for at, table in tables.items())
    left_out = [LeftOut((first, last - 1), "markup") for first, last in heads if first < last]
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if at in tables:
            blocks += _pairs(tables[at], left_out)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), left_out=(*document.left_out, *left_out))


def _pair_table(block: Block) -> TextTable | None:
    """Return the table of pairs in a block that is a table; None if it is another table."""
    table = block.table
    return table if table and is_pair_table(table.header) else unnamed_pairs(block)


def _first_row(block: Block, table: TextTable) -> int:
    return table.rows[0].lines[0] if table.rows else block.lines[1] + 1


def _pairs(table: TextTable, left_out: list[LeftOut]) -> Iterator[Block]:
    """Yield the blocks of all rows; a row that is in none of them is added to those left out."""
    rows = PairTable(table.header, [row.cells for row in table.rows]).rows()
    for (_, lines, raw), row in zip(table.rows, rows, strict=True):
        if row.left_out:
            left_out.append(LeftOut(lines, row.left_out))
        elif row.other:
            yield Block(BlockKind.PARAGRAPH, row.other, lines, raw)
        else:
            yield row.in_block(Block(BlockKind.QUESTION, asked_text(without_marks(row.asked)), lines, raw))
            yield Block(BlockKind.PARAGRAPH, _BREAK.sub("\n", row.told), lines, raw)
            yield Block(BlockKind.END, "", lines)
