"""Read the body of a request as JSON, without guessing.

Where the standard leaves it to a program what to make of a text, as of two equal keys, two programs may see different
requests in it. So whatever is not plain JSON is refused: RFC 8259 says what is, and I-JSON (RFC 7493) what all read
alike.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from starlette.datastructures import Headers

from faqbot.serving.api.request_errors import RequestError, not_readable

# Half of a surrogate pair may be written in JSON ("\ud800"), but is no character.
_SURROGATE = re.compile("[\ud800-\udfff]")

_MEDIA_TYPE = "application/json"


def check_media_type(headers: Headers, expected: str = _MEDIA_TYPE) -> None:
    """Raise the error 415 unless a body is of the expected type, in UTF-8, and not compressed.

    A browser sends a body of this type to another origin only after it has asked whether it may, so that a strange page
    cannot send one.
    """
    kind, *parameters = (part.strip().lower() for part in headers.get("content-type", "").split(";"))
    charsets = [value.strip('" ') for name, _, value in (one.partition("=") for one in parameters) if name == "charset"]
    if kind != expected or any(charset not in ("utf-8", "utf8") for charset in charsets):
        message = f"The body must be sent with the header `Content-Type: {expected}`, in UTF-8."
        raise RequestError(415, "unsupported_media_type", message, {"Accept": expected})
    if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        message = "The body must be sent as it is, without Content-Encoding."
        raise RequestError(415, "unsupported_media_type", message, {"Accept-Encoding": "identity"})


def json_body(body: bytes) -> Any:
    """Return the value of a JSON text; raise the error 400 for any other bytes."""
    if not body.strip():
        raise not_readable("The body is empty; it must be a JSON object.")
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise not_readable("The body begins with a byte order mark, which JSON does not have.")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise not_readable("The body is not in UTF-8.") from error
    return plain_json(text)


def plain_json(text: str) -> Any:
    """Return the value of a JSON text; raise the error 400 for what is not plain JSON."""
    try:
        value = _DECODER.decode(text)
    except RecursionError as error:
        raise not_readable("The JSON is nested too deeply.") from error
    except ValueError as error:  # also a whole number of more than 4,300 digits
        raise not_readable("This is not valid JSON.") from error
    if "\\u" in text and _holds_surrogate(value):
        raise not_readable("A text in the JSON holds half of a surrogate pair, which is no character.")
    return value


def _holds_surrogate(value: Any) -> bool:
    """Whether a text in a value, or a key, has half of a surrogate pair; whole pairs have become one character."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if _SURROGATE.search(one):
                return True
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
    return False


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise not_readable("An object in the JSON has one key twice.")
    return found


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise not_readable("A number in the JSON is too large.")
    return number


def _constant(_name: str) -> NoReturn:
    raise not_readable("NaN and Infinity are no numbers in JSON.")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number, parse_constant=_constant)
