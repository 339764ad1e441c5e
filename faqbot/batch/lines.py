"""`answer_lines`: lines of questions in, lines of answers out, for engines that run functions on many machines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock

from faqbot.batch.input import JsonLines
from faqbot.batch.job import SIZE, BlockJob
from faqbot.batch.output import OWNED, Form
from faqbot.batch.tally import Tally
from faqbot.bot import FaqBot
from faqbot.corpus.records.feed import Feed
from faqbot.index.storage.manifest import index_digest
from faqbot.question_log.log_choice import LogSetting, choose_log

# The index that this process has open: its path, and its digest with its bot. At most one entry, because a process
# usually answers from a single index.
_opened: dict[str, tuple[str, FaqBot]] = {}
_opening = Lock()


def answer_lines(
    lines: Iterable[str],
    index_path: str | os.PathLike[str],
    *,
    topic: str | None = None,
    threshold: float | None = None,
    log: LogSetting = None,
) -> list[str]:
    """Answer lines of questions from a saved index; return one line, without its line end, for each non-blank line.

    A line is a question, or a JSON object with the question under `question`. Each answer is a JSON object with the
    keys of a row of `faqbot batch` and the other keys of the question's object. A line that cannot be read is answered
    with the outcome `error`. Each process opens the index once, and again after the index was rebuilt. The result is a
    list, because Dask cannot pass a generator from one process to another. `log` says whether the questions are logged,
    as for `FaqBot`; every machine writes to the file of this name that it has.

    Raises `IndexFileError` if there is no usable index at `index_path`, `TopicError` for an unknown topic, and
    `TypeError` if `lines` is a str or has an item that is not a str.
    """
    job = BlockJob(JsonLines(OWNED, plain=True), Form("jsonl"), topic, threshold, choose_log(log))
    answers, _ = answers_by(job, _texts(lines), os.path.abspath(index_path))
    return [answer.removesuffix("\n") for answer in answers]


def answers_by(job: BlockJob, lines: Iterable[str], index: str, first: int = 1) -> tuple[list[str], Tally]:
    """Return the row of each non-blank line, with its line end, and the tally; the lines are numbered from `first`."""
    bot = _open(index)
    raws = job.layout.raws(Feed(lines, first))
    answers, tally = [], Tally()
    while block := list(islice(raws, SIZE)):
        written, counted = job.answer(bot, block)
        answers += written
        tally.add(counted)
    return answers, tally


def _texts(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines; raise `TypeError` for a single str, whose letters would pass as lines, and for other types."""
    if isinstance(lines, str):
        raise TypeError("answer_lines takes lines of text, not one str; put it into a list")
    for line in lines:
        if not isinstance(line, str):
            raise TypeError(f"answer_lines takes lines of text, not {type(line).__name__}")
        yield line


def _open(path: str) -> FaqBot:
    """Return the bot of a saved index, loaded only if the index is not the one that is open."""
    with _opening:
        digest = index_digest(path)
        known = _opened.get(path)
        if known is None or known[0] != digest:
            bot = FaqBot.load(path, log=False)  # the job has the log
            known = (bot.digest or "", bot)
            _opened.clear()
            _opened[path] = known
        return known[1]
