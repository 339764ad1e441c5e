"""Records as lines of CSV or TSV that a spreadsheet reads as text and never runs as a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from faqbot.rendering.readable import to_json

# A spreadsheet runs a cell that begins like this as a formula; an apostrophe before it makes it text. The list is that
# of OWASP ("CSV Injection"): the signs also in full and small width, and what may stand unseen before them; a cell that
# begins with a tab or line end is text in any case.
_SIGN = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
_FORMULA = re.compile(rf"[\t\r\n]|[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[{_SIGN}]")
# A spreadsheet that is set to another separator than that of the file cuts cells in the middle, whatever is quoted: at
# its separator, and at a line end, because a quote is a quote only where it begins what the spreadsheet takes for a
# cell. A formula may begin there. In prose, a dash or plus sign is followed by something else than a letter.
_SEPARATORS = ",;\t"
_NUMBER = re.compile(r"[+-]?(?:\d++(?:\.\d*+)?|\.\d+)(?:[eE][+-]?\d+)?")


class DelimitedLines:
    """A writer of records, one at a time: each becomes a line of CSV, or with a tab as the delimiter of TSV.

    `clean` changes each text before it is written. Several threads must not share a writer.
    """

    def __init__(self, delimiter: str, clean: Callable[[str], str] | None = None) -> None:
        self._lines = _Last()
        self._plain = csv.writer(self._lines, delimiter=delimiter, lineterminator="\n")
        # For rows with a bare carriage return: most readers take it as a line end, but Python 3.11 does not quote it.
        self._quoted = csv.writer(self._lines, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self._clean = clean
        others = _SEPARATORS.replace(delimiter, "")
        self._cut_formula = re.compile(rf"([{others}]|(?!\A)[\r\n][ ]*+)(?=[=@\uff1d\uff20]|[+\-\uff0b\uff0d][A-Za-z])")

    def line(self, values: Sequence[Any]) -> str:
        """Return the line of a record, with its line end."""
        cells = [self._text(value) if type(value) is str else self._cell(value) for value in values]
        self._plain.writerow(cells)
        if "\r" in self._lines.last:
            self._quoted.writerow(cells)
        return self._lines.last

    def _cell(self, value: Any) -> Any:
        return value if isinstance(value, bool | int | float) else self._text(flat(value))

    def _text(self, text: str) -> str:
        if not text:  # as most cells of an answer are
            return text
        if self._clean:
            text = self._clean(text)
        text = self._cut_formula.sub(r"\1'", text)
        return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


class _Last:
    """A file for a csv writer that keeps only the last line written. Several threads must not share it."""

    last = ""

    def write(self, line: str) -> None:
        self.last = line


def flat(value: object) -> str:
    """Return a value as the text of one cell: the items of a list joined by spaces, an object as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(item, list | Mapping) for item in value):
        return " ".join(map(flat, value))
    return to_json(value) if isinstance(value, list | Mapping) else str(value)
