"""Evidence from vectors, if the index has them: a question and a chunk may be near in meaning.

The index keeps two vectors of each chunk: the vector of its title, which is the mean direction of its questions and
phrasings, and the vector of its text. For a chunk without questions and phrasings the two are equal. They come from an
encoder, which reads the texts, or from the static table, which adds up words (see `word_sums`).

    evidence = (cosine - mean) / (1 - mean)

Here `cosine` is the larger cosine of the question's vector with the two vectors of the chunk, and `mean` is the mean
cosine of two titles of the corpus. Subtracting the mean is needed because encoders give different cosines to unrelated
texts, and because all texts about one topic have a part in common. The cosine of the static table counts as it is:
hit@1 is the same, and among pages of one kind, whose titles are nearly equal, the formula would make a large difference
of a small one.

One vector for all phrasings gave a better hit@1 than the nearest of many vectors: with MiniLM alone and three phrasings
for each chunk, .745 instead of .695 on Banking77, and .828 instead of .795 on CLINC150.

Each vector is kept as int8 with a scale, which turns its product with a question's vector into a cosine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from faqbot.index.encoder import CheckedEncoder, Vectors
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.static_table.static_encoder import is_static, reads_texts
from faqbot.index.titles import topic_of
from faqbot.query.query import Query
from faqbot.ranking.evidence.word_sums import question_sum

if TYPE_CHECKING:
    import numpy.typing as npt

    from faqbot.corpus.chunk import Chunk
    from faqbot.corpus.corpus import Corpus

# The largest value of int8 that is used, so that a vector and its opposite are kept alike.
_LARGEST = 127

# The upper limit of `mean`: for titles that are more alike, the formula would divide by almost 0.
_LARGEST_MEAN = 0.95

# The vectors of at most this many chunks are converted to single precision at a time: a converted copy of all vectors
# would take four times the memory of the stored vectors.
_BLOCK = 4096

# In a corpus of more chunks, a question is not compared with the static vectors of all chunks, but only of those that
# its words find: comparing takes half a millisecond for this many.
_MOST_COMPARED = 10_000


class VectorEvidence:
    """The evidence of the vectors of an index for one question, whose vector, of length 1, is `vector`."""

    def __init__(self, vector: Vectors, index: Index) -> None:
        self.is_static = is_static(index.encoder)
        self._vector = vector
        self._index = index

    @cached_property
    def everywhere(self) -> Vector | None:
        """The evidence for every chunk; None if the corpus has too many chunks to find any by their vectors."""
        count = len(self._index)
        if self.is_static and count > _MOST_COMPARED:
            return None
        blocks = [self._evidence(slice(at, at + _BLOCK)) for at in range(0, count, _BLOCK)]
        return blocks[0] if len(blocks) == 1 else np.concatenate(blocks)

    def of(self, chunks: Array) -> Vector:
        """Return the evidence for some chunks, (chunks,)."""
        return self._evidence(chunks) if self.everywhere is None else self.everywhere[chunks]

    def _evidence(self, chunks: Array | slice) -> Vector:
        arrays = self._index.arrays
        titles, texts = (self._cosines(name, chunks) for name in ("title", "text"))
        nearest: Vector = np.maximum(titles, texts)
        if self.is_static:
            return nearest
        mean = float(arrays["vector_mean"][0])
        evidence: Vector = (nearest - mean) / (1 - mean)
        return evidence

    def _cosines(self, name: str, chunks: Array | slice) -> npt.NDArray[np.float32]:
        ready = self._index.single_precision.get(name)
        if ready is not None:
            cosines: npt.NDArray[np.float32] = ready[chunks] @ self._vector
            return cosines
        arrays = self._index.arrays
        rows = arrays[f"{name}_vectors"].reshape(-1, len(self._vector))[chunks].astype(np.float32)
        return (rows @ self._vector) * np.asarray(arrays[f"{name}_scales"][chunks], dtype=np.float32)


def vector_evidence(question: str, query: Query, index: Index) -> VectorEvidence | None:
    """Return the evidence of the vectors for a question; None without vectors, or if the question's is all zeros."""
    if index.encoder is None:
        return None
    vector = question_sum(query, index.analyser) if is_static(index.encoder) else index.encoder.question(question)
    return VectorEvidence(vector, index) if vector.any() else None


