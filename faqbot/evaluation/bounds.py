"""Bounds on figures, as `faqbot eval --fail-under` takes them: the least or the highest value of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from faqbot.errors import FaqbotError
from faqbot.evaluation.evaluation import Evaluation
from faqbot.evaluation.metrics import Estimate, Share
from faqbot.text.suggest import nearest

_Figure = Share | Estimate | float | None

# The figures that can have a bound, by the names that `--fail-under` takes, and whether a high figure is good.
_FIGURES: Mapping[str, tuple[Callable[[Evaluation], _Figure], bool]] = {
    "right": (lambda run: run.overall.answered_right, True),
    "wrong": (lambda run: run.overall.answered_wrong, False),
    "asked-back": (lambda run: run.overall.chose, False),
    "not-answered": (lambda run: run.overall.abstained, False),
    "unanswerable-answered": (lambda run: run.overall.out_of_scope_answered, False),
    "unanswerable-asked-back": (lambda run: run.overall.out_of_scope_chose, False),
    "precision": (lambda run: run.overall.precision, True),
    "hit@1": (lambda run: run.overall.hit_at_1, True),
    "hit@5": (lambda run: run.overall.hit_at_5, True),
    "mrr@10": (lambda run: run.overall.mrr_at_10, True),
    "auroc": (lambda run: run.confidence.auroc, True),
    "brier": (lambda run: run.confidence.brier, False),
    "ece": (lambda run: run.confidence.calibration_error, False),
}
BOUND_NAMES = tuple(_FIGURES)
# What some people will call a figure, and its name.
_OTHER_NAMES = {"abstained": "not-answered", "chose": "asked-back", "answered": "unanswerable-answered"}


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure by its name, and the least or the highest value (0 to 1) that it may have."""

    figure: str
    value: float

    @property
    def is_least(self) -> bool:
        """Whether the figure must be at least the value, since a high figure is good."""
        return _FIGURES[self.figure][1]

    def failure(self, evaluation: Evaluation) -> str | None:
        """Return one line that says how far a run is beyond the bound; None if the run keeps it.

        A figure of no questions does not keep a bound, because nothing shows that it would.
        """
        figure = _FIGURES[self.figure][0](evaluation)
        if figure is None:
            return f"{self.figure} has a bound of {_shown(self.value)}, but no question in the file counts for it"
        value = figure if isinstance(figure, float) else figure.value
        if value == self.value or (value > self.value) == self.is_least:
            return None
        side, must = ("below", "at least") if self.is_least else ("above", "at most")
        counted = f" ({figure.count:,} of {figure.of:,})" if isinstance(figure, Share) else ""
        beyond = f"{_shown(abs(value - self.value))} {side} the bound"
        return f"{self.figure} is {_shown(value)}{counted}, and must be {must} {_shown(self.value)}: {beyond}"


def bounds_of(text: str) -> tuple[Bound, ...]:
    """Return the bounds in a text such as `right=.8,wrong=5%`; raise `FaqbotError` for any other text."""
    bounds = tuple(_bound(part) for part in text.split(",") if part.strip())
    if not bounds:
        raise FaqbotError(f"--fail-under takes bounds such as right=.8,wrong=.05, not {text!r}")
    return bounds


def failures_of(bounds: Sequence[Bound], evaluation: Evaluation) -> list[str]:
    """Return a line for each bound that a run does not keep."""
    return [failure for bound in bounds if (failure := bound.failure(evaluation)) is not None]


def _bound(part: str) -> Bound:
    name, sign, number = (piece.strip() for piece in part.partition("="))
    if not sign:
        raise FaqbotError(f"--fail-under: {part.strip()!r} has no value; write it as {_name(name)}=.8")
    return Bound(_name(name), _value(name, number))


def _name(given: str) -> str:
    name = given.casefold().replace("_", "-").replace(" ", "-")
    name = _OTHER_NAMES.get(name, name)
    if name in _FIGURES:
        return name
    similar = nearest(name, BOUND_NAMES)
    hint = f"did you mean {similar[0]}? The names are" if similar else "the names are"
    raise FaqbotError(f"--fail-under knows no figure {given!r}; {hint} {', '.join(BOUND_NAMES)}")


def _value(name: str, text: str) -> float:
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise FaqbotError(f"--fail-under: {name} must be from 0 to 1, or a percentage such as 80%, not {text!r}")
    return value


def _shown(value: float) -> str:
    return f"{value:.3f}"
