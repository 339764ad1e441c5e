"""The words of a corpus, part by part, as the index counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice, pairwise
from typing import Generic, Protocol, TypeVar

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.sentences import sentence_ends
from faqbot.index.bm25 import QUESTION_IN_TEXT
from faqbot.index.titles import topic_of
from faqbot.ranking.evidence.classifier import Row
from faqbot.text.language import Language

Word = TypeVar("Word")

_FIRST = 10

# Sentences of a chunk that a classifier learns from: hit@1 is that with all of them, in a quarter of the time.
_LEARNT = 3


class Speller(Protocol[Word]):
    """Finds the words of texts: as strings (see `text.analyser`), or as numbers (see `interning`)."""

    lists: Language

    def words(self, text: str) -> list[Word]:
        """Return the words of a text in their order."""

    def all_words(self, texts: Sequence[str]) -> list[list[Word]]:
        """Return the words of each text; faster for many texts together."""


class Wording(Generic[Word]):
    """The words of a corpus; every list but `decoys` has one entry a chunk.

    `stored` are the words of each question and phrasing, `asked` those of them that count, `sentences` the words of
    each sentence of the text, `fields` the words that are counted for each field, `decoys` the words of the questions
    without an answer, `phrased` the number of phrasings of each chunk. Where the corpus is a part of another,
    `several` says whether the whole has several topics.
    """

    def __init__(self, corpus: Corpus, analyser: Speller[Word], *, several: bool | None = None) -> None:
        self._analyser = analyser
        self.phrased = Counter(phrasing.chunk for phrasing in corpus.phrasings)
        self.decoys = [analyser.words(decoy) for decoy in corpus.decoys]
        titles = _Titles(corpus.chunks, analyser, several=several)
        phrasings: list[list[list[Word]]] = [[] for _ in corpus.chunks]
        for phrasing in corpus.phrasings:
            words = analyser.words(phrasing.question)
            phrasings[phrasing.chunk].append(titles.without(words, corpus.chunks[phrasing.chunk]))
        questions = self._each([chunk.questions for chunk in corpus.chunks])
        own = [[titles.without(words, chunk) for words in listed]
               for chunk, listed in zip(corpus.chunks, questions, strict=True)]  # fmt: skip
        self.stored = [questions + more for questions, more in zip(own, phrasings, strict=True)]
        self.asked = [self._counted(chunk, [titles.unnamed(words, chunk) for words in questions]) + more
                      for chunk, questions, more in zip(corpus.chunks, own, phrasings, strict=True)]  # fmt: skip
        # A whole list is found by its questions; the words of its items find the items, each a chunk of its own.
        lines = self._each([() if chunk.kind in ("steps", "tips") else _lines(chunk.text) for chunk in corpus.chunks])
        self.sentences = [list(filter(None, sentences)) for sentences in lines]
        self.fields = self._fields(corpus.chunks)

    def units(self, number: int) -> list[list[Word]]:
        """Return the units of a chunk, the questions and sentences that a question may be nearest to.

        The first questions come before the sentences and the others after them, since only some are compared.
        """
        asked = self.asked[number]
        return asked[:_FIRST] + self.sentences[number] + asked[_FIRST:]

    def rows(self: Wording[str]) -> list[Row]:
        """Return the examples that a classifier learns the chunks from: all questions, and how the text begins."""
        return [
            Row(words, number)
            for number, asked in enumerate(self.asked)
            for words in asked + self.sentences[number][:_LEARNT]
            if words
        ]

    def _fields(self, chunks: Sequence[Chunk]) -> dict[str, list[list[Word]]]:
        asked = [list(chain.from_iterable(questions)) for questions in self.asked]
        answers = [list(chain.from_iterable(sentences)) for sentences in self.sentences]
        # The text of a chunk without questions stands in for them.
        titles = [question or answer for question, answer in zip(asked, answers, strict=True)]
        placed: dict[tuple[str, ...], list[Word]] = {}  # most chunks share their headings with others
        headings = []
        for chunk in chunks:
            place = (chunk.source.title, *chunk.sections)
            if place not in placed:
                placed[place] = self._analyser.words(" \n ".join(place))
            headings.append(placed[place])
        texts = [title * QUESTION_IN_TEXT + answer for title, answer in zip(titles, answers, strict=True)]
        return {"question": titles, "text": texts, "headings": headings}

    def _counted(self, chunk: Chunk, questions: Sequence[list[Word]]) -> list[list[Word]]:
        """Return the words of the chunk's own questions that count.

        The question made up for a whole list names the title, but who asks says "this": the title's words count as
        headings alone, lest they drown the rest of a question that nobody wrote.
        """
        if chunk.question:
            return list(questions)
        title = frozenset(self._analyser.words(chunk.source.title))
        return [[word for word in words if word not in title] for words in questions]

    def _each(self, texts: Sequence[Sequence[str]]) -> list[list[list[Word]]]:
        """Return the words of each text of each chunk."""
        words = iter(self._analyser.all_words(list(chain.from_iterable(texts))))
        return [list(islice(words, len(listed))) for listed in texts]


def _lines(text: str) -> list[str]:
    """Return the sentences of a text; a sentence of several lines is divided into them."""
    ends = sentence_ends(text)
    return [line for start, end in pairwise([0, *ends]) for line in text[start:end].splitlines()]


class _Titles(Generic[Word]):
    """Takes a document's title out of the questions about it, where a corpus has several.

    A question that names a document chooses it (see `query.names`), and one that does not should match all the same:
    "What does it target?" is nearer to "What does the Plank target?" than to "What does the Kneeling Hip Flexor Stretch
    target?" by nothing but the length of the title.
    """

    def __init__(self, chunks: Sequence[Chunk], analyser: Speller[Word], *, several: bool | None) -> None:
        topics = list(dict.fromkeys(map(topic_of, chunks)))
        is_one_of_several = len(topics) > 1 if several is None else several
        self._titles = {topic: analyser.words(topic) for topic in topics} if is_one_of_several else {}
        self._articles = frozenset(analyser.words(" ".join(sorted(analyser.lists.articles))))

    def without(self, words: list[Word], chunk: Chunk) -> list[Word]:
        """Return the words of a question without the title of the chunk's document, unless nothing would be left."""
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
        """Return the words of a question without a part of the title that stands for it: "the stretch"."""
        title = self._titles and self._titles.get(topic_of(chunk))
        if not title:
            return words
        named = {at for at, word in enumerate(words) if word in title and at and words[at - 1] in self._articles}
        left = [word for at, word in enumerate(words) if not named.intersection((at, at + 1))]
        return left or words
