"""Ask the questions of all sets, and keep what constants are fitted to: evidence and features of the matches."""

from __future__ import annotations

import itertools
import random
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from asking import Asked, Part, parts_of
from exchanges import Exchanger
from kept_vectors import KeptVectors
from sets import Set

from faqbot.answering.comparison import compare
from faqbot.answering.doubts import DOUBTS
from faqbot.index.encoders.named_encoders import open_encoder
from faqbot.index.index import Index
from faqbot.query.topic import scope_of
from faqbot.ranking import fitted as shipped
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.duplicates import same_answer
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

Floats = npt.NDArray[np.float64]

# The most questions of a list that are exchanged.
_MOST_EXCHANGED = 60
_PROCESSES = 2


class Job(NamedTuple):
    """A set to ask in one way, with the weights to rank with; `exchanged` asks exchanged questions as well.

    `encoder` is the name of an encoder, and `vectors` the folder that keeps its vectors.
    """

    one: Set
    phrased: bool
    most: int
    encoder: str | None
    vectors: Path | None
    weights: dict[str, float]
    exchanged: bool = False

    @property
    def label(self) -> str:
        """The name of the set, and the way in which it is asked."""
        return f"{self.one.name}, with phrasings" if self.phrased else self.one.name


class Ranked(NamedTuple):
    """A question: the evidence for its candidates before it is weighed, (candidates, kinds), and which are right.

    `kept` is the share of its score that a candidate keeps after the losses.
    """

    group: str
    set: str
    evidence: Floats
    kept: Floats
    right: npt.NDArray[np.bool_]
    is_exact: npt.NDArray[np.bool_]


class Judged(NamedTuple):
    """A question: the features of its first match, and whether it answers; `kind` is answerable, none or exchanged.

    `doubts` has the share of the confidence that each doubt leaves.
    """

    group: str
    set: str
    kind: str
    features: Floats
    doubts: dict[str, float]
    right: bool


def asked_with(job: Job) -> Iterator[tuple[Part, Asked]]:
    """Yield the questions of a set, asked with the weights of the job."""
    warnings.simplefilter("ignore")
    (shipped.WEIGHTS_WITH_ENCODER if job.encoder else shipped.WEIGHTS).update(job.weights)
    opened = open_encoder(job.encoder) if job.encoder else None
    encoder = KeptVectors(opened, job.vectors) if opened and job.vectors else opened
    for part in parts_of(job.one, phrased=job.phrased, most=job.most, encoder=encoder):
        for asked in part.asked:
            yield part, asked


def ranked_of(job: Job) -> list[Ranked]:
    """Return the candidates of each answerable question of a set; a question without a right candidate is kept."""
    return [_ranked(job, asked) for _, asked in asked_with(job) if asked.answerable]


def _ranked(job: Job, asked: Asked) -> Ranked:
    candidates = asked.comparison().ranking.candidates
    right = np.isin(candidates.numbers, [*asked.right])
    evidence = np.array([candidates.measured[kind] for kind in job.weights]).T
    return Ranked(job.one.group, job.label, evidence, _losses(candidates), right, candidates.is_exact)


def _losses(candidates: Candidates) -> Floats:
    """Return the share of its score that each candidate keeps after the losses, 1 without a loss."""
    scores = sum((candidates.evidence[kind] for kind in shipped.WEIGHTS), np.zeros(len(candidates)))
    return np.divide(candidates.scores, scores, out=np.ones(len(candidates)), where=scores > 0)


def judged_of(job: Job) -> list[Judged]:
    """Return the first match of each question of a set, and of its exchanged questions."""
    found: list[Judged] = []
    for number, (part, listed) in enumerate(itertools.groupby(asked_with(job), key=lambda pair: pair[0])):
        asked = [one for _, one in listed]
        for one in asked:
            kind = "answerable" if one.answerable else "none"
            found += _judged(job, one.question.question, one.question.topic, one.right, kind, part.bot._index)
        if job.exchanged and number == 0:  # the first part has the whole corpus
            found += _exchanged(job, part, [one for one in asked if one.right])
    return found


def _exchanged(job: Job, part: Part, asked: Sequence[Asked]) -> Iterator[Judged]:
    """Yield the first match of questions in which a word is exchanged, of those asked and of the documents' own."""
    analyser = Analyser(job.one.language)
    pool = [one.question for one in job.one.questions] + [chunk.question for chunk in part.corpus.chunks]
    exchanger = Exchanger(part.corpus.chunks, analyser, filter(None, pool))
    own = [(chunk.question, frozenset((number,)), None)
           for number, chunk in enumerate(part.corpus.chunks) if chunk.question]  # fmt: skip
    source = [(one.question.question, one.right, one.question.topic) for one in asked]
    chance = random.Random(0)
    for listed in (source, own):
        for question, right, topic in chance.sample(listed, min(len(listed), _MOST_EXCHANGED)):
            for exchange in exchanger.of(question, right):
                yield from _judged(job, exchange.question, topic, frozenset(), "exchanged", part.bot._index)


def _judged(
    job: Job, question: str, topic: str | None, right: frozenset[int], kind: str, index: Index
) -> Iterator[Judged]:
    """Yield the first match of a question, unless it is certain or there is none."""
    scope = scope_of(topic, index)
    compared = compare(rank(question, index, scope=scope, is_about=topic is not None), index)
    candidates = compared.ranking.candidates
    if len(candidates) and not candidates.is_exact[0]:
        first = int(candidates.numbers[0])
        is_right = any(number == first or same_answer(number, first, index) for number in right)
        doubts = {doubt: float(compared.evidence[doubt][0]) for doubt in DOUBTS if doubt in compared.evidence.kinds}
        yield Judged(job.one.group, job.label, kind, np.array(compared.features(0)), doubts, is_right)


Row = TypeVar("Row", Ranked, Judged)


def gathered(jobs: Sequence[Job], work: Callable[[Job], list[Row]]) -> list[Row]:
    """Return what the jobs give, in their order."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(itertools.chain.from_iterable(pool.map(work, jobs)))
