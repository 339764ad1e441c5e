"""The index: a handful of arrays that numpy alone can answer from, in memory or mapped from disk.

Terms, words, chunks and titles are kept as one run of bytes each with offsets; postings lie by term, a field's
chunks in ascending order. Nothing is parsed before it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.corpus.chunk import Chunk, chunk_from_json
from faqbot.errors import IndexFileError
from faqbot.index.bm25 import idf, role_weight, unknown_weight
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.scratch import Scratch
from faqbot.text.analyser import Analyser

Array = npt.NDArray[Any]
Vector = npt.NDArray[np.float64]

LARGEST_PRIME = 2**64 - 59

# Chunks looked at for being stored under one question; an export of tickets has thousands under "Question".
_MOST_EXACT = 50

# Letters of a title's word in which initials are looked for; in longer ones that takes very long.
_LONGEST_FOLDED = 24

FIELDS = ("question", "text", "headings")

# name -> dtype of every array an index consists of; `store` refuses anything else.
ARRAYS: dict[str, str] = {
    "term_hashes": "<u8",
    "term_offsets": "<i8",
    "term_weights": "<f8",
    "term_greatest": "<f8",
    "word_offsets": "<i8",
    "word_letters": "<i4",
    "word_starts": "<i8",
    "word_counts": "<i4",
    "asked_hashes": "<u8",
    "asked_chunks": "<i4",
    "chunk_offsets": "<i8",
    "chunk_topics": "<i4",
    "chunk_answers": "<i4",
    "chunk_decoys": "|i1",
    "chunk_fitted": "|i1",
    "chunk_parents": "<i4",
    "topic_offsets": "<i8",
    "topic_weights": "<f4",
    "topic_hashes": "<u8",
    "topic_numbers": "<i4",
    "name_letters": "<i4",
    "name_starts": "<i8",
    "name_offsets": "<i8",
    "meaning_starts": "<i4",
    "meaning_words": "<i4",
    "initial_keys": "<u4",
    "initial_topics": "<i4",
    "title_word_starts": "<i8",
    "title_word_topics": "<i4",
    "title_word_weights": "<f4",
    "title_word_terms": "<i4",
    "title_offsets": "<i8",
    "run_codes": "<u4",
    "run_weights": "<f4",
    "run_mean": "<f8",
    "chunk_units": "<i8",
    "unit_starts": "<i8",
    "unit_terms": "<i4",
    "unit_norms": "<f4",
    "class_chunks": "<i4",
    "class_weights": "|i1",
    "class_scales": "<f4",
    "class_intercepts": "<f4",
    "class_idf": "<f4",
    "title_vectors": "<f2",
    "text_vectors": "<f2",
    "vector_mean": "<f8",
    "synonym_hashes": "<u8",
    "synonym_certainties": "<f4",
    "synonym_offsets": "<i8",
    **{f"{field}_starts": "<i8" for field in FIELDS},
    **{f"{field}_chunks": "<i4" for field in FIELDS},
    **{f"{field}_weights": "<f4" for field in FIELDS},
    **{f"{field}_greatest": "<f4" for field in FIELDS},
    "topic_starts": "<i8",
    "topic_chunks": "<i4",
}
# The runs of bytes, and the array that holds each one's offsets.
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


class Texts(Sequence[bytes]):
    """Many byte strings in one run: item i is `run[offsets[i]:offsets[i + 1]]`."""

    def __init__(self, run: bytes | memoryview, offsets: Array) -> None:
        self._run = run
        self._offsets = offsets

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: Any) -> Any:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._offsets[number : number + 2].tolist()
        return bytes(self._run[start:end])


class Postings(NamedTuple):
    """One field by term: term t stands in `chunks[starts[t]:starts[t + 1]]`, with those `weights`.

    `greatest` has the largest weight of each term. Weights of headings are parts of a vector of length 1.
    """

    starts: Array
    chunks: Array
    weights: Array
    greatest: Array

    def of(self, term: int) -> tuple[Array, Array]:
        """Return the chunks that have the term, ascending, and its weight in each."""
        start, end = self.starts[term : term + 2].tolist()
        return self.chunks[start:end], self.weights[start:end]

    def of_each(self, terms: Sequence[int]) -> list[tuple[Array, Array, float]]:
        """Return the same for each of the terms, with its largest weight; all at once, which is faster."""
        numbers = np.array(terms, dtype=np.intp)
        starts, ends = self.starts.take(numbers).tolist(), self.starts.take(numbers + 1).tolist()
        greatest = self.greatest.take(numbers).tolist()
        return [(self.chunks[start:end], self.weights[start:end], most)
                for start, end, most in zip(starts, ends, greatest, strict=True)]  # fmt: skip

    def of_all(self, terms: Sequence[int]) -> Array:
        """Return the chunks that have all of these terms, ascending; there must be one term at least."""
        chunks, _ = self.of(terms[0])
        for term in terms[1:]:
            chunks = chunks[self.has(term, chunks)]
        return chunks

    def has(self, term: int, chunks: Array) -> Array:
        """Return which of the chunks (bool) have the term."""
        among, _ = self.of(term)
        if not len(among):
            return np.zeros(len(chunks), dtype=bool)
        found: Array = among[np.minimum(np.searchsorted(among, chunks), len(among) - 1)] == chunks
        return found


class Index:
    """What the corpus says, by term. Nothing that it says ever changes, and threads may share it.

    `path` is the directory it is mapped from, None if it is in memory only; `digest` is that of its content, None until
    it is saved. `confidence` are the coefficients that were fitted to this corpus, None if the defaults hold. `encoder`
    is the one that the vectors are of, None if there are none.
    """

    def __init__(
        self,
        analyser: Analyser,
        arrays: Mapping[str, Array],
        texts: Mapping[str, bytes | memoryview],
        path: str | None = None,
        confidence: tuple[float, ...] | None = None,
        encoder: CheckedEncoder | None = None,
        *,
        digest: str | None = None,
    ) -> None:
        self.analyser = analyser
        self.digest = digest
        self.path = path
        self.confidence = confidence
        self.encoder = encoder
        self.arrays = arrays
        self.texts = texts
        self.term_weights = arrays["term_weights"]
        self.fields = {
            field: Postings(*(arrays[f"{field}_{part}"] for part in ("starts", "chunks", "weights", "greatest")))
            for field in FIELDS
        }
        self._terms = Texts(texts["terms"], arrays["term_offsets"])
        self._chunks = Texts(texts["chunks"], arrays["chunk_offsets"])
        self._titles = Texts(texts["titles"], arrays["title_offsets"])
        self.scratch = Scratch(len(self._chunks), len(self.term_weights))

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._chunks)

    def chunk(self, number: int) -> Chunk:
        """Return a chunk by its number, 0-based in the order of the corpus."""
        with self.read():
            return chunk_from_json(json.loads(self._chunks[number].decode()))

    @contextmanager
    def read(self) -> Iterator[None]:
        """Turn what damage makes of reading into `IndexFileError`.

        A large index is not checked whole at load, and its arrays may name places that are not there.
        """
        try:
            yield
        except (LookupError, ValueError, TypeError, ArithmeticError) as error:
            if self.path is None:
                raise
            message = f"the index is damaged ({error}); rebuild it with: faqbot index CORPUS -o DIR"
            raise IndexFileError(message, path=self.path) from error

    def term_number(self, term: str) -> int | None:
        """Return a term's number, or None if no chunk has it."""
        return self.term_numbers([term])[0]

    def term_numbers(self, terms: Sequence[str]) -> list[int | None]:
        """Return the numbers of terms, None for each that no chunk has; all at once, which is faster."""
        encoded = [term.encode() for term in terms]
        hashes = self.arrays["term_hashes"]
        wanted = np.array([text_hash(one) for one in encoded], dtype=np.uint64)
        places = hashes.searchsorted(wanted).tolist()
        return [self._term_from(at, one) for at, one in zip(places, encoded, strict=True)]

    def _term_from(self, at: int, encoded: bytes) -> int | None:
        """Return the number of a term, where those of its hash begin; nearly always it is the first."""
        wanted = text_hash(encoded)
        while at < len(self._terms) and self.arrays["term_hashes"][at] == wanted:
            if self._terms[at] == encoded:
                return at
            at += 1
        return None

    def exact(self, words: Sequence[str], test: Callable[[Array], Array] | None = None) -> list[int]:
        """Return what the question of these words (`Analyser.words`) is stored for, ascending.

        Numbers from `len(self)` on are decoys: questions known to have no answer. Of very many chunks the first are
        returned, those before all others that `test` says may come up.
        """
        key = " ".join(words).encode()
        at = _equal(self.arrays["asked_hashes"], text_hash(key))
        found = self.arrays["asked_chunks"][at.start : at.stop]
        if len(found) > _MOST_EXACT:
            chunks = found[found < len(self)]
            wanted = chunks if test is None else np.concatenate((chunks[test(chunks)], chunks[~test(chunks)]))
            found = np.concatenate((np.sort(wanted[:_MOST_EXACT]), found[len(chunks) :][:1]))
        # A title may hold a question of the same hash, and not this one.
        return [number for number in found.tolist() if b"\n" + key + b"\n" in self._titles[number]]

    def chunks_of(self, topic: int) -> Array:
        """Return the chunks that are about a topic, ascending."""
        start, end = self.arrays["topic_starts"][topic : topic + 2].tolist()
        return self.arrays["topic_chunks"][start:end]

    def title(self, number: int, most: int) -> bytes:
        """Return the beginning of a chunk's title (see `pack_title`), up to so many bytes."""
        start, end = self.arrays["title_offsets"][number : number + 2].tolist()
        return self.title_bytes[start : min(end, start + most)].tobytes()

    def role_weight(self, term: str) -> float:
        """Return the weight of a term that no chunk has."""
        return self.unknown_weight * role_weight(term, self.analyser)

    @cached_property
    def greatest_idf(self) -> float:
        """The idf of what no chunk has."""
        return float(idf(np.zeros(1), len(self))[0])

    @cached_property
    def unknown_weight(self) -> float:
        """The weight of a content word that no chunk has, the largest there is."""
        return unknown_weight(len(self))

    @cached_property
    def title_bytes(self) -> npt.NDArray[np.uint8]:
        """The bytes of all titles, one behind the other."""
        return np.frombuffer(self.texts["titles"], dtype=np.uint8)

    @cached_property
    def greatest_weight(self) -> float:
        """The weight of the weightiest term, 1 if there is none."""
        return float(self.arrays["term_greatest"][0])

    def greatest_weight_among(self, chunks: int) -> float:
        """Return the same for a corpus of so many of the chunks: that of a named document, in a crowd of its kind.

        A crowd makes rare words weigh more, and leaves the weight of those that every document has.
        """
        return self.greatest_weight if chunks >= len(self) else min(self.greatest_weight, unknown_weight(chunks))

    @cached_property
    def is_partly_fitted(self) -> bool:
        """Whether some documents have phrasings and others have none."""
        fitted = self.arrays["chunk_fitted"]
        return bool(fitted.any()) and not bool(fitted.all())

    @cached_property
    def has_decoys_only(self) -> bool:
        """Whether the decoys are about every document."""
        return bool(self.arrays["chunk_decoys"].all())

    @property
    def has_topics(self) -> bool:
        """Whether there are several titles to tell apart."""
        return len(self.arrays["topic_weights"]) > 0

    @property
    def topics(self) -> Titles:
        """The titles of the documents (or the topics their tables name), in the order of the corpus."""
        return Titles(self)

    @cached_property
    def folded_topics(self) -> str:
        """The titles, `shortened`, one a line."""
        return "\n".join(map(shortened, self.topics))


