"""The vectors of chunks as an index keeps them: int8, with a scale for each, and the mean cosine of two titles.

There are two vectors of each chunk: the vector of its title, which is the mean direction of its questions and
phrasings, and the vector of its text. For a chunk without questions and phrasings the two are equal. They come from an
encoder, which reads the texts, or from the static table, which adds up words (see `ranking.evidence.word_sums`).

One vector for all phrasings gave a better hit@1 than the nearest of many vectors: with MiniLM alone and three phrasings
for each chunk, .745 instead of .695 on Banking77, and .828 instead of .795 on CLINC150.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import starmap

import numpy as np

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.index.encoder import CheckedEncoder, Vectors
from faqbot.index.packing import Array
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.index.titles import topic_of

# The largest value of int8 that is used, so that a vector and its opposite are kept alike.
_LARGEST = 127

# The upper limit of the mean cosine: for titles that are more alike, the formula of the evidence would divide by almost
# 0 (see `ranking.evidence.vectors`).
_LARGEST_MEAN = 0.95

# The vectors of at most this many chunks are converted to double precision at a time, to take little memory.
_BLOCK = 4096


def joined_vectors(parts: Iterable[tuple[Vectors, Vectors]]) -> dict[str, Array]:
    """Return the arrays of the index about vectors, from those of the titles and of the texts of parts of the corpus.

    The vectors have length 1, (chunks, dimension), and are kept joined, one chunk after the other.
    """
    return with_mean(joined_kept(list(starmap(kept_rows, parts))))


# The vectors of the titles of some chunks as int8, their scales, and the vectors and scales of their texts.
KeptRows = tuple[Array, Array, Array, Array]


def kept_rows(titles: Vectors, texts: Vectors) -> KeptRows:
    """Return the vectors of some chunks as the index keeps them; they depend on each chunk alone."""
    return (*_stored(titles), *_stored(texts))


def joined_kept(parts: Sequence[KeptRows]) -> dict[str, Array]:
    """Return the vectors and scales of `joined_vectors`, from the stored vectors of parts of the corpus."""
    arrays: dict[str, Array] = {}
    for at, name in enumerate(("title_vectors", "title_scales", "text_vectors", "text_scales")):
        none = np.empty(0, dtype="<f4" if at % 2 else "|i1")
        arrays[name] = np.concatenate([none, *(part[at].ravel() for part in parts)])
    return arrays


def with_mean(arrays: dict[str, Array]) -> dict[str, Array]:
    """Return `joined_kept` with the mean cosine of two titles."""
    scales = arrays["title_scales"]
    rows = arrays["title_vectors"].reshape(len(scales), -1) if len(scales) else np.empty((0, 0), dtype="|i1")
    return {**arrays, "vector_mean": np.array([_mean_cosine(rows, scales)], dtype="<f8")}


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
