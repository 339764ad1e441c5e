"""Blocks to the arrays of an index: one vocabulary, the weights of its terms, and the postings by term.

Everything is linear in what the blocks hold: within a block all lies in the order that the index has, so that its
postings need no sorting, only their places. One block at a time is widened to floating point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from faqbot.building.segment import Block
from faqbot.building.segment_files import joined, joined_texts, let_go
from faqbot.building.vocabulary import Vocabulary
from faqbot.index.bm25 import saturate, term_weights
from faqbot.index.packing import (
    Array,
    pack,
    pack_title,
    ranges,
    text_hash,
)
from faqbot.query.lexicon import Packed
from faqbot.ranking.duplicates import first_answers
from faqbot.ranking.evidence.nearest_sentence import unit_norms
from faqbot.ranking.evidence.ngrams import weigh_runs
from faqbot.text.analyser import Analyser

# What a field weighs in a block, by chunk: from its name, its saturated counts, their terms' numbers in the block, how
# many each chunk has, and the weights of the block's terms.
Weigh = Callable[[str, Array, Array, Array, Array], Array]


class Merger:
    """The arrays and texts of an index from blocks, in the order of the corpus; each method adds a part."""

    def __init__(self, blocks: Sequence[Block], analyser: Analyser) -> None:
        self._blocks = blocks
        self._first = np.cumsum([0, *map(len, blocks)]).tolist()
        self.arrays: dict[str, Array] = {}
        self.texts: dict[str, bytes] = {}
        self.vocabulary = Vocabulary(blocks, "term")
        self.arrays["term_hashes"], self.arrays["term_offsets"] = self.vocabulary.hashes, self.vocabulary.offsets
        self.texts["terms"] = self.vocabulary.run
        frequency = np.zeros(len(self.vocabulary))
        for number, block in enumerate(blocks):
            frequency[self.vocabulary.of_block(number)] += block.arrays["term_chunks"]
        self.weights = self.arrays["term_weights"] = term_weights(self.vocabulary, frequency, len(self), analyser)

    def __len__(self) -> int:
        """Return the number of chunks."""
        return int(self._first[-1])

    def add_postings(self, field: str, weigh: Weigh) -> None:
        """Lay the weights of a field out by term, its chunks ascending."""
        numbers = self.vocabulary
        totals = np.zeros(len(numbers), dtype=np.int64)
        for block, its in self._numbered():
            totals[its] += block.arrays[f"{field}_chunks"]
        starts = np.zeros(len(numbers) + 1, dtype="<i8")
        np.cumsum(totals, out=starts[1:])
        following = starts[:-1].copy()
        chunks, weights = np.empty(starts[-1], dtype="<i4"), np.empty(starts[-1], dtype="<f4")
        mean = self._mean_length(field)
        for (block, its), first in zip(self._numbered(), self._first, strict=False):
            lengths, order = block.arrays[f"{field}_lengths"], block.arrays[f"{field}_order"]
            weighed = _weighed(block, field, mean, self.weights[its], weigh)
            counts = block.arrays[f"{field}_chunks"]
            places = ranges(following[its], counts)
            following[its] += counts
            chunks[places] = np.repeat(np.arange(first, first + len(block), dtype="<i4"), lengths)[order]
            weights[places] = weighed[order]
        self.arrays[f"{field}_starts"], self.arrays[f"{field}_chunks"] = starts, chunks
        self.arrays[f"{field}_weights"] = weights

    def add_units(self) -> None:
        """Add the forward index of the units: each chunk's, by its terms' numbers."""
        terms = np.empty(sum(len(block.arrays["unit_terms"]) for block in self._blocks), dtype="<i4")
        norms = np.empty(sum(len(block.arrays["unit_lengths"]) for block in self._blocks), dtype="<f4")
        at = unit = 0
        for block, its in self._numbered():
            numbers = its[block.arrays["unit_terms"]]
            lengths = block.arrays["unit_lengths"]
            terms[at : at + len(numbers)] = numbers
            norms[unit : unit + len(lengths)] = unit_norms(self.weights[numbers], lengths)
            at, unit = at + len(numbers), unit + len(lengths)
        self.arrays["unit_terms"], self.arrays["unit_norms"] = terms, norms
        self.arrays["unit_starts"] = self._ends("unit_lengths")
        self.arrays["chunk_units"] = self._ends("chunk_units")

    def add_titles(self, decoys: Sequence[Sequence[str]]) -> None:
        """Keep what each chunk is asked for, to recognise a question word for word and to compare its characters.

        Decoys come behind the chunks.
        """
        titles = [pack_title([words]) for words in decoys]
        self.texts["titles"] = b"".join([joined_texts(self._blocks, "titles"), *titles])
        lengths = [np.diff(block.arrays["title_offsets"]) for block in self._blocks]
        self.arrays["title_offsets"] = _offsets([*lengths, np.array(list(map(len, titles)), dtype="<i8")])
        spelt = [(text_hash(" ".join(words).encode()), len(self) + at) for at, words in enumerate(decoys) if words]
        hashes = np.concatenate([*self._each("asked_hashes"), np.array([value for value, _ in spelt], dtype="<u8")])
        chunks = np.concatenate([*self._placed("asked_chunks"), np.array([at for _, at in spelt], dtype="<i4")])
        order = np.lexsort((chunks, hashes))
        self.arrays["asked_hashes"], self.arrays["asked_chunks"] = hashes[order], chunks[order].astype("<i4")
        total = sum(int(block.arrays["run_total"][0]) for block in self._blocks)
        codes, counts = joined(self._blocks, "run_codes"), joined(self._blocks, "run_counts")
        self.arrays |= weigh_runs(codes, counts, total, len(self))

    def add_topics(self) -> list[str]:
        """Give what the chunks are about its numbers, and return the titles."""
        numbers: dict[str, int] = {}
        of_chunk = []
        for block in self._blocks:
            its = np.array([numbers.setdefault(topic, len(numbers)) for topic in block.about], dtype="<i4")
            of_chunk.append(its[block.arrays["topics"]])
            let_go(block)
        self.arrays["chunk_topics"] = np.concatenate(of_chunk)
        self.texts["topics"], self.arrays["topic_offsets"] = pack(topic.encode() for topic in numbers)
        return list(numbers)

    def add_chunks(self) -> None:
        """Add the chunks themselves, and which give the same answer."""
        self.texts["chunks"] = joined_texts(self._blocks, "lines")
        self.arrays["chunk_offsets"] = _offsets([np.diff(block.arrays["line_offsets"]) for block in self._blocks])
        self.arrays["chunk_answers"] = first_answers(joined(self._blocks, "answers"))
        self.arrays["chunk_parents"] = np.concatenate(self._placed("parents"))

    def words(self) -> tuple[Packed, Array]:
        """Return the words of the questions, sentences and headings, and how often each stands there."""
        words = Vocabulary(self._blocks, "word")
        counts = np.bincount(words.numbers, weights=joined(self._blocks, "word_counts"), minlength=len(words))
        return (words.run, words.offsets), counts

    def _numbered(self) -> Iterator[tuple[Block, Array]]:
        """Yield each block, with the numbers of its terms."""
        for number, block in enumerate(self._blocks):
            yield block, self.vocabulary.of_block(number)
            let_go(block)

    def _each(self, name: str) -> list[Array]:
        return [block.arrays[name] for block in self._blocks]

    def _placed(self, name: str) -> list[Array]:
        """Return numbers of chunks within each block as numbers within the corpus; below 0 they are none."""
        arrays = zip(self._each(name), self._first, strict=False)
        return [np.where(array < 0, array, array + np.int32(first)) for array, first in arrays]

    def _ends(self, name: str) -> Array:
        return _offsets([joined(self._blocks, name)])

    def _mean_length(self, field: str) -> float:
        """Return how many terms a chunk has in a field, of those that have any."""
        sums = self._each(f"{field}_sums")
        filled = sum(int(np.count_nonzero(each)) for each in sums)
        return sum(int(each.sum()) for each in sums) / filled if filled else 1.0


def _weighed(block: Block, field: str, mean: float, weights: Array, weigh: Weigh) -> Array:
    lengths = block.arrays[f"{field}_lengths"]
    sums = np.repeat(block.arrays[f"{field}_sums"].astype(np.float64), lengths)
    saturated = saturate(block.arrays[f"{field}_counts"].astype(np.float64), sums, mean, field)
    return weigh(field, saturated, block.arrays[f"{field}_terms"], lengths, weights)


def _offsets(lengths: Sequence[Array]) -> Array:
    """Return where things end that have these lengths, part by part, with a 0 before."""
    offsets = np.zeros(sum(map(len, lengths)) + 1, dtype="<i8")
    np.cumsum(np.concatenate(lengths), out=offsets[1:])
    return offsets
