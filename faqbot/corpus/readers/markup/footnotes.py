"""Take footnotes out of answers that do not cite them: pages collect their notes at the end, below the last answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
    notes: dict[str, list[Block]] = {}
    said: list[Block] = []
    for name, part in _with_names(blocks[1:]):
        (notes.setdefault(name, []) if name else said).append(part)
    cited = _cited(said, notes)
    strange = [part for name, parts in notes.items() if name not in cited for part in parts]
    if not strange or not said:
        return blocks
    own = sorted([*said, *(part for name in notes.keys() & cited for part in notes[name])], key=lambda part: part.lines)
    line = min(part.lines[0] for part in strange)
    return [blocks[0], *own, Block(BlockKind.HEADING, "", (line, line), "", level=1), *strange]


def _with_names(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Yield the parts of an answer, each with the name of the note that it is of; a note goes on in indented blocks."""
    current = ""
    for block in blocks:
        for part in _notes(block):
            current = _name(part) or (current if part.raw[:1].isspace() else "")
            yield current, part


def _cited(said: Sequence[Block], notes: Mapping[str, Sequence[Block]]) -> set[str]:
    """Return the names of the notes that a text cites, or that a note that it cites cites."""
    cited: set[str] = set()
    following = list(said)
    while following:
        raw = following.pop().raw
        own = _NOTE.match(raw)
        named = {name for name in _NAME.findall(raw, own.end() if own else 0) if name not in cited}
        cited |= named
        following += [part for name in named for part in notes.get(name, ())]
    return cited


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
