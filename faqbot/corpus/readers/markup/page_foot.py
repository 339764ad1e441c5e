"""End the last answer of a page at the rule above the foot of the page.

Between `---` and the end of a page stand a date, a link to edit the page, or a list of what is still to do. A rule may
also stand in an answer, so the other rules decide: behind each of them a heading or a question follows. Where no other
rule parts the questions, the foot is a single line of links or in italics.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from faqbot.corpus.document import Block, BlockKind

# Longest foot of a page, in characters.
_LONGEST = 800
# A line of links, or a line in italics as a whole.
_FOOT_LINE = re.compile(
    r"(?:(?:^|\s*[|·•,]\s*|\s+)\[[^\[\]\n]{1,200}\]\([^()\n]{1,1000}\))+"
    r"|(?P<mark>[*_])(?![*_\s])[^*_\n]{1,300}(?<!\s)(?P=mark)"
)


def with_foot(blocks: Sequence[Block], rules: Sequence[int]) -> Sequence[Block]:
    """Return the blocks with an empty heading above the foot of the page; `rules` are the lines (1-based) of rules."""
    if not rules or not blocks:
        return blocks
    starts = [block.lines[0] for block in blocks]
    first = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.QUESTION), len(blocks))
    *others, last = [bisect_right(starts, line) for line in rules]
    foot = blocks[last:]
    if not first < last or not foot or any(map(_begins, foot)) or sum(len(block.raw) for block in foot) > _LONGEST:
        return blocks
    between = [blocks[at] for at in others if first < at < last]
    if not all(map(_begins, between)) or not (between or _looks_like_foot(foot)):
        return blocks
    line = rules[-1]
    return [*blocks[:last], Block(BlockKind.HEADING, "", (line, line), "", level=1), *foot]


def _looks_like_foot(foot: Sequence[Block]) -> bool:
    return len(foot) == 1 and _FOOT_LINE.fullmatch(foot[0].raw.strip()) is not None


def _begins(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.QUESTION)
