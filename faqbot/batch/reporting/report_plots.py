"""The two plots of a report: how sure faqbot was, by outcome, and which documents answered.

matplotlib is imported in the functions that draw, because nothing else needs it. The same figures give the same SVG
with the same version of matplotlib: it holds no date, and its ids are hashes with a fixed salt. Letters are drawn as
outlines, so that the page needs no font.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from faqbot.batch.reporting.summary import name_end
from faqbot.batch.tally import CONFIDENCE_BINS
from faqbot.errors import FaqbotError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Colours of Okabe and Ito (2008), which people with any colour vision tell apart, by outcome.
_COLOURS = {"answer": "#0072B2", "choose": "#E69F00", "abstain": "#767676"}
_SAID = {"answer": "answered", "choose": "asked back", "abstain": "not answered"}
_STYLE: dict[str, Any] = {"svg.hashsalt": "faqbot", "svg.fonttype": "path", "font.size": 11, "axes.grid": True,
                          "grid.color": "#E0E0E0", "axes.axisbelow": True, "axes.spines.top": False,
                          "axes.spines.right": False}  # fmt: skip
# matplotlib takes text between dollar signs for a formula.
_FORMULA = str.maketrans({"$": r"\$"})
_WIDTH, _HEIGHT, _PER_BAR = 7.0, 3.6, 0.32
_LONGEST_NAME = 40
# What an SVG file has around its picture, which a page of HTML does not allow, and its metadata, which say nothing.
_AROUND = re.compile(r"\A.*?(?=<svg)|<metadata>.*?</metadata>\s*", re.DOTALL)


def check_plotting_library() -> None:
    """Raise `FaqbotError` if matplotlib is missing."""
    try:
        import matplotlib as mpl  # noqa: F401, PLC0415 - see the module docstring
    except ImportError as error:
        hint = "pip install matplotlib (or, in a checkout of faqbot, pip install '.[plot]')"
        raise FaqbotError(f"--report needs matplotlib: {hint}") from error


def confidence_plot(confidences: Counter[tuple[str, int]]) -> str:
    """Return an SVG of the numbers of questions by confidence and outcome; the keys are as in `Tally.confidences`."""
    import matplotlib as mpl  # noqa: PLC0415 - see the module docstring

    with mpl.rc_context(_STYLE):
        figure = _figure(_HEIGHT)
        axes = figure.subplots()
        centres = [(at + 0.5) / CONFIDENCE_BINS for at in range(CONFIDENCE_BINS)]
        below = [0] * CONFIDENCE_BINS
        for outcome, colour in _COLOURS.items():
            counts = [confidences[outcome, at] for at in range(CONFIDENCE_BINS)]
            axes.bar(centres, counts, 0.9 / CONFIDENCE_BINS, bottom=below, color=colour, label=_SAID[outcome])
            below = [one + other for one, other in zip(below, counts, strict=True)]
        axes.set_xlim(0, 1)
        axes.set_xlabel("confidence of the best match")
        axes.set_ylabel("questions")
        axes.yaxis.set_major_locator(_whole_numbers())
        figure.legend(loc="outside lower center", ncols=len(_COLOURS), frameon=False)
        return _svg(figure, "confidence")


def documents_plot(documents: Sequence[tuple[str, int]]) -> str:
    """Return an SVG of the numbers of answers by document, the first one on top."""
    import matplotlib as mpl  # noqa: PLC0415 - see the module docstring

    with mpl.rc_context(_STYLE):
        figure = _figure(1.2 + _PER_BAR * max(len(documents), 2))
        axes = figure.subplots()
        places = range(len(documents), 0, -1)
        bars = axes.barh(places, [count for _, count in documents], color=_COLOURS["answer"])
        axes.bar_label(bars, padding=3, fontsize=9)
        axes.set_yticks(list(places), [_short(name) for name, _ in documents])
        axes.xaxis.set_major_locator(_whole_numbers())
        axes.grid(visible=False, axis="y")
        axes.margins(x=0.1)
        axes.set_xlabel("questions answered")
        return _svg(figure, "documents")


def _figure(height: float) -> Figure:
    """Return a figure that belongs to no window and no global state."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - see the module docstring

    return Figure(figsize=(_WIDTH, height), layout="constrained")


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - see the module docstring

    return MaxNLocator(integer=True)


def _short(name: str) -> str:
    return name_end(name, _LONGEST_NAME).translate(_FORMULA)


def _svg(figure: Figure, name: str) -> str:
    """Return a figure as an element for a page; `name` keeps its ids apart from those of another figure."""
    import warnings  # noqa: PLC0415 - only here

    drawn = io.StringIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # of scripts that matplotlib has no font for
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    text = _AROUND.sub("", drawn.getvalue())
    return re.sub(r'(\bid="|xlink:href="#|url\(#)', rf"\g<1>{name}-", text)
