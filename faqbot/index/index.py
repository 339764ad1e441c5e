"""The index: arrays and texts that questions are answered from with numpy alone (`schema` lists them all).

The arrays are in memory or mapped from a file. All terms form one text that is divided by offsets; so do all words,
all chunks and all titles. Each field has a posting list for every term, with ascending numbers of chunks. A chunk is
parsed only when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from faqbot.corpus.chunk import Chunk, chunk_from_json
from faqbot.corpus.settings.corpus_settings import NO_SETTINGS, CorpusSettings
from faqbot.errors import DamagedIndexError, IndexFileError, remedy
from faqbot.index.bm25 import idf, role_weight, unknown_weight
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.packing import Array, StoredRun, Texts, equal_range, text_hash
from faqbot.index.postings import Postings
from faqbot.index.schema import FIELDS
from faqbot.index.scratch import Scratch
from faqbot.index.titles import Titles, shortened
from faqbot.text.analyser import Analyser

if TYPE_CHECKING:
    from types import TracebackType

    import numpy.typing as npt

# At most this many chunks are returned for one stored question: in an export of tickets, thousands of chunks may be
# stored under the same question, such as "Question".
_MOST_EXACT = 50

# The vectors of at most this many chunks are kept in single precision, which is four times as large as on the disk but
# twice as fast to compare with a question. Those of 10,000 chunks take 10 MB, and comparing them is slower on a machine
# that is busy with other things, whose caches they do not fit.
_MOST_CONVERTED = 4096

# The numbers of at most this many terms are remembered, in some 2 MB: the words of questions come again, and the forms
# that would turn each word into its opposite (see `ranking.evidence.opposites`) are sixty more terms a question.
_MOST_REMEMBERED = 20_000

# Stands for the number of a term that is not remembered; None stands for a term that no chunk has.
_FORGOTTEN = -1


# `json.loads` looks for white space around a record, in a third of its time; a line of the index has none.
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # typeshed leaves it out


class DamageGuard(AbstractContextManager[None]):
    """Turns the errors that damage causes while an index at `path` is read into `IndexFileError`.

    A large index is not checked whole at load, so its arrays may point beyond their end. An index in memory (None) is
    not damaged: its errors stay as they are. A guard may be entered many times, also by several threads.

    `mend`, if given, does what there is to do about damage, and returns the end of the message.
    """

    __slots__ = ("_mend", "_path")

    def __init__(self, path: str | None, mend: Callable[[], str] | None = None) -> None:
        self._path = path
        self._mend = mend

    def __enter__(self) -> None:
        """Begin to read."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Raise `IndexFileError` instead of an error that damage causes."""
        if error is None or self._path is None:
            return
        if isinstance(error, MemoryError):
            how = remedy(
                "FaqBot.update(directory, documents) makes it again", f"faqbot index --verify {self._path} tells"
            )
            message = f"there is too little memory to read it, or the index is damaged; {how}"
            raise IndexFileError(message, path=self._path) from error
        if isinstance(error, LookupError | ValueError | TypeError | ArithmeticError):
            call = remedy("FaqBot.update(directory, documents)", "faqbot index CORPUS -o DIR")
            how = self._mend() if self._mend else f"rebuild it with: {call}"
            raise DamagedIndexError(f"the index is damaged ({error}); {how}", path=self._path) from error


