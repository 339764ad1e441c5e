"""A reply as rows: the answer, a line with its confidence and its citation, and other matches.

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

# What stands between the parts of a line, and the command of the shell that shows further matches in full.
_BETWEEN = " · "
_OPENED_BY = " (/more)"

# How many other matches "See also" names, and in how many characters each, in its longest form and in shorter ones. The
# last form, one match, is cut to the width of the screen.
_SEE_ALSO_FORMS = ((3, 100), (3, 40), (2, 60), (3, 24), (2, 40), (2, 25))

# In how many characters a citation names its last heading, where all headings take more than the line.
_HEADING_FORMS = (100, 60, 45, 30, 20)

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
        return [*_answer(reply, look), *_see_also(numbered_matches(reply, look), look)]
    if reply.outcome == "choose":
        return [*rows_of(reply.text), *_options(reply.options, look), *_remarks(reply, None, look)]
    rows = [*rows_of(one_line(reply.text)), *_remarks(reply, None, look)]
    nearest = numbered_matches(reply, look)
    return [*rows, _note("The nearest things in them:"), *_numbered(nearest, look)] if nearest else rows


def numbered_matches(reply: Reply, look: ReplyLook) -> list[tuple[int, Match]]:
    """Return the matches of a reply that are shown with a number, in this order; the answer itself is number 1.

    Commands and later questions take these numbers. Below an answer they are as many as asked for, or those that are
    not part of the answer and score near it.
    """
    if reply.outcome == "choose":
        return list(enumerate(reply.options, start=look.first))
    if look.is_part:
        return []
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
    yield from _body(reply.text, match.chunk.source, look)
    yield _citation(match, look)
    yield from _remarks(reply, match, look)


def _body(text: str, source: Source, look: ReplyLook) -> list[StyledRow]:
    if look.marks:
        return rows_of(text)
    from faqbot.rendering.styled_markdown import is_markdown, styled  # noqa: PLC0415 - only terminals show styles

    return styled(text) if is_markdown(source.path) else rows_of(text)


def _citation(match: Match, look: ReplyLook) -> StyledRow:
    """Return the line below an answer: how sure faqbot is, and the place, with as many headings as fit the line."""
    source, word = match.chunk.source, confidence_word(match.confidence)
    before: tuple[Fragment, ...] = ((CITATION, "  "), (f"class:{word}", word))
    before += ((CITATION, f", {percent(match.confidence)}{_BETWEEN}"),)
    last = one_line(source.headings[-1]) if source.headings else ""
    shorter = dict.fromkeys(f"{place(match)} › {_shortened(last, longest)}" for longest in _HEADING_FORMS if last)
    places = [place(match)] if look.brief else [one_line(str(source)), *shorter, place(match)]
    first, *others = (StyledRow((*before, (CITATION, text)), "    ", look.link(source)) for text in places)
    return replace(first, shorter=tuple(others))


def _remarks(reply: Reply, match: Match | None, look: ReplyLook) -> Iterator[StyledRow]:
    """Yield a line with what was read in another way than it was typed and what nothing mentions, if there is any."""
    repairs = match.repairs if match else ()
    parts = ["read " + ", ".join(f"{one_line(asked)} as {one_line(known)}" for asked, known in repairs)]
    parts = [*(parts if repairs else []), *_carried_over(reply.carried)]
    if match and reply.missing:
        parts.append(f"nothing mentions {one_line(', '.join(reply.missing[:_MOST_MISSING]))}")
    if parts:
        yield replace(_cited(_BETWEEN.join(parts)), cut=look.brief)


def _carried_over(carried: Carried | None) -> Iterator[str]:
    """Yield the topic and the question that were carried over from earlier in the conversation, if any."""
    if carried is not None:
        parts = [f"about {carried.topic}"] if carried.topic else []
        parts += [carried.question] if carried.question else []
        yield from [one_line(": ".join(parts))] if parts else []


def _see_also(others: Sequence[tuple[int, Match]], look: ReplyLook) -> list[StyledRow]:
    """Return the other matches: as many as were asked for, or a line that names those near the answer."""
    if not others:
        return []
    if look.printed:
        return [StyledRow(), _note("See also:"), *_numbered(others, look)]
    return [_see_also_line(others)]


def _see_also_line(others: Sequence[tuple[int, Match]]) -> StyledRow:
    """Return one line that names other matches by their numbers, with shorter forms for narrow screens."""
    named = _names(others, with_places=False)
    first, *shorter = (_named_line(named[:most], longest) for most, longest in _SEE_ALSO_FORMS)
    return replace(first, shorter=(*shorter, replace(_named_line(named[:1]), cut=True)))


def _named_line(named: Sequence[tuple[int, str]], longest: int | None = None) -> StyledRow:
    fragments: list[Fragment] = [(NOTE, "See also:")]
    for number, name in named:
        fragments += [(CITATION, _BETWEEN if len(fragments) > 1 else " "), (NUMBER, f"{number}.")]
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


def _options(matches: Sequence[Match], look: ReplyLook) -> Iterator[StyledRow]:
    """Yield the options of a choice, named by their topics if all topics differ."""
    titles = [one_line(topic_of(match.chunk)) for match in matches]
    described = [(_printed_option if look.printed else _shell_option)(title, match, titles)
                 for title, match in zip(titles, matches, strict=True)]  # fmt: skip
    all_alike = len({below for _, below in described}) == 1 < len(described)
    for number, (name, below) in enumerate(described, start=look.first):
        yield _entry(number, name)
        if not all_alike:
            yield _cited(below, set_in=5)


def _printed_option(title: str, match: Match, titles: Sequence[str]) -> tuple[str, str]:
    by_title = len(set(titles)) == len(titles) > 1 and not label(match).startswith(title)
    return f"{title}: {label(match)}" if by_title else label(match), _place_and_percent(match)


def _shell_option(title: str, match: Match, titles: Sequence[str]) -> tuple[str, str]:
    """Return the name of an option and the line below it, which is left out where it is the same for all options.

    These are the title and the question if all titles differ. Otherwise they are the question and the title, or the
    question and the place if all options have the same title.
    """
    if len(set(titles)) == len(titles):
        return title, label(match)
    return label(match), title if len(set(titles)) > 1 else place(match)


def _numbered(matches: Sequence[tuple[int, Match]], look: ReplyLook) -> Iterator[StyledRow]:
    """Yield numbered matches, each with its place below unless the screen is small."""
    named = _names(matches, with_places=not look.brief)
    for (number, name), (_, match) in zip(named, matches, strict=True):
        link = look.link(match.chunk.source)
        if look.brief:
            yield replace(_entry(number, name), link=link, cut=True)
        else:
            yield _entry(number, name)
            yield _cited(_place_and_percent(match) if look.printed else place(match), set_in=5, link=link)


def _names(matches: Sequence[tuple[int, Match]], *, with_places: bool) -> list[tuple[int, str]]:
    """Return the numbers of matches and their labels; labels that occur twice have their topics in front.

    If the places of the matches are shown, these tell documents apart, so only rows of one table need their topics.
    """
    labels = Counter(label(match) for _, match in matches)
    rows = Counter((label(match), match.chunk.source.path) for _, match in matches)
    named: list[tuple[int, str]] = []
    for number, match in matches:
        name, source = label(match), match.chunk.source
        is_of_table = rows[name, source.path] > 1 and topic_of(match.chunk) != source.title
        needs_topic = is_of_table if with_places else labels[name] > 1
        named.append((number, f"{one_line(topic_of(match.chunk))}: {name}" if needs_topic else name))
    return named


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
