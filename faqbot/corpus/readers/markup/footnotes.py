"""Take footnotes out of answers that do not cite them: pages collect their notes at the end, below the last answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.corpus.document import Block, BlockKind

_NAME = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_NOTE = re.compile(rf"[ \t]*(?P<name>{_NAME.pattern}):")


def with_own_notes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the footnotes at the end of an answer that the answer does not cite behind the answer."""
    kept: list[Block] = []
    answer: list[Block] = []
    for block in [*blocks, None]:
        if block is None or block.kind in (BlockKind.QUESTION, BlockKind.HEADING, BlockKind.END):
            kept += _parted(answer)
            answer = []
        answer += [block] if block else []
    return kept


def _parted(blocks: Sequence[Block]) -> Sequence[Block]:
    if not blocks or blocks[0].kind is not BlockKind.QUESTION or not any(map(_name, blocks)):
        return blocks
    parts = [note for block in blocks for note in _notes(block)]
    said = [block.raw for block in blocks[1:] if not _name(block)]
    cited = {name for raw in said for name in _NAME.findall(raw)}
    strange = [part for part in parts if (name := _name(part)) and name not in cited]
    if not strange or not said:
        return blocks
    own = [part for part in parts if not (name := _name(part)) or name in cited]
    line = strange[0].lines[0]
    return [*own, Block(BlockKind.HEADING, "", (line, line), "", level=1), *strange]


def _name(block: Block) -> str:
    found = _NOTE.match(block.raw) if block.kind is BlockKind.PARAGRAPH else None
    return found["name"] if found else ""


def _notes(block: Block) -> Iterator[Block]:
    """Yield a block for each of the footnotes in a paragraph of notes, or a block of another kind as it is."""
    if not _name(block):
        yield block
        return
    lines = block.raw.split("\n")
    starts = [at for at, line in enumerate(lines) if not at or _NOTE.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        raw = "\n".join(lines[start:end])
        yield Block(BlockKind.PARAGRAPH, raw, (block.lines[0] + start, block.lines[0] + end - 1), raw)
