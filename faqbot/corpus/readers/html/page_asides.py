"""Find the lines at the end of an answer that lead elsewhere, or ask whether the answer helped.

"Read more »", "↑ Back to top", "Was this helpful? Yes No". A line that is the only text below its question is the
answer, whatever it says.
"""

from __future__ import annotations

import re

from faqbot.corpus.readers.html.inline_text import LinkedTo
from faqbot.corpus.readers.html.named_parts import NAVIGATION
from faqbot.text.document_words import CHOICE

FORM = "form"
# Longest line that leads elsewhere, in characters.
_LONGEST = 60
_ARROW = "»›→⇒➔➜↑⇧⬆▲←⇐‹«"
_CHOICE = re.compile(rf"(?:{CHOICE})", re.IGNORECASE)
_ASKS_TO_CHOOSE = re.compile(rf"[^?？\n]{{3,100}}[?？][\s:]*(?:{CHOICE})", re.IGNORECASE)


def offers_a_choice(text: str) -> bool:
    """Whether a paragraph is only what a page offers to press when it asks whether an answer helped: "Yes No"."""
    return len(text) <= _LONGEST and _CHOICE.fullmatch(text.strip()) is not None


def reason_to_leave_out(text: str, links: set[LinkedTo]) -> str:
    """Return why a paragraph below other text is no text, or an empty text; `links` is what it links to."""
    line = text.strip()
    is_link = bool(links) and LinkedTo.NONE not in links and len(line) <= _LONGEST
    if is_link and (LinkedTo.OTHER not in links or line[0] in _ARROW or line[-1] in _ARROW):
        return NAVIGATION
    asks_to_choose = len(line) <= 2 * _LONGEST and _ASKS_TO_CHOOSE.fullmatch(line)
    return FORM if asks_to_choose else ""