class Index:
    """A corpus as arrays and texts, which never change; threads may share an index.

    `path` is the directory that the index is mapped from, None if the index is only in memory. `digest` is the digest
    of the content, None until the index is saved. `encoder` made the vectors, None if the index has no vectors.
    `settings` are those that the authors have made for the whole corpus; a saved index has their title and threshold.
    `lines` are the lines of JSON of the chunks; if None, `texts` has them under "chunks". `mend` is what is done when
    the index turns out to be damaged (see `DamageGuard`).
    """

    def __init__(  # noqa: PLR0913 - what an index consists of
        self,
        analyser: Analyser,
        arrays: Mapping[str, Array],
        texts: Mapping[str, bytes | memoryview],
        path: str | None = None,
        encoder: CheckedEncoder | None = None,
        *,
        digest: str | None = None,
        settings: CorpusSettings = NO_SETTINGS,
        lines: StoredRun | None = None,
        mend: Callable[[], str] | None = None,
    ) -> None:
        self.analyser = analyser
        self.digest = digest
        self.path = path
        self.encoder = encoder
        self.settings = settings
        self.arrays = arrays
        self.texts = texts
        self.runs: Mapping[str, bytes | memoryview | StoredRun] = texts if lines is None else {**texts, "chunks": lines}
        self.term_weights = arrays["term_weights"]
        self.fields = {
            field: Postings(*(arrays[f"{field}_{part}"] for part in ("starts", "chunks", "weights", "greatest")))
            for field in FIELDS
        }
        self._terms = Texts(texts["terms"], arrays["term_offsets"])
        self._remembered: dict[str, int | None] = {}
        self._chunks = Texts(self.runs["chunks"], arrays["chunk_offsets"])
        self._titles = Texts(texts["titles"], arrays["title_offsets"])
        topics = Texts(texts["topics"], arrays["topic_offsets"])
        # The guard does not know the index: a cycle would keep its file open until the garbage is collected.
        self._guard = DamageGuard(path, mend)
        self._topics = Titles(topics, arrays["topic_hashes"], arrays["topic_numbers"], self.read())
        self.scratch = Scratch(len(self._chunks), len(self.term_weights))

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._chunks)

    def chunk(self, number: int) -> Chunk:
        """Return the chunk with a number, from 0 on in the order of the corpus."""
        with self._guard:
            return chunk_from_json(_record(self._chunks[number].decode()))

    def chunks_at(self, numbers: Sequence[int]) -> list[Chunk]:
        """Return the chunks with these numbers, in less time than one after the other."""
        with self._guard:
            return [chunk_from_json(_record(line.decode())) for line in self._chunks.at(numbers)]

    def read(self) -> AbstractContextManager[None]:
        """Return the context that turns the errors that damage causes while reading into `IndexFileError`."""
        return self._guard

    def term_number(self, term: str) -> int | None:
        """Return the number of a term, or None if no chunk has the term."""
        return self.term_numbers([term])[0]

    def term_numbers(self, terms: Sequence[str]) -> list[int | None]:
        """Return the number of each term, None for a term that no chunk has; faster than `term_number` for each."""
        numbers = [self._remembered.get(term, _FORGOTTEN) for term in terms]
        if _FORGOTTEN not in numbers:
            return numbers
        forgotten = [term for term, number in zip(terms, numbers, strict=True) if number == _FORGOTTEN]
        found = dict(zip(forgotten, self._looked_up(forgotten), strict=True))
        if len(self._remembered) + len(found) > _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered.update(islice(found.items(), _MOST_REMEMBERED))
        return [found[term] if number == _FORGOTTEN else number for term, number in zip(terms, numbers, strict=True)]

    def _looked_up(self, terms: Sequence[str]) -> list[int | None]:
        """Return the number of each term, found by its hash."""
        encoded = [term.encode() for term in terms]
        hashes = np.array([*map(text_hash, encoded)], dtype=np.uint64)
        known = self.arrays["term_hashes"]
        numbers: list[int | None] = [None] * len(terms)
        if len(known):
            places = known.searchsorted(hashes)
            there = known.take(places, mode="clip") == hashes
            for at in there.nonzero()[0].tolist():  # few of the terms that are looked up are in the corpus
                numbers[at] = self._term_from(int(places[at]), int(hashes[at]), encoded[at])
        return numbers

    def _term_from(self, at: int, wanted: int, encoded: bytes) -> int | None:
        """Return the number of a term with the hash `wanted`; `at` is the first number with this hash."""
        while at < len(self._terms) and self.arrays["term_hashes"][at] == wanted:
            if self._terms[at] == encoded:
                return at
            at += 1
        return None

    def exact(self, words: Sequence[str], test: Callable[[Array], Array] | None = None) -> list[int]:
        """Return the numbers of the chunks that are stored under exactly these words (`Analyser.words`), ascending.

        A number from `len(self)` on stands for a decoy, a question known to have no answer. If there are more than
        `_MOST_EXACT` chunks, only the first are returned, and chunks that `test` allows are preferred.
        """
        key = " ".join(words).encode()
        at = equal_range(self.arrays["asked_hashes"], text_hash(key))
        if not at:
            return []
        found = self.arrays["asked_chunks"][at.start : at.stop]
        if len(found) > _MOST_EXACT:
            chunks = found[found < len(self)]
            wanted = chunks if test is None else np.concatenate((chunks[test(chunks)], chunks[~test(chunks)]))
            found = np.concatenate((np.sort(wanted[:_MOST_EXACT]), found[len(chunks) :][:1]))
        # Another question may have the same hash, so the words are compared too.
        return [number for number in found.tolist() if b"\n" + key + b"\n" in self._titles[number]]

    def chunks_of(self, topic: int) -> Array:
        """Return the numbers of the chunks of a topic, ascending; `topic` is the number of the topic."""
        start, end = self.arrays["topic_starts"][topic : topic + 2].tolist()
        return self.arrays["topic_chunks"][start:end]

    def title(self, number: int, most: int) -> bytes:
        """Return at most the first `most` bytes of the title of a chunk (see `pack_title`)."""
        start, end = self.arrays["title_offsets"][number : number + 2].tolist()
        return self.title_bytes[start : min(end, start + most)].tobytes()

    def role_weight(self, term: str) -> float:
        """Return the weight of a term that no chunk has, which is less for function words and question words."""
        return self.unknown_weight * role_weight(term, self.analyser)

    @cached_property
    def greatest_idf(self) -> float:
        """The idf of a term that no chunk has."""
        return float(idf(np.zeros(1), len(self))[0])

    @cached_property
    def unknown_weight(self) -> float:
        """The weight of a content word that no chunk has, which is the largest possible weight."""
        return unknown_weight(len(self))

    @cached_property
    def title_bytes(self) -> npt.NDArray[np.uint8]:
        """The bytes of the titles of all chunks, one after the other (see `pack_title`)."""
        return np.frombuffer(self.texts["titles"], dtype=np.uint8)

    @cached_property
    def single_precision(self) -> Mapping[str, npt.NDArray[np.float32]]:
        """The vectors of titles ("title") and texts ("text") as single precision, (chunks, dimension).

        They are empty in a corpus of more than `_MOST_CONVERTED` chunks, and without vectors.
        """
        if not 0 < len(self.arrays["title_scales"]) <= _MOST_CONVERTED:
            return {}
        scales = {name: self.arrays[f"{name}_scales"] for name in ("title", "text")}
        return {
            name: self.arrays[f"{name}_vectors"].reshape(len(self), -1) * some[:, None] for name, some in scales.items()
        }

    @cached_property
    def greatest_weight(self) -> float:
        """The largest weight of a term in the corpus, 1 if the corpus has no terms."""
        return float(self.arrays["term_greatest"][0])

    def greatest_weight_among(self, chunks: int) -> float:
        """Return an upper bound on the weights of terms in a corpus of only `chunks` chunks.

        The bound is used for the chunks of a named document. In a corpus of many similar documents, the words of a
        single document are rare and weigh more than they would in a corpus of that document alone.
        """
        return self.greatest_weight if chunks >= len(self) else min(self.greatest_weight, unknown_weight(chunks))

    @cached_property
    def has_decoys_only(self) -> bool:
        """Whether the decoys are about every document."""
        return bool(self.arrays["chunk_decoys"].all())

    @property
    def has_topics(self) -> bool:
        """Whether the corpus has more than one topic."""
        return len(self.arrays["topic_weights"]) > 0

    @property
    def topics(self) -> Titles:
        """The titles of the documents, and the topics that tables name, in the order of the corpus."""
        return self._topics

    @cached_property
    def folded_topics(self) -> str:
        """All titles, each `shortened`, one on each line."""
        return "\n".join(map(shortened, self.topics))


def _record(line: str) -> Any:
    """Return the JSON value of a line, as `json.loads` does."""
    try:
        record, end = _scan(line, 0)
    except StopIteration:
        return json.loads(line)  # which raises the error that tells what is wrong
    return record if line[end:] == "\n" else json.loads(line)
