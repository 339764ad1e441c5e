"""Chunks to an index, with scikit-learn: count, saturate, weigh, and lay the postings out by term."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any

import numpy as np

from faqbot.corpus.chunk import Chunk, chunk_to_json
from faqbot.search.index import FIELDS, Array, Index, pack, text_hash, topic_of
from faqbot.search.terms import Analyser
from faqbot.search.weighting import QUESTION_IN_TEXT, saturate, term_weights

# Words with fewer letters are no targets for repairing typos.
_SHORTEST_TARGET = 3
_LONGEST_TARGET = 40


def build_index(chunks: Sequence[Chunk], analyser: Analyser) -> Index:
    """Build the index of the chunks, deterministically; `chunks` must not be empty."""
    words = _field_words(chunks, analyser)
    terms = {field: [analyser.stems(listed) for listed in words[field]] for field in FIELDS}
    arrays: dict[str, Array] = {}
    texts: dict[str, bytes] = {}
    vocabulary = _add_vocabulary(arrays, texts, terms)
    counts = _counts(terms, vocabulary)
    arrays["term_weights"] = _term_weights(counts, list(vocabulary), analyser)
    for field in FIELDS:
        _add_postings(arrays, field, weigh(counts[field], field, arrays["term_weights"]))
    _add_words(arrays, texts, chain.from_iterable(words.values()))
    _add_questions(arrays, chunks, analyser)
    _add_topics(arrays, texts, chunks)
    texts["chunks"], arrays["chunk_offsets"] = pack(map(_line, chunks))
    return Index(analyser, arrays, texts)


def weigh(counts: Any, field: str, weights: Array) -> Any:
    """Return a field's weights, (chunks, terms) in CSR, from its counts: scikit-learn's TF-IDF of saturated counts."""
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - only building imports it

    saturated = saturate(counts, field)
    if not len(weights):  # a corpus of punctuation, which scikit-learn refuses
        return saturated
    transformer = TfidfTransformer(norm=None)
    transformer.fit(saturated)
    transformer.idf_ = weights
    return transformer.transform(saturated, copy=False)


def _field_words(chunks: Sequence[Chunk], analyser: Analyser) -> dict[str, list[list[str]]]:
    """Return the words of every field of every chunk."""
    questions = [_question_words(chunk, analyser) for chunk in chunks]
    # A whole list is found by its question; what its items say finds the items, each a chunk of its own.
    answers = [[] if chunk.kind in ("steps", "tips") else analyser.words(chunk.text) for chunk in chunks]
    headings = [analyser.words(" \n ".join((chunk.source.title, *chunk.sections))) for chunk in chunks]
    texts = [asked * QUESTION_IN_TEXT + said for asked, said in zip(questions, answers, strict=True)]
    return {"question": questions, "text": texts, "headings": headings}


def _question_words(chunk: Chunk, analyser: Analyser) -> list[str]:
    """Return the words of the chunk's questions.

    The question made up for a whole list names the title, but who asks says "this": the title's words count as
    headings alone, lest they drown the rest of a question that nobody wrote.
    """
    title = frozenset() if chunk.question else frozenset(analyser.words(chunk.source.title))
    return [word for question in chunk.questions for word in analyser.words(question) if word not in title]


def _add_vocabulary(
    arrays: dict[str, Array], texts: dict[str, bytes], terms: dict[str, list[list[str]]]
) -> dict[str, int]:
    """Give the terms their numbers, in the order of the hashes by which a question finds them."""
    distinct = {term for field in terms.values() for listed in field for term in listed}
    hashed = sorted((text_hash(term.encode()), term) for term in distinct)
    arrays["term_hashes"] = np.array([value for value, _ in hashed], dtype="<u8")
    texts["terms"], arrays["term_offsets"] = pack(term.encode() for _, term in hashed)
    return {term: number for number, (_, term) in enumerate(hashed)}


def _counts(terms: dict[str, list[list[str]]], vocabulary: dict[str, int]) -> dict[str, Any]:
    """Return each field's (chunks, terms) matrix of counts."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - only building imports it

    if not vocabulary:  # scikit-learn refuses an empty one; a corpus of punctuation is no error of the author's
        from scipy.sparse import csr_matrix  # noqa: PLC0415

        return {field: csr_matrix((len(terms[field]), 0), dtype=np.int64) for field in FIELDS}
    vectorizer = CountVectorizer(analyzer=_same, vocabulary=vocabulary)
    return {field: vectorizer.transform(terms[field]) for field in FIELDS}


def _same(terms: list[str]) -> list[str]:
    return terms


def _term_weights(counts: dict[str, Any], terms: list[str], analyser: Analyser) -> Array:
    """Weigh each term by the number of chunks that have it in any field."""
    anywhere = sum(counts[field] for field in FIELDS)
    frequency = np.bincount(anywhere.tocsr().indices, minlength=len(terms)).astype(np.float64)
    return term_weights(terms, frequency, anywhere.shape[0], analyser)


def _add_postings(arrays: dict[str, Array], field: str, weights: Any) -> None:
    by_term = weights.tocsc()
    by_term.sort_indices()
    arrays[f"{field}_starts"] = by_term.indptr.astype("<i8")
    arrays[f"{field}_chunks"] = by_term.indices.astype("<i4")
    arrays[f"{field}_weights"] = by_term.data.astype("<f4")
    squares = np.asarray(weights.multiply(weights).sum(axis=1), dtype=np.float64).ravel()
    arrays[f"{field}_norms"] = np.sqrt(squares).astype("<f4")


def _add_words(arrays: dict[str, Array], texts: dict[str, bytes], listed: Iterable[list[str]]) -> None:
    """Keep the corpus's words by length, as the repair of typos looks for them."""
    counts = Counter(chain.from_iterable(listed))
    words = sorted(
        (len(word), word) for word in counts if word.isalpha() and _SHORTEST_TARGET <= len(word) <= _LONGEST_TARGET
    )
    longest = words[-1][0] if words else 0
    of_length = Counter(length for length, _ in words)
    arrays["word_lengths"] = np.array([0, *accumulate(of_length[length] for length in range(longest + 1))], dtype="<i8")
    arrays["word_counts"] = np.array([min(counts[word], 2**31 - 1) for _, word in words], dtype="<i4")
    texts["words"], arrays["word_offsets"] = pack(word.encode() for _, word in words)


def _add_questions(arrays: dict[str, Array], chunks: Sequence[Chunk], analyser: Analyser) -> None:
    """Keep the hash of every stored question, to recognise one that is asked word for word."""
    keys = (
        (" ".join(analyser.words(question)), number)
        for number, chunk in enumerate(chunks)
        for question in chunk.questions
    )
    hashed = sorted({(text_hash(key.encode()), number) for key, number in keys if key})
    arrays["asked_hashes"] = np.array([value for value, _ in hashed], dtype="<u8")
    arrays["asked_chunks"] = np.array([number for _, number in hashed], dtype="<i4")


def _add_topics(arrays: dict[str, Array], texts: dict[str, bytes], chunks: Sequence[Chunk]) -> None:
    numbers: dict[str, int] = {}
    of_chunk = [numbers.setdefault(topic_of(chunk), len(numbers)) for chunk in chunks]
    arrays["chunk_topics"] = np.array(of_chunk, dtype="<i4")
    texts["topics"], arrays["topic_offsets"] = pack(topic.encode() for topic in numbers)


def _line(chunk: Chunk) -> bytes:
    record = chunk_to_json(chunk)
    if chunk.asked_as:
        record["asked_as"] = list(chunk.asked_as)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
