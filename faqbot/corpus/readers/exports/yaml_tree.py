"""Find every question/answer pair in YAML of any shape (see `records.pair_tree`), with its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from faqbot.corpus.files.decoding import line_ends
from faqbot.corpus.readers.exports.yaml_nodes import YamlNode
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.records.pair_tree import PairTree


class YamlLines:
    """The lines of nodes in a text."""

    def __init__(self, text: str) -> None:
        self._ends = line_ends(text)

    def of(self, start: int, end: int) -> Lines:
        """Return the lines from the character at `start` to the character before `end`."""
        return bisect_right(self._ends, start) + 1, bisect_right(self._ends, max(start, end - 1)) + 1


class YamlTree(PairTree[YamlNode]):
    """The pairs in the documents of a YAML text; several documents are searched as a list of these."""

    def __init__(self, roots: Sequence[YamlNode], lines: YamlLines) -> None:
        """Search the documents of a file."""
        self._of = lines
        root = roots[0]
        if len(roots) > 1:
            root = YamlNode(roots[0].start, roots[-1].end, [one.value for one in roots])
            root.elements = list(roots)
        super().__init__(root.value, root)

    def _elements(self, place: YamlNode) -> Iterator[tuple[YamlNode, Any]]:
        for node in place.elements:
            yield node, node.value

    def _members(self, place: YamlNode) -> Iterator[tuple[str, YamlNode, YamlNode, Any]]:
        for name, key, node in place.members:
            yield name, YamlNode(key.start, max(key.end, node.end), None), node, node.value

    def _lines(self, place: YamlNode) -> Lines:
        return self._of.of(place.start, place.end)
