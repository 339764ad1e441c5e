"""The report of `faqbot learn`: what was rejected and why, what the rows are worth, and what became worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import Any

from faqbot.authoring.learning.drafted_rows import DraftedRows
from faqbot.authoring.learning.learning import Learnt
from faqbot.authoring.learning.screening import Rejection, counts_by_cause
from faqbot.authoring.learning.trial import Tried
from faqbot.authoring.learning.worth import PHRASINGS, PROBES, Compared, Worth
from faqbot.corpus.chunk import Chunk
from faqbot.evaluation.verdicts import QuestionVerdict
from faqbot.rendering.readable import one_line, percent

_WIDTH = 80
_NAME = 32
_CELL = 8

# The heading of the columns of a source; that of a labelled file is its name.
_HEADINGS = {PHRASINGS: "phrasings", PROBES: "own questions"}
_NOTES = (
    "phrasings: all rows, each asked as if it were not there (by cross-validation)",
    "own questions: the documents' own questions without their small words",
)

# The rows of the table: the name, and the verdicts that are counted.
_ANSWERABLE: tuple[tuple[str, tuple[QuestionVerdict, ...]], ...] = (
    ("  answered right", ("right",)),
    ("  answered wrong", ("wrong",)),
    ("  asked back", ("asked back with right", "asked back without right")),
    ("  not answered", ("not answered",)),
)
_UNANSWERABLE: tuple[tuple[str, tuple[QuestionVerdict, ...]], ...] = (
    ("  answered all the same", ("unanswerable answered",)),
    ("  asked back", ("unanswerable asked back",)),
)

# What became of a question, as the end of a sentence.
_WORDS: dict[QuestionVerdict, str] = {
    "right": "answered right",
    "wrong": "answered wrong",
    "asked back with right": "asked back with the right answer",
    "asked back without right": "asked back without the right answer",
    "not answered": "not answered",
    "unanswerable answered": "answered, though nothing answers it",
    "unanswerable asked back": "asked back, though nothing answers it",
    "rightly not answered": "rightly not answered",
}
# The same in a line each, of rows that were held out.
_SHORT_WORDS = {
    **_WORDS,
    "asked back with right": "asked back",
    "asked back without right": "asked back",
    "unanswerable answered": "decoy answered",
    "unanswerable asked back": "asked back",
}
_HELD_OUT = (
    "rows that were replied to rightly before, and are not now if they are asked as if they were not there. A row that "
    "is taken in gets its reply all the same, but questions like it may not:"
)


def learning_report(
    path: str, drafted: DraftedRows, learnt: Learnt, chunks: Sequence[Chunk], pull: Callable[[Compared], str]
) -> Iterator[str]:
    """Yield the lines of the report; `path` is the name of the file of rows.

    `pull` returns what pulls a question to its wrong answer, as the end of a sentence.
    """
    yield from _read(path, drafted, learnt)
    if learnt.rejected:
        yield from ("", *_rejected(path, learnt.rejected))
    if learnt.worth.compared and learnt.rows:
        yield from ("", *_table(learnt.worth))
        yield from ("", *_worse(learnt.worth, chunks, pull))


def _read(path: str, drafted: DraftedRows, learnt: Learnt) -> Iterator[str]:
    read = len(drafted.rows) + len(drafted.unreadable)
    yield f"{path}: {_many(read, 'row')} read, {len(learnt.rejected):,} rejected, {len(learnt.rows):,} left to take in."
    others = len(drafted.passed_over) - len(drafted.unreadable)
    if others > 0:
        yield f"{_many(others, 'other line')} without a row passed over: {_listed(drafted)}."
    if drafted.unfilled:
        yield f"{_many(len(drafted.unfilled), 'row')} without a chunk so far left for later: {_runs(drafted.unfilled)}."


def _listed(drafted: DraftedRows) -> str:
    unreadable = {line for line, _ in drafted.unreadable}
    return _runs([line for line in drafted.passed_over if line not in unreadable])


def _runs(lines: Sequence[int]) -> str:
    """Return ascending numbers of lines with neighbours together, as in "2, 4-6"."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _rejected(path: str, rejected: Sequence[Rejection]) -> Iterator[str]:
    yield "Rejected"
    for cause, count in counts_by_cause(rejected).items():
        yield f"{count:>5,}  {cause}"
    known = [rejection.line for rejection in rejected if rejection.cause == "known already"]
    if known:
        yield f"{path}: phrasings.csv has the rows of these lines already: {_runs(known)}"
    for line, question, cause, reason in rejected:
        if cause == "known already":  # after a second run with a longer file, these would bury all others
            continue
        yield one_line(f'{path}:{line} "{question}": {reason}' if question else f"{path}:{line}: {reason}")


