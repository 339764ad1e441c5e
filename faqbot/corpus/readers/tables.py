"""Read tables of question/answer pairs: CSV, TSV, JSON Lines and JSON.

The names of the columns say which of them hold the question, the answer, further wordings of the question, and what a
row is about (see `records.columns`). All columns but the question and the answer become metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from faqbot.corpus.document import Document, LeftOut, Pair
from faqbot.corpus.readers.exports.articles import with_parts
from faqbot.corpus.readers.exports.yaml_pairs import YAML_SUFFIXES, pairs_of_yaml
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.readers.sheets.fact_rows import other_rows_of_text
from faqbot.corpus.records.bot_exports import is_bot_export, restored, restored_objects, unescaped
from faqbot.corpus.records.broken_rows import ColumnEvidence, is_odd_switch, is_plain, is_shifted, mended
from faqbot.corpus.records.columns import PairColumns, all_pair_columns_of, pair_columns_of
from faqbot.corpus.records.delimited import DELIMITED, read_records
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.groups.row_groups import GroupedRows, RowGroups
from faqbot.corpus.records.heads import (
    Head,
    header_test,
    look_at_columns,
    look_at_groups,
    read_head,
    without_empty_end,
)
from faqbot.corpus.records.json_records import LINES_SUFFIX, parse_object
from faqbot.corpus.records.json_tree import JsonTree
from faqbot.corpus.records.pair_tree import FoundRecord, PairTree, with_languages
from faqbot.corpus.records.pairs.record_pairs import is_half, is_of_report, pair_of_record, with_joined_problems
from faqbot.corpus.records.pairs.wordings import is_off
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError, SwitchedOffError
from faqbot.system.callers import warn_caller

# Most rows named in a warning.
_NAMED_ROWS = 5
# The kinds of faults of rows (see `Rows`).
_FAULTS = ("above", "joined", "surplus", "shifted", "short", "incomplete", "off")


class Rows(NamedTuple):
    """What a table or a part of a table holds: its pairs, what is left out, and its faults.

    `faults` holds, for each kind of fault, the first lines of the rows: `above` are data above the header, `joined`
    rows had a separator in a cell and were mended, `surplus` rows have more cells than the header and `shifted` rows
    have cells in the wrong columns, `short` rows have fewer cells than the header, `incomplete` rows have no question
    or no answer, `off` rows are not in use. `unread` are places in JSON that hold no pair, each as (line, path).
    """

    pairs: list[Pair]
    left_out: list[LeftOut]
    faults: dict[str, list[int]]
    unread: list[tuple[int, str]]
    title: str = ""


def read_table(text: str, path: str, fallback_title: str) -> Document:
    """Return the pairs of a table, each with its lines, or the rows of a table of facts (see `fact_rows`).

    Raises `NoPairsError` if the table has no columns for questions and answers or no row with both, and `CorpusError`
    if the file is not valid in its format. Rows without a question or an answer and rows that are not in use are left
    out, with a `CorpusWarning`, and so is what is no pair in JSON.
    """
    if not text.strip():
        return Document(path, fallback_title)
    head = None
    if suffix_of(path) in DELIMITED:
        try:
            head = read_head(text, path)
        except NoPairsError as error:
            others = other_rows_of_text(text, path)
            if not others.any:
                raise NoPairsError(error.message + others.fault, path=path, line=error.line) from None
            return Document(path, fallback_title, pairs=tuple(others.pairs), facts=tuple(others.facts))
    rows = read_rows(text, path, head)
    warn_of_rows(rows.faults, rows.unread, head, path, any_pair=bool(rows.pairs))
    return Document(path, rows.title or fallback_title, pairs=tuple(rows.pairs), left_out=tuple(rows.left_out))


def read_rows(text: str, path: str, head: Head | None, *, line: int = 1) -> Rows:
    """Return the rows of a table, or of a part of a table that begins on line `line`.

    Raises `CorpusError` as `read_table` does; rows without any pair are not an error here (see `warn_of_rows`).
    """
    rows = no_rows()
    if head is None:
        records, title = _records(text, path, line, rows)
        add_records(rows, records, None, path)
        return rows._replace(title=title)
    # A table with groups is never cut into parts, so what is above the first row of a part does not matter.
    groups = look_at_groups(text, head) if line == 1 else RowGroups()
    records = _delimited(text, path, head, line, rows, GroupedRows(groups, head.title))
    columns = all_pair_columns_of(head.columns)
    if head.is_pair and head.dialect.delimiter == "\t":
        records = unescaped(records, columns[0].answer)
    names_once = columns[0].names_problem and head.columns.index(columns[0].question or "") in groups.said_once
    add_records(rows, records, columns, path, joins_problems=names_once)
    return rows._replace(title="" if groups.is_titled else head.title)


def no_rows() -> Rows:
    """Return rows to add to."""
    return Rows([], [], {kind: [] for kind in _FAULTS}, [])


def add_records(
    rows: Rows,
    records: Iterable[FoundRecord],
    fixed: Sequence[PairColumns] | None,
    path: str,
    *,
    joins_problems: bool = False,
) -> None:
    """Add the pairs of records, and what is wrong with records, to rows; `fixed` are the columns if all share them.

    With `joins_problems`, records with the same question below each other are one pair.
    """
    is_export = fixed is not None and is_bot_export(fixed[0])
    records = unescaped(records, fixed[0].answer) if fixed and is_export else records
    for lines, values, names in records:
        every = all_pair_columns_of(tuple(values)) if fixed is None else fixed
        if (every[0].switches or every[0].off_switches) and is_off(values, every[0]):
            rows.faults["off"].append(lines[0])
            rows.left_out.append(LeftOut(lines, "switched off"))
            continue
        pair = None if is_of_report(names, every[0]) else pair_of_record(values, every[0], lines, names, path)
        if pair is not None and len(every) == 1:
            rows.pairs.append(pair)
            continue
        found = (pair, *(pair_of_record(values, columns, lines, names, path) for columns in every[1:]))
        rows.pairs.extend(one for one in found if one is not None)
        if not any(found):
            rows.left_out.append(LeftOut(lines, "incomplete row"))
        if not any(found) or is_half(values, every, found):
            rows.faults["incomplete"].append(lines[0])
    if joins_problems:
        rows.pairs[:] = with_joined_problems(rows.pairs)
    if is_export:
        rows.pairs[:] = restored(rows.pairs)
    elif fixed is None:
        rows.pairs[:] = restored_objects(rows.pairs)


def warn_of_rows(
    faults: Mapping[str, Sequence[int]],
    unread: Sequence[tuple[int, str]],
    head: Head | None,
    path: str,
    *,
    any_pair: bool,
    cell: Callable[[int], str] | None = None,
) -> None:
    """Warn of rows at fault and of what was not read (see `Rows`); raise `NoPairsError` if the table has no pair.

    `any_pair` says whether the table has a pair, and `head` is the head of a delimited table. `cell`, if given, returns
    the name of the cell that people find on a line.
    """
    above, incomplete, off = (faults[kind] for kind in ("above", "incomplete", "off"))
    if above:
        _warn(f"{_rows(above, cell)} above the header, left out", path, None if cell else above[0])
    if head is not None:
        _warn_of_cells(faults, head, path)
    if incomplete and not any_pair and not off:
        message = "no row has both a question and an answer, under names such as `question` and `answer`"
        raise NoPairsError(message, path=path)
    if off and not any_pair:
        raise SwitchedOffError("no row has a question and an answer and is switched on", path=path)
    if unread and not any_pair:
        raise NoPairsError("no list of objects with question and answer", path=path)
    if (faults["surplus"] or faults["shifted"]) and not any_pair:
        raise NoPairsError("no row fits the header", path=path)
    if incomplete:
        message = f"{_rows(incomplete, cell)} without a question or an answer, left out"
        _warn(message, path, None if cell else incomplete[0])
    if off:
        _warn(f"{_rows(off, cell)} switched off, left out", path, None if cell else off[0])
    if unread:
        named = [f"{place} (line {line})" for line, place in unread[:_NAMED_ROWS]]
        more = f" and {len(unread) - _NAMED_ROWS:,} more places" if len(unread) > _NAMED_ROWS else ""
        _warn(f"no question with an answer in {', '.join(named)}{more}; left out", path, unread[0][0])


def _warn_of_cells(faults: Mapping[str, Sequence[int]], head: Head, path: str) -> None:
    """Warn of rows of a delimited table with more or fewer cells than its header, and say what was done with them."""
    mark = "tab" if head.dialect.delimiter == "\t" else f"`{head.dialect.delimiter}`"
    width, advice = len(head.columns), f"put cells with a {mark} in quotes"
    messages = {
        "joined": f"with an unquoted {mark} in a cell, joined again; {advice}",
        "surplus": f"with more cells than the header's {width}, left out; {advice}",
        "shifted": f"with cells in the wrong columns, left out; {advice}",
        "short": f"with fewer cells than the header's {width}; the missing cells count as empty",
    }
    for kind, message in messages.items():
        if faults[kind]:
            _warn(f"{_rows(faults[kind])} {message}", path, faults[kind][0])


def _warn(message: str, path: str, line: int | None) -> None:
    warn_caller(CorpusWarning(message, path=path, line=line))


def _records(text: str, path: str, line: int, rows: Rows) -> tuple[Iterator[FoundRecord], str]:
    """Return the records of JSON or YAML, and their title; what is no record is added to `rows`."""
    if suffix_of(path) == LINES_SUFFIX:
        return with_parts(_json_lines(text, path, line, rows)), ""
    if suffix_of(path) in YAML_SUFFIXES:
        found = pairs_of_yaml(text, path)
        rows.unread.extend(found.unread)
        rows.left_out.extend(found.left_out)
        return with_parts(found.found), found.title
    try:
        tree = JsonTree(text, path)
    except CorpusError as error:
        if "Extra data" not in error.message:
            raise
        return with_parts(_json_lines(text, path, line, rows)), ""  # JSON Lines, but for the suffix
    _keep_unread(tree, rows)
    return with_parts(tree.found), tree.title


def _json_lines(text: str, path: str, line: int, rows: Rows) -> Iterator[FoundRecord]:
    """Yield the objects of JSON Lines; an object that is no pair may hold pairs."""
    feed = feed_of(text, line)
    for content in feed:
        if not content.strip():
            continue
        lines = (feed.number - 1, feed.number - 1)
        value = parse_object(content.rstrip("\r\n"), path, lines[0])
        columns = all_pair_columns_of(tuple(value))[0]
        if isinstance(value.get(columns.question or ""), dict):
            value = with_languages(value)
        if (columns.question and columns.answer) or not any(isinstance(one, dict | list) for one in value.values()):
            yield FoundRecord(lines, value)
            continue
        tree = JsonTree(content, path, line=lines[0])
        _keep_unread(tree, rows)
        yield from tree.found


def _keep_unread(tree: PairTree[Any], rows: Rows) -> None:
    rows.unread.extend(tree.unread)
    rows.left_out.extend(tree.left_out)


def _delimited(text: str, path: str, head: Head, line: int, rows: Rows, grouped: GroupedRows) -> Iterator[FoundRecord]:
    feed = feed_of(text, line)
    if line < head.first:
        rows.left_out.extend(LeftOut(lines, "above the table") for lines in head.above)
        rows.faults["above"].extend(head.data_above)
        feed.skip_to(head.first)
    width, switches, evidence = len(head.columns), _switches(head), head.evidence
    is_header = header_test(head)
    for lines, given in read_records(feed, path, head.dialect):
        cells = given if len(given) == width else without_empty_end(given, width)
        if len(cells) == width and is_header(cells):
            rows.left_out.append(LeftOut(lines, "header"))
            continue
        if len(given) != width or (switches and any(map(is_odd_switch, map(given.__getitem__, switches)))):
            evidence = evidence or look_at_columns(text, head)
            settled = _settled(given, cells, head, evidence, lines[0], rows)
            if settled is None:
                rows.left_out.append(LeftOut(lines, "broken row"))
                continue
            cells = settled
        filled = grouped.filled(cells)
        if filled is None:
            rows.left_out.append(LeftOut(lines, "heading"))
            continue
        yield FoundRecord(lines, dict(zip(head.columns, filled, strict=False)), grouped.names)


def _switches(head: Head) -> list[int]:
    columns = pair_columns_of(head.columns)
    return [head.columns.index(name) for name in (*columns.switches, *columns.off_switches)]


def _settled(
    given: list[str], cells: list[str], head: Head, evidence: ColumnEvidence, line: int, rows: Rows
) -> list[str] | None:
    """Return the cells of a row that does not fit the header, mended if need be; None if that cannot be decided.

    `given` are the cells as they stand in the file, `cells` are the same without empty surplus cells at the end.
    """
    shifted = is_shifted(cells, evidence)
    if len(cells) < len(head.columns) and not shifted:
        rows.faults["short"].append(line)
        return cells
    if len(cells) == len(head.columns) and is_plain(cells, evidence):
        return cells
    found = mended(given, evidence, head.dialect.delimiter)
    if found is None and len(cells) == len(head.columns) and not shifted:
        return cells
    kind = "joined" if found else "shifted" if len(cells) <= len(head.columns) else "surplus"
    rows.faults[kind].append(line)
    return found


def _rows(numbers: Sequence[int], cell: Callable[[int], str] | None = None) -> str:
    """Return the number of rows, and the lines or the cells of the first few: "2 rows (lines 4, 9)"."""
    end, plural = ", …" if len(numbers) > _NAMED_ROWS else "", "s" * (len(numbers) > 1)
    shown = ", ".join(map(cell or str, numbers[:_NAMED_ROWS])) + end
    return f"{len(numbers)} row{plural} ({'' if cell else f'line{plural} '}{shown})"
