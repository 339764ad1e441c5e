"""The names of what is kept."""

from __future__ import annotations

from hashlib import sha256

import pytest

from faqbot.system.digests import digest_of, is_digest


def test_what_a_hash_function_gives_is_shortened_to_a_digest() -> None:
    whole = sha256(b"documents").hexdigest()
    assert is_digest(digest_of(whole))
    assert whole.startswith(digest_of(whole))


@pytest.mark.parametrize("name", ["", "a" * 31, "a" * 33, "A" * 32, "g" * 32, "a" * 32 + "\n", b"a" * 32, None, 7])
def test_anything_else_is_no_digest(name: object) -> None:
    assert not is_digest(name)
