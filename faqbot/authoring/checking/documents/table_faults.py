"""Find the rows of a table that are left out or mended, and its columns that are not searched."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.authoring.checking.finding import Finding
from faqbot.corpus.document import Document
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.readers.tables import read_rows
from faqbot.corpus.records.columns import all_pair_columns_of
from faqbot.corpus.records.delimited import DELIMITED
from faqbot.corpus.records.heads import read_head
from faqbot.errors import NoPairsError

_QUOTES = "Put double quotes around each cell that has the separator in it."
# The kinds of faults of rows (see `readers.tables.Rows`): the code, what is wrong, and what to do.
_FAULTS = {
    "above": ("row-above-header", "The row stands above the header of the table and is left out.",
              "Move it below the header, if it is an entry."),
    "joined": ("mended-row", "A cell without quotes has the separator in it; the row was joined again.", _QUOTES),
    "surplus": ("broken-row", "The row has more cells than the header and is left out.", _QUOTES),
    "shifted": ("broken-row", "The cells of the row are in the wrong columns; the row is left out.", _QUOTES),
    "short": ("short-row", "The row has fewer cells than the header; the missing cells count as empty.",
              "Add the missing cells."),
    "incomplete": ("empty-answer", "The row lacks its question or its answer and is left out.",
                   "Write what is missing, or remove the row."),
    "off": ("switched-off-row", "The row is switched off and is left out.", "Nothing, if this is meant."),
}  # fmt: skip
# The beginnings of the names that columns without a name get.
_UNNAMED = ("column_", "Unnamed: ")
_MOST_NAMED = 8


def check_table(text: str, name: str, path: str, document: Document) -> Iterator[Finding]:
    """Yield the findings about the rows and the columns of a table; `name` is the name that it is cited by."""
    if not text.strip():
        return
    try:
        head = read_head(text, name) if suffix_of(name) in DELIMITED else None
    except NoPairsError:
        if document.pairs or document.facts:
            return  # neither facts nor rows marked as questions and answers have columns that could be wrong
        raise
    rows = read_rows(text, name, head)
    for kind, lines in rows.faults.items():
        code, problem, remedy = _FAULTS[kind]
        yield from (Finding(code, path, line, problem, remedy) for line in lines)
    for line, place in rows.unread:
        remedy = "Give it a question and an answer, or remove it."
        yield Finding("unread-json", path, line, f"No question with an answer is in {place}; it is left out.", remedy)
    if head is not None and head.is_pair:
        return
    columns = head.columns if head is not None else _keys(document)
    if unused := unused_columns(columns):
        listed = ", ".join(unused[:_MOST_NAMED]) + (", …" if len(unused) > _MOST_NAMED else "")
        problem = f"{'This column is' if len(unused) == 1 else 'These columns are'} not searched: {listed}."
        remedy = "Nothing, if they are for other programs; they are passed on in the output of --json."
        yield Finding("unused-column", path, head.first - 1 if head is not None else None, problem, remedy)


def unused_columns(columns: tuple[str, ...]) -> list[str]:
    """Return the columns of a table that have no role for an answer."""
    used: set[str | None] = set()
    for pair in all_pair_columns_of(columns):
        used |= {pair.question, pair.answer, pair.id, pair.section, pair.topic}
        used |= {*pair.wordings, *pair.tags, *pair.details, *pair.switches, *pair.off_switches}
    return [name for name in columns if name not in used and not name.startswith(_UNNAMED)]


def _keys(document: Document) -> tuple[str, ...]:
    """Return the names of the values in the objects of a JSON table, as columns."""
    return ("question", "answer", *dict.fromkeys(key for pair in document.pairs for key in pair.metadata))
