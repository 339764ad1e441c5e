"""Print what a question with a filter takes, beside the same question without one, in generated corpora with metadata.

    python tests/benchmarks/filters.py [--questions Q] [--work DIR] SIZE…

    python tests/benchmarks/filters.py 100000 1000000

Each pair has a `half` (2 values), a `product` (100), a `tenant` (10,000), two `tags` and a `changed` of its own. The
columns are the chunks that a filter allows, and the milliseconds of `ask` at the median and at the 90th percentile. The
last rows are functions of the chunk: one at each call, and one of a filtered bot, which calls it once. The answers of
every filter are compared with those that a search through all matches gives.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from prepared import size_options, working_folder
from synthetic import asked, pairs
from tables import print_table

from faqbot import FaqBot, Match, Reply

QUESTIONS = 30
# Only so many questions are asked with a function, which is called for every chunk.
_SLOW = 2
# Pairs in a file.
_FILE = 50_000

FILTERS: dict[str, dict[str, Any]] = {
    "half = 0": {"half": 0},
    "product = P7": {"product": "P7"},
    "product in 10": {"product": {f"P{number}" for number in range(10)}},
    "tenant = T77": {"tenant": "T77"},
    "tags = new, half = 0": {"tags": "new", "half": 0},
    "changed = one": {"changed": "C77"},
    "tenant = unknown": {"tenant": "nobody"},
}


def metadata(number: int) -> dict[str, Any]:
    """Return the metadata of a pair."""
    return {
        "half": number % 2,
        "product": f"P{number % 100}",
        "tenant": f"T{number % 10_000}",
        "tags": ["new" if number % 10 == 0 else "old", f"t{number % 7}"],
        "changed": f"C{number}",
    }


def write_pairs(folder: Path, chunks: int) -> None:
    """Write a corpus of pairs with metadata."""
    folder.mkdir(parents=True)
    file = None
    for number, (question, answer) in enumerate(pairs(chunks)):
        if number % _FILE == 0:
            if file:
                file.close()
            file = (folder / f"pairs{number // _FILE:03}.jsonl").open("w")
        assert file is not None
        file.write(json.dumps({"question": question, "answer": answer, **metadata(number)}) + "\n")
    if file:
        file.close()


def timed(ask: Callable[[str], Reply], questions: Sequence[str]) -> tuple[float, float]:
    """Return the milliseconds of a question at the median and at the 90th percentile."""
    took = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), sorted(took)[int(0.9 * (len(took) - 1))]


def allowed(match: Match, wanted: dict[str, Any]) -> bool:
    """Whether a match has the metadata of a filter."""
    for key, value in wanted.items():
        own = match.chunk.metadata.get(key)
        if not {*(own if isinstance(own, list) else [own])} & (value if isinstance(value, set) else {value}):
            return False
    return True


def measured(bot: FaqBot, questions: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a corpus."""
    yield row("none", len(bot), timed(bot.ask, questions))
    for name, wanted in FILTERS.items():
        took = timed(lambda question, wanted=wanted: bot.ask(question, filter=wanted), questions)
        yield row(name, len(bot.filtered(wanted)), took)
        for question in questions[:5]:
            assert all(allowed(match, wanted) for match in bot.search(question, k=20, filter=wanted)), (name, question)
    function = lambda chunk: chunk.metadata["product"] == "P7"  # noqa: E731 - a filter as people write it
    some = questions[:_SLOW]
    yield row("function", len(bot) // 100, timed(lambda question: bot.ask(question, filter=function), some))
    filtered = bot.filtered(function)
    yield row("function, filtered bot", len(filtered), timed(filtered.ask, questions))
    assert [filtered.ask(question) for question in some] == [
        bot.ask(question, filter={"product": "P7"}) for question in some
    ]


def row(name: str, chunks: int, took: tuple[float, float]) -> tuple[str, ...]:
    """Return a row of the table."""
    return name, f"{chunks:,}", *(f"{one:.1f}" for one in took)


def main() -> None:
    """Measure corpora of the sizes given."""
    parser = size_options(__doc__ or "")
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    options = parser.parse_args()
    with working_folder(options.work) as folder:
        for size in options.sizes:
            corpus, index = folder / f"filters-{size}", folder / f"filters-{size}.index"
            if not corpus.exists():
                write_pairs(corpus, size)
            began = time.perf_counter()
            bot = FaqBot.update(index, corpus)
            print(f"\n{size:,} chunks, built or checked in {time.perf_counter() - began:.0f} s\n", flush=True)
            print_table(("filter", "allowed chunks", "ms, median", "ms, 90 %"),
                        list(measured(bot, list(asked(size, options.questions)))))  # fmt: skip


if __name__ == "__main__":
    main()
