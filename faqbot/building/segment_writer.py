"""Analyse chunks to a segment: find their words once, and count their terms with numpy.

Simply put: make a Counter of the terms of each field of each chunk. Here each term of a chunk is an integer of 64 bits,
with the chunk in the upper 32 bits and the term in the lower, so that sorting these integers counts all terms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import accumulate, chain
from operator import eq

import numpy as np

from faqbot.building.interning import Numbering
from faqbot.building.questions.wording import Wording
from faqbot.building.segment import Segment, chunk_line
from faqbot.corpus.chunk import KINDS, Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.index.facets import facet_digest, facets_of
from faqbot.index.packing import LARGEST_PRIME, Array, pack_title, ranked_values, text_hash
from faqbot.index.static_table.language_tables import has_table, table_of
from faqbot.index.titles import topic_of
from faqbot.ranking.duplicates import parents
from faqbot.ranking.evidence.ngrams import MOST_BYTES, count_runs
from faqbot.ranking.words.telling import term_rarities
from faqbot.text.analyser import Analyser

_MADE_UNIQUE = re.compile(r"~\d+\Z")


def analysed_segment(corpus: Corpus, analyser: Analyser, *, several: bool) -> Segment:
    """Return the segment of a part of a corpus: some of its chunks, and their phrasings.

    `several` says whether the whole corpus has several topics; then the title of a document is left out of its own
    questions (see `wording`).
    """
    numbering = Numbering(analyser)
    wording = Wording(corpus, numbering, several=several)
    chunks = corpus.chunks
    arrays: dict[str, Array] = {}
    texts: dict[str, bytes] = {}
    _add_chunks(arrays, texts, chunks)
    _add_topics(arrays, texts, chunks)
    _add_facets(arrays, texts, chunks)
    _add_titles(arrays, texts, wording, numbering.listed)
    units = list(map(wording.units, range(len(chunks))))
    spoken = list(chain.from_iterable(units))
    flat, lengths = _flat(spoken)
    headings, heading_lengths = _flat(wording.fields["headings"])
    listed = numbering.listed
    counts = np.bincount(flat, minlength=len(listed)) + np.bincount(headings, minlength=len(listed))
    places = _add_words(arrays, texts, listed, counts, analyser)
    numbers = arrays["word_terms"][places].astype(np.int64) if len(arrays["word_terms"]) else places
    arrays["unit_words"], arrays["unit_sums"] = places[flat].astype("<i4"), lengths.astype("<i4")
    arrays["heading_words"] = places[headings].astype("<i4")
    _add_units(arrays, units, numbers[flat], lengths)
    arrays["unit_asked"] = np.array(list(chain.from_iterable(map(wording.are_asked, range(len(chunks))))), dtype="|i1")
    fields = {field: _flat(wording.fields[field]) for field in ("question", "text")}
    fields["headings"] = headings, heading_lengths
    rows = {field: _add_counts(arrays, field, numbers[words], sizes) for field, (words, sizes) in fields.items()}
    anywhere = np.concatenate([rows["text"], rows["headings"]])  # the field "text" includes the question
    anywhere.sort(kind="stable")  # which only merges the two halves
    anywhere = anywhere[np.diff(anywhere, prepend=-1) != 0]
    arrays["term_chunks"] = np.bincount(anywhere & _LOW, minlength=len(arrays["term_hashes"])).astype("<i4")
    return Segment(arrays, texts)


# The mask of the lower 32 bits, which hold the term.
_LOW = (1 << 32) - 1


def pack_lines(items: Sequence[bytes]) -> tuple[bytes, Array]:
    """Return byte strings as a single run of bytes, and their offsets."""
    return b"".join(items), np.array([0, *accumulate(map(len, items))], dtype="<i8")


def _add_chunks(arrays: dict[str, Array], texts: dict[str, bytes], chunks: Sequence[Chunk]) -> None:
    texts["lines"], arrays["line_offsets"] = pack_lines(list(map(chunk_line, chunks)))
    arrays["ids"] = text_digests(chunk.id for chunk in chunks)
    arrays["numbered"] = np.array([bool(_MADE_UNIQUE.search(chunk.id)) for chunk in chunks], dtype="|i1")
    arrays["answers"] = text_digests(" ".join(chunk.text.split()) for chunk in chunks)
    arrays["parents"] = parents(chunks)
    arrays["kinds"] = np.array([KINDS.index(chunk.kind) for chunk in chunks], dtype="|i1")
    arrays["asks"] = np.array([bool(chunk.question) for chunk in chunks], dtype="|i1")
    arrays["asides"] = np.array([chunk.is_aside for chunk in chunks], dtype="|i1")


def text_digests(texts: Iterable[str]) -> Array:
    """Return the digests of texts, each in two numbers."""
    return np.frombuffer(b"".join(blake2b(text.encode(), digest_size=16).digest() for text in texts), dtype="<u8")


def _add_topics(arrays: dict[str, Array], texts: dict[str, bytes], chunks: Sequence[Chunk]) -> None:
    numbers: dict[str, int] = {}
    arrays["topics"] = np.array([numbers.setdefault(topic_of(chunk), len(numbers)) for chunk in chunks], dtype="<i4")
    texts["about"] = json.dumps(list(numbers)).encode()


def _add_facets(arrays: dict[str, Array], texts: dict[str, bytes], chunks: Sequence[Chunk]) -> None:
    """Add the digests of the metadata, chunk by chunk, each once for a chunk, and the keys of the metadata."""
    keys: dict[str, None] = {}
    digests: list[bytes] = []
    counts = []
    for chunk in chunks:
        keys |= dict.fromkeys(chunk.metadata)
        own = dict.fromkeys(facet_digest(key, value) for key, value in facets_of(chunk.metadata))
        digests += own
        counts.append(len(own))
    arrays["facet_digests"] = np.frombuffer(b"".join(digests), dtype="<u8")
    arrays["facet_chunks"] = np.repeat(np.arange(len(chunks), dtype="<i4"), counts)
    texts["facets"] = json.dumps(list(keys)).encode()


def _add_titles(arrays: dict[str, Array], texts: dict[str, bytes], wording: Wording[int], listed: list[str]) -> None:
    """Add the title of each chunk: its stored questions, or the beginning of its text if it has no questions.

    Each stored question also gets a hash, by which the chunk is found.
    """
    titles: list[bytes] = []
    hashed: dict[tuple[int, int], None] = {}
    for number, (questions, sentences) in enumerate(zip(wording.stored, wording.sentences, strict=True)):
        if not questions:
            titles.append(pack_title([[listed[word] for word in words] for words in sentences])[:MOST_BYTES])
            continue
        spelt = [" ".join([listed[word] for word in words]) for words in questions]
        lines = "\n".join(spelt)
        titles.append(f"\n{lines}\n".encode())
        hashed |= dict.fromkeys((text_hash(words.encode()), number) for words in spelt if words)
    texts["titles"], arrays["title_offsets"] = pack_lines(titles)
    arrays["asked_hashes"] = np.array([value for value, _ in hashed], dtype="<u8")
    arrays["asked_chunks"] = np.array([number for _, number in hashed], dtype="<i4")
    arrays |= count_runs(titles)


def _add_words(
    arrays: dict[str, Array], texts: dict[str, bytes], listed: Sequence[str], counts: Array, analyser: Analyser
) -> Array:
    """Add the words that occur and their terms; return for each listed word its number among those that occur.

    A word that does not occur gets the number of any word.
    """
    occurring = np.flatnonzero(counts)
    words = [listed[number].encode() for number in occurring.tolist()]
    order = _by_hash(words, hashes := text_hashes(words))
    occurring, words = occurring[order], [words[place] for place in order.tolist()]
    arrays["word_hashes"] = hashes[order]
    stems, arrays["term_hashes"], ranks = _ranked_by_hash(analyser.all_stems(words))
    texts["terms"], arrays["term_lengths"] = _joined(stems)
    texts["words"], arrays["word_lengths"] = _joined(words)
    pieces = sums = np.zeros(0, dtype="<i4")
    if has_table(analyser.language):
        pieces, sums = table_of(analyser.language).cut_words(words)
    arrays["word_pieces"], arrays["word_piece_sums"] = pieces.astype("<u2"), sums.astype("<u2")
    arrays["term_rarities"] = term_rarities(words, ranks, stems, analyser)
    arrays["word_terms"] = ranks
    numbers = np.zeros(len(listed), dtype=np.int64)
    numbers[occurring] = np.arange(len(occurring))
    return numbers


def _by_hash(texts: Sequence[bytes], hashes: Array) -> Array:
    """Return the places of distinct texts in the order of their hashes; those with the same hash in that of bytes."""
    order = np.argsort(hashes)
    if not np.diff(hashes[order]).all():
        order = np.array(sorted(range(len(texts)), key=lambda place: (int(hashes[place]), texts[place])))
    return order


def _ranked_by_hash(texts: Sequence[bytes]) -> tuple[list[bytes], Array, Array]:
    """Return the distinct texts in the order of `_by_hash`, their hashes, and for each text its rank among them."""
    hashes = text_hashes(texts)
    first, ranks = ranked_values(hashes)
    distinct = [texts[place] for place in first.tolist()]
    if all(map(eq, map(distinct.__getitem__, ranks.tolist()), texts)):
        return distinct, hashes[first], ranks
    keys = list(zip(hashes.tolist(), texts, strict=True))  # different texts have the same hash
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    ascending = np.array([value for value, _ in places], dtype="<u8")
    return [text for _, text in places], ascending, np.array([places[key] for key in keys], dtype="<i4")


def _joined(texts: Sequence[bytes]) -> tuple[bytes, Array]:
    """Return texts as a single run of bytes, and the length of each."""
    return b"".join(texts), np.fromiter(map(len, texts), dtype="<i4", count=len(texts))


def text_hashes(encoded: Sequence[bytes]) -> Array:
    """Return the `text_hash` of each text; numpy computes the hashes of all texts of up to eight bytes at once."""
    hashes: Array = np.array(encoded, dtype="S8").view("<u8") if encoded else np.empty(0, dtype="<u8")
    hashes %= np.uint64(LARGEST_PRIME)
    for place in np.flatnonzero(np.fromiter(map(len, encoded), dtype=np.int64) > hashes.itemsize).tolist():
        hashes[place] = text_hash(encoded[place])
    return hashes


def _add_units(arrays: dict[str, Array], units: Sequence[Sequence[object]], terms: Array, lengths: Array) -> None:
    """Add the distinct terms of each unit, ascending; `terms` holds those of all units, and `lengths` divides it."""
    keys = _sorted_keys(terms, lengths)
    distinct = keys[np.diff(keys, prepend=-1) != 0]
    arrays["chunk_units"] = np.array(list(map(len, units)), dtype="<i4")
    arrays["unit_lengths"] = np.bincount(distinct >> 32, minlength=len(lengths)).astype("<i4")
    arrays["unit_terms"] = (distinct & _LOW).astype("<i4")


def _add_counts(arrays: dict[str, Array], field: str, terms: Array, lengths: Array) -> Array:
    """Count the terms of each chunk in a field; return the distinct pairs of chunk and term as integers of 64 bits."""
    keys = _sorted_keys(terms, lengths)
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    distinct = keys[first]
    numbers = (distinct & _LOW).astype("<i4")
    arrays[f"{field}_lengths"] = np.bincount(distinct >> 32, minlength=len(lengths)).astype("<i4")
    arrays[f"{field}_sums"] = lengths.astype("<i8")
    arrays[f"{field}_terms"] = numbers
    arrays[f"{field}_counts"] = np.diff(first, append=len(keys)).astype("<i4")
    return distinct


def _sorted_keys(terms: Array, lengths: Array) -> Array:
    """Return the sorted pairs of row and term as integers of 64 bits; `lengths` is the number of terms of each row.

    The rows ascend already. A stable sort finds that out and sorts each row by itself, which is several times as fast.
    """
    keys: Array = np.repeat(np.arange(len(lengths), dtype=np.int64) << 32, lengths) | terms
    keys.sort(kind="stable")
    return keys


def _flat(listed: Sequence[Sequence[int]]) -> tuple[Array, Array]:
    """Return an array with the items of all lists, and an array with the length of each list."""
    lengths = np.fromiter(map(len, listed), dtype=np.int64, count=len(listed))
    return np.fromiter(chain.from_iterable(listed), dtype=np.int64, count=int(lengths.sum())), lengths
