"""Read further wordings of a question from a comment right below it, which readers of the page do not see.

    ### How do I pay?

    <!-- asked as:
    Which cards do you take?
    Can I pay in cash?
    -->

Each line is a wording. In a comment the signs `<`, `>` and `&` may be written as in HTML (`&lt;`), so that no wording
can end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

from faqbot.corpus.document import Block, BlockKind, LeftOut

_REMARK = re.compile(r"\s*<!--[ \t]*asked as:[ \t]*\n(?P<wordings>[^\0]*?)-->\s*", re.IGNORECASE)
_REASON = "wordings of the question above"


def asked_remark(wordings: Iterable[str]) -> str:
    """Return the comment with these wordings, without blank lines."""
    return "\n".join(("<!-- asked as:", *(escape(" ".join(one.split()), quote=False) for one in wordings), "-->"))


def with_asked_remarks(
    blocks: list[Block], left_out: Sequence[LeftOut], lines: Sequence[str]
) -> tuple[list[Block], list[LeftOut]]:
    """Return the blocks with the wordings in comments below headings and questions, and what is left out.

    `lines` are those of the page. A comment with text between it and the heading above is a comment like any other.
    """
    found = {one: wordings for one in left_out if one.reason == "comment" and (wordings := _wordings(one, lines))}
    if not found:
        return blocks, list(left_out)
    above: dict[Block, list[str]] = {}
    used = set()
    for one, wordings in found.items():
        block = max((block for block in blocks if block.lines[1] < one.lines[0]), key=_end, default=None)
        if block is not None and block.kind in (BlockKind.HEADING, BlockKind.QUESTION):
            above.setdefault(block, []).extend(wordings)
            used.add(one)
    asked = [one._replace(asked_as=(*one.asked_as, *above[one])) if one in above else one for one in blocks]
    return asked, [one._replace(reason=_REASON) if one in used else one for one in left_out]


def _end(block: Block) -> int:
    return block.lines[1]


def _wordings(one: LeftOut, lines: Sequence[str]) -> list[str]:
    matched = _REMARK.fullmatch("\n".join(lines[one.lines[0] - 1 : one.lines[1]]))
    texts = (unescape(" ".join(line.split())) for line in matched["wordings"].split("\n")) if matched else ()
    return [text for text in texts if text]
