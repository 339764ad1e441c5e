"""Measure a bot against labelled questions: how well it ranks, how it replies, and how reliable its confidence is.

Every question is asked once, with `FaqBot.ask`: hit@k, MRR and the confidences come from the matches of the replies,
the other figures from their outcomes. No figure depends on the order of the questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from faqbot import __version__
from faqbot.bot import FaqBot
from faqbot.evaluation.asking import Asked, ask_labelled
from faqbot.evaluation.labelled import LabelledQuestion
from faqbot.evaluation.metrics import Estimate, Share, auroc, brier, calibration_error, mean, right_at, share
from faqbot.evaluation.results import QuestionResult, misses_of, result_of, result_to_json
from faqbot.evaluation.verdicts import ANSWERED_BADLY, QuestionVerdict
from faqbot.ranking.fitted import THRESHOLD

# The k of hit@5.
_FEW = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a set of questions; a figure of no questions is None.

    Shares of the answerable questions:

    - `hit_at_1`, `hit_at_5`: a right match is the first, or among the first five;
    - `answered_right`, `answered_wrong`: answered with a right chunk, or with a wrong chunk;
    - `chose`, `chose_with_right`: asked back, and asked back with a right chunk among the options;
    - `abstained`: not answered.

    `mrr_at_10` is their mean reciprocal rank: 1 / rank of the first right match, or 0 if none of the first ten is
    right. `out_of_scope_answered` and `out_of_scope_chose` are the shares of the unanswerable questions that were
    answered, and that were asked back. `precision` is the share of the answers that are right: of all questions that
    were answered, with an answer in the documents or without.
    """

    questions: int
    answerable: int
    unanswerable: int
    hit_at_1: Share | None
    hit_at_5: Share | None
    mrr_at_10: Estimate | None
    answered_right: Share | None
    answered_wrong: Share | None
    chose: Share | None
    chose_with_right: Share | None
    abstained: Share | None
    out_of_scope_answered: Share | None
    out_of_scope_chose: Share | None
    precision: Share | None


@dataclass(frozen=True, slots=True)
class ConfidenceFigures:
    """How reliable the confidence of the first match is; `metrics.py` has the formulas.

    `right_at_5` is the largest share of the answerable questions that some threshold answers right while at most 5 % of
    the unanswerable questions are answered; `right_at_10` is the same at 10 %. These two and `auroc` are None unless
    there are answerable and unanswerable questions.
    """

    auroc: float | None
    brier: float | None
    calibration_error: float | None
    right_at_5: float | None
    right_at_10: float | None


@dataclass(frozen=True, slots=True)
class KindFigures:
    """The figures of the questions of one kind; `kind` is empty for questions without a kind."""

    kind: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of all questions, of their confidences and of each kind, and what became of each question.

    `questions` are in the order in which they were asked. `mistakes` are the misses among them, in the order of
    `results.misses_of`: wrong answers first. `threshold` is the least confidence that was answered.
    """

    overall: Figures
    confidence: ConfidenceFigures
    kinds: tuple[KindFigures, ...]
    mistakes: tuple[QuestionResult, ...]
    threshold: float
    questions: tuple[QuestionResult, ...]


def evaluate(bot: FaqBot, labelled: Sequence[LabelledQuestion], *, threshold: float | None = None) -> Evaluation:
    """Ask every question and return the figures; `threshold` (0 to 1) is the least confidence that answers.

    Raises `QuestionsError`, with path and line, for a chunk or a topic that the documents don't have.
    """
    return summarise(ask_labelled(bot, labelled, threshold=threshold))


def summarise(asked: Iterable[Asked]) -> Evaluation:
    """Return the figures of questions that were asked, in any order."""
    given = list(asked)
    results = tuple(map(result_of, given))
    ordered = sorted(given, key=_place)  # so that sums are the same to the last bit in any order
    kinds = sorted({one.labelled.kind for one in ordered})
    of_kind = ((kind, [one for one in ordered if one.labelled.kind == kind]) for kind in kinds if kinds != [""])
    return Evaluation(
        overall=_figures(ordered),
        confidence=_confidence(ordered),
        kinds=tuple(KindFigures(kind, _figures(some)) for kind, some in of_kind),
        mistakes=misses_of(results),
        threshold=results[0].threshold if results else THRESHOLD,
        questions=results,
    )


def evaluation_to_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return an evaluation's public JSON form: its fields by name, with None for a figure of no questions.

    `faqbot` is the version that asked, by which a saved run is told from other JSON.
    """
    record = {"faqbot": __version__, **asdict(evaluation)}
    for name in ("mistakes", "questions"):
        record[name] = list(map(result_to_json, getattr(evaluation, name)))
    return record


def _place(one: Asked) -> tuple[object, ...]:
    labelled = one.labelled
    fields = (labelled.question, labelled.expected, labelled.kind, labelled.topic or "", labelled.id)
    return (*fields, labelled.path or "", labelled.line or 0)


def _figures(asked: Sequence[Asked]) -> Figures:
    answerable = sum(one.answerable for one in asked)
    unanswerable = len(asked) - answerable
    counts = Counter(one.verdict for one in asked)
    ranks = [one.rank for one in asked if one.answerable]

    def of_answerable(*verdicts: QuestionVerdict) -> Share | None:
        return share(sum(counts[verdict] for verdict in verdicts), answerable)

    answered = sum(counts[verdict] for verdict in ("right", *ANSWERED_BADLY))
    return Figures(
        questions=len(asked),
        answerable=answerable,
        unanswerable=unanswerable,
        hit_at_1=share(ranks.count(1), answerable),
        hit_at_5=share(sum(rank is not None and rank <= _FEW for rank in ranks), answerable),
        mrr_at_10=mean([1 / rank if rank else 0.0 for rank in ranks]),
        answered_right=of_answerable("right"),
        answered_wrong=of_answerable("wrong"),
        chose=of_answerable("asked back with right", "asked back without right"),
        chose_with_right=of_answerable("asked back with right"),
        abstained=of_answerable("not answered"),
        out_of_scope_answered=share(counts["unanswerable answered"], unanswerable),
        out_of_scope_chose=share(counts["unanswerable asked back"], unanswerable),
        precision=share(counts["right"], answered),
    )


def _confidence(asked: Sequence[Asked]) -> ConfidenceFigures:
    confidences = [one.confidence for one in asked]
    right = [one.first_is_right for one in asked]
    answerable = [one.confidence for one in asked if one.answerable]
    unanswerable = [one.confidence for one in asked if not one.answerable]
    sure_and_right = [one.confidence for one in asked if one.first_is_right]
    return ConfidenceFigures(
        auroc=auroc(answerable, unanswerable),
        brier=brier(confidences, right),
        calibration_error=calibration_error(confidences, right),
        right_at_5=right_at(5, sure_and_right, len(answerable), unanswerable),
        right_at_10=right_at(10, sure_and_right, len(answerable), unanswerable),
    )
