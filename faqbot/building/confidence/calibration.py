"""Adapt the coefficients of the confidence to a corpus, using only its own phrasings and decoys.

This is cross-validation: an eighth of the phrasings and decoys (a fold) is held out, an index is built without them,
and they are asked as questions; then the next eighth. A logistic regression predicts from the features of the first
match of each question whether the match was right. It starts from the shipped coefficients (see `regression`), so that
a few phrasings change little and one more phrasing changes hardly anything. All this happens during a build, and
authors need not know about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.answering.comparison import compare
from faqbot.answering.confidence import Coefficients, Features, shipped_coefficients
from faqbot.building.builder import build_index
from faqbot.building.confidence.regression import Examples, Prior, fitted
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.ranking.duplicates import same_answer
from faqbot.ranking.evidence.classifier import thinned
from faqbot.ranking.fitted import DEVIATIONS, DEVIATIONS_WITH_ENCODER, MEANS, MEANS_WITH_ENCODER
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

# Number of folds that phrasings and decoys are dealt to.
FOLDS = 8

# How strongly the coefficients are held to the shipped ones, in examples: see `regression`.
STRENGTH = 20.0

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
    """Return the coefficients that fit a corpus; None if it has no phrasings, and so nothing to ask."""
    examples = _examples(corpus, analyser, encoder) if corpus.phrasings else []
    return adapted(examples, shipped_prior(with_encoder=reads_texts(encoder))) if examples else None


def shipped_prior(*, with_encoder: bool) -> Prior:
    """Return the shipped coefficients as a prior; they are others if an encoder reads the texts."""
    bias, *slopes = shipped_coefficients(with_encoder=with_encoder)
    means, deviations = (MEANS_WITH_ENCODER, DEVIATIONS_WITH_ENCODER) if with_encoder else (MEANS, DEVIATIONS)
    return Prior(bias, np.array(slopes), _by_feature(means), _by_feature(deviations), STRENGTH)


def adapted(examples: Sequence[Example], shipped: Prior) -> Coefficients:
    """Return the shipped coefficients after these examples: the fewer there are, the less do they change."""
    asked = Examples(
        np.array([example.evidence for example in examples]),
        np.array([example.right for example in examples], dtype=np.float64),
        np.array([example.weight for example in examples]),
    )
    bias, slopes = fitted(asked, shipped)
    # Rounded to six digits, since the last digits depend on the machine's linear algebra, and two builds of a corpus
    # must be equal.
    return Coefficients(*(float(f"{value:.6g}") for value in (bias, *slopes.tolist())))


def _by_feature(values: Mapping[str, float]) -> npt.NDArray[np.float64]:
    return np.array([values[name] for name in Features._fields])


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
    # A question that has no match, or that matches by exact wording, is not judged by the coefficients.
    candidates = ranking.candidates
    if not candidates or candidates.is_exact[0]:
        return
    best = candidates[0]
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
