"""The systems whose speed is compared with faqbot's. Each ranks the same chunks, their questions added to the text.

A ranker is a function from a question to (number, score) of the best chunks, the best first. The score is 0 if the peer
returns no scores.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

DEPTH = 10

Ranker = Callable[[str], list[tuple[int, float]]]


@dataclass(frozen=True)
class Texts:
    """The input of a peer: for every chunk the questions that it is known to answer, and its text."""

    questions: Sequence[Sequence[str]]
    answers: Sequence[str]

    @property
    def joined(self) -> list[str]:
        """The questions and the text of each chunk as one text."""
        return [" ".join([*asked, answer]) for asked, answer in zip(self.questions, self.answers, strict=True)]


class MissingPeerError(Exception):
    """The package of a peer is not installed."""


def tfidf_cosine(texts: Texts) -> Ranker:
    """Return the cosine of scikit-learn's TF-IDF vectors, with default settings."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(texts.joined).T.tocsr()
    return lambda question: _best((vectorizer.transform([question]) @ matrix).toarray()[0])


def bm25s(texts: Texts) -> Ranker:
    """Return bm25s with Snowball stems and the list of English stop words of bm25s."""
    return _bm25s(texts, "numpy")


def bm25s_numba(texts: Texts) -> Ranker:
    """Return `bm25s`, compiled by numba."""
    try:
        import numba  # noqa: F401 - bm25s imports it
    except ImportError as error:
        raise MissingPeerError("numba") from error
    return _bm25s(texts, "numba")


def minsearch(texts: Texts) -> Ranker:
    """Return minsearch with the fields question and text; it returns documents without their scores."""
    try:
        from minsearch import Index
    except ImportError as error:
        raise MissingPeerError("minsearch") from error
    asked = map(" ".join, texts.questions)
    index = Index(text_fields=["question", "text"])
    index.fit([{"question": one, "text": answer} for one, answer in zip(asked, texts.answers, strict=True)])

    def rank(question: str) -> list[tuple[int, float]]:
        return [(found["_id"], 0.0) for found in index.search(question, num_results=DEPTH, output_ids=True)]

    return rank


def tantivy(texts: Texts) -> Ranker:
    """Return tantivy's BM25 over English stems, each text kept in its index, as `tantivy_index` makes it."""
    folder = tempfile.TemporaryDirectory()
    index = tantivy_index(texts.joined, folder.name)
    searcher = index.searcher()

    def rank(question: str) -> list[tuple[int, float]]:
        assert folder.name  # keeps the folder as long as the ranker
        query = index.parse_query(" ".join(_words(question)), ["text"])
        found = ((searcher.doc(address), score) for score, address in searcher.search(query, DEPTH, count=False).hits)
        return [(document["number"][0], score) for document, score in found]

    return rank


def tantivy_index(joined: Iterable[str], folder: str) -> Any:
    """Make an index of texts in a folder, with tantivy's own settings, and return it."""
    try:
        import tantivy as package
    except ImportError as error:
        raise MissingPeerError("tantivy") from error
    schema = package.SchemaBuilder()
    schema.add_unsigned_field("number", stored=True)
    schema.add_text_field("text", stored=True, tokenizer_name="en_stem")
    index = package.Index(schema.build(), path=folder)
    writer = index.writer()
    for number, text in enumerate(joined):
        writer.add_document(package.Document(number=number, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def fts5(texts: Texts) -> Ranker:
    """Return SQLite's FTS5 with Porter stems: texts with any word of the question, ranked by its function bm25()."""
    folder = tempfile.TemporaryDirectory()
    database = fts5_database(texts.joined, f"{folder.name}/pairs.db")
    found = "SELECT rowid, text, rank FROM pairs WHERE pairs MATCH ? ORDER BY rank LIMIT ?"

    def rank(question: str) -> list[tuple[int, float]]:
        assert folder.name  # keeps the folder as long as the ranker
        query = " OR ".join(f'"{word}"' for word in _words(question))
        return [(number - 1, -score) for number, _, score in database.execute(found, (query, DEPTH))] if query else []

    return rank


def fts5_database(joined: Iterable[str], path: str) -> sqlite3.Connection:
    """Make an FTS5 table of texts, merged into a single tree."""
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE pairs USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO pairs(text) VALUES (?)", ((text,) for text in joined))
    database.execute("INSERT INTO pairs(pairs) VALUES ('optimize')")
    database.commit()
    return database


PEERS: dict[str, Callable[[Texts], Ranker]] = {
    "tantivy": tantivy,
    "bm25s, numba": bm25s_numba,
    "bm25s": bm25s,
    "scikit-learn TF-IDF": tfidf_cosine,
    "minsearch": minsearch,
    "SQLite FTS5": fts5,
}


def _bm25s(texts: Texts, backend: str) -> Ranker:
    model, tokens = bm25s_model(texts.joined, backend)
    depth = min(DEPTH, len(texts.answers))

    def rank(question: str) -> list[tuple[int, float]]:
        numbers, scores = model.retrieve(tokens([question]), k=depth, show_progress=False)
        return [(int(number), float(score)) for number, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    return rank


def bm25s_model(joined: list[str], backend: str) -> tuple[Any, Callable[[list[str]], Any]]:
    """Return a bm25s model of texts, and the function that makes its tokens."""
    try:
        import bm25s as package
    except ImportError as error:
        raise MissingPeerError("bm25s") from error
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(some: list[str]) -> Any:
        return package.tokenize(some, stopwords="en", stemmer=stemmer, show_progress=False)

    model = package.BM25(backend=backend)
    model.index(tokens(joined), show_progress=False)
    return model, tokens


def _best(scores: np.ndarray) -> list[tuple[int, float]]:
    """Return the best scores; a text that shares no word with the question (score 0) is not a match."""
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    return [(int(number), float(scores[number])) for number in best if scores[number] > 0]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
