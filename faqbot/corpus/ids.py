"""Give chunks readable ids, which do not change when other chunks are added or removed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from faqbot.corpus.chunk import Chunk
from faqbot.errors import CorpusWarning, remedy
from faqbot.system.callers import warn_caller

# Longest slug, in characters. A single "word" may be of any length in scripts without spaces, and in pasted data.
_LONGEST_SLUG = 120
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
# The number in "3. How do I pay?", which is left out of the id: it changes when another question is added before.
_NUMBERING = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")


def slug(text: str, words: int = 16) -> str:
    """Return the first words of a text in lower case, joined by `-`; letters and digits of all scripts are kept."""
    start = text[: 4 * _LONGEST_SLUG]
    if start.isalnum() and start.isascii():  # a single word
        return start[:_LONGEST_SLUG].lower()
    if "." in start or ")" in start:
        start = _NUMBERING.sub("", start, count=1)
    if start.isascii():
        return "-".join(start.translate(_ASCII).split()[:words])[:_LONGEST_SLUG].strip("-")
    start = unicodedata.normalize("NFC", start)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in start)
    return "-".join(kept.casefold().split()[:words])[:_LONGEST_SLUG].strip("-")


@lru_cache(maxsize=64)
def document_id(path: str) -> str:
    """Return the path without its suffix and with `-` for white space, because spaces separate the ids in a list."""
    return "-".join(str(PurePosixPath(path).with_suffix("")).split())


def chunk_id(path: str, place: Sequence[str], name: str) -> str:
    """Return `path#heading/heading/name`."""
    return f"{place_id(path, place)}{name}" if name else place_id(path, place).removesuffix("/")


def place_id(path: str, place: Sequence[str]) -> str:
    """Return `path#heading/heading/`, with which the ids of all chunks at a place begin."""
    return f"{document_id(path)}#{''.join(f'{part}/' for part in map(slug, place) if part)}"


class IdClash(NamedTuple):
    """A chunk with the id of an earlier chunk; `became` is its new id, or None if it says the same and is left out."""

    chunk: Chunk
    earlier: Chunk
    became: str | None


def tell_apart(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return the chunks with unique ids.

    If two chunks have the same id, question and text, only the first is kept. If they have the same id only, the id of
    the second becomes `id~2`. One `CorpusWarning` counts both; `faqbot check` lists them.
    """
    unique, clashes = [], 0
    for chunk, clash in told_apart(chunks):
        clashes += clash is not None
        if chunk is not None:
            unique.append(chunk)
    warn_of_clashes(clashes)
    return unique


def told_apart(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk | None, IdClash | None]]:
    """Yield each chunk with its unique id, or None if `tell_apart` leaves it out, and the clash if there is one."""
    taken: dict[str, Chunk] = {}
    contents: dict[tuple[str, ...], Chunk] = {}
    numbers: Counter[str] = Counter()
    for chunk in chunks:
        content = (chunk.id, " ".join(chunk.question.split()), " ".join(chunk.text.split()))
        if same := contents.get(content):
            yield None, IdClash(chunk, same, None)
            continue
        contents[content] = chunk
        unique = chunk.id
        while unique in taken:  # counting goes on from the last number: a table may have the same id in all of its rows
            numbers[chunk.id] += 1
            unique = f"{chunk.id}~{numbers[chunk.id] + 1}"
        clash = IdClash(chunk, taken[chunk.id], unique) if unique != chunk.id else None
        taken[unique] = chunk if unique == chunk.id else replace(chunk, id=unique)
        yield taken[unique], clash


def warn_of_clashes(clashes: int) -> None:
    """Give one `CorpusWarning` that counts the chunks whose ids clash, if there are any."""
    if clashes:
        subject = (
            f"{clashes:,} entries have the same ids as others" if clashes > 1 else "1 entry has the same id as another"
        )
        done = remedy("equal ones are left out, and others have ids that end in ~2, ~3, …", "`faqbot check` lists them")
        warn_caller(CorpusWarning(f"{subject}; {done}"))
