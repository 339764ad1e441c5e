"""Read the rows of a table in running text as questions with their answers, if its header says that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut, TextTable
from faqbot.corpus.readers.qa_marks import asked_text
from faqbot.corpus.records.pair_rows import PairTable, is_pair_table


def with_pairs_of_tables(document: Document) -> Document:
    """Return the document with a question and an answer in place of each row of a table of pairs."""
    tables = list(filter(_is_of_pairs, document.blocks))
    if not tables:
        return document
    left_out = [LeftOut((block.lines[0], _first_row(block) - 1), "markup") for block in tables]
    blocks: list[Block] = []
    for block in document.blocks:
        if block.table and _is_of_pairs(block):
            blocks += _pairs(block.table, left_out)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), left_out=(*document.left_out, *left_out))


def _is_of_pairs(block: Block) -> bool:
    return block.table is not None and is_pair_table(block.table.header)


def _first_row(block: Block) -> int:
    return block.table.rows[0].lines[0] if block.table and block.table.rows else block.lines[1] + 1


def _pairs(table: TextTable, left_out: list[LeftOut]) -> Iterator[Block]:
    """Yield the blocks of all rows; a row that is in none of them is added to those left out."""
    rows = PairTable(table.header, [row.cells for row in table.rows]).rows()
    for (_, lines, raw), row in zip(table.rows, rows, strict=True):
        if row.left_out:
            left_out.append(LeftOut(lines, row.left_out))
        elif row.other:
            yield Block(BlockKind.PARAGRAPH, row.other, lines, raw)
        else:
            yield row.in_block(Block(BlockKind.QUESTION, asked_text(row.asked.strip("*_` ")), lines, raw))
            yield Block(BlockKind.PARAGRAPH, row.told, lines, raw)
            yield Block(BlockKind.END, "", lines)
