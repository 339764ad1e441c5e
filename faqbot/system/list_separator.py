"""The separator of CSV for Excel, which depends on the country that the user's system is set to.

Excel splits a CSV file at the list separator of the system: `;` where numbers have a decimal comma, and else `,`. A
first line `sep=;` would tell Excel the separator in any country, but then Excel does not heed the byte order mark, and
letters such as "é" come out wrong.
"""

from __future__ import annotations

import locale


def separator_of(said: str | None, *, for_excel: bool) -> str:
    """Return the separator that is `said`, or the one that Excel of this country expects, or a comma."""
    if said is not None:
        return said
    return list_separator(decimal_point()) if for_excel else ","


def list_separator(decimal: str) -> str:
    """Return the list separator of a country by the sign before the decimals of its numbers."""
    return ";" if decimal == "," else ","


def decimal_point() -> str:
    """Return the sign before the decimals of numbers in the country of the user; a point if it is not known."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return str(locale.localeconv()["decimal_point"])
    except locale.Error:  # the locale that the environment names is not installed
        return "."
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
