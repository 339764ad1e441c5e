"""Remove the title of a document from the questions about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import topic_of
from faqbot.text.language import Language

Word = TypeVar("Word")


class Speller(Protocol[Word]):
    """Finds the words of texts, as strings (`text.analyser.Analyser`) or as numbers (`interning.Numbering`)."""

    lists: Language

    def words(self, text: str) -> list[Word]:
        """Return the words of a text in their order."""

    def all_words(self, texts: Sequence[str]) -> list[list[Word]]:
        """Return the words of each text; for many texts, this is faster than calling `words` for each."""


class TitleRemover(Generic[Word]):
    """Removes the title of a document from the questions about it, if the corpus has several topics.

    If a question names a document, the name selects this document (see `query.names`). If it names none, all documents
    should match alike. With titles in the stored questions, "What does it target?" would be nearer to "What does the
    Plank target?" than to "What does the Kneeling Hip Flexor Stretch target?", only because the title is shorter.
    """

    def __init__(self, chunks: Sequence[Chunk], analyser: Speller[Word], *, several: bool | None) -> None:
        topics = list(dict.fromkeys(map(topic_of, chunks)))
        is_one_of_several = len(topics) > 1 if several is None else several
        self._titles = {topic: analyser.words(topic) for topic in topics} if is_one_of_several else {}
        self._articles = frozenset(analyser.words(" ".join(sorted(analyser.lists.articles))))

    def without(self, words: list[Word], chunk: Chunk) -> list[Word]:
        """Return a question's words without the title of the chunk's document and without articles before the title.

        If no words would be left, all words are returned.
        """
        title = self._titles and self._titles.get(topic_of(chunk))
        if not title or title[0] not in words:
            return words
        left: list[Word] = []
        at = 0
        while at < len(words):
            if words[at : at + len(title)] == title:
                at += len(title)
                if left and left[-1] in self._articles:
                    left.pop()
            else:
                left.append(words[at])
                at += 1
        return left or words

    def unnamed(self, words: list[Word], chunk: Chunk) -> list[Word]:
        """Return a question's words without those words of the title that follow an article, as in "the stretch".

        The article is removed as well. If no words would be left, all words are returned.
        """
        title = self._titles and self._titles.get(topic_of(chunk))
        if not title:
            return words
        named = {at for at, word in enumerate(words) if word in title and at and words[at - 1] in self._articles}
        left = [word for at, word in enumerate(words) if not named.intersection((at, at + 1))]
        return left or words
