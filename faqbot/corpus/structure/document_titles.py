"""Find the title of a document where its text has none that tells it from others.

A title such as "FAQ" or "Read me" says nothing about a document: it names a kind of page. A document with such a title
is named after its file, and the kind of page is put behind the name: "billing FAQ". If the name of the file says
nothing either, the nearest folder with a name that says something takes its place: `curl/docs/FAQ.md` is "curl FAQ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.structure.sign_offs import greets
from faqbot.corpus.structure.telling_names import (
    LONGEST_NAME,
    Words,
    has_name,
    kinds_in,
    phrases_of,
    says_nothing,
    words_of,
)
from faqbot.text import document_words

# The shortest word by which a heading names its file or folder, in characters.
_SHORTEST_WORD = 3

# What programs put in front of the name of a file: "009_bd31146b0e_when-is-the-course".
_MADE_PREFIX = re.compile(r"(?:\d+[_-])?(?=[a-f]*\d)[0-9a-f]{8,64}[_-](?=.)")

# Names in a heading that is about the whole page: "Questions and answers about kettles". A section may be called "Help
# with payments", so other names of a single word are not among them.
_NAMES_OF_WHOLE_PAGES = (
    *document_words.FAQ_NAMES,
    *(name for name in document_words.PAGE_NAMES if " " in name or not name.isascii()),
)


def fallback_title(name: str) -> str:
    """Return the title of a document whose text has no title, made of the name it is cited by."""
    return _spaced(_MADE_PREFIX.sub("", PurePosixPath(name).stem))


def with_title(document: Document, folder: str = "") -> Document:
    """Return a document with a title that says what the document is about.

    `folder` is the name of the folder that all names of documents are relative to (see `telling_names`). A title that
    says something stays. The first of several headings of a level is no title, but the heading of a section: unless it
    names a page of questions, names the file or a folder, or has nothing below it. Nor is the line that greets in
    a mail ("Hi all,") a title.
    """
    names = _names_of(document.path, folder)
    first = _first_heading(document)
    if greets(document.title):
        return _named(document, fallback_title(document.path), names)
    if first is None or not _is_section(first, document.blocks, names):
        blanked = _without_heading(document.blocks, first)
        return _named(replace(document, blocks=blanked) if blanked else document, document.title, names)
    return _named(document, fallback_title(document.path), names)


# Titles that say nothing


def _named(document: Document, title: str, names: Sequence[str]) -> Document:
    """Return the document with this title; a title that says nothing is made of the first of `names` and its kind."""
    kinds = kinds_in(title)
    if kinds is not None:
        name = next((name for name in names if not says_nothing(name)), "")
        if not name:
            return document
        title = _labelled(_spaced(name), title, kinds)
    if title == document.title:
        return document
    return replace(document, title=title, own_title=document.title)


def _labelled(name: str, title: str, kinds: Sequence[Words]) -> str:
    """Return a name with the kind of page behind it, unless the name says the kind itself: "billing FAQ"."""
    if any(kind in phrases_of(document_words.FAQ_NAMES) for kind in kinds):
        label = document_words.FAQ_LABEL
    elif any(kind in phrases_of(document_words.PAGE_NAMES) for kind in kinds):
        label = title.strip(" \t:.?!-–—#*")
    else:
        return name
    has_label = set(words_of(label)) <= set(words_of(name)) or has_name(name, document_words.FAQ_NAMES)
    return name if has_label else f"{name} {label}"


def _names_of(path: str, folder: str) -> tuple[str, ...]:
    """Return the names that a title may be made of: of the file, of its folders from the innermost on, and `folder`."""
    cited = PurePosixPath(path)
    return (cited.stem, *reversed(cited.parent.parts), *([folder] if folder else []))


def _spaced(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name)).strip()


# Headings that are only the first of several


def _first_heading(document: Document) -> int | None:
    """Return the place of the heading that a document took its title from, if the heading has its text still."""
    first = next((at for at, block in enumerate(document.blocks) if block.level and block.text), None)
    return first if first is not None and document.blocks[first].text == document.title else None


def _is_section(first: int, blocks: Sequence[Block], names: Sequence[str]) -> bool:
    heading = blocks[first]
    asks_below_text = heading.kind is BlockKind.QUESTION and any(not block.level for block in blocks[:first])
    if asks_below_text:
        return True
    if not any(block.level and block.level <= heading.level for block in blocks[first + 1 :]):
        return False
    if heading.kind is BlockKind.QUESTION:
        return True
    if _holds_nothing(first, blocks) or has_name(heading.text, _NAMES_OF_WHOLE_PAGES):
        return False
    words = {word for word in words_of(heading.text[:LONGEST_NAME]) if len(word) >= _SHORTEST_WORD}
    return not any(words.intersection(words_of(name)) for name in names if not says_nothing(name))


def _holds_nothing(first: int, blocks: Sequence[Block]) -> bool:
    """Whether the next block is a heading that ends the section of this heading."""
    following = blocks[first + 1] if first + 1 < len(blocks) else None
    return following is not None and 0 < following.level <= blocks[first].level


def without_lone_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """Remove the text of the heading that is the title, so that the title does not begin every heading path.

    The title is the first heading and the only one of the highest level. A question stays a question, and a heading
    stays a section if there are others of its level.
    """
    levels = [block.level for block in blocks if block.level]
    top = next((block for block in blocks if block.level), None)
    alone = top is not None and levels.count(top.level) == 1 and top.level == min(levels)
    if top is None or not alone or top.kind is BlockKind.QUESTION or top.text != title:
        return list(blocks)
    return [block._replace(text="") if block is top else block for block in blocks]


def _without_heading(blocks: tuple[Block, ...], first: int | None) -> tuple[Block, ...]:
    """Return the blocks without the text of the title, where it stands directly above another heading of its level.

    The result is empty if the document has no such heading. `without_lone_title` treats the heading that has no others
    of its level.
    """
    if first is None or blocks[first].kind is not BlockKind.HEADING or not _holds_nothing(first, blocks):
        return ()
    return (*blocks[:first], blocks[first]._replace(text=""), *blocks[first + 1 :])
