"""Card numbers and IBANs in a text, told from other numbers by their length and their check digits.

The library python-stdnum has the same checks, but not the search in a text; it takes 6 MB, and importing it takes a
third of the time that importing numpy takes. An IBAN is checked by ISO 13616 and ISO 7064 (mod 97), a card number by
its issuer's digits and the sum of Luhn (ISO/IEC 7812-1).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

# The number of characters of an IBAN, by its country (the registry of SWIFT, 2024).
_IBAN_LENGTHS = {
    country: length
    for length, countries in (
        (15, "NO"),
        (16, "BE"),
        (18, "DK FI FK FO GL NL SD"),
        (19, "MK SI"),
        (20, "AT BA EE KZ LT LU MN XK"),
        (21, "CH CR HR LI LV"),
        (22, "BG BH DE GB GE IE ME RS VA"),
        (23, "AE GI IL IQ OM SO TL"),
        (24, "AD CZ ES MD PK RO SA SE SK TN VG"),
        (25, "LY PT ST"),
        (26, "IS TR"),
        (27, "BI DJ FR GR IT MC MR SM"),
        (28, "AL AZ BY CY DO GT HU LB NI PL SV"),
        (29, "BR EG PS QA UA"),
        (30, "JO KW MU YE"),
        (31, "MT SC"),
        (32, "LC"),
        (33, "RU"),
    )
    for country in countries.split()
}

# At most one space, dot or hyphen stands between two characters of an IBAN, and between two digits of a card number.
_MARKS = " .\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}-"
_IBAN = re.compile(rf"(?<![^\W_])[A-Za-z]{{2}}[0-9]{{2}}(?:[{_MARKS}]?[A-Za-z0-9]){{11,29}}", re.ASCII)
_CARD = re.compile(rf"(?<![\w#])[2-6](?:[{_MARKS}]?[0-9]){{13,18}}(?![0-9])", re.ASCII)
_NO_MARK = re.compile(r"[^A-Za-z0-9]")
# Where a number may end within a run of digits: at its end, or at a mark.
_ENDS = re.compile(rf"(?=[{_MARKS}])|$")

# The first digits of the cards of an issuer, and how many digits they have: Visa, Mastercard, American Express, Diners
# Club, JCB, Discover, UnionPay, Maestro and others.
_ISSUERS = re.compile(
    r"4[0-9]{15}(?:[0-9]{3})?|5[1-5][0-9]{14}|2[2-7][0-9]{14}|3[47][0-9]{13}|3[0689][0-9]{12}(?:[0-9]{2})?"
    r"|35[0-9]{14}|(?:50|5[6-9]|6[0-9])[0-9]{12,17}"
)


class Span(NamedTuple):
    """A part of a text, from `start` up to `end`."""

    start: int
    end: int


def ibans_in(text: str) -> list[Span]:
    """Return where IBANs stand in a text, with or without spaces, in capital or small letters."""
    spans = []
    for found in _IBAN.finditer(text):
        end = _end_after(text, found.start(), _IBAN_LENGTHS.get(text[found.start() : found.start() + 2].upper(), 0))
        if end and _is_iban(_NO_MARK.sub("", text[found.start() : end])):
            spans.append(Span(found.start(), end))
    return spans


def cards_in(text: str) -> list[Span]:
    """Return where card numbers stand in a text, as one run of digits or in groups."""
    return [span for found in _CARD.finditer(text) if (span := _longest(found, _is_card))]


def _end_after(text: str, start: int, length: int) -> int:
    """Return where the `length` letters and digits from `start` on end; 0 if another letter or digit follows them."""
    left = length
    for at in range(start, len(text)):
        left -= text[at].isalnum()
        if not left:
            return 0 if text[at + 1 : at + 2].isalnum() else at + 1
    return 0


def _longest(found: re.Match[str], is_number: Callable[[str], bool]) -> Span | None:
    """Return the longest beginning of a run of digits that is such a number."""
    for end in sorted((end.start() for end in _ENDS.finditer(found[0])), reverse=True):
        if is_number(_NO_MARK.sub("", found[0][:end])):
            return Span(found.start(), found.start() + end)
    return None


def _is_iban(characters: str) -> bool:
    """Whether the number that an IBAN stands for, its first four characters put last, is 1 modulo 97."""
    return int("".join(str(int(letter, 36)) for letter in characters[4:] + characters[:4])) % 97 == 1


def _is_card(digits: str) -> bool:
    """Whether digits are those of a card: of an issuer, and with Luhn's sum, every second from the right doubled."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return bool(_ISSUERS.fullmatch(digits)) and (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
