"""Replace personal data in a question before it is written: e-mail addresses, telephone and card numbers, IBANs.

Card numbers and IBANs have check digits. Telephone numbers have no check digits, and every country has other ones. So
they are told by their form, and what could be a telephone number is replaced rather than kept. The forms:

    +49 170 1234567, 0049-170-1234567    an international prefix, and 7 to 15 digits
    0170 1234567, 020 7946 0958          a leading zero, and 9 to 13 digits in all
    (212) 555-0123, 612 345 678          9 to 11 digits in two to five groups
    9876543210, 13812345678              10 digits, or 11 that begin with 1, 7 or 8, without any mark
    call 555-0133                        3 and 4 digits behind a word such as "call", "phone" or "Tel."

Not replaced are dates, years, prices, versions, IP addresses, ISBNs, numbers with thousands parted, numbers behind a
`#`, a letter or a hyphen (codes and references), and national numbers of fewer digits, which look like other numbers.

Of 37,497 questions of public sets, 34 held a number of such a form and 9 an e-mail address. None of these was another
kind of number, as far as a reader could tell.

The library phonenumbers would need to be told a country for every number without `+`, and takes 48 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.question_log.bank_numbers import Span, cards_in, ibans_in

# What is written in the place of personal data.
EMAIL, PHONE, CARD, IBAN = "[e-mail]", "[phone]", "[card]", "[IBAN]"
_REPLACEMENT = re.compile("|".join(map(re.escape, (EMAIL, PHONE, CARD, IBAN))))

# A local part has at most 64 characters and a domain 255 (RFC 5321); the limits also keep the search linear.
# A local part in quotes may hold spaces, and some people write "(at)" for the sign, and "(dot)" for the dots.
_EMAIL = re.compile(
    r"(?:(?<![\w.+%-])[\w.+%'-]{1,64}|\"[^\"\n@]{1,62}\")@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])"
)
# Beside "(at)" between spaces, a full stop alone says little ("I am stuck (at) step.two"), so the dots are spelt, too,
# or the last part is a common one.
_AT, _DOT, _COMMON = (
    r"[(\[{] ?at ?[)\]}]",
    r" ?[(\[{] ?dot ?[)\]}] ?",
    "com|org|net|edu|gov|info|io|eu|de|at|ch|fr|es|it|nl|pt|br|uk",
)
_SPELT_EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+%'-]{{1,64}}(?:{_AT}(?:[\w-]{{1,63}}(?:\.|{_DOT})){{1,8}}[^\W\d_]{{2,24}}"
    rf"| ?{_AT} ?(?:(?:[\w-]{{1,63}}{_DOT}){{1,8}}[^\W\d_]{{2,24}}|(?:[\w-]{{1,63}}\.){{1,8}}(?:{_COMMON})))(?![\w-])",
    re.IGNORECASE,
)

# A number of seven digits is one of telephones if it stands behind a word that says so, and before no unit.
_BETWEEN = (
    "me|us|him|her|on|at|is|my|our|the|new|number|no|mich|uns|an|unter|meine|nummer|moi|au|numéro|al|número|numero|op"
)
_UNIT = r"(?:baud|[kmg]?bps|[kmg]b|euros?|dollars?|times|minutes?|hours?|days?|pages?|rpm)\b"
_CALLED = re.compile(
    r"\b(?:call|phone|tel|mobile|cell|ring|fax|dial|telephone|telefon|handy|ruf|téléphone|teléfono|telefono|telefone"
    rf"|telefoon)\b[.:]{{0,2}} ?(?:(?:{_BETWEEN})\b[:,]? ?){{0,5}}(?P<number>[0-9]{{3}}[ .-]?[0-9]{{4}})"
    rf"(?![\w%]|[.,:/-][0-9]| ?{_UNIT})",
    re.IGNORECASE,
)

# Groups of digits, some in parentheses, with at most two marks between two groups. What stands before and behind says
# the digits are part of something else: a code, a path, a price, a decimal number. A group takes all digits that follow
# each other (`++`): shared out among the groups in all ways, fifty of them would take hours.
_DIGITS = re.compile(
    r"(?<![\w#$€£¥₹@/.,+-])(?<!# )[+(]?\(?[0-9]++\)?(?:[ \N{NO-BREAK SPACE}]?[-./(]?[ ]?\(?[0-9]++\)?){0,7}"
    r"(?![\w%°€$£¥₹@])(?![.,:/-][0-9])(?!-\w)"
)
_GROUP = re.compile("[0-9]+")

# Numbers that look like telephone numbers and are something else, with whatever mark parts their groups: dates, years,
# IP addresses, decimal numbers, numbers with thousands parted, ISBNs.
_OTHERS = re.compile(
    r"(?<![\w.+(])(?:"
    r"(?:[0-9]{4}(?P<a>[-./])[0-9]{1,2}(?P=a)[0-9]{1,2}|[0-9]{1,2}(?P<b>[-./])[0-9]{1,2}(?P=b)[0-9]{2,4})(?![-./]?[0-9])"
    r"|(?:19|20)[0-9]{2}(?:[ /-](?:19|20)[0-9]{2})+"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\.?[0-9])"
    r"|(?!0[0-9])[0-9]+\.[0-9]+(?!\.?[0-9])"
    r"|[0-9]{1,3}(?P<c>[ .\N{NO-BREAK SPACE}])(?:[0-9]{3}(?P=c))*000(?!(?P=c)?[0-9])"
    r"|(?P<isbn>[0-9]{1,5}-[0-9]{1,7}-[0-9]{1,7}-[0-9X])"
    r")(?!\w)"
)

# Digits of a number with an international prefix, with a leading zero, in groups, and in one run. A number in one run
# that begins with 1 has a country's prefix or is a Chinese mobile number, one with 7 or 8 is Russian.
_ABROAD, _LEADING_ZERO, _GROUPED = range(7, 16), range(9, 14), range(9, 12)
_MOST_GROUPS = 5
_RUN = re.compile("[2-9][0-9]{9}|[178][0-9]{10}")
# What a first group of a single digit may be: the prefix of a long-distance call.
_LONG_DISTANCE = "178"
_ISBN_10 = 10


def without_personal_data(text: str) -> str:
    """Return a text with a word in brackets in the place of e-mail addresses, IBANs, card and telephone numbers."""
    if "@" in text:
        text = _EMAIL.sub(EMAIL, text)
    if any(mark in text for mark in "([{"):
        text = _SPELT_EMAIL.sub(EMAIL, text)
    if sum(map(str.isdecimal, text)) < _ABROAD.start:  # as in nearly all questions
        return text
    for word, find in ((IBAN, ibans_in), (CARD, cards_in), (PHONE, phones_in)):
        for start, end in reversed(find(text)):
            text = text[:start] + word + text[end:]
    return text


def without_replacements(text: str) -> str:
    """Return a logged text without the words in brackets, which nobody has asked about."""
    return " ".join(_REPLACEMENT.sub(" ", text).split())


def phones_in(text: str) -> list[Span]:
    """Return where telephone numbers stand in a text (see the top of this module)."""
    masked = _OTHERS.sub(_mask, text)
    found = [span for digits in _DIGITS.finditer(masked) if (span := _phone(digits))]
    called = (Span(*number.span("number")) for number in _CALLED.finditer(masked))
    apart = (span for span in called if all(span.end <= other.start or other.end <= span.start for other in found))
    return sorted([*found, *apart])


def _mask(found: re.Match[str]) -> str:
    """Return letters in the place of a number that is no telephone number, and a group that is no ISBN unchanged."""
    if found["isbn"] and not _is_isbn_10(found["isbn"].replace("-", "")):
        return found[0]
    return "x" * len(found[0])


def _phone(found: re.Match[str]) -> Span | None:
    """Return where the longest telephone number in a match is, as a run of whole groups of digits; None without one."""
    groups = list(_GROUP.finditer(found[0]))
    for first, last in _runs(len(groups)):
        start, end = groups[first].start(), groups[last].end()
        while start and found[0][start - 1] in "+(":
            start -= 1
        is_whole = found[0][start - 1 : start].strip() == "" and found[0][end : end + 1].strip(" )") == ""
        if is_whole and _is_phone(found[0][start:end], [group[0] for group in groups[first : last + 1]]):
            return Span(found.start() + start, found.start() + end)
    return None


def _runs(groups: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last number of each run of groups, the longest runs first."""
    for length in range(groups, 0, -1):
        yield from ((first, first + length - 1) for first in range(groups - length + 1))


