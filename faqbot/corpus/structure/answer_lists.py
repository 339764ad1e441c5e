"""Keep lists in answers whole, even if their items ask: "2. **Why?** Because files are locked." is a step of an answer.

Elsewhere, an item that begins with a question is a question with its answer. But where the headings of a page ask, a
list below such a heading is part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.readers.qa_marks import asks

_QUESTION, _PARAGRAPH, _ITEM = BlockKind.QUESTION, BlockKind.PARAGRAPH, BlockKind.ITEM
# The headings of a page ask if at least this many of them do.
_FEWEST_ASKING = 2

_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s")


def with_whole_answer_lists(document: Document) -> Document:
    """Return the document with the items that ask as text where they stand in the answer to a heading."""
    if not any(block.kind is _ITEM or _is_item(block) for block in document.blocks):
        return document
    asking = frozenset(at for at, block in enumerate(document.blocks) if block.level and _asks(block))
    if len(asking) < _FEWEST_ASKING:
        return document
    return replace(document, blocks=tuple(_whole(document.blocks, asking)))


def _asks(heading: Block) -> bool:
    return heading.kind is _QUESTION or asks(heading.text)


def _whole(blocks: Sequence[Block], asking: frozenset[int]) -> Iterator[Block]:
    """Yield the blocks with whole lists in answers; `asking` are the places of the headings that ask."""
    answered = 0  # the level of the heading that the current block answers, 0 if none asks
    following = [*blocks[1:], None]
    for at, (block, after) in enumerate(zip(blocks, following, strict=True)):
        if block.level:
            if not 0 < answered < block.level:  # the heading is not below the one that asks
                answered = block.level if at in asking else 0
            yield block
        elif not answered:
            yield block
        elif block.kind is _ITEM:
            yield block._replace(kind=_PARAGRAPH, text=block.raw)
        elif not _begins_item(block, after):
            yield _item_again(block)


def _begins_item(question: Block, answer: Block | None) -> bool:
    """Whether a block is the question at the beginning of an item, whose rest is the next block."""
    return question.kind is _QUESTION and answer is not None and _is_item(answer) and answer.raw == question.raw


def _is_item(block: Block) -> bool:
    return block.kind is _PARAGRAPH and block.text != block.raw and _BULLET.match(block.raw) is not None


def _item_again(block: Block) -> Block:
    return block._replace(text=block.raw) if _is_item(block) else block
