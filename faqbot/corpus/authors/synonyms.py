r"""Read synonyms.txt, in the format of Solr and Elasticsearch.

    # a comment, on a line of its own
    strap, towel, band          each of these may mean any of the others
    gluteus maximus => glutes   the left side may mean the right side

After a backslash, a sign is a part of the entry and has no meaning of its own: `\,`, `\=>`, `\#`, `\\`.
"""

from __future__ import annotations

import re

from faqbot.corpus.corpus import Synonyms
from faqbot.corpus.files.decoding import split_lines
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.system.callers import warn_caller

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LATE_COMMENT = re.compile(r"\s#(?:\s|$)")


def read_synonyms(text: str, path: str) -> tuple[Synonyms, ...]:
    """Return the distinct rules of a file, in the order of the file.

    Raises `CorpusError` with the line for an empty entry or an empty side, for a second `=>`, and for a single entry
    without `=>`. Gives a `CorpusWarning` for a `#` after an entry: it looks like a comment, but in this format it is a
    part of the entry.
    """
    rules: dict[Synonyms, None] = {}
    for number, line in enumerate(split_lines(text), start=1):
        rule = line.strip()
        if not rule or rule.startswith("#"):
            continue
        if _LATE_COMMENT.search(rule):
            message = r"the `#` is read as a part of the entry; put a comment on a line of its own, or write `\#`"
            warn_caller(CorpusWarning(message, path=path, line=number))
        rules[_rule(rule, path, number)] = None
    return tuple(rules)


def _rule(rule: str, path: str, line: int) -> Synonyms:
    sides = _split(rule, "=>")
    if len(sides) > 2:  # noqa: PLR2004 - left and right
        raise CorpusError(
            r"has more than one `=>`; write one rule a line (`\=>` for the sign itself)", path=path, line=line
        )
    if not all(side.strip() for side in sides):
        raise CorpusError("one side of `=>` is empty", path=path, line=line)
    left, right = _entries(sides[0], path, line), _entries(sides[-1], path, line)
    if len(sides) == 1 and len(left) == 1:
        raise CorpusError("a single entry has no synonym; write `a, b` or `a => b`", path=path, line=line)
    return Synonyms(left, right)


def _entries(side: str, path: str, line: int) -> tuple[str, ...]:
    """Return the distinct entries of one side; letter case is ignored."""
    entries = [" ".join(_ESCAPED.sub(r"\1", entry).split()) for entry in _split(side, ",")]
    if not all(entries):
        raise CorpusError(r"an entry is empty; take out the comma (`\,` for the sign itself)", path=path, line=line)
    return tuple({entry.casefold(): entry for entry in reversed(entries)}.values())[::-1]


def _split(text: str, mark: str) -> list[str]:
    """Split a text at each `mark` without a backslash before it; escapes stay as they are."""
    parts, start = [], 0
    for match in re.finditer(rf"\\.|{mark}", text, re.DOTALL):
        if match[0] == mark:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]
