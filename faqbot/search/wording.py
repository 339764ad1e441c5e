"""The words of a corpus, part by part, as the index counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.sentences import sentence_ends
from faqbot.search.classifier import Row
from faqbot.search.terms import Analyser
from faqbot.search.weighting import QUESTION_IN_TEXT

Words = list[str]

_FIRST = 10

# Sentences of a chunk that a classifier learns from: hit@1 is that with all of them, in a quarter of the time.
_LEARNT = 3


class Wording:
    """What is said in a corpus; every list but `decoys` has one entry a chunk.

    `stored` are the words of each question and phrasing, `asked` the same as far as they count, `sentences` those of
    the text's sentences, `fields` what is counted for each field, `decoys` the words of the questions without an
    answer, `phrased` how many phrasings each chunk has.
    """

    def __init__(self, corpus: Corpus, analyser: Analyser) -> None:
        self._analyser = analyser
        self.phrased = Counter(phrasing.chunk for phrasing in corpus.phrasings)
        self.decoys = [analyser.words(decoy) for decoy in corpus.decoys]
        phrasings: list[list[Words]] = [[] for _ in corpus.chunks]
        for phrasing in corpus.phrasings:
            phrasings[phrasing.chunk].append(analyser.words(phrasing.question))
        own = [[analyser.words(question) for question in chunk.questions] for chunk in corpus.chunks]
        self.stored = [questions + more for questions, more in zip(own, phrasings, strict=True)]
        self.asked = [self._counted(chunk, questions) + more
                      for chunk, questions, more in zip(corpus.chunks, own, phrasings, strict=True)]  # fmt: skip
        # A whole list is found by its questions; what its items say finds the items, each a chunk of its own.
        self.sentences = [[] if chunk.kind in ("steps", "tips") else list(self._sentences(chunk.text))
                          for chunk in corpus.chunks]  # fmt: skip
        self.fields = self._fields(corpus.chunks)

    def units(self, number: int) -> list[Words]:
        """Return what a question may be nearest to in a chunk: each of its questions, each of its sentences.

        The first questions stand before the sentences and the others behind: of a long list its end is not looked at.
        """
        asked = self.asked[number]
        return asked[:_FIRST] + self.sentences[number] + asked[_FIRST:]

    def rows(self) -> list[Row]:
        """Return the examples that a classifier learns the chunks from: all questions, and how the text begins."""
        return [
            Row(words, number)
            for number, asked in enumerate(self.asked)
            for words in asked + self.sentences[number][:_LEARNT]
            if words
        ]

    def _fields(self, chunks: Sequence[Chunk]) -> dict[str, list[Words]]:
        asked = [list(chain.from_iterable(questions)) for questions in self.asked]
        answers = [list(chain.from_iterable(sentences)) for sentences in self.sentences]
        # A chunk that nobody asks for is its own title.
        titles = [question or answer for question, answer in zip(asked, answers, strict=True)]
        headings = [self._analyser.words(" \n ".join((chunk.source.title, *chunk.sections))) for chunk in chunks]
        texts = [title * QUESTION_IN_TEXT + said for title, said in zip(titles, answers, strict=True)]
        return {"question": titles, "text": texts, "headings": headings}

    def _counted(self, chunk: Chunk, questions: Sequence[Words]) -> list[Words]:
        """Return the words of the chunk's own questions that count.

        The question made up for a whole list names the title, but who asks says "this": the title's words count as
        headings alone, lest they drown the rest of a question that nobody wrote.
        """
        title = frozenset() if chunk.question else frozenset(self._analyser.words(chunk.source.title))
        return [[word for word in words if word not in title] for words in questions]

    def _sentences(self, text: str) -> Iterator[Words]:
        start = 0
        for end in sentence_ends(text):
            for line in text[start:end].splitlines():
                if words := self._analyser.words(line):
                    yield words
            start = end
