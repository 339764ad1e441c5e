"""Give chunks readable ids, which do not change when other chunks are added or removed."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from faqbot.corpus.chunk import Chunk
from faqbot.errors import CorpusWarning

# Longest slug, in characters. A single "word" may be of any length in scripts without spaces, and in pasted data.
_LONGEST_SLUG = 120
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
# The number in "3. How do I pay?", which is left out of the id: it changes when another question is added before.
_NUMBERING = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")


def slug(text: str, words: int = 16) -> str:
    """Return the first words of a text in lower case, joined by `-`; letters and digits of all scripts are kept."""
    start = text[: 4 * _LONGEST_SLUG]
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
    parts = [part for part in (*map(slug, place), name) if part]
    return f"{document_id(path)}#{'/'.join(parts)}"


def tell_apart(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return the chunks with unique ids.

    If two chunks have the same id, question and text, only the first is kept. If they have the same id only, the id of
    the second becomes `id~2`. Each case gives a `CorpusWarning` that names the places of both chunks.
    """
    return [chunk for chunk in told_apart(chunks) if chunk is not None]


def told_apart(chunks: Iterable[Chunk]) -> Iterator[Chunk | None]:
    """Yield for each chunk in turn the chunk with its unique id, or None if `tell_apart` leaves the chunk out."""
    taken: dict[str, Chunk] = {}
    contents: dict[tuple[str, ...], Chunk] = {}
    numbers: Counter[str] = Counter()
    for chunk in chunks:
        content = (chunk.id, " ".join(chunk.question.split()), " ".join(chunk.text.split()))
        if same := contents.get(content):
            _warn(chunk, f"says the same as {_place(same)} under the same id {chunk.id}; left out")
            yield None
            continue
        contents[content] = chunk
        unique = chunk.id
        while unique in taken:  # counting goes on from the last number: a table may have the same id in all of its rows
            numbers[chunk.id] += 1
            unique = f"{chunk.id}~{numbers[chunk.id] + 1}"
        if unique != chunk.id:
            _warn(chunk, f"has the id {chunk.id} of {_place(taken[chunk.id])}; it is {unique} here")
        taken[unique] = chunk if unique == chunk.id else replace(chunk, id=unique)
        yield taken[unique]


def _place(chunk: Chunk) -> str:
    return f"{chunk.source.path}:{chunk.source.lines[0]}"


def _warn(chunk: Chunk, message: str) -> None:
    warnings.warn(CorpusWarning(message, path=chunk.source.path, line=chunk.source.lines[0]), stacklevel=3)
