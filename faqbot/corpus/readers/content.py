"""Read a `.txt` file with the reader that fits its content: plain text, Markdown or reStructuredText.

Many projects keep pages in Markdown or reStructuredText with the suffix `.txt`. Marks such as `#`, `*` and underlines
also stand in ordinary text, so no single mark decides. Each kind of evidence below counts once, however often it
occurs. A text is in a format if it has at least 3 points of it, from two kinds or more, and fewer points of the other
format. Every other text is plain.

    reStructuredText                            points  Markdown                                            points
    a directive: `.. note::`                         2  titles: `# Title` with text below, at two places         2
    a target or substitution: `.. _name:`            2  titles of two levels                                     1
    a role: :doc:`text`                              2  code between two lines of three backquotes               2
    a link: `text <address>`_                        2  a link or picture: [text](address)                       2
    a reference: `text`_                             1  a table: `|---|---|` below a line with `|`               2
    a title with a fitting underline                 1  front matter: keys between two lines of `---`            2
    three such titles or more                        1  a title with a fitting underline of `=` or `-`           1
    code between double backquotes: ``code``         1  bold text: **text**                                      1
    indented text below a paragraph with `::`        1  a task or the address of a link: `- [ ]`, `[a]: b`       1
                                                        a tag of HTML: `<details>`, `<img …>`                    1

A kind with 2 points hardly stands in a text that is written for no reader of its format; a kind with 1 point may. The
titles of wikis and of WordPress's readme.txt (`== Name ==`, `= Question? =`) are read by the plain-text reader, so a
text with two of them is plain whatever else it holds. Of 236 other texts on a computer with Python (licences, lists,
notes, word lists), the 11 that are not plain are in reStructuredText.

Only the beginning of a text is looked at: a page in markup has a title and a link or some code in its first thousand
lines. Files with another suffix are read by it, whatever they hold: a writer who names a file `.md` says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from faqbot.corpus.files.decoding import split_lines

if TYPE_CHECKING:
    from faqbot.corpus.document import Document

# How much of a text is looked at, in characters and lines; of a longer line, only its beginning is.
_MOST_CHARACTERS = 60_000
_MOST_LINES = 1_000
_LONGEST_LINE = 2_000

# The points and the kinds of evidence that a format needs.
_ENOUGH = 3
_KINDS = 2
# With this many underlined titles, a writer keeps to a format.
_SEVERAL = 3

# A title of a wiki. A text with this many of them is plain.
_WIKI_TITLE = re.compile(r"\s*(?P<marks>={1,4})(?!=)\s*\S[^=]*(?<=[^=])(?P=marks)\s*$")
_WIKI_TITLES = 2


class _Mark(NamedTuple):
    """Evidence within a line: the name of its kind, its points, characters that it holds, and its pattern."""

    kind: str
    points: int
    holds: str
    pattern: re.Pattern[str]


_RST_MARKS = (
    _Mark("directive", 2, "::", re.compile(r"\s*\.\. +[a-z][\w+:-]*(?<!:)::(?:\s|$)")),
    _Mark("target", 2, ".. ", re.compile(r"\s*\.\. +(?:_(?:`[^`]+`|[^:`\s][^:`]*):(?:\s|$)|__:|\|[^|]+\| +[a-z-]+::)")),
    _Mark("role", 2, ":`", re.compile(r".*?(?<![\w:`]):[a-z][\w:+.-]{0,40}:`[^`]")),
    _Mark("link", 2, "`_", re.compile(r".*?(?<![`\w])`[^`<>]{1,200}<[^<>`\s]{1,200}>`_")),
    _Mark("reference", 1, "`_", re.compile(r".*?(?<![`\w])`[^`<>\s][^`<>]{0,200}`__?(?!\w)")),
    _Mark("code", 1, "``", re.compile(r".*?(?<!`)``[^`\s][^`]{0,200}``(?!`)")),
)
# The address of a link is that of a page, a mail or a file: "[sic](of the author)" is no link.
_ADDRESS = r"\((?:<|https?:|mailto:|[#/.]|[\w%-]{1,100}[./#])[^()]{0,300}\)"
_MARKDOWN_MARKS = (
    _Mark("link", 2, "](", re.compile(r".*?\[[^\[\]]{1,200}\]" + _ADDRESS)),
    _Mark("bold", 1, "**", re.compile(r".*?(?<![*\w])\*\*[^*\s][^*]{0,200}(?<=\S)\*\*(?![*\w])")),
    _Mark("list", 1, "[", re.compile(r"\s*(?:[-*+] \[[ xX]\] \S|\[[^\[\]]{1,200}\]: *(?:<|https?:|[/#.])\S)")),
    _Mark(
        "tag", 1, "<", re.compile(r"\s*</?(?:details|summary|img|br|p|div|a|h[1-6]|kbd)\b[^<>]{0,300}>", re.IGNORECASE)
    ),
)
_ADORNMENT = re.compile(r"([=\-~^\"'`#*+.:_])\1+$")
_ADORNED = frozenset(2 * sign for sign in "=-~^\"'`#*+.:_")
_MARKDOWN_TITLE = re.compile(r"(?P<marks>#{1,6})[ \t\u00a0]++(?=.*[^\W\d_])[^#\s]")
_FENCE = re.compile(r"\s*+(?:```+|~~~+)\s*+[\w.+{}:-]*+\s*$")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)+\|?\s*$")
_KEY = re.compile(r"[\w-]+\s*:(?:\s|$)")


def read_by_content(text: str, path: str, fallback_title: str) -> Document:
    """Return the document of a text, read by the reader that fits its content."""
    format_ = format_of(text)
    if format_ == "markdown":
        from faqbot.corpus.readers.markdown import read_markdown as read  # noqa: PLC0415 - its library loads slowly
    elif format_ == "restructuredtext":
        from faqbot.corpus.readers.rst.restructured import read_restructured as read  # noqa: PLC0415 - as above
    else:
        from faqbot.corpus.readers.plaintext import read_plaintext as read  # noqa: PLC0415 - as above
    return read(text, path, fallback_title)


def format_of(text: str) -> str:
    """Return the format of a text: "plain", "markdown" or "restructuredtext"."""
    lines = _beginning(text)
    titles = (line for line in lines if "=" in line and _WIKI_TITLE.match(line))
    if len(list(islice(titles, _WIKI_TITLES))) == _WIKI_TITLES:
        return "plain"
    code = set(_fenced(lines))
    outside = [line for number, line in enumerate(lines) if number not in code] if code else lines
    restructured = _found(outside, _RST_MARKS) | _restructured_layout(outside)
    markdown = _found(outside, _MARKDOWN_MARKS) | _markdown_layout(outside, fenced=bool(code))
    points = {"restructuredtext": _points(restructured), "markdown": _points(markdown)}
    if points["restructuredtext"] == points["markdown"]:
        return "plain"
    return max(points, key=lambda name: points[name])


def _points(found: dict[str, int]) -> int:
    """Return the points of a format, or 0 if they are too few."""
    total = sum(found.values())
    return total if len(found) >= _KINDS and total >= _ENOUGH else 0


def _beginning(text: str) -> list[str]:
    lines = split_lines(text[:_MOST_CHARACTERS])[:_MOST_LINES]
    return [line[:_LONGEST_LINE].rstrip() for line in lines]


def _found(lines: Sequence[str], marks: Sequence[_Mark]) -> dict[str, int]:
    """Return the kinds of evidence that stand in some line, with their points."""
    text = "\n".join(lines)  # searched first, because most texts hold the characters of no kind
    return {
        mark.kind: mark.points
        for mark in marks
        if mark.holds in text and any(mark.holds in line and mark.pattern.match(line) for line in lines)
    }


def _restructured_layout(lines: Sequence[str]) -> dict[str, int]:
    """Return the evidence in the layout of lines: titles with underlines, and code that `::` introduces."""
    titles = sum(1 for _ in _underlines(lines))
    found = {"title": 1} if titles else {}
    if titles >= _SEVERAL:
        found["titles"] = 1
    for line, below, code in zip(lines, lines[1:], lines[2:], strict=False):
        if line.endswith("::") and not below and _is_indented(line, code):
            found["literal"] = 1
    return found


def _underlines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the character of each line below a title that is as long as the title, give or take a character."""
    for number, (line, below) in enumerate(pairwise(lines)):
        if below[:2] not in _ADORNED or abs(len(below) - len(line)) > 1 or line[:1].isspace():
            continue
        if not _ADORNMENT.match(below):
            continue
        above = lines[number - 1] if number else ""
        if (not above or _ADORNMENT.match(above)) and not _ADORNMENT.match(line):
            yield below[0]


