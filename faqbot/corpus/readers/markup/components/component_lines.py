"""Write components (MDX, Vue) as Markdown can read them: each tag on one line, with content that is not indented.

    <Tabs                                   <Tabs groupId="os">
      groupId="os"
      values={[{ label: 'Linux' }]}
    >
      <TabItem label="Linux">               <TabItem label="Linux">
        Push.                               Push.

MDX knows no indented code, which the content would be for Markdown, and its tags may take several lines and hold
expressions in braces. Only components that begin a line and are closed by a line of their own are changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.markup.line_runs import lines_left_out
from faqbot.corpus.readers.markup.parsing.hidden_lines import text_lines

_BEGINS = re.compile(r"[ \t]*+<(?=\w*[a-z])[A-Z]")
_OPENS = re.compile(
    r"[ \t]*+<(?P<name>[A-Z][\w.]*+)(?>(?:\s++[\w:-]++(?:=(?:\"[^\"]*+\"|'[^']*+'))?)*)\s*+(?P<ends>/?)>\s*+"
)
_CLOSES = re.compile(r"[ \t]*+</(?P<name>[A-Z][\w.]*+)\s*+>\s*+")
# A text in braces, which is read, and an expression in braces, which is not.
_TEXT_VALUE = re.compile(r"=\{(?P<text>\"[^\"{}]*+\"|'[^'{}]*+')\}")
_EXPRESSION = re.compile(r"\{[^{}]*+\}")
_NO_VALUE = re.compile(r"\s[\w:-]++=(?=[\s/>])")
# Most lines and characters of a tag, and most braces within each other.
_MOST_LINES, _LONGEST, _DEEPEST = 40, 4_000, 6
# From this column on, a line may be code.
_CODE = 4


def with_plain_components(lines: Sequence[str]) -> tuple[list[str], list[LeftOut]]:
    """Return the lines with the tags of components on one line each, and the lines (1-based) that this empties."""
    shown = list(lines)
    if not any(map(_BEGINS.match, lines)):
        return shown, []
    among = list(text_lines(lines))
    emptied = [number for at in among if _BEGINS.match(shown[at]) for number in _join_tag(shown, at)]
    _outdent(shown, dict(_closed(shown, among)))
    return shown, [*lines_left_out(emptied, "markup")]


def _join_tag(lines: list[str], first: int) -> list[int]:
    """Write the tag that begins on a line (0-based) on this line; return the numbers (1-based) of the emptied lines."""
    if _OPENS.fullmatch(lines[first]):
        return []
    tag = lines[first].rstrip()
    last = first
    while tag.count("{") != tag.count("}") or not tag.endswith(">"):
        last += 1
        if last >= len(lines) or last - first >= _MOST_LINES or not lines[last].strip() or len(tag) > _LONGEST:
            return []
        tag = f"{tag} {lines[last].strip()}"
    tag = _TEXT_VALUE.sub(r"=\g<text>", tag)
    for _ in range(_DEEPEST):
        tag = _EXPRESSION.sub("", tag)
    tag = _NO_VALUE.sub("", tag)
    if not _OPENS.fullmatch(tag):
        return []
    lines[first : last + 1] = [tag, *[""] * (last - first)]
    return list(range(first + 2, last + 2))


def _closed(lines: Sequence[str], among: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines (0-based) of the tags that open and close each component."""
    opened: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for at in among:
        if not lines[at].lstrip().startswith("<"):
            continue
        is_code = not opened and _indentation(lines[at]) >= _CODE
        if (tag := _OPENS.fullmatch(lines[at])) and not tag["ends"] and not is_code:
            opened.append((tag["name"], at))
            names[tag["name"]] += 1
        elif (end := _CLOSES.fullmatch(lines[at])) and names[end["name"]]:
            name = ""
            while name != end["name"]:
                name, first = opened.pop()
                names[name] -= 1
            yield first, at


def _outdent(lines: list[str], closing: dict[int, int]) -> None:
    """Take the indentation of components from the lines in them, down to that of the outermost one."""
    around: list[tuple[int, int]] = []  # of each component around: its last line, and the indentation of its content
    base = 0
    for at, line in enumerate(lines):
        own = _indentation(line)
        if at in closing:
            base = base if around else own
            content = _indentation(
                next((lines[below] for below in range(at + 1, closing[at]) if lines[below].strip()), line)
            )
            around.append((closing[at], content))
            _indent(lines, at, own, base)
        elif around and at == around[-1][0]:
            around.pop()
            _indent(lines, at, own, base)
        elif around and line.strip():
            _indent(lines, at, own, base + max(0, own - around[-1][1]))


def _indentation(line: str) -> int:
    return len((line[: len(line) - len(line.lstrip(" \t"))]).expandtabs(_CODE))


def _indent(lines: list[str], at: int, own: int, column: int) -> None:
    """Let a line begin at a column that is to the left of its own one."""
    if column < own:
        lines[at] = " " * column + lines[at].lstrip(" \t")
