"""Find the bold lines that a page uses as headings: "**The bell does not ring**" above a paragraph, again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from faqbot.corpus.document import Block, BlockKind
from faqbot.corpus.readers.qa_marks import ASKS, ENDS

# Longest bold line that may be a heading, in characters, and the fewest such lines in a section that are headings.
_LONGEST = 120
_SISTERS = 2
# The level of the section above the first heading of a page.
_ABOVE = 1


@dataclass(slots=True)
class _Section:
    """The part of a page below one heading: the level, and the places (in the list of blocks) of its bold lines."""

    level: int
    is_answer: bool = False
    has_text: bool = False
    bold: list[int] = field(default_factory=list)


def with_bold_headings(blocks: Sequence[Block], bold: Mapping[int, str]) -> list[Block]:
    """Turn the bold lines that a page uses as headings into headings below the heading above them.

    `bold` are the lines (1-based) that hold bold text only, with their texts. They are headings where at least two of
    them head text in a section, not all of them ask, and most of the sections of this level have such lines. Below a
    question they are parts of its answer.
    """
    if not bold:
        return list(blocks)
    sections = list(_sections(blocks, bold))
    usual = _usual_levels(sections)
    levels = {
        at: section.level + 1
        for section in sections
        if section.level in usual and len(section.bold) >= _SISTERS
        for at in section.bold
    }
    stated = any(blocks[at].kind is not BlockKind.QUESTION for at in levels)
    if not stated:
        return list(blocks)
    return [part for at, block in enumerate(blocks) for part in _parts(block, levels.get(at, 0), bold)]


def _sections(blocks: Sequence[Block], bold: Mapping[int, str]) -> Iterator[_Section]:
    counts = Counter(bold.values())
    section = _Section(_ABOVE)
    answer_level = 0
    for at, block in enumerate(blocks):
        if block.level:
            yield section
            if answer_level and block.level <= answer_level:
                answer_level = 0
            if block.kind is BlockKind.QUESTION and not answer_level:
                answer_level = block.level
            section = _Section(block.level, is_answer=answer_level > 0)
            continue
        section.has_text = True
        text = bold.get(block.lines[0], "")
        if text and counts[text] == 1 and not section.is_answer and _heads(text, block, blocks[at + 1 : at + 2]):
            section.bold.append(at)
    yield section


def _heads(text: str, block: Block, following: Sequence[Block]) -> bool:
    """Whether a bold line can be a heading: it is short, is no sentence or label, and has text below it."""
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.QUESTION} or len(text) > _LONGEST:
        return False
    if ENDS.search(text) and not ASKS.search(text):
        return False
    if block.lines[1] > block.lines[0] and block.kind is BlockKind.PARAGRAPH:
        return True
    return any(
        not one.level and one.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.WHOLE} for one in following
    )


def _usual_levels(sections: Sequence[_Section]) -> set[int]:
    """Return the levels at which at least half of the sections with text of their own have bold lines."""
    with_text: dict[int, list[bool]] = defaultdict(list)
    for section in sections:
        if section.has_text and not section.is_answer:
            with_text[section.level].append(bool(section.bold))
    return {level for level, have in with_text.items() if 2 * sum(have) >= len(have)}


def _parts(block: Block, level: int, bold: Mapping[int, str]) -> Iterator[Block]:
    """Yield a block as it is, or split into its bold line as a heading of this level and the text below."""
    if not level:
        yield block
    elif block.kind is BlockKind.QUESTION:
        yield replace(block, level=level)
    else:
        first, last = block.lines
        head, _, rest = block.raw.partition("\n")
        yield Block(BlockKind.HEADING, bold[first], (first, first), head, level=level)
        if rest.strip():
            yield Block(BlockKind.PARAGRAPH, rest, (first + 1, last), rest)
