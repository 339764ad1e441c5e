"""The codes of a question that no document has: "E-2099", "X200", "card_velocity_exceeded", "0119".

No other word can stand for a code, so a passage that explains something else with the same words is no answer. A number
with a unit ("49kg"), and a plain number, may be a value of whoever asks, of which the documents need not know.
"""

from __future__ import annotations

import re

from faqbot.index.index import Index
from faqbot.query.query import Query
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.unspaced import bigrams

# Letters and then digits, at least three characters ("E010", "mp3"), a number with a zero in front, or a name in
# programs, with an underscore. Shorter codes, such as "A4", mostly are sizes or kinds of things.
_CODE = re.compile(r"(?=\w{3})[^\W\d_]+\d\w*|0\d{2,}|\w*[^\W\d]_\w+")
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def unknown_codes(query: Query, index: Index) -> list[str]:
    """Return the codes of a question that no document has, also in parts that a passage has together."""
    unread = (concept.word for concept in query.concepts if not concept.readings)
    return [word for word in unread if is_name(word) and not are_met_together(_PARTS.findall(word), index)]


def is_name(word: str) -> bool:
    """Whether a word is a code that is the name of one thing, and neither a quantity nor a word.

    Text without spaces around a number ("2001-02年的身份") is no code.
    """
    return _CODE.fullmatch(word) is not None and (word.isascii() or [*bigrams(word)] == [word])