def _is_indented(line: str, below: str) -> bool:
    return len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())


def _markdown_layout(lines: Sequence[str], *, fenced: bool) -> dict[str, int]:
    """Return the evidence in the layout of lines: titles, code between fences, tables and front matter."""
    found = {"fence": 2} if fenced else {}
    titles = list(_markdown_titles(lines))
    # Comments in a script or in settings also begin with `#`, but there most of these lines stand close together.
    if len(titles) > 1 and 2 * len(titles) > sum(line.startswith("#") for line in lines):
        found["title"] = 2
        if len(set(titles)) > 1:
            found["levels"] = 1
    if {"=", "-"} & set(_underlines(lines)):
        found["underlined"] = 1
    if any("|" in line and _TABLE_RULE.match(below) for line, below in pairwise(lines)):
        found["table"] = 2
    if lines and lines[0] == "---" and "---" in lines[2:]:
        inside = lines[1 : lines.index("---", 1)]
        if any(map(_KEY.match, inside)) and all(not line or line[0].isspace() or _is_yaml(line) for line in inside):
            found["front matter"] = 2
    return found


def _is_yaml(line: str) -> bool:
    return line.startswith(("- ", "#")) or _KEY.match(line) is not None


def _markdown_titles(lines: Sequence[str]) -> Iterator[int]:
    """Yield the level of each line that is a title.

    A blank line stands above or below it, no other line with `#` does, and some text follows.
    """
    for number, line in enumerate(lines):
        title = _MARKDOWN_TITLE.match(line) if line[:1] == "#" else None
        if not title:
            continue
        above = lines[number - 1] if number else ""
        below = lines[number + 1 : number + 3]
        if any(below) and not (above and below[0]) and not above.startswith("#") and below[0][:1] != "#":
            yield len(title["marks"])


def _fenced(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of code between two fences, and the fences."""
    opened: int | None = None
    for number, line in enumerate(lines):
        if line.lstrip()[:3] not in ("```", "~~~") or not _FENCE.match(line):
            continue
        # In reStructuredText, a line of `~` below a text is an underline.
        if opened is None and line[0] == "~" and number and lines[number - 1]:
            continue
        if opened is None:
            opened = number
        elif line.strip().startswith(lines[opened].strip()[:3]):
            yield from range(opened, number + 1)
            opened = None
