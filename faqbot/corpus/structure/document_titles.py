"""Find the title of a document where its text has none that tells it from others, and tell equal titles apart.

A title such as "FAQ" or "Read me" says nothing about a document: it names a kind of page. A document with such a title
is named after its file, and the kind of page is put behind the name: "billing FAQ". If the name of the file says
nothing either, the nearest folder with a name that says something takes its place: `curl/docs/FAQ.md` is "curl FAQ".
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import PurePosixPath
from unicodedata import normalize

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.text import document_words

# A longer title says something, in characters.
_LONGEST_NAME = 100
# Most folders that are looked at for a name: the root of the corpus, and the folders above it.
_MOST_ABOVE = 3
# The shortest word by which a heading names its file or folder, in characters.
_SHORTEST_WORD = 3

_WORD = re.compile(r"[^\W_]+")
# A number or a version, and the names that programs give to temporary folders and to copies of a repository.
_NUMBER = re.compile(r"v?\d+")
# What programs put in front of the name of a file: "009_bd31146b0e_when-is-the-course".
_MADE_PREFIX = re.compile(r"(?:\d+[_-])?(?=[a-f]*\d)[0-9a-f]{8,64}[_-](?=.)")
_MADE_NAME = re.compile(r"tmp[._-]?\w{6,12}|temp[._-]\w{4,}|(?=.*\d)[0-9a-f-]{7,64}")

# Names in a heading that is about the whole page: "Questions and answers about kettles". A section may be called "Help
# with payments", so other names of a single word are not among them.
_NAMES_OF_WHOLE_PAGES = (
    *document_words.FAQ_NAMES,
    *(name for name in document_words.PAGE_NAMES if " " in name or not name.isascii()),
)

_Words = tuple[str, ...]


def fallback_title(name: str) -> str:
    """Return the title of a document whose text has no title, made of the name it is cited by."""
    return _spaced(_MADE_PREFIX.sub("", PurePosixPath(name).stem))


def telling_folder(folder: str) -> str:
    """Return the name of a folder if it says something, else that of the nearest folder above, or an empty string.

    `folder` is an absolute path with `/` or with the system's separator. Only the next folders above are looked at.
    """
    above = reversed(folder.replace(os.sep, "/").rstrip("/").split("/"))
    return next((name for name in islice(above, _MOST_ABOVE) if name and not _says_nothing(name)), "")


def with_title(document: Document, folder: str = "") -> Document:
    """Return a document with a title that says what the document is about.

    `folder` is the name of the folder that all names of documents are relative to (see `telling_folder`). A title that
    says something stays. The first of several headings of a level is no title, but the heading of a section: unless it
    names a page of questions, names the file or a folder, or has nothing below it.
    """
    names = _names_of(document.path, folder)
    first = _first_heading(document)
    if first is None or not _is_section(first, document.blocks, names):
        blanked = _without_heading(document.blocks, first)
        return _named(replace(document, blocks=blanked) if blanked else document, document.title, names)
    return _named(document, fallback_title(document.path), names)


def distinct_titles(titles: Mapping[str, str]) -> dict[str, str]:
    """Return new titles for the documents that share a title: "Returns (shoes)" for the one in the folder `shoes`.

    `titles` maps the names that the documents are cited by to their titles, which are equal if they differ only in
    letter case and white space. Documents with a title of their own are not in the result.
    """
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for path, title in titles.items():
        sharing[_folded(title)].append(path)
    distinct: dict[str, str] = {}
    for paths in sharing.values():
        if len(paths) > 1:
            distinct |= _told_apart(paths, titles, sharing.keys())
    return distinct


# Titles that say nothing


def _named(document: Document, title: str, names: Sequence[str]) -> Document:
    """Return the document with this title; a title that says nothing is made of the first of `names` and its kind."""
    kinds = _kinds(title)
    if kinds is not None:
        name = next((name for name in names if not _says_nothing(name)), "")
        if not name:
            return document
        title = _labelled(_spaced(name), title, kinds)
    if title == document.title:
        return document
    return replace(document, title=title, own_title=document.title)


def _labelled(name: str, title: str, kinds: Sequence[_Words]) -> str:
    """Return a name with the kind of page behind it, unless the name says the kind itself: "billing FAQ"."""
    if any(kind in _phrases(document_words.FAQ_NAMES) for kind in kinds):
        label = document_words.FAQ_LABEL
    elif any(kind in _phrases(document_words.PAGE_NAMES) for kind in kinds):
        label = title.strip(" \t:.?!-–—#*")
    else:
        return name
    has_label = set(_words(label)) <= set(_words(name)) or _has_name(name, document_words.FAQ_NAMES)
    return name if has_label else f"{name} {label}"


def _says_nothing(name: str) -> bool:
    """Whether a name of a file or folder says nothing about what is in it."""
    if _MADE_NAME.fullmatch(name.casefold()):
        return True
    kinds = _kinds(name, _names_of_folders())
    return kinds is not None


def _kinds(title: str, names: frozenset[_Words] | None = None) -> list[_Words] | None:
    """Return the names that a title consists of, such as ("faq",); None if it has any other word.

    `names` are the names that say nothing, by default those of pages.
    """
    if len(title) > _LONGEST_NAME:
        return None
    names = _names_of_pages() if names is None else names
    words = _words(title)
    kinds, at = [], 0
    while at < len(words):
        found = next((words[at:end] for end in range(min(len(words), at + _longest(names)), at, -1)
                      if words[at:end] in names), None)  # fmt: skip
        if found is None and not (words[at] in document_words.BETWEEN_NAMES or _NUMBER.fullmatch(words[at])):
            return None
        kinds += [found] if found else []
        at += len(found or words[at : at + 1])
    return kinds if kinds or names is not _names_of_pages() else None


def _has_name(title: str, names: tuple[str, ...]) -> bool:
    """Whether one of these names is among the words of a title."""
    words = _words(title[:_LONGEST_NAME])
    return any(words[at : at + len(name)] == name for name in _phrases(names) for at in range(len(words)))


def _words(text: str) -> _Words:
    return tuple(_WORD.findall(normalize("NFKC", text).casefold()))


@cache
def _phrases(names: tuple[str, ...]) -> frozenset[_Words]:
    return frozenset(map(_words, names))


@cache
def _names_of_pages() -> frozenset[_Words]:
    return _phrases((*document_words.FAQ_NAMES, *document_words.PAGE_NAMES, *document_words.EMPTY_NAMES))


@cache
def _names_of_folders() -> frozenset[_Words]:
    codes = _phrases(tuple(document_words.LANGUAGE_CODES.split()))
    return _names_of_pages() | _phrases(document_words.FOLDER_NAMES) | codes


@cache
def _longest(names: frozenset[_Words]) -> int:
    return max(map(len, names))


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
    if _holds_nothing(first, blocks) or _has_name(heading.text, _NAMES_OF_WHOLE_PAGES):
        return False
    words = {word for word in _words(heading.text[:_LONGEST_NAME]) if len(word) >= _SHORTEST_WORD}
    return not any(words.intersection(_words(name)) for name in names if not _says_nothing(name))


def _holds_nothing(first: int, blocks: Sequence[Block]) -> bool:
    """Whether the next block is a heading that ends the section of this heading."""
    following = blocks[first + 1] if first + 1 < len(blocks) else None
    return following is not None and 0 < following.level <= blocks[first].level


def _without_heading(blocks: tuple[Block, ...], first: int | None) -> tuple[Block, ...]:
    """Return the blocks without the text of a heading that is the title and heads no section; empty if there is none.

    A reader does the same with the heading that is the only one of its level.
    """
    if first is None or blocks[first].kind is not BlockKind.HEADING or not _holds_nothing(first, blocks):
        return ()
    return (*blocks[:first], replace(blocks[first], text=""), *blocks[first + 1 :])


# Titles that several documents share


def _told_apart(paths: Sequence[str], titles: Mapping[str, str], others: Collection[str]) -> dict[str, str]:
    """Return a title for each of the documents that share one, made with the shortest label that is unique."""
    made: dict[str, str] = {}
    for labels in _labels(paths):
        made = {path: f"{titles[path]} ({label})" if label else titles[path]
                for path, label in zip(paths, labels, strict=True)}  # fmt: skip
        folded = list(map(_folded, made.values()))
        own = {_folded(titles[path]) for path in paths}
        if len(set(folded)) == len(folded) and not any(title in others for title in set(folded) - own):
            break
    return made


def _labels(paths: Sequence[str]) -> Iterator[list[str]]:
    """Yield labels for paths, from short ones, which may be equal, to the paths themselves.

    What all paths begin and end with is left out. Of the rest, the first folder is tried before the last name.
    """
    parts = [PurePosixPath(path).parts for path in paths]
    before = _alike(parts, lambda part, at: part[at])
    behind = _alike([part[before:] for part in parts], lambda part, at: part[-1 - at])
    middles = [part[before : len(part) - behind] for part in parts]
    if behind:
        yield [middle[0] if middle else "" for middle in middles]
    else:
        yield [middle[0] if len(middle) > 1 else "" for middle in middles]
        yield [PurePosixPath(middle[-1]).stem for middle in middles]
        yield [middle[-1] for middle in middles]
    yield ["/".join(middle) for middle in middles]
    yield list(paths)


def _alike(parts: Sequence[_Words], at: Callable[[_Words, int], str]) -> int:
    """Return how many parts, counted with `at`, are the same in all of several paths."""
    shortest = min(map(len, parts))
    return next((place for place in range(shortest) if len({at(part, place) for part in parts}) > 1), shortest)


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
