"""Read the rows of a table in running text as questions with their answers, if its header says that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut, TextTable
from faqbot.corpus.readers.qa_marks import asked_text
from faqbot.corpus.records.columns import columns_of, has_columns

_PAIR = ("question", "answer")


def with_pairs_of_tables(document: Document) -> Document:
    """Return the document with a question and an answer in place of each row of a table of pairs."""
    tables = list(filter(_is_of_pairs, document.blocks))
    if not tables:
        return document
    blocks = tuple(piece for block in document.blocks for piece in (_pairs(block) if _is_of_pairs(block) else (block,)))
    heads = tuple(LeftOut((block.lines[0], _first_row(block) - 1), "markup") for block in tables)
    return replace(document, blocks=blocks, left_out=(*document.left_out, *heads))


def _is_of_pairs(block: Block) -> bool:
    return block.table is not None and has_columns(block.table.header, _PAIR)


def _first_row(block: Block) -> int:
    return block.table.rows[0].lines[0] if block.table and block.table.rows else block.lines[1] + 1


def _pairs(block: Block) -> Iterator[Block]:
    table = block.table
    assert table
    question, answer = _columns(table)
    for row in table.rows:
        cells = dict(enumerate(row.cells))
        asked, told = cells.get(question, ""), cells.get(answer, "")
        if asked and told:
            yield Block(BlockKind.QUESTION, asked_text(asked.strip("*_` ")), row.lines, row.raw)
            yield Block(BlockKind.PARAGRAPH, told, row.lines, row.raw)
            yield Block(BlockKind.END, "", row.lines)
        elif asked or told:
            yield Block(BlockKind.PARAGRAPH, asked or told, row.lines, row.raw)


def _columns(table: TextTable) -> tuple[int, int]:
    """Return the numbers of the columns of the question and of the answer."""
    columns = columns_of(table.header)
    return table.header.index(columns.question or ""), table.header.index(columns.answer or "")
