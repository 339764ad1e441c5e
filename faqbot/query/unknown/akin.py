"""Words that begin alike, as forms of one word do: "wniosek" for "wniosku", "fizetek" for "fizetni".

Stemmers leave many such forms apart. A word that the documents do not have, and that is no typo, is read as those words
of theirs that begin most like it. They may be other words, too, and count as little as general synonyms: on pages in
twenty languages hit@5 is .937, and .934 without this (tests/data/written).
"""

from __future__ import annotations

from math import ceil

from rapidfuzz.distance import Prefix

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon

# Words are akin if they begin with so many equal letters at least, and with such a share of the longer word.
_LETTERS, _SHARE = 4, 0.7


def akin_in_documents(word: str, index: Index) -> list[str]:
    """Return the words of the documents that begin like a word: of all that are akin, those that share most letters."""
    if not word.isalpha():
        return []
    begin = word[: max(_LETTERS, ceil(_SHARE * len(word)))]
    if len(begin) < _LETTERS:
        return []
    known = [other for other, _ in Lexicon(index.arrays, index.texts, "word").with_prefix(begin)]
    shared = {other: Prefix.similarity(word, other) for other in known}
    akin = [other for other in known if shared[other] >= _SHARE * len(other)]
    most = max((shared[other] for other in akin), default=0)
    return [other for other in akin if shared[other] == most and _says_something(other, index)]


def _says_something(word: str, index: Index) -> bool:
    return all(map(index.analyser.is_content, index.analyser.stems([word])))