def _is_phone(written: str, groups: Sequence[str]) -> bool:
    """Whether groups of digits, as they are written with their marks, have the form of a telephone number."""
    digits = "".join(groups)
    if written.startswith("+") or (digits.startswith("00") and groups[0] != "000"):
        return len(digits.lstrip("0")) in _ABROAD
    if digits.startswith("0"):
        # Pairs that ascend are a list of numbers: "05 10 15 20 25 30 minutes".
        in_pairs = all(len(group) > 1 for group in groups[1:-1]) and sorted(groups, key=int) != list(groups)
        return len(digits) in _LEADING_ZERO and (len(groups) <= _MOST_GROUPS or in_pairs)
    if len(groups) == 1:
        return bool(_RUN.fullmatch(digits))
    if len(groups) > _MOST_GROUPS or len(digits) not in _GROUPED:
        return False
    first, *others = groups
    return (len(first) > 1 or first in _LONG_DISTANCE) and all(len(group) > 1 for group in others)


def _is_isbn_10(digits: str) -> bool:
    """Whether digits are an ISBN of ten: their sum, weighed by 10 to 1, is divisible by 11; X stands for 10."""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    weighed = (weight * value for weight, value in zip(range(_ISBN_10, 0, -1), values, strict=False))
    return len(values) == _ISBN_10 and sum(weighed) % 11 == 0
