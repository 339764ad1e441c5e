"""Make sections of the items of a list whose own items ask and are answered, as exported pages of toggles have them.

    - Orders
      - Can I cancel?
        Yes.
    - Returns
      - Who pays?

All items of the outer list have such a title and such items below it; a list in an answer stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.readers.indentation import behind_mark
from faqbot.corpus.readers.qa_marks import asked_text, asks
from faqbot.corpus.structure.marked_pairs import asked_part

_MARK = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•–]|\d{1,9}[.)])[ \t]+(?=\S)")
# Longest title of a section, in characters.
_LONGEST_TITLE = 100
_FEWEST_QUESTIONS = 2


def with_item_sections(document: Document) -> Document:
    """Return the document with headings in place of the items whose items ask."""
    blocks: list[Block] = []
    level, answers = 0, False  # the level of the heading above, and whether the text answers a question
    for kind, run in groupby(document.blocks, key=lambda block: block.kind):
        found = list(run)
        if kind is BlockKind.ITEM and not answers:
            found = _sections(found, level + 1) or found
        elif kind in (BlockKind.HEADING, BlockKind.QUESTION):
            level = next((block.level for block in reversed(found) if block.level), level)
        if kind in (BlockKind.HEADING, BlockKind.QUESTION, BlockKind.END):
            answers = kind is BlockKind.QUESTION
        blocks += found
    return replace(document, blocks=tuple(blocks)) if len(blocks) > len(document.blocks) else document


def _sections(items: Sequence[Block], level: int) -> list[Block]:
    """Return the headings, questions and answers of a list; an empty list if any of its items is no section."""
    blocks: list[Block] = []
    for item in items:
        pairs = _pairs_in(item, alone=len(items) == 1)
        if not pairs:
            return []
        title = item.text.partition("\n")[0]
        line = item.lines[0]
        head = item.raw.partition("\n")[0]
        blocks += [Block(BlockKind.HEADING, title.strip("*_ :"), (line, line), head, level), *pairs]
    if sum(block.kind is BlockKind.QUESTION for block in blocks) < _FEWEST_QUESTIONS:
        return []
    last = items[-1].lines[1]
    return [*blocks, Block(BlockKind.HEADING, "", (last, last), "", level)]


def _pairs_in(item: Block, *, alone: bool) -> list[Block]:
    """Return the questions and answers of the items below the title of an item; an empty list if any does not ask."""
    lines, raw = item.text.split("\n"), item.raw.split("\n")
    title = lines[0].strip()
    if not 0 < len(title) <= _LONGEST_TITLE or asks(title) or (alone and title.endswith(":")):
        return []
    starts = _starts(lines)
    if not starts or len(lines) > len(raw):
        return []
    blocks: list[Block] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        mark = _MARK.match(lines[start])
        text = behind_mark("\n".join([lines[start][mark.end() :] if mark else "", *lines[start + 1 : end]]))
        asked = asked_part(text)
        if not asked or not text[asked:].strip("*_ \n"):
            return []
        first = item.lines[0] + start
        below = first + text.count("\n", 0, asked)
        question = asked_text(text[:asked]).strip("*_ ")
        shown = "\n".join(raw[start:end]).rstrip()
        blocks.append(Block(BlockKind.QUESTION, question, (first, below), raw[start]))
        answer = text[asked:].lstrip("*_").strip()
        blocks.append(Block(BlockKind.PARAGRAPH, answer, (below, first + shown.count("\n")), shown))
    return blocks


def _starts(lines: Sequence[str]) -> list[int]:
    """Return the lines where the items below a title begin; an empty list if other text stands there."""
    filled = [at for at, line in enumerate(lines) if at and line.strip()]
    first = _MARK.match(lines[filled[0]]) if filled else None
    if not first:
        return []
    indent = len(first["indent"])
    if any(len(lines[at]) - len(lines[at].lstrip()) < indent for at in filled):
        return []
    return list(_marked_at(lines, filled, indent))


def _marked_at(lines: Sequence[str], filled: Sequence[int], indent: int) -> Iterator[int]:
    for at in filled:
        mark = _MARK.match(lines[at])
        if mark and len(mark["indent"]) == indent:
            yield at
