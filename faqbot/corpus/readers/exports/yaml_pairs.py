"""Find the question/answer pairs in a YAML text, whichever program wrote it, and what is left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from faqbot.corpus.document import LeftOut
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.readers.exports.rasa import RasaBot, is_rasa
from faqbot.corpus.readers.exports.yaml_nodes import yaml_nodes
from faqbot.corpus.readers.exports.yaml_tree import YamlLines, YamlTree
from faqbot.corpus.records.pair_tree import FoundRecord, Unread

YAML_SUFFIXES = frozenset((".yml", ".yaml"))

_COMMENT = re.compile(r"[ \t]*#|%(?:YAML|TAG)\b")  # or a directive, which is for programs, too


class YamlPairs(NamedTuple):
    """The records of pairs in a YAML text, the title of the text, what is not read, and the lines left out."""

    found: Sequence[FoundRecord]
    title: str
    unread: Sequence[Unread]
    left_out: Sequence[LeftOut]


def pairs_of_yaml(text: str, path: str) -> YamlPairs:
    """Return the pairs in a YAML text.

    Raises `CorpusError` for invalid YAML (see `yaml_nodes`), and `NoPairsError` for the half of a Rasa bot.
    """
    roots = yaml_nodes(text, path)
    if not roots:
        return YamlPairs((), "", (), _comments(text, ()))
    lines = YamlLines(text)
    tree = RasaBot(roots, lines, path) if is_rasa(roots) else YamlTree(roots, lines)
    comments = _comments(text, (record.lines for record in tree.found))
    return YamlPairs(tree.found, tree.title, tree.unread, [*tree.left_out, *comments])


def _comments(text: str, read: Iterable[tuple[int, int]]) -> list[LeftOut]:
    """Return the lines of comments; a line of `#` in the lines of a pair may be text."""
    inside = {number for first, last in read for number in range(first, last + 1)}
    return [
        LeftOut((number, number), "comment")
        for number, line in enumerate(split_lines(text), start=1)
        if _COMMENT.match(line) and number not in inside
    ]
