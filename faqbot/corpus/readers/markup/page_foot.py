"""End the last answer of a page at the rule above the foot of the page.

Between `---` and the end of a page stand a date, a link to edit the page, or a list of what is still to do. A rule may
also stand in an answer, so the other rules decide: behind each of them a heading or a question follows. Where no other
rule parts the questions, the foot is a single line below a whole sentence or list, and no sentence of an answer: it
ends without a full stop ("Last updated: May 2026"), it is in italics or begins in bold, or it asks ("Still stuck? Write
to us."). An image, a remark and a step ("**Note:** …") belong to the answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from faqbot.corpus.document import Block, BlockKind
from faqbot.corpus.readers.markup.bold_headings import REMARK
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
    if not first < last or not foot or any(map(_begins, foot)) or sum(len(block.raw) for block in foot) > _LONGEST:
        return blocks
    between = [blocks[at] for at in others if first < at < last]
    if not all(map(_begins, between)) or not (between or _looks_like_foot(foot, blocks[last - 1])):
        return blocks
    line = rules[-1]
    return [*blocks[:last], Block(BlockKind.HEADING, "", (line, line), "", level=1), *foot]


def _looks_like_foot(foot: Sequence[Block], above: Block) -> bool:
    line = foot[0].raw.strip()
    if len(foot) > 1 or foot[0].kind is not BlockKind.PARAGRAPH or "\n" in line:
        return False
    if _goes_on(above) or line.startswith("![") or REMARK.match(line.lstrip("*_")):
        return False
    is_sentence = ENDS.search(line[-LONGEST_QUESTION:]) is not None
    return not is_sentence or _EMPHATIC.fullmatch(line) is not None or asks(line)


def _goes_on(above: Block) -> bool:
    """Whether an answer goes on behind its last block above a rule: "The password is", "Take the tram:"."""
    end = above.raw.rstrip("*_` \t\n")[-1:]
    return end in ":：;" or (end.isalnum() and above.kind is not BlockKind.ITEM)


def _begins(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.QUESTION)
