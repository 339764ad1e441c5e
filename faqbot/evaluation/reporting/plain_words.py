"""Say in one paragraph of plain words what became of all questions."""

from __future__ import annotations

from faqbot.evaluation.evaluation import Figures
from faqbot.evaluation.metrics import Share


def in_plain_words(figures: Figures) -> str:
    """Return the paragraph that a report opens with; its reader needs to know nothing of retrieval."""
    parts = [part for part in (_answerable(figures), _unanswerable(figures)) if part]
    asked = f"{'; '.join(parts)}." if parts else "There are no questions."
    return " ".join(filter(None, (asked[0].upper() + asked[1:], _of_the_answers(figures), _unmeasured(figures))))


def _answerable(figures: Figures) -> str:
    if not figures.answerable:
        return ""
    right, wrong, abstained = map(_count, (figures.answered_right, figures.answered_wrong, figures.abstained))
    asked_back = _count(figures.chose)
    offered = ""
    if asked_back:
        with_right = _count(figures.chose_with_right)
        with_it = (
            "with"
            if asked_back == with_right == 1
            else "all with"
            if asked_back == with_right
            else f"{with_right:,} with"
        )
        offered = f"{asked_back:,} {_were(asked_back)} asked back ({with_it} a right option), "
    first = f"of {_questions(figures.answerable)} with an answer, {right:,} {_were(right)} answered right"
    return f"{first}, {wrong:,} wrong, {offered}{abstained:,} not answered"


def _unanswerable(figures: Figures) -> str:
    if not figures.unanswerable:
        return ""
    answered, asked_back = _count(figures.out_of_scope_answered), _count(figures.out_of_scope_chose)
    named = f"{figures.unanswerable:,}" if figures.answerable else _questions(figures.unanswerable)
    said = f"of {named} without, {answered:,} {_were(answered)} answered"
    if not figures.answerable:
        said = said.replace("without", "without an answer")
    return f"{said} and {asked_back:,} {_were(asked_back)} asked back" if asked_back else said


def _of_the_answers(figures: Figures) -> str:
    """Return how far answers can be believed."""
    precision = figures.precision
    if precision is None:
        return "No answer was given."
    if precision.of == 1:
        return f"The one answer that was given was {'right' if precision.count else 'wrong'}."
    if precision.count == precision.of:
        every = "Both" if precision.of == 2 else f"All {precision.of:,}"  # noqa: PLR2004 - English has a word for two
        return f"{every} answers that were given were right."
    right = f"{precision.count:,} of the {precision.of:,} answers that were given {_were(precision.count)} right"
    return f"{right} ({_percent(precision)})."


def _unmeasured(figures: Figures) -> str:
    """Return what the questions cannot show."""
    if figures.answerable and not figures.unanswerable:
        return (
            "The file has no questions without an answer, so it does not show whether faqbot abstains when it should."
        )
    if figures.unanswerable and not figures.answerable:
        return "The file has no questions with an answer, so it does not show whether faqbot answers when it should."
    return ""


def _count(share: Share | None) -> int:
    return share.count if share else 0


def _questions(count: int) -> str:
    return f"{count:,} question{'' if count == 1 else 's'}"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _percent(share: Share) -> str:
    """Return a share in whole percent; only all of them are 100 %, and only none of them 0 %."""
    rounded = round(100 * share.value)
    if 0 < share.count < share.of:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"
