"""Split raw HTML into tags, each with its place, in a time that grows with the length of the text.

The tags are read by Python's `html.parser`. It does not see the whole text: on broken pages with thousands of `<!--` or
`<a` that are never closed, the parser of Python 3.11 takes quadratic time. So a tag is cut out first, which must end
before the next `<`, and is read by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from sys import intern

from faqbot.text.programs.html_elements import BLOCK_ELEMENTS, INLINE_ELEMENTS, PAGE_ELEMENTS, VOID_ELEMENTS
from faqbot.text.programs.raised_digits import with_raised_digits

# The characters from the last `-->` on that are searched for the end of code that a comment stands in.
_BEHIND_COMMENT = 100
_REMARK = re.compile(r"(?P<code>`[^`\n]*`)|(?<![ \t])[ \t]*+<!--.*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What follows `<` in an address that is a link (`<https://…>`, `<ann@example.org>`), which is text and no tag.
ADDRESS = r"[\w.+-]++[:@][^\s<>]*+>"
_TAG = re.compile(
    rf"<(?P<slash>/?)(?!{ADDRESS})(?P<name>[a-zA-Z][\w:.-]*+)(?>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*'|[\"'](?=[^<>\"']*>))*)>"
)
# What may stand for a word, and the names of the elements of HTML, which never do.
_PLACEHOLDER = re.compile(r"<(?P<name>[a-zA-Z][\w.:-]*+)(?>(?:\s+[\w'’.,-]++)*)>")
_ELEMENTS = BLOCK_ELEMENTS | INLINE_ELEMENTS | VOID_ELEMENTS | PAGE_ELEMENTS
# A sign that begins no entity, as between the parameters of an address.
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
# Longest tag whose attributes are read, in characters; longer ones hold pictures as text.
_LONGEST_TAG = 2_000


class Tag:
    """A tag in a text: its name in lower case, whether it closes, and its start and end in the text."""

    __slots__ = ("_attributes", "_text", "closes", "end", "name", "start")

    def __init__(self, found: re.Match[str]) -> None:
        self._attributes: dict[str, str] | None = None
        self.name = intern(found["name"].lower())  # a page has few names
        self.closes = bool(found["slash"])
        self.start, self.end = found.span()
        self._text = found.string

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the tag, without those that have no value."""
        if self._attributes is None:
            self._attributes = {}
            if self.end - self.start <= _LONGEST_TAG and self._text.find("=", self.start, self.end) >= 0:
                parser = _AttributeParser()
                # Python's parser reads "&section" as "§ion", which browsers do not in an attribute.
                parser.feed(_BARE_AMPERSAND.sub("&amp;", self._text[self.start : self.end]))
                self._attributes = parser.attributes
        return self._attributes


class _AttributeParser(HTMLParser):
    """Reads the attributes of a single tag."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as in the base
        self.attributes = {name: value for name, value in attrs if value}


class Html:
    """A text in HTML, its tags in order, and the lines of its places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags = [Tag(found) for found in _TAG.finditer(text)]
        self._closing: dict[str, list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)
        for number, tag in enumerate(self.tags):
            self._named[tag.name].append(number)
            if tag.closes:
                self._closing[tag.name].append(number)
        self._line_ends = [found.start() for found in re.finditer("\n", text)]

    def line_of(self, place: int) -> int:
        """Return the number of the line that holds a place, from 0."""
        return bisect_right(self._line_ends, place - 1) if place else 0

    def closing(self, number: int) -> int | None:
        """Return the number of the next tag that closes the tag of this number, or None."""
        numbers = self._closing.get(self.tags[number].name, [])
        at = bisect_right(numbers, number)
        return numbers[at] if at < len(numbers) else None

    def has_same_within(self, number: int, end: int) -> bool:
        """Whether a tag of the same name stands between two tags."""
        numbers = self._named[self.tags[number].name]
        return numbers[bisect_right(numbers, number)] != end


def without_comments(text: str) -> str:
    """Remove the text of comments and keep their line ends, so that line numbers stay.

    Only the text up to the last `-->` is searched: without that limit, a page with many `<!--` that are never closed
    would take quadratic time.
    """
    end = text.rfind("-->") + 3 if "-->" in text else 0
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text[:end]) + text[end:]


def without_remarks(text: str) -> str:
    """Return Markdown without its comments, which readers of the page do not see. Comments in code are text and stay.

    As in `without_comments`, only the text up to the last `-->` is searched, and a little more for the end of code.
    """
    end = text.rfind("-->") + _BEHIND_COMMENT if "-->" in text else 0
    said = _REMARK.sub(lambda found: found["code"] or "", text[:end]) + text[end:]
    return "\n".join(line.rstrip() for line in said.split("\n") if line.strip()) if said != text else text


