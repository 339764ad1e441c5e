"""Tune the static table of English on groups of texts that mean the same, and write it to faqbot/index/static_table.

    apt-get install wordnet-base
    python tests/benchmarks/static_table/tune_static.py BASE [--held-out]

BASE is the folder of the table to begin with, as `train_static.py --target BASE` writes it (see `tuning`). It takes
half a minute. `--held-out` writes nothing: it tunes on three quarters of the groups, and prints how well the table
tells the others, before and after.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from groups import groups_in
from training_texts import training_texts
from tuning import Table, Tuning, bags_of
from written_table import TARGET, read, write

from faqbot.index.static_table.word_pieces import search_in, word_pieces

# Of the texts that the table was trained on, so many show what tuning should keep.
_GENERAL = 40_000
# Of the questions of groups held out, .38 find their group with 100 steps, .39 with 200 and .40 with 400.
_STEPS = 400


def main() -> None:
    """Tune the table and write it, or print how well it tells groups held out from tuning."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("base", type=Path)
    options.add_argument("--held-out", action="store_true")
    chosen = options.parse_args()
    pieces, vectors = read(chosen.base)
    number_of = search_in(pieces)

    @cache
    def pieces_of(word: str) -> Sequence[int]:
        return word_pieces(word, number_of)

    table = Table("english", vectors, pieces_of)
    some = random.Random(0).sample(training_texts(), _GENERAL)
    groups = groups_in("english")
    tuning = Tuning(table, groups, bags_of(some, range(len(some)), table), _STEPS)
    if chosen.held_out:
        before, after = tuning.hits_held_out()
        print(f"hit@1 on one of four of {len(groups)} groups, held out: {before:.3f} before, {after:.3f} after")
    else:
        write(pieces, tuning.tuned(), TARGET)


if __name__ == "__main__":
    main()