def finds(vectors: VectorEvidence | None) -> bool:
    """Whether chunks may be found by their vectors alone."""
    return vectors is not None and vectors.everywhere is not None


def joined_vectors(parts: Iterable[tuple[Vectors, Vectors]]) -> dict[str, Array]:
    """Return the arrays of the index about vectors, from those of the titles and of the texts of parts of the corpus.

    The vectors have length 1, (chunks, dimension), and are kept joined, one chunk after the other.
    """
    titles, texts = zip(*((_stored(titles), _stored(texts)) for titles, texts in parts), strict=True)
    arrays: dict[str, Array] = {}
    for name, stored in (("title", titles), ("text", texts)):
        arrays[f"{name}_vectors"] = np.concatenate([rows.ravel() for rows, _ in stored])
        arrays[f"{name}_scales"] = np.concatenate([scales for _, scales in stored])
    scales = arrays["title_scales"]
    rows = arrays["title_vectors"].reshape(len(scales), -1) if len(scales) else np.empty((0, 0), dtype="|i1")
    arrays["vector_mean"] = np.array([_mean_cosine(rows, scales)], dtype="<f8")
    return arrays


def encoded_vectors(corpus: Corpus, encoder: CheckedEncoder | None) -> dict[str, Array]:
    """Return the arrays of the index about the vectors of an encoder; without an encoder they are empty."""
    none: Vectors = np.empty((0, 0), dtype=np.float32)
    return joined_vectors([_encoded(corpus, encoder) if reads_texts(encoder) and encoder else (none, none)])


def _stored(vectors: Vectors) -> tuple[Array, Array]:
    """Return vectors as int8, and for each the scale by which its values are multiplied to get the vector again."""
    greatest = np.abs(vectors).max(axis=1, initial=0.0)
    factors = np.divide(_LARGEST, greatest, out=np.zeros_like(greatest), where=greatest > 0)
    return np.rint(vectors * factors[:, None]).astype("|i1"), (greatest / _LARGEST).astype("<f4")


def _encoded(corpus: Corpus, encoder: CheckedEncoder) -> tuple[Vectors, Vectors]:
    """Return the vectors of titles and of texts, (chunks, dimension) each.

    In a corpus of several topics, the topic of the chunk is put before each text, because questions such as "How
    often?" may be asked of every document. On five pages of one pattern this raised hit@1 with MiniLM from .83 to .97.
    """
    several = len(set(map(topic_of, corpus.chunks))) > 1

    def placed(text: str, chunk: Chunk) -> str:
        return f"{topic_of(chunk)}: {text}" if several else text

    asked = [list(chunk.questions) for chunk in corpus.chunks]
    for phrasing in corpus.phrasings:
        asked[phrasing.chunk].append(phrasing.question)
    texts = encoder([placed(chunk.text, chunk) for chunk in corpus.chunks])
    titles = _mean_directions(
        [[placed(one, chunk) for one in questions] for questions, chunk in zip(asked, corpus.chunks, strict=True)],
        encoder,
    )
    nobody_asks = [number for number, questions in enumerate(asked) if not questions]
    titles[nobody_asks] = texts[nobody_asks]
    return titles, texts


def _mean_directions(listed: Sequence[Sequence[str]], encoder: CheckedEncoder) -> Vectors:
    """Return the mean direction of each list of texts, (lists, dimension); an empty list gets zeros."""
    vectors = encoder([text for texts in listed for text in texts])
    owner = np.repeat(np.arange(len(listed)), [len(texts) for texts in listed])
    sums = np.zeros((len(listed), encoder.encoding.dimension))
    np.add.at(sums, owner, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    means: Vectors = np.divide(sums, lengths, out=sums, where=lengths > 0).astype(np.float32)
    return means


def _mean_cosine(rows: Array, scales: Array) -> float:
    """Return the mean cosine over all pairs of stored vectors; at least 0 and at most _LARGEST_MEAN."""
    count = len(rows)
    if count < 2:  # noqa: PLR2004 - no pair
        return 0.0
    total = np.zeros(rows.shape[1])
    for at in range(0, count, _BLOCK):
        total += (rows[at : at + _BLOCK] * scales[at : at + _BLOCK, None].astype(np.float64)).sum(axis=0)
    return float(np.clip(((total * total).sum() - count) / (count * (count - 1)), 0.0, _LARGEST_MEAN))
