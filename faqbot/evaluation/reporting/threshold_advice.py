"""A suggested threshold in words, with what it would have done and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.evaluation.reporting.report_lines import counted_noun, table_row, wrapped_lines
from faqbot.evaluation.thresholds import Effect, Suggestion

_HEADER = ("", "threshold", "right", "wrong", "unans.", "precision")
_WIDTHS = (34, 10, 8, 8, 8, 11)


def threshold_advice(suggestion: Suggestion) -> Iterator[str]:
    """Yield the lines about a suggested threshold."""
    yield ""
    if suggestion.threshold is None:
        yield from wrapped_lines(_unreachable(suggestion))
        return
    yield f"Threshold for a precision of {suggestion.precision:g}: --threshold {suggestion.threshold:g}"
    yield from ("", table_row(_HEADER, _WIDTHS))
    yield _row("  now", f"{suggestion.current:g}", suggestion.before)
    yield _row("  with it, on the same questions", f"{suggestion.threshold:g}", suggestion.after)
    yield _row("  on questions left out (CV)", "10 folds", suggestion.held_out)
    yield from wrapped_lines(_cost(suggestion))
    yield from wrapped_lines(_certainty(suggestion))


def _row(name: str, threshold: str, effect: Effect) -> str:
    precision = f"{effect.precision.value:.3f}" if effect.precision else "n/a"
    counts = (f"{count:,}" for count in (effect.right, effect.wrong, effect.unanswerable_answered))
    return table_row((name, threshold, *counts, precision), _WIDTHS)


def _unreachable(suggestion: Suggestion) -> str:
    if not suggestion.before.answers and not suggestion.held_out.answers:
        reason = "even the surest answers are not right often enough, or there are none"
    else:
        reason = "even the surest answers are not right often enough"
    return f"No threshold has a precision of {suggestion.precision:g} on these questions: {reason}."


def _cost(suggestion: Suggestion) -> str:
    """Return how the threshold changes the numbers of right and of bad answers, in words."""
    before, after = suggestion.before, suggestion.after
    right = _difference(before.right, after.right, "right answer")
    bad = _difference(before.answers - before.right, after.answers - after.right, "answer")
    return f"Compared with now, it gives {right}, and {bad} that should not be given."


def _difference(before: int, after: int, noun: str) -> str:
    """Return by how many answers a count differs, such as "2 right answers fewer"."""
    if before == after:
        return f"as many {noun}s" if after else f"no {noun}s, as before,"
    return f"{counted_noun(abs(after - before), noun)} {'fewer' if after < before else 'more'}"


def _certainty(suggestion: Suggestion) -> str:
    """Return what cross-validation says about the suggestion, and whether the questions are enough to tell."""
    held = suggestion.held_out.precision
    wanted = f"{suggestion.precision:g}"
    if held is None:
        return "In cross-validation it answers nothing, so nothing can be said about its precision on other questions."
    interval = f"{held.value:.3f} (95 % interval {held.low:.3f}-{held.high:.3f}, {held.count:,} of {held.of:,} answers)"
    said = f"On questions that were left out when it was chosen, its precision was {interval}."
    if held.high < suggestion.precision:
        return f"{said} So it does not keep {wanted} on other questions."
    if held.low >= suggestion.precision:
        return f"{said} So it keeps {wanted}."
    needed = (
        f"at least {suggestion.enough:,} answers, all of them right," if suggestion.enough else "no number of answers"
    )
    few = f"it takes {needed} to be sure of {wanted}" if held.of < suggestion.enough else f"the interval holds {wanted}"
    return f"{said} That is no proof that it keeps {wanted}, nor that it does not: {few}."
