"""Read a workbook: the tables of question/answer pairs in all its sheets, cited by sheet and cell.

The text of the document has the rows of all sheets, each with tabs between its cells. A sheet without questions and
answers is left out, and so is a hidden one; a warning names both. The name of a sheet is a heading if several sheets
have pairs and the name says something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faqbot.corpus.document import Document
from faqbot.corpus.files.decoding import LONGEST_LINE
from faqbot.corpus.place import Place
from faqbot.corpus.readers.archives import SafeArchive, open_archive
from faqbot.corpus.readers.file_kinds import archive_kind
from faqbot.corpus.readers.sheets.excel_sheets import read_excel_sheets
from faqbot.corpus.readers.sheets.open_document_sheets import read_open_document_sheets
from faqbot.corpus.readers.sheets.sheet import Sheet
from faqbot.corpus.readers.sheets.sheet_table import SheetTable, read_sheet
from faqbot.corpus.readers.tables import no_rows, warn_of_rows
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError
from faqbot.system.callers import warn_caller
from faqbot.text.document_words import UNNAMED_SHEET

_OPEN_DOCUMENT, _EXCEL, _EXCEL_BINARY = "content.xml", "[Content_Types].xml", "xl/workbook.bin"
_EXCEL_BOOK = "xl/workbook.xml"  # where programs usually keep it
_DAMAGED = "the workbook is damaged: open it and save it again"
_UNNAMED = re.compile(UNNAMED_SHEET, re.IGNORECASE)
# Most sheets that a warning names, and the most that are read. Workbooks with a sheet for each day have some 400.
_MOST_NAMED, _MOST_SHEETS = 5, 1_000


def read_workbook(data: bytes, path: str, fallback_title: str) -> Document:
    """Return the pairs of all sheets of a workbook, each with its cells.

    Raises `CorpusError` for a file that is no workbook, or is damaged, protected or hostile, and `NoPairsError` for a
    workbook without any pair. Sheets and rows that are left out give a `CorpusWarning`.
    """
    try:
        return _document(_sheets_of(open_archive(data, path), path), path, fallback_title)
    except CorpusError:
        raise
    except Exception as error:  # whatever else a damaged file leads to is one line, too
        raise CorpusError(_DAMAGED, path=path) from error


def read_sheets(data: bytes, path: str) -> list[Sheet]:
    """Return the sheets of a workbook; raise `CorpusError` as `read_workbook` does."""
    try:
        return _sheets_of(open_archive(data, path), path)
    except CorpusError:
        raise
    except Exception as error:
        raise CorpusError(_DAMAGED, path=path) from error


def _sheets_of(archive: SafeArchive, path: str) -> list[Sheet]:
    """Return the sheets of a workbook in the format that its content is in, whatever its suffix says."""
    if archive.has(_EXCEL_BINARY):
        message = "is a binary Excel workbook (.xlsb): open it in Excel or LibreOffice and save it as .xlsx"
        raise CorpusError(message, path=path)
    other = archive_kind(archive.has, _OPEN_DOCUMENT, _EXCEL_BOOK)
    if other and not archive.has(_EXCEL_BOOK):
        raise CorpusError(other, path=path)
    if archive.has(_EXCEL):
        return read_excel_sheets(archive, path)
    if archive.has(_OPEN_DOCUMENT):
        return read_open_document_sheets(archive, path)
    raise CorpusError("is an archive, but no workbook: give it the suffix of the format it is in", path=path)


def _document(sheets: Sequence[Sheet], path: str, fallback_title: str) -> Document:
    shown = [sheet for sheet in sheets if sheet.rows and not sheet.is_hidden]
    hidden = [sheet.name for sheet in sheets if sheet.rows and sheet.is_hidden]
    if len(shown) > _MOST_SHEETS:
        message = f"has {len(shown):,} sheets; faqbot reads up to {_MOST_SHEETS:,}. Split it into several files"
        raise CorpusError(message, path=path)
    if not shown and not hidden:
        return Document(path, fallback_title)
    if hidden:
        warn_caller(CorpusWarning(f"{_named(hidden, 'hidden sheet')} left out", path=path))
    return _joined(_tables(shown, path), path, fallback_title)


def _tables(sheets: Sequence[Sheet], path: str) -> list[SheetTable]:
    """Return the tables of the sheets; if several have pairs, those with a telling name or title are sections.

    A sheet of facts is one beside any other.
    """
    tables: list[SheetTable] = []
    line = 1
    for sheet in sheets:
        tables.append(read_sheet(sheet, path, line=line))
        line += len(tables[-1].text) + 1
    filled = [table for table in tables if table.rows.pairs or table.facts]
    has_sections = sum(bool(table.rows.pairs) for table in filled) > 1
    in_sections = [table for table in filled if len(filled) > 1 and (has_sections or table.facts)]
    return [_in_section(table) if table in in_sections else table for table in tables]


def _in_section(table: SheetTable) -> SheetTable:
    """Return a table whose rows are in a section: the name of the sheet, or else the title above the table."""
    name = " ".join(table.name.split())
    section = table.title if _UNNAMED.fullmatch(name) else name
    if not section:
        return table
    pairs = [replace(pair, section=" › ".join(filter(None, (section, pair.section)))) for pair in table.rows.pairs]
    facts = tuple(fact._replace(section=section) for fact in table.facts)
    return table._replace(rows=table.rows._replace(pairs=pairs), facts=facts)


def _joined(tables: Sequence[SheetTable], path: str, fallback_title: str) -> Document:
    """Return the document of all tables, with a blank line between two sheets."""
    text: list[str] = []
    places: list[Place | None] = []
    for table in tables:
        if text:
            text.append("")
            places.append(None)
        text += [line[:LONGEST_LINE] for line in table.text]
        places += table.places
    _warn(tables, places, path)
    titles = [table.title for table in tables if table.rows.pairs]
    return Document(
        path,
        (titles[0] if len(titles) == 1 else "") or fallback_title,
        pairs=tuple(pair for table in tables for pair in table.rows.pairs),
        facts=tuple(fact for table in tables for fact in table.facts),
        left_out=tuple(one for table in tables for one in table.rows.left_out),
        text=tuple(text),
        places=tuple(places),
    )


def _warn(tables: Sequence[SheetTable], places: Sequence[Place | None], path: str) -> None:
    """Warn of rows at fault and of sheets without pairs; raise `NoPairsError` if no sheet has a pair."""
    any_pair = any(table.rows.pairs or table.facts for table in tables)
    faults = {kind: [line for table in tables for line in table.rows.faults[kind]] for kind in no_rows().faults}
    unpaired = [table for table in tables if table.fault]
    if not any_pair and len(unpaired) == len(tables):
        raise _without_pairs(unpaired, path)
    warn_of_rows(faults, (), None, path, any_pair=any_pair, cell=lambda line: str(places[line - 1]).strip())
    if unpaired:
        message = f"{_named([table.name for table in unpaired], 'sheet')} without questions and answers, left out"
        warn_caller(CorpusWarning(message, path=path))


def _without_pairs(tables: Sequence[SheetTable], path: str) -> NoPairsError:
    if not tables:
        return NoPairsError("all sheets are hidden; show the one with the questions", path=path)
    fault = tables[0].fault
    reason = fault.message if fault else ""
    if len(tables) == 1:
        return NoPairsError(reason, path=path)
    return NoPairsError(f"no sheet has questions and answers; sheet {tables[0].name!r}: {reason}", path=path)


def _named(names: Sequence[str], noun: str) -> str:
    """Return the number of sheets and the names of the first few: "2 sheets (Prices, Notes)"."""
    shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    return f"{len(names)} {noun}{'s' * (len(names) > 1)} ({shown})"
