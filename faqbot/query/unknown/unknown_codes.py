"""The codes that a question asks the meaning of and that no document has: "What does error E010 mean?".

No other word can stand for a code, so a passage that says the rest of such a question is no answer to it. Elsewhere a
code may be a value of whoever asks ("my order AB12345", "from my PS5"), of which the documents need not know.
"""

from __future__ import annotations

import re

from faqbot.index.index import Index
from faqbot.query.query import Query
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.unspaced import bigrams

# Letters and then digits, at least three characters ("E010", "mp3"), or a number with a zero in front. A quantity
# ("49kg") is no code.
_CODE = re.compile(r"(?=\w{3})[^\W\d_]++\d\w*|0\d{2,}")
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def unknown_codes(query: Query, index: Index) -> list[str]:
    """Return the codes whose meaning is asked and that no document has, also in parts that a passage has together."""
    unread = [concept.word for concept in query.concepts if not concept.readings and is_name(concept.word)]
    if not unread or index.analyser.lists.meaning_words.isdisjoint(query.words):
        return []
    return [word for word in unread if not are_met_together(_PARTS.findall(word), index)]


def is_name(word: str) -> bool:
    """Whether a word is a code that is the name of one thing, and neither a quantity nor a word.

    A name in programs is one by its underscore ("max_retries"). Text without spaces around a number ("2001-02年的身份")
    is no code.
    """
    is_code = _CODE.fullmatch(word) is not None or ("_" in word[1:-1] and any(map(str.isalpha, word)))
    return is_code and (word.isascii() or [*bigrams(word)] == [word])
