"""The reliability diagram and the risk-coverage curve of a run, as SVG and PNG files.

matplotlib is imported in the functions that draw, because nothing else needs it. The same run gives the same bytes with
the same version of matplotlib: the files hold no dates, and the ids in an SVG are hashes with a fixed salt.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from faqbot.errors import FaqbotError, OutputError, system_reason
from faqbot.evaluation.metrics import Share, bins_of, calibration_error, share
from faqbot.evaluation.offers import Offer
from faqbot.evaluation.thresholds import Effect, effect_of
from faqbot.system.atomic_files import open_output

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Two colours of Okabe and Ito (2008), which people with any colour vision tell apart, and which differ in lightness.
_BLUE, _ORANGE, _GREY = "#0072B2", "#D55E00", "#767676"
_STYLE: dict[str, Any] = {"svg.hashsalt": "faqbot", "svg.fonttype": "path", "font.size": 11, "axes.grid": True,
                          "grid.color": "#E0E0E0", "axes.axisbelow": True, "axes.spines.top": False,
                          "axes.spines.right": False}  # fmt: skip
_BINS = 10
# Of more points a plot shows no more, and each costs an interval.
_MOST_POINTS = 1_000
# The thresholds that are written beside the risk-coverage curve.
_LABELLED = (0.3, 0.5, 0.8, 0.9)
_SIZE = (7.0, 6.0)
_DPI = 120
# Without this, a PNG names the version of matplotlib, and an SVG the date.
_METADATA: dict[str, dict[str, Any]] = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}


class CoveragePoint(NamedTuple):
    """A threshold, the share of all questions that it answers, and the share of these answers that are not right."""

    threshold: float
    coverage: float
    risk: Share


def check_plotting(folder: str) -> None:
    """Raise `FaqbotError` if matplotlib is missing, or `OutputError` if the folder is a file or cannot be made."""
    try:
        import matplotlib as mpl  # noqa: F401, PLC0415 - see the module docstring
    except ImportError as error:
        message = "--plot needs matplotlib: pip install matplotlib (or, in a checkout of faqbot, pip install '.[plot]')"
        raise FaqbotError(message) from error
    above = folder
    while not os.path.lexists(above):
        above = os.path.dirname(above) or "."
    if not os.path.isdir(above):
        raise OutputError("is a file; name a folder", path=above)
    if not os.access(above, os.W_OK):
        raise OutputError("cannot write: permission denied", path=above)


def write_plots(
    folder: str, confidences: Sequence[float], right: Sequence[bool], offers: Sequence[Offer], threshold: float
) -> list[str]:
    """Write both plots into a folder, and return the paths of the four files.

    `confidences` (0 to 1) and `right` are those of the first match of each question, `offers` those of all questions.
    Raises `OutputError` if a file cannot be written.
    """
    import matplotlib as mpl  # noqa: PLC0415 - see the module docstring

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made: {system_reason(error)}", path=folder) from error
    with mpl.rc_context(_STYLE):
        plots = {
            "reliability": _reliability(confidences, right, threshold),
            "risk-coverage": _risk_coverage(offers, threshold),
        }
        return [_save(figure, folder, name, kind) for name, figure in plots.items() for kind in ("svg", "png")]


def coverage_points(offers: Sequence[Offer]) -> list[CoveragePoint]:
    """Return the points of a risk-coverage curve, from the highest threshold that answers a question to the lowest.

    See El-Yaniv and Wiener (2010), On the foundations of noise-free selective classification.
    """
    given = sorted((one for one in offers if one.confidence is not None), key=_confidence_of, reverse=True)
    effects: list[tuple[float, Effect]] = []
    for level, some in groupby(given, key=_confidence_of):
        more = effect_of([one.verdict for one in some])
        effects.append((level, effects[-1][1].plus(more) if effects else more))
    shown = effects[:: 1 + len(effects) // _MOST_POINTS]
    return [point for level, effect in shown if (point := _point(level, effect, len(offers))) is not None]


def _confidence_of(offer: Offer) -> float:
    return offer.confidence or 0.0


def _point(threshold: float, effect: Effect, questions: int) -> CoveragePoint | None:
    risk = share(effect.answers - effect.right, effect.answers)
    return None if risk is None else CoveragePoint(threshold, effect.answers / questions, risk)


def _reliability(confidences: Sequence[float], right: Sequence[bool], threshold: float) -> Figure:
    figure, (diagram, counts) = _panels(2, height_ratios=(3, 1))
    bins = bins_of(confidences)
    xs, shares, numbers = [], [], [0] * _BINS
    for number in range(_BINS):
        inside = [at for at, one in enumerate(bins) if one == number]
        numbers[number] = len(inside)
        found = share(sum(right[at] for at in inside), len(inside))
        if found is not None:
            xs.append(sum(confidences[at] for at in inside) / len(inside))
            shares.append(found)
    diagram.plot([0, 1], [0, 1], "--", color=_GREY, label="as right as it says")
    reach = [[one.value - one.low for one in shares], [one.high - one.value for one in shares]]
    ys = [one.value for one in shares]
    diagram.errorbar(xs, ys, yerr=reach, fmt="o", color=_BLUE, capsize=3, label="the questions, with 95 % intervals")
    error = calibration_error(confidences, right)
    _title(diagram, "How far can the confidence be believed?", f"expected calibration error {error or 0:.3f}")
    diagram.set_ylabel("share of first matches that are right")
    diagram.set_ylim(-0.02, 1.02)
    centres = [(number + 0.5) / _BINS for number in range(_BINS)]
    bars = counts.bar(centres, numbers, width=0.9 / _BINS, color=_BLUE)
    counts.bar_label(bars, fontsize=9)
    counts.margins(y=0.25)
    counts.set_ylabel("questions")
    counts.set_xlabel("confidence of the first match")
    for axes in (diagram, counts):
        axes.axvline(threshold, color=_ORANGE, linestyle=":", label=f"threshold {threshold:g}")
        axes.set_xlim(0, 1)
        axes.set_xticks([number / _BINS for number in range(_BINS + 1)])
    _legend(figure, diagram)
    return figure


def _risk_coverage(offers: Sequence[Offer], threshold: float) -> Figure:
    figure, (axes,) = _panels(1)
    points = coverage_points(offers)
    xs = [point.coverage for point in points]
    axes.fill_between(
        xs, [point.risk.low for point in points], [point.risk.high for point in points],
        step="post", color=_BLUE, alpha=0.15, linewidth=0, label="95 % interval",
    )  # fmt: skip
    axes.step(
        xs,
        [point.risk.value for point in points],
        where="post",
        color=_BLUE,
        label="at each threshold (some are named)",
    )
    for level in _LABELLED:
        reached = [point for point in points if point.threshold >= level]
        if reached:
            axes.plot([reached[-1].coverage], [reached[-1].risk.value], "o", color=_BLUE, markersize=4)
            place = (reached[-1].coverage, reached[-1].risk.value)
            axes.annotate(f"{level:g}", place, (4, 4), textcoords="offset points", ha="left", color=_GREY, fontsize=9)
    now = _point(threshold, effect_of([one.at(threshold) for one in offers]), len(offers))
    if now is not None:
        label = f"threshold {threshold:g}: {now.risk.of:,} answers, {now.risk.count:,} not right"
        axes.plot([now.coverage], [now.risk.value], "D", color=_ORANGE, label=label)
    _title(axes, "What does it cost to answer more?", f"{len(offers):,} questions")
    axes.set_xlabel("coverage: share of all questions that are answered")
    axes.set_ylabel("risk: share of the answers that are not right")
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.02, 1.02)
    _legend(figure, axes)
    return figure


def _panels(rows: int, height_ratios: Sequence[float] | None = None) -> tuple[Figure, Sequence[Axes]]:
    """Return a figure with panels one below the other.

    A figure that is made like this belongs to no window and no global state, and is drawn by Agg or as SVG.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - see the module docstring

    figure = Figure(figsize=_SIZE, layout="constrained")
    panels = figure.subplots(rows, 1, sharex=True, squeeze=False, height_ratios=height_ratios)
    return figure, [row[0] for row in panels]


def _title(axes: Axes, title: str, below: str) -> None:
    axes.set_title(f"{title}\n", loc="left", fontweight="bold")
    axes.text(0, 1.02, below, transform=axes.transAxes, color=_GREY)


def _legend(figure: Figure, axes: Axes) -> None:
    """Put the legend of a panel below all panels, where it covers nothing."""
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=2, frameon=False, fontsize=9)


def _save(figure: Figure, folder: str, name: str, kind: str) -> str:
    path = os.path.join(folder, f"{name}.{kind}")
    drawn = io.BytesIO()
    figure.savefig(drawn, format=kind, dpi=_DPI, metadata=_METADATA[kind])
    with open_output(path) as file:
        file.write(drawn.getvalue())
    return path
