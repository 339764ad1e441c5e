"""Put the number or code of a follow-up in the place of that of a question: "and 56?" after "What is code 51?"."""

from __future__ import annotations

import re

# A number or code, with signs between its letters and digits.
_TOKEN = re.compile(r"\w+(?:[/+-]\w+)*")
_DIGIT = re.compile(r"\d")


def with_other_code(question: str, text: str) -> str | None:
    """Return a question with the only number or code of a text in the place of its own; None if that is not meant.

    The question has a single number or code, of the same form: "and 56?" is about another code than 51, and not about
    another "2 cars", "Windows11" or "E-2099".
    """
    others, codes = set(_codes(text)), set(_codes(question))
    if len(others) != 1 or len(codes) != 1:
        return None
    (other,), (code,) = others, codes
    if other == code or _form(other) != _form(code):
        return None
    return _TOKEN.sub(lambda token: other if token[0] == code else token[0], question)


def _codes(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if _DIGIT.search(token)]


def _form(code: str) -> str:
    return _DIGIT.sub("0", code.casefold())
