"""The digests that name what is kept: indexes, segments and the cache's entries. Each has 32 hexadecimal digits."""

from __future__ import annotations

_LENGTH = 32


def is_digest(name: object) -> bool:
    """Whether something is a digest as `digest_of` returns it."""
    return isinstance(name, str) and len(name) == _LENGTH and set(name) <= set("0123456789abcdef")


def digest_of(hexadecimal: str) -> str:
    """Shorten the hexadecimal digest that a hash function gives, in lower case, to the length of those that name."""
    return hexadecimal[:_LENGTH]
