"""The schema of an index: a row for every array, and a table of the texts.

Loading, saving and verifying derive all their checks of an array from its row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from faqbot.corpus.chunk import KINDS
from faqbot.index.packing import Array

# The fields of a chunk that have posting lists, in the order in which their scores are added.
FIELDS = ("question", "text", "headings")

# The kinds of values that an array may hold:
#
# offsets   where the parts of another array or text begin: the first is 0, none is below the one before, and the last
#           is the length of the other array or text
# numbers   numbers of chunks, terms or other things, all below the count of these things (see COUNTED)
# counts    whole numbers of at least 1
# keys      sorted values, which binary search finds; values may repeat
# codes     sorted values without repetitions
# measures  floats or small integers, without NaN or infinity
Holds = Literal["offsets", "numbers", "counts", "keys", "codes", "measures"]


class Sizes:
    """The sizes of an index that the right lengths of its arrays are computed from."""

    def __init__(self, arrays: Mapping[str, Array], chunks: int, dimension: int) -> None:
        """Take the arrays, the number of chunks, and the dimension of the vectors (0 without an encoder)."""
        self._arrays = arrays
        self.chunks = chunks
        self.dimension = dimension

    def of(self, name: str) -> int:
        """Return the length of the array of this name."""
        return len(self._arrays[name])

    def end(self, name: str) -> int:
        """Return the last offset in an array of offsets; for an empty array return -1, which no length equals."""
        return int(self._arrays[name][-1]) if self.of(name) else -1

    def count(self, thing: str) -> int:
        """Return how many of a thing (a key of COUNTED, see `Row.of`) the index has."""
        return COUNTED[thing](self)


Length = Callable[[Sizes], int]

# The things that have numbers in an index, from 0 on, and a function that counts each.
COUNTED: dict[str, Length] = {
    "chunk": lambda sizes: sizes.chunks,
    "title": lambda sizes: sizes.of("title_offsets") - 1,
    "decoy": lambda sizes: sizes.of("title_offsets") - 1 - sizes.chunks,
    "topic": lambda sizes: sizes.of("topic_offsets") - 1,
    "term": lambda sizes: sizes.of("term_weights"),
    "title word": lambda sizes: sizes.of("title_word_weights"),
    "kind": lambda _: len(KINDS),
    "truth value": lambda _: 2,
}


class ArrayRow(NamedTuple):
    """The row of an array: numpy's name of its dtype, the kind of values that it holds, and its length.

    If `holds` is "numbers", `of` names the thing in `COUNTED` that they number, and `least` is the smallest value
    allowed; a negative value (-1 or -2) stands for no thing. `cut_by` names the array of offsets that divides this
    array into parts, if there is one: the last offset is the length of this array, and numbers ascend within each part.
    An array without a `length` may have any length, from which the lengths of other arrays then follow.
    """

    dtype: str
    holds: Holds
    length: Length | None = None
    of: str = ""
    least: int = 0
    cut_by: str | None = None


def _offsets(length: Length | None = None, dtype: str = "<i8") -> ArrayRow:
    return ArrayRow(dtype, "offsets", length)


def _numbers(of: str, length: Length | None = None, least: int = 0, cut_by: str | None = None) -> ArrayRow:
    return ArrayRow("<i4", "numbers", length, of, least, cut_by)


def _small(of: str, length: Length) -> ArrayRow:
    return ArrayRow("|i1", "numbers", length, of)


def _as_long_as(name: str, more: int = 0) -> Length:
    return lambda sizes: sizes.of(name) + more


def _as_many_as(thing: str, more: int = 0) -> Length:
    return lambda sizes: sizes.count(thing) + more


def _one(_: Sizes) -> int:
    return 1


def _vectors(sizes: Sizes) -> int:
    return sizes.chunks * sizes.dimension


def _vector_scales(sizes: Sizes) -> int:
    return sizes.chunks if sizes.dimension else 0


_CHUNKS, _TERMS, _TOPICS = _as_many_as("chunk"), _as_many_as("term"), _as_many_as("topic")

# The words form classes by their numbers of letters and of bytes (see `query.lexicon`). Class i has words of
# `word_letters[i]` letters. The first of them has the number `word_starts[i]` and begins at the byte `word_offsets[i]`.
# The arrays `name_…` are the same for the ways to type words of titles (see `query.names.title_words`).
ROWS: dict[str, ArrayRow] = {
    "term_hashes": ArrayRow("<u8", "keys", _TERMS),
    "term_offsets": _offsets(_as_many_as("term", 1)),
    "term_weights": ArrayRow("<f8", "measures"),
    "term_rarities": ArrayRow("|u1", "measures", _TERMS),  # see `ranking.words.telling`
    "term_greatest": ArrayRow("<f8", "measures", _one),
    "word_letters": ArrayRow("<i4", "counts"),
    "word_starts": _offsets(_as_long_as("word_letters", 1)),
    "word_offsets": _offsets(_as_long_as("word_letters", 1)),
    "word_counts": ArrayRow("<i4", "counts", cut_by="word_starts"),
    "asked_hashes": ArrayRow("<u8", "keys"),
    "asked_chunks": _numbers("title", _as_long_as("asked_hashes")),
    "chunk_offsets": _offsets(_as_many_as("chunk", 1)),
    "id_hashes": ArrayRow("<u8", "keys", _CHUNKS),  # the first half of the digest of each chunk's id
    "id_chunks": _numbers("chunk", _CHUNKS),
    "facet_hashes": ArrayRow("<u8", "keys"),  # of metadata, see `index.facets`
    "facet_checks": ArrayRow("<u8", "measures", _as_long_as("facet_hashes")),
    "facet_starts": _offsets(_as_long_as("facet_hashes", 1)),
    "facet_chunks": _numbers("chunk", cut_by="facet_starts"),
    "facet_name_offsets": _offsets(),
    "chunk_topics": _numbers("topic", _CHUNKS),
    "chunk_answers": _numbers("chunk", _CHUNKS),
    "chunk_decoys": _small("truth value", _CHUNKS),
    "chunk_parents": _numbers("chunk", _CHUNKS, -1),
    "chunk_kinds": _small("kind", _CHUNKS),  # the place of the kind in `corpus.chunk.KINDS`
    "chunk_asks": _small("truth value", _CHUNKS),  # 1 if the document itself asks the question that the chunk answers
    "chunk_asides": _small("truth value", _CHUNKS),  # 1 if the chunk is of low standing (`corpus.chunk.Chunk.is_aside`)
    "topic_offsets": _offsets(),
    "topic_weights": ArrayRow("<f4", "measures", lambda sizes: sizes.of("topic_weights") and sizes.count("topic")),
    "topic_hashes": ArrayRow("<u8", "keys", _TOPICS),
    "topic_numbers": _numbers("topic", _TOPICS),
    "topic_starts": _offsets(_as_many_as("topic", 1)),
    "topic_chunks": _numbers("chunk", _CHUNKS, cut_by="topic_starts"),
    "name_letters": ArrayRow("<i4", "counts"),
    "name_starts": _offsets(_as_long_as("name_letters", 1)),
    "name_offsets": _offsets(_as_long_as("name_letters", 1)),
    "meaning_starts": _offsets(lambda sizes: sizes.end("name_starts") + 1, "<i4"),
    "meaning_words": _numbers("title word", lambda sizes: 2 * sizes.end("meaning_starts"), -1),
    "initial_keys": ArrayRow("<u4", "keys"),
    "initial_topics": _numbers("topic", _as_long_as("initial_keys")),
    "title_word_starts": _offsets(_as_many_as("title word", 1)),
    "title_word_topics": _numbers("topic", cut_by="title_word_starts"),
    "title_word_weights": ArrayRow("<f4", "measures"),
    "title_word_terms": _numbers("term", _as_many_as("title word"), -1),
    "title_offsets": _offsets(),
    "run_codes": ArrayRow("<u4", "codes"),
    "run_weights": ArrayRow("<f4", "measures", _as_long_as("run_codes")),
    "run_mean": ArrayRow("<f8", "measures", _one),
    "chunk_units": _offsets(_as_many_as("chunk", 1)),
    "unit_starts": _offsets(_as_long_as("unit_norms", 1)),
    "unit_terms": _numbers("term", cut_by="unit_starts"),
    "unit_norms": ArrayRow("<f4", "measures", cut_by="chunk_units"),
    "class_chunks": _numbers("chunk"),
    "class_weights": ArrayRow("|i1", "measures", lambda sizes: sizes.of("class_chunks") * sizes.of("class_idf")),
    "class_scales": ArrayRow("<f4", "measures", _as_long_as("class_chunks")),
    "class_intercepts": ArrayRow("<f4", "measures", _as_long_as("class_chunks")),
    "class_trust": ArrayRow("<f4", "measures", _as_long_as("class_chunks")),
    "class_idf": ArrayRow("<f4", "measures"),
    "decoy_hashes": ArrayRow("<u8", "keys"),
    "decoy_places": _numbers("decoy", _as_long_as("decoy_hashes")),
    "decoy_weights": ArrayRow("<f4", "measures", _as_long_as("decoy_hashes")),
    "title_vectors": ArrayRow("|i1", "measures", _vectors),
    "title_scales": ArrayRow("<f4", "measures", _vector_scales),
    "text_vectors": ArrayRow("|i1", "measures", _vectors),
    "text_scales": ArrayRow("<f4", "measures", _vector_scales),
    "vector_mean": ArrayRow("<f8", "measures", _one),
    "synonym_hashes": ArrayRow("<u8", "keys"),
    "synonym_certainties": ArrayRow("<f4", "measures", _as_long_as("synonym_hashes")),
    "synonym_offsets": _offsets(_as_long_as("synonym_hashes", 1)),
}
for _field in FIELDS:
    ROWS |= {
        f"{_field}_starts": _offsets(_as_many_as("term", 1)),
        f"{_field}_chunks": _numbers("chunk", cut_by=f"{_field}_starts"),
        f"{_field}_weights": ArrayRow("<f4", "measures", _as_long_as(f"{_field}_chunks")),
        f"{_field}_greatest": ArrayRow("<f4", "measures", _TERMS),
    }

# The dtype of every array, by numpy's name.
ARRAYS: dict[str, str] = {name: row.dtype for name, row in ROWS.items()}

# The texts, each of which is many byte strings joined to one, with the array of offsets that divides it.
TEXTS: dict[str, str] = {
    "terms": "term_offsets",
    "words": "word_offsets",
    "words_backwards": "word_offsets",
    "topics": "topic_offsets",
    "names": "name_offsets",
    "names_backwards": "name_offsets",
    "chunks": "chunk_offsets",
    "facet_names": "facet_name_offsets",
    "titles": "title_offsets",
    "synonyms": "synonym_offsets",
}
