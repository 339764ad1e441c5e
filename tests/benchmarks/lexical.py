"""Lexical search over the chunks of a corpus, to compare faqbot with: scikit-learn's TF-IDF and bm25s.

Each peer is given all that faqbot is given: the question of a chunk with its phrasings, the headings above it, and its
text. A peer returns the score of every chunk, so that a topic can confine it to some of them. bm25s stems with the
Snowball stemmer of the language, and has the stop words of the language if it knows any. Chinese and Japanese, which
are written without spaces, are given to all peers in pairs of neighbouring characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from faqbot.corpus.corpus import Corpus
from faqbot.index.titles import topic_of

Scores = npt.NDArray[np.float64]
Scorer = Callable[[str], Scores]

# Han characters and kana.
_UNSPACED = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_DEPTH = 10


def texts_of(corpus: Corpus) -> list[str]:
    """Return for each chunk its question, phrasings, headings and text as one text."""
    asked = [list(chunk.questions) for chunk in corpus.chunks]
    for phrasing in corpus.phrasings:
        asked[phrasing.chunk].append(phrasing.question)
    return [
        "\n".join([*questions, chunk.source.title, *chunk.sections, chunk.text])
        for questions, chunk in zip(asked, corpus.chunks, strict=True)
    ]


def tfidf(texts: Sequence[str], language: str) -> Scorer:
    """Return the cosine of scikit-learn's TF-IDF vectors, with default settings, in any language."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(map(in_pairs, texts)).T.tocsr()
    return lambda question: (vectorizer.transform([in_pairs(question)]) @ matrix).toarray()[0]


def bm25s(texts: Sequence[str], language: str) -> Scorer:
    """Return bm25s with stems and all words."""
    return _bm25s(texts, language, [])


def bm25s_without_stop_words(texts: Sequence[str], language: str) -> Scorer:
    """Return bm25s with stems and without its stop words of the language."""
    from bm25s import stopwords

    name = "EN" if language == "english" else language.upper()
    return _bm25s(texts, language, list(getattr(stopwords, f"STOPWORDS_{name}", ())))


PEERS: dict[str, Callable[[Sequence[str], str], Scorer]] = {
    "TF-IDF": tfidf,
    "bm25s": bm25s,
    "bm25s, stop words": bm25s_without_stop_words,
}


def check_installed() -> None:
    """Raise `SystemExit` if bm25s is not installed."""
    if find_spec("bm25s") is None:
        raise SystemExit("bm25s is not installed: pip install '.[bench]'")


def _bm25s(texts: Sequence[str], language: str, stop_words: list[str]) -> Scorer:
    import bm25s as package
    import Stemmer

    stemmer = Stemmer.Stemmer(language if language in Stemmer.algorithms() else "english")

    def tokens(some: list[str]) -> Any:
        spaced = list(map(in_pairs, some))
        return package.tokenize(spaced, stopwords=stop_words, stemmer=stemmer, return_ids=False, show_progress=False)

    model = package.BM25()
    model.index(tokens(list(texts)), show_progress=False)

    def score(question: str) -> Scores:
        (asked,) = tokens([question])
        return model.get_scores(asked) if asked else np.zeros(len(texts))

    return score


def in_pairs(text: str) -> str:
    """Return a text with each run of Chinese or Japanese characters as its pairs of neighbours, between spaces.

    >>> in_pairs("GPSの精度")
    'GPS の精 精度 '
    """
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", text)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def best(scores: Scores, allowed: npt.NDArray[np.bool_] | None = None) -> tuple[list[int], float]:
    """Return the ten best chunks and the best score; a chunk with the score 0 is not found.

    `allowed` says of each chunk whether it may be found.
    """
    scores = scores if allowed is None else np.where(allowed, scores, 0.0)
    found = [int(number) for number in np.argsort(-scores, kind="stable")[:_DEPTH] if scores[number] > 0]
    return found, float(scores[found[0]]) if found else 0.0


def within(corpus: Corpus, topic: str) -> npt.NDArray[np.bool_]:
    """Return for each chunk whether it is of this topic."""
    folded = " ".join(topic.casefold().split())
    return np.array([" ".join(topic_of(chunk).casefold().split()) == folded for chunk in corpus.chunks])