class Titles(Sequence[str]):
    """The titles of an index's documents, each read when it is asked for.

    Whether there is a title, and which number it has, is looked up by its hash.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._texts = Texts(index.texts["topics"], index.arrays["topic_offsets"])

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: Any) -> Any:
        if isinstance(number, slice):
            return [self[at] for at in range(len(self))[number]]
        at = range(len(self))[number]  # which knows numbers from the end, and those that there are not
        with self._index.read():
            return self._texts[at].decode()

    def __iter__(self) -> Iterator[str]:
        with self._index.read():
            for text in self._texts:
                yield text.decode()

    def __contains__(self, title: object) -> bool:
        return isinstance(title, str) and bool(self.numbers(title))

    def index(self, title: str, start: int = 0, stop: int | None = None) -> int:
        """Return the first number of a title; raise `ValueError` if no document has it."""
        places = range(len(self))[start:stop]
        for number in self.numbers(title):
            if number in places:
                return number
        message = f"no document has the title {title!r}"
        raise ValueError(message)

    def numbers(self, title: str) -> list[int]:
        """Return the numbers of a title, ascending."""
        return [number for number in self.numbers_like(title) if self[number] == title]

    def numbers_like(self, title: str) -> list[int]:
        """Return the same whatever its letter case and white space (see `folded`)."""
        wanted = folded(title)
        at = _equal(self._index.arrays["topic_hashes"], title_hash(title))
        numbers = self._index.arrays["topic_numbers"][at.start : at.stop].tolist()
        return [number for number in numbers if folded(self[number]) == wanted]


def folded(title: str) -> str:
    """Return what two spellings of a title share: letter case and white space don't count."""
    return " ".join(title.split()).casefold()


