"""A reply as the shell shows it: the answer, where it stands, how sure it is, and what else there is.

Numbers are those of the reply's matches, as the commands take them: an answer is 1, and what to see also begins at 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from faqbot.answering.reply import Carried, Match, Reply
from faqbot.corpus.chunk import Source
from faqbot.rendering.plain_reply import CITATION, NOTE, SUGGESTIONS, label, one_line, percent, place
from faqbot.rendering.rows import Fragment, Row
from faqbot.rendering.styled_markdown import is_markdown, plain, styled

PROMPT = "faqbot> "

# Other chunks that are listed below an answer.
SEE_ALSO = 3

# From this confidence on an answer is sure, and likely from the other.
SURE, LIKELY = 0.9, 0.55

# What scores less than this share of the answer has little to do with the question.
_NEAR = 0.25

NUMBER = "class:number"
_MOST_MISSING = 8


def no_link(_source: Source) -> str:
    """Point nowhere."""
    return ""


class Look(NamedTuple):
    """How replies are shown.

    With `marks`, Markdown stands as it is written, since nothing can show its styles. If `brief`, what is not the
    answer takes a line each, so that the answer stays on a small screen. `link` says which URL a citation points to; an
    empty one for none.
    """

    marks: bool = False
    brief: bool = False
    link: Callable[[Source], str] = no_link


def display(reply: Reply, look: Look) -> list[Row]:
    """Return a reply as rows."""
    if reply.outcome == "smalltalk":
        return plain(reply.text)
    if reply.outcome == "answer":
        return [*_answer(reply, look), *_see_also(reply.matches, look)]
    if reply.outcome == "choose":
        return [*plain(reply.text), *_options(reply.matches), *_taken_for(reply.carried, look)]
    rows = [*plain(one_line(reply.text)), *_taken_for(reply.carried, look)]
    nearest = list(enumerate(reply.matches[:SUGGESTIONS], start=1))
    return [*rows, _note("The nearest things in them:"), *_numbered(nearest, look)] if nearest else rows


def confidence_word(confidence: float) -> str:
    """Say in a word how sure an answer is."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "unsure"


def _answer(reply: Reply, look: Look) -> Iterator[Row]:
    match = reply.matches[0]
    source = match.chunk.source
    yield from (styled if is_markdown(source.path) and not look.marks else plain)(reply.text)
    yield _cited(place(match) if look.brief else one_line(str(source)), link=look.link(source))
    word = confidence_word(match.confidence)
    yield Row(((CITATION, "  "), (f"class:{word}", word), (CITATION, f", {percent(match.confidence)}")), "  ")
    yield from _taken_for(reply.carried, look)
    if match.repairs:
        yield _cited("read " + ", ".join(f"{one_line(asked)} as {one_line(said)}" for asked, said in match.repairs))
    if reply.missing:
        yield _cited(f"nothing mentions {one_line(', '.join(reply.missing[:_MOST_MISSING]))}")


def _taken_for(carried: Carried | None, look: Look) -> Iterator[Row]:
    """Say what was carried over from before."""
    if carried is None:
        return
    said = [f"about {carried.topic}"] if carried.topic else []
    said += [carried.question] if carried.question else []
    if said:
        yield replace(_cited(one_line(": ".join(said))), cut=look.brief)


def _see_also(matches: Sequence[Match], look: Look) -> list[Row]:
    """Return the runners-up that say something else; what is part of the answer has been read already."""
    others = enumerate(matches[1 : 1 + SEE_ALSO], start=2)
    listed = [(number, match) for number, match in others
              if match.score >= _NEAR * matches[0].score and not _within(match, matches[0])]  # fmt: skip
    return [_note("See also:"), *_numbered(listed, look)] if listed else []


def _within(match: Match, answer: Match) -> bool:
    inner, outer = match.chunk.source, answer.chunk.source
    if inner.path != outer.path:
        return False
    return outer.lines[0] <= inner.lines[0] and inner.lines[1] <= outer.lines[1]


def _options(matches: Sequence[Match]) -> Iterator[Row]:
    """Yield what to choose from: by title, if the titles tell it apart; what the question was stands below."""
    titles = [one_line(match.chunk.source.title) for match in matches]
    by_title = len(set(titles)) == len(titles)
    for number, (title, match) in enumerate(zip(titles, matches, strict=True), start=1):
        yield _entry(number, title if by_title else label(match))
        yield _cited(label(match) if by_title else title if len(set(titles)) > 1 else place(match), set_in=5)


def _numbered(matches: Sequence[tuple[int, Match]], look: Look) -> Iterator[Row]:
    """Yield matches by number; where the page is not named below, titles tell apart what is called the same."""
    called = Counter(label(match) for _, match in matches)
    for number, match in matches:
        name, source = label(match), match.chunk.source
        if look.brief:
            name = name if called[name] == 1 else f"{one_line(source.title)}: {name}"
            yield replace(_entry(number, name), link=look.link(source), cut=True)
        else:
            yield _entry(number, name)
            yield _cited(place(match), set_in=5, link=look.link(source))


def _entry(number: int, text: str) -> Row:
    mark = f"  {number}. "
    return Row(((NUMBER, mark), ("", text)), " " * len(mark))


def _cited(text: str, *, set_in: int = 2, link: str = "") -> Row:
    fragments: tuple[Fragment, ...] = ((CITATION, " " * set_in), (CITATION, text))
    return Row(fragments, " " * set_in, link)


def _note(text: str) -> Row:
    return Row(((NOTE, text),))
