"""Fit the confidence to a corpus, from its own phrasings and decoys and nothing else.

An eighth of the phrasings and decoys is taken out, an index is built without them, and they are asked. A logistic
regression (scikit-learn's) then tells from the evidence for each first match whether it was right; its coefficients are
those of the confidence. So are the other eighths. No author needs to know the word calibration.
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

FOLDS = 8

# With fewer phrasings the defaults are the better guess.
FEWEST_PHRASINGS = 80

# Decoys from which on they alone stand for questions without an answer. Their weight is that of the phrasings, so that
# a confidence of .5 is as good as a coin for a question that comes as likely from within as from without.
FEWEST_DECOYS = 40

# Where there are too few decoys, the phrasings are asked once more with their answers hidden. That no answer is left is
# easier to see than for real questions from without, and most questions have an answer: their weight is this share of
# the weight of the phrasings.
# `tests/benchmarks/quality.py` then prints a calibration error of .04 for Banking77 and for CLINC150.
TAKEN_AWAY = 0.15

# Phrasings asked: enough for seven coefficients.
_MOST_ASKED = 2000
# Chunks indexed for it, over all folds.
_MOST_INDEXED = 40_000


class Example(NamedTuple):
    """A question asked of an index built without it: the evidence for its first match, and whether it was right."""

    evidence: Features
    right: bool
    weight: float = 1.0


def calibrate(corpus: Corpus, analyser: Analyser, encoder: CheckedEncoder | None = None) -> Coefficients | None:
    """Return the coefficients that fit a corpus, None if it has too few phrasings to tell."""
    if len(corpus.phrasings) < FEWEST_PHRASINGS:
        return None
    examples = _examples(corpus, analyser, encoder)
    if len({example.right for example in examples}) < 2:  # noqa: PLR2004 - right and wrong
        return None
    return fit(examples)


def fit(examples: Sequence[Example]) -> Coefficients | None:
    """Return the coefficients of the logistic regression; a feature that would lower the confidence is left out."""
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
            # The last digits depend on the machine's linear algebra; two builds are to be equal.
            return Coefficients(*(float(f"{value:.6g}") for value in (bias, *coefficients.tolist())))
        kept.pop(int(slopes.argmin()))
    return None


def _regression(
    features: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], weights: npt.NDArray[np.float64]
) -> tuple[Any, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Fit to standardised features; return the model with their means and standard deviations."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only building imports it
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
    within: list[Example] = []
    without: list[Example] = []
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
    """Ask a question of a chunk (None: of no chunk); `take_away` hides the chunk."""
    scope = EVERYWHERE if chunk is None or not take_away else Scope(hidden=frozenset({chunk}))
    ranking = rank(question, index, scope=scope)
    # Nothing was weighed, or the weight of an opposite will be halved (see `confidence`).
    candidates = ranking.candidates
    if not candidates or candidates.is_exact[0] or ask_opposite(candidates)[0]:
        return
    best = candidates[0]
    if not index.arrays["chunk_fitted"][best.number]:  # judged by the defaults
        return
    right = not take_away and chunk is not None and same_answer(best.number, chunk, index)
    yield Example(compare(ranking, index).features(0), right)


def _folds(phrasings: Sequence[Phrasing]) -> list[int]:
    """Deal each chunk's phrasings to the folds in turn, every chunk from another fold on."""
    seen: Counter[int] = Counter()
    folds = []
    for phrasing in phrasings:
        folds.append((phrasing.chunk + seen[phrasing.chunk]) % FOLDS)
        seen[phrasing.chunk] += 1
    return folds
