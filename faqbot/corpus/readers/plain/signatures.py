"""Find the signature below a message that was kept as a page.

It is `-- ` on a line of its own with a few short lines below it, or a phrase such as "Best regards" and the name, or
both of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.corpus.readers.qa_marks import ASKED, asks
from faqbot.corpus.structure.sign_offs import says_more, sign_off_at

_MARK = "--"
# The most lines of a signature, and their longest, in characters, as on Usenet.
_MOST_LINES = 4
_LONGEST_LINE = 80
# So many lines at the end of a page are looked at for a phrase that signs off.
_MOST_LOOKED_AT = 30


def signature_of(lines: Sequence[str]) -> range:
    """Return the lines of the signature at the end of the page, or none."""
    marked = _marked(lines)
    end = marked.start if marked else len(lines)
    tail = max(0, end - _MOST_LOOKED_AT)
    first = sign_off_at(lines[tail:end])
    if first is None or says_more(lines[tail + first : end]):
        return marked
    return range(tail + first, len(lines))


def _marked(lines: Sequence[str]) -> range:
    """Return the lines from the mark of the signature to the end of the page, or none.

    There must be text above the mark, no question below it, and no other such mark: several part the page.
    """
    below: list[str] = []
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].strip()
        if lines[at].rstrip() == _MARK:
            above = {line.rstrip() for line in lines[:at]} - {""}
            return range(at, len(lines)) if below and above and _MARK not in above else range(0)
        if not text:
            continue
        below.append(text)
        if len(below) > _MOST_LINES or len(text) > _LONGEST_LINE or asks(text) or ASKED.match(text):
            break
    return range(0)
