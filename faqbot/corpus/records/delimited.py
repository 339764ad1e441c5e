"""What every reader of CSV and TSV in this process shares."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from io import StringIO

from faqbot.errors import CorpusError

# The limit is a C long, which has 32 bits on Windows.
_LARGEST = 2**31 - 1
_LOCK = threading.Lock()


def allow_large_cells() -> None:
    """Let `csv` read cells of any length; each reader has its own limit, with its own message.

    csv's limit is one for the whole process. It is raised once and never lowered, because a thread that lowers it,
    be it to what it was, breaks the reading of another.
    """
    with _LOCK:
        if csv.field_size_limit() < _LARGEST:
            csv.field_size_limit(_LARGEST)


def read_records(
    text: str, path: str, delimiter: str, *, keep_empty: bool = False, line: int = 1
) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Yield each record's cells with its first and last line, 1-based; one of empty cells only is a blank line.

    Where an empty cell means something, `keep_empty` yields records of several empty cells, too. `line` is the number
    of the first line, if the text is a part of a file.

    Raises `CorpusError` with the line where a record begins whose quotes are broken.
    """
    allow_large_cells()
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = last = line - 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise CorpusError(f"broken quoting: {error}", path=path, line=last + 1) from error
        first, last = last + 1, before + reader.line_num
        if any(cell.strip() for cell in cells) or (keep_empty and len(cells) > 1):
            yield (first, last), cells
