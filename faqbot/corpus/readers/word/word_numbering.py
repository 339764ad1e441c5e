"""Count the lists of a document as Word does, and write the number or bullet that stands before a paragraph.

A paragraph names a list and a level. Lists that look alike share a definition, and go on counting where another of them
stopped, unless one begins anew. A level begins anew below a paragraph of a level above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from faqbot.corpus.readers.word.word_package import VALUE, is_on, number_of, w
from faqbot.corpus.readers.word.word_styles import left_indent

# Levels of a list.
_LEVELS = 9
# Greatest number that is written in letters or Roman numerals; more is a forged file.
_GREATEST_WRITTEN = 3_999

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "aiueo": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = "〇一二三四五六七八九"
_TEN = 10
_HUNDRED = 100


class ListMark(NamedTuple):
    """What stands before a paragraph: the `text` of the mark, and its `number`, 0 for a bullet."""

    text: str
    number: int


@dataclass(slots=True)
class _Level:
    """A level of a list; `restarts_below` is the level above which it does not begin anew (None: any level above)."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_below: int | None = None
    in_digits: bool = False
    indent: int | None = None
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list of the document: the definition that it shares its counts with, and where it differs from it."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class WordNumbering:
    """The lists of a document, and how far each has counted; `root` is the part that defines them, if there is one."""

    def __init__(self, root: Element | None) -> None:
        definitions = {} if root is None else _definitions(root)
        self._lists = {} if root is None else _lists(root, definitions)
        self._counts: dict[str, dict[int, int]] = {}
        self._of_style = {
            (list_id, level.style): at
            for list_id, one in self._lists.items()
            for at, level in one.levels.items()
            if level.style
        }

    def level_of_style(self, list_id: str, style_id: str | None) -> int:
        """Return the level of a list that a style of paragraphs belongs to; 0 if the list names no such level."""
        return self._of_style.get((list_id, style_id or ""), 0)

    def indent(self, list_id: str, level: int) -> int | None:
        """Return the indentation of a level of a list, in twentieths of a point; None if nothing says it."""
        one = self._lists.get(list_id)
        return one.levels[level].indent if one and level in one.levels else None

    def next_mark(self, list_id: str, level: int) -> ListMark | None:
        """Count a paragraph and return its mark; None if there is no such list, or it has no mark at this level."""
        one = self._lists.get(list_id)
        if one is None:
            return None
        level = max(0, min(level, _LEVELS - 1))
        counts = self._counts.setdefault(one.definition, {})
        if level in one.starts and level not in one.begun:
            counts.pop(level, None)
        one.begun.add(level)
        definition = one.levels.get(level, _Level())
        counts[level] = counts[level] + 1 if level in counts else one.starts.get(level, definition.start)
        _begin_anew(counts, level, one)
        return _mark(one, counts, level)


def _begin_anew(counts: dict[int, int], level: int, one: _List) -> None:
    for deeper in [at for at in counts if at > level]:
        below = one.levels.get(deeper, _Level()).restarts_below
        if below is None or level < below:
            del counts[deeper]


def _mark(one: _List, counts: dict[int, int], level: int) -> ListMark | None:
    definition = one.levels.get(level, _Level())
    if definition.format == "bullet":
        return ListMark("-", 0)
    if definition.format == "none" and not _PLACEHOLDER.sub("", definition.text).strip():
        return None

    def written(placeholder: re.Match[str]) -> str:
        at = int(placeholder[1]) - 1
        its = one.levels.get(at, _Level())
        return _written(counts.get(at, its.start), "decimal" if definition.in_digits else its.format)

    text = _PLACEHOLDER.sub(written, definition.text).strip()
    return ListMark(text, counts[level]) if text else None


def _definitions(root: Element) -> dict[str, dict[int, _Level]]:
    """Return the levels of each definition by its id; one that only names a style of lists has those of the style."""
    found: dict[str, dict[int, _Level]] = {}
    styles: dict[str, str] = {}
    links: dict[str, str] = {}
    for definition in root.findall(w("abstractNum")):
        id_ = definition.get(w("abstractNumId"), "")
        found[id_] = _levels(definition)
        for name, links_to in (("styleLink", styles), ("numStyleLink", links)):
            link = definition.find(w(name))
            if link is not None and name == "styleLink":
                links_to[link.get(VALUE, "")] = id_
            elif link is not None:
                links_to[id_] = link.get(VALUE, "")
    for id_, style in links.items():
        found[id_] = found[id_] or found.get(styles.get(style, ""), {})
    return found


def _lists(root: Element, definitions: dict[str, dict[int, _Level]]) -> dict[str, _List]:
    found = {}
    for one in root.findall(w("num")):
        named = one.find(w("abstractNumId"))
        definition = "" if named is None else named.get(VALUE, "")
        levels, starts = dict(definitions.get(definition, {})), {}
        for override in one.findall(w("lvlOverride")):
            at = number_of(override.get(w("ilvl"))) or 0
            start = override.find(w("startOverride"))
            levels |= _levels(override)
            if start is not None:
                starts[at] = number_of(start.get(VALUE)) or 0
        found[one.get(w("numId"), "")] = _List(definition, levels, starts)
    return found


def _levels(parent: Element) -> dict[int, _Level]:
    return {number_of(level.get(w("ilvl"))) or 0: _level(level) for level in parent.findall(w("lvl"))}


def _level(element: Element) -> _Level:
    def value(name: str) -> str | None:
        found = element.find(w(name))
        return None if found is None else found.get(VALUE)

    properties = element.find(w("pPr"))
    start = number_of(value("start"))
    return _Level(
        value("numFmt") or "decimal",
        value("lvlText") or "",
        0 if start is None else start,
        number_of(value("lvlRestart")),
        is_on(element.find(w("isLgl"))) or False,
        None if properties is None else left_indent(properties),
        value("pStyle") or "",
    )


def _written(number: int, format_: str) -> str:
    """Return a number as a list writes it; formats in words of a language are written in digits."""
    if not 0 < number <= _GREATEST_WRITTEN:
        return str(number)
    name = format_[:1].lower() + format_[1:].replace("Upper", "Lower")
    alphabet = _ALPHABETS.get(name.replace("upper", "lower").removesuffix("FullWidth"))
    if alphabet:
        repeated, at = divmod(number - 1, len(alphabet))
        text = alphabet[at] * (repeated + 1)
    elif format_ in {"lowerRoman", "upperRoman"}:
        text = _roman(number)
    else:
        return _in_digits(number, format_)
    return text.upper() if "pper" in format_ else text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _in_digits(number: int, format_: str) -> str:
    if format_ == "decimalZero":
        return f"{number:02}"
    if format_.startswith("decimalEnclosedCircle") and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if format_.startswith("decimalFullWidth"):
        return str(number).translate(_FULL_WIDTH)
    if format_.startswith(("chinese", "japanese", "ideographDigital", "taiwanese", "korean")) and number < _HUNDRED:
        tens, ones = divmod(number, _TEN)
        begin = "" if tens == 0 else ("十" if tens == 1 else f"{_CHINESE[tens]}十")
        return begin + (_CHINESE[ones] if ones else "")
    return str(number)
