r"""Write the inline markup of AsciiDoc as Markdown has it, which people can read and faqbot can show.

    https://a.b[text], link:a.adoc#b[text]     [text](https://a.b), [text](a.adoc#b)
    {product}, {url}[text]                     the value of the attribute; [text] with it as address
    <<id,text>>, <<id>>, xref:id[]             the text, or else the title of the section, or else the id
    kbd:[F5], menu:File[New], image:a.png[A]   F5, File > New, A
    footnote:[text], stem:[x^2], `+a+`         (text), `x^2`, `a`
    [.role]#text#, [[id]], ((term))            text, nothing, term

Code and emphasis stay, because Markdown has them, too, and so does what may be meant otherwise: attributes and macros
that nobody knows, and text behind a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.asciidoc.adoc_lines import AdocLines
from faqbot.corpus.readers.asciidoc.adoc_titles import REFERENCE, link_text, title_and_anchor, value_of
from faqbot.corpus.readers.inline.shown_parts import Growth, ShownParts

# Each alternative begins with a sign of its own, so that the text between two marks is skipped fast.
_MARKED = re.compile(
    r"`\+(?P<code>[^`]+?)\+`"
    r"|`[^`]+`"
    r"|<<(?P<target>[^\s<>,][^<>,]*)(?:,(?P<named>[^<>]*))?>>"
    r"|\[\[(?P<anchor>[^\W\d][\w:.-]*)(?:,[^\[\]]*)?\]\](?!\])"
    r"|\[[.#][^\[\]\n]*\](?P<hash>\#{1,2})(?P<styled>[^#]+)(?P=hash)"
    r"|\[(?P<role>[.#][\w.#-]*)\](?=[*_`])"
    r"|\[(?P<text>[^\[\]]*)\]"
    r"|\(\((?P<hidden>\([^()]+\))\)\)"
    r"|\(\((?P<term>[^()]+)\)\)"
    r"|\\."
)
_SIGNS = re.compile(r"[{\[<`(]")
# The name and the target of a macro, which end where the `[` of its text stands.
_MACRO = re.compile(
    r"(?<!\w)(?:(?P<address>(?:https?|ftp|irc|mailto):[^ \t\n\[\]`]+)|"
    r"(?P<name>link|xref|kbd|btn|menu|image|icon|pass|stem|latexmath|asciimath|footnote|indexterm2?|anchor):"
    r"(?P<target>[^ \t\n\[\]`]*))$"
)
_LINKS, _PICTURES = frozenset(("link", "xref")), frozenset(("image", "icon"))
_FORMULAS, _HIDDEN = frozenset(("stem", "latexmath", "asciimath")), frozenset(("indexterm", "anchor"))
# What stands before a macro, or ends the mark before it.
_BETWEEN = " \t\n[]`"
# What is no letter or digit in a title is one `_` in its id.
_APART = re.compile(r"[\W_]+")


class AdocInline:
    """The inline markup of a page, with the values of its attributes so far, and the titles of its sections."""

    def __init__(self, lines: AdocLines, attributes: Mapping[str, str]) -> None:
        self._lines = lines
        self._attributes = attributes
        self._growth = Growth()

    def shown(self, text: str) -> str:
        """Return a paragraph as it is shown."""
        if not _SIGNS.search(text):
            return text
        text = REFERENCE.sub(self._value, text) if "{" in text else text
        parts, at, behind = ShownParts(), 0, 0
        for found in _MARKED.finditer(text):
            start, shown = found.start(), None
            if found["text"] is not None:
                first = 1 + max(text.rfind(sign, behind, start) for sign in _BETWEEN)
                macro = _MACRO.search(text, max(first, behind), start)
                if macro:
                    start, shown = macro.start(), self._macro(macro, found["text"])
            else:
                shown = self._shown(found)
            if shown is not None:
                parts.add(text[at:start])
                parts.add_shown(shown, text[start : found.end()])
                at = found.end()
            behind = found.end()
        parts.add(text[at:])
        return parts.text()

    def _value(self, found: re.Match[str]) -> str:
        value = value_of(found["name"].lower(), self._attributes)
        return value if value is not None and self._growth.allows(value) else found[0]

    def _shown(self, found: re.Match[str]) -> str | None:
        """Return what is shown for a mark, or None if it stays as it is written."""
        if found["code"] is not None:
            return f"`{found['code']}`"
        if found["target"] is not None:
            return (found["named"] or "").strip() or self._title(found["target"])
        if found["anchor"] or found["role"] or found["hidden"]:
            return ""
        return found["styled"] or found["term"]

    def _macro(self, macro: re.Match[str], inside: str) -> str:
        """Return what is shown for a macro, of which `inside` stands in its brackets."""
        name, target, text = macro["name"], macro["target"], link_text(inside)
        address = target if name in _LINKS else macro["address"]
        if address:
            return self._growth.link(text, address) if text else self._title(address.removeprefix("mailto:"))
        if name in _PICTURES:
            return text.partition(",")[0] or target
        if name in _HIDDEN or not inside:
            return "" if name != "menu" else target
        if name == "footnote":
            is_apart = not macro.start() or macro.string[macro.start() - 1].isspace()
            return f"{'' if is_apart else ' '}({inside})"
        if name in _FORMULAS:
            return f"`{inside}`"
        return f"{target} > {inside}" if name == "menu" else inside

    def _title(self, target: str) -> str:
        """Return the title of a section by its id; without such a section, the target as it is written."""
        title = self._titles.get(target.strip().lstrip("#"))
        return title if title and self._growth.allows(title) else target

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The titles of the sections by their ids: those that the author gave, and those that their words make."""
        titles: dict[str, str] = {}
        for at, line in enumerate(self._lines.texts):
            found = marks.SECTION.match(line) if line.startswith("=") else None
            if found:
                title, anchor = title_and_anchor(found["title"], self._attributes)
                above = self._lines.texts[at - 1] if at else ""
                if marks.ATTRIBUTE_LIST.match(above):
                    anchor = anchor or marks.block_attributes(above).anchor
                titles.setdefault(anchor or f"_{_APART.sub('_', title.lower()).strip('_')}", title)
        return titles
