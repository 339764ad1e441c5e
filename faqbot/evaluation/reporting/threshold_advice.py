"""A suggested threshold in words, with what it would have done and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.evaluation.metrics import Share
from faqbot.evaluation.reporting.report_lines import ReportLayout, counted_noun
from faqbot.evaluation.thresholds import Effect, Suggestion

_HEADER = ("", "threshold", "right", "wrong", "unans.", "precision", "95 % interval")
_WIDTHS = (25, 10, 6, 6, 7, 10, 15)


def threshold_advice(suggestion: Suggestion, layout: ReportLayout) -> Iterator[str]:
    """Yield the lines about a suggested threshold."""
    yield ""
    wanted, threshold = _number(suggestion.precision), suggestion.threshold
    if threshold is not None:
        yield from layout.wrapped(f"Threshold for a precision of {wanted}: --threshold {_number(threshold)}")
    else:
        yield from layout.wrapped(_none_suggested(suggestion))
    if suggestion.observed is None:
        return
    yield ""
    yield from layout.table(_HEADER, _WIDTHS, list(_rows(suggestion)))
    if threshold is not None:
        for sentences in (_cost(suggestion), _lower(suggestion), _certainty(suggestion)):
            yield from layout.wrapped(sentences)


def _rows(suggestion: Suggestion) -> Iterator[tuple[str, ...]]:
    """Yield what each threshold does on these questions, and what is to be expected on others."""
    wanted = _number(suggestion.precision)
    yield _row("now", _number(suggestion.current), suggestion.before)
    if suggestion.threshold is not None:
        yield _row("suggested", _number(suggestion.threshold), suggestion.after)
    if suggestion.observed is not None and suggestion.at_observed != suggestion.after:
        name = f"lowest with {wanted}" if _had_it(suggestion) else "the highest precision"
        yield _row(name, _number(suggestion.observed), suggestion.at_observed)
    if suggestion.threshold is not None:
        yield _row("on left-out questions", "10 folds", suggestion.held_out)


def _row(name: str, threshold: str, effect: Effect) -> tuple[str, ...]:
    share = effect.precision
    figures = (f"{share.value:.3f}", f"{share.low:.3f}-{share.high:.3f}") if share else ("n/a", "")
    counts = (f"{count:,}" for count in (effect.right, effect.wrong, effect.unanswerable_answered))
    return (f"  {name}", threshold, *counts, *figures)


def _had_it(suggestion: Suggestion) -> bool:
    """Return whether some threshold had the wanted precision on these very questions."""
    found = suggestion.at_observed.precision
    return found is not None and found.value >= suggestion.precision


def _none_suggested(suggestion: Suggestion) -> str:
    """Return why no threshold is suggested, and which one had the precision on these questions or came nearest."""
    wanted, found = _number(suggestion.precision), suggestion.at_observed.precision
    if suggestion.observed is None or found is None:
        return (
            f"No threshold can be suggested for a precision of {wanted}: no question gets an answer at any threshold."
        )
    observed = _number(suggestion.observed)
    if not _had_it(suggestion):
        return f"No threshold had a precision of {wanted} on these questions. {observed} comes nearest: {_said(found)}."
    return (
        f"No threshold can be suggested with confidence for a precision of {wanted}. On these questions, {observed} "
        f"had it: {_said(found)}. But {_doubt(suggestion, found)}."
    )


def _lower(suggestion: Suggestion) -> str:
    """Return why a lower threshold that had the precision on these questions is not suggested; empty without one."""
    found = suggestion.at_observed.precision
    if suggestion.observed is None or found is None or suggestion.at_observed == suggestion.after:
        return ""
    observed = _number(suggestion.observed)
    return (
        f"On these questions, {observed} was enough: {_said(found)}. But {_doubt(suggestion, found)}, and a threshold "
        "that was just enough on some questions is often too low for others."
    )


def _said(found: Share) -> str:
    """Return a precision in words."""
    interval = f"{found.value:.3f}, 95 % interval {found.low:.3f}-{found.high:.3f}"
    if found.of == 1:
        return f"its only answer was {'right' if found.count else 'wrong'} ({interval})"
    count = (
        f"all {found.of:,} of its answers"
        if found.count == found.of
        else f"{found.count:,} of its {found.of:,} answers"
    )
    return f"{count} were right ({interval})"


def _doubt(suggestion: Suggestion, found: Share) -> str:
    """Return why a precision that was found on these questions need not be that on others."""
    wanted = _number(suggestion.precision)
    if suggestion.precision == 1:
        return f"no number of answers is enough to be sure of {wanted}"
    if found.of < suggestion.enough:
        few = f"{counted_noun(found.of, 'answer')} {'is' if found.of == 1 else 'are'} too few to be sure of {wanted}"
        return f"{few} (it takes at least {suggestion.enough:,}, all of them right)"
    if found.low < suggestion.precision:
        return f"the interval reaches below {wanted}"
    return "the confidences of all answers, corrected by how often they were right, promise less"


def _cost(suggestion: Suggestion) -> str:
    """Return how the threshold changes the numbers of right and of bad answers, in words."""
    before, after = suggestion.before, suggestion.after
    right = _difference(before.right, after.right, "right answer")
    unwanted = " that should not be given"
    bad = _difference(before.answers - before.right, after.answers - after.right, "answer", unwanted)
    return f"Compared with now, it gives {right}, and {bad}."


def _difference(before: int, after: int, noun: str, which: str = "") -> str:
    """Return by how many answers a count differs, such as "2 right answers fewer"; `which` says more about them."""
    if before == after:
        return f"as many {noun}s{which}" if after else f"no {noun}{which}"
    return f"{counted_noun(abs(after - before), noun)} {'fewer' if after < before else 'more'}{which}"


def _certainty(suggestion: Suggestion) -> str:
    """Return what cross-validation says about the suggestion, and whether the questions are enough to tell."""
    held, wanted = suggestion.held_out.precision, _number(suggestion.precision)
    if held is None:
        return "In cross-validation it answers nothing, so nothing can be said about its precision on other questions."
    of_all = f"{held.count:,} of {counted_noun(held.of, 'answer')}"
    interval = f"{held.value:.3f} (95 % interval {held.low:.3f}-{held.high:.3f}, {of_all})"
    said = f"On questions left out when it was chosen (cross-validation), its precision was {interval}."
    if held.high < suggestion.precision:
        return f"{said} So on other questions it will hardly keep {wanted}."
    if held.low >= suggestion.precision:
        return f"{said} So it will very likely keep {wanted} on other questions."
    doubt = f"the interval holds {wanted}" if held.of >= suggestion.enough else _doubt(suggestion, held)
    return f"{said} That is no proof that it keeps {wanted}, nor that it does not: {doubt}."


def _number(value: float) -> str:
    """Return a number with as many decimals as it has."""
    brief = f"{value:g}"
    return brief if float(brief) == value else repr(value)
