"""Merge segments to the arrays of an index: the vocabulary, the weights of the terms, and the posting lists.

Simply put: count all terms again over all chunks. Here the terms of each segment are renumbered, and what was numbered
for the last index is not numbered again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np

from faqbot.building.merging.in_threads import in_threads
from faqbot.building.merging.kept_numbers import KeptNumbers
from faqbot.building.merging.kept_vectors import KeptVectors, Weighed
from faqbot.building.merging.merged_postings import merged_postings
from faqbot.building.merging.stored_vectors import KeptRows, joined_kept, kept_rows, with_mean
from faqbot.building.merging.vocabulary import Vocabulary
from faqbot.building.segment import Segment
from faqbot.building.segment_files import JoinedRun, joined, joined_texts, length_of
from faqbot.index.bm25 import FloatArray, idf, steady, term_weights
from faqbot.index.packing import PLACES, Array, pack, pack_title, places_of, ranges, text_hash
from faqbot.index.schema import FIELDS
from faqbot.index.static_table.language_tables import table_of
from faqbot.query.lexicon import Packed
from faqbot.ranking.duplicates import first_answers
from faqbot.ranking.evidence.nearest_sentence import unit_norms
from faqbot.ranking.evidence.ngrams import summed_runs, weigh_runs
from faqbot.ranking.evidence.word_sums import (
    ChunkWords,
    chunk_vectors,
    chunks_saying,
    parts_of,
    some_of,
    weighed_words,
)
from faqbot.text.analyser import Analyser
from faqbot.text.word_list import RAREST

# The arrays of a segment with the words of its chunks, in the order of `ChunkWords`.
SPOKEN = ("unit_words", "unit_sums", "unit_asked", "chunk_units", "heading_words", "headings_sums")

# Those of them that hold numbers of words.
_NUMBERED = ("unit_words", "heading_words")

# Small segments are joined up to this many chunks before the norms of their units and their vectors are made: for one
# of ten chunks, calling numpy takes longer than the work itself.
_TOGETHER = 4096

# Segments whose postings are sorted together have at most so many chunks, but for a larger segment. With more, fewer
# lists are put behind each other; but the postings of one chunk take two kilobytes while they are sorted.
_SORTED = 16_384

# From this many chunks on, importing scipy takes less time than it saves when vectors are added up.
_MANY = 20_000


class KeptMerge(NamedTuple):
    """What a folder of segments keeps of the last index, so that an update need not make it again."""

    numbers: KeptNumbers
    vectors: KeptVectors

    @classmethod
    def of(cls, folder: str, names: Sequence[str], language: str) -> KeptMerge:
        """Return what a folder keeps, for an index in a language of the segments with these names ("" without one)."""
        return cls(KeptNumbers(folder, names), KeptVectors(folder, names, language))


class Merger:
    """Makes the arrays and texts of an index from its segments; each `add_` method adds some of them.

    The segments are in the order of the corpus. `weights` has the weight of each term.
    """

    def __init__(
        self, segments: Sequence[Segment], analyser: Analyser, kept: KeptMerge | None = None, threads: int = 1
    ) -> None:
        """Give each term and word a number; `kept` has what is kept of the last index, and receives that of this."""
        self._segments = segments
        self._kept = kept
        self._threads = threads
        self._language = analyser.language
        self._first = np.cumsum([0, *map(len, segments)]).tolist()
        self.arrays: dict[str, Array] = {}
        self.texts: dict[str, bytes] = {}
        self.lines: JoinedRun | None = None
        numbered = partial(Vocabulary, segments, kept=kept and kept.numbers)
        self.vocabulary, self._words = in_threads(numbered, ("term", "word"), threads)
        self.arrays["term_hashes"], self.arrays["term_offsets"] = self.vocabulary.hashes, self.vocabulary.offsets
        self.texts["terms"] = self.vocabulary.run
        rarities = self.arrays["term_rarities"] = np.full(len(self.vocabulary), RAREST, dtype="|u1")
        np.minimum.at(rarities, self.vocabulary.numbers.astype(PLACES), joined(segments, "term_rarities"))
        chunks = joined(segments, "term_chunks")
        frequency: FloatArray = np.bincount(self.vocabulary.numbers, chunks, len(self.vocabulary)).astype(np.float64)
        self.weights = self.arrays["term_weights"] = term_weights(self.vocabulary, frequency, len(self), analyser)
        rounded = steady(np.append(frequency, len(self)))
        self._idf = idf(rounded[:-1], int(rounded[-1]))

    def __len__(self) -> int:
        """Return the number of chunks."""
        return int(self._first[-1])

    def add_postings(self, field: str) -> None:
        """Add the posting lists of a field (see `merged_postings`)."""
        lists = merged_postings(field, self._segments, self.vocabulary, self.weights, list(self._together(_SORTED)))
        self.arrays |= dict(zip((f"{field}_starts", f"{field}_chunks", f"{field}_weights"), lists, strict=True))

    def add_units(self) -> None:
        """Add the forward index: the terms of each unit (a question or a sentence), chunk by chunk."""
        terms = np.empty(sum(length_of(segment, "unit_terms") for segment in self._segments), dtype="<i4")
        norms = np.empty(sum(length_of(segment, "unit_lengths") for segment in self._segments), dtype="<f4")
        at = unit = 0
        for some in self._together():
            lengths = joined(self._segments[some], "unit_lengths")
            numbers = self.vocabulary.of(some)[self.vocabulary.within(self._segments, "unit_terms", some)]
            terms[at : at + len(numbers)] = numbers
            norms[unit : unit + len(lengths)] = unit_norms(self.weights[numbers.astype(PLACES)], lengths)
            at, unit = at + len(numbers), unit + len(lengths)
        self.arrays["unit_terms"], self.arrays["unit_norms"] = terms, norms
        self.arrays["unit_starts"] = self._ends("unit_lengths")
        self.arrays["chunk_units"] = self._ends("chunk_units")

    def add_vectors(self) -> None:
        """Add two vectors of each chunk, made of the words of its questions, its text and its headings.

        Call `words` before it, if at all: what that needs is gone afterwards. Vectors that are kept, and would be made
        as they are, are not made again.
        """
        if self._kept is None:
            made = self._vectors(np.ones(len(self), dtype=bool))
        else:
            made = self._kept_vectors(self._kept.vectors)
        self.arrays |= with_mean(made)
        del self._words  # four bytes for each word of each segment

    def _kept_vectors(self, kept: KeptVectors) -> dict[str, Array]:
        """Return the vectors of all chunks, of which only those are made that are not kept; keep them all."""
        sizes = list(map(len, self._segments))
        places, words = kept.places(sizes), Weighed(self._words.hashes, self._idf_of_words())
        wanted = (places < 0) | self._with_words(kept.changed(words))
        arrays = kept.filled(self._vectors(wanted), wanted, places)
        kept.keep(sizes, words, arrays)
        return arrays

    def _idf_of_words(self) -> Array:
        """Return the idf of each distinct word of the index."""
        of_words = np.empty(len(self._words))
        for some in self._together():
            of_words[self._words.of(some).astype(PLACES)] = self._idf[self._terms_of(some)]
        return of_words

    def _with_words(self, words: Array) -> Array:
        """Return for each chunk whether it has one of the words of the index with a true flag in `words`."""
        if words.all():
            return np.ones(len(self), dtype=bool)
        says = []
        for some in self._together():
            flags = words[self._words.of(some).astype(PLACES)]  # no longer than the words of their chunks
            says.append(chunks_saying(self._spoken(some, np.arange(len(flags))), flags) if flags.any() else
                        np.zeros(self._first[some.stop] - self._first[some.start], dtype=bool))  # fmt: skip
        return np.concatenate(says)

    def _terms_of(self, some: slice) -> Array:
        """Return the number of the term of each word of some segments, one segment after the other."""
        terms: Array = self.vocabulary.of(some)[self.vocabulary.within(self._segments, "word_terms", some)]
        return terms.astype(PLACES)

    def _vectors(self, wanted: Array) -> dict[str, Array]:
        """Return the vectors of the titles and of the texts of the wanted chunks."""
        made = partial(self._rows, wanted, are_many=int(np.count_nonzero(wanted)) > _MANY)
        return joined_kept(list(chain.from_iterable(in_threads(made, list(self._together()), self._threads))))

    def _rows(self, wanted: Array, some: slice, *, are_many: bool) -> list[KeptRows]:
        """Return the vectors of the wanted chunks of some segments, for a few thousand chunks at a time."""
        chunks = wanted[self._first[some.start] : self._first[some.stop]]
        if not chunks.any():
            return []
        first, places = places_of(self._words.of(some))
        spoken = some_of(self._spoken(some, places), chunks)
        used, own = places_of(np.concatenate((spoken.words, spoken.headings)))
        distinct = np.concatenate((spoken.words, spoken.headings))[used]
        table = table_of(self._language)
        words = weighed_words(table, *self._pieces(some, first[distinct]), are_many=are_many)
        numbered = spoken._replace(words=own[: len(spoken.words)], headings=own[len(spoken.words) :])
        return [kept_rows(*chunk_vectors(words, part, are_many=are_many)) for part in parts_of(numbered)]

    def _pieces(self, some: slice, places: Array) -> tuple[Array, Array, Array]:
        """Return the pieces, their number and the idf of the words at these places among those of some segments."""
        segments = self._segments[some]
        pieces, lengths = (joined(segments, name).astype("<i4") for name in ("word_pieces", "word_piece_sums"))
        starts = np.cumsum(lengths, dtype=np.int64) - lengths
        idf_of_words = self._idf[self._terms_of(some)[places]]
        return pieces[ranges(starts[places], lengths[places])], lengths[places], idf_of_words

    def _spoken(self, some: slice, places: Array) -> ChunkWords:
        """Return the words of the chunks of some segments; `places` has the number of each word of each segment."""
        arrays = [places[self._words.within(self._segments, name, some)] if name in _NUMBERED
                  else joined(self._segments[some], name) for name in SPOKEN]  # fmt: skip
        return ChunkWords(*arrays)

    def _together(self, chunks: int = _TOGETHER) -> Iterator[slice]:
        """Yield the numbers of segments, together those that have at most so many chunks together."""
        start = 0
        for number in range(1, len(self._segments) + 1):
            if number == len(self._segments) or self._first[number + 1] - self._first[start] > chunks:
                yield slice(start, number)
                start = number

    def add_titles(self, decoys: Sequence[Sequence[str]]) -> None:
        """Add the stored questions of each chunk, and the hashes and runs of characters by which these are found.

        The decoys, given as words, follow, numbered as if they were further chunks.
        """
        titles = [pack_title([words]) for words in decoys]
        self.texts["titles"] = b"".join([joined_texts(self._segments, "titles"), *titles])
        lengths = np.array(list(map(len, titles)), dtype="<i8")
        self.arrays["title_offsets"] = _offsets([self._lengths("title_offsets"), lengths])
        spelt = [(text_hash(" ".join(words).encode()), len(self) + at) for at, words in enumerate(decoys) if words]
        hashes = np.concatenate(
            [joined(self._segments, "asked_hashes"), np.array([value for value, _ in spelt], dtype="<u8")]
        )
        chunks = np.concatenate([self._placed("asked_chunks"), np.array([at for _, at in spelt], dtype="<i4")])
        order = np.lexsort((chunks, hashes))
        self.arrays["asked_hashes"], self.arrays["asked_chunks"] = hashes[order], chunks[order].astype("<i4")
        total = sum(int(segment.arrays["run_total"][0]) for segment in self._segments)
        # Runs are few, and most segments have most of them.
        summed = [summed_runs(joined(part, "run_codes"), joined(part, "run_counts"))
                  for part in (self._segments[some] for some in self._together(_SORTED))]  # fmt: skip
        codes, counts = map(np.concatenate, zip(*summed, strict=True))
        self.arrays |= weigh_runs(codes, counts, total, len(self))

    def add_topics(self) -> list[str]:
        """Add the topic of each chunk, and return the titles of the topics; topics have numbers in corpus order."""
        numbers: dict[str, int] = {}
        of_chunk = []
        for segment in self._segments:
            topics = np.array([numbers.setdefault(topic, len(numbers)) for topic in segment.about], dtype="<i4")
            of_chunk.append(topics[segment.arrays["topics"]])
        self.arrays["chunk_topics"] = np.concatenate(of_chunk)
        self.texts["topics"], self.arrays["topic_offsets"] = pack(topic.encode() for topic in numbers)
        return list(numbers)

    def add_chunks(self) -> None:
        """Add the chunks themselves, their kinds and parents, and for each the first chunk with the same answer."""
        if self._kept is None:
            self.texts["chunks"] = joined_texts(self._segments, "lines")
        else:  # the segments are in files, from which the lines are read where they are written
            self.lines = JoinedRun(self._segments, "lines", "line_offsets")
        self.arrays["chunk_offsets"] = _offsets([self._lengths("line_offsets")])
        self.arrays["chunk_answers"] = first_answers(joined(self._segments, "answers"))
        self.arrays["chunk_parents"] = self._placed("parents")
        self.arrays["chunk_kinds"] = joined(self._segments, "kinds")
        self.arrays["chunk_asks"] = joined(self._segments, "asks")
        self.arrays["chunk_asides"] = joined(self._segments, "asides")

    def add_facets(self) -> None:
        """Add the posting lists of metadata (see `index.facets`), and the chunks by the digests of their ids."""
        digests, chunks = joined(self._segments, "facet_digests").reshape(-1, 2), self._placed("facet_chunks")
        order = np.lexsort((digests[:, 1], digests[:, 0]))  # is stable, so that chunks ascend
        hashes, checks = digests[order].T
        is_first = (np.diff(hashes, prepend=0) != 0) | (np.diff(checks, prepend=0) != 0)
        is_first[:1] = True
        starts = np.flatnonzero(is_first)
        self.arrays["facet_hashes"], self.arrays["facet_checks"] = hashes[starts], checks[starts]
        self.arrays["facet_starts"] = np.append(starts, len(order)).astype("<i8")
        self.arrays["facet_chunks"] = chunks[order].astype("<i4")
        names = dict.fromkeys(name for segment in self._segments for name in segment.facets)
        self.texts["facet_names"], self.arrays["facet_name_offsets"] = pack(name.encode() for name in names)
        ids = joined(self._segments, "ids")[::2]
        order = np.argsort(ids, kind="stable")
        self.arrays["id_hashes"], self.arrays["id_chunks"] = ids[order], order.astype("<i4")

    def add_bounds(self) -> None:
        """Add each term's largest weight, an upper bound for ranking, and the chunks of each topic."""
        topics = self.arrays["chunk_topics"]
        counts = np.bincount(topics, minlength=len(self.arrays["topic_offsets"]) - 1)
        self.arrays["topic_starts"] = np.concatenate(([0], np.cumsum(counts))).astype("<i8")
        self.arrays["topic_chunks"] = np.argsort(topics, kind="stable").astype("<i4")
        self.arrays["term_greatest"] = np.array([float(self.weights.max(initial=0.0)) or 1.0], dtype="<f8")
        for field in FIELDS:
            starts, weights = self.arrays[f"{field}_starts"], self.arrays[f"{field}_weights"]
            self.arrays[f"{field}_greatest"] = _greatest(starts, weights)

    def words(self) -> tuple[Packed, Array]:
        """Return the distinct words of questions, sentences and headings, packed, and how often each occurs."""
        words = self._words
        counts = np.zeros(len(words), dtype=np.int64)
        for some in self._together(_SORTED):
            for spoken in _NUMBERED:
                within = words.within(self._segments, spoken, some)
                counts += np.bincount(words.of(some)[within], minlength=len(words))
        return (words.run, words.offsets), counts

    def _placed(self, name: str) -> Array:
        """Return the chunk numbers in an array of each segment, converted to numbers within the corpus; -1 stays -1."""
        array = joined(self._segments, name)
        first = np.array(self._first[:-1], dtype="<i4").repeat([length_of(segment, name) for segment in self._segments])
        return np.where(array < 0, array, array + first)

    def _lengths(self, name: str) -> Array:
        """Return the lengths of the items that an array of offsets divides in each segment."""
        ends = np.cumsum([length_of(segment, name) for segment in self._segments])
        return np.delete(np.diff(joined(self._segments, name)), ends[:-1] - 1)

    def _ends(self, name: str) -> Array:
        return _offsets([joined(self._segments, name)])


def _greatest(starts: Array, weights: Array) -> Array:
    """Return the largest weight of each term in a field, 0 for a term that the field does not have."""
    greatest = np.zeros(len(starts) - 1, dtype="<f4")
    has = np.flatnonzero(starts[1:] != starts[:-1])
    if len(has):
        greatest[has] = np.maximum.reduceat(weights, starts[has])
    return greatest


def _offsets(lengths: Sequence[Array]) -> Array:
    """Return the offsets of consecutive items with these lengths, given part by part: 0, and the end of each item."""
    offsets = np.zeros(sum(map(len, lengths)) + 1, dtype="<i8")
    np.cumsum(np.concatenate(lengths), out=offsets[1:])
    return offsets
