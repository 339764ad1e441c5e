"""A corpus to an index, with scikit-learn: count, saturate, weigh, and lay the postings out by term."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

from faqbot.corpus.chunk import Chunk, chunk_to_json
from faqbot.corpus.corpus import Corpus
from faqbot.search.answers import build_answers
from faqbot.search.bounds import build_bounds
from faqbot.search.characters import MOST_BYTES, build_runs
from faqbot.search.classifier import build_classifier
from faqbot.search.encoding import CheckedEncoder
from faqbot.search.index import FIELDS, Array, Index, pack, pack_title, text_hash, topic_of
from faqbot.search.sentences import build_units
from faqbot.search.synonyms import build_synonyms
from faqbot.search.terms import Analyser
from faqbot.search.titles import build_titles
from faqbot.search.vectors import build_vectors
from faqbot.search.weighting import saturate, term_weights
from faqbot.search.wording import Wording
from faqbot.search.words import build_words


def build_index(
    corpus: Corpus,
    analyser: Analyser,
    confidence: tuple[float, ...] | None = None,
    encoder: CheckedEncoder | None = None,
) -> Index:
    """Build the index of a corpus, deterministically; it must have chunks.

    `confidence` are coefficients that were fitted to the corpus, to be kept with the index. Raises `EncoderError` if
    the encoder gives no vectors.
    """
    wording = Wording(corpus, analyser)
    arrays: dict[str, Array] = {}
    texts: dict[str, bytes] = {}
    terms = {field: [analyser.stems(listed) for listed in wording.fields[field]] for field in FIELDS}
    vocabulary = _add_vocabulary(arrays, texts, terms)
    counts = _counts(terms, vocabulary)
    weights = arrays["term_weights"] = _term_weights(counts, list(vocabulary), analyser)
    for field in FIELDS:
        _add_postings(arrays, field, weigh(counts[field], field, weights))
    words, listed = build_words(Counter(chain.from_iterable(
        chain(chain.from_iterable(map(wording.units, range(len(corpus.chunks)))), wording.fields["headings"])
    )))  # fmt: skip
    _add_titles(arrays, texts, wording)
    titles = _add_topics(arrays, texts, corpus.chunks)
    named, names = build_titles(titles, analyser, vocabulary)
    arrays |= build_answers(corpus.chunks)
    arrays |= _scopes(corpus, arrays["chunk_topics"])
    units = ([[vocabulary[term] for term in analyser.stems(words)] for words in wording.units(number)]
             for number in range(len(corpus.chunks)))  # fmt: skip
    arrays |= build_units(units, weights)
    arrays |= build_vectors(corpus, encoder)
    arrays |= build_classifier(wording.rows(), wording.decoys, wording.phrased, analyser)
    found, synonyms = build_synonyms(corpus.synonyms, analyser, vocabulary)
    arrays, texts = arrays | found | named | words, texts | synonyms | names | listed
    texts["chunks"], arrays["chunk_offsets"] = pack(map(_line, corpus.chunks))
    arrays |= build_bounds(arrays)
    return Index(analyser, arrays, texts, confidence=confidence, encoder=encoder)


def weigh(counts: Any, field: str, weights: Array) -> Any:
    """Return a field's weights, (chunks, terms) in CSR, from its counts: scikit-learn's TF-IDF of saturated counts."""
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - only building imports it

    saturated = saturate(counts, field)
    if not len(weights):  # a corpus of punctuation, which scikit-learn refuses
        return saturated
    transformer = TfidfTransformer(norm="l2" if field == "headings" else None)
    transformer.fit(saturated)
    transformer.idf_ = weights
    return transformer.transform(saturated, copy=False)


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


def _add_titles(arrays: dict[str, Array], texts: dict[str, bytes], wording: Wording) -> None:
    """Keep what each chunk is asked for, to recognise a question word for word and to compare its characters.

    Decoys come behind the chunks.
    """
    stored = [*wording.stored, *([words] for words in wording.decoys)]
    titles = [pack_title(questions) for questions in stored]
    for number, sentences in enumerate(wording.sentences):
        if not stored[number]:
            titles[number] = pack_title(sentences)[:MOST_BYTES]
    keys = ((" ".join(words), number) for number, questions in enumerate(stored) for words in questions)
    hashed = sorted({(text_hash(key.encode()), number) for key, number in keys if key})
    arrays["asked_hashes"] = np.array([value for value, _ in hashed], dtype="<u8")
    arrays["asked_chunks"] = np.array([number for _, number in hashed], dtype="<i4")
    texts["titles"], arrays["title_offsets"] = pack(titles)
    arrays |= build_runs(titles[: len(wording.stored)])


def _add_topics(arrays: dict[str, Array], texts: dict[str, bytes], chunks: Sequence[Chunk]) -> list[str]:
    """Give what the chunks are about its numbers, and return the titles."""
    numbers: dict[str, int] = {}
    of_chunk = [numbers.setdefault(topic_of(chunk), len(numbers)) for chunk in chunks]
    arrays["chunk_topics"] = np.array(of_chunk, dtype="<i4")
    texts["topics"], arrays["topic_offsets"] = pack(topic.encode() for topic in numbers)
    return list(numbers)


def _scopes(corpus: Corpus, topics: Array) -> dict[str, Array]:
    """Say of each chunk whether the decoys are about it, and whether a confidence fitted to the phrasings is."""
    count = len(corpus.chunks)
    decoys = np.ones(count, dtype="|i1") if corpus.decoys else np.zeros(count, dtype="|i1")
    decoys[sorted(corpus.beyond_decoys)] = 0
    phrased = {int(topics[phrasing.chunk]) for phrasing in corpus.phrasings}
    fitted = np.array([topic in phrased for topic in topics.tolist()], dtype="|i1")
    return {"chunk_decoys": decoys, "chunk_fitted": fitted}


def _line(chunk: Chunk) -> bytes:
    record = chunk_to_json(chunk)
    if chunk.asked_as:
        record["asked_as"] = list(chunk.asked_as)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
