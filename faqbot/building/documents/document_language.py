"""Find out from a few chunks whether documents are in another language than the one that they are read as."""

from __future__ import annotations

from faqbot.errors import CorpusWarning, remedy
from faqbot.index.index import Index
from faqbot.system.callers import warn_caller
from faqbot.text.known_languages import likelier_language

# To tell the language of the documents, at most this many chunks are looked at, so much of each, if this gives enough
# words.
_LOOKED_AT, _LOOKED_AT_LETTERS, _FEWEST_WORDS = 40, 500, 50


def warn_of_language(index: Index) -> None:
    """Warn if the documents seem to be in another language than the one that they are read as."""
    likelier = other_language(index)
    if likelier:
        message = f"the documents seem to be in {likelier.title()}; they are read as {index.analyser.language.title()}"
        option = remedy(f'language="{likelier}"', f"--language {likelier}")
        how = f'give {option}, or write language = "{likelier}" in faqbot.toml'
        warn_caller(CorpusWarning(f"{message} ({how})"))


def other_language(index: Index) -> str | None:
    """Return the language that the documents seem to be in, if it is another than that of the index, or None.

    A small part of the documents is looked at.
    """
    analyser = index.analyser
    some = range(0, len(index), max(1, len(index) // _LOOKED_AT))[:_LOOKED_AT]
    looked_at = [index.chunk(number).text[:_LOOKED_AT_LETTERS] for number in some]
    words = [word for text in looked_at for word in analyser.words(text)]
    return likelier_language(words, analyser.language) if len(words) >= _FEWEST_WORDS else None
