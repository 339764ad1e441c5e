"""Find every question/answer pair in values of any shape (JSON, YAML), with its lines, and what is no pair.

Pairs are objects with a question and an answer, wherever they are: in lists, in lists of groups with a name each, in
maps from questions to answers ("How?": "So."), in pages of schema.org. The names above a pair are its section. What
holds no pair is listed as unread, at the highest place that holds none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.exports.botpress import Elements, elements_in, with_texts
from faqbot.corpus.records.column_pairs import QUESTIONS, names_language, parsed_name, plain_name
from faqbot.corpus.records.columns import all_pair_columns_of, pair_columns_of
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.records.groups.group_lists import Groups, group_names, groups_in
from faqbot.text.columns import json_names

# Lists and objects in each other are searched to this depth. A limit, because each level of JSON is decoded again.
_DEEPEST = 16
# Longest text beside a list of pairs that is metadata, in characters; a longer one may be prose.
_LONGEST_METADATA = 100
# Longest name in the path of an unread place, in characters.
_LONGEST_SHOWN = 40
_ASKING = ("?", "？", "؟", ";")

# How a format tells the place of a value in a file: two positions in a text, a node of a parser.
_Place = TypeVar("_Place")

# The path of a value: that of the list or object around it, and its number or name there; None for the whole file.
_Path = tuple[Any, int | str] | None


class FoundRecord(NamedTuple):
    """An object that may be a pair, its lines, and the names of the lists and objects around it."""

    lines: Lines
    record: Mapping[str, Any]
    names: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A place in JSON that is not read: its line and its path, such as `$.pages[2]`."""

    line: int
    path: str