def title_hash(title: str) -> int:
    """Return the hash of a title by which it is found (see `Titles`)."""
    return text_hash(folded(title).encode(errors="surrogatepass"))  # a title asked for may be any string


def shortened(title: str) -> str:
    """Return the same, of a very long word only its beginning."""
    return " ".join(word[:_LONGEST_FOLDED] for word in folded(title).split())


def topic_of(chunk: Chunk) -> str:
    """Return what a chunk is about: what its table says, else its document's title."""
    topic = chunk.metadata.get("topic")
    return topic.strip() if isinstance(topic, str) and topic.strip() else chunk.source.title


def pack_title(questions: Iterable[Sequence[str]]) -> bytes:
    """Return the words of a chunk's questions as they are kept: one question a line, a line feed before the first."""
    return "".join(f"\n{' '.join(words)}" for words in questions).encode() + b"\n"


def text_hash(encoded: bytes) -> int:
    """Return the 64-bit hash by which terms and questions are found.

    The bytes as one number, modulo the largest 64-bit prime: as fast as anything in C, the same on every machine, and
    without hashlib, whose import costs a tenth of numpy's. It need not be strong, as what it finds is compared.
    """
    return int.from_bytes(encoded, "little") % LARGEST_PRIME


def ranges(starts: Array, lengths: Array) -> Array:
    """Return the numbers from each start on, as many as its length, one range behind the other."""
    before = np.cumsum(lengths) - lengths
    numbers: Array = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return numbers


def pack(texts: Iterable[bytes]) -> tuple[bytes, Array]:
    """Return many byte strings as one run, and their offsets (int64, one more than there are strings)."""
    items = list(texts)
    offsets = np.zeros(len(items) + 1, dtype="<i8")
    np.cumsum([len(item) for item in items], out=offsets[1:])
    return b"".join(items), offsets


def _equal(hashes: Array, wanted: int) -> range:
    """Return where a sorted array holds the value."""
    value = np.uint64(wanted)
    return range(int(np.searchsorted(hashes, value, "left")), int(np.searchsorted(hashes, value, "right")))
