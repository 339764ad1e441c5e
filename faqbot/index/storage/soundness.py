"""What holds of the arrays and texts of every index: offsets ascend, numbers name what is there, hashes are sorted.

An index that was written and read back whole is sound, unless it was forged or the writer was wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from faqbot.corpus.chunk import KINDS, chunk_from_json
from faqbot.index.packing import (
    Array,
    Texts,
    text_hash,
)
from faqbot.index.schema import (
    ARRAYS,
    FIELDS,
    TEXTS,
)
from faqbot.index.titles import title_hash

# What offsets end at: the length of an array or of a text; with none of either, `store` compares the end at load.
OFFSETS: dict[str, str | None] = {
    **{offsets: text for text, offsets in TEXTS.items()},
    **{f"{field}_starts": f"{field}_chunks" for field in FIELDS},
    "word_starts": "word_counts",
    "name_starts": None,
    "meaning_starts": None,
    "topic_starts": "topic_chunks",
    "title_word_starts": "title_word_topics",
    "chunk_units": "unit_norms",
    "unit_starts": "unit_terms",
}

# The least number in an array, and what its numbers count, all of which are below the count of that.
NUMBERS: dict[str, tuple[int, str]] = {
    **{f"{field}_chunks": (0, "chunk") for field in FIELDS},
    "asked_chunks": (0, "title"),
    "chunk_topics": (0, "topic"),
    "chunk_answers": (0, "chunk"),
    "chunk_parents": (-1, "chunk"),
    "chunk_kinds": (0, "kind"),
    "chunk_asks": (0, "truth value"),
    "chunk_decoys": (0, "truth value"),
    "chunk_fitted": (0, "truth value"),
    "class_chunks": (-2, "chunk"),
    "topic_chunks": (0, "chunk"),
    "topic_numbers": (0, "topic"),
    "initial_topics": (0, "topic"),
    "meaning_words": (-1, "title word"),
    "title_word_topics": (0, "topic"),
    "title_word_terms": (-1, "term"),
    "unit_terms": (0, "term"),
    "word_counts": (1, "number"),
    "word_letters": (1, "number"),
    "name_letters": (1, "number"),
}

# Arrays that ascend, and whether no two numbers may be alike.
SORTED: dict[str, bool] = {
    **dict.fromkeys(("term_hashes", "asked_hashes", "synonym_hashes", "topic_hashes", "initial_keys"), False),
    "run_codes": True,
}

# Arrays whose numbers ascend between two offsets, none of them twice.
ASCENDING: dict[str, str] = {
    **{f"{field}_chunks": f"{field}_starts" for field in FIELDS},
    "title_word_topics": "title_word_starts",
    "unit_terms": "unit_starts",
    "topic_chunks": "topic_starts",
}

# Numbers that stand for themselves: any finite ones, and the classifier's bytes, which are all right.
MEASURES = frozenset(name for name, dtype in ARRAYS.items() if "f" in dtype) | {"class_weights"}

Flaws = Iterator[tuple[str, str]]


def flaws(arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview]) -> Flaws:
    """Yield what is wrong with arrays and texts whose lengths fit (see `store`): the name of one, and what it is."""
    found = False
    for name, what in chain(_bad_offsets(arrays, texts), _bad_numbers(arrays), _bad_order(arrays)):
        found = True
        yield name, what
    if not found:  # by wrong offsets texts cannot be told apart
        yield from _Texts(arrays, texts).flaws()


def _bad_offsets(arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview]) -> Flaws:
    for name, divided in OFFSETS.items():
        offsets = arrays[name]
        end = _end(divided, arrays, texts) if divided else offsets.max(initial=0)
        if not len(offsets) or offsets[0] != 0 or offsets[-1] != end or (offsets[:-1] > offsets[1:]).any():
            yield name, f"its offsets do not ascend from 0 to {end}"


def _end(divided: str, arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview]) -> int:
    return len(texts[divided] if divided in texts else arrays[divided])


def _bad_numbers(arrays: Mapping[str, Array]) -> Flaws:
    counts = _counts(arrays)
    for name, (least, of) in NUMBERS.items():
        array, count = arrays[name], counts.get(of)
        if len(array) and (array.min() < least or (count is not None and array.max() >= count)):
            yield name, f"it has a number of a {of} that is not there"
    for name in sorted(MEASURES):
        if not np.isfinite(arrays[name]).all():
            yield name, "it has a number that is none"


def _bad_order(arrays: Mapping[str, Array]) -> Flaws:
    for name, strictly in SORTED.items():
        before, after = arrays[name][:-1], arrays[name][1:]
        if (before >= after if strictly else before > after).any():
            yield name, "it is not sorted"
    for name, offsets in ASCENDING.items():
        breaks = np.flatnonzero(arrays[name][:-1] >= arrays[name][1:]) + 1
        if not np.isin(breaks, arrays[offsets]).all():
            yield name, "its numbers do not ascend"


def _counts(arrays: Mapping[str, Array]) -> dict[str, int]:
    return {
        "chunk": len(arrays["chunk_offsets"]) - 1,
        "title": len(arrays["title_offsets"]) - 1,
        "topic": len(arrays["topic_offsets"]) - 1,
        "term": len(arrays["term_offsets"]) - 1,
        "title word": len(arrays["title_word_weights"]),
        "kind": len(KINDS),
        "truth value": 2,
    }


class _Texts:
    """The texts of an index whose arrays are sound."""

    def __init__(self, arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview]) -> None:
        self._arrays = arrays
        self._counts = _counts(arrays)
        self._texts = {name: Texts(texts[name], arrays[offsets]) for name, offsets in TEXTS.items()}

    def flaws(self) -> Flaws:
        checks: dict[str, Callable[[bytes, int], bool]] = {
            "titles": self._is_title,
            "terms": self._is_term,
            "chunks": self._is_chunk,
            "synonyms": self._is_synonym,
        }
        found = False
        for name, items in self._texts.items():
            is_sound = checks.get(name, self._is_text)
            wrong = next((number for number, item in enumerate(items) if not is_sound(item, number)), None)
            if wrong is not None:
                found = True
                yield name, f"its entry {wrong} is none"
        if not found:
            yield from self._bad_hashes()

    def _bad_hashes(self) -> Flaws:
        asked = zip(self._arrays["asked_hashes"].tolist(), self._arrays["asked_chunks"].tolist(), strict=True)
        for value, number in asked:
            if value not in map(text_hash, self._texts["titles"][number].split(b"\n")):
                yield "asked_hashes", f"it has a question that chunk {number} does not answer"
                break
        titled = zip(self._arrays["topic_hashes"].tolist(), self._arrays["topic_numbers"].tolist(), strict=True)
        if any(value != title_hash(self._texts["topics"][number].decode()) for value, number in titled):
            yield "topic_hashes", "it has a title that no topic has"

    def _is_text(self, item: bytes, _number: int) -> bool:
        return _decoded(item) is not None

    def _is_title(self, item: bytes, _number: int) -> bool:
        return item.startswith(b"\n")  # its end may be cut off within a letter

    def _is_term(self, item: bytes, number: int) -> bool:
        return _decoded(item) is not None and text_hash(item) == self._arrays["term_hashes"][number]

    def _is_chunk(self, item: bytes, _number: int) -> bool:
        try:
            chunk_from_json(json.loads(item))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return False
        return item.endswith(b"\n")

    def _is_synonym(self, item: bytes, number: int) -> bool:
        match (_decoded(item) or "").split("\t"):
            case [left, _, terms] if text_hash(left.encode()) == self._arrays["synonym_hashes"][number]:
                return _are_numbers(terms.split(" ") if terms else [], self._counts["term"])
        return False


def _are_numbers(listed: Sequence[str], count: int) -> bool:
    return all(number.isdecimal() and int(number) < count for number in listed)


def _decoded(item: bytes) -> str | None:
    try:
        return item.decode()
    except UnicodeDecodeError:
        return None
