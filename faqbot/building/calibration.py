"""Fit the coefficients of the confidence to a corpus, using only its own phrasings and decoys.

This is cross-validation: an eighth of the phrasings and decoys (a fold) is held out, an index is built without them,
and they are asked as questions; then the next eighth. A logistic regression (scikit-learn's) is fitted that predicts
from the evidence for the first match of each question whether the match was right. The coefficients of the regression
are those of the confidence (see `answering.confidence`). All this happens during a build, and authors need not know
about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.answering.comparison import compare
from faqbot.answering.confidence import Coefficients, Features
from faqbot.answering.doubts import ask_opposite
from faqbot.building.builder import build_index
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.ranking.duplicates import same_answer
from faqbot.ranking.evidence.classifier import thinned
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

# Number of folds that phrasings and decoys are dealt to.
FOLDS = 8

# Fewest phrasings that coefficients are fitted to. With fewer, the default coefficients are the better guess.
FEWEST_PHRASINGS = 80

# Fewest decoys that serve as the questions without an answer. All decoys together then weigh as much as all phrasings:
# a confidence of .5 is right half the time if questions with and without an answer are equally likely.
FEWEST_DECOYS = 40

# With fewer decoys, the phrasings are asked a second time with their answers hidden, and serve as the questions without
# an answer. All of them together weigh this share of the weight of all phrasings: their lack of an answer is easier to
# see than that of real questions without an answer, and most real questions have an answer.
# With this share, `tests/benchmarks/quality.py` prints a calibration error of .04 for Banking77 and for CLINC150.
TAKEN_AWAY = 0.15

# Most phrasings that are asked, over all folds. These are enough for seven coefficients.
_MOST_ASKED = 2000
# Most chunks that are indexed, over all folds; it bounds the time that the fit takes.
_MOST_INDEXED = 40_000


class Example(NamedTuple):
    """A question that was asked of an index built without it: the evidence for the first match, whether that was right.

    `weight` is the weight of the example in the regression.
    """

    evidence: Features
    right: bool
    weight: float = 1.0


def calibrate(corpus: Corpus, analyser: Analyser, encoder: CheckedEncoder | None = None) -> Coefficients | None:
    """Return the coefficients that fit a corpus.

    Returns None if the corpus has too few phrasings, if all or none of the first matches are right, or if no feature
    raises the confidence.
    """
    if len(corpus.phrasings) < FEWEST_PHRASINGS:
        return None
    examples = _examples(corpus, analyser, encoder)
    if len({example.right for example in examples}) < 2:  # noqa: PLR2004 - two values, True and False
        return None
    return fit(examples)


def fit(examples: Sequence[Example]) -> Coefficients | None:
    """Return the coefficients of the logistic regression; a feature that would lower the confidence is left out.

    Such features are removed one after the other, the one with the most negative slope first. Returns None if no
    feature remains.
    """
    features = np.array([example.evidence for example in examples])
    right = np.array([example.right for example in examples])
    weights = np.array([example.weight for example in examples])
    kept = [column for column in range(features.shape[1]) if np.ptp(features[:, column]) > 0]
    while kept:
        model, means, scales = _regression(features[:, kept], right, weights)
        slopes = model.coef_[0]
        if slopes.min() >= 0:
            coefficients = np.zeros(features.shape[1])
            coefficients[kept] = slopes / scales
            bias = float(model.intercept_[0] - (slopes * means / scales).sum())
            # Rounded to six digits, since the last digits depend on the machine's linear algebra, and two builds of a
            # corpus must be equal.
            return Coefficients(*(float(f"{value:.6g}") for value in (bias, *coefficients.tolist())))
        kept.pop(int(slopes.argmin()))
    return None


def _regression(
    features: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], weights: npt.NDArray[np.float64]
) -> tuple[Any, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Fit a logistic regression to standardised features; return it with their means and standard deviations."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - imported only to fit the confidence
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    scaler = StandardScaler().fit(features)
    model = LogisticRegression(max_iter=1000).fit(scaler.transform(features), right, weights)
    return model, scaler.mean_, scaler.scale_


def _examples(corpus: Corpus, analyser: Analyser, encoder: CheckedEncoder | None) -> list[Example]:
    fold_of = _folds(corpus.phrasings)
    per_fold = len(corpus.phrasings) / FOLDS
    asked_folds = min(FOLDS, ceil(_MOST_ASKED / per_fold), max(1, _MOST_INDEXED // len(corpus.chunks)))
    most = _MOST_ASKED // asked_folds
    enough_decoys = len(corpus.decoys) >= FEWEST_DECOYS
    within: list[Example] = []  # questions that the corpus answers
    without: list[Example] = []  # questions that it does not answer
    for fold in range(asked_folds):
        phrasings = [phrasing for phrasing, other in zip(corpus.phrasings, fold_of, strict=True) if other == fold]
        left = [phrasing for phrasing, other in zip(corpus.phrasings, fold_of, strict=True) if other != fold]
        kept = tuple(decoy for at, decoy in enumerate(corpus.decoys) if at % FOLDS != fold)
        index = build_index(replace(corpus, phrasings=tuple(left), decoys=kept), analyser, encoder=encoder)
        for phrasing in thinned(phrasings, most):
            within += _asked(phrasing.question, index, phrasing.chunk)
            if not enough_decoys:
                without += _asked(phrasing.question, index, phrasing.chunk, take_away=True)
        for decoy in thinned(corpus.decoys[fold::FOLDS], most) if enough_decoys else ():
            without += _asked(decoy, index, None)
    weight = len(within) / max(1, len(without)) * (1.0 if enough_decoys else TAKEN_AWAY)
    return within + [example._replace(weight=weight) for example in without]


def _asked(question: str, index: Index, chunk: int | None, *, take_away: bool = False) -> Iterator[Example]:
    """Ask a question and yield the example for its first match, unless the match is not judged by the coefficients.

    `chunk` is the chunk that answers the question, None for a decoy. `take_away` hides this chunk.
    """
    scope = EVERYWHERE if chunk is None or not take_away else Scope(hidden=frozenset({chunk}))
    ranking = rank(question, index, scope=scope)
    # Skip a question that has no match, that matches by exact wording, or whose match asks the opposite (see
    # `answering.doubts`, which lowers the confidence of such a match).
    candidates = ranking.candidates
    if not candidates or candidates.is_exact[0] or ask_opposite(candidates)[0]:
        return
    best = candidates[0]
    if not index.arrays["chunk_fitted"][best.number]:  # judged by the default coefficients
        return
    right = not take_away and chunk is not None and same_answer(best.number, chunk, index)
    yield Example(compare(ranking, index).features(0), right)


def _folds(phrasings: Sequence[Phrasing]) -> list[int]:
    """Return the fold of each phrasing; those of a chunk go to the folds in turn, from a fold that varies by chunk."""
    seen: Counter[int] = Counter()
    folds = []
    for phrasing in phrasings:
        folds.append((phrasing.chunk + seen[phrasing.chunk]) % FOLDS)
        seen[phrasing.chunk] += 1
    return folds
