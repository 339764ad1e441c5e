"""Read a page of HTML: its headings, questions, lists, tables and code, with the `id` and the lines of each.

What stands around the text, such as navigation, is left out with a reason (see `page_parts`). The questions that a page
has for machines (JSON-LD) are added only if the page does not show them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from faqbot.corpus.document import BlockKind, Document
from faqbot.corpus.readers.html.page_metadata import (
    DataQuestion,
    about_of,
    address_of_page,
    data_questions,
    title_of_page,
)
from faqbot.corpus.readers.html.page_walk import PageWalk
from faqbot.corpus.readers.html.parsing.page_encoding import decode_page
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.corpus.readers.lined_text import LinedText
from faqbot.corpus.readers.markup.front_matter import FrontMatter, read_front_matter
from faqbot.errors import CorpusError

# What a page has at least one of: a tag, or the beginning of a comment or of a document type.
_TAG = re.compile(r"<[a-zA-Z!?/]")
# A text that begins with a block of HTML.
_BLOCK = re.compile(r"<(p|div|ul|ol|dl|table|blockquote|section|article|h[1-6])\b[^<>]*>", re.IGNORECASE)


def read_html(content: bytes, path: str, fallback_title: str) -> Document:
    """Read the bytes of a page.

    Raises `CorpusError` for a file that is no HTML, too large or without any text, and `MissingLibraryError` without
    selectolax. A `CorpusWarning` says what of the page cannot be read.
    """
    source = decode_page(content, path)
    if source.strip() and not _TAG.search(source):
        raise CorpusError("holds no tag of HTML; rename it to what it is, such as .txt or .md", path=path)
    text = LinedText(path)
    front = _front_matter(source, text, path)
    page = Page("\n" * front.end + "\n".join(source.split("\n")[front.end :]), path)
    walk = PageWalk(page, text)
    walk.tell()
    _add_data(list(data_questions(page, path)), text, path)
    if source.strip() and not len(text):
        raise CorpusError("holds no text; if a program fills the page, save it from a browser", path=path)
    title = title_of_page(page, walk.main_headings) or front.title
    document = text.document(title, about=about_of(page) or front.about, fallback_title=fallback_title)
    return replace(document, address=address_of_page(page) or front.address)


def _front_matter(source: str, text: LinedText, path: str) -> FrontMatter:
    """Read and tell what programs such as Jekyll keep above a page."""
    if source[:3] not in ("---", "+++"):
        return FrontMatter()
    lines = source.split("\n")
    front = read_front_matter(lines, path)
    for (first, last), reason in front.left_out:
        text.leave_out("\n".join(lines[first - 1 : last]), reason, file_lines=(first, last))
    for block in front.blocks:
        if block.kind is BlockKind.QUESTION:
            text.question(block.text, asked_as=block.asked_as, file_lines=block.lines)
        else:
            text.paragraph(block.text, file_lines=block.lines)
    if front.blocks:
        text.end_answer()
    return front


def _add_data(questions: list[DataQuestion], text: LinedText, path: str) -> None:
    """Add the questions in the data of a page that the page does not show."""
    named = {" ".join(_text_of(question.name, path).split()): question for question in reversed(questions)}
    hidden = [(name, question) for name, question in reversed(named.items()) if name and not text.is_answered(name)]
    for name, question in hidden:
        text.question(name, file_lines=question.lines)
        text.begin_answer()
        for answer in question.answers:
            PageWalk(_fragment(answer, path), text, question.lines).tell()
        text.end_answer()


def _text_of(html: str, path: str) -> str:
    text = LinedText(path)
    PageWalk(_fragment(html, path), text).tell()
    return "\n".join(text.document("").text)


def _fragment(html: str, path: str) -> Page:
    """Return the page of an answer, which is HTML or plain text with line breaks, both perhaps with escaped signs.

    A program may have escaped all of its HTML, which begins with a block and ends with a tag; a plain text may begin
    and end with tags of which it speaks.
    """
    source = html.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not _TAG.search(source):
        plain = unescape(source)
        block = _BLOCK.match(plain)
        is_html = block and f"</{block[1]}>" in plain and plain.endswith(">")
        source = plain if is_html else escape(plain, quote=False).replace("\n", "<br>")
    return Page(source, path)
