"""What else people find answers with: each peer ranks the same chunks, with the phrasings in the text of their chunk.

A ranker returns the numbers of the best chunks with their scores, the best first; a peer that tells no score gives 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

DEPTH = 10

Ranker = Callable[[str], list[tuple[int, float]]]


@dataclass(frozen=True)
class Texts:
    """What a peer is given: for every chunk the questions it is known to answer, and its text."""

    questions: Sequence[Sequence[str]]
    answers: Sequence[str]

    @property
    def joined(self) -> list[str]:
        """One text for every chunk."""
        return [" ".join([*asked, answer]) for asked, answer in zip(self.questions, self.answers, strict=True)]


class MissingPeerError(Exception):
    """A peer's package is not installed."""


def tfidf_cosine(texts: Texts) -> Ranker:
    """Return scikit-learn's TF-IDF with the cosine, as it comes."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(texts.joined).T.tocsr()
    return lambda question: _best((vectorizer.transform([question]) @ matrix).toarray()[0])


def bm25s(texts: Texts) -> Ranker:
    """Return bm25s with Snowball stems and without its own list of English stop words."""
    try:
        import bm25s as package
    except ImportError as error:
        raise MissingPeerError("bm25s") from error
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(some: list[str]) -> object:
        return package.tokenize(some, stopwords="en", stemmer=stemmer, show_progress=False)

    model = package.BM25()
    model.index(tokens(texts.joined), show_progress=False)
    depth = min(DEPTH, len(texts.answers))

    def rank(question: str) -> list[tuple[int, float]]:
        numbers, scores = model.retrieve(tokens([question]), k=depth, show_progress=False)
        return [(int(number), float(score)) for number, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    return rank


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


def rank_bm25(texts: Texts) -> Ranker:
    """Return rank-bm25's BM25Okapi over words in lower case."""
    try:
        from rank_bm25 import BM25Okapi
    except ImportError as error:
        raise MissingPeerError("rank-bm25") from error
    model = BM25Okapi([_words(text) for text in texts.joined])
    return lambda question: _best(model.get_scores(_words(question)))


def linear_svm(texts: Texts) -> Ranker:
    """Return a linear SVM on word and character TF-IDF, with each question of a chunk as one training row."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    model = make_pipeline(make_union(words, characters), LinearSVC())
    rows = [(question, number) for number, asked in enumerate(texts.questions) for question in asked]
    model.fit([question for question, _ in rows], [number for _, number in rows])
    classes = model.classes_

    def rank(question: str) -> list[tuple[int, float]]:
        scores = model.decision_function([question])[0]
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [(int(classes[one]), float(scores[one])) for one in best]

    return rank


PEERS: dict[str, Callable[[Texts], Ranker]] = {
    "scikit-learn TF-IDF": tfidf_cosine,
    "bm25s": bm25s,
    "minsearch": minsearch,
    "rank-bm25": rank_bm25,
}


def _best(scores: np.ndarray) -> list[tuple[int, float]]:
    """Return the best of all scores; what shares no word with the question is no match."""
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    return [(int(number), float(scores[number])) for number in best if scores[number] > 0]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