def _table(worth: Worth) -> Iterator[str]:
    """Yield the table of what the rows are worth, with two columns for each source."""
    sources = [source for source in worth.sources if any(worth.counts(source))]
    counts = [worth.counts(source) for source in sources]
    names = [_HEADINGS.get(source, "labelled")[: 2 * _CELL - 1] for source in sources]
    yield f"{'What the rows are worth':{_NAME}}" + "".join(f"{name:>{2 * _CELL}}" for name in names)
    yield " " * _NAME + f"{'before':>{_CELL}}{'after':>{_CELL}}" * len(sources)
    for title, rows in (("answerable questions", _ANSWERABLE), ("unanswerable questions", _UNANSWERABLE)):
        totals = [_total(before, rows, title) for before, _ in counts]
        if any(totals):
            yield f"{title:{_NAME}}" + "".join(f"{total:>{2 * _CELL},}" for total in totals)
            for name, verdicts in rows:
                cells = (sum(count[verdict] for verdict in verdicts) for pair in counts for count in pair)
                yield f"{name:{_NAME}}" + "".join(f"{cell:>{_CELL},}" for cell in cells)
    yield from _NOTES
    yield from (f"labelled: {source}" for source in sources if source not in _HEADINGS)


def _total(counts: Counter[QuestionVerdict], rows: Sequence[tuple[str, Sequence[QuestionVerdict]]], title: str) -> int:
    total = sum(counts[verdict] for _, verdicts in rows for verdict in verdicts)
    return total + (counts["rightly not answered"] if title.startswith("un") else 0)


def _worse(worth: Worth, chunks: Sequence[Chunk], pull: Callable[[Compared], str]) -> Iterator[str]:
    """Yield the questions that became worse: those to look at in full, and the rows that were held out in a line each.

    A row that was held out is replied to as it says as soon as it is taken in, so it is only a sign of what happens to
    questions like it.
    """
    if worth.is_loss:
        yield "Fewer questions are answered right than before: look whether the rows are good ones."
    if not worth.worse:
        yield "No question became worse."
        return
    yield f"Became worse: {_many(len(worth.worse), 'question')}, {len(worth.newly_wrong):,} of them answered wrong now"
    first = [one for one in worth.worse if one.is_confidently_wrong or one.source != PHRASINGS]
    for one in first:
        text = f'"{one_line(one.after.row.question)}" ({one.source}): {_changed(one, chunks)}{pull(one)}'
        yield from _wrapped(text)
    held_out = [one for one in worth.worse if one not in first]
    if held_out:
        yield from wrap(f"{'The others' if first else 'All of them'} are {_HELD_OUT}", _WIDTH)
        yield from map(_short, held_out)


def _short(one: Compared) -> str:
    verdict = _SHORT_WORDS[one.after.verdict]
    return f'  {verdict:{_CELL * 2}}{percent(one.after.confidence):>5}  "{one_line(one.after.row.question)}"'


def _wrapped(text: str) -> list[str]:
    """Return the lines of an item of a list; ids and paths are not broken."""
    return wrap(
        text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _changed(one: Compared, chunks: Sequence[Chunk]) -> str:
    return f"was {_WORDS[one.before.verdict]}, is {_WORDS[one.after.verdict]} now{_with(one.after, chunks)}"


def _with(tried: Tried, chunks: Sequence[Chunk]) -> str:
    if tried.first is None:
        return ""
    joined = ", by" if tried.verdict in ("wrong", "unanswerable answered") else "; nearest is"
    return f"{joined} {chunks[tried.first].id} ({percent(tried.confidence)})"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def report_to_json(
    path: str, drafted: DraftedRows, learnt: Learnt, chunks: Sequence[Chunk], written: Sequence[str]
) -> dict[str, Any]:
    """Return the report as JSON; `written` are the paths of the files that were written."""

    def named(chunk: int | None) -> str | None:
        return None if chunk is None else chunks[chunk].id

    return {
        "file": path,
        "read": len(drafted.rows) + len(drafted.unreadable),
        "passed_over": list(drafted.passed_over),
        "unfilled": list(drafted.unfilled),
        "refused": learnt.refused,
        "written": list(written),
        "rows": [{"line": row.line, "question": row.question, "chunk": named(row.chunk)} for row in learnt.rows],
        "rejected": [rejection._asdict() for rejection in learnt.rejected],
        "worth": {source: _counts_to_json(learnt.worth, source) for source in learnt.worth.sources},
        "worse": [
            {
                "question": one.after.row.question,
                "source": one.source,
                "before": one.before.verdict,
                "after": one.after.verdict,
                "chunk": named(one.after.first),
                "confidence": one.after.confidence,
            }
            for one in learnt.worth.worse
        ],
    }


def _counts_to_json(worth: Worth, source: str) -> dict[str, dict[str, int]]:
    before, after = worth.counts(source)
    return {"before": dict(sorted(before.items())), "after": dict(sorted(after.items()))}
