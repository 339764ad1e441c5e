"""Say whether the name of a page, a file or a folder says anything about what is in it.

"FAQ", "docs" and "v2" say nothing: they name a kind of page, a place, a version. `discovery` looks at the names of
folders before every question, so this module imports little.
"""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import islice
from unicodedata import normalize

from faqbot.text import document_words

# A longer name says something, in characters.
LONGEST_NAME = 100
# Most folders that are looked at for a name: the root of the corpus, and the folders above it.
_MOST_ABOVE = 3

_WORD = re.compile(r"[^\W_]+")
# A number or a version, and the names that programs give to temporary folders and to copies of a repository.
_NUMBER = re.compile(r"v?\d+")
_MADE_NAME = re.compile(r"tmp[._-]?\w{6,12}|temp[._-]\w{4,}|(?=.*\d)[0-9a-f-]{7,64}")

Words = tuple[str, ...]


def telling_folder(folder: str) -> str:
    """Return the name of a folder if it says something, else that of the nearest folder above, or an empty string.

    `folder` is an absolute path with `/` or with the system's separator. Only the next folders above are looked at.
    """
    above = reversed(folder.replace(os.sep, "/").rstrip("/").split("/"))
    return next((name for name in islice(above, _MOST_ABOVE) if name and not says_nothing(name)), "")


def says_nothing(name: str) -> bool:
    """Whether a name of a file or folder says nothing about what is in it."""
    if _MADE_NAME.fullmatch(name.casefold()):
        return True
    kinds = kinds_in(name, _names_of_folders())
    return kinds is not None


def kinds_in(title: str, names: frozenset[Words] | None = None) -> list[Words] | None:
    """Return the names that a title consists of, such as ("faq",); None if it has any other word.

    `names` are the names that say nothing, by default those of pages.
    """
    if len(title) > LONGEST_NAME:
        return None
    names = _names_of_pages() if names is None else names
    words = words_of(title)
    kinds, at = [], 0
    while at < len(words):
        found = next((words[at:end] for end in range(min(len(words), at + _longest(names)), at, -1)
                      if words[at:end] in names), None)  # fmt: skip
        if found is None and not (words[at] in document_words.BETWEEN_NAMES or _NUMBER.fullmatch(words[at])):
            return None
        kinds += [found] if found else []
        at += len(found or words[at : at + 1])
    return kinds if kinds or names is not _names_of_pages() else None


def has_name(title: str, names: tuple[str, ...]) -> bool:
    """Whether one of these names is among the words of a title."""
    words = words_of(title[:LONGEST_NAME])
    return any(words[at : at + len(name)] == name for name in phrases_of(names) for at in range(len(words)))


def words_of(text: str) -> Words:
    """Return the words of a name, in lower case and without signs."""
    return tuple(_WORD.findall(normalize("NFKC", text).casefold()))


@cache
def phrases_of(names: tuple[str, ...]) -> frozenset[Words]:
    """Return the words of each of these names."""
    return frozenset(map(words_of, names))


@cache
def _names_of_pages() -> frozenset[Words]:
    return phrases_of((*document_words.FAQ_NAMES, *document_words.PAGE_NAMES, *document_words.EMPTY_NAMES))


@cache
def _names_of_folders() -> frozenset[Words]:
    codes = phrases_of(tuple(document_words.LANGUAGE_CODES.split()))
    return _names_of_pages() | phrases_of(document_words.FOLDER_NAMES) | codes


@cache
def _longest(names: frozenset[Words]) -> int:
    return max(map(len, names))
