"""Words with a final "s" more or less: "PC" for "PCs".

Snowball takes the "s" of a plural off only behind a vowel that is not the last letter, as that of "FAQs", and so leaves
that of "PCs" and "CPUs". A word that the documents do not have is read as the other form if they write that as an
acronym: "gps" is no plural of "gp", nor "cms" of "cm", but people type "dvds" for "DVD".
"""

from __future__ import annotations

import re

from faqbot.index.index import Index

# What an acronym without its "s" is made of: consonants, with digits or a vowel at the end at most ("mp3", "cpu").
_ACRONYM = re.compile(r"[b-df-hj-np-tv-xz]+(?:[0-9]+|(?<=[a-z]{2})[aeiouy]|(?<=[a-z]{2}))", re.ASCII)

# So many chunks are read to see how the documents write a word.
_LOOKED_AT = 5


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
    (stem,) = index.analyser.stems([other])
    term = index.term_number(stem)
    is_there = term is not None and index.analyser.is_content(stem) and _is_acronym(other, term, index)
    return [(other,)] if is_there else []


def _is_acronym(word: str, term: int, index: Index) -> bool:
    """Whether the first chunks that have a word write it in capitals, with a small "s" in the plural."""
    written = word[:-1].upper() + "s" if word.endswith("s") else word.upper()
    chunks = map(index.chunk, index.fields["text"].of(term)[0][:_LOOKED_AT].tolist())
    return any(re.search(rf"\b{written}\b", f"{chunk.question}\n{chunk.text}") for chunk in chunks)
