"""A reply as rows: the answer, a line with its confidence and its citation, and other matches.

`faqbot ask` and the shell show a reply in slightly different ways; a `ReplyLook` says how. Both number the matches of a
reply alike, because commands take these numbers: the answer is 1, and "See also" begins at 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from faqbot.answering.reply import Match, Reply
from faqbot.corpus.chunk import Source
from faqbot.rendering.readable import (
    BETWEEN,
    citation,
    confidence_word,
    one_line,
    percent,
    place,
    sure_and_place,
)
from faqbot.rendering.reply_words import match_names, named_options, remarks_on
from faqbot.rendering.rows import ANSWER, CITATION, NOTE, Fragment, StyledRow, rows_of
from faqbot.text.messages.catalogue import sentence
from faqbot.text.messages.voice import Voice

PROMPT = "faqbot> "

# The most matches that the shell lists below an answer, and below an abstention.
SEE_ALSO = 3
SUGGESTIONS = 3

# A match is no suggestion below an abstention if it is less sure than this: it has little to do with the question.
_LEAST_SUGGESTED = 0.15

# "See also" lists no match that scores less than this share of the answer's score: it has little to do with the
# question.
_NEAR = 0.25

NUMBER = "class:number"

# The command of the shell that shows further matches in full.
_OPENED_BY = " (/more)"

# How many other matches "See also" names, and in how many characters each, in its longest form and in shorter ones. The
# last form, one match, is cut to the width of the screen.
_SEE_ALSO_FORMS = ((3, 100), (3, 40), (2, 60), (3, 24), (2, 40), (2, 25))

# In how many characters a citation names its last heading, where all headings take more than the line.
_HEADING_FORMS = (100, 60, 45, 30, 20)


def no_link(_source: Source) -> str:
    """Return an empty string, so that citations are not hyperlinks."""
    return ""


class ReplyLook(NamedTuple):
    """How replies are shown.

    `marks`: markup stays as it is written, for output without styles. `brief`: everything but the answer takes one
    line each, so that the answer fits on a small screen. `link` returns the URL that a citation links to, or an empty
    string. `printed`: every match has its place and its confidence as a number, for `faqbot ask`. `shown` is the number
    of matches asked for; with None, the answer is shown with a line that names other matches (in the shell), or alone
    (if `printed`). `is_part`: the reply is one of several to a message; only its options have numbers, from `first` on.
    """

    marks: bool = False
    brief: bool = False
    link: Callable[[Source], str] = no_link
    printed: bool = False
    shown: int | None = None
    is_part: bool = False
    first: int = 1


def printed(shown: int | None, *, marks: bool = True, link: Callable[[Source], str] = no_link) -> ReplyLook:
    """Return the look of `faqbot ask`: `shown` matches, or the answer alone if that is None."""
    return ReplyLook(marks=marks, link=link, printed=True, shown=shown)


def reply_rows(reply: Reply, look: ReplyLook) -> list[StyledRow]:
    """Return the rows that show a reply of any outcome."""
    if reply.outcome == "smalltalk":
        return rows_of(reply.text)
    if reply.outcome == "answer":
        return [*_answer(reply, look), *_see_also(numbered_matches(reply, look), look, reply.voice)]
    if reply.outcome == "choose":
        return [*rows_of(reply.text), *_options(reply, look), *_remarks(reply, None, look)]
    rows = [*rows_of(one_line(reply.text)), *_remarks(reply, None, look)]
    nearest = numbered_matches(reply, look)
    if not nearest:
        return rows
    return [*rows, _note(sentence("nearest_things", reply.voice.language)), *_numbered(nearest, look, reply.voice)]


def numbered_matches(reply: Reply, look: ReplyLook) -> list[tuple[int, Match]]:
    """Return the matches of a reply that are shown with a number, in this order; the answer itself is number 1.

    Commands and later questions take these numbers. Below an answer they are as many as asked for, or those that are
    not part of the answer and score near it; below an abstention as many as asked for, or those that are near at all.
    """
    if reply.outcome == "choose":
        return list(enumerate(reply.options, start=look.first))
    if look.is_part:
        return []
    if reply.outcome != "answer":
        near = [match for match in reply.matches[:SUGGESTIONS] if match.confidence >= _LEAST_SUGGESTED]
        return list(enumerate(reply.matches[: look.shown] if look.shown else near, start=1))
    others = list(enumerate(reply.matches, start=1))[1:]
    if look.printed:
        return others[: (look.shown or 1) - 1]
    best = reply.matches[0]
    return [(number, match) for number, match in others[:SEE_ALSO]
            if match.score >= _NEAR * best.score and not _within(match, best)]  # fmt: skip


def _answer(reply: Reply, look: ReplyLook) -> Iterator[StyledRow]:
    match = reply.matches[0]
    yield from quoted_rows(reply.text, match.chunk.source, marks=look.marks)
    yield _citation(match, look, reply.voice.language)
    yield from _remarks(reply, match, look)


def quoted_rows(text: str, source: Source, *, marks: bool) -> list[StyledRow]:
    """Return the rows of a text that a document has; with `marks`, its markup stays as it is written."""
    if marks:
        return rows_of(text)
    from faqbot.rendering.aligned_table import rows_with_tables  # noqa: PLC0415 - only terminals show styles
    from faqbot.rendering.inline.inline_markup import inline_markup, rows_of_spans, tidy_lines  # noqa: PLC0415
    from faqbot.rendering.styled_markdown import is_markdown, styled  # noqa: PLC0415

    if is_markdown(source.path):
        return styled(text)
    if (spans_of := inline_markup(source.path)) is None:
        return rows_with_tables(text)
    return rows_with_tables(text, lambda lines: rows_of_spans(spans_of(tidy_lines(lines))))


def _citation(match: Match, look: ReplyLook, language: str) -> StyledRow:
    """Return the line below an answer: how sure faqbot is, and the place, with as many headings as fit the line."""
    source, word = match.chunk.source, confidence_word(match.confidence)
    before: tuple[Fragment, ...] = ((CITATION, "  "), (f"class:{word}", sentence(word, language)))
    before += ((CITATION, f", {percent(match.confidence)}{BETWEEN}"),)
    last = one_line(source.headings[-1]) if source.headings else ""
    where = place(match, language)
    shorter = dict.fromkeys(f"{where} › {_shortened(last, longest)}" for longest in _HEADING_FORMS if last)
    places = [where] if look.brief else [citation(source, language), *shorter, where]
    first, *others = (StyledRow((*before, (CITATION, text)), "    ", look.link(source)) for text in places)
    return replace(first, shorter=tuple(others))


def _remarks(reply: Reply, match: Match | None, look: ReplyLook) -> Iterator[StyledRow]:
    if said := remarks_on(reply, match):
        yield replace(_cited(said), cut=look.brief)


def _see_also(others: Sequence[tuple[int, Match]], look: ReplyLook, voice: Voice) -> list[StyledRow]:
    """Return the other matches: as many as were asked for, or a line that names those near the answer."""
    if not others:
        return []
    if look.printed:
        return [StyledRow(), _note(sentence("see_also", voice.language)), *_numbered(others, look, voice)]
    return [_see_also_line(others, voice)]


def _see_also_line(others: Sequence[tuple[int, Match]], voice: Voice) -> StyledRow:
    """Return one line that names other matches by their numbers, with shorter forms for narrow screens."""
    named, above = match_names(others, voice, with_places=False), sentence("see_also", voice.language)
    first, *shorter = (_named_line(above, named[:most], longest) for most, longest in _SEE_ALSO_FORMS)
    return replace(first, shorter=(*shorter, replace(_named_line(above, named[:1]), cut=True)))


def _named_line(above: str, named: Sequence[tuple[int, str]], longest: int | None = None) -> StyledRow:
    fragments: list[Fragment] = [(NOTE, above)]
    for number, name in named:
        fragments += [(CITATION, BETWEEN if len(fragments) > 1 else " "), (NUMBER, f"{number}.")]
        fragments.append((CITATION, f" {name if longest is None else _shortened(name, longest)}"))
    return StyledRow((*fragments, (CITATION, _OPENED_BY)) if longest else tuple(fragments))


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    words = text[: longest - 1].rpartition(" ")[0] or text[: longest - 2]
    return f"{words.rstrip(' .,;:›')} …"


def _within(match: Match, answer: Match) -> bool:
    """Whether the lines of a match are among those of the answer, which the user has read already."""
    inner, outer = match.chunk.source, answer.chunk.source
    # The headings count, because a whole page of HTML may be a single line.
    if inner.path != outer.path or inner.headings[: len(outer.headings)] != outer.headings:
        return False
    return outer.lines[0] <= inner.lines[0] and inner.lines[1] <= outer.lines[1]


def _options(reply: Reply, look: ReplyLook) -> Iterator[StyledRow]:
    """Yield the options of a choice, with the numbers that pick them."""
    for number, (name, below) in enumerate(named_options(reply, printed=look.printed), start=look.first):
        yield _entry(number, name)
        if below:
            yield _cited(below, set_in=5)


def _numbered(matches: Sequence[tuple[int, Match]], look: ReplyLook, voice: Voice) -> Iterator[StyledRow]:
    """Yield numbered matches, each with its place below unless the screen is small."""
    named = match_names(matches, voice, with_places=not look.brief)
    for (number, name), (_, match) in zip(named, matches, strict=True):
        link = look.link(match.chunk.source)
        if look.brief:
            yield replace(_entry(number, name), link=link, cut=True)
        else:
            yield _entry(number, name)
            below = (sure_and_place if look.printed else place)(match, voice.language)
            yield _cited(below, set_in=5, link=link)


def _entry(number: int, text: str) -> StyledRow:
    mark = f"  {number}. "
    return StyledRow(((NUMBER, mark), (ANSWER, text)), " " * len(mark))


def _cited(text: str, *, set_in: int = 2, link: str = "") -> StyledRow:
    indent = " " * set_in
    fragments: tuple[Fragment, ...] = ((CITATION, indent), (CITATION, text))
    return StyledRow(fragments, indent, link)


def _note(text: str) -> StyledRow:
    return StyledRow(((NOTE, text),))