def without_tags(text: str) -> str:
    """Return the text between the tags on one line, with the characters that entities such as `&amp;` stand for."""
    return " ".join(unescape(_TAG.sub(" ", with_raised_digits(text))).split())


def source_without_tags(text: str) -> str:
    """Return the text between the tags on one line, with its entities and placeholders, to be read as Markdown."""
    text = with_raised_digits(text)
    return " ".join(_TAG.sub(lambda tag: tag[0] if is_placeholder(tag[0], text) else " ", text).split())


def is_placeholder(tag: str, text: str) -> bool:
    """Whether a word in angle brackets stands for another word: `<YOUR-PROJECT>`, `<insert name>`.

    Such a placeholder does not have the name of an element of HTML, it has no attributes with values, and the text has
    no closing tag for it. Long texts are not examined: everything in angle brackets there counts as a tag.
    """
    found = _PLACEHOLDER.fullmatch(tag) if len(text) <= _LONGEST_TAG else None
    return found is not None and found["name"].lower() not in _ELEMENTS and f"</{found['name']}" not in text


def says_something(text: str) -> bool:
    """Whether a text holds a letter or a digit outside of its tags."""
    return any(map(str.isalnum, without_tags(text)))


# The text of an answer without the tags that part it into lines; code keeps its lines, its indentation and its tags.

_PARTING = re.compile(
    r"</?(?:p|div|ul|ol|li|dl|dt|dd|br|hr|h[1-6]|section|article|aside|header|footer|main|address|center|details|"
    r"summary|blockquote|figure|figcaption)"
    r"(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
# A line of nothing but tags of components (MDX, Vue).
_COMPONENTS = re.compile(r"\s*+(?:</?(?=\w*[a-z])[A-Z][\w.]*+(?:\s[^<>]*+|/)?>\s*+)+")
_OPENED_COMPONENT = re.compile(r"<(?P<name>[A-Z][\w.]*+)(?![^<>]*/>)")
_CLOSED_COMPONENT = re.compile(r"</(?P<name>[A-Z][\w.]*+)")
_CODE = re.compile(r"<pre(?:\s[^<>]*+)?>(?:\s*+<code(?:\s[^<>]*+)?>)?", re.IGNORECASE)
_CODE_END = re.compile(r"(?:</code\s*+>\s*+)?</pre\s*+>", re.IGNORECASE)
_FENCES = ("```", "~~~")


def closed_components(text: str) -> frozenset[str]:
    """Return the names of the components that a page closes; another name in angle brackets, `<Name>`, is text."""
    return frozenset(_CLOSED_COMPONENT.findall(text))


def runs_of_text(lines: Sequence[str], closed: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of lines with text: (first line, last line, text), the lines counted from 0.

    A line that has only tags, which part text or are those of components, ends a run. `closed` are the names of the
    components that the page closes.
    """
    first = 0
    run: list[str] = []
    for number, text in enumerate(_texts(lines, closed)):
        if text is not None:
            first = first if run else number
            run.append(text)
        elif run:
            yield first, number - 1, "\n".join(run).rstrip()
            run = []
    if run:
        yield first, len(lines) - 1, "\n".join(run).rstrip()


def _texts(lines: Sequence[str], closed: frozenset[str]) -> Iterator[str | None]:
    """Yield the text of each line, with a line end for each tag that parts it; None for a line without text."""
    in_code = in_fence = False
    for line in lines:
        if not in_code and line.lstrip().startswith(_FENCES):
            in_fence = not in_fence
            yield line
        elif not (in_fence or in_code) and _is_markup(line, closed):
            yield None
        elif in_fence or ("`" in line and not in_code and not _CODE.search(line)):
            yield line  # a tag in backticks is text
        else:
            text, in_code = _text(line, in_code=in_code)
            yield text


def _is_markup(line: str, closed: frozenset[str]) -> bool:
    """Whether a line has nothing but tags of components."""
    return _COMPONENTS.fullmatch(line) is not None and closed.issuperset(_OPENED_COMPONENT.findall(line))


def _text(line: str, *, in_code: bool) -> tuple[str | None, bool]:
    """Return the text of a line, and whether its end is in code."""
    parts: list[str] = []
    at, began_in_code = 0, in_code
    while True:
        edge = (_CODE_END if in_code else _CODE).search(line, at)
        piece = line[at : edge.start() if edge else len(line)]
        if in_code:
            parts += [piece.rstrip()] if piece.strip() else []
        else:
            parts += _parted(piece)
        if not edge:
            break
        at, in_code = edge.end(), not in_code
    return ("\n".join(parts) if parts else "" if began_in_code and in_code else None), in_code


def _parted(text: str) -> list[str]:
    """Return the texts between tags that part them; the first keeps its indentation."""
    indent = text[: len(text) - len(text.lstrip())]
    parts = [part.strip() for part in _PARTING.split(text)]
    said = [part for part in parts if part]
    return [indent + said[0], *said[1:]] if said else []
