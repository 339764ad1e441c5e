"""Tidy the tree of a page: numbers of lines of code, and the marks that a page draws beside its questions.

Many pages set the "Q" of a question, the "A" of its answer, or the number of the question as an element of its own, and
draw a circle around it. It belongs to the text behind it, which may begin another line for the parser: `Q` and `What is
it?` become `Q: What is it?`, so that marks that are drawn are read as those that are written. Alone, such a letter may
also be the heading of a list of names, and such a number a price. So all the letters with one look must be marks, and
the numbers must count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from faqbot.corpus.readers.html.parsing.page_elements import Element, Text
from faqbot.text.programs.part_names import LINE_NUMBER_NAMES

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
        if len(marks) >= _FEWEST and _count(marks):
            for mark in marks:
                mark.join(f"{mark.text.rstrip('.:)．：')}. ")


class _Mark:
    """A mark that is drawn, and the text behind it, or None if it stands alone."""

    def __init__(self, element: Element, found: re.Match[str]) -> None:
        self.text, self.letter, self.number = found[0], found["letter"] or "", int(found["number"] or 0)
        self._drawn = element
        self._behind, self._is_kept = _text_behind(element)

    @property
    def marks(self) -> bool:
        """Whether a text stands behind the mark and does not go on in the word that the mark begins."""
        told = self._behind.text.lstrip() if self._behind else ""
        return bool(told) and not told[0].islower()

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


def _text_behind(mark: Element) -> tuple[Text | None, bool]:
    """Return the text behind a mark that is the first thing in what is around it, and whether the text stays as it is.

    The latter is so for what stands in a list, a table or code.
    """
    for _ in range(_MOST_AROUND):
        parent = mark.parent
        if parent is None or mark.at > _NEAR or not all(map(_is_empty, parent.children[: mark.at])):
            break
        is_kept = False
        for child in parent.children[mark.at + 1 : mark.at + _NEAR]:
            inner = child.content(lambda element: not element.is_silent) if isinstance(child, Element) else ()
            for one in chain((child,), inner):
                if isinstance(one, Element):
                    is_kept = is_kept or one.name in _KEPT
                elif one.text.strip():
                    return one, is_kept
        if parent.name not in _DRAWN:
            break
        mark = parent
    return None, False


def _is_empty(child: Element | Text) -> bool:
    return not child.text.strip() if isinstance(child, Text) else not child.children


def _are_marks(marks: Sequence[_Mark]) -> bool:
    """Whether all letters with one look mark questions and answers, unlike those above the parts of an index."""
    return all(mark.letter in _ASKED + _ANSWERED and mark.marks for mark in marks)


def _join_letters(marks: Sequence[_Mark]) -> None:
    asked = sum(mark.letter in _ASKED for mark in marks)
    if asked >= _FEWEST or 0 < asked < len(marks):
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
    numbered = [one for one in elements if not LINE_NUMBER_NAMES.isdisjoint(one.attributes.get("class", "").split())]
    if not numbered:
        return
    lettered = set(_with_letters(elements))
    for element in numbered:
        if element not in lettered:
            element.name, element.children = _NOT_SHOWN, []


def _with_letters(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements with letters in them."""
    found: set[Element] = set()
    for element in reversed(elements):
        own = (child.text for child in element.children if isinstance(child, Text))
        if element in found or any(map(str.isalpha, "".join(own))):
            yield element
            if element.parent:
                found.add(element.parent)
