"""Say what the styles of a document mean: a heading, a list, a table of contents, bold, hidden, code.

A style inherits what it does not say itself from the style that it is based on. The name of a style is what people see;
the names of the styles that come with Word are English in the file, whatever language Word speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from faqbot.corpus.readers.word.word_package import VALUE, is_on, number_of, w
from faqbot.text.programs import style_names

# Most styles that a style is based on, one on the other; the limit also ends circles.
_MOST_ANCESTORS = 30
# The deepest level of an outline, counted from 0; the next number stands for text.
_DEEPEST = 8
# Letters of 11 points, in half points, which Word has where nothing says a size.
_USUAL_SIZE = 22

_HEADING = re.compile(style_names.HEADING_STYLE)
_TITLE = re.compile(style_names.TITLE_STYLE)
_CONTENTS = re.compile(style_names.CONTENTS_STYLE)
_CODE = re.compile(style_names.CODE_STYLE)
_BULLETS = re.compile(style_names.BULLET_STYLE)
_NUMBERS = re.compile(style_names.NUMBER_STYLE)
_CODE_TYPEFACE = re.compile(style_names.CODE_TYPEFACE, re.IGNORECASE)

_PPR, _RPR, _NAME, _BASED_ON = w("pPr"), w("rPr"), w("name"), w("basedOn")
_OUTLINE, _NUMBERING, _INDENT = w("outlineLvl"), w("numPr"), w("ind")
_BOLD, _HIDDEN, _SIZE, _FONTS, _UNDERLINE = w("b"), w("vanish"), w("sz"), w("rFonts"), w("u")


_T = TypeVar("_T")


class ListPlace(NamedTuple):
    """The list that a paragraph is in, by its id ("0" for none), and the level in it; None if nothing says it."""

    list_id: str | None = None
    level: int | None = None


class Letters(NamedTuple):
    """How runs look; None where nothing says it. `size` is in half points."""

    bold: bool | None = None
    hidden: bool | None = None
    size: int | None = None
    is_code: bool | None = None
    underlined: bool | None = None

    def over(self, below: Letters) -> Letters:
        """Return what these letters say, and what those below say where these say nothing."""
        merged = (mine if mine is not None else other for mine, other in zip(self, below, strict=True))
        return Letters._make(merged)


NO_LIST, PLAIN = ListPlace(), Letters()


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What a style says, with what it inherits.

    `level` is that of a heading from 1 on, 0 for text. `typed_list` is the level of a list that only the name of
    the style describes, and None for any other style.
    """

    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    is_code: bool = False
    place: ListPlace = NO_LIST
    indent: int | None = None
    letters: Letters = PLAIN
    typed_list: ListPlace | None = None


def letters_of(properties: Element | None) -> Letters:
    """Return how the properties of a run say that it looks."""
    if properties is None or not len(properties):
        return PLAIN
    fonts, size, underline = properties.find(_FONTS), properties.find(_SIZE), properties.find(_UNDERLINE)
    typeface = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    return Letters(
        is_on(properties.find(_BOLD)),
        is_on(properties.find(_HIDDEN)),
        None if size is None else number_of(size.get(VALUE)),
        None if typeface is None else _CODE_TYPEFACE.search(typeface) is not None,
        is_on(underline),
    )


def outline_level(properties: Element) -> int | None:
    """Return the level that a paragraph has in the outline, from 1 on; 0 for text, None if nothing says it."""
    outline = properties.find(_OUTLINE)
    level = None if outline is None else number_of(outline.get(VALUE))
    return None if level is None or level < 0 else level + 1 if level <= _DEEPEST else 0


def list_place(properties: Element) -> ListPlace:
    """Return the list that a paragraph, or a style, is put in."""
    numbering = properties.find(_NUMBERING)
    if numbering is None:
        return NO_LIST
    list_id, level = numbering.find(w("numId")), numbering.find(w("ilvl"))
    return ListPlace(
        None if list_id is None else list_id.get(VALUE), None if level is None else number_of(level.get(VALUE))
    )


