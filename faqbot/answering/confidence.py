"""How sure faqbot is of each candidate: the probability that it answers the question.

    confidence = 1 / (1 + exp(-(bias + sum over FEATURES of coefficient * feature)))

or 1 for a chunk that is stored under the question itself, less for what `doubts` there are, and never more than the
match before has. Every feature only ever raises it. The coefficients are `DEFAULT`, or those that `calibration` fitted
to the corpus; they hold for its documents that have phrasings.
"""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from faqbot.answering.reply import Doubt
from faqbot.index.index import Index
from faqbot.ranking.alike import is_alike, own_question
from faqbot.ranking.candidates import Candidate
from faqbot.ranking.ranking import KINDS, Ranking, own_score


class Evidence(NamedTuple):
    """What speaks for a candidate.

    `score` as it is ranked; `margin`, its lead over the best *different* answer (negative for a runner-up); `share`,
    its part in the softmax of the scores of different answers and of `NOTHING`; `coverage`, the share of the
    question's weight that the chunk has words for; `known`, the share that anything in the corpus accounts for;
    `in_scope`, how far the question lies from the decoys (1 where there are none).
    """

    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


class Coefficients(NamedTuple):
    """What each feature of `Evidence` counts; none is negative."""

    bias: float
    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


# Fitted by `tests/benchmarks/choices.py`, every set counting alike, before a question could name its document. Fitted
# again with that, they answer .727 of StackFAQ right for .738, and no more elsewhere. Those sets have no decoys, so
# what decoys count was set apart from that, and taken from the bias: the more, the better are questions without an
# answer told, and the fewer are answered, for a corpus with too few phrasings to fit its own.
DEFAULT = Coefficients(-3.788, 0.029, 0.148, 2.662, 2.109, 0.0, 1.0)

# The same for an index with an encoder, whose scores are others: fitted with MiniLM to StackFAQ, five sibling pages,
# the shipped page without phrasings, and Banking77 and CLINC150 with one an intent, every question asked once more with
# its answers taken away. By the coefficients above, far more of the latter were answered.
DEFAULT_WITH_ENCODER = Coefficients(-4.535, 0.054, 0.454, 0.441, 1.36, 0.0, 1.0)

# "Can I do it without?" may be answered where "can I do it with?" is asked, but as likely it is not.
OPPOSITE_CHANCE = 0.5
_OPPOSITE = KINDS.index("opposite")

# A document that is named need not have the answer: where another one's passage is so much better at the question
# without the name, as a share of its score, the named one's best is doubtful.
AS_GOOD = 0.5

# "Bulgarian" before "split squats" makes it a thing that no document is about, and yet its answer may hold.
STRANGER_CHANCE = 0.5

# Candidates among which pages that ask the same are looked for.
_NEAREST = 10

# A chunk may answer by the frame alone ("how many … does it …?"), with no word of content in common.
FRAME_CHANCE = 0.7

# A question without a word of content ("who are you?") is answered by a chunk that has nearly all of it.
_WORDLESS = 4


def confidence_of(evidence: Evidence, coefficients: Coefficients) -> float:
    """Return the probability that a candidate answers, by the formula above."""
    bias, *weights = coefficients
    return _sigmoid(bias + sum(weight * value for weight, value in zip(weights, evidence, strict=True)))


def asks_opposite(candidate: Candidate) -> bool:
    """Whether a candidate answers the opposite of the question."""
    return candidate.evidence[_OPPOSITE] < 0


def coefficients_for(candidate: Candidate, index: Index) -> Coefficients:
    """Return the coefficients that hold for a candidate: those fitted to the corpus if its document has phrasings."""
    if index.confidence and index.arrays["chunk_fitted"][candidate.number]:
        return Coefficients(*index.confidence)
    return DEFAULT if index.encoder is None else DEFAULT_WITH_ENCODER


def doubts(candidate: Candidate, ranking: Ranking, index: Index) -> dict[Doubt, float]:
    """Return the reasons to doubt a candidate that the features don't tell, each with the share that it leaves."""
    found: dict[Doubt, float] = {}
    if asks_opposite(candidate):
        found["opposite"] = OPPOSITE_CHANCE
    if ranking.elsewhere > 0:
        found["elsewhere"] = min(1.0, own_score(candidate.evidence) / (AS_GOOD * ranking.elsewhere)) ** 2
    named = ranking.query.named
    if named.has_name or ranking.query.is_of_name_only or (named.strangers and _is_repeated(candidate, ranking, index)):
        found["stranger"] = STRANGER_CHANCE
    if index.has_topics:
        found["frame"] = _by_content(candidate, ranking, index)
    return {doubt: left for doubt, left in found.items() if left < 1}


def _is_repeated(candidate: Candidate, ranking: Ranking, index: Index) -> bool:
    """Whether other documents ask what a candidate asks, so that the question has to say of which thing."""
    asked = own_question(candidate.number, index)
    topics = index.arrays["chunk_topics"]
    others = (one.number for one in ranking.candidates[:_NEAREST] if topics[one.number] != topics[candidate.number])
    return any(is_alike(asked, own_question(other, index)) for other in others)


def _by_content(candidate: Candidate, ranking: Ranking, index: Index) -> float:
    """Return what is left where a candidate has no word of the question's content: pages of one kind share frames."""
    concepts = ranking.query.concepts
    content = [at for at, concept in enumerate(concepts) if index.analyser.is_content(concept.term)]
    if not content:
        return candidate.coverage**_WORDLESS
    return 1.0 if any(candidate.readings[at] >= 0 for at in content) else FRAME_CHANCE


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + exp(-value)) if value >= 0 else exp(value) / (1.0 + exp(value))
