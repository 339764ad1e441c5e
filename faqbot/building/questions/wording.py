"""Find the words of each chunk and decide for which fields and units they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice, pairwise
from typing import Generic

from faqbot.building.questions.title_remover import Speller, TitleRemover, Word
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.sentences import sentence_ends
from faqbot.index.bm25 import QUESTION_IN_TEXT
from faqbot.ranking.evidence.classifier import TrainingRow

# Number of a chunk's questions that come before its sentences (see `Wording.units`).
_FIRST = 10

# Most sentences of a chunk that the classifier learns from. With this limit hit@1 is the same as with all sentences,
# and learning takes a quarter of the time.
_LEARNT = 3


class Wording(Generic[Word]):
    """The words of a corpus.

    For each chunk, `stored` has the words of each question and phrasing, `asked` has the words of these that count,
    `sentences` has the words of each sentence of the text, `fields` has the words that count for each field, and
    `phrased` has the number of phrasings. If the corpus is a part of a larger corpus, `several` says whether the larger
    corpus has several topics.
    """

    def __init__(self, corpus: Corpus, analyser: Speller[Word], *, several: bool | None = None) -> None:
        self._analyser = analyser
        self.phrased = Counter(phrasing.chunk for phrasing in corpus.phrasings)
        titles = TitleRemover(corpus.chunks, analyser, several=several)
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
        # A whole list has no sentences: it is found by its questions, and its text is found as the items of the list,
        # which are chunks of their own.
        lines = self._each([() if chunk.kind in ("steps", "tips") else _lines(chunk.text) for chunk in corpus.chunks])
        self.sentences = [list(filter(None, sentences)) for sentences in lines]
        self.fields = self._fields(corpus.chunks)

    def units(self, number: int) -> list[list[Word]]:
        """Return the words of the units of a chunk: its questions and its sentences.

        The first `_FIRST` questions come before the sentences and the others after them, because ranking reads only
        the first `MOST_TERMS` terms of a chunk's units (see `ranking.evidence.nearest_sentence`).
        """
        asked = self.asked[number]
        return asked[:_FIRST] + self.sentences[number] + asked[_FIRST:]

    def are_asked(self, number: int) -> list[bool]:
        """Return for each unit of a chunk whether it is a question."""
        asked = [True] * len(self.asked[number])
        return asked[:_FIRST] + [False] * len(self.sentences[number]) + asked[_FIRST:]

    def rows(self: Wording[str]) -> list[TrainingRow]:
        """Return the examples from which the classifier learns: the questions and the first sentences of each chunk."""
        return [
            TrainingRow(words, number)
            for number, asked in enumerate(self.asked)
            for words in asked + self.sentences[number][:_LEARNT]
            if words
        ]

    def _fields(self, chunks: Sequence[Chunk]) -> dict[str, list[list[Word]]]:
        asked = [list(chain.from_iterable(questions)) for questions in self.asked]
        answers = [list(chain.from_iterable(sentences)) for sentences in self.sentences]
        # For a chunk without questions, the text counts as the question.
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
        """Return the words that count in the chunk's own questions, which are given as words.

        If a chunk has no question in the document, its questions are those that find a whole list. They were generated
        and contain the title, whereas people say "this". So words of the title are left out of them, and count for the
        headings only; otherwise they would outweigh the other words of the question.
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
    """Return the sentences of a text; each line of a sentence of several lines counts as a sentence."""
    ends = sentence_ends(text)
    return [line for start, end in pairwise([0, *ends]) for line in text[start:end].splitlines()]
