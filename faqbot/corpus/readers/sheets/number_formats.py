"""Show numbers as people see them: dates and times, percentages, currencies, and the decimals of their format.

Dates are in ISO, whatever the format, because a program shows them as the settings of the computer say. For the same
reason there are no separators of thousands, and the decimal separator is a point.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

# The formats that every workbook has without defining them, as far as they show more than the number. (Those from 27 to
# 36 and from 50 to 58 are dates in the programs of East Asia.)
_BUILT_IN = {
    **dict.fromkeys((*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), "hh:mm:ss"),
    **dict.fromkeys((37, 38), "#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00"),
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 22: "yyyy-mm-dd hh:mm", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
# The parts of a format: a quoted text or an escaped sign, a currency, a condition or a colour, a sign that only takes
# up room, places for figures, and anything else.
_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\[\]-]*+)(?:-[^\[\]]*+)?\]|(?P<elapsed>\[[hms]{1,3}\])|\[[^\[\]]*+\]|'
    r"[_*].|(?P<places>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)(?!/)|(?P<scale>,)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_CALENDAR, _CLOCK = frozenset("yd"), frozenset("hs")
# Signs that stand for themselves, and those of a format that is not followed (fractions, powers, the general format).
_PLAIN = frozenset("-+()  :'<=>~^{}$€£¥₽₹%")
# Dates that a workbook can hold. The first number with a date is 1; day 60 is the 29 February 1900 that never was.
_EPOCH, _EPOCH_1904 = (datetime.fromisoformat(day) for day in ("1899-12-30", "1904-01-01"))
_LAST_DAY = 2_958_465
_LONGEST_FORMAT = 255
_MOST_DECIMALS = 15
_EXACT = 1e15  # whole numbers below this are exact


class NumberFormat(NamedTuple):
    """What a format says: `kind` is "date", "time", "moment", "elapsed", "number" or "" for the plain number.

    A number has `decimals`, and texts before and behind it; `is_percent` multiplies it by a hundred.
    """

    kind: str = ""
    decimals: int = 0
    before: str = ""
    behind: str = ""
    is_percent: bool = False


@lru_cache(maxsize=1_000)
def number_format(number: int, codes: tuple[tuple[int, str], ...] = ()) -> NumberFormat:
    """Return the format with a number; `codes` are the formats that the workbook defines."""
    return parsed_format(dict(codes).get(number, _BUILT_IN.get(number, "")))


@lru_cache(maxsize=1_000)
def parsed_format(code: str) -> NumberFormat:
    """Return what the code of a format says about positive numbers, such as `0.00 "€"` or `dd.mm.yyyy`."""
    if len(code) > _LONGEST_FORMAT or code.casefold() in ("", "general", "standard", "@"):
        return NumberFormat()
    parts = list(_PARTS.finditer(_first_section(code)))
    letters = "".join(match["other"] for match in parts if match["other"]).casefold()
    if any(match["elapsed"] for match in parts):
        return NumberFormat("elapsed")
    has_date, has_time = bool(_CALENDAR & set(letters)), bool(_CLOCK & set(letters))
    if has_date or has_time:
        return NumberFormat("moment" if has_date and has_time else "date" if has_date else "time")
    if set(letters) - _PLAIN or sum(bool(match["places"]) for match in parts) != 1 or any(m["scale"] for m in parts):
        return NumberFormat("date") if set(letters) <= set("m -/.,年月") and "m" in letters else NumberFormat()
    at = next(at for at, match in enumerate(parts) if match["places"])
    places = parts[at]["places"]
    before, behind = ("".join(map(_shown, run)) for run in (parts[:at], parts[at + 1 :]))
    decimals = min(len(places.partition(".")[2]), _MOST_DECIMALS)
    return NumberFormat("number", decimals, before.lstrip(), behind.rstrip(), "%" in letters)


def shown_number(text: str, format_: NumberFormat, *, is_1904: bool = False) -> str:
    """Return a number of a workbook as it is shown; a text that is no number is returned as it is."""
    try:
        value = float(text)
    except ValueError:
        return text
    if value - value != 0:  # infinite, or not a number
        return text
    if format_.kind == "number":
        shown = value * 100 if format_.is_percent else value
        return f"{'-' if shown < 0 else ''}{format_.before}{abs(shown):.{format_.decimals}f}{format_.behind}"
    if format_.kind and 0 <= value <= _LAST_DAY:
        return _shown_date(value, format_.kind, is_1904=is_1904)
    return plain_number(value)


def plain_number(value: float) -> str:
    """Return a number with no more figures than a cell of a workbook has: 19.0 is "19", and 0.1 + 0.2 is "0.3"."""
    if value == int(value) and abs(value) < _EXACT:
        return str(int(value))
    return f"{value:.15g}"


def _shown_date(value: float, kind: str, *, is_1904: bool) -> str:
    seconds = round(value * 86_400)
    if kind == "elapsed":
        hours, rest = divmod(seconds, 3_600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    moment = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=seconds // 86_400, seconds=seconds % 86_400)
    if not is_1904 and value < len(range(60)):
        moment += timedelta(days=1)  # before the day that never was
    clock = f"{moment:%H:%M}" if moment.second == 0 else f"{moment:%H:%M:%S}"
    if kind == "time":
        return clock
    day = moment.date().isoformat()
    return f"{day} {clock}" if kind == "moment" or seconds % 86_400 else day


def _first_section(code: str) -> str:
    """Return the part of a format that is for positive numbers: what stands before a semicolon."""
    is_quoted = False
    for at, sign in enumerate(code):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == ";" and not is_quoted and code[at - 1 : at] != "\\":
            return code[:at]
    return code


def _shown(part: re.Match[str]) -> str:
    """Return what a part of a format shows beside the number."""
    return part["quoted"] or part["escaped"] or part["currency"] or part["other"] or ""
