"""Print the measurements behind the constants of ranking and confidence.

    python tests/benchmarks/choices.py DIR…

First hit@1 on each set for other weights of the fields, other saturations and other powers of idf. Then the logistic
regression of "the first match answers" on margin and coverage, over the questions as they are and over the same
questions with the chunks that answer them taken away; every set counts alike.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from labelled import Labelled, read_labelled
from sklearn.linear_model import LogisticRegression

from faqbot.answering.confidence import says_same, weigh
from faqbot.search import ranking, weighting
from faqbot.search.building import build_index
from faqbot.search.ranking import FIELD_WEIGHTS, rank
from faqbot.search.terms import Analyser

FIELDS = [
    {},
    {"question": 0.25},
    {"question": 0.75},
    {"question": 1.0},
    {"headings": 0.0},
    {"headings": 0.1},
    {"headings": 0.5},
]
WEIGHTING = [
    {"IDF_POWER": 0.5},
    {"IDF_POWER": 1.0},
    {"FUNCTION_WEIGHT": 0.1},
    {"FUNCTION_WEIGHT": 1.0},
    {"QUESTION_IN_TEXT": 0},
    {"QUESTION_IN_TEXT": 1},
    {"SATURATION": {**weighting.SATURATION, "text": (1.2, 0.75)}},
    {"SATURATION": {**weighting.SATURATION, "text": (1.5, 0.5)}},
]


def hit_at_1(labelled: Labelled) -> float:
    """Return the share of the answerable questions whose first match answers them."""
    hits = 0
    for question, right in labelled.answerable:
        candidates = rank(question, labelled.index).candidates
        hits += bool(candidates) and candidates[0].number in right
    return hits / len(labelled.answerable)


@contextmanager
def changed(module: object, values: dict[str, object]) -> Iterator[None]:
    """Change constants of a module for a while."""
    before = {name: getattr(module, name) for name in values}
    for name, value in values.items():
        setattr(module, name, value)
    yield
    for name, value in before.items():
        setattr(module, name, value)


def print_choices(sets: list[Labelled]) -> None:
    """Print hit@1 for the constants as they are and for their alternatives."""
    print(f"| choice | {' | '.join(labelled.name for labelled in sets)} |")
    print("|---" * (len(sets) + 1) + "|")
    for change in FIELDS:
        with changed(ranking, {"FIELD_WEIGHTS": {**FIELD_WEIGHTS, **change}}):
            scores = [hit_at_1(labelled) for labelled in sets]
        print(f"| {change or 'as shipped'} | {' | '.join(f'{score:.3f}' for score in scores)} |")
    for change in WEIGHTING:
        scores = []
        with changed(weighting, change), changed(sys.modules[build_index.__module__], _shared(change)):
            for labelled in sets:
                index = build_index(labelled.chunks, Analyser())
                scores.append(hit_at_1(Labelled(labelled.name, labelled.chunks, index, labelled.questions)))
        print(f"| {change} | {' | '.join(f'{score:.3f}' for score in scores)} |")


def _shared(change: dict[str, object]) -> dict[str, object]:
    """Return the constants that the builder has imported by name."""
    return {name: value for name, value in change.items() if hasattr(sys.modules[build_index.__module__], name)}


def print_confidence(sets: list[Labelled]) -> None:
    """Print the fitted coefficients, and what the threshold of one half then does on each set."""
    rows, right, groups = [], [], []
    for labelled in sets:
        for question, answers in labelled.questions:
            for group, among in (
                (labelled.name, None),
                (f"{labelled.name} less its answers", _without(labelled, answers)),
            ):
                if among is not None and not answers:
                    continue
                matches = weigh(rank(question, labelled.index, among=among), labelled.index, k=1)
                if matches:
                    rows.append((matches[0].margin, matches[0].coverage))
                    right.append(among is None and labelled.chunks.index(matches[0].chunk) in answers)
                    groups.append(group)
    evidence, truth, group = np.array(rows), np.array(right), np.array(groups)
    share = np.array([1 / (group == name).sum() for name in group])
    model = LogisticRegression(C=100).fit(evidence, truth, sample_weight=share * len(share) / share.sum())
    margin, coverage = model.coef_[0]
    print(f"\nBIAS {model.intercept_[0]:.2f}, MARGIN {margin:.2f}, COVERAGE {coverage:.2f}\n")
    print("| questions | number | first match right | answered right | answered wrong |")
    print("|---|---|---|---|---|")
    answered = model.predict_proba(evidence)[:, 1] >= 0.5
    for name in dict.fromkeys(groups):
        of = group == name
        shares = (truth[of], answered[of] & truth[of], answered[of] & ~truth[of])
        print(f"| {name} | {of.sum()} | {' | '.join(f'{one.mean():.2f}' for one in shares)} |")


def _without(labelled: Labelled, answers: frozenset[int]) -> np.ndarray:
    """Return the mask of the chunks that neither answer the question nor say the same as one that does."""
    said = [labelled.chunks[number] for number in answers]
    return np.array([not any(says_same(chunk, other) for other in said) for chunk in labelled.chunks])


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    read = [read_labelled(Path(folder)) for folder in sys.argv[1:]]
    print_choices(read)
    print_confidence(read)
