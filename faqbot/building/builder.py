"""Build the index of a corpus: analyse its chunks in segments, merge the segments, and learn from its phrasings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from faqbot.building.merging.free_memory import give_back
from faqbot.building.merging.in_threads import in_threads
from faqbot.building.merging.merger import KeptMerge, Merger
from faqbot.building.merging.stored_vectors import encoded_vectors
from faqbot.building.questions.parallels import with_parallels
from faqbot.building.questions.wording import Wording
from faqbot.building.segment import SEGMENT_CHUNKS, Segment
from faqbot.building.segment_writer import analysed_segment
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.index.packing import Array, StoredRun
from faqbot.index.schema import FIELDS
from faqbot.index.static_table.static_encoder import is_static
from faqbot.index.titles import topic_of
from faqbot.query.expansion import build_synonyms
from faqbot.query.lexicon import build_words
from faqbot.query.names.title_words import build_titles
from faqbot.ranking.duplicates import parents
from faqbot.ranking.evidence.classifier import Keep, TrainingRow, build_classifier, learnt_from
from faqbot.ranking.evidence.decoys import build_decoys
from faqbot.text.analyser import Analyser


class MergedSegments(NamedTuple):
    """The arrays and texts of an index, and the lines of its chunks, if `texts` does not have them (see `Index`)."""

    arrays: dict[str, Array]
    texts: dict[str, bytes]
    lines: StoredRun | None


def build_index(corpus: Corpus, analyser: Analyser, encoder: CheckedEncoder | None = None) -> Index:
    """Return the index of a corpus, which must have chunks; the same corpus gives the same index.

    Raises `EncoderError` if the encoder does not return vectors.
    """
    corpus = with_parallels(corpus, analyser)
    merged = merge(list(_analysed(corpus, analyser)), corpus, analyser, encoder)
    merged.arrays["chunk_parents"] = parents(corpus.chunks)  # for all, since a segment may end within a list
    return learnt(merged, corpus, analyser, encoder)


def merge(
    segments: Sequence[Segment],
    corpus: Corpus,
    analyser: Analyser,
    encoder: CheckedEncoder | None,
    kept: KeptMerge | None = None,
    threads: int = 1,
) -> MergedSegments:
    """Return the arrays and texts of an index, but for those that are learnt (see `learnt`).

    `corpus` may be without chunks unless `encoder` reads texts: only its phrasings, decoys and synonyms are read.
    `kept` has what is kept of the last index of these documents, and receives that of this one. At most `threads`
    threads work at a time.
    """
    merger = Merger(segments, analyser, kept, threads)
    # The lexicon and the vectors before the other arrays are there, because making these takes much memory.
    words, listed = build_words(*merger.words())
    give_back()
    if is_static(encoder):
        merger.add_vectors()
    else:
        merger.arrays |= encoded_vectors(corpus, encoder)
    give_back()
    lists: list[Callable[[], None]] = [partial(merger.add_postings, field) for field in FIELDS]
    in_threads(_done, [*lists, merger.add_units], threads)
    decoys = [analyser.words(decoy) for decoy in corpus.decoys]
    merger.add_titles(decoys)
    give_back()
    titles = merger.add_topics()
    merger.add_chunks()
    merger.add_facets()
    give_back()
    merger.add_bounds()
    arrays, texts = merger.arrays, merger.texts
    arrays |= build_decoys(decoys, merger.vocabulary, merger.weights, len(merger), analyser)
    named, names = build_titles(titles, analyser, merger.vocabulary)
    synonym_arrays, synonyms = build_synonyms(corpus.synonyms, analyser, merger.vocabulary, merger.vocabulary.hashes)
    arrays |= words | named | synonym_arrays | _concerned(corpus, len(merger))
    texts |= listed | names | synonyms
    return MergedSegments(arrays, texts, merger.lines)


def _done(step: Callable[[], None]) -> None:
    step()
    give_back()


def learnt(
    merged: MergedSegments,
    corpus: Corpus,
    analyser: Analyser,
    encoder: CheckedEncoder | None,
    keep: Keep | None = None,
) -> Index:
    """Return the index of what `merge` returned, and of a classifier (`learn`)."""
    arrays = merged.arrays | learn(corpus, analyser, keep)
    return Index(analyser, arrays, merged.texts, encoder=encoder, settings=corpus.settings, lines=merged.lines)


def learn(corpus: Corpus, analyser: Analyser, keep: Keep | None = None) -> dict[str, Array]:
    """Return the arrays of the classifier, which learns from phrasings and the chunks themselves.

    The classifier is empty if the corpus has no phrasings. Otherwise `corpus` must have its chunks.
    """
    phrased = Counter(phrasing.chunk for phrasing in corpus.phrasings)
    numbers = learnt_from(phrased, [chunk.id for chunk in corpus.chunks])
    if not numbers:
        return build_classifier([], Counter(), analyser)
    places = {number: place for place, number in enumerate(numbers)}
    phrasings = (Phrasing(question, places[chunk]) for question, chunk in corpus.phrasings if chunk in places)
    part = Corpus(tuple(corpus.chunks[number] for number in numbers), tuple(phrasings))
    wording = Wording(part, analyser, several=len(set(map(topic_of, corpus.chunks))) > 1)
    rows = [TrainingRow(words, numbers[place]) for words, place in wording.rows()]
    return build_classifier(rows, phrased, analyser, keep)


def phrasings_by_segment(phrasings: Sequence[Phrasing], sizes: Sequence[int]) -> list[tuple[Phrasing, ...]]:
    """Return the phrasings of each segment, with the number of the chunk within the segment.

    `sizes` are the numbers of chunks of the segments.
    """
    first = [0, *accumulate(sizes)]
    parted: list[list[Phrasing]] = [[] for _ in sizes]
    for question, chunk in phrasings:
        segment = bisect_right(first, chunk) - 1
        parted[segment].append(Phrasing(question, chunk - first[segment]))
    return list(map(tuple, parted))


def _analysed(corpus: Corpus, analyser: Analyser) -> Iterator[Segment]:
    """Yield the segments of a corpus."""
    several = len(set(map(topic_of, corpus.chunks))) > 1
    parts = [corpus.chunks[first : first + SEGMENT_CHUNKS] for first in range(0, len(corpus.chunks), SEGMENT_CHUNKS)]
    for chunks, phrasings in zip(parts, phrasings_by_segment(corpus.phrasings, list(map(len, parts))), strict=True):
        yield analysed_segment(Corpus(chunks, phrasings), analyser, several=several)


def _concerned(corpus: Corpus, count: int) -> dict[str, Array]:
    """Return a flag for each of the `count` chunks: whether the decoys concern it."""
    decoys = np.ones(count, dtype="|i1") if corpus.decoys else np.zeros(count, dtype="|i1")
    decoys[sorted(corpus.beyond_decoys)] = 0
    return {"chunk_decoys": decoys}
