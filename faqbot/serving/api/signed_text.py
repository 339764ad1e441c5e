"""Texts that a client keeps for the server: compressed, and signed so that no client can make or change one.

A text is not secret: whoever has it can read what is in it. Its parts, before it is written in the letters of base64:

    form      1 byte: the version of this form
    key       4 bytes that name the key, so that a text of another server is told from a damaged one
    time      8 bytes: seconds since 1970
    mark      32 bytes: HMAC-SHA256 of everything else
    content   the text in UTF-8, compressed by zlib
"""

from __future__ import annotations

import binascii
import hmac
import time
import zlib
from base64 import b64decode, urlsafe_b64encode

_FORM = b"\x01"
_KEY = slice(1, 5)
_TIME = slice(5, 13)
_MARK = slice(13, 45)
_CONTENT = 45

# The most bytes of a content that is unpacked. What is signed is short; this is for a key that became known.
_MOST_BYTES = 1_000_000


class UnreadableTextError(Exception):
    """Base class of what is wrong with a signed text."""


class DamagedTextError(UnreadableTextError):
    """The text is not one that this server signed: it was changed, cut, or made up."""


class ForeignTextError(UnreadableTextError):
    """The text was signed with another key, by another server or before a restart."""


class ExpiredTextError(UnreadableTextError):
    """The text is too old."""


class Signer:
    """Signs texts of one `purpose`, with a key made from the secret of the server; and reads them again.

    A text of one purpose is not taken for one of another. `longest_age` is in seconds.
    """

    def __init__(self, secret: bytes, purpose: str, longest_age: float) -> None:
        self._key = hmac.digest(secret, f"faqbot {purpose}".encode(), "sha256")
        self._name = hmac.digest(self._key, b"name", "sha256")[:4]
        self._longest_age = longest_age

    def sign(self, text: str, *, now: float | None = None) -> str:
        """Return a text of letters, digits, `-` and `_` that `read` makes this text of; `now` is the time to note."""
        head = _FORM + self._name + int(time.time() if now is None else now).to_bytes(8, "big")
        content = zlib.compress(text.encode("utf-8", "surrogatepass"), 9)
        return urlsafe_b64encode(head + self._mark(head, content) + content).decode().rstrip("=")

    def read(self, signed: str, *, now: float | None = None) -> str:
        """Return the text that was signed; raise an `UnreadableTextError` if it cannot be trusted."""
        data = _bytes_of(signed)
        head, content = data[: _MARK.start], data[_CONTENT:]
        if len(data) <= _CONTENT or not data.startswith(_FORM):
            raise DamagedTextError
        if data[_KEY] != self._name:
            raise ForeignTextError
        if not hmac.compare_digest(data[_MARK], self._mark(head, content)):
            raise DamagedTextError
        if (time.time() if now is None else now) - int.from_bytes(data[_TIME], "big") > self._longest_age:
            raise ExpiredTextError
        return zlib.decompressobj().decompress(content, _MOST_BYTES).decode("utf-8", "surrogatepass")

    def _mark(self, head: bytes, content: bytes) -> bytes:
        return hmac.digest(self._key, head + content, "sha256")


def _bytes_of(signed: str) -> bytes:
    """Return the bytes that letters of base64 stand for; the decoder of the library would pass over other letters."""
    try:
        return b64decode(signed.encode("ascii") + b"=" * (-len(signed) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise DamagedTextError from error
