"""Tidy the tree of a page: numbers of lines of code, and the marks that a page draws beside its questions.

Many pages set the "Q" of a question, the "A" of its answer, or the number of the question as an element of its own, and
draw a circle around it. It belongs to the text behind it, which may begin another line for the parser: `Q` and `What is
it?` become `Q: What is it?`, so that marks that are drawn are read as those that are written. Alone, such a letter may
also be the heading of a list of names, and such a number a price or a quantity. So all the letters with one look must
be marks, the numbers must count, and the texts behind them must ask.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from faqbot.corpus.readers.html.parsing.page_elements import Element, Text
from faqbot.corpus.readers.qa_marks import LONGEST_QUESTION, asks
from faqbot.text.programs.html_elements import INLINE_ELEMENTS
from faqbot.text.programs.part_names import LINE_NUMBER_NAMES, NAMES_OF_LINES

# What a mark may be set in, and what may stand around it with nothing else in it.
_DRAWN = frozenset("b big div em font i small span strong".split())
# What no mark is written into.
_KEPT = frozenset("code li pre table".split())
_MARK = re.compile(r"(?:(?P<letter>[^\W\d_])[ ]?\d{0,3}|(?P<number>\d{1,3}))[.:)．：]?")
_LONGEST_MARK = 6
_ASKED, _ANSWERED = "QqＱ問", "AaＡ答"
# So many questions are marked on a page where no answer is, or so many numbers count.
_FEWEST = 2
# How many elements may stand around a mark and hold nothing else, and how far the text may be, in elements beside it.
_MOST_AROUND = 3
_NEAR = 20
# Code, how many elements may stand around it and the numbers of its lines, and those that hold more than that.
_CODE = frozenset(("code", "pre"))
_NEAR_CODE = 4
_LARGE = frozenset(("article", "body", "html", "main", "section"))
_NUMBERED = LINE_NUMBER_NAMES | NAMES_OF_LINES
# The name of elements whose content is never shown.
_NOT_SHOWN = "template"


def tidy(root: Element) -> None:
    """Remove the numbers of lines of code from a tree, and join the marks that are drawn with the text behind them."""
    elements = [child for child in root.content(lambda element: not element.is_silent) if isinstance(child, Element)]
    _remove_line_numbers(elements)
    letters: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    numbers: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    for element in elements:
        found = _mark_in(element) if element.name in _DRAWN and not element.is_hidden else None
        if found:
            look = (element.name, element.attributes.get("class", ""))
            (letters if found["letter"] else numbers)[look].append(_Mark(element, found))
    _join_letters([mark for marks in letters.values() if _are_marks(marks) for mark in marks])
    for marks in numbers.values():
        if len(marks) >= _FEWEST and _count(marks) and 2 * sum(mark.asks for mark in marks) >= len(marks):
            for mark in marks:
                mark.join(f"{mark.text.rstrip('.:)．：')}. ")


class _Mark:
    """A mark that is drawn, and the text behind it, or None if it stands alone."""

    def __init__(self, element: Element, found: re.Match[str]) -> None:
        self.text, self.letter, self.number = found[0], found["letter"] or "", int(found["number"] or 0)
        self._drawn = element
        self._beside, self._behind, self._is_kept = _text_behind(element)

    @property
    def marks(self) -> bool:
        """Whether a text stands behind the mark and does not go on in the word that the mark begins."""
        told = self._behind.text.lstrip() if self._behind else ""
        return bool(told) and not told[0].islower()

    @property
    def asks(self) -> bool:
        """Whether the line behind the mark asks."""
        return asks(_line_of(self._beside))

    def join(self, mark: str) -> None:
        """Write the mark before the text; an answer that is a list, a table or code loses it."""
        if self._behind and self.marks and self._is_kept:
            self._drawn.children = [] if self.letter else self._drawn.children
        elif self._behind and self.marks:
            told = self._behind.text.lstrip()
            space = self._behind.text[: len(self._behind.text) - len(told)]
            self._behind.text = f"{space}{mark}{told}"
            self._drawn.children = []


def _mark_in(element: Element) -> re.Match[str] | None:
    """Return the mark that is the whole text of an element."""
    texts = [child.text for child in element.children if isinstance(child, Text)]
    if not texts or len(texts) < len(element.children) or sum(map(len, texts)) > 10 * _LONGEST_MARK:
        return None
    return _MARK.fullmatch("".join(texts).strip())


def _text_behind(mark: Element) -> tuple[Sequence[Element | Text], Text | None, bool]:
    """Return what stands beside a mark that is the first thing in what is around it, and the first text of that.

    Also return whether the text stays as it is, as what stands in a list, a table or code.
    """
    for _ in range(_MOST_AROUND):
        parent = mark.parent
        if parent is None or mark.at > _NEAR or not all(map(_is_empty, parent.children[: mark.at])):
            break
        is_kept = False
        beside = parent.children[mark.at + 1 : mark.at + _NEAR]
        for child in beside:
            inner = child.content(lambda element: not element.is_silent) if isinstance(child, Element) else ()
            for one in chain((child,), inner):
                if isinstance(one, Element):
                    is_kept = is_kept or one.name in _KEPT
                elif one.text.strip():
                    return beside, one, is_kept
        if parent.name not in _DRAWN:
            break
        mark = parent
    return (), None, False


def _line_of(beside: Sequence[Element | Text]) -> str:
    """Return the first line of elements and texts, or as much of it as a question may be long."""
    line = ""
    for child in beside:
        inner = child.content(lambda element: not element.is_silent) if isinstance(child, Element) else ()
        for one in chain((child,), inner):
            if isinstance(one, Text):
                line += one.text
            elif line.strip() and one.name not in INLINE_ELEMENTS:
                return line
            if len(line) > 2 * LONGEST_QUESTION:
                return line
    return line


def _is_empty(child: Element | Text) -> bool:
    return not child.text.strip() if isinstance(child, Text) else not child.children


def _are_marks(marks: Sequence[_Mark]) -> bool:
    """Whether all letters with one look mark questions and answers, unlike those above the parts of an index."""
    return all(mark.letter in _ASKED + _ANSWERED and mark.marks for mark in marks)


def _join_letters(marks: Sequence[_Mark]) -> None:
    questions = [mark for mark in marks if mark.letter in _ASKED]
    is_enough = len(questions) >= _FEWEST or len(questions) < len(marks)
    if is_enough and any(mark.asks for mark in questions):
        for mark in marks:
            mark.join("Q: " if mark.letter in _ASKED else "A: ")


def _count(marks: Sequence[_Mark]) -> bool:
    """Whether numbers count: each is by one higher than that before, or begins anew."""
    before = 0
    for mark in marks:
        if not mark.marks or mark.number not in {before + 1, 1}:
            return False
        before = mark.number
    return True


def _remove_line_numbers(elements: Sequence[Element]) -> None:
    """Remove what only numbers lines, in code or beside it; elsewhere, a line may be one of buses."""
    numbered = [(one, names) for one in elements if not _NUMBERED.isdisjoint(names := _classes(one))]
    if not numbered:
        return
    lettered, coded = set(_with_letters(elements)), set(_with_code(elements))
    for element, names in numbered:
        near = (element, *islice(element.around(), _NEAR_CODE))
        is_sure = not LINE_NUMBER_NAMES.isdisjoint(names) or not coded.isdisjoint(near)
        if is_sure and element not in lettered:
            element.name, element.children = _NOT_SHOWN, []


def _classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def _with_code(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements of code, and the parts of a page close around them."""
    for element in elements:
        if element.name in _CODE:
            yield element
            yield from (around for around in islice(element.around(), _NEAR_CODE) if around.name not in _LARGE)


def _with_letters(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements with letters in them."""
    found: set[Element] = set()
    for element in reversed(elements):
        own = (child.text for child in element.children if isinstance(child, Text))
        if element in found or any(map(str.isalpha, "".join(own))):
            yield element
            if element.parent:
                found.add(element.parent)
