"""Print the time of each stage of answering one question.

    python tests/benchmarks/stages.py [SIZE…] [--questions M] [--work DIR]

The files are those of `speed.py`. The time of a stage includes the stages inside it, which are indented below it. Times
are processor time, so that other work on the machine has less influence. The calls of a stage are summed for each
question, and the median over the questions is printed. Timing costs about half a microsecond per call.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from prepared import Prepared, read_questions, size_options, working_folder
from tables import print_table

from faqbot import FaqBot
from faqbot.answering import decision as judging
from faqbot.bot import index_replies
from faqbot.query import query, word_readings
from faqbot.ranking import maxscore as candidates
from faqbot.ranking import ranking, scoring, shortlist

# The module that calls each stage, the name of the stage in that module, its depth, and its name in the table.
STAGES: list[tuple[Any, str, int, str]] = [
    (ranking, "analyse", 0, "read the question"),
    (query, "name_topics", 1, "documents it names"),
    (word_readings.WordReader, "concepts", 1, "its words: terms, typos, synonyms"),
    (ranking, "vector_evidence", 0, "the vector of the question"),
    (ranking, "posting_lists", 0, "its posting lists"),
    (ranking, "choose", 0, "shortlist of 50"),
    (candidates, "_best_of_all", 1, "add every list up, in a corpus of few chunks"),
    (candidates, "_candidates", 1, "add lists up, look up what was left out"),
    (candidates, "_add", 2, "add lists up"),
    (candidates, "score", 1, "score the 50, list by list"),
    (shortlist, "_without_copies", 1, "tell copies"),
    (ranking, "candidates_of", 0, "score the 50 in full"),
    (scoring, "character_evidence", 1, "runs of characters"),
    (scoring, "word_evidence", 1, "nearest sentence, words and readings each has"),
    (scoring, "exchanges_of", 1, "exchanged words"),
    (index_replies, "compare_all", 0, "compare the answers: options, doubts, confidences"),
    (judging, "matches_at", 0, "the matches shown, with their chunks"),
]


class Clock:
    """The seconds that the stages of one question took, by their place in `STAGES`."""

    def __init__(self) -> None:
        self.taken: dict[int, float] = defaultdict(float)

    def timed(self, place: int, function: Callable[..., object]) -> Callable[..., object]:
        """Return a function that does the same as `function`, and adds its time to the stage at `place`."""

        def call(*values: object, **named: object) -> object:
            began = time.thread_time()
            try:
                return function(*values, **named)
            finally:
                self.taken[place] += time.thread_time() - began

        return call


def stages(bot: FaqBot, questions: list[str]) -> list[tuple[str, ...]]:
    """Ask every question, and return a table row for the whole and for each stage."""
    clock = Clock()
    for place, (owner, name, _, _) in enumerate(STAGES):
        setattr(owner, name, clock.timed(place, getattr(owner, name)))
    taken = []
    for question in questions:
        clock.taken.clear()
        began = time.thread_time()
        bot.ask(question, k=1)
        taken.append([time.thread_time() - began, *(clock.taken[place] for place in range(len(STAGES)))])
    whole, *parts = (np.median(np.array(taken[len(taken) // 10 :]), axis=0) * 1e6).tolist()
    rows = [("**one answer**", f"{whole:.0f}", "1.00")]
    for (_, _, depth, said), median in zip(STAGES, parts, strict=True):
        rows.append((f"{'– ' * depth}{said}", f"{median:.0f}", f"{median / whole:.2f}"))
    return rows


def main(sizes: list[int], count: int, work: Path | None) -> None:
    """Measure each size and print its table."""
    originals = [(owner, name, getattr(owner, name)) for owner, name, _, _ in STAGES]
    with working_folder(work) as folder:
        for number in sizes:
            size = Prepared(folder, number)
            bot, questions = FaqBot.load(size.index), read_questions(size.questions(count))
            print(f"\n{number:,} chunks, {len(questions):,} questions\n")
            print_table(("stage", "median µs", "share"), stages(bot, questions))
            for owner, name, function in originals:
                setattr(owner, name, function)


if __name__ == "__main__":
    parser = size_options("Print where the time of one question goes.")
    parser.add_argument("--questions", type=int, default=1000, metavar="M", help="questions asked")
    options = parser.parse_args()
    main(list(options.sizes), options.questions, options.work)
