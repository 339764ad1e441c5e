r"""Write the inline markup of reStructuredText as Markdown has it, which people can read and faqbot can show.

    `text <https://a.b>`_, `text`_, text_      [text](https://a.b), where the page gives the address of the name
    :ref:`text <label>`, :doc:`text`           text
    :command:`make`, :pep:`8`                  `make`, PEP 8
    |product|, [1]_, _`target`, ``code``\ s    what the page defines for the product, [1], target, ``code``s

Code, emphasis and backslashes before signs mean the same in Markdown, and stay. So does what may be meant otherwise: a
word such as `name_` that the page does not define, and `text` between single backquotes.
"""

from __future__ import annotations

import re

from faqbot.corpus.readers.inline.shown_parts import Growth, ShownParts
from faqbot.corpus.readers.rst import rst_marks as marks
from faqbot.corpus.readers.rst.rst_lines import RstLines
from faqbot.corpus.readers.rst.rst_substitutions import RstSubstitutions

# Each alternative begins with a sign of its own, so that the text between two marks is skipped fast; directly behind a
# word it is none, as docutils has it. The limits bound how far a search goes that begins again at each sign.
_MARKED = re.compile(
    r"``(?>(?:[^`]|`(?!`))*)``"  # code
    r"|:(?<!\w:)(?P<role>[a-zA-Z](?>[\w.+-]{0,40}(?::[\w.+-]{1,40}){0,3})):`(?P<held>[^`]+)`"
    r"|`(?<!\w`)(?P<text>[^`\s](?>[^`]*))`(?P<end>__?(?!\w)|:[a-zA-Z][\w.:+-]{0,80}:)?"
    r"|_(?<![\w`]_)`(?P<target>[^`]+)`"
    r"|\[(?P<note>\d{1,9}|\#[\w.-]{0,80}|\*|[a-zA-Z][\w.-]{0,80})\]_(?![\w_])"
    r"|__?(?=[\s'\")\]}>/:.,;!?*-]|$)"
    r"|\\(?P<escaped>.)"
)
# A text without these signs has no mark that only reStructuredText has.
_SIGNS = re.compile(r":`|`:[a-zA-Z]|_(?!\w)|\\ ")
_WITH_ADDRESS = re.compile(r"(?P<shown>[^<>]*[^<>\s])?(?P<apart>\s*)<(?P<address>[^<>]+)>")
# Longest name of a link that is a single word, in characters.
_LONGEST_NAME = 100
# How often a name may stand for another name, which stands for an address.
_ROUNDS = 3
# Roles whose text is prose. The text of all others is the name of something: code, a command, a file, an option.
_PROSE = frozenset(
    "ref doc term any numref abbr guilabel menuselection download dfn emphasis strong sub sup subscript superscript "
    "title title-reference t".split()
)
_NUMBERED = frozenset(("pep", "rfc"))


