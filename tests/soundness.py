"""What must hold of an index beyond its schema: every text can be read, and every hash is that of what it finds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from faqbot.corpus.chunk import chunk_from_json
from faqbot.index.index import Index
from faqbot.index.packing import Texts, text_hash
from faqbot.index.schema import TEXTS, Sizes
from faqbot.index.storage.checking import check_lengths, flaws
from faqbot.index.titles import title_hash


def all_flaws(index: Index) -> list[str]:
    """Return what is wrong with an index: its lengths, else its numbers, else its texts, else its hashes."""
    encoder = index.encoder
    sizes = Sizes(index.arrays, len(index), encoder.encoding.dimension if encoder else 0)
    try:
        check_lengths(index.arrays, index.texts, sizes)
    except ValueError as error:
        return [str(error)]
    return list(flaws(index.arrays, sizes)) or _Texts(index, sizes).flaws()


class _Texts:
    """The texts of an index whose arrays are sound."""

    def __init__(self, index: Index, sizes: Sizes) -> None:
        self._arrays = index.arrays
        self._terms = sizes.count("term")
        self._texts = {name: Texts(index.texts[name], index.arrays[offsets]) for name, offsets in TEXTS.items()}

    def flaws(self) -> list[str]:
        checks: dict[str, Callable[[bytes, int], bool]] = {
            "titles": lambda item, _: item.startswith(b"\n"),  # its end may be cut off within a letter
            "terms": self._is_term,
            "chunks": self._is_chunk,
            "synonyms": self._is_synonym,
        }
        malformed = []
        for name, items in self._texts.items():
            is_sound = checks.get(name, lambda item, _: _decoded(item) is not None)
            malformed += [f"{name}: entry {at} is malformed" for at, item in enumerate(items) if not is_sound(item, at)]
        return malformed or list(self._bad_hashes())

    def _bad_hashes(self) -> Iterator[str]:
        asked = zip(self._arrays["asked_hashes"].tolist(), self._arrays["asked_chunks"].tolist(), strict=True)
        for value, number in asked:
            if value not in map(text_hash, self._texts["titles"][number].split(b"\n")):
                yield f"asked_hashes: holds a question that chunk {number} does not answer"
        titled = zip(self._arrays["topic_hashes"].tolist(), self._arrays["topic_numbers"].tolist(), strict=True)
        if any(value != title_hash(self._texts["topics"][number].decode()) for value, number in titled):
            yield "topic_hashes: holds a title that no topic has"

    def _is_term(self, item: bytes, number: int) -> bool:
        return _decoded(item) is not None and text_hash(item) == self._arrays["term_hashes"][number]

    def _is_chunk(self, item: bytes, number: int) -> bool:
        try:
            chunk_from_json(json.loads(item))
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        return item.endswith(b"\n")

    def _is_synonym(self, item: bytes, number: int) -> bool:
        match (_decoded(item) or "").split("\t"):
            case [left, _, terms] if text_hash(left.encode()) == self._arrays["synonym_hashes"][number]:
                return _are_numbers(terms.split(" ") if terms else [], self._terms)
        return False


def _are_numbers(listed: Sequence[str], count: int) -> bool:
    return all(number.isdecimal() and int(number) < count for number in listed)


def _decoded(item: bytes) -> str | None:
    try:
        return item.decode()
    except UnicodeDecodeError:
        return None
