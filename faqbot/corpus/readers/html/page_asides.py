"""Find the lines at the end of an answer that lead elsewhere, or ask whether the answer helped.

"Read more »", "↑ Back to top", "Was this helpful? Yes No". Much that looks so is an answer: a link with an arrow may be
the form that was asked for, and a field may take "Yes / No". So a link is left out only if it says nothing of where it
leads, and a choice only if it is there to be pressed. The only text below a question is its answer, whatever it says.
"""

from __future__ import annotations

import re

from faqbot.corpus.readers.html.inline_text import LinkedTo
from faqbot.corpus.readers.html.named_parts import NAVIGATION
from faqbot.text.document_words import CHOICE, LEADS_ON

FORM = "form"
# Longest line that leads elsewhere, in characters.
_LONGEST = 60
_LEADS_ON = re.compile(rf"\W*+(?:{LEADS_ON})\W*+", re.IGNORECASE)
# The links before and behind a page, in one line.
_BACK_AND_ON = re.compile(r"[←⇐⬅].*[→⇒➔➜➡]")
_CHOICE = re.compile(rf"(?:{CHOICE})", re.IGNORECASE)
_ASKS_TO_CHOOSE = re.compile(rf"[^?？\n]{{3,100}}[?？][\s:]*(?P<choice>{CHOICE})", re.IGNORECASE)


def offers_a_choice(text: str, links: set[LinkedTo]) -> bool:
    """Whether a paragraph is only what a page offers to press when it asks whether an answer helped: "Yes No"."""
    line = text.strip()
    return len(line) <= _LONGEST and _CHOICE.fullmatch(line) is not None and _is_pressed(line, links)


def reason_to_leave_out(text: str, links: set[LinkedTo]) -> str:
    """Return why a paragraph below other text is no text, or an empty text; `links` is what it links to."""
    line = text.strip()
    if links and links <= {LinkedTo.TOP, LinkedTo.OTHER} and len(line) <= _LONGEST:
        leads_on = LinkedTo.OTHER not in links or _LEADS_ON.fullmatch(line) or _BACK_AND_ON.fullmatch(line)
        return NAVIGATION if leads_on else ""
    asks = _ASKS_TO_CHOOSE.fullmatch(line) if len(line) <= 2 * _LONGEST else None
    return FORM if asks and _is_pressed(asks["choice"], links) else ""


def _is_pressed(choice: str, links: set[LinkedTo]) -> bool:
    """Whether a choice is no mere text: it is linked, counts votes, or its parts do not even stand apart."""
    return links != {LinkedTo.NONE} or choice.isalpha() or any(map(str.isdigit, choice))
