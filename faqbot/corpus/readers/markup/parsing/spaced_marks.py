"""Find marks of questions and answers with only a space or a point behind them, and give them their colons.

    Q　ガイドはありますか           Q1     When I compile, I get an error
    A　はい、あります。             A1(a)  This is a fault of the compiler.

A sentence may begin with "A", so the page decides: at least two of its paragraphs begin with the mark of a question,
and most of these have the mark of an answer below. Before another script than the Latin one, a single pair says enough.
In reStructuredText and AsciiDoc, `Q.` and `A.` would be numbers of a list. The lines keep their lengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GAP = r"\.?[ \t\u00a0\u3000]++"
_ASKED = re.compile(
    rf"(?P<mark>[ \t]*(?:[QqＱｑ]|問|问|質問|质问)\d{{0,3}})(?P<gap>{_GAP})(?![\s(]|\d{{1,3}}[.:)])(?=\S)"
)
_ANSWERED = re.compile(
    rf"(?P<mark>[ \t]*(?:[AaＡａ]|答|回答)\d{{0,3}})(?P<gap>(?:\([a-z]\))?{_GAP})(?![\s(]|\d{{1,3}}[.:)])(?=\S)"
)
# Fewest questions with answers that show what the letters of a page mean, and the least share of the questions.
_FEWEST = 2
_SHARE = 0.75


def with_colons(lines: Sequence[str]) -> list[str]:
    """Return the lines of a page with a colon behind each letter that marks a question or its answer."""
    marks = dict(_marks(lines))
    answers = [at for at, mark in marks.items() if mark.re is _ANSWERED]
    is_clear = len(answers) >= _FEWEST or not all(lines[at][marks[at].end()].isascii() for at in answers)
    if not is_clear or len(answers) < _SHARE * (len(marks) - len(answers)):
        return [*lines]
    return [_with_colon(line, marks[at]) if at in marks else line for at, line in enumerate(lines)]


def _marks(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the marks of the questions, and of the first answer below each, with the numbers of their lines."""
    is_asked = False
    for at, line in enumerate(lines):
        found = _ASKED.match(line)
        if found and (not at or not any(map(str.isalnum, lines[at - 1]))):
            yield at, found
            is_asked = True
        elif is_asked and (found := _ANSWERED.match(line)):
            yield at, found
            is_asked = False


def _with_colon(line: str, found: re.Match[str]) -> str:
    return f"{found['mark']}:{' ' * (len(found['gap']) - 1)}{line[found.end() :]}"
