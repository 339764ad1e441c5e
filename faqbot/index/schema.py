"""What an index consists of: one row for every array, and the texts.

Everything that loading, saving and verifying check about an array is written in its row and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from faqbot.corpus.chunk import KINDS
from faqbot.index.packing import Array

FIELDS = ("question", "text", "headings")

# offsets   where the entries of another array or text begin: from 0 on, never descending, the last one is the end
# numbers   the numbers of chunks, terms …, all below their count
# counts    1 or more
# keys      sorted, so that they can be searched; equal ones may stand side by side
# codes     sorted, each of them once
# measures  any finite numbers
Holds = Literal["offsets", "numbers", "counts", "keys", "codes", "measures"]


class Sizes:
    """What the lengths of an index's arrays follow from."""

    def __init__(self, arrays: Mapping[str, Array], chunks: int, dimension: int) -> None:
        """Take the arrays, the number of chunks, and the dimension of the vectors, 0 without an encoder."""
        self._arrays = arrays
        self.chunks = chunks
        self.dimension = dimension

    def of(self, name: str) -> int:
        """Return the length of an array."""
        return len(self._arrays[name])

    def end(self, name: str) -> int:
        """Return the last of an array of offsets, or -1, which no length can be, if it is empty."""
        return int(self._arrays[name][-1]) if self.of(name) else -1

    def count(self, thing: str) -> int:
        """Return how many there are of what `Row.of` names."""
        return COUNTED[thing](self)


Length = Callable[[Sizes], int]

# What an index numbers, from 0 on, and how many there are.
COUNTED: dict[str, Length] = {
    "chunk": lambda sizes: sizes.chunks,
    "title": lambda sizes: sizes.of("title_offsets") - 1,
    "topic": lambda sizes: sizes.of("topic_offsets") - 1,
    "term": lambda sizes: sizes.of("term_weights"),
    "title word": lambda sizes: sizes.of("title_word_weights"),
    "kind": lambda _: len(KINDS),
    "truth value": lambda _: 2,
}


class Row(NamedTuple):
    """An array of an index: numpy's name of its type, what its numbers are, and its length.

    Numbers are those `of` a thing in `COUNTED`; the `least` is below 0 where -1 (or -2) stands for no thing. An array
    that offsets divide into parts is `cut_by` them: they end at its length, and numbers ascend within each part.
    Without a `length` an array may have any, which others then follow.
    """

    dtype: str
    holds: Holds
    length: Length | None = None
    of: str = ""
    least: int = 0
    cut_by: str | None = None


def _offsets(length: Length | None = None, dtype: str = "<i8") -> Row:
    return Row(dtype, "offsets", length)


def _numbers(of: str, length: Length | None = None, least: int = 0, cut_by: str | None = None) -> Row:
    return Row("<i4", "numbers", length, of, least, cut_by)


def _small(of: str, length: Length) -> Row:
    return Row("|i1", "numbers", length, of)


def _as_long_as(name: str, more: int = 0) -> Length:
    return lambda sizes: sizes.of(name) + more


def _as_many_as(thing: str, more: int = 0) -> Length:
    return lambda sizes: sizes.count(thing) + more


def _one(_: Sizes) -> int:
    return 1


def _vectors(sizes: Sizes) -> int:
    return sizes.chunks * sizes.dimension


_CHUNKS, _TERMS, _TOPICS = _as_many_as("chunk"), _as_many_as("term"), _as_many_as("topic")

