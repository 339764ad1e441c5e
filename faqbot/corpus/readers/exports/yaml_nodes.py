"""Parse YAML into nodes with positions and plain values: texts, numbers, truth values, lists and dicts.

PyYAML's parser gives events; its own composers recurse for each level, its constructor copies what merge keys name, and
aliases can stand for exponentially many values. Here nothing recurses, an alias is the node itself, and what all
aliases stand for is counted and limited. No tag makes an object.

A text without quotes is a number or a truth value only where JSON has these, and it remembers what the author wrote:
`1.10` as an answer is "1.10". Dates, `12:30` and `010` are texts.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from faqbot.corpus.files.decoding import line_number
from faqbot.corpus.readers.exports.written import AsWritten
from faqbot.corpus.readers.exports.yaml_errors import yaml_reason
from faqbot.corpus.readers.libraries import imported
from faqbot.errors import CorpusError

# Deepest nesting of lists and mappings, aliases included. A limit, because values are looked through by recursion; the
# deepest real file seen has 12 levels.
DEEPEST = 100
# Most characters that all aliases of a file may stand for, for each character of the file and in addition to
# `_FREE_EXPANSION`. Aliases save a few lines; a "billion laughs" stands for 10⁹ in 400 characters.
_MOST_EXPANSION = 10
_FREE_EXPANSION = 100_000

# Most values in a file. A limit, because each takes up to 500 bytes; this many are in some 250,000 pairs, or 70 MB.
MOST_VALUES = 3_000_000

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTHS = {word: truth for truth, words in ((True, "true yes on"), (False, "false no off"))
           for plain in words.split() for word in (plain, plain.capitalize(), plain.upper())}  # fmt: skip
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?P<fraction>\.[0-9]{1,17})?")
# Characters that YAML does not allow anywhere.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The tags of values that need no object: those of YAML's own types whose value is a text, a list or a mapping.
_TAG_PREFIX = "tag:yaml.org,2002:"
_TAGS = frozenset(
    _TAG_PREFIX + name for name in "str int float bool null timestamp map seq omap pairs set merge value".split()
)
_MERGE = "<<"


class Member(NamedTuple):
    """A member of a mapping: its name, and the nodes of its name and its value."""

    name: str
    key: YamlNode
    node: YamlNode


class YamlNode:
    """A value in YAML from the character at `start` to the character before `end`, without what stands behind it.

    `elements` are the nodes of a list, `members` those of a mapping. `size` is the number of characters in it with
    every alias written out, and `depth` the number of levels.
    """

    __slots__ = ("depth", "elements", "end", "members", "size", "start", "value")

    def __init__(self, start: int, end: int, value: Any) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.elements: list[YamlNode] = [] if isinstance(value, list) else _NO_ELEMENTS
        self.members: list[Member] = [] if isinstance(value, dict) else _NO_MEMBERS
        self.size = end - start
        self.depth = 0

    def member(self, name: str) -> YamlNode | None:
        """Return the node of the last member with this name, or None if no member has it."""
        return next((one.node for one in reversed(self.members) if one.name == name), None)


def yaml_nodes(text: str, path: str) -> list[YamlNode]:
    """Return the root of each document in a YAML text, without empty documents.

    Raises `CorpusError` with the line if the text is not valid YAML, needs objects, or is nested or expanded too much.
    """
    yaml = imported("yaml", "PyYAML", path)
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        message = f"invalid YAML: the control character U+{ord(forbidden[0]):04X}; remove it"
        raise CorpusError(message, path=path, line=line_number(text, forbidden.start()))
    composer = _Composer(text, path)
    try:
        # The parser in C is some ten times faster, and is missing where PyYAML was built without it.
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            composer.add(event)
    except CorpusError:
        raise
    except Exception as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        at = mark.index if mark else len(text)
        reason = yaml_reason(error, text[at : at + 1])
        raise CorpusError(f"invalid YAML: {reason}", path=path, line=line_number(text, at)) from error
    return composer.roots


# What all texts share, because a list of their own would take a quarter of their memory.
_NO_ELEMENTS: list[YamlNode] = []
_NO_MEMBERS: list[Member] = []


class _Open:
    """A list or a mapping that has not ended: its node, its anchor, and the name that waits for its value."""

    __slots__ = ("anchor", "is_list", "key", "merged", "node")

    def __init__(self, node: YamlNode, anchor: str | None, *, is_list: bool) -> None:
        self.node = node
        self.anchor = anchor
        self.is_list = is_list
        self.key: YamlNode | None = None
        self.merged: list[Member] = []


class _Composer:
    """Makes nodes of the parser's events."""

    def __init__(self, text: str, path: str) -> None:
        self.roots: list[YamlNode] = []
        self._text = text
        self._path = path
        self._open: list[_Open] = []
        self._anchors: dict[str, YamlNode | None] = {}  # None while the node has not ended
        self._values = 0
        self._left = _FREE_EXPANSION + _MOST_EXPANSION * len(text)

    def add(self, event: Any) -> None:
        """Take the next event; raise `CorpusError` where a limit is passed."""
        kind = type(event).__name__
        self._values += 1
        if self._values > MOST_VALUES:
            message = f"more than {MOST_VALUES:,} values; split the file, or save it as JSON Lines"
            raise self._error(message, event)
        if kind == "ScalarEvent":
            self._refuse_objects(event)
            node = YamlNode(*self._range(event), _value_of(event))
            self._complete(node, event.anchor, node.end)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            self._begin(event, is_list=kind == "SequenceStartEvent")
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self._end(event)
        elif kind == "AliasEvent":
            self._alias(event)
        elif kind == "DocumentStartEvent":
            self._anchors.clear()

    def _range(self, event: Any) -> tuple[int, int]:
        """Return where a text begins and ends.

        The parser's end of a block (`|`, `>`) is behind the blank lines below it, and an empty value may be where the
        next thing begins; it is moved to the end of what stands before it.
        """
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        elif start == end:
            while start and self._text[start - 1].isspace():
                start -= 1
            end = start
        return start, end

    def _refuse_objects(self, event: Any) -> None:
        if event.tag and event.tag != "!" and event.tag not in _TAGS:
            shown = event.tag.replace(_TAG_PREFIX, "!!")[:60]
            message = f"the tag {shown} asks a program to make an object, which faqbot never does; remove the tag"
            raise self._error(message, event)

    def _begin(self, event: Any, *, is_list: bool) -> None:
        self._refuse_objects(event)
        if len(self._open) >= DEEPEST:
            raise self._error(f"lists and mappings are nested more than {DEEPEST} levels deep", event)
        start = event.start_mark.index
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(_Open(YamlNode(start, start, [] if is_list else {}), event.anchor, is_list=is_list))

    def _end(self, event: Any) -> None:
        """End a list or a mapping; without brackets, it ends with its last value."""
        opened = self._open.pop()
        node = opened.node
        if event.end_mark.index > event.start_mark.index:
            node.end = event.end_mark.index
        for member in opened.merged:  # what the mapping says itself counts before what it merges
            if member.name not in node.value:
                node.members.append(member)
                node.value[member.name] = member.node.value
        self._complete(node, opened.anchor, node.end)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            raise self._error(f"invalid YAML: `*{event.anchor}` names no anchor; put a text with `*` in quotes", event)
        target = self._anchors[event.anchor]
        if target is None:
            raise self._error(f"the anchor &{event.anchor} holds itself", event)
        self._left -= target.size
        if self._left < 0:
            message = "the aliases (`*name`) stand for far more text than the file has; write out what they stand for"
            raise self._error(message, event)
        if len(self._open) + target.depth > DEEPEST:
            raise self._error(f"lists and mappings are nested more than {DEEPEST} levels deep", event)
        self._complete(target, None, event.end_mark.index)

    def _complete(self, node: YamlNode, anchor: str | None, end: int) -> None:
        """Put a node that has ended into the list or the mapping around it, which reaches up to `end` now."""
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            if node.value is not None:
                self.roots.append(node)
            return
        around = self._open[-1]
        outer = around.node
        outer.size += node.size
        outer.depth = max(outer.depth, node.depth + 1)
        outer.end = max(outer.end, end)
        if around.is_list:
            outer.elements.append(node)
            outer.value.append(node.value)
        elif around.key is None:
            around.key = node
        else:
            self._add_member(around, around.key, node)
            around.key = None

    def _add_member(self, around: _Open, key: YamlNode, node: YamlNode) -> None:
        name = self._name(key)
        if name == _MERGE and (node.members or node.elements):
            around.merged += (member for one in node.elements or [node] for member in one.members)
            return
        around.node.members.append(Member(name, key, node))
        around.node.value[name] = node.value

    def _name(self, key: YamlNode) -> str:
        """Return the name of a member; of a list or a mapping, it is the text as it is written."""
        if isinstance(key.value, str | AsWritten):
            return str(key.value)
        return " ".join(self._text[key.start : key.end].split())

    def _error(self, message: str, event: Any) -> CorpusError:
        return CorpusError(message, path=self._path, line=line_number(self._text, event.start_mark.index))


def _value_of(event: Any) -> Any:
    """Return the value of a scalar: None, a `AsWritten`, or its text."""
    text: str = event.value
    if event.style or event.tag:
        return text
    if text in _NULLS:
        return None
    if text in _TRUTHS:
        return AsWritten(text, _TRUTHS[text])
    number = _NUMBER.fullmatch(text)
    if number:
        return AsWritten(text, float(text) if number["fraction"] else int(text))
    return text
