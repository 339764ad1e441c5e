"""Leave out the numbers that a page puts before its questions: "1. How do I pay?", "(2) Where are you?".

Nobody asks with the number, and it changes when another question is added before. A single number may belong to the
question ("2. Bundesliga: when does it begin?"), so at least two questions of a page must have one in the same form.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from faqbot.corpus.document import BlockKind, Document

_NUMBERED = re.compile(
    r"(?P<open>[\[(]?)\d{1,3}(?:\.\d{1,3}){0,5}(?P<close>[.)\]:]{1,2}|\s?[-–—])\s+(?=[^\W\d_]|[\"'“„«¿¡`])"
)

# So many questions of a page must have a number in the same form.
_FEWEST = 2


def without_question_numbers(document: Document) -> Document:
    """Return the document with the text of its numbered questions alone."""
    found = {
        at: match
        for at, block in enumerate(document.blocks)
        if block.kind is BlockKind.QUESTION and (match := _NUMBERED.match(block.text))
    }
    forms = Counter((match["open"], match["close"]) for match in found.values())
    numbered = {at: match for at, match in found.items() if forms[match["open"], match["close"]] >= _FEWEST}
    if not numbered:
        return document
    blocks = tuple(
        block._replace(text=block.text[numbered[at].end() :]) if at in numbered else block
        for at, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)
