"""Words with a final "s" more or less: "PC" for "PCs".

Snowball takes the "s" of a plural off only behind a vowel that is not the last letter, as that of "FAQs", and so leaves
that of "PCs" and "CPUs". A word that the documents do not have is read as the other form if they have that.
"""

from __future__ import annotations

import re

from faqbot.index.index import Index

# What an acronym without its "s" is made of: consonants, with digits or a vowel at the end at most ("mp3", "cpu").
_ACRONYM = re.compile(r"[b-df-hj-np-tv-xz]+(?:[0-9]+|(?<=[a-z]{2})[aeiouy]|(?<=[a-z]{2}))", re.ASCII)


def with_or_without_s(word: str) -> str:
    """Return a word without its final "s", or with one if it has none; "css" is no plural and stays as it is."""
    if word.endswith("ss"):
        return word
    return word[:-1] if word.endswith("s") else f"{word}s"


def acronym_in_documents(word: str, index: Index) -> list[tuple[str, ...]]:
    """Return the other form of an acronym whose plural is another word to the stemmer, if the documents have it."""
    other = with_or_without_s(word)
    if not _ACRONYM.fullmatch(min(word, other, key=len)):
        return []
    (term,) = index.analyser.stems([other])
    return [(other,)] if index.term_number(term) is not None and index.analyser.is_content(term) else []
