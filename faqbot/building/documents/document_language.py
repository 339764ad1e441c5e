"""Find out from a few chunks which language documents are in, or whether it is another than they are read as."""

from __future__ import annotations

from collections.abc import Iterable

from faqbot.building.documents.likely_language import likely_language
from faqbot.corpus.chunk import Chunk
from faqbot.errors import CorpusWarning, remedy
from faqbot.index.index import Index
from faqbot.system.callers import warn_caller
from faqbot.text.analyser import DEFAULT_LANGUAGE, Analyser

# To tell the language of the documents, at most this many chunks are looked at, so much of each.
_LOOKED_AT, _LOOKED_AT_LETTERS = 40, 500
# Somebody who names the language of documents is only contradicted because of a text of so many words.
_FEWEST_WORDS = 50


def warn_of_language(index: Index) -> None:
    """Warn if the documents seem to be in another language than the one that they are read as."""
    likelier = other_language(index)
    if likelier:
        message = f"the documents seem to be in {likelier.title()}; they are read as {index.analyser.language.title()}"
        option = remedy(f'language="{likelier}"', f"--language {likelier}")
        how = f'give {option}, or write language = "{likelier}" in faqbot.toml'
        warn_caller(CorpusWarning(f"{message} ({how})"))


def other_language(index: Index) -> str | None:
    """Return the language that the documents seem to be in, if it is another than that of the index, or None."""
    words = _words(index.analyser, map(index.chunk, looked_at(len(index))))
    return likely_language(words, index.analyser.language) if len(words) >= _FEWEST_WORDS else None


def looked_at(count: int) -> range:
    """Return the numbers of those of `count` chunks whose language is looked at."""
    return range(0, count, max(1, count // _LOOKED_AT))[:_LOOKED_AT]


def language_told(chunks: Iterable[Chunk]) -> str:
    """Return the language that chunks seem to be in; English in doubt."""
    words = _words(Analyser(DEFAULT_LANGUAGE), chunks)
    return likely_language(words, DEFAULT_LANGUAGE) or DEFAULT_LANGUAGE


def _words(analyser: Analyser, chunks: Iterable[Chunk]) -> list[str]:
    said = (f"{chunk.question} {chunk.text[:_LOOKED_AT_LETTERS]}" for chunk in chunks)
    return [word for text in said for word in analyser.words(text)]
