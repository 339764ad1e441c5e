"""Print how much hit@1 falls if every question has one random typo.

    python tests/benchmarks/typos.py DIR… [--draws N] [--doubts D …]

In every question, one word of four or more letters gets one edit: a letter is inserted, deleted, replaced, or swapped
with the next letter. hit@1 is measured on the answerable questions, and is the mean over N random draws (default 20)
with fixed seeds. `labelled.py` describes the folders. With `--doubts 0 1 2`, other values of `spelling.DOUBT`, which
lowers the weight of a repaired word, are measured as well.
"""

from __future__ import annotations

import argparse
import random
import re
import warnings
from pathlib import Path
from statistics import fmean
from string import ascii_lowercase

from labelled import Folder, open_folder

from faqbot import FaqBot
from faqbot.evaluation.asking import ask_labelled
from faqbot.query import spelling

_WORD = re.compile(r"[^\W\d_]{4,}")


def with_typo(question: str, chance: random.Random) -> str:
    """Return the question with one edit in one of its longer words, or unchanged if it has none."""
    words = list(_WORD.finditer(question))
    if not words:
        return question
    word = chance.choice(words)
    return question[: word.start()] + edited(word[0], chance) + question[word.end() :]


def edited(word: str, chance: random.Random) -> str:
    """Return a word after one edit that changes it."""
    edits = (inserted, deleted, substituted, swapped)
    while True:
        other = chance.choice(edits)(word, chance)
        if other != word:
            return other


def inserted(word: str, chance: random.Random) -> str:
    """Insert a letter."""
    at = chance.randrange(len(word) + 1)
    return word[:at] + chance.choice(ascii_lowercase) + word[at:]


def deleted(word: str, chance: random.Random) -> str:
    """Delete a letter."""
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def substituted(word: str, chance: random.Random) -> str:
    """Replace a letter."""
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(ascii_lowercase) + word[at + 1 :]


def swapped(word: str, chance: random.Random) -> str:
    """Swap two neighbouring letters."""
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def hits(folder: Folder, draws: int) -> tuple[int, float, float]:
    """Return the number of answerable questions, and their hit@1 as asked and with a typo, over all draws."""
    bot = FaqBot.from_corpus(*folder.corpus)
    answerable = [one for one in ask_labelled(bot, folder.questions) if one.answerable]

    def is_hit(question: str, topic: str | None, right: frozenset[str]) -> bool:
        matches = bot.search(question, k=1, topic=topic)
        return bool(matches) and matches[0].chunk.id in right

    mistyped = [
        is_hit(with_typo(one.labelled.question, chance), one.labelled.topic, one.right)
        for chance in map(random.Random, range(draws))
        for one in answerable
    ]
    return len(answerable), fmean(one.first_is_right for one in answerable), fmean(mistyped)


def main(folders: list[str], draws: int, doubts: list[float]) -> None:
    """Measure and print the table."""
    warnings.simplefilter("ignore")
    print("| set | questions | DOUBT | hit@1 | with a typo | loss |")
    print("|---|---|---|---|---|---|")
    for folder in map(open_folder, map(Path, folders)):
        for doubt in doubts or [spelling.DOUBT]:
            spelling.DOUBT = doubt
            asked, before, after = hits(folder, draws)
            print(f"| {folder.name} | {asked:,} | {doubt} | {before:.3f} | {after:.3f} | {before - after:.3f} |")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="+", metavar="DIR")
    arguments.add_argument("--draws", type=int, default=20)
    arguments.add_argument("--doubts", type=float, nargs="+", default=[])
    options = arguments.parse_args()
    main(options.folders, options.draws, options.doubts)
