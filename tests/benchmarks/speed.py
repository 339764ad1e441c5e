"""Print how long one question takes, compared with other systems on the same files in the same run.

    python tests/benchmarks/speed.py [SIZE…] [--questions M] [--systems NAME…] [--work DIR]

`synthetic.py` makes the files and `faqbot index` the index; `peers.py` describes the settings of each peer. Every
system returns its ten best texts (`FaqBot.ask` the answer and the next four). The systems are asked in turns of ten
questions, so that a noisy moment affects all of them. Before each turn one question is asked that does not count,
because the other systems have filled the processor's caches. The systems are asked the same questions at different
times, so that faqbot, which is in the table more than once, does not find its own pages warm. A slow system is asked
fewer questions, spread over the whole run. The row "candidates" is the time of choosing the ten best chunks by words
for a question that is analysed already; the row "analysis" is the time of the analysis alone. The rows "compiled" are
the same with the compiled loops, if numba is installed (see `faqbot.use_compiled`).
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from peers import DEPTH, PEERS, MissingPeerError, Ranker, Texts
from prepared import Prepared, read_pairs, read_questions, size_options, working_folder
from tables import Row, print_table

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE
from faqbot.query.query import analyse
from faqbot.ranking.compiled.switch import use_compiled, use_numpy
from faqbot.ranking.posting_lists import posting_lists
from faqbot.ranking.scoring import WEIGHTS
from faqbot.ranking.shortlist import best_in

ANALYSIS, CANDIDATES, SEARCH, ASK = "faqbot analysis", "faqbot candidates", "faqbot search", "faqbot ask"
COMPILED = "{}, compiled"
COMPARED = "tantivy"
TURN = 10
# A system is asked for at most `SECONDS`, but at least `FEWEST` questions.
SECONDS, FEWEST = 20.0, 50

Ask = Callable[[str], object]


class Times(NamedTuple):
    """The number of questions that a system was asked, and the median and 99th percentile of their milliseconds."""

    questions: int
    median: float
    slow: float


def systems(size: Prepared, questions: Sequence[str], wanted: Sequence[str]) -> dict[str, Ask]:
    """Return the systems by name; print the name of each peer that is not installed."""
    bot = FaqBot.load(size.index)
    pairs = read_pairs(size.corpus)
    texts = Texts([[question] for question, _ in pairs], [answer for _, answer in pairs])
    found: dict[str, Ask] = {
        ANALYSIS: lambda asked: analyse(asked, bot._index),
        CANDIDATES: candidates(bot._index, questions),
        SEARCH: lambda asked: bot.search(asked, k=DEPTH),
        ASK: bot.ask,
    }
    if use_compiled():
        use_numpy()
        found |= {COMPILED.format(name): compiled(found[name]) for name in (CANDIDATES, SEARCH, ASK)}
    for name, peer in PEERS.items():
        if wanted and name not in wanted:
            continue
        try:
            found[name] = fetching(peer(texts), texts)
        except MissingPeerError as missing:
            print(f"{name}: {missing} is not installed: pip install '.[bench]'")
    return {name: ask for name, ask in found.items() if not wanted or name in wanted}


def candidates(index: Index, questions: Sequence[str]) -> Ask:
    """Return a function that chooses the ten best chunks by words for one of the questions, analysed before."""
    queries = {question: analyse(question, index) for question in questions}

    def choose(question: str) -> object:
        lists = posting_lists(queries[question], index, WEIGHTS, len(index))
        return best_in(lists, DEPTH, EVERYWHERE, index)

    return choose


def compiled(ask: Ask) -> Ask:
    """Return a function that asks with the compiled loops, and leaves them off for all others."""

    def with_loops(question: str) -> object:
        use_compiled()
        try:
            return ask(question)
        finally:
            use_numpy()

    return with_loops


def fetching(ranker: Ranker, texts: Texts) -> Ask:
    """Return a function that ranks and also fetches the best texts."""
    return lambda question: [(texts.answers[number], score) for number, score in ranker(question)]


def measure(asks: Mapping[str, Ask], questions: Sequence[str]) -> dict[str, Times]:
    """Ask the systems in turns, and return their times by name."""
    gc.collect()
    gc.freeze()  # no single system would have to collect among the millions of text objects of all peers
    shares = {name: _share(ask, questions) for name, ask in asks.items()}
    times: dict[str, list[float]] = {name: [] for name in asks}
    turns = [questions[start : start + TURN] for start in range(0, len(questions), TURN)]
    for turn in range(len(turns)):
        for place, (name, ask) in enumerate(asks.items()):
            if int((turn + 1) * shares[name]) > int(turn * shares[name]):
                times[name] += _timed(ask, turns[(turn + place * len(turns) // len(asks)) % len(turns)])
    return {name: _summary(taken) for name, taken in times.items()}


def _share(ask: Ask, questions: Sequence[str]) -> float:
    """Return the share of the questions that a system is asked, after a few questions that warm the system up."""
    for question in questions[:3]:
        ask(question)
    usual = float(np.mean(_timed(ask, questions[:5]))) / 1e3
    return min(1.0, max(SECONDS / max(usual, 1e-6), FEWEST) / len(questions))


def _timed(ask: Ask, questions: Sequence[str]) -> list[float]:
    ask(questions[-1])
    times = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - began) * 1e3)
    return times


def _summary(taken: Sequence[float]) -> Times:
    return Times(len(taken), float(np.median(taken)), float(np.percentile(taken, 99)))


def rows(times: Mapping[str, Times]) -> Iterator[Row]:
    """Yield a table row for each system, with the ratio of its median to that of the system compared with."""
    base = times.get(COMPARED)
    for name, (asked, median, slow) in times.items():
        ratios = (f"{median / base.median:.2f}", f"{slow / base.slow:.2f}") if base else ("n/a", "n/a")
        yield name, f"{median:.3f}", f"{slow:.3f}", f"{slow / median:.1f}", *ratios, f"{asked:,}"


def growth(measured: Mapping[int, Mapping[str, Times]]) -> Iterator[Row]:
    """Yield rows with the median of each system at each size, as a multiple of that at the smallest size."""
    first, *others = sorted(measured)
    for name, times in measured[first].items():
        grown = (measured[size][name].median / times.median for size in others if name in measured[size])
        yield name, *(f"{ratio:.2f}" for ratio in grown)


def main(sizes: Sequence[int], count: int, wanted: Sequence[str], work: Path) -> None:
    """Measure every size and print the tables."""
    measured: dict[int, dict[str, Times]] = {}
    for chunks in sizes:
        size = Prepared(work, chunks)
        questions = read_questions(size.questions(count))
        measured[chunks] = measure(systems(size, questions, wanted), questions)
        print(f"{chunks:,} chunks, {size.bytes_a_chunk:,.0f} bytes each in the index on disk\n")
        compared = (f"p50 / {COMPARED}'s", f"p99 / {COMPARED}'s")
        print_table(("system", "p50 ms", "p99 ms", "p99 / p50", *compared, "questions"), list(rows(measured[chunks])))
        print()
    if len(measured) > 1:
        first, *others = sorted(measured)
        print(f"p50 as a multiple of that at {first:,} chunks:\n")
        print_table(("system", *(f"{size:,}" for size in others)), list(growth(measured)))


if __name__ == "__main__":
    parser = size_options("Print how long one question takes.")
    parser.add_argument("--questions", type=int, default=1000, metavar="M")
    said = f"only these: {', '.join((ANALYSIS, CANDIDATES, SEARCH, ASK, *PEERS))}"
    parser.add_argument("--systems", nargs="+", default=(), metavar="NAME", help=said)
    options = parser.parse_args()
    with working_folder(options.work) as work:
        main(options.sizes, options.questions, options.systems, work)
