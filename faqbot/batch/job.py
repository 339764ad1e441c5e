"""Blocks of questions, and what answers one: the same in this process, in one of a pool and on another machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from faqbot.batch.input import BadRecord, Layout, Raw, Record
from faqbot.batch.output import Form, Row, answered, encoded, failed
from faqbot.bot import FaqBot

# Records answered at once: enough that a block costs little beside its records, few enough that many are under way.
SIZE = 256
_MOST_CHARACTERS = 1_000_000

# Columns left out that are named: records may have names without end, and nobody reads them.
MOST_NAMES = 20


class Block(NamedTuple):
    """Records that follow each other; `more` unless the input ends or pauses behind them."""

    raws: list[Raw]
    more: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows came to which outcome, and which columns were left out; those only as keys, in their order.

    `dropped` are columns that batch writes itself, `late` those that the first record did not have; of each the first
    `MOST_NAMES`, and one that says that there are more.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    dropped: dict[str, None] = field(default_factory=dict)
    late: dict[str, None] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Count what another has counted."""
        self.outcomes.update(other.outcomes)
        self.leave_out(other.dropped, other.late)

    def leave_out(self, dropped: Iterable[str], late: Iterable[str]) -> None:
        """Remember the names of columns that are left out, unless there are enough."""
        for known, names in ((self.dropped, dropped), (self.late, late)):
            for name in names:
                if len(known) > MOST_NAMES:
                    break
                known[name] = None


@dataclass(frozen=True, slots=True)
class Job:
    """How a batch is answered: what its records are, which settings hold, how its rows are written. Pickles."""

    layout: Layout
    form: Form
    topic: str | None = None
    threshold: float | None = None

    def answer(self, bot: FaqBot, raws: Iterable[Raw]) -> tuple[list[str], Tally]:
        """Return the lines of some records, one for each, and what there is to say of them."""
        records = [self.layout.record(raw) for raw in raws]
        questions = [record.question for record in records if isinstance(record, Record)]
        replies = iter(bot.ask_many(questions, k=1, topic=self.topic, threshold=self.threshold))
        tally = Tally()
        lines = []
        for record in records:
            if isinstance(record, BadRecord):
                row = failed(record)
            else:
                row = answered(record, next(replies))
                tally.leave_out(record.dropped, self.form.late(row))
            line, outcome = self._written(row)
            lines.append(line)
            tally.outcomes[outcome] += 1
        return lines, tally

    def _written(self, row: Row) -> tuple[str, str]:
        """Return a row's line and outcome: an error's if what travels along has no form in the output's format."""
        try:
            return self.form.line(row), row["outcome"]
        except (ValueError, RecursionError) as error:
            reason = f"a column that cannot be written: {error}"
            row = failed(BadRecord(row["line"], reason, str(row["id"]), row["question"]))
            return self.form.line(row), row["outcome"]


class Answers(NamedTuple):
    """What became of a block: its lines as UTF-8, its tally, where its last record starts, and how many it had."""

    data: bytes
    tally: Tally
    last_line: int
    size: int


def answers_of(job: Job, bot: FaqBot, block: Block) -> Answers:
    """Answer a block in this process."""
    lines, tally = job.answer(bot, block.raws)
    return Answers(encoded("".join(lines)), tally, block.raws[-1].line, len(lines))


def blocks_of(raws: Iterable[Raw], pauses: Callable[[], bool] | None = None) -> Iterator[Block]:
    """Cut records into blocks; one ends where the input pauses, so that whoever types gets an answer at once."""
    block: list[Raw] = []
    characters = 0
    for raw in raws:
        block.append(raw)
        characters += _length(raw)
        paused = pauses is not None and pauses()
        if paused or len(block) >= SIZE or characters > _MOST_CHARACTERS:
            yield Block(block, not paused)
            block, characters = [], 0
    if block:
        yield Block(block, more=False)


def _length(raw: Raw) -> int:
    content = raw.content
    if isinstance(content, list):
        return sum(map(len, content))
    return len(content) if isinstance(content, str) else 0
