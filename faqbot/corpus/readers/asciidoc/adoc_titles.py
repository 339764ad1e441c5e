"""The text of a title of AsciiDoc without marks, and with the values of the attributes of its document.

Only titles and terms have their attributes replaced and their marks removed, because they name what is quoted. Text is
quoted as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Longest title, in characters, from which marks are removed. The limit also bounds how far the patterns search.
_LONGEST_TITLE = 1_000
# Longest value of an attribute, in characters: each may hold others twice, so that 30 of them would make a gigabyte.
_LONGEST_VALUE = 1_000

_REFERENCE = re.compile(r"(?<!\\)\{(?P<name>\w[\w-]*)\}")
_CHARACTERS = {
    "empty": "", "sp": " ", "nbsp": "\u00a0", "zwsp": "\u200b", "wj": "\u2060", "apos": "'", "quot": '"',
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "+", "brvbar": "¦",
    "vbar": "|", "amp": "&", "lt": "<", "gt": ">", "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*",
    "tilde": "~", "backslash": "\\", "backtick": "`", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++",
    "pp": "++",
}  # fmt: skip

_ANCHOR = re.compile(
    r"\[\[(?P<id>[^\W\d][\w:.-]*)(?:,[^\[\]]*)?\]\]|(?<![\w:.-])anchor:(?P<macro>[\w:.-]++)\[[^\[\]]*\]"
)
_PASSED = re.compile(r"(?<![`+])(?:`\+(?P<code>[^`]+?)\+`|\+{1,3}(?P<plain>[^+\s](?:[^+]*[^+\s])?)\+{1,3})(?![`+])")
_CODE = re.compile(r"`{1,2}(?P<code>[^`]+)`{1,2}")
_HIDDEN = re.compile(r"\(\(\([^()]*\)\)\)|(?:footnote|indexterm):[\w-]*\[[^\[\]]*\]")
_SHOWN_TERM = re.compile(r"\(\((?P<text>[^()]+)\)\)")
_CROSS_REFERENCE = re.compile(r"<<(?P<target>[^<>,]+)(?:,[ \t]*(?P<text>[^<>]*))?>>")
_LINK = re.compile(r"\b(?:(?:link|xref|mailto):[^\s\[\]]+|(?:https?|ftp|irc)://[^\s\[\]]+)\[(?P<text>[^\[\]]*)\]")
_MACRO = re.compile(r"\b(?:kbd|btn|pass|stem|menu|linkgit|icon|image):(?P<target>[^\s:\[\]]*)\[(?P<text>[^\[\]]*)\]")
_ROLE = re.compile(r"(?<!\w)\[[.#][^\[\]]*\](?=[#*_`])")
_EMPHASIS = re.compile(r"(?<![\w\\])(?P<mark>[*_#]{1,2})(?=[^\s*_#])(?P<text>[^*_#]*[^\s*_#])(?P=mark)(?!\w)")
_ESCAPED = re.compile(r"\\(?=[^\w\s\\])")


def replaced(text: str, attributes: Mapping[str, str]) -> str:
    """Return a text with the values of attributes in place of `{name}`; unknown names stay as they are written."""

    def value(found: re.Match[str]) -> str:
        name = found["name"].lower()
        return attributes.get(name, _CHARACTERS.get(name, found[0]))

    return _REFERENCE.sub(value, text) if "{" in text else text


def defined(value: str, attributes: Mapping[str, str]) -> str:
    """Return the value of an attribute that is defined with others; a value that grows too long is cut."""
    return replaced(value[:_LONGEST_VALUE], attributes)[:_LONGEST_VALUE]


def title_and_anchor(title: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """Return a title as it is shown, and the anchor that stands in it; a very long title is returned as it is."""
    if len(title) > _LONGEST_TITLE:
        return title, ""
    found = _ANCHOR.search(title)
    shown = shown_title(_ANCHOR.sub("", title), attributes)
    return shown, (found["id"] or found["macro"]) if found else ""


def shown_title(title: str, attributes: Mapping[str, str]) -> str:
    """Return a title without the marks of code, emphasis, links, footnotes and the index."""
    if len(title) > _LONGEST_TITLE:
        return title
    parts, at = [], 0
    title = replaced(title, attributes)
    for code in _CODE.finditer(title):
        parts += [_without_marks(title[at : code.start()]), code["code"].strip("+")]
        at = code.end()
    return " ".join("".join([*parts, _without_marks(title[at:])]).split())


def _without_marks(text: str) -> str:
    text = _PASSED.sub(lambda found: found["code"] or found["plain"], text)
    text = _SHOWN_TERM.sub(lambda found: found["text"], _HIDDEN.sub("", text))
    text = _CROSS_REFERENCE.sub(lambda found: found["text"] or found["target"], text)
    text = _LINK.sub(lambda found: _link_text(found["text"]) or found[0].partition("[")[0], text)
    text = _MACRO.sub(lambda found: found["text"] or found["target"], text)
    text = _ROLE.sub("", text)
    for _ in range(2):  # bold within italics
        text = _EMPHASIS.sub(lambda found: found["text"], text)
    return _ESCAPED.sub("", text)


def _link_text(text: str) -> str:
    """Return the text of a link without the attributes behind it: `[text,window=_blank]`, `[text^]`."""
    return re.split(r",\s*[\w-]+=", text, maxsplit=1)[0].strip().rstrip("^").strip('"')
