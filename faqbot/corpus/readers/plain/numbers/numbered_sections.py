"""Find the numbered headings that go on with one numbering through a page, directly above their texts or not.

    1. Quiet hours                     3. RETURNS
    From 10 pm everybody is quiet.     You may return goods.

Steps may look the same, so all lines of the numbering decide together: each is a short line below a blank line, ends no
sentence, and is numbered next after the one before. That alone says enough where one of them has deeper numbers below
it (1.1). Elsewhere, all are in capitals, or at least three of them stand directly above texts that are not indented and
are no lists, and nothing above them asks or announces steps.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from faqbot.corpus.readers.plain.line_looks import Look
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.numbering import Entry
from faqbot.corpus.readers.plain.underlines import looks_like_heading
from faqbot.corpus.readers.qa_marks import begins_to_ask
from faqbot.text.document_words import PROCEDURE

_PROCEDURE = re.compile(PROCEDURE, re.IGNORECASE)
# Fewest lines directly above their texts.
_FEWEST = 3


def numbered_sections(series: Sequence[Entry], parents: Collection[int], page: LineTable) -> list[Entry]:
    """Return the undivided entries (1, 2, 3) of a series if all of them are headings; otherwise none.

    `parents` are the first lines of the entries that have deeper entries below them.
    """
    tops = [entry for entry in series if entry.depth == 1]
    if len(tops) < 2 or not all(below.number[0] == above.number[0] + 1 for above, below in pairwise(tops)):  # noqa: PLR2004
        return []
    if not all(_may_head(entry, page) and (entry.bodied or entry.first in parents) for entry in tops):
        return []
    if any(entry.first in parents for entry in tops):
        return tops
    glued = sum(_stands_on_text(entry, page) for entry in tops)
    look = len(tops) == glued >= _FEWEST or all(entry.text.isupper() for entry in tops)
    return tops if look and not _are_steps(tops[0].first, page) else []


def _may_head(entry: Entry, page: LineTable) -> bool:
    text = entry.text
    if entry.first != entry.last or not page.is_open(entry.first - 1) or text.endswith((":", "：", ",")):
        return False
    return not text[0].islower() and (entry.asks or looks_like_heading(text))


def _stands_on_text(entry: Entry, page: LineTable) -> bool:
    """Whether a text that is not indented further begins directly below an entry."""
    below = entry.last + 1
    if page.is_open(below) or page.looks[below] is not Look.PROSE or page.texts[below][:1].islower():
        return False
    return page.indents[below] <= page.indents[entry.first]


def _are_steps(first: int, page: LineTable) -> bool:
    """Whether something above the first entry asks, or the first or the last line above it announces steps."""
    if page.first_asking < first:
        return True
    filled = (at for at in range(first) if not page.open[at])
    above = (at for at in range(first - 1, -1, -1) if not page.open[at])
    said = [page.texts[at] for at in (next(filled, None), next(above, None)) if at is not None]
    return any(text.endswith((":", "：")) or begins_to_ask(text) or _PROCEDURE.search(text) for text in said)
