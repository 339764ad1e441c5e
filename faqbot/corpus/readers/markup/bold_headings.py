"""Find the lines that a page uses as headings, again and again, though they are no headings of Markdown.

"**The bell does not ring**" above a paragraph is such a heading, and "*Is it loud?*" is a question. Among many bold
questions, so is "**When I ring, nobody opens.**".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faqbot.corpus.document import Block, BlockKind
from faqbot.corpus.readers.qa_marks import ASKS, ENDS

# Longest bold line that may be a heading, in characters, and the fewest such lines in a section that are headings.
_LONGEST = 120
_SISTERS = 2
# On a page with at least so many bold questions, and at most half as many bold sentences that stand alone above text,
# these sentences are questions, too.
_MANY_ASKING = 5
# A label before a sentence, and the fewest words of a sentence.
_LABEL = re.compile(r"[^\W\d_]{2,20}[ \t]?[:：!]")
_FEWEST_WORDS = 4
# The level of the section above the first heading of a page.
_ABOVE = 1


@dataclass(slots=True)
class _Section:
    """The part of a page below one heading: the level, and the places (in the list of blocks) of its bold lines.

    `labels` are the places of bold lines directly above questions in running text.
    """

    level: int
    is_answer: bool = False
    has_text: bool = False
    bold: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def level_of(self, at: int) -> int:
        """Return the level of a bold line as a heading, which is below the label above it, if there is one."""
        return self.level + 1 + (bool(self.labels) and self.labels[0] < at)


def with_bold_headings(blocks: Sequence[Block], bold: Mapping[int, str]) -> list[Block]:
    """Turn the bold lines that a page uses as headings into headings below the heading above them.

    `bold` are the lines (1-based) that hold bold text only, with their texts. They are headings where at least two of
    them head text in a section, not all of them ask, and most of the sections of this level have such lines. Below a
    question they are parts of its answer.
    """
    if not bold:
        return list(blocks)
    blocks = _with_stated_questions(blocks, bold)
    sections = list(_sections(blocks, bold))
    labels = {at: section.level + 1 for section in sections for at in section.labels}
    usual = _usual_levels(sections)
    levels = {
        at: section.level_of(at)
        for section in sections
        if section.level in usual and len(section.bold) >= _SISTERS
        for at in section.bold
    }
    if all(blocks[at].kind is BlockKind.QUESTION for at in levels):
        levels = {}
    levels |= labels
    return [part for at, block in enumerate(blocks) for part in _parts(block, levels.get(at, 0), bold)]


def _with_stated_questions(blocks: Sequence[Block], bold: Mapping[int, str]) -> Sequence[Block]:
    """Turn bold sentences that stand alone above text into questions, if most such lines of the page ask.

    A sentence that begins with a label ("**Note: …**") belongs to the answer that it stands in.
    """
    counts = Counter(bold.values())
    asking = sum(block.kind is BlockKind.QUESTION and not block.level and block.lines[0] in bold for block in blocks)
    stated = {
        at
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH
        and block.lines[0] == block.lines[1]
        and (text := bold.get(block.lines[0]))
        and counts[text] == 1
        and len(text.split()) >= _FEWEST_WORDS
        and not _LABEL.match(text)
        and not text.endswith((":", "："))
        and _has_text_below(block, blocks[at + 1 : at + 2])
    }
    if not stated or asking < _MANY_ASKING or 2 * len(stated) > asking:
        return blocks
    return [
        block._replace(kind=BlockKind.QUESTION, text=bold[block.lines[0]]) if at in stated else block
        for at, block in enumerate(blocks)
    ]


def with_italic_questions(blocks: Sequence[Block], italic: Mapping[int, str]) -> list[Block]:
    """Turn the lines that ask in italics into questions, if at least two have text below and few others ask.

    `italic` are these lines (1-based), with their texts. Below a question they are parts of its answer.
    """
    if len(italic) < _SISTERS:
        return list(blocks)
    places = {at for section in _sections(blocks, italic, asking=True) for at in section.bold}
    others = sum(block.kind is BlockKind.QUESTION for block in blocks)
    if len(places) < max(_SISTERS, others):
        return list(blocks)
    return [part for at, block in enumerate(blocks) for part in (_asked(block, italic) if at in places else [block])]


def _asked(block: Block, italic: Mapping[int, str]) -> Iterator[Block]:
    head, text = _split(block)
    yield head._replace(kind=BlockKind.QUESTION, text=italic[block.lines[0]])
    yield from text


def _sections(blocks: Sequence[Block], bold: Mapping[int, str], *, asking: bool = False) -> Iterator[_Section]:
    """Yield the sections of a page, with the lines `bold` that may be headings; `asking` says that all of them ask."""
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
        if not text or section.is_answer or counts[text] > 1:
            continue
        following = blocks[at + 1 : at + 2]
        if (asking or _may_head(text, block)) and _has_text_below(block, following):
            section.bold.append(at)
        elif _is_label(text, block, following):
            section.labels.append(at)
    yield section


def _may_head(text: str, block: Block) -> bool:
    """Whether a bold line is short and no sentence or label."""
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.QUESTION} or len(text) > _LONGEST:
        return False
    return not ENDS.search(text) or ASKS.search(text) is not None


def _has_text_below(block: Block, following: Sequence[Block]) -> bool:
    if block.lines[1] > block.lines[0] and block.kind is BlockKind.PARAGRAPH:
        return True
    return any(
        not one.level and one.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.WHOLE} for one in following
    )


def _is_label(text: str, block: Block, following: Sequence[Block]) -> bool:
    """Whether a bold line names the questions below it: "**FAQ:**" directly above the first of them."""
    if block.kind is not BlockKind.PARAGRAPH or block.lines[0] != block.lines[1] or len(text) > _LONGEST:
        return False
    if ENDS.search(text.rstrip(" :：")):
        return False
    return any(one.kind is BlockKind.QUESTION and not one.level for one in following)


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
        yield block._replace(level=level)
    else:
        head, text = _split(block)
        yield head._replace(kind=BlockKind.HEADING, text=bold[block.lines[0]].rstrip(" :："), level=level)
        yield from text


def _split(block: Block) -> tuple[Block, list[Block]]:
    """Split a paragraph into its first line and the text below, if there is any."""
    first, last = block.lines
    head, _, rest = block.raw.partition("\n")
    below = [Block(BlockKind.PARAGRAPH, rest, (first + 1, last), rest)] if rest.strip() else []
    return Block(BlockKind.PARAGRAPH, head, (first, first), head), below