def left_indent(properties: Element) -> int | None:
    """Return the left indentation of a paragraph in twentieths of a point; None if nothing says it."""
    indent = properties.find(_INDENT)
    return None if indent is None else number_of(indent.get(w("left")) or indent.get(w("start")))


class WordStyles:
    """The styles of a document by their ids; `root` is the part of the file that defines them, if it has one."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else list(root.iter(w("style")))
        self._elements = {style.get(w("styleId"), ""): style for style in styles}
        self._known: dict[str, WordStyle] = {}
        defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}")
        self._default_letters = letters_of(defaults)
        self._default_paragraph = next(filter(None, map(_default_paragraph, styles)), "")
        self.with_header_rows = frozenset(filter(None, map(_has_header_row, styles)))

    def paragraph(self, style_id: str | None) -> WordStyle:
        """Return the style of a paragraph, by default that of paragraphs without a style."""
        return self._style(self._default_paragraph if style_id is None else style_id)

    def letters(self, style_id: str) -> Letters:
        """Return how a style of characters looks."""
        return self._style(style_id).letters

    def usual_size(self) -> int:
        """Return the size of letters where neither runs nor styles say one, in half points."""
        return self._default_letters.size or _USUAL_SIZE

    def _style(self, style_id: str) -> WordStyle:
        if style_id not in self._known:
            self._known[style_id] = self._merged(style_id)
        return self._known[style_id]

    def _merged(self, style_id: str) -> WordStyle:
        """Return a style with what it inherits; the name of a style that is not defined is its id."""
        chain = list(self._chain(style_id))
        names = [_name_of(style) for style in chain] or [style_id.lower()]
        properties = [one for one in (style.find(_PPR) for style in chain) if one is not None]
        letters = PLAIN
        for style in chain:
            letters = letters.over(letters_of(style.find(_RPR)))
        places = [list_place(one) for one in properties]
        return WordStyle(
            level=_level_of(chain, names),
            is_title=any(map(_TITLE.fullmatch, names)) and not any(map(_HEADING.fullmatch, names)),
            is_contents=any(map(_CONTENTS.fullmatch, names)),
            is_code=any(map(_CODE.fullmatch, names)),
            place=ListPlace(_first(one.list_id for one in places), _first(one.level for one in places)),
            indent=_first(map(left_indent, properties)),
            letters=letters,
            typed_list=next(filter(None, map(_list_named, names)), None),
        )

    def _chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, one on the other."""
        for _ in range(_MOST_ANCESTORS):
            style = self._elements.get(style_id)
            if style is None:
                return
            yield style
            base = style.find(_BASED_ON)
            style_id = "" if base is None else base.get(VALUE, "")


def _level_of(chain: list[Element], names: list[str]) -> int:
    """Return the level of a heading by the nearest style that says one, by its name or in its properties."""
    for style, name in zip(chain, names, strict=False):
        properties = style.find(_PPR)
        level = None if properties is None else outline_level(properties)
        named = _HEADING.fullmatch(name)
        if level is not None or named:
            return level if level is not None else int(named[1]) if named else 0
    undefined = None if chain else _HEADING.fullmatch(names[0])
    return int(undefined[1]) if undefined else 0


def _list_named(name: str) -> ListPlace | None:
    """Return the list that a style of this name stands for: "-" for one with bullets, "1" for one with numbers."""
    for kind, pattern in (("-", _BULLETS), ("1", _NUMBERS)):
        named = pattern.fullmatch(name)
        if named:
            return ListPlace(kind, int(named[1] or 1) - 1)
    return None


def _name_of(style: Element) -> str:
    name = style.find(_NAME)
    return " ".join((style.get(w("styleId"), "") if name is None else name.get(VALUE, "")).lower().split())


def _default_paragraph(style: Element) -> str:
    is_default = style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}
    return style.get(w("styleId"), "") if is_default else ""


def _has_header_row(style: Element) -> str:
    """Return the id of a style of tables that shows the first row in another way; empty for any other style."""
    parts = style.findall(w("tblStylePr"))
    return style.get(w("styleId"), "") if any(part.get(w("type")) == "firstRow" for part in parts) else ""


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
