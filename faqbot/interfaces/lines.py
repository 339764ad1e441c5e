"""`answer_lines`: questions in, answers out, line by line, for whatever runs functions on many machines."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from threading import Lock

from faqbot.bot import FaqBot
from faqbot.interfaces.answers import OWNED, Form
from faqbot.interfaces.blocks import SIZE, Job, Tally
from faqbot.interfaces.feed import Feed
from faqbot.interfaces.questions import JsonLines
from faqbot.search.store import index_digest

# The index that this process has open: its path and digest, and the bot on it. One, because a process answers from one.
_opened: dict[str, tuple[str, FaqBot]] = {}
_opening = Lock()


def answer_lines(
    lines: Iterable[str],
    index_path: str | os.PathLike[str],
    *,
    topic: str | None = None,
    threshold: float | None = None,
    job: Job | None = None,
    first: int = 1,
    tally: Tally | None = None,
) -> list[str]:
    """Answer lines of questions from a saved index: for each that is not blank a line, without its end.

    A line is a question, or a JSON object with one under `question`; an answer is a JSON object with the keys of a row
    of `faqbot batch`, and those that the question's object has besides. What cannot be read is answered with the
    outcome `error`. The index is mapped once in each process, and again when it was built anew. A list, because Dask
    cannot pass a generator on from one process to another.

    `faqbot batch --dask` says by `job` what its lines are and become, by `first` the number of the first line, and
    has the outcomes added to `tally`. Raises `IndexFileError` if there is no index, and `TopicError`.
    """
    job = job or Job(JsonLines(OWNED, plain=True), Form("jsonl"), topic, threshold)
    bot = _open(os.path.abspath(index_path))
    raws = job.layout.raws(Feed(lines, first))
    answers: list[str] = []
    while block := list(islice(raws, SIZE)):
        lines_of_block, counted = job.answer(bot, block)
        answers += [line.removesuffix("\n") for line in lines_of_block]
        if tally is not None:
            tally.add(counted)
    return answers


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
