"""Print how long one question takes, beside scikit-learn's TF-IDF and bm25s, on the same made-up pairs in one run.

    python tests/benchmarks/speed.py [CHUNKS [QUESTIONS]]

The vocabulary is Zipf's; a question has about 9 words, an answer 45; what is asked is a stored question of which a
third of the words are left out or swapped for others. The same seed makes the same pairs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from peers import PEERS, MissingPeerError, Texts

from faqbot import FaqBot
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.search.building import build_index
from faqbot.search.terms import Analyser

_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]


def vocabulary(words: int) -> list[str]:
    """Return so many different made-up words, the shortest first."""
    base = len(_SYLLABLES)
    made = []
    for number in range(words):
        digits, rest = [], number + base
        while rest:
            rest, digit = divmod(rest, base)
            digits.append(_SYLLABLES[digit])
        made.append("".join(digits))
    return made


def pairs(chunks: int, questions: int) -> tuple[list[tuple[str, str]], list[str]]:
    """Return pairs of question and answer, and what is asked."""
    random = np.random.default_rng(0)
    words = np.array(vocabulary(20_000 + 10 * chunks))
    weights = 1 / np.arange(3, len(words) + 3)
    cumulative = np.cumsum(weights / weights.sum())

    def draw(length: int) -> list[str]:
        return words[np.searchsorted(cumulative, random.random(max(1, length)))].tolist()

    made = [(draw(random.poisson(9)), draw(random.poisson(45))) for _ in range(chunks)]
    asked = []
    for chosen in random.integers(0, chunks, questions):
        kept = [word if random.random() > 1 / 3 else draw(1)[0] for word in made[chosen][0]]
        asked.append(" ".join(word for word in kept if random.random() > 1 / 6))
    return [(" ".join(question) + "?", " ".join(answer) + ".") for question, answer in made], asked


def timed(ask: Callable[[str], object], asked: list[str]) -> tuple[float, float]:
    """Return the median and the 99th percentile of the milliseconds of one question."""
    times = []
    for question in asked:
        began = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - began) * 1e3)
    return float(np.median(times)), float(np.percentile(times, 99))


def main(chunks: int, questions: int) -> None:
    """Measure and print the table."""
    made, asked = pairs(chunks, questions)
    listed = [
        Chunk(
            f"a#{number}", "faq", question, answer, Source("a.md", (2 * number + 1, 2 * number + 2), (question,), "A")
        )
        for number, (question, answer) in enumerate(made)
    ]
    index = build_index(Corpus(tuple(listed)), Analyser())
    bot = FaqBot(index)
    bytes_a_chunk = sum(map(len, index.texts.values())) + sum(array.nbytes for array in index.arrays.values())
    print(f"{chunks:,} chunks, {bytes_a_chunk / chunks:,.0f} bytes each in the index, {questions:,} questions\n")
    print("| system | p50 ms | p99 ms |\n|---|---|---|")
    systems: dict[str, Callable[[str], object]] = {"faqbot search": bot.search, "faqbot ask": bot.ask}
    texts = Texts([[question] for question, _ in made], [answer for _, answer in made])
    for name in ("scikit-learn TF-IDF", "bm25s"):
        try:
            systems[name] = PEERS[name](texts)
        except MissingPeerError as missing:
            print(f"| {missing} is not installed: pip install 'faqbot[bench]' | | |")
    for name, system in systems.items():
        timed(system, asked[:20])
        median, slow = timed(system, asked)
        print(f"| {name} | {median:.2f} | {slow:.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
