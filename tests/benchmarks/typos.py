"""Print what one random typo a question costs, and what repairing typos saves.

    python tests/benchmarks/typos.py DIR… [--draws N]

In every question one word of four or more letters gets one edit: a letter left out, put in, changed, or swapped with
its neighbour. hit@1 is the mean over N seeded draws (default 5); `labelled.py` says what a folder holds. Printed for
other certainties that a repaired word is given as well (spelling.DOUBT), and without any repair.
"""

from __future__ import annotations

import argparse
import random
import warnings
from pathlib import Path
from string import ascii_lowercase

from labelled import Labelled, read_labelled

from faqbot.search import ranking, spelling
from faqbot.search.ranking import rank

DOUBTS = (0.0, 1.0, 1.5, 2.0)


def with_typo(question: str, chance: random.Random) -> str:
    """Return the question with one edit in one of its longer words."""
    words = question.split()
    long = [number for number, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return question
    number = chance.choice(long)
    word, at, letter = words[number], chance.randrange(len(words[number]) - 1), chance.choice(ascii_lowercase)
    words[number] = chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(words)


def hit_at_1(labelled: Labelled, draws: int) -> float:
    """Return hit@1, averaged over the draws; none of them: the questions as they are."""
    hits = asked = 0
    for draw in range(max(1, draws)):
        chance = random.Random(draw)
        for question, right in labelled.answerable:
            candidates = rank(with_typo(question, chance) if draws else question, labelled.index).candidates
            hits += bool(candidates) and candidates[0].number in right
            asked += 1
    return hits / asked


def main(folders: list[str], draws: int) -> None:
    """Measure and print the table."""
    warnings.simplefilter("ignore")
    sets = [read_labelled(Path(folder)) for folder in folders]
    print(f"| repair | {' | '.join(f'{one.name}, as asked | {one.name}, one typo' for one in sets)} |")
    print("|---" * (2 * len(sets) + 1) + "|")
    shipped = spelling.DOUBT
    for doubt in DOUBTS:
        spelling.DOUBT = doubt
        _print_row(f"DOUBT {doubt}{' (as shipped)' if doubt == shipped else ''}", sets, draws)
    ranking.repair = lambda _word, _index: None
    _print_row("none", sets, draws)


def _print_row(name: str, sets: list[Labelled], draws: int) -> None:
    scores = [f"{hit_at_1(labelled, 0):.3f} | {hit_at_1(labelled, draws):.3f}" for labelled in sets]
    print(f"| {name} | {' | '.join(scores)} |")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="+", metavar="DIR")
    arguments.add_argument("--draws", type=int, default=5)
    options = arguments.parse_args()
    main(options.folders, options.draws)
