"""Read the questions of a workbook (.xlsx, .ods): the rows of the first sheet that has a column of questions.

A cell is read as the text that people see in it (`corpus.readers.sheets`). The header may stand below a title. Rows
have the numbers that the program of the workbook shows.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.batch.input import Raw, Table, has_question, is_headless, is_question
from faqbot.batch.question_columns import no_question
from faqbot.corpus.readers.sheets.sheet import Sheet
from faqbot.corpus.readers.sheets.workbook_reader import read_sheets
from faqbot.corpus.records.columns import unique_names
from faqbot.corpus.records.delimited import Dialect
from faqbot.errors import CorpusError, CorpusWarning, QuestionsError

WORKBOOK_FORMATS = ("xlsx", "ods")

# The first bytes of every workbook: it is a ZIP archive.
ARCHIVE_MARK = b"PK\x03\x04"

# The header is looked for in this many rows with text: workbooks have a title, a date and the like above.
_MOST_ABOVE = 20
# The dialect has no meaning for cells that are apart already.
_NO_DIALECT = Dialect("\t")


class QuestionSheet(NamedTuple):
    """The layout of a sheet of questions, and its rows below the header."""

    layout: Table
    raws: list[Raw]


def read_question_sheet(data: bytes, path: str, owned: frozenset[str], columns: Sequence[str]) -> QuestionSheet:
    """Return the questions of a workbook; the other parameters are as in `input.layout_of`.

    Raises `QuestionsError` for a damaged workbook and for one without a column of questions. A `CorpusWarning` names
    the sheets that are left out.
    """
    try:
        sheets = [sheet for sheet in read_sheets(data, path) if sheet.rows and not sheet.is_hidden]
    except CorpusError as error:
        raise QuestionsError(error.message, path=path) from error
    for sheet in sheets:
        found = _questions_in(sheet, owned, tuple(columns))
        if found is not None:
            _warn_of_others(sheets, sheet, path)
            return found
    if len(sheets) == 1 and not columns and (found := _without_header(sheets[0], owned, path)) is not None:
        return found
    if not sheets:
        return QuestionSheet(Table(_NO_DIALECT, tuple(columns) or ("question",), owned, tuple(columns)), [])
    first = sheets[0]
    header = unique_names(next(cells for _, cells in _rows_of(first)))
    sheet_name = f"the sheet {first.name!r}: " if len(sheets) > 1 else ""
    raise QuestionsError(sheet_name + no_question(header, columns), path=path)


def _questions_in(sheet: Sheet, owned: frozenset[str], columns: tuple[str, ...]) -> QuestionSheet | None:
    """Return the questions of a sheet, or None if it has no column of questions."""
    rows = _rows_of(sheet)
    for at, (number, cells) in enumerate(islice(rows, _MOST_ABOVE)):
        names = unique_names(cells)
        if has_question(names, columns):
            return QuestionSheet(Table(_NO_DIALECT, names, owned, columns), [Raw(*row) for row in rows])
        if at == 0 and not columns and is_question(names):
            return QuestionSheet(*_all_questions(owned, [(number, cells), *rows]))
    return None


def _without_header(sheet: Sheet, owned: frozenset[str], path: str) -> QuestionSheet | None:
    """Return the questions of a sheet with one column that has no known name; None for any other sheet."""
    rows = list(_rows_of(sheet))
    return QuestionSheet(*_all_questions(owned, rows)) if is_headless(unique_names(rows[0][1]), path) else None


def _all_questions(owned: frozenset[str], rows: Iterable[tuple[int, list[str]]]) -> tuple[Table, list[Raw]]:
    return Table(_NO_DIALECT, ("question",), owned), [Raw(*row) for row in rows]


def _rows_of(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that has text; all rows have the columns that hold any text."""
    columns = sorted({column for cells in sheet.rows.values() for column in cells})
    for number in sorted(sheet.rows):
        yield number, [sheet.rows[number].get(column, "") for column in columns]


def _warn_of_others(sheets: Sequence[Sheet], asked: Sheet, path: str) -> None:
    others = [repr(sheet.name) for sheet in sheets if sheet is not asked]
    if others:
        message = f"only the sheet {asked.name!r} is answered; left out: {', '.join(others)}"
        warnings.warn(CorpusWarning(message, path=path), stacklevel=3)
