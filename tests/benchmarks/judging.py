"""Measure the rules by which `faqbot learn` rejects rows, and choose them with the reported group left out.

    python tests/benchmarks/judging.py ../shared [--only NAMES] [--most N]

For every set with phrasings, the rows are asked of the documents with the rows of the other folds, as `faqbot learn`
does. Good rows are the rows as given. Wrong rows are the same rows with the chunk of another row: of one row in five,
the others as given. A rule rejects some share of the good and of the wrong rows; of two rules, the better is that with
the larger (share of wrong rows) - 9 * (share of good rows), as if one row in ten were wrong.

The same is measured for decoys: good ones are the decoys as given, wrong ones are phrasings that are listed as decoys.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from asking import corpus_of, spread
from sets import Set, chosen, sets
from tables import figure, print_table

from faqbot.authoring.learning import nearness
from faqbot.authoring.learning.folds import folds_of
from faqbot.authoring.learning.labels import Row, stored_rows
from faqbot.authoring.learning.trial import Trial, Tried
from faqbot.building.builder import build_index
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.text.analyser import Analyser

_FACTORS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
_CONFIDENCES = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7)
_TOLD = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99)
# One good row that is rejected costs as much as this many wrong rows that are not, per share.
_COST = 9
_WRONG = 0.2


class Built:
    """A corpus that is built again with other rows; it stands in for a `Rephraser`."""

    def __init__(self, corpus: Corpus, analyser: Analyser, encoder: CheckedEncoder | None) -> None:
        self.corpus = corpus
        self._analyser = analyser
        self._encoder = encoder

    def index(self, phrasings: Sequence[Phrasing], decoys: Sequence[str]) -> Index:
        """Return the index with these rows."""
        beyond = self.corpus.beyond_decoys if decoys else frozenset()
        corpus = replace(self.corpus, phrasings=tuple(phrasings), decoys=tuple(decoys), beyond_decoys=beyond)
        return build_index(corpus, self._analyser, self._encoder)


class Judged(NamedTuple):
    """Rows of a set that were held out: those that are good, and those that are wrong."""

    good: list[Tried]
    wrong: list[Tried]


def main() -> None:
    """Print the tables of the rules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", default="", help="the names of sets, separated by commas")
    parser.add_argument("--most", type=int, default=600, help="the most rows of a set (default: 600)")
    options = parser.parse_args()
    phrased = [one for one in sets(options.shared) if True in one.ways and not one.serving]
    rows: dict[str, list[Judged]] = defaultdict(list)
    decoys: dict[str, list[Judged]] = defaultdict(list)
    for one in chosen(phrased, options.only):
        of_rows, of_decoys = judged(one, options.most)
        rows[one.group].append(of_rows)
        decoys[one.group].append(of_decoys)
    _print("rows: the factor by which another chunk is nearer", rows, _FACTORS, _is_nearer)
    _print("rows: the least confidence of that chunk", rows, _CONFIDENCES, _is_found)
    _print("decoys: the least share of what their words tell", decoys, _TOLD, _is_told)


def judged(one: Set, most: int) -> tuple[Judged, Judged]:
    """Return the rows and the decoys of a set, held out as they are and as wrong ones."""
    corpus = corpus_of(one, phrased=True)
    analyser = Analyser(one.language)
    trial = Trial(Built(corpus, analyser, encoder_for(None, one.language)))  # type: ignore[arg-type]
    rows = [row._replace(line=line) for line, row in enumerate(spread(stored_rows(corpus), most), start=1)]
    phrased = [row for row in rows if row.chunk is not None]
    draw = random.Random(0)
    chunks = sorted({row.chunk for row in phrased if row.chunk is not None})
    wrong = {row: _other(row, chunks, draw) for row in phrased if draw.random() < _WRONG and len(chunks) > 1}
    folds = folds_of(rows, analyser)
    mixed = [wrong.get(row, row) for row in rows]
    tried = trial.held_out(mixed, mixed, folds)
    good = [one for one in tried if one.row.chunk is not None and one.row not in wrong.values()]
    bad = [one for one in tried if one.row in wrong.values()]
    undone = [Row(row.question, None, row.line) for row in phrased]
    as_decoys = trial.held_out(rows, undone, folds)
    given = trial.held_out(rows, [row for row in rows if row.chunk is None], folds)
    return Judged(good, bad), Judged(given, as_decoys)


def _other(row: Row, chunks: Sequence[int], draw: random.Random) -> Row:
    return row._replace(chunk=draw.choice([chunk for chunk in chunks if chunk != row.chunk]))


def _is_nearer(tried: Tried, factor: float) -> bool:
    return tried.own * factor < tried.other and tried.confidence >= nearness.LEAST_CONFIDENCE


def _is_found(tried: Tried, least: float) -> bool:
    return tried.own * nearness.MUCH_NEARER < tried.other and tried.confidence >= least


def _is_told(tried: Tried, told: float) -> bool:
    return tried.verdict == "unanswerable answered" and tried.told >= told and not tried.is_exchanged


def _print(
    title: str, groups: dict[str, list[Judged]], values: Sequence[float], rejects: Callable[[Tried, float], bool]
) -> None:
    """Print for each group what is rejected with each value, good / wrong, and the value that is best on the others."""

    def share(some: Sequence[Tried], value: float) -> float | None:
        return sum(rejects(tried, value) for tried in some) / len(some) if some else None

    def worth(names: Sequence[str], value: float) -> float:
        good, wrong = zip(*(_together(groups[name]) for name in names), strict=True)  # each group counts the same
        rejected = [share(some, value) for some in wrong if some]
        lost = [share(some, value) for some in good if some]
        return sum(filter(None, rejected)) / max(1, len(rejected)) - _COST * sum(filter(None, lost)) / max(1, len(lost))

    table = []
    for name, sets_of_group in groups.items():
        cells = []
        for value in values:
            good, wrong = _together(sets_of_group)
            cells.append(f"{figure(share(good, value))} / {figure(share(wrong, value))}")
        others = [other for other in groups if other != name]
        best = max(values, key=lambda value: worth(others or [name], value))
        table.append([name, *cells, f"{best:g}"])
    print(f"\n{title}: share rejected of good / of wrong rows\n")
    print_table(["group", *(f"{value:g}" for value in values), "best on the others"], table)


def _together(sets_of_group: Sequence[Judged]) -> Judged:
    good = [tried for judged in sets_of_group for tried in judged.good]
    return Judged(good, [tried for judged in sets_of_group for tried in judged.wrong])


if __name__ == "__main__":
    print(f"in use: factor {nearness.MUCH_NEARER:g}, confidence {nearness.LEAST_CONFIDENCE:g}, told {nearness.TOLD:g}")
    main()
