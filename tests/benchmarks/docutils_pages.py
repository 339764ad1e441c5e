"""Pages in reStructuredText as docutils reads them: what our own reader is compared with.

docutils knows neither the directives and roles of Sphinx nor those of extensions, and leaves their text out. Here all
of them are accepted: the text of every directive is kept, apart from what our reader leaves out on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles

from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.readers.rst import rst_marks as marks

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "syntax_highlight": "none",
    "line_length_limit": 1_000_000,
    "warning_stream": False,
}
_DIRECTIVE = re.compile(r"^[ \t]*\.\. +(?:\|[^|\n]+\| +)?(\w+(?:[-._+:]\w+)*) ?::", re.MULTILINE)
_ROLE = re.compile(r":([\w.:+-]+):`|`:([\w.:+-]+):")
_ADDRESSED = re.compile(r"(.*\S)\s*<[^<>]*>", re.DOTALL)
# Directives of docutils itself that hold text or stand in substitutions; all others are replaced.
_KEPT = frozenset(
    "admonition attention caution compound container danger date epigraph error highlights hint important note "
    "pull-quote replace rubric sidebar table tip topic unicode warning".split()
)


# A shorter text may stand in many lines, so that the first one with it may be far below the right one.
_TELLING = 20


class Element(NamedTuple):
    """A part of a page with text.

    `kind` is "title", "text", "term", "cell", "code" or "line", `raw` the source, and `text` what is shown of it.
    `line` is the first line that docutils says; 0 if it says none. `level` is that of a title, and `in_item` says that
    the element stands in an item of a list.
    """

    kind: str
    raw: str
    text: str
    line: int
    level: int = 0
    in_item: bool = False


class _AnyOption(dict):
    """The options of a directive that has any."""

    def __missing__(self, name):
        return directives.unchanged


class _Accepted(Directive):
    """A directive that docutils does not know: its title and its content are text, its options are not."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _AnyOption(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        name = self.name.lower()
        if marks.reason_of_directive(name):
            return []
        box = nodes.container()
        title = " ".join(self.arguments)
        if title and name not in marks.WRAPPERS and (name not in marks.CODE or name in marks.TITLED_CODE):
            box += nodes.paragraph(title, title)
            box[-1].line = self.lineno
        if name in marks.CODE and name != "list-table":
            code = "\n".join(self.content)
            if code.strip():
                box += nodes.literal_block(code, code)
                box[-1].line = self.content_offset + 1
        else:
            self.state.nested_parse(self.content, self.content_offset, box, match_titles=True)
        return [box]


def _role(_name, source, text, *_rest, **_options):
    addressed = _ADDRESSED.fullmatch(text)
    return [nodes.inline(source, addressed[1] if addressed else text)], []


def parsed(text: str, *, accepts_all: bool = True) -> nodes.document:
    """Return the tree of a page; `accepts_all` says that directives and roles of others are accepted."""
    if accepts_all:
        for name in set(_DIRECTIVE.findall(text)):
            if name.lower() not in _KEPT:
                directives.register_directive(name.lower(), _Accepted)
        for names in set(_ROLE.findall(text)):
            roles.register_local_role("".join(names).lower(), _role)
    return publish_doctree(text, settings_overrides=_SETTINGS)


def elements(tree: nodes.document) -> Iterator[Element]:
    """Yield the parts of a page that have text, in their order."""
    for node in tree.findall(nodes.TextElement):
        kind = _kind(node)
        if kind and node.astext().strip():
            level = len(list(_above(node, nodes.section))) if kind == "title" else 0
            raw = node.astext() if kind == "code" else node.rawsource or node.astext()
            in_item = any(_above(node, nodes.list_item))
            yield Element(kind, raw, node.astext(), node.line or 0, level, in_item)


def _kind(node: nodes.TextElement) -> str:
    if any(_above(node, nodes.system_message)):
        return ""
    if isinstance(node, nodes.title):
        return "title" if isinstance(node.parent, nodes.section) else "text"
    if isinstance(node, nodes.literal_block | nodes.doctest_block | nodes.math_block):
        return "code"
    if isinstance(node, nodes.paragraph | nodes.rubric):
        return "cell" if any(_above(node, nodes.entry)) else "text"
    return "term" if isinstance(node, nodes.term) else "line" if isinstance(node, nodes.line) else ""


def _above(node: nodes.Node, kind: type[nodes.Element]) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            yield node


class Places:
    """Finds the lines of elements in the file, in their order; docutils says another line for many, or none."""

    def __init__(self, text: str) -> None:
        self._lines = [line.expandtabs(8).strip() for line in split_lines(text)]
        self._at = 0

    def of(self, element: Element) -> tuple[int, int] | None:
        """Return the first and the last line of an element, 1-based; None if its source stands nowhere."""
        parts = [part.expandtabs(8).strip() for part in element.raw.strip("\n").split("\n")]
        near = [at for at in range(element.line - 2, element.line + 1) if 0 <= at < len(self._lines)]
        exact = (at for at in (*near, *range(self._at, len(self._lines))) if self._stands(parts, at))
        at = next(exact, None)
        if at is None:
            return None
        if len(element.raw) >= _TELLING or at in near:
            self._at = max(self._at, at)
        return at + 1, at + len(parts)

    def _stands(self, parts: list[str], at: int) -> bool:
        first, *others = parts
        if not (self._lines[at].endswith(first) or (first in self._lines[at] and not others)):
            return False
        below = self._lines[at + 1 : at + len(parts)]
        return len(below) == len(others) and all(map(str.startswith, below, others))
