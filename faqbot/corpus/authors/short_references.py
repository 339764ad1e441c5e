"""Short references to chunks, such as `ref:k7w2m`, which a person or a language model copies without a mistake.

A short reference is the beginning of a digest of the chunk's id. So it depends on this one chunk only, and it stays
valid when other chunks come, go or change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from itertools import groupby

from faqbot.errors import ChunkReferenceError

_MARK = "ref:"
# Letters and digits that are neither vowels, so that no word appears, nor look like another letter or digit.
_LETTERS = "bcdfghjkmnpqrstvwxyz"
_DIGITS = _LETTERS + "23456789"
# The first sign is a letter, so that no reference is taken for a `file:line`. Five signs are 20 * 28**4 = 12 million
# references: that the reference of a chunk that is gone names one of 1,000 others by chance happens once in 12,000.
_SHORTEST = 5
_LONGEST = 12
_SHORT = re.compile(rf"{_MARK}\s*(?P<sign>[{_LETTERS}][{_DIGITS}]{{{_SHORTEST - 1},{_LONGEST - 1}}})", re.IGNORECASE)


class ShortReferences:
    """The short references of the chunks with these ids, in their order.

    A reference has five signs after `ref:`, and more where those of two chunks begin alike. One that was given out
    before a chunk came whose reference begins alike is ambiguous then, and never names the wrong chunk.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        signs = [_signs(identity) for identity in ids]
        self._order = sorted(range(len(ids)), key=signs.__getitem__)
        self._signs = signs
        self._ids = frozenset(ids)
        self._by_start: dict[str, list[int]] = {
            start: list(numbers) for start, numbers in groupby(self._order, key=lambda n: signs[n][:_SHORTEST])
        }

    def of(self, number: int) -> str:
        """Return the reference of a chunk, given by its number from 0."""
        own = self._signs[number]
        others = [self._signs[other] for other in self._by_start[own[:_SHORTEST]] if other != number]
        for length in range(_SHORTEST, _LONGEST):
            reference = _MARK + own[:length]
            if reference not in self._ids and not any(other.startswith(own[:length]) for other in others):
                return reference
        return _MARK + own

    def find(self, reference: str) -> int | None:
        """Return the number of the chunk that a short reference names; None if the text is no short reference.

        Letter case does not matter. Raises `ChunkReferenceError` if no chunk has the reference, or several.
        """
        match = _SHORT.fullmatch(reference.strip())
        if match is None:
            return None
        sign = match["sign"].lower()
        found = [number for number in self._by_start.get(sign[:_SHORTEST], ()) if self._signs[number].startswith(sign)]
        if not found:
            message = f"no chunk has the short reference {_MARK}{sign}"
            raise ChunkReferenceError(f"{message}: its document was not read, or the chunk is gone or renamed")
        if len(found) > 1:
            names = ", ".join(self.of(number) for number in sorted(found))
            raise ChunkReferenceError(f"several chunks have the short reference {_MARK}{sign}; write one of: {names}")
        return found[0]


def is_short_reference(text: str) -> bool:
    """Whether a text has the form of a short reference."""
    return _SHORT.fullmatch(text.strip()) is not None


def with_mark(sign: str) -> str:
    """Return the signs of a short reference with the mark `ref:`, without which a text may be an id."""
    return _MARK + sign.strip()


def _signs(identity: str) -> str:
    """Return the longest reference of an id, without its mark."""
    rest = int.from_bytes(blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")
    rest, first = divmod(rest, len(_LETTERS))
    signs = [_LETTERS[first]]
    for _ in range(_LONGEST - 1):
        rest, digit = divmod(rest, len(_DIGITS))
        signs.append(_DIGITS[digit])
    return "".join(signs)