class PairTree(ABC, Generic[_Place]):
    """The pairs in a value (`found`), its title if it has one, and what is not read (`unread`).

    `metadata` are short texts beside lists of pairs, such as a date or an address: they say something about the file,
    and are no text to read. A class for a format says where the parts of a value are, and what their lines are.
    """

    def __init__(self, value: Any, place: _Place, *, is_file: bool = True) -> None:
        """Search a value; only in a whole file, a name of the outermost object is the title."""
        self.found: list[FoundRecord] = []
        self.title = ""
        self._metadata: list[tuple[_Place, _Path]] = []
        self._beside: list[LeftOut] = []
        self._left: list[tuple[_Place, _Path]] = []
        self._groups: dict[_Path, Groups] = {}
        self._elements_of_bot: Elements | None = None
        self._is_file = is_file
        self._visit(place, value, (), None, 0)
        self._name_groups()
        self._fill_in_texts()

    @abstractmethod
    def _elements(self, place: _Place) -> Iterator[tuple[_Place, Any]]:
        """Yield the place and the value of each element of a list."""

    @abstractmethod
    def _members(self, place: _Place) -> Iterator[tuple[str, _Place, _Place, Any]]:
        """Yield the name of each member of an object, the place of both, and the place and the value of the value."""

    @abstractmethod
    def _lines(self, place: _Place) -> Lines:
        """Return the first and the last line of a place."""

    @property
    def unread(self) -> list[Unread]:
        """What is not read, in the order of the text."""
        return self._places(self._left)

    @property
    def left_out(self) -> list[LeftOut]:
        """The lines of what is no pair: metadata, titles, and what is not read."""
        metadata = (LeftOut(self._lines(place), "metadata") for place, _ in self._metadata)
        unread = (LeftOut(self._lines(place), "no question with an answer") for place, _ in self._left)
        return sorted({*self._beside, *metadata, *unread})

    @property
    def metadata(self) -> list[Unread]:
        """The short texts that are metadata, in the order of the text but for those of outer objects, which follow."""
        return self._places(self._metadata)

    def _places(self, found: Sequence[tuple[_Place, _Path]]) -> list[Unread]:
        return [Unread(self._lines(place)[0], f"${_shown(path)}") for place, path in found]

    def _name_groups(self) -> None:
        """Put the names of groups that are lists of their own above the records that are in these groups."""
        paths = {plain_name(path[1]): path for path in self._groups if path and isinstance(path[1], str)}
        lists = {name: self._groups[path] for name, path in paths.items()}
        used: set[str] = set()
        for number, found in enumerate(self.found if lists else ()):
            names, named = group_names(found.record, lists)
            used |= named
            self.found[number] = found._replace(names=(*found.names, *names))
        read = [paths[name] for name in used]
        self._metadata += [(place, path) for place, path in self._left if path in read]
        self._left = [(place, path) for place, path in self._left if path not in read]

    def _fill_in_texts(self) -> None:
        """Put the texts of a bot's elements of content in the place of the references to them."""
        if self._elements_of_bot is not None:
            elements = self._elements_of_bot
            self.found = [found._replace(record=with_texts(found.record, elements)) for found in self.found]

    def _visit(self, place: _Place, value: Any, names: tuple[str, ...], path: _Path, depth: int) -> bool:
        """Search a value; return whether it has a record. If it has none, it is left out as a whole."""
        before = len(self._left)
        has_record = depth <= _DEEPEST and (
            self._visit_list(place, names, path, depth)
            if isinstance(value, list)
            else self._visit_object(place, value, names, path, depth)
            if isinstance(value, dict)
            else False
        )
        if not has_record:
            del self._left[before:]
            if isinstance(value, str | list | dict) and value:
                self._left.append((place, path))
                if groups := groups_in(value):
                    self._groups[path] = groups
            elif not isinstance(value, str | list | dict):
                self._beside.append(LeftOut(self._lines(place), "metadata"))
        return has_record

    def _visit_list(self, place: _Place, names: tuple[str, ...], path: _Path, depth: int) -> bool:
        has_record = False
        for number, (inner, value) in enumerate(self._elements(place)):
            has_record |= self._visit(inner, value, names, (path, number), depth + 1)
        return has_record

    def _visit_object(
        self, place: _Place, value: dict[str, Any], names: tuple[str, ...], path: _Path, depth: int
    ) -> bool:
        columns = pair_columns_of(tuple(value))
        if isinstance(value.get(columns.question or ""), dict):
            value = with_languages(value)
            columns = pair_columns_of(tuple(value))
        question = question_of(value.get(columns.question or ""))
        if question and answer_of(value.get(columns.answer or "")):
            self.found.append(FoundRecord(self._lines(place), value, names))
            others = [name for name in columns.kept if isinstance(value[name], dict | list)]
            if any(_may_hold_pairs(value[name]) for name in others):
                self._visit_inside(place, value, _used(tuple(value)), (*names, question), path, depth)
            return True
        if is_map(value):
            self._read_map(place, names)
            return True
        if _is_part_of_pair(value, columns.question, columns.answer):
            self.found.append(FoundRecord(self._lines(place), value, names))
            return True
        return self._visit_members(place, value, names, path, depth)

    def _visit_inside(
        self,
        place: _Place,
        record: dict[str, Any],
        used: Sequence[str | None],
        names: tuple[str, ...],
        path: _Path,
        depth: int,
    ) -> None:
        """Find pairs inside a pair; all else in it is metadata, and so is not left out."""
        for name, _, inner, value in self._members(place):
            before = len(self._left)
            if name not in used and _may_hold_pairs(value):
                known = len(self.found)
                if self._visit(inner, value, names, (path, name), depth + 1):
                    record.pop(name, None)
                    self._drop_copies(record, known)
                else:
                    del self._left[before:]

    def _drop_copies(self, record: Mapping[str, Any], known: int) -> None:
        """Drop what says the same as the pair around it: an article among its own translations."""
        self.found[known:] = [one for one in self.found[known:] if _texts_of(one.record) != _texts_of(record)]

    def _visit_members(
        self, place: _Place, value: dict[str, Any], names: tuple[str, ...], path: _Path, depth: int
    ) -> bool:
        label = _label_of(value)
        own = question_of(value.get(label or ""))
        if path is None and self._is_file:
            self.title = own
        elif own:
            names = (*names, own)
        has_record = False
        short: list[tuple[_Place, _Path]] = []
        for name, both, at, inner in self._members(place):
            if _has_answer_only(name, inner):
                record = {"question": name, **inner} if isinstance(inner, dict) else {"question": name, "answer": inner}
                self.found.append(FoundRecord(self._lines(both), record, names))
                has_record = True
            elif (elements := elements_in(name, inner)) is not None:
                self._elements_of_bot = elements
                self._beside.append(LeftOut(self._lines(both), "texts that answers refer to"))
            elif isinstance(inner, dict | list):
                has_record |= self._visit(at, inner, self._named(name, inner, names), (path, name), depth + 1)
            elif isinstance(inner, str) and inner.strip() and name != label and not name.startswith("@"):
                is_short = len(inner) <= _LONGEST_METADATA and "\n" not in inner
                (short if is_short else self._left).append((at, (path, name)))
            else:
                self._beside.append(LeftOut(self._lines(at), "title" if name == label else "metadata"))
        if has_record:
            self._metadata += short
        return has_record

    @staticmethod
    def _named(name: str, inner: Any, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names with that of a member, unless it says nothing or the member has a name of its own."""
        says_nothing = _says_nothing(plain_name(name))
        has_label = isinstance(inner, dict) and not is_map(inner) and _label_of(inner)
        return names if says_nothing or has_label else (*names, name.strip())

    def _read_map(self, place: _Place, names: tuple[str, ...]) -> None:
        for name, both, _, answer in self._members(place):
            if not name.startswith("@"):
                self.found.append(FoundRecord(self._lines(both), {"question": name, "answer": answer}, names))


@lru_cache(maxsize=1_000)
def _says_nothing(name: str) -> bool:
    """Whether a name says only that something holds questions, or which one it is: `faqs`, `FaqDocuments`, `q1`."""
    parsed = parsed_name(name)
    if parsed.number and parsed.words in QUESTIONS:
        return True
    words = name.split()
    return name in json_names.CONTAINERS or (bool(words) and all(one in json_names.CONTAINERS for one in words))


def question_of(value: object) -> str:
    """Return the question in a cell of JSON: a text, a number, or the first of a list of texts."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str) and one.strip()), "")
    return _plain(value)


def answer_of(value: object) -> str:
    """Return the answer in a cell of JSON: a text, a number, the text of an object, or all texts of a list of these."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(answer_of, value))) if _is_flat(value) else ""
    if isinstance(value, dict):
        named = {plain_name(name): value[name] for name in value}
        return next((_plain(named[name]) for name in json_names.ANSWER_TEXTS if _plain(named.get(name))), "")
    return _plain(value)


def _texts_of(record: Mapping[str, Any]) -> tuple[str, str]:
    columns = pair_columns_of(tuple(record))
    return question_of(record.get(columns.question or "")), answer_of(record.get(columns.answer or ""))


def with_languages(record: dict[str, Any]) -> dict[str, Any]:
    """Return an object with a member for each language in place of objects of texts, or lists of texts, by language.

    `{"question": {"en": …, "fr": …}}` becomes `{"question (en)": …, "question (fr)": …}`.
    """
    return {
        name if inner is None else f"{name} ({inner})": value
        for name, given in record.items()
        for inner, value in (given.items() if _is_by_language(given) else ((None, given),))
    }


def _is_by_language(value: object) -> bool:
    if not isinstance(value, dict) or not value:
        return False
    return all(_is_text(text) and names_language(name) for name, text in value.items())


def _is_text(value: object) -> bool:
    """Whether a value is a text or a list of texts."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def is_map(value: Mapping[str, Any]) -> bool:
    """Whether an object is a map from questions to answers: most names are questions or have several words."""
    given = [name for name in value if not name.startswith("@")]
    if not given or not all(isinstance(value[name], str) and value[name].strip() for name in given):
        return False
    return sum(map(_is_asked, given)) * 2 > len(given)


def _is_asked(name: str) -> bool:
    """Whether the name of a member may be a question."""
    return name.rstrip().endswith(_ASKING) or len(name.split()) > 1


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _is_flat(values: list[Any]) -> bool:
    """Whether a list has no lists in it: answers do not."""
    return not any(isinstance(one, list) for one in values)


def _has_answer_only(name: str, value: object) -> bool:
    """Whether a member is a pair: its name is the question, and its value is the answer or an object with an answer."""
    if not isinstance(value, dict):
        return name.rstrip().endswith(_ASKING) and bool(answer_of(value)) and not _holds_objects(value)
    if not _is_asked(name):
        return False
    columns = pair_columns_of(tuple(value))
    return columns.question is None and bool(answer_of(value.get(columns.answer or "")))


def _is_part_of_pair(value: Mapping[str, Any], question: str | None, answer: str | None) -> bool:
    """Whether an object has the question or the answer of a pair, and the other is missing or empty."""
    if any(_holds_objects(one) for one in value.values()):
        return False
    if question is not None and answer is not None:
        return True
    given = question if question is not None else answer
    return given is not None and len(plain_name(given)) > 1 and plain_name(given) not in ("text", "faq")


def _used(names: tuple[str, ...]) -> list[str | None]:
    """Return the members of a pair that hold its questions and answers."""
    every = all_pair_columns_of(names)
    return [name for one in every for name in (one.question, one.answer, *one.wordings, *one.tags)]


def _label_of(value: Mapping[str, Any]) -> str | None:
    """Return the name of the member that names an object, if there is one."""
    named = {plain_name(name): name for name in value if isinstance(value[name], str) and value[name].strip()}
    return next((named[name] for name in json_names.LABELS if name in named), None)


def _holds_objects(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))


def _may_hold_pairs(value: object, depth: int = 0) -> bool:
    """Whether a value may hold pairs; looking at the values first is faster than finding their places in the text."""
    if not isinstance(value, list | dict) or depth >= _DEEPEST:
        return False
    if isinstance(value, dict):
        if _may_be_pairs(tuple(value)):
            return True
        value = value.values()
    return any(isinstance(one, list | dict) and _may_hold_pairs(one, depth + 1) for one in value)


@lru_cache(maxsize=1_000)  # the objects in a file have few different sets of names
def _may_be_pairs(names: tuple[str, ...]) -> bool:
    """Whether an object with these names may be a pair, or a map from questions to answers."""
    columns = pair_columns_of(names)
    return (columns.question is not None and columns.answer is not None) or any(map(_is_asked, names))


def _shown(path: _Path) -> str:
    parts: list[str] = []
    while path is not None:
        path, name = path
        parts.append(f"[{name}]" if isinstance(name, int) else f".{' '.join(name.split())[:_LONGEST_SHOWN]}")
    return "".join(reversed(parts))