# In words: `word_starts` says where the words of so many letters begin, `word_offsets` where their bytes do.
ROWS: dict[str, Row] = {
    "term_hashes": Row("<u8", "keys", _TERMS),
    "term_offsets": _offsets(_as_many_as("term", 1)),
    "term_weights": Row("<f8", "measures"),
    "term_greatest": Row("<f8", "measures", _one),
    "word_letters": Row("<i4", "counts"),
    "word_starts": _offsets(_as_long_as("word_letters", 1)),
    "word_offsets": _offsets(_as_long_as("word_letters", 1)),
    "word_counts": Row("<i4", "counts", cut_by="word_starts"),
    "asked_hashes": Row("<u8", "keys"),
    "asked_chunks": _numbers("title", _as_long_as("asked_hashes")),
    "chunk_offsets": _offsets(_as_many_as("chunk", 1)),
    "chunk_topics": _numbers("topic", _CHUNKS),
    "chunk_answers": _numbers("chunk", _CHUNKS),
    "chunk_decoys": _small("truth value", _CHUNKS),
    "chunk_fitted": _small("truth value", _CHUNKS),
    "chunk_parents": _numbers("chunk", _CHUNKS, -1),
    "chunk_kinds": _small("kind", _CHUNKS),  # of `corpus.chunk.KINDS`
    "chunk_asks": _small("truth value", _CHUNKS),  # 1 if the document asks the question that the chunk answers
    "topic_offsets": _offsets(),
    "topic_weights": Row("<f4", "measures", lambda sizes: sizes.of("topic_weights") and sizes.count("topic")),
    "topic_hashes": Row("<u8", "keys", _TOPICS),
    "topic_numbers": _numbers("topic", _TOPICS),
    "topic_starts": _offsets(_as_many_as("topic", 1)),
    "topic_chunks": _numbers("chunk", _CHUNKS, cut_by="topic_starts"),
    "name_letters": Row("<i4", "counts"),
    "name_starts": _offsets(_as_long_as("name_letters", 1)),
    "name_offsets": _offsets(_as_long_as("name_letters", 1)),
    "meaning_starts": _offsets(lambda sizes: sizes.end("name_starts") + 1, "<i4"),
    "meaning_words": _numbers("title word", lambda sizes: 2 * sizes.end("meaning_starts"), -1),
    "initial_keys": Row("<u4", "keys"),
    "initial_topics": _numbers("topic", _as_long_as("initial_keys")),
    "title_word_starts": _offsets(_as_many_as("title word", 1)),
    "title_word_topics": _numbers("topic", cut_by="title_word_starts"),
    "title_word_weights": Row("<f4", "measures"),
    "title_word_terms": _numbers("term", _as_many_as("title word"), -1),
    "title_offsets": _offsets(),
    "run_codes": Row("<u4", "codes"),
    "run_weights": Row("<f4", "measures", _as_long_as("run_codes")),
    "run_mean": Row("<f8", "measures", _one),
    "chunk_units": _offsets(_as_many_as("chunk", 1)),
    "unit_starts": _offsets(_as_long_as("unit_norms", 1)),
    "unit_terms": _numbers("term", cut_by="unit_starts"),
    "unit_norms": Row("<f4", "measures", cut_by="chunk_units"),
    "class_chunks": _numbers("chunk", None, -2),
    "class_weights": Row("|i1", "measures", lambda sizes: sizes.of("class_chunks") * sizes.of("class_idf")),
    "class_scales": Row("<f4", "measures", _as_long_as("class_chunks")),
    "class_intercepts": Row("<f4", "measures", _as_long_as("class_chunks")),
    "class_idf": Row("<f4", "measures"),
    "title_vectors": Row("<f2", "measures", _vectors),
    "text_vectors": Row("<f2", "measures", _vectors),
    "vector_mean": Row("<f8", "measures", _one),
    "synonym_hashes": Row("<u8", "keys"),
    "synonym_certainties": Row("<f4", "measures", _as_long_as("synonym_hashes")),
    "synonym_offsets": _offsets(_as_long_as("synonym_hashes", 1)),
}
for _field in FIELDS:
    ROWS |= {
        f"{_field}_starts": _offsets(_as_many_as("term", 1)),
        f"{_field}_chunks": _numbers("chunk", cut_by=f"{_field}_starts"),
        f"{_field}_weights": Row("<f4", "measures", _as_long_as(f"{_field}_chunks")),
        f"{_field}_greatest": Row("<f4", "measures", _TERMS),
    }

# The type of every array.
ARRAYS: dict[str, str] = {name: row.dtype for name, row in ROWS.items()}

# The texts, each of them many byte strings one behind the other, and the array of the offsets that divide it.
TEXTS: dict[str, str] = {
    "terms": "term_offsets",
    "words": "word_offsets",
    "words_backwards": "word_offsets",
    "topics": "topic_offsets",
    "names": "name_offsets",
    "names_backwards": "name_offsets",
    "chunks": "chunk_offsets",
    "titles": "title_offsets",
    "synonyms": "synonym_offsets",
}
