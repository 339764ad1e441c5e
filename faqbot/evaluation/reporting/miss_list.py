"""The misses as lines: wrong answers, lists of options without the right one, and abstentions that had an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from faqbot.evaluation.reporting.report_lines import ReportLayout
from faqbot.evaluation.results import MISSES, QuestionResult
from faqbot.rendering.readable import how_sure, one_line, percent

_HEADINGS = (
    "Wrong answers",
    "Asked back without a right option",
    "Not answered, though the documents answer",
)


def miss_list(misses: Sequence[QuestionResult], most: int, layout: ReportLayout) -> Iterator[str]:
    """Yield the lines of at most `most` misses of each sort, the surest first, and how many more there are."""
    for heading, sort in zip(_HEADINGS, MISSES, strict=True):
        some = [miss for miss in misses if miss.verdict in sort]
        if some and most:
            yield from ("", *layout.wrapped(f"{heading} ({len(some):,}), the surest first"))
            for miss in islice(some, most):
                yield from _miss(miss, layout)
            yield from more_lines(len(some) - most, layout)


def more_lines(left: int, layout: ReportLayout) -> Iterator[str]:
    """Yield the lines that say how many are left out, if any are, and how to see them."""
    if left > 0:
        said = f"… and {left:,} more; --misses N lists N of each sort, -o FILE writes all questions"
        yield from layout.wrapped(said, first="  ")


def question_lines(result: QuestionResult, layout: ReportLayout) -> list[str]:
    """Return the lines of a question: how sure the reply was, the question, and where its file has it."""
    where = f" (line {result.line})" if result.line is not None else ""
    about = f" [{one_line(result.topic)}]" if result.topic else ""
    asked = f"{one_line(result.question) or '(an empty question)'}{about}{where}"
    return layout.wrapped(asked, first=f"  {how_sure(result.confidence):<12}  ")


def _miss(miss: QuestionResult, layout: ReportLayout) -> Iterator[str]:
    yield from question_lines(miss, layout)
    yield from layout.wrapped(_given(miss), first=" " * 4)
    if not (miss.outcome == "abstain" and miss.rank == 1):
        yield from layout.wrapped(_expected(miss), first=" " * 4)


def _given(miss: QuestionResult) -> str:
    if miss.outcome == "answer":
        return f"answered from {_place(miss)}"
    if miss.outcome == "choose":
        return f"offered {one_line(' '.join(miss.choices))}"
    if miss.rank == 1:
        least = percent(miss.threshold)
        return f"found the right {_place(miss)}, but {least} is asked for"
    return f"found {_place(miss)}" if miss.source else "found nothing"


def _expected(miss: QuestionResult) -> str:
    if not miss.expected:
        return "expected no answer"
    ordinal = f", which came {_ordinal(miss.rank)}" if miss.rank is not None else ""
    return f"expected {one_line(' '.join(miss.expected))}{ordinal}"


def _place(miss: QuestionResult) -> str:
    """Return where the best match stands, with its last heading."""
    source = miss.source
    if source is None:
        return ""
    heading = source.headings[-1] if source.headings else source.title
    return one_line(f"{source.cited} › {heading}")


def _ordinal(rank: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(rank, f"{rank}th")
