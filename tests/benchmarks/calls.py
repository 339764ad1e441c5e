"""Count the Python calls of one question: calls, functions, modules entered, and changes from one module to another.

    python tests/benchmarks/calls.py

Four questions are asked: a plain question and a question with a typo on the shipped page, and, on the nine pages of
tests/data/exercises, a question that names a page, and a question that names a page which does not answer it. Each is
asked twice and counted the second time, so that work done once per index is not counted. Only functions of faqbot are
counted, including comprehensions and properties, not those of numpy or of the standard library. A change of module is a
call of, or a return into, a function of another module.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from tables import print_table

import faqbot
from faqbot import FaqBot

PACKAGE = str(Path(faqbot.__file__).parent)
PAGES = Path(__file__).resolve().parent.parent / "data" / "exercises" / "docs"

PLAIN, TYPO = "How long should I hold the stretch?", "How long should I hold the strecth?"
NAMED, NOTHING = "How many sets of the barbell back squat?", "How long do I boil the barbell back squat?"


class Count:
    """Counts calls while it is set as the profiler (`sys.setprofile`)."""

    def __init__(self) -> None:
        self.calls = 0
        self.changes = 0
        self.functions: set[CodeType] = set()
        self._stack: list[str] = []

    def __call__(self, frame: FrameType, event: str, _argument: Any) -> None:
        """Count an event of the profiler."""
        file = frame.f_code.co_filename
        if not file.startswith(PACKAGE):
            return
        if event == "call":
            self.calls += 1
            self.functions.add(frame.f_code)
            self.changes += bool(self._stack) and self._stack[-1] != file
            self._stack.append(file)
        elif event == "return" and self._stack:
            self._stack.pop()
            self.changes += bool(self._stack) and self._stack[-1] != file

    @property
    def modules(self) -> set[str]:
        """The files whose functions were called."""
        return {code.co_filename for code in self.functions}


def counted(bot: FaqBot, question: str) -> Count:
    """Return the calls that one question takes, the second time it is asked."""
    bot.ask(question)
    count = Count()
    sys.setprofile(count)
    try:
        bot.ask(question)
    finally:
        sys.setprofile(None)
    return count


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    shipped, pages = FaqBot.from_corpus(), FaqBot.from_corpus(PAGES)
    rows = []
    for name, bot, question in (
        ("plain question, shipped page", shipped, PLAIN),
        ("with a typo", shipped, TYPO),
        ("names a page (9 pages)", pages, NAMED),
        ("names a page, nothing found", pages, NOTHING),
    ):
        count = counted(bot, question)
        figures = (count.calls, len(count.functions), len(count.modules), count.changes)
        rows.append((name, bot.ask(question).outcome, *(f"{figure:,}" for figure in figures)))
    print_table(("question", "outcome", "calls", "functions", "modules", "changes of module"), rows)


if __name__ == "__main__":
    main()
