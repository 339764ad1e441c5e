"""Blocks of records, and the job that answers a block: here, in a worker process, or on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from faqbot.answering.conversation.messages.single_message import asked_in, message_replies
from faqbot.batch.input import BadRecord, Layout, QuestionRecord, Raw
from faqbot.batch.output import Form, OutputRow, answered, encoded, failed
from faqbot.batch.tally import Tally
from faqbot.bot import FaqBot
from faqbot.question_log.question_log import QuestionLog
from faqbot.ranking.compiled.switch import count_answered

# The most records of a block: enough that the cost of passing a block around is small beside answering it, few enough
# that all workers have blocks to answer.
SIZE = 128
# A block ends when its records have more than this number of characters, so that long records do not take all memory.
_MOST_CHARACTERS = 1_000_000


class QuestionBlock(NamedTuple):
    """Successive records. `more` is False if the input ends or pauses after them."""

    raws: list[Raw]
    more: bool


@dataclass(frozen=True, slots=True)
class BlockJob:
    """How a batch is answered: the layout of its records, the settings, and the form of its rows. Can be pickled.

    The questions are written to `log`, block by block, and not to the log of the bot that answers them.
    """

    layout: Layout
    form: Form
    topic: str | None = None
    threshold: float | None = None
    log: QuestionLog | None = None

    def answer(self, bot: FaqBot, raws: Iterable[Raw]) -> tuple[list[str], Tally]:
        """Return one line of output for each record, with its line end, and the tally of these records."""
        records = [self.layout.record(raw) for raw in raws]
        questions = [record.question for record in records if isinstance(record, QuestionRecord)]
        answers = message_replies(bot, questions, topic=self.topic, threshold=self.threshold)
        if self.log is not None:
            asked = ((asked_in(reply), reply) for first in answers for reply in (first, *first.others))
            self.log.add_all(asked, () if self.topic is None else (self.topic,))
        replies = iter(answers)
        tally = Tally()
        lines = []
        for record in records:
            if isinstance(record, BadRecord):
                row = failed(record)
            else:
                reply = next(replies)
                row = answered(record, reply)
                for one in (reply, *reply.others):
                    tally.count(one, bot.language)
                tally.note_columns(record.renamed, self.form.late(record.extra))
            line, outcome = self._written(row)
            lines.append(line)
            tally.outcomes[outcome] += 1
        count_answered(len(questions))
        return lines, tally

    def _written(self, row: OutputRow) -> tuple[str, str]:
        """Return a row's line and outcome; the outcome is an error if a copied column cannot be written."""
        try:
            return self.form.line(row), row["outcome"]
        except (ValueError, RecursionError) as error:
            reason = f"a column that cannot be written: {error}"
            row = failed(BadRecord(row["line"], reason, str(row["id"]), row["question"]))
            return self.form.line(row), row["outcome"]


class BlockAnswers(NamedTuple):
    """The answers to a block: `data` holds its lines as UTF-8, `size` is the number of its records.

    `last_line` is the 1-based line on which its last record starts.
    """

    data: bytes
    tally: Tally
    last_line: int
    size: int


def answers_of(job: BlockJob, bot: FaqBot, block: QuestionBlock) -> BlockAnswers:
    """Answer a block in the calling process. The block must have a record."""
    lines, tally = job.answer(bot, block.raws)
    return BlockAnswers(encoded("".join(lines)), tally, block.raws[-1].line, len(lines))


def blocks_of(raws: Iterable[Raw], pauses: Callable[[], bool] | None = None) -> Iterator[QuestionBlock]:
    """Cut records into blocks of at most `SIZE` records.

    A block also ends where `pauses()` is true, so that a person who types questions gets each answer at once.
    """
    block: list[Raw] = []
    characters = 0
    for raw in raws:
        block.append(raw)
        characters += _length(raw)
        paused = pauses is not None and pauses()
        if paused or len(block) >= SIZE or characters > _MOST_CHARACTERS:
            yield QuestionBlock(block, not paused)
            block, characters = [], 0
    if block:
        yield QuestionBlock(block, more=False)


def _length(raw: Raw) -> int:
    content = raw.content
    if isinstance(content, list):
        return sum(map(len, content))
    return len(content) if isinstance(content, str) else 0
