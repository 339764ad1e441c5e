"""The marks of reStructuredText: the patterns of its constructs, its directives, and the text of a title without marks.

A pattern is matched against a line whose tabs are expanded and whose indentation is removed. Each pattern takes time
linear in the length of the line: no two parts that can match the same character stand side by side.
"""

from __future__ import annotations

import re
import unicodedata

# Lists and other text

BULLET_ITEM = re.compile(r"[-*+•‣⁃](?: +|$)")
# An item of a numbered list: "1.", "(b)", "iv)" or "#."; "Q." before a question is the letter of the question.
NUMBERED_ITEM = re.compile(
    r"(?!Q\.[^?？]*[?？])(?:\((?P<inner>\d{1,9}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}|#)\)|"
    r"(?P<outer>\d{1,9}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}|#)[.)])(?: +|$)"
)
FIELD = re.compile(r":(?![: ])(?>(?:[^:\\]|\\.|:(?![ `]|$))+):(?: |$)")
OPTION = re.compile(r":[\w.+-]+:(?: |$)")
GRID_BORDER = re.compile(r"\+[-=+]+\+$")
SIMPLE_BORDER = re.compile(r"=+(?: +=+)+$")

# Explicit marks, which begin with `..`

TARGET = re.compile(r"\.\. +_(?P<name>`[^`]*`|(?![_ ])(?>(?:[^:\\]|\\.|:(?! |$))+)):(?: |$)")
ANONYMOUS_TARGET = re.compile(r"(?:\.\. +__:|__)(?: |$)")
FOOTNOTE = re.compile(r"\.\. +\[(?:\d{1,9}|#[\w.-]*|\*|[\w.-]+)\](?: |$)")
SUBSTITUTION = re.compile(r"\.\. +\|[^|]+\| +[\w:.+-]+::(?: |$)")
# A `_` is one of `\w`: as a sign between the parts of a name as well, each could be read in two ways.
DIRECTIVE = re.compile(r"\.\. +(?P<name>\w++(?>(?:[-.+:]\w++)*)) ?::(?: +(?P<argument>.*))?$")

# Directives by what they hold. The names are those of docutils, Sphinx and Sphinx's most used extensions. A directive
# that is not named here keeps its name, its argument and its content as text.

NAVIGATION = frozenset("contents toctree sectnum section-numbering tableofcontents autosummary".split())
# Directives that set something up or stand for another file, a picture or an entry of the index.
SETTINGS = frozenset(
    "autoclass autofunction automethod automodule codeauthor currentmodule default-domain default-role footer header "
    "highlight image include index ipython-include literalinclude meta module moduleauthor program py:currentmodule "
    "py:module role sectionauthor tabularcolumns target-notes testcleanup testsetup title".split()
)
CODE = frozenset(
    "code code-block command-output console csv-table digraph doctest graph graphviz ipython list-table literal "
    "literal-block math mermaid parsed-literal plantuml plot productionlist prompt pyexec sourcecode terminal testcode "
    "testoutput uml".split()
)
# Directives of these whose argument is a title or a formula; the argument of the others is a language.
TITLED_CODE = frozenset("csv-table list-table math".split())
# Directives around content, whose argument is the name of a class, a condition or a picture.
WRAPPERS = frozenset(
    "class compound container cssclass figure flat-table glossary grid hlist ifconfig only rst-class tab-set tabs "
    "versionstring".split()
)
# Directives whose argument is a title or the beginning of the text, and whose own name says nothing to a reader.
TITLED = frozenset(
    "admonition card centered code-tab collapse content-tabs custom-admonition details dropdown epigraph "
    "grid-item-card group-tab highlights pull-quote sidebar tab tab-item table toggle topic".split()
)
# Directives of which only the title is shown at first, so that a title that asks is no part of the text above it.
FOLDING = frozenset("collapse details dropdown toggle".split())
# Directives that say something even without content: ".. versionadded:: 2.1".
STATEMENTS = frozenset("deprecated deprecated-removed seealso versionadded versionchanged versionremoved".split())


def reason_of_mark(text: str) -> str:
    """Return why a line that begins with `..` is left out, with what is indented below it, if it is no directive."""
    if TARGET.match(text) or ANONYMOUS_TARGET.match(text):
        return "link target"
    return "substitution" if SUBSTITUTION.match(text) else "comment"


def reason_of_directive(name: str) -> str:
    """Return why a directive is left out with all that it holds; empty if it is text."""
    if name in NAVIGATION:
        return "table of contents"
    if name in SETTINGS:
        return "directive"
    return "markup" if name == "raw" else ""


# Titles

# Longest title, in characters, from which marks are removed. The limit also bounds how far the patterns search.
_LONGEST_TITLE = 1_000
_CODE = re.compile(r"``(?P<code>.+?)``")
_INTERPRETED = re.compile(r"(?::[\w.:+-]{1,80}:)?`(?P<text>[^`]+)`(?::[\w.:+-]{1,80}:|__?(?!\w))?")
_ADDRESS = re.compile(r"(?P<shown>.*\S)\s*<[^<>]*>$", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*\\])(?P<mark>\*\*?)(?=[^\s*])(?P<text>[^*]+)(?<=[^\s\\])(?P=mark)(?![\w*])")
_REFERENCE = re.compile(r"(?<!\w)(?<!\w[-.+:])(?P<name>[^\W_]++(?>(?:[-._+:][^\W_]++)*))__?(?=[\s'\")\]}>/:.,;!?-]|$)")
# A substitution that the page does not define; only its name is shown.
_SUBSTITUTED = re.compile(r"(?<![\w\\|])\|(?P<name>[^\W_](?:[^|]{0,80}[^\s|])?)\|(?:__?)?(?![\w|])")
_ESCAPED = re.compile(r"\\(?P<character>\S)")


def is_adornment(line: str) -> bool:
    """Whether a line is a single punctuation character many times, as above and below titles."""
    first = line[:1]
    return "!" <= first <= "~" and not first.isalnum() and line.count(first) == len(line)


def is_list_mark(text: str) -> bool:
    """Whether a line begins an item or a field."""
    return bool(BULLET_ITEM.match(text) or NUMBERED_ITEM.match(text) or FIELD.match(text))


def width(text: str) -> int:
    """Return the number of columns that a text fills in a terminal, where East Asian characters fill two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def plain_title(title: str) -> str:
    """Return a title without the marks of code, emphasis, roles and links; a very long title is returned as it is."""
    if len(title) > _LONGEST_TITLE:
        return title
    parts = []
    at = 0
    for code in _CODE.finditer(title):
        parts += [_without_marks(title[at : code.start()]), code["code"]]
        at = code.end()
    return "".join([*parts, _without_marks(title[at:])]).strip()


def _without_marks(text: str) -> str:
    text = _INTERPRETED.sub(_shown, text)
    text = _EMPHASIS.sub(lambda marked: marked["text"], text)
    text = _SUBSTITUTED.sub(lambda marked: marked["name"], text)
    return _ESCAPED.sub(lambda marked: marked["character"], _REFERENCE.sub(lambda marked: marked["name"], text))


def _shown(marked: re.Match[str]) -> str:
    """Return what is shown for interpreted text or a link: `text <target>` shows text, and `~a.b` shows b."""
    text = marked["text"]
    addressed = _ADDRESS.match(text)
    if addressed:
        return addressed["shown"]
    is_role = marked[0].startswith(":") or marked[0].endswith(":")
    if is_role and text.startswith("~"):
        return text.rpartition(".")[2].lstrip("~")
    return text.removeprefix("!") if is_role else text
