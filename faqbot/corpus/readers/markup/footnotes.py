"""Take footnotes out of answers that do not cite them: pages collect their notes at the end, below the last answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from faqbot.corpus.document import Block, BlockKind


class NoteMarks(NamedTuple):
    """How a format writes a footnote: the name where it is cited, and what the note begins with."""

    cited: re.Pattern[str]
    note: re.Pattern[str]


_MARKDOWN = NoteMarks(re.compile(r"\[\^[^\[\]\s]{1,100}\]"), re.compile(r"[ \t]{0,8}(?P<name>\[\^[^\[\]\s]{1,100}\]):"))
RESTRUCTURED = NoteMarks(
    re.compile(r"\[[^\[\]\s]{1,100}\](?=_)"), re.compile(r"\.\.[ \t]{1,4}(?P<name>\[[^\[\]\s]{1,100}\])(?=\s)")
)


def with_own_notes(blocks: Sequence[Block], notes: NoteMarks = _MARKDOWN) -> list[Block]:
    """Return the blocks with the footnotes at the end of an answer that the answer does not cite behind the answer."""
    kept: list[Block] = []
    answer: list[Block] = []
    for block in [*blocks, None]:
        if block is None or block.kind in (BlockKind.QUESTION, BlockKind.HEADING, BlockKind.END):
            kept += _parted(answer, notes)
            answer = []
        answer += [block] if block else []
    return kept


def _parted(blocks: Sequence[Block], form: NoteMarks) -> Sequence[Block]:
    if not blocks or blocks[0].kind is not BlockKind.QUESTION or not any(_name(block, form) for block in blocks):
        return blocks
    notes: dict[str, list[Block]] = {}
    said: list[Block] = []
    for name, part in _with_names(blocks[1:], form):
        (notes.setdefault(name, []) if name else said).append(part)
    cited = _cited(said, notes, form)
    strange = [part for name, parts in notes.items() if name not in cited for part in parts]
    if not strange or not said:
        return blocks
    own = sorted([*said, *(part for name in notes.keys() & cited for part in notes[name])], key=lambda part: part.lines)
    line = min(part.lines[0] for part in strange)
    return [blocks[0], *own, Block(BlockKind.HEADING, "", (line, line), "", level=1), *strange]


def _with_names(blocks: Sequence[Block], form: NoteMarks) -> Iterator[tuple[str, Block]]:
    """Yield the parts of an answer, each with the name of the note that it is of; a note goes on in indented blocks."""
    current = ""
    for block in blocks:
        for part in _notes(block, form):
            current = _name(part, form) or (current if part.raw[:1].isspace() else "")
            yield current, part


def _cited(said: Sequence[Block], notes: Mapping[str, Sequence[Block]], form: NoteMarks) -> set[str]:
    """Return the names of the notes that a text cites, or that a note that it cites cites."""
    cited: set[str] = set()
    following = list(said)
    while following:
        raw = following.pop().raw
        own = form.note.match(raw)
        named = {name for name in form.cited.findall(raw, own.end() if own else 0) if name not in cited}
        cited |= named
        following += [part for name in named for part in notes.get(name, ())]
    return cited


def _name(block: Block, form: NoteMarks) -> str:
    found = form.note.match(block.raw) if block.kind is BlockKind.PARAGRAPH else None
    return found["name"] if found else ""


def _notes(block: Block, form: NoteMarks) -> Iterator[Block]:
    """Yield a block for each of the footnotes in a paragraph of notes, or a block of another kind as it is."""
    lines = block.raw.split("\n")
    starts = [at for at, line in enumerate(lines) if not at or form.note.match(line)]
    if not _name(block, form) or len(starts) == 1:
        yield block
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        raw = "\n".join(lines[start:end])
        yield Block(BlockKind.PARAGRAPH, raw, (block.lines[0] + start, block.lines[0] + end - 1), raw)