class RstInline:
    """The inline markup of a page, with the addresses and the substitutions that the page defines anywhere."""

    def __init__(self, lines: RstLines, substitutions: RstSubstitutions) -> None:
        self._lines = lines
        self._substitutions = substitutions
        self._growth = Growth()
        self._addresses: dict[str, str] = {}
        self._places: dict[str, int] = {}  # the line below each target
        self._defined: dict[int, tuple[str, int]] = {}  # the address and the place of the target on a line
        targets = [at for at, line in enumerate(lines.texts) if line.startswith(".. ") and marks.TARGET.match(line)]
        for at in reversed(targets):
            self._define(at)

    def _define(self, at: int) -> None:
        """Note the address and the place of a target; those of a target directly below are its own, too."""
        found = marks.TARGET.match(self._lines.texts[at])
        assert found
        name, beginning = _normal(found["name"].strip("`")), self._lines.texts[at][found.end() :]
        end = self._lines.indented_end(at + 1, self._lines.indents[at])
        address = " ".join([beginning, *self._lines.texts[at + 1 : end]]).strip()
        below = self._defined.get(self._lines.filled(end, len(self._lines)), ("", end))
        self._defined[at] = (address, end) if address else below
        self._addresses[name], self._places[name] = self._defined[at]

    def shown(self, text: str) -> str:
        """Return a paragraph as it is shown."""
        text = self._substitutions.replaced(text)
        if not _SIGNS.search(text):
            return text
        parts, at = ShownParts(), 0
        for found in _MARKED.finditer(text):
            start = found.start()
            kind = found.lastgroup
            if kind is not None:
                shown = self._shown(found, kind)
            elif text[start] == "_" and self._addresses:
                start = self._start_of_name(text, at, start)
                name = text[start : found.start()]
                shown = self._linked(name, name) if name else None
            else:
                continue
            if shown is not None:
                parts.add(text[at:start])
                parts.add_shown(shown, text[start : found.end()])
                at = found.end()
        parts.add(text[at:])
        return parts.text()

    def _start_of_name(self, text: str, first: int, end: int) -> int:
        """Return where a word before the `_` of a link begins: letters and digits with single signs between."""
        start = end
        if end > first and text[end - 1].isalnum():
            first = max(first, end - _LONGEST_NAME)
            while start > first and (text[start - 1].isalnum() or text[start - 1] in "-._+:_"):
                start -= 1
        while start < end and not text[start].isalnum():  # a sign before the word is none of it
            start += 1
        return start

    def _shown(self, found: re.Match[str], kind: str) -> str | None:
        """Return what is shown for a mark, or None if it stays as it is written."""
        if kind == "held":
            return self._of_role(found["role"], found["held"])
        if kind == "end":
            end = found["end"]
            return self._reference(found["text"]) if end[0] == "_" else self._of_role(end.strip(":"), found["text"])
        if kind == "note":
            return f"[{found['note']}]"
        if kind == "escaped":
            return "" if found["escaped"] == " " else None
        return found["target"] if kind == "target" else None

    def _of_role(self, role: str, text: str) -> str:
        """Return the text of a role: `text <target>` shows the text, a place its title, and `~a.b` shows b."""
        name = role.rpartition(":")[2].lower()
        written = _WITH_ADDRESS.fullmatch(text) if text[-1] == ">" else None
        if written and written["shown"] and (written["apart"] or name in _PROSE):
            return written["shown"]
        if name == "ref":
            return self._title(text) or text
        shown = text.rpartition(".")[2].lstrip("~") if text.startswith("~") else text.removeprefix("!")
        if name in _NUMBERED:
            return f"{name.upper()} {shown}"
        return shown if name in _PROSE or not shown.strip() else f"`{shown}`"

    def _title(self, label: str) -> str:
        """Return the title below a target, which is what Sphinx shows; empty if the page has no such title."""
        at = self._places.get(_normal(label))
        if at is None:
            return ""
        title = self._lines.title_at(self._lines.filled(at, len(self._lines)))
        title = marks.plain_title(self._substitutions.replaced(title))
        return title if self._growth.allows(title) else ""

    def _reference(self, text: str) -> str:
        """Return a link: its text with the address that stands in it, or that the page gives to the text."""
        written = _WITH_ADDRESS.fullmatch(text) if text[-1] == ">" else None
        if not written:
            return self._linked(text, text) or text
        address = "".join(written["address"].split())
        shown = written["shown"] or address
        if _is_name(address):
            return self._linked(shown, written["address"].strip()[:-1]) or shown
        return self._growth.link(shown, address.replace("\\", ""))

    def _linked(self, text: str, name: str) -> str | None:
        """Return a text with the address of a name, or None if the page does not define the name."""
        for _ in range(_ROUNDS):
            address = self._addresses.get(_normal(name))
            if address is None:
                return None
            if not _is_name(address):
                return self._growth.link(text, "".join(address.replace("\\", "").split()))
            name = address[:-1].strip("`")
        return text


def _is_name(address: str) -> bool:
    """Whether what stands in the place of an address is the name of another link."""
    return address.endswith("_") and not address.endswith("\\_")


def _normal(name: str) -> str:
    return " ".join(name.replace("\\", "").split()).casefold()
