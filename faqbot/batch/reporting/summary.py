"""The figures of a run, as one line and as tables of text: by outcome, by document, and the words that are missing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from faqbot.batch.tally import MOST_NAMES, OUTCOMES, Tally, outcomes_in_words
from faqbot.rendering.readable import one_line
from faqbot.rendering.rows import text_columns

# The rows of the tables: the documents that answered most, and the most frequent words that no document has.
MOST_LISTED_DOCUMENTS = 10
MOST_LISTED_WORDS = 10

# The widest name of a document in a table of text; a longer one loses its beginning, which names folders.
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Summary:
    """The number of questions of each outcome, and the number of records that could not be read (`errors`).

    An earlier run answered `before` of the questions; `seconds` is the time that answering the others took. `tally` has
    all that was counted.
    """

    answered: int
    chose: int
    abstained: int
    errors: int
    seconds: float
    before: int = 0
    tally: Tally = field(default_factory=Tally)

    @property
    def total(self) -> int:
        """The number of all questions."""
        return self.answered + self.chose + self.abstained + self.errors

    @property
    def is_old(self) -> bool:
        """Whether an earlier run answered all questions already."""
        return self.before == self.total > 0

    def __str__(self) -> str:
        counted = f"{self.total:,} question{'s' * (self.total != 1)}"
        outcomes = outcomes_in_words(self.tally.outcomes)
        if self.is_old:
            return f"already done: {counted}: {outcomes}"
        rate = f"{(self.total - self.before) / max(self.seconds, 1e-9):,.0f}/s"
        earlier = f", {self.before:,} of them before" if self.before else ""
        return f"{counted} in {self.seconds:.1f} s ({rate}{earlier}): {outcomes}"


def summarised(tally: Tally, seconds: float, before: int = 0) -> Summary:
    """Print warnings about the columns that were not copied as they are, and return the summary."""
    _warn("columns renamed, as in `answer (yours)`, because batch writes columns of the same name", tally.renamed)
    _warn("columns left out because the first record does not have them", tally.late)
    return summary_of(tally, seconds, before)


def summary_of(tally: Tally, seconds: float = 0.0, before: int = 0) -> Summary:
    """Return the summary of a tally."""
    answered, chose, abstained, errors = (tally.outcomes[name] for name in OUTCOMES)
    return Summary(answered, chose, abstained, errors, seconds, before, tally)


def outcome_rows(tally: Tally) -> list[tuple[str, str, str]]:
    """Return a row for each outcome: its name, the number of questions, and their share."""
    total = max(tally.outcomes.total(), 1)
    return [(said, f"{tally.outcomes[name]:,}", _share(tally.outcomes[name], total)) for name, said in OUTCOMES.items()]


def document_rows(tally: Tally, most: int = MOST_LISTED_DOCUMENTS) -> list[tuple[str, str, str]]:
    """Return a row for each document with answers: its path, the number of answers, and their share of all answers."""
    ranked = sorted(tally.documents.items(), key=lambda item: (-item[1], item[0]))
    total = max(tally.documents.total(), 1)
    rows = [(one_line(path), f"{count:,}", _share(count, total)) for path, count in ranked[:most]]
    if len(ranked) > most:
        rest = sum(count for _, count in ranked[most:])
        rows.append((f"{len(ranked) - most:,} more", f"{rest:,}", _share(rest, total)))
    return rows


def word_rows(tally: Tally, most: int = MOST_LISTED_WORDS) -> list[tuple[str, str]]:
    """Return the most frequent words that no document has, with the number of unanswered questions that have them."""
    return [(one_line(word), f"{count:,}") for word, count in tally.frequent_words(most)]


def summary_lines(tally: Tally) -> Iterator[str]:
    """Yield the lines of the tables; a table without rows is left out."""
    yield from _table(("outcome", "questions", "share"), outcome_rows(tally))
    yield from _table(("answered from", "questions", "share"), document_rows(tally))
    yield from _table(("words that no document mentions", "questions"), word_rows(tally))


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a blank line and the lines of a table, whose numbers are set to the right."""
    if not rows:
        return
    shown = [header, *([name_end(row[0], _WIDEST), *row[1:]] for row in rows)]
    widths = [max(text_columns(row[at]) for row in shown) for at in range(len(header))]
    yield ""
    for row in shown:
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0] + " " * (widths[0] - text_columns(row[0])), *cells))


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.0f} %"


def name_end(name: str, most: int) -> str:
    """Return the name of a document; of a name with more than `most` characters the end, which tells files apart."""
    return name if len(name) <= most else f"…{name[1 - most :]}"


def _warn(reason: str, columns: Iterable[str]) -> None:
    """Print a warning that names the first `MOST_NAMES` of these columns; without columns, print nothing."""
    names = list(map(one_line, columns))
    if names:
        shown = [*names[:MOST_NAMES], "…"] if len(names) > MOST_NAMES else names
        print(f"faqbot: warning: {reason}: {', '.join(shown)}", file=sys.stderr)
