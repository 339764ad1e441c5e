"""The index: arrays that numpy alone can answer from, in memory or mapped from disk (`schema` lists them).

Terms, words, chunks and titles are one text each, divided by offsets; each field has a posting list for every term, its
chunks ascending. Nothing is parsed before it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from faqbot.corpus.chunk import Chunk, chunk_from_json
from faqbot.errors import IndexFileError
from faqbot.index.bm25 import idf, role_weight, unknown_weight
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.packing import Array, Texts, equal_range, text_hash
from faqbot.index.postings import Postings
from faqbot.index.schema import FIELDS
from faqbot.index.scratch import Scratch
from faqbot.index.titles import Titles, shortened
from faqbot.text.analyser import Analyser

# No more chunks than this are returned for one stored question; an export of tickets has thousands under "Question".
_MOST_EXACT = 50


@contextmanager
def reading(path: str | None) -> Iterator[None]:
    """Turn the errors that damage causes while an index at `path` is read into `IndexFileError`.

    A large index is not checked whole at load, so its arrays may point beyond their end. An index in memory (None) is
    not damaged: its errors stay as they are.
    """
    try:
        yield
    except (LookupError, ValueError, TypeError, ArithmeticError) as error:
        if path is None:
            raise
        message = f"the index is damaged ({error}); rebuild it with: faqbot index CORPUS -o DIR"
        raise IndexFileError(message, path=path) from error


class Index:
    """A corpus as arrays and texts. They never change, and threads may share an index.

    `path` is the directory that the index is mapped from, None if it is in memory only; `digest` is that of the
    content, None until the index is saved. `confidence` are the coefficients that were fitted to this corpus, None if
    the defaults hold. `encoder` made the vectors, None if there are no vectors.
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
        topics = Texts(texts["topics"], arrays["topic_offsets"])
        # The guard is no method of the index: a cycle would keep its file open until the garbage is collected.
        self._topics = Titles(topics, arrays["topic_hashes"], arrays["topic_numbers"], partial(reading, path))
        self.scratch = Scratch(len(self._chunks), len(self.term_weights))

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._chunks)

    def chunk(self, number: int) -> Chunk:
        """Return a chunk by its number, 0-based in the order of the corpus."""
        with self.read():
            return chunk_from_json(json.loads(self._chunks[number].decode()))

    def read(self) -> AbstractContextManager[None]:
        """Turn the errors that damage causes while reading into `IndexFileError` (see `reading`)."""
        return reading(self.path)

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
        """Return the number of a term from `at` on, where those of its hash begin; nearly always the first is right."""
        wanted = text_hash(encoded)
        while at < len(self._terms) and self.arrays["term_hashes"][at] == wanted:
            if self._terms[at] == encoded:
                return at
            at += 1
        return None

    def exact(self, words: Sequence[str], test: Callable[[Array], Array] | None = None) -> list[int]:
        """Return the chunks that are stored under exactly this question (`Analyser.words`), ascending.

        Numbers from `len(self)` on are decoys: questions known to have no answer. Of more than `_MOST_EXACT` chunks the
        first are returned; those that `test` allows come before all others.
        """
        key = " ".join(words).encode()
        at = equal_range(self.arrays["asked_hashes"], text_hash(key))
        found = self.arrays["asked_chunks"][at.start : at.stop]
        if len(found) > _MOST_EXACT:
            chunks = found[found < len(self)]
            wanted = chunks if test is None else np.concatenate((chunks[test(chunks)], chunks[~test(chunks)]))
            found = np.concatenate((np.sort(wanted[:_MOST_EXACT]), found[len(chunks) :][:1]))
        # Another question may have the same hash.
        return [number for number in found.tolist() if b"\n" + key + b"\n" in self._titles[number]]

    def chunks_of(self, topic: int) -> Array:
        """Return the chunks that are about a topic, ascending."""
        start, end = self.arrays["topic_starts"][topic : topic + 2].tolist()
        return self.arrays["topic_chunks"][start:end]

    def title(self, number: int, most: int) -> bytes:
        """Return the first bytes of a chunk's title (see `pack_title`), no more than `most`."""
        start, end = self.arrays["title_offsets"][number : number + 2].tolist()
        return self.title_bytes[start : min(end, start + most)].tobytes()

    def role_weight(self, term: str) -> float:
        """Return the weight of a term that no chunk has."""
        return self.unknown_weight * role_weight(term, self.analyser)

    @cached_property
    def greatest_idf(self) -> float:
        """The idf of a term that no chunk has."""
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
        """The largest weight of a term, 1 if there are no terms."""
        return float(self.arrays["term_greatest"][0])

    def greatest_weight_among(self, chunks: int) -> float:
        """Return `greatest_weight` as it would be in a corpus of only this many chunks: those of a named document.

        The more documents of one kind there are, the more a rare word weighs; a word that all of them have does not.
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
        """Whether there is more than one title."""
        return len(self.arrays["topic_weights"]) > 0

    @property
    def topics(self) -> Titles:
        """The titles of the documents (or the topics their tables name), in the order of the corpus."""
        return self._topics

    @cached_property
    def folded_topics(self) -> str:
        """The titles, `shortened`, one a line."""
        return "\n".join(map(shortened, self.topics))
