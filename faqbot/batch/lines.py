"""`answer_lines`: questions in, answers out, line by line, for whatever runs functions on many machines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock

from faqbot.batch.input import JsonLines
from faqbot.batch.job import SIZE, Job, Tally
from faqbot.batch.output import OWNED, Form
from faqbot.bot import FaqBot
from faqbot.corpus.records.feed import Feed
from faqbot.index.storage.manifest import index_digest

# The index that this process has open: its path and digest, and the bot on it. One, because a process answers from one.
_opened: dict[str, tuple[str, FaqBot]] = {}
_opening = Lock()


def answer_lines(
    lines: Iterable[str],
    index_path: str | os.PathLike[str],
    *,
    topic: str | None = None,
    threshold: float | None = None,
) -> list[str]:
    """Answer lines of questions from a saved index: for each that is not blank a line, without its end.

    A line is a question, or a JSON object with one under `question`; an answer is a JSON object with the keys of a row
    of `faqbot batch`, and those that the question's object has besides. What cannot be read is answered with the
    outcome `error`. The index is mapped once in each process, and again when it was built anew. A list, because Dask
    cannot pass a generator on from one process to another.

    Raises `IndexFileError` if there is no index, `TopicError`, and `TypeError` for what is no lines of text.
    """
    job = Job(JsonLines(OWNED, plain=True), Form("jsonl"), topic, threshold)
    answers, _ = answers_by(job, _texts(lines), os.path.abspath(index_path))
    return [answer.removesuffix("\n") for answer in answers]


def answers_by(job: Job, lines: Iterable[str], index: str, first: int = 1) -> tuple[list[str], Tally]:
    """Return the rows, with their ends, of lines that are numbered from `first`, and what there is to say of them."""
    bot = _open(index)
    raws = job.layout.raws(Feed(lines, first))
    answers, tally = [], Tally()
    while block := list(islice(raws, SIZE)):
        written, counted = job.answer(bot, block)
        answers += written
        tally.add(counted)
    return answers, tally


def _texts(lines: Iterable[str]) -> Iterator[str]:
    """Pass lines on; a string, whose letters would pass for lines, and anything else is none."""
    if isinstance(lines, str):
        raise TypeError("answer_lines takes lines of text, not one str; put it into a list")
    for line in lines:
        if not isinstance(line, str):
            raise TypeError(f"answer_lines takes lines of text, not {type(line).__name__}")
        yield line


def _open(path: str) -> FaqBot:
    """Return the bot on an index, mapped again only if it is another than before."""
    with _opening:
        digest = index_digest(path)
        known = _opened.get(path)
        if known is None or known[0] != digest:
            bot = FaqBot.load(path)
            known = (bot.digest or "", bot)
            _opened.clear()
            _opened[path] = known
        return known[1]
