"""A reply as rows: the answer, its citation, its confidence, and other matches.

`faqbot ask` and the shell show a reply in slightly different ways; a `ReplyLook` says how. Both number the matches of a
reply alike, because commands take these numbers: the answer is 1, and "See also" begins at 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from faqbot.answering.reply import Carried, Match, Reply
from faqbot.corpus.chunk import Source
from faqbot.index.titles import topic_of
from faqbot.rendering.readable import label, one_line, percent, place
from faqbot.rendering.rows import ANSWER, CITATION, NOTE, Fragment, StyledRow, rows_of

PROMPT = "faqbot> "

# The most matches that the shell lists below an answer, and below an abstention.
SEE_ALSO = 3
SUGGESTIONS = 3

# Confidences of at least `_SURE` are called sure, of at least `_LIKELY` likely, and all others unsure.
_SURE, _LIKELY = 0.9, 0.67

# "See also" lists no match that scores less than this share of the answer's score: it has little to do with the
# question.
_NEAR = 0.25

NUMBER = "class:number"

# The most words of the question that are named as missing from the documents.
_MOST_MISSING = 8


def no_link(_source: Source) -> str:
    """Return an empty string, so that citations are not hyperlinks."""
    return ""


class ReplyLook(NamedTuple):
    """How replies are shown.

    `marks`: Markdown stays as it is written, for output without styles. `brief`: everything but the answer takes one
    line each, so that the answer fits on a small screen. `link` returns the URL that a citation links to, or an empty
    string. `printed`: every match has its place and its confidence as a number, for `faqbot ask`. `shown` is the number
    of matches asked for; with None, the answer is shown with the few other matches that may help (in the shell), or
    alone (if `printed`).
    """

    marks: bool = False
    brief: bool = False
    link: Callable[[Source], str] = no_link
    printed: bool = False
    shown: int | None = None


def printed(shown: int | None) -> ReplyLook:
    """Return the look of `faqbot ask`: `shown` matches, or the answer alone if that is None."""
    return ReplyLook(marks=True, printed=True, shown=shown)


def reply_rows(reply: Reply, look: ReplyLook) -> list[StyledRow]:
    """Return the rows that show a reply of any outcome."""
    if reply.outcome == "smalltalk":
        return rows_of(reply.text)
    if reply.outcome == "answer":
        return [*_answer(reply, look), *_see_also(numbered_matches(reply, look), look)]
    if reply.outcome == "choose":
        return [*rows_of(reply.text), *_options(reply.options, look), *_carried_over(reply.carried, look)]
    rows = [*rows_of(one_line(reply.text)), *_carried_over(reply.carried, look)]
    nearest = numbered_matches(reply, look)
    return [*rows, _note("The nearest things in them:"), *_numbered(nearest, look)] if nearest else rows


def numbered_matches(reply: Reply, look: ReplyLook) -> list[tuple[int, Match]]:
    """Return the matches of a reply that are shown with a number, in this order; the answer itself is number 1.

    Commands and later questions take these numbers. Below an answer they are as many as asked for, or those that are
    not part of the answer and score near it.
    """
    if reply.outcome == "choose":
        return list(enumerate(reply.options, start=1))
    if reply.outcome != "answer":
        return list(enumerate(reply.matches[: look.shown or SUGGESTIONS], start=1))
    others = list(enumerate(reply.matches, start=1))[1:]
    if look.printed:
        return others[: (look.shown or 1) - 1]
    best = reply.matches[0]
    return [(number, match) for number, match in others[:SEE_ALSO]
            if match.score >= _NEAR * best.score and not _within(match, best)]  # fmt: skip


def confidence_word(confidence: float) -> str:
    """Return a confidence (0 to 1) as one of the words sure, likely and unsure."""
    if confidence >= _SURE:
        return "sure"
    return "likely" if confidence >= _LIKELY else "unsure"


def _answer(reply: Reply, look: ReplyLook) -> Iterator[StyledRow]:
    match = reply.matches[0]
    source = match.chunk.source
    yield from _body(reply.text, source, look)
    yield _cited(place(match) if look.brief else one_line(str(source)), link=look.link(source))
    yield _confidence(match.confidence, look)
    yield from _carried_over(reply.carried, look)
    if match.repairs:
        yield _cited("read " + ", ".join(f"{one_line(asked)} as {one_line(known)}" for asked, known in match.repairs))
    if reply.missing:
        yield _cited(f"nothing mentions {one_line(', '.join(reply.missing[:_MOST_MISSING]))}")


def _body(text: str, source: Source, look: ReplyLook) -> list[StyledRow]:
    if look.marks:
        return rows_of(text)
    from faqbot.rendering.styled_markdown import is_markdown, styled  # noqa: PLC0415 - `faqbot ask` shows no styles

    return styled(text) if is_markdown(source.path) else rows_of(text)


def _confidence(confidence: float, look: ReplyLook) -> StyledRow:
    if look.printed:
        return _cited(f"confidence {percent(confidence)}")
    word = confidence_word(confidence)
    return StyledRow(((CITATION, "  "), (f"class:{word}", word), (CITATION, f", {percent(confidence)}")), "  ")


def _carried_over(carried: Carried | None, look: ReplyLook) -> Iterator[StyledRow]:
    """Yield a row with the topic and the question that were carried over from earlier in the conversation, if any."""
    if carried is None:
        return
    parts = [f"about {carried.topic}"] if carried.topic else []
    parts += [carried.question] if carried.question else []
    if parts:
        yield replace(_cited(one_line(": ".join(parts))), cut=look.brief)


def _see_also(others: Sequence[tuple[int, Match]], look: ReplyLook) -> list[StyledRow]:
    if not others:
        return []
    above = [StyledRow()] if look.printed else []
    return [*above, _note("See also:"), *_numbered(others, look)]


def _within(match: Match, answer: Match) -> bool:
    """Whether the lines of a match are among those of the answer, which the user has read already."""
    inner, outer = match.chunk.source, answer.chunk.source
    # The headings count, because a whole page of HTML may be a single line.
    if inner.path != outer.path or inner.headings[: len(outer.headings)] != outer.headings:
        return False
    return outer.lines[0] <= inner.lines[0] and inner.lines[1] <= outer.lines[1]


def _options(matches: Sequence[Match], look: ReplyLook) -> Iterator[StyledRow]:
    """Yield the options of a choice, named by their topics if all topics differ."""
    titles = [one_line(topic_of(match.chunk)) for match in matches]
    for number, (title, match) in enumerate(zip(titles, matches, strict=True), start=1):
        name, below = (_printed_option if look.printed else _shell_option)(title, match, titles)
        yield _entry(number, name)
        yield _cited(below, set_in=5)


def _printed_option(title: str, match: Match, titles: Sequence[str]) -> tuple[str, str]:
    by_title = len(set(titles)) == len(titles) > 1 and not label(match).startswith(title)
    return f"{title}: {label(match)}" if by_title else label(match), _place_and_percent(match)


def _shell_option(title: str, match: Match, titles: Sequence[str]) -> tuple[str, str]:
    """Return the name of an option and the line below it.

    These are the title and the question if all titles differ. Otherwise they are the question and the title, or the
    question and the place if all options have the same title.
    """
    if len(set(titles)) == len(titles):
        return title, label(match)
    return label(match), title if len(set(titles)) > 1 else place(match)


def _numbered(matches: Sequence[tuple[int, Match]], look: ReplyLook) -> Iterator[StyledRow]:
    """Yield numbered matches; labels that occur twice have their topics in front.

    If the places of the matches are shown, these tell documents apart, so only rows of one table need their topics.
    """
    labels = Counter(label(match) for _, match in matches)
    rows = Counter((label(match), match.chunk.source.path) for _, match in matches)
    for number, match in matches:
        name, source = label(match), match.chunk.source
        has_topic = topic_of(match.chunk) != source.title
        if labels[name] > 1 if look.brief else rows[name, source.path] > 1 and has_topic:
            name = f"{one_line(topic_of(match.chunk))}: {name}"
        if look.brief:
            yield replace(_entry(number, name), link=look.link(source), cut=True)
        else:
            yield _entry(number, name)
            below = _place_and_percent(match) if look.printed else place(match)
            yield _cited(below, set_in=5, link=look.link(source))


def _place_and_percent(match: Match) -> str:
    return f"{place(match)}, {percent(match.confidence)}"


def _entry(number: int, text: str) -> StyledRow:
    mark = f"  {number}. "
    return StyledRow(((NUMBER, mark), (ANSWER, text)), " " * len(mark))


def _cited(text: str, *, set_in: int = 2, link: str = "") -> StyledRow:
    indent = " " * set_in
    fragments: tuple[Fragment, ...] = ((CITATION, indent), (CITATION, text))
    return StyledRow(fragments, indent, link)


def _note(text: str) -> StyledRow:
    return StyledRow(((NOTE, text),))
