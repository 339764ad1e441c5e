"""End the last answer of a page at the rule above the foot of the page.

Between `---` and the end of a page stand a date, a link to edit the page, or a list of what is still to do. A rule may
also stand in an answer, so the other rules decide: behind each of them a heading or a question follows. Where no other
rule parts the questions, the foot is a single line that is no sentence of an answer: it ends without a full stop ("Last
updated: May 2026"), it is in italics or begins in bold, or it asks ("Still stuck? Write to us."). It may also begin
with a question in bold, if no other question of the page is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from faqbot.corpus.document import Block, BlockKind
from faqbot.corpus.readers.qa_marks import ENDS, LONGEST_QUESTION, asks

# Longest foot of a page, in characters.
_LONGEST = 800
# A line in italics as a whole, or one that begins in bold.
_EMPHATIC = re.compile(r"(?P<mark>[*_])(?![*_\s])[^*_\n]{1,300}(?<!\s)(?P=mark)|(?:\*\*|__)[^\n]+")


def with_foot(blocks: Sequence[Block], rules: Sequence[int]) -> Sequence[Block]:
    """Return the blocks with an empty heading above the foot of the page; `rules` are the lines (1-based) of rules."""
    if not rules or not blocks:
        return blocks
    starts = [block.lines[0] for block in blocks]
    first = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.QUESTION), len(blocks))
    *others, last = [bisect_right(starts, line) for line in rules]
    foot = blocks[last:]
    is_asked = bool(foot) and _asks_in_text(foot[0]) and not any(map(_asks_in_text, blocks[:last]))
    if (
        not first < last
        or not foot
        or any(map(_begins, foot[is_asked:]))
        or sum(len(block.raw) for block in foot) > _LONGEST
    ):
        return blocks
    between = [blocks[at] for at in others if first < at < last]
    if not all(map(_begins, between)) or not (between or is_asked or _looks_like_foot(foot)):
        return blocks
    line = rules[-1]
    return [*blocks[:last], Block(BlockKind.HEADING, "", (line, line), "", level=1), *foot]


def _looks_like_foot(foot: Sequence[Block]) -> bool:
    if len(foot) > 1 or foot[0].kind is not BlockKind.PARAGRAPH:
        return False
    line = foot[0].raw.strip()
    is_sentence = ENDS.search(line[-LONGEST_QUESTION:]) is not None
    return "\n" not in line and (not is_sentence or _EMPHATIC.fullmatch(line) is not None or asks(line))


def _asks_in_text(block: Block) -> bool:
    return block.kind is BlockKind.QUESTION and not block.level


def _begins(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.QUESTION)
