"""Find the lines that a page uses as headings, again and again, though they are no headings of its format.

"**The bell does not ring**" above a paragraph is such a heading, and "*Is it loud?*" is a question. A bold sentence is
mostly a remark. It is a title where it stands as the others do: between bold lines that ask, and in a section that
begins with such a line, directly on top of its text, and has none that asks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faqbot.corpus.document import Block, BlockKind
from faqbot.corpus.readers.qa_marks import ASKS, ENDS

_HEADING, _QUESTION, _PARAGRAPH = BlockKind.HEADING, BlockKind.QUESTION, BlockKind.PARAGRAPH
_ITEM, _WHOLE = BlockKind.ITEM, BlockKind.WHOLE
# Longest bold line that may be a heading, in characters, and the fewest such lines in a section that are headings.
_LONGEST = 120
_SISTERS = 2
# Bold sentences of so many words between bold questions are questions if at least so many bold lines of the page stand
# in the same way, and half of these ask. Shorter ones are as often remarks ("Be careful.").
_FEWEST_BETWEEN = 4
_MANY_ALIKE = 6
# Sentences that are no titles: with a label ("Note: …", "Step 2. …") before them or a colon behind, and quotations.
_LABEL = r"[^\W\d_]{2,20}(?:[ \t]?[:：!]|\.\s|[ \t]\d{1,2}[ \t]*[:：.)–-])"
REMARK = re.compile(rf"{_LABEL}|.*[:：]$|[\"“„«].*[\"“”»]$", re.DOTALL)
# The fewest words of a sentence directly on top of its text, in a section where no bold line asks.
_FEWEST_ON_TOP = 2
# The level of the section above the first heading of a page.
_ABOVE = 1


@dataclass(slots=True)
class _Section:
    """The part of a page below one heading: the level, and the places (in the list of blocks) of its bold lines.

    `labels` are the places of bold lines directly above questions in running text. `begins_bold` says that the section
    begins with a bold line directly on top of its text, and `asks` that one of its bold lines asks.
    """

    level: int
    is_answer: bool = False
    has_text: bool = False
    begins_bold: bool = False
    asks: bool = False
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
    sections = [section for section in _sections(blocks, bold) if not section.is_answer]
    for section in sections:
        section.bold = [at for at in section.bold if _is_title(section, at, blocks, bold)]
    labels = {at: section.level + 1 for section in sections for at in section.labels}
    usual = _usual_levels(sections)
    with_sisters = {section.level for section in sections if len(section.bold) >= _SISTERS}
    levels = {
        at: section.level_of(at)
        for section in sections
        if section.level in usual & with_sisters and (len(section.bold) >= _SISTERS or section.begins_bold)
        for at in section.bold
    }
    if all(blocks[at].kind is _QUESTION for at in levels):
        levels = {}
    levels |= labels
    if not levels:
        return list(blocks)
    return [part for at, block in enumerate(blocks) for part in _parts(block, levels.get(at, 0), bold)]


def _with_stated_questions(blocks: Sequence[Block], bold: Mapping[int, str]) -> Sequence[Block]:
    """Turn bold sentences above text into questions, if most lines of the page that stand in the same way ask.

    They stand between two of these: above the first and below the last, most are remarks ("Thanks for reading.").
    """
    stated: dict[bool, list[int]] = {True: [], False: []}
    asking: dict[bool, list[int]] = {True: [], False: []}
    for section in _sections(blocks, bold):
        answers = section.is_answer  # up to the first question
        for at in section.bold:
            on_top = _is_on_top(blocks, at)
            if blocks[at].kind is _QUESTION:
                answers = False
                asking[on_top].append(at)
            elif asking[on_top] and not answers and _states(blocks, at, bold, on_top=on_top):
                stated[on_top].append(at)
    found = {
        at
        for way, places in stated.items()
        if len(asking[way]) >= max(len(places), _MANY_ALIKE - len(places))
        for at in places
        if at < asking[way][-1]
    }
    if not found:
        return blocks
    return [part for at, block in enumerate(blocks) for part in (_asked(block, bold) if at in found else [block])]


def _states(blocks: Sequence[Block], at: int, bold: Mapping[int, str], *, on_top: bool) -> bool:
    """Whether a bold line may state the matter of an entry: it is a sentence, and what is below is not bold, too."""
    return (on_top or blocks[at + 1].lines[0] not in bold) and _is_sentence(bold[blocks[at].lines[0]], _FEWEST_BETWEEN)


def with_italic_questions(blocks: Sequence[Block], italic: Mapping[int, str]) -> list[Block]:
    """Turn the lines that ask in italics into questions, if at least two have text below and few others ask.

    `italic` are these lines (1-based), with their texts. Below a question they are parts of its answer.
    """
    if len(italic) < _SISTERS:
        return list(blocks)
    places = {at for section in _sections(blocks, italic) if not section.is_answer for at in section.bold}
    others = sum(block.kind is _QUESTION for block in blocks)
    if len(places) < max(_SISTERS, others):
        return list(blocks)
    return [part for at, block in enumerate(blocks) for part in (_asked(block, italic) if at in places else [block])]


def _asked(block: Block, italic: Mapping[int, str]) -> Iterator[Block]:
    head, text = _split(block)
    yield head._replace(kind=_QUESTION, text=italic[block.lines[0]])
    yield from text


def _sections(blocks: Sequence[Block], bold: Mapping[int, str]) -> Iterator[_Section]:
    """Yield the sections of a page, with the lines `bold` above text."""
    counts = Counter(bold.values())
    section = _Section(_ABOVE)
    answer_level = 0
    for at, block in enumerate(blocks):
        if block.level:
            yield section
            if answer_level and block.level <= answer_level:
                answer_level = 0
            if block.kind is _QUESTION and not answer_level:
                answer_level = block.level
            section = _Section(block.level, is_answer=answer_level > 0)
            continue
        text = bold.get(block.lines[0], "")
        if not section.has_text:
            section.begins_bold = bool(text) and _is_on_top(blocks, at)
        section.has_text = True
        if not text or counts[text] > 1:
            continue
        following = blocks[at + 1 : at + 2]
        if block.kind in {_PARAGRAPH, _QUESTION} and _has_text_below(block, following):
            section.bold.append(at)
            section.asks |= block.kind is _QUESTION
        elif _is_label(text, block, following):
            section.labels.append(at)
    yield section


def _is_title(section: _Section, at: int, blocks: Sequence[Block], bold: Mapping[int, str]) -> bool:
    """Whether a bold line is short, and no sentence unless its section begins with such a line and none asks."""
    text = bold[blocks[at].lines[0]]
    if len(text) > _LONGEST:
        return False
    if not ENDS.search(text) or ASKS.search(text):
        return True
    has_sentences = section.begins_bold and not section.asks
    return has_sentences and _is_on_top(blocks, at) and _is_sentence(text, _FEWEST_ON_TOP)


def _is_sentence(text: str, fewest_words: int) -> bool:
    """Whether a bold line has so many words, and is no remark ("Note: …")."""
    return len(text.split()) >= fewest_words and not REMARK.match(text)


def _is_on_top(blocks: Sequence[Block], at: int) -> bool:
    """Whether text stands on the line below a bold line."""
    block, following = blocks[at], blocks[at + 1 : at + 2]
    if block.lines[1] > block.lines[0]:
        return block.kind is _PARAGRAPH
    return any(not one.level and one.lines[0] == block.lines[1] + 1 for one in following)


def _has_text_below(block: Block, following: Sequence[Block]) -> bool:
    if block.lines[1] > block.lines[0] and block.kind is _PARAGRAPH:
        return True
    return any(not one.level and one.kind in {_PARAGRAPH, _ITEM, _WHOLE} for one in following)


def _is_label(text: str, block: Block, following: Sequence[Block]) -> bool:
    """Whether a bold line names the questions below it: "**FAQ:**" directly above the first of them."""
    if block.kind is not _PARAGRAPH or block.lines[0] != block.lines[1] or len(text) > _LONGEST:
        return False
    if ENDS.search(text.rstrip(" :：")):
        return False
    return any(one.kind is _QUESTION and not one.level for one in following)


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
    elif block.kind is _QUESTION:
        yield block._replace(level=level)
    else:
        head, text = _split(block)
        yield head._replace(kind=_HEADING, text=bold[block.lines[0]].rstrip(" :："), level=level)
        yield from text


def _split(block: Block) -> tuple[Block, list[Block]]:
    """Split a paragraph into its first line and the text below, if there is any."""
    first, last = block.lines
    head, _, rest = block.raw.partition("\n")
    below = [Block(_PARAGRAPH, rest, (first + 1, last), rest)] if rest.strip() else []
    return Block(_PARAGRAPH, head, (first, first), head), below
