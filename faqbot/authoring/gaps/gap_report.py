"""The gaps as text for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from faqbot.answering.reply import Match
from faqbot.authoring.gaps.gap import FoundGaps, Gap
from faqbot.authoring.gaps.gap_phrasings import times_asked
from faqbot.authoring.gaps.unanswered import WEAK, OpenQuestion
from faqbot.corpus.chunk import Chunk, source_to_json
from faqbot.rendering.readable import label, one_line, percent

_WIDTH = 80
# Gaps that the text shows: more are no help to who has to write the answers.
_MOST_SHOWN = 20
_LONGEST_EXAMPLE = 300
# Decoys that are named because the documents seem to answer them.
_MOST_NAMED = 5


def report_of_gaps(found: FoundGaps) -> Iterator[str]:
    """Yield the lines of the report, at most 80 columns wide; only a longer word or path is not broken."""
    yield from _summary(found)
    for number, gap in enumerate(found.gaps[:_MOST_SHOWN], start=1):
        yield ""
        yield from _gap(number, gap)
    rest = found.gaps[_MOST_SHOWN:]
    if rest:
        asked = sum(gap.count for gap in rest)
        yield ""
        yield from _paragraph(
            f"{_plural(len(rest), 'smaller gap')}, asked {times_asked(asked)} in all, {_are(len(rest))} not shown. "
            f"--json has all gaps, and --least N leaves out those that were asked less than N times."
        )


def _summary(found: FoundGaps) -> Iterator[str]:
    some = found.unanswered
    where = f"in the logs since {found.since}" if found.since else "in the logs"
    if not found.questions:
        yield f"There are no questions {where}."
        return
    if not some.asked:
        yield from _paragraph(f"{_of(found.questions)} {where}, all were answered well. There are no gaps.")
        return
    reasons = (
        (some.abstained, "not answered"),
        (some.weak, f"answered below {percent(WEAK)}"),
        (some.bad, "marked as bad"),
    )
    counts = ", ".join(f"{count:,} {reason}" for count, reason in reasons if count)
    failed = f"{some.asked:,} {_were(some.asked)} not answered well: {counts}."
    yield from _paragraph(f"{_of(found.questions)} {where}, {failed}")
    if some.closed:
        yield from _paragraph(f"The documents answer {some.closed:,} of them now.")
    if some.decoys:
        kind = "is a decoy" if some.decoys == 1 else "are decoys"
        yield from _paragraph(f"{some.decoys:,} {kind} in phrasings.csv, and known to have no answer.")
    yield from _of_answered_decoys(found)
    if some.small_talk:
        kind = "is small talk" if some.small_talk == 1 else "are small talk"
        yield from _paragraph(f"{some.small_talk:,} {kind}, which only a conversation replies to.")
    yield from _paragraph(_of_gaps(found))


def _of_answered_decoys(found: FoundGaps) -> Iterator[str]:
    answered = found.unanswered.answered_decoys
    if not answered:
        return
    count = sum(question.count for question, _ in answered)
    kind = "is a decoy" if count == 1 else "are decoys"
    named = ", ".join(
        f'"{one_line(question.question)}" ({_place(chunk)})' for question, chunk in answered[:_MOST_NAMED]
    )
    more = f" and {len(answered) - _MOST_NAMED:,} more" if len(answered) > _MOST_NAMED else ""
    yield from _paragraph(f"{count:,} {kind} that the documents seem to answer now: {named}{more}.")


def _of_gaps(found: FoundGaps) -> str:
    """Return how many gaps are left, and how many questions show them."""
    asked = sum(question.count for question in found.unanswered.open)
    if not asked:
        return "No gap is left."
    if not found.gaps:
        return f"No gap was asked so often that it is shown, and {_plural(found.small, 'gap')} less often."
    subject = "They" if asked > 1 else "It"
    if asked < found.unanswered.asked:
        subject = f"The other {asked:,}" if asked > 1 else "The other one"
    small = f", not counting {_plural(found.small, 'smaller one')}" if found.small else ""
    shown = f"{'show' if asked > 1 else 'shows'} {_plural(len(found.gaps), 'gap')} in the documents"
    return f"{subject} {shown}{', the largest first' * (len(found.gaps) > 1)}{small}."


def _gap(number: int, gap: Gap) -> Iterator[str]:
    wordings = f" in {len(gap.questions):,} wordings" if len(gap.questions) > 1 else ""
    yield f"{number:>2}. asked {times_asked(gap.count)}{wordings}"
    for example in gap.examples:
        yield from _hanging("    - ", _clipped(example))
    if gap.nearest is not None:
        yield from _hanging("    nearest: ", _named(gap.nearest, gap.confidence))
    if gap.missing:
        yield from _hanging("    nothing in the documents mentions: ", one_line(", ".join(gap.missing)))


def _named(match: Match, confidence: float) -> str:
    return f"{label(match)} ({_place(match.chunk)}, {percent(confidence)})"


def _place(chunk: Chunk) -> str:
    return one_line(chunk.source.cited)


def _clipped(question: OpenQuestion) -> str:
    text = one_line(question.in_full)
    times = f" ({times_asked(question.count)})" if question.count > 1 else ""
    return (text if len(text) <= _LONGEST_EXAMPLE else f"{text[:_LONGEST_EXAMPLE]} …") + times


def gaps_to_json(found: FoundGaps) -> dict[str, Any]:
    """Return the gaps as a JSON object, with every question of each."""
    some = found.unanswered
    return {
        "questions": found.questions,
        "abstained": some.abstained,
        "weak": some.weak,
        "bad": some.bad,
        "closed": some.closed,
        "decoys": some.decoys,
        "answered_decoys": [
            {"question": decoy.question, "count": decoy.count, "chunk": chunk.id}
            for decoy, chunk in some.answered_decoys
        ],
        "small_talk": some.small_talk,
        "open": sum(question.count for question in some.open),
        "undated": found.undated,
        "small": found.small,
        "broken": [broken._asdict() for broken in found.broken],
        "gaps": [_gap_to_json(gap) for gap in found.gaps],
    }


def _gap_to_json(gap: Gap) -> dict[str, Any]:
    return {
        "count": gap.count,
        "examples": [example.in_full for example in gap.examples],
        "nearest": None if gap.nearest is None else _nearest_to_json(gap.nearest, gap.confidence),
        "missing": list(gap.missing),
        "first": min((question.first for question in gap.questions if question.first), default=None),
        "last": max((question.last for question in gap.questions if question.last), default=None),
        "questions": [
            {"question": question.in_full, "count": question.count, "right": question.right or None}
            for question in gap.questions
        ],
    }


def _nearest_to_json(match: Match, confidence: float) -> dict[str, Any]:
    chunk = match.chunk
    return {
        "chunk": chunk.id,
        "question": chunk.question,
        "source": source_to_json(chunk.source),
        "confidence": round(confidence, 4),
    }


def _paragraph(text: str, hanging: str = "") -> list[str]:
    text = text.replace(" %", "\N{NO-BREAK SPACE}%")  # a line does not end before the sign
    lines = wrap(text, _WIDTH, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False)
    return [line.replace("\N{NO-BREAK SPACE}%", " %") for line in lines]


def _hanging(first: str, text: str) -> list[str]:
    return _paragraph(first + text, "      ")


def _of(count: int) -> str:
    return f"Of {_plural(count, 'question')}"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
