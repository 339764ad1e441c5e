"""Find the marks that a text itself has for questions and answers, by its structure.

One mark stands before at least three questions, and another one before what follows each of them:

    K: Miten varaan ajan?
    V: Soita ajanvaraukseen.

A mark is one to three letters, an abbreviation with a point ("Pyt.:") or the name of a question or an answer, perhaps
with a number ("Вопрос №1:"). Other texts have such letters before their lines as well: lists ("a)", "b)", "c)"), notes
("NB:"), the speakers of a conversation. They differ in that their marks do not take turns in this way: in a list, a
third mark follows, and in a conversation, both speakers ask. An interview, in which only one of them asks, is read as
questions and answers, but not below a heading that asks, which it answers.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, LONGEST_QUESTION
from faqbot.text.document_words import ANSWER_NAME, INNER_NAMES, QUESTION_NAME

# What may be a mark: a word, perhaps with a number, and a sign behind it. What stands before it are the marks of lists,
# of headings and of emphasis.
_NAME = rf"[^\s\d\W][^\s\d!-@\[-`{{-~：．）、。，；？！«»“”„…]{{0,11}}(?:[ ](?:{INNER_NAMES})){{0,2}}"
_NUMBER = r"(?:[ \u00a0]?(?:№|\#|(?:nr|no?)[º°.]?)?[ \u00a0]?\d{1,3}[^\W\d_]?\.?)?"
_LINE = re.compile(
    r"^[ \t>]*+(?:(?:[-+•]|\*(?=[ \t])|\#{1,6}|\d{1,3}[.)])[ \t]++)?[*_]{0,3}"
    rf"(?P<mark>(?P<name>{_NAME})(?P<point>\.?){_NUMBER}[*_]{{0,3}}[ \u00a0]?(?P<sign>[:：]|[.)/](?=[ \t*_])|[．）]))"
    r"(?P<rest>[^\n]*)",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t\r]*(?=\n)")
_SIGNS = "?？؟;\u037e"
# A heading that asks, and has no mark itself.
_ASKING_HEADING = re.compile(r"^\#{1,6}[ \t]+(?![*_]{0,3}[^\s:：]{1,12}[:：])[^\n]*[?？؟\u037e][ \t*_]*$", re.MULTILINE)

_QUESTION_NAME, _ANSWER_NAME = (re.compile(name, re.IGNORECASE) for name in (QUESTION_NAME, ANSWER_NAME))
# The most letters of a mark that is no known name, without a point behind it and with one.
_MOST_LETTERS = 3
_MOST_SHORTENED = 5

# These are the marks of speakers and of choices, if not of answers.
_FIRST_LETTERS = "aαаאا"

# So many questions have the mark of questions.
_FEWEST = 3
# Of so many questions, one may ask without a question mark, or have no answer; of so many answers, one may ask.
_ONE_IN = 4
# Of so many questions, one may have lines with further marks below it.
_ONE_OTHER_IN = 3
# So many marks are looked at, those of the most questions first.
_MOST_MARKS = 5

# So much of the end of a line and of a paragraph is looked at for a question mark.
_TAIL = 300


class OwnMark(NamedTuple):
    """A mark in a text: where it begins and ends, and whether a question stands behind it."""

    start: int
    end: int
    asks: bool


# A mark without its number: its name in lower case, and the sign behind it.
_Key = tuple[str, str]


class _Marked(NamedTuple):
    """A line with what may be a mark, and whether the paragraph behind it asks."""

    key: _Key
    start: int
    end: int
    asks: bool


def own_marks(text: str) -> list[OwnMark]:
    """Return the marks of questions and answers of a text that are not known anyway, in their order."""
    if sum(map(text.count, _SIGNS)) < _FEWEST or _ASKING_HEADING.search(text):
        return []  # where headings ask, what stands below them is an answer, which may quote a conversation
    marked = list(_marked_lines(text))
    found: dict[int, OwnMark] = {}
    for asked, answered in _pairs_of_marks(marked):
        ours = [line for line in marked if line.key in (asked, answered)]
        turns = _turns(ours, asked, answered)
        if not turns or _are_known(text, ours, turns):
            continue
        pairs = [OwnMark(line.start, line.end, asks) for line, asks in zip(ours, turns, strict=True)]
        if not _have_third(marked, pairs, (asked, answered)):
            found |= {mark.start: mark for mark in pairs}
    return [found[start] for start in sorted(found)]


def _marked_lines(text: str) -> Iterator[_Marked]:
    lines = [line for line in _LINE.finditer(text) if _may_mark(line)]
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        end = below.start() if below else len(text)
        begins_here = bool(line["rest"].strip(" \t*_"))
        blank = _BLANK.search(text, line.end("mark"), end) if begins_here else None
        paragraph = text[line.end("mark") : blank.start() if blank else end].rstrip()
        asks = any(ASKS.search(part[-_TAIL:]) for part in (line["rest"].rstrip(), paragraph))
        yield _Marked((line["name"].casefold(), line["sign"]), line.start("mark"), line.end("mark"), asks)


def _may_mark(line: re.Match[str]) -> bool:
    name: str = line["name"]
    few = _MOST_SHORTENED if line["point"] else _MOST_LETTERS
    # "Dr." and "K." begin sentences, too.
    if line["sign"] != "." and sum(category(sign)[0] == "L" for sign in name) <= few:
        return " " not in name
    return bool(_QUESTION_NAME.fullmatch(name) or _ANSWER_NAME.fullmatch(name))


def _pairs_of_marks(marked: Sequence[_Marked]) -> Iterator[tuple[_Key, _Key]]:
    """Yield the marks that may be those of questions, each with the mark that follows it most often."""
    asking = Counter(line.key for line in marked if line.asks and line.key[0] not in _FIRST_LETTERS)
    followed: dict[_Key, Counter[_Key]] = {
        key: Counter() for key, times in asking.most_common(_MOST_MARKS) if times >= _FEWEST
    }
    for first, second in pairwise(marked):
        if first.key in followed:
            followed[first.key][second.key] += 1
    yield from ((key, max(below, key=lambda one: below[one])) for key, below in followed.items() if below)


def _turns(lines: Sequence[_Marked], asked: _Key, answered: _Key) -> list[bool]:
    """Return which of the lines with two marks are questions, or nothing if the marks do not take turns."""
    if asked == answered:  # as in "O: …?" and "O: …" (otázka, odpověď)
        turns = [at % 2 == 0 for at in range(len(lines))]
        takes = len(lines) % 2 == 0 and all(line.asks == turn for line, turn in zip(lines, turns, strict=True))
        return turns if takes and len(lines) >= 2 * _FEWEST else []
    turns = [line.key == asked for line in lines]
    questions, answers = sum(turns), len(turns) - sum(turns)
    silent = sum(not line.asks for line in lines if line.key == asked)
    asking = sum(line.asks for line in lines if line.key == answered)
    unanswered = questions - sum(first and not second for first, second in pairwise(turns))
    follows = turns[0] and all(first or second for first, second in pairwise(turns))
    few = all(_ONE_IN * exceptions <= number for exceptions, number in (
        (silent, questions), (unanswered, questions), (asking, answers)
    ))  # fmt: skip
    return turns if follows and few and min(questions, answers) >= _FEWEST else []


def _have_third(marked: Sequence[_Marked], pairs: Sequence[OwnMark], keys: tuple[_Key, _Key]) -> bool:
    """Whether a third mark stands between the questions of a text again and again, as the choice "c)" in a quiz.

    Other marks in a single answer, or below the last one, are those of days of the week or of addresses.
    """
    questions = [mark.start for mark in pairs if mark.asks]
    signs = {sign for _, sign in keys}
    others = (line.start for line in marked if line.key[1] in signs and line.key not in keys)
    between = {bisect(questions, start) for start in others} - {0, len(questions)}
    return _ONE_OTHER_IN * len(between) > len(questions)


def _are_known(text: str, lines: Sequence[_Marked], turns: Sequence[bool]) -> bool:
    """Whether the readers know all of these marks."""
    beginnings = (text[line.start : line.end + LONGEST_QUESTION].partition("\n")[0] for line in lines)
    return all((ASKED if asks else ANSWERED).match(f"{line} x") for line, asks in zip(beginnings, turns, strict=True))
