"""Read the fields of a query or a form, each of which has a name and a text."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl

from faqbot.serving.api.request_errors import RequestError

# More fields than any request has; each of them costs time before it is refused.
_MOST_FIELDS = 200


def read_fields(encoded: bytes, code: str) -> list[tuple[str, str]]:
    """Return the names and texts of the fields in a query or a form, in their order.

    Raises the error 400 with this code unless they are texts in UTF-8, percent-encoded.
    """
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:  # a UnicodeDecodeError is one
        message = f"The {code.removeprefix('invalid_')} cannot be read: it is not percent-encoded UTF-8, or too long."
        raise RequestError(400, code, message) from error


def by_name(fields: Collection[tuple[str, str]], *, repeated: Collection[str] = ()) -> dict[str, str | list[str]]:
    """Return fields by their names; those that may be `repeated` as lists, and of others only one.

    Raises the error 422 for a field that stands there twice.
    """
    found: dict[str, str | list[str]] = {}
    for name, text in fields:
        if name in repeated:
            earlier = found.setdefault(name, [])
            assert isinstance(earlier, list)
            earlier.append(text)
        elif name in found:
            raise RequestError(422, "invalid_request", "A field stands in the request twice.")
        else:
            found[name] = text
    return found
