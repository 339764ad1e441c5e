"""Find the questions that state on a page where each block is a line and its answer, and where most of the lines ask.

    What if it breaks?                 I forgot my password
    Bring it to room 12.               Ask in room 12.

A second paragraph of an answer may begin with a short line, too, so all blocks below the first question decide: each
begins with a line that asks, or that is short, ends no sentence and has its answer directly below. An address or a
signature has this form, too. So a line that states is taken for a question only if the page has at least two such
lines, if no colon stands before it, and if a line that asks follows further down.
"""

from __future__ import annotations

from collections.abc import Mapping

from faqbot.corpus.readers.plain.line_looks import Look
from faqbot.corpus.readers.plain.marked_lines import NO_NAME, MarkedLines
from faqbot.corpus.readers.plain.underlines import looks_like_heading

# Fewest blocks that ask.
_FEWEST = 3
# Fewest lines that state; a single one may be the name above an address.
_FEWEST_STATING = 2
# Fewest words of a line that states what is answered; "Contact us" heads a section.
_FEWEST_WORDS = 3
_COLONS = (":", "：")


def entry_lines(page: MarkedLines, asking: Mapping[int, int]) -> frozenset[int]:
    """Return the lines that state what is answered below them; `asking` maps the texts that ask to their last lines."""
    if len(asking) < _FEWEST:
        return frozenset()
    start, last = min(asking), max(asking)
    first_lines = [at for at in page.filled if at >= start and page.is_open(at - 1)]
    stating: set[int] = set()
    for at in first_lines:
        if at in asking:
            if page.is_open(asking[at] + 1):
                return frozenset()
        elif not page.is_open(at + 1) and _may_be_entry(page, at):
            stating.update((at,) if len(page.texts[at].split()) >= _FEWEST_WORDS else ())
        elif not (page.is_open(at + 1) and page.texts[at].isupper()):  # the heading of a group
            return frozenset()
    stating = {at for at in stating if at < last}
    asked = sum(at in asking for at in first_lines)
    return frozenset(stating) if len(stating) >= _FEWEST_STATING and asked >= len(stating) else frozenset()


def _may_be_entry(page: MarkedLines, at: int) -> bool:
    text = page.texts[at]
    if page.looks[at] is not Look.PROSE or page.looks[at + 1] is not Look.PROSE or at in page.marks:
        return False
    if not looks_like_heading(text) or text.endswith((*_COLONS, ",")) or text[0].islower() or NO_NAME.search(text):
        return False
    return not (page.is_wrapped(at) or page.indents[at] > page.indents[at + 1] or _is_announced(page, at))


def _is_announced(page: MarkedLines, at: int) -> bool:
    """Whether the text above a block ends with a colon, so that the block belongs to it."""
    above = at - 1
    while above > 0 and not page.texts[above]:
        above -= 1
    return page.texts[above].endswith(_COLONS)
