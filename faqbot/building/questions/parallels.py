"""Share phrasings between parallel chunks: chunks that ask the same question on pages of one kind.

Pages of one kind repeat their questions: "How long should I hold the Plank?" and "How long should I hold the Side
Bend?" are parallel. Other ways to ask for one are other ways to ask for the other, so a phrasing counts for all
parallel chunks, without the title of its own page. Otherwise a page with phrasings would win the questions that name no
page, although all pages answer them.

A phrasing with a content word that only its own page has is not shared: "how long do I stay on my forearms" asks about
the plank alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from faqbot.building.questions.likely_parallels import likely_parallels
from faqbot.building.questions.title_remover import TitleRemover
from faqbot.building.segment import Segment
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.titles import topic_of
from faqbot.text.analyser import Analyser

# Two questions are parallel if they have the same terms, at least this many, or if one has a single term more and the
# others, at least one more than this many, are the same: "the biggest mistake" and "the biggest setup mistake".
FEWEST_EQUAL = 2

# More parallel chunks than this share nothing: the phrasings of a form that a thousand pages fill in would be a
# thousand times as many.
MOST_PARALLEL = 50


def with_parallels(corpus: Corpus, analyser: Analyser, segments: Sequence[Segment] | None = None) -> Corpus:
    """Return the corpus with every phrasing added to the chunks that are parallel to its own.

    Without phrasings, or with a single topic, the corpus is returned as it is. Otherwise it must have its chunks. The
    result is the same with the `segments` of the chunks, and found faster.
    """
    if not corpus.phrasings or all(topic_of(chunk) == topic_of(corpus.chunks[0]) for chunk in corpus.chunks):
        return corpus
    phrased = {phrasing.chunk for phrasing in corpus.phrasings}
    likely = range(len(corpus.chunks)) if segments is None else likely_parallels(segments, phrased, analyser)
    shared = _Pages(corpus, analyser, phrased, likely).shared()
    return replace(corpus, phrasings=tuple(dict.fromkeys([*corpus.phrasings, *shared])))


class _Pages:
    """The pages of a corpus, their words, and which chunks are parallel.

    `likely` are the numbers of the chunks that may be parallel to the `phrased` chunks, and these themselves.
    """

    def __init__(self, corpus: Corpus, analyser: Analyser, phrased: Collection[int], likely: Sequence[int]) -> None:
        self._corpus = corpus
        self._analyser = analyser
        chunks = {number: corpus.chunks[number] for number in likely}
        self._titles = TitleRemover(list(chunks.values()), analyser, several=True)
        self._phrased = phrased
        self._asking: dict[frozenset[str], list[int]] = defaultdict(list)
        # The questions that have one term more than those of a chunk with phrasings.
        self._longer: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)  # the terms of each page
        self._found: dict[int, list[int]] = {}
        self._asked = {number: self._signature(chunk) for number, chunk in chunks.items()}
        for number, asked in self._asked.items():
            self._asking[asked].append(number)
        self._find_longer()
        self._read_pages()

    def _find_longer(self) -> None:
        phrased = {self._asked[number] for number in self._phrased}
        known = frozenset().union(*phrased)
        for asked in self._asking:
            if len(asked - known) <= 1:  # which most questions have more of, and these are told at once
                for shorter in (asked - {term} for term in asked):
                    if shorter in phrased:
                        self._longer[shorter].add(asked)

    def shared(self) -> Iterator[Phrasing]:
        """Yield the phrasings of parallel chunks."""
        for question, number in self._corpus.phrasings:
            others = self._parallel(number)
            if not others:
                continue
            chunk = self._corpus.chunks[number]
            words = self._titles.without(self._analyser.words(question), chunk)
            content = set(filter(self._analyser.is_content, self._analyser.stems(words)))
            own = content & self._words[topic_of(chunk)]
            for other in others:
                if own <= self._words[topic_of(self._corpus.chunks[other])]:
                    yield Phrasing(" ".join(words), other)

    def _read_pages(self) -> None:
        """Collect the terms of each page that has parallel chunks."""
        parallel = ((number, *self._parallel(number)) for number in self._phrased)
        wanted = {topic_of(self._corpus.chunks[number])
                  for alike in parallel if len(alike) > 1 for number in alike}  # fmt: skip
        for chunk in self._corpus.chunks if wanted else ():
            topic = topic_of(chunk)
            if topic in wanted:
                texts = [topic, chunk.text, *chunk.questions]
                self._words[topic].update(term for text in texts for term in self._analyser.terms(text))

    def _signature(self, chunk: Chunk) -> frozenset[str]:
        """Return the content terms and the question words of a chunk's question, without the title of its page."""
        words = self._analyser.words(chunk.question)
        left = self._titles.unnamed(self._titles.without(words, chunk), chunk)
        return frozenset(self._analyser.stems(left)) - self._analyser.function_terms

    def _parallel(self, number: int) -> list[int]:
        """Return the chunks of other topics that are parallel to a chunk, none if they are more than MOST_PARALLEL."""
        if number not in self._found:
            chunk = self._corpus.chunks[number]
            asked = self._asked[number]
            near = {asked, *self._longer.get(asked, ()), *(asked - {term} for term in asked)}
            alike = {other for other in near if other in self._asking and _are_parallel(asked, other)}
            found = sorted(at for other in alike for at in self._asking[other])
            others = [at for at in found if topic_of(self._corpus.chunks[at]) != topic_of(chunk)]
            self._found[number] = others if len(others) < MOST_PARALLEL else []
        return self._found[number]


def _are_parallel(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two questions are parallel, given as their terms (see FEWEST_EQUAL)."""
    if one == other:
        return len(one) >= FEWEST_EQUAL
    few, many = sorted((one, other), key=len)
    return few < many and len(many) == len(few) + 1 and len(few) > FEWEST_EQUAL
