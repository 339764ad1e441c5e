"""Write a text so that the programs that read HTML in a cell or in JSON show exactly this text, as faqbot does.

A text with a tag in it, such as "<b>bold</b>" in a manual of HTML, would else be shown without the tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.text.columns.cell_values import MISSING

_BACKTICK, _BACKSLASH = "&#96;", "&#92;"
_CODE = re.compile(r"(?<!`)(?P<ticks>`++)[^`]++(?P=ticks)")
_SPACED = re.compile(r"[ \t]{2,}|(?<=\n)[ \t]|^[ \t]|\t")


def cell_form(text: str) -> str:
    """Return what is written for a text in a cell: in most cases the text itself."""
    return next(filter(lambda form: says(form, text), _forms(text)), text)


def referred_form(text: str) -> str:
    """Return a text with references for the signs of HTML, for backticks and for backslashes.

    Nothing in it is code, so that further references may stand everywhere: in code they would be text.
    """
    return _escaped(text).replace("\\", _BACKSLASH)


def says(form: str, text: str) -> bool:
    """Whether a reader finds this text in what was written, but for white space at the ends of lines."""
    return form.casefold() not in MISSING and _plain(text_of_cell(form)) == _plain(text)


def html_form(text: str) -> str:
    """Return the HTML for a text: its paragraphs and lines, and its spaces where they are more than one."""
    text = text.strip()
    paragraphs = text.split("\n\n")
    plain = "".join(map(_paragraph, paragraphs))
    parts = "".join(_spaced(one) if _SPACED.search(one) else _paragraph(one) for one in paragraphs)
    forms = (plain, parts, _spaced(text))
    return next(filter(lambda form: says(form, text), forms), plain)


def _paragraph(text: str) -> str:
    return f"<p>{_escaped(text).replace(chr(10), '<br>')}</p>"


def _spaced(text: str) -> str:
    return f"<pre>{_escaped(text)}</pre>"


def _escaped(text: str) -> str:
    """Return a text as HTML; a backtick would make code of what is behind it, in which signs of HTML are text."""
    return escape(text, quote=False).replace("`", _BACKTICK)


def _forms(text: str) -> Iterator[str]:
    yield text
    yield "".join(_outside_code(text))
    yield escape(text, quote=False)
    yield _escaped(text)
    yield missing_form(text)


def missing_form(text: str) -> str:
    """Return a text, such as "null", in a form in which it does not mean that a value is missing."""
    return f"&#{ord(text[0])};{text[1:]}" if text else ""


def _outside_code(text: str) -> Iterator[str]:
    """Yield a text with its signs of HTML escaped, but for code in backticks, where they are text anyway."""
    at = 0
    for code in _CODE.finditer(text):
        yield escape(text[at : code.start()], quote=False)
        yield code[0]
        at = code.end()
    yield escape(text[at:], quote=False)


def _plain(text: str) -> str:
    """Return a text without white space at its ends and at those of its lines, where readers drop it."""
    return "\n".join(line.replace("\xa0", " ").rstrip() for line in text.strip().split("\n"))
