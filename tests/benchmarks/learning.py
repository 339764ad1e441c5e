"""Measure what `faqbot learn` makes of phrasings that were written from the documents alone.

    python tests/benchmarks/learning.py ../shared [--set NAME] [--draft FILE] [--wrong SHARE] [--allow-worse N]

For the small FAQs of strangers, the pages of one kind and the page that ships: the labelled questions are asked of the
documents alone, with the rows of phrasings.csv taken as they are, and with the rows that `faqbot learn` takes in. Each
cell has the numbers of questions answered right, answered wrong, and answered though nothing answers. With `--draft`,
the rows of another file are measured for the set of `--set`, or those of a folder for the sets that its files are named
after: `drafts` beside this file has what a language model answered to the prompts of `faqbot draft`. With `--wrong`,
this share of the rows gets the chunk of another row first, as a careless writer would give it. With a large
`--allow-worse`, no row is left out for making another answer worse.
"""

from __future__ import annotations

import argparse
import random
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from asking import corpus_of, right_of
from judging import Built
from sets import Set, chosen, sets
from tables import print_table

from faqbot.authoring.learning.drafted_rows import DraftedRows, read_drafted
from faqbot.authoring.learning.labels import Row, decoys_of, phrasings_of
from faqbot.authoring.learning.learning import Learner
from faqbot.authoring.learning.screening import counts_by_cause
from faqbot.bot import FaqBot
from faqbot.corpus.authors.references import References
from faqbot.errors import ChunkReferenceError
from faqbot.evaluation.verdicts import QuestionVerdict, verdict_of
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.text.analyser import Analyser

_COUNTED: tuple[QuestionVerdict, ...] = ("right", "wrong", "unanswerable answered")


def main() -> None:
    """Print a row for each set, and the means of each group."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="", dest="only", help="the names of sets, separated by commas")
    parser.add_argument("--draft", type=Path, help="rows to measure instead of phrasings.csv")
    parser.add_argument("--wrong", type=float, default=0.0, metavar="SHARE", help="give this share a wrong chunk first")
    parser.add_argument("--allow-worse", type=int, default=0, metavar="N", help="as of faqbot learn")
    options = parser.parse_args()
    phrased = [one for one in sets(options.shared) if _is_small(one)]
    table, shares = [], defaultdict(list)
    for one in chosen(phrased, options.only):
        rows = _rows_of(one) if options.draft is None else _drafted(options.draft, one)
        if rows is None:
            continue
        cells, measured = _measured(one, rows, options.wrong, options.allow_worse)
        table.append([one.name, *cells])
        shares[one.group].append(measured)
    for group, of_group in shares.items():
        means = [
            [sum(column) / len(column) for column in zip(*way, strict=True)] for way in zip(*of_group, strict=True)
        ]
        table.append([f"mean of {group}", "", *(" / ".join(f"{mean:.3f}" for mean in way) for way in means), "", ""])
    print_table(["set", "questions", "documents alone", "all rows", "learnt", "rows", "rejected"], table)


def _drafted(path: Path, one: Set) -> Path | None:
    if not path.is_dir():
        return path
    file = path / f"{one.name}.csv"
    return file if file.exists() else None


def _is_small(one: Set) -> bool:
    return (
        True in one.ways and not one.serving and bool(_rows_of(one, must=False)) and "benchmarks" not in str(one.roots)
    )


def _rows_of(one: Set, *, must: bool = True) -> Path | None:
    found = [path for root in one.roots for path in root.beside if path.name == "phrasings.csv"]
    if must and not found:
        raise SystemExit(f"{one.name} has no phrasings.csv")
    return found[0] if found else None


def _measured(one: Set, path: Path, share: float, allowed: int) -> tuple[list[str], list[list[float]]]:
    """Return the cells of a set, and for each way the shares that are counted."""
    corpus, analyser = corpus_of(one, phrased=False), Analyser(one.language)
    built = Built(corpus, analyser, encoder_for(None, one.language))
    learner = Learner(built, analyser)  # type: ignore[arg-type]
    drafted = read_drafted(path.read_bytes(), path.name, learner.references)
    if share:
        drafted = _spoilt(drafted, share)
    began = perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        learnt = learner.learn(drafted, allow_worse=allowed)
        seconds = perf_counter() - began
        ways = [_counts(one, built, rows) for rows in ((), list(_as_given(drafted, learner.references)), learnt.rows)]
    answerable = sum(bool(question.expected) for question in one.questions)
    totals = (answerable, answerable, len(one.questions) - answerable)
    causes = ", ".join(f"{count} {cause}" for cause, count in counts_by_cause(learnt.rejected).items())
    cells = [f"{answerable}+{totals[2]}", *(" / ".join(map(str, counts)) for counts in ways)]
    rows = f"{len(drafted.rows)} -> {len(learnt.rows)}{' refused' if learnt.refused else ''}, {seconds:.0f} s"
    return [*cells, rows, causes], [[n / max(1, total) for n, total in zip(way, totals, strict=True)] for way in ways]


def _spoilt(drafted: DraftedRows, share: float) -> DraftedRows:
    draw = random.Random(0)
    chunks = sorted({row.chunk for row in drafted.rows})
    rows = (row._replace(chunk=draw.choice(chunks)) if draw.random() < share else row for row in drafted.rows)
    return drafted._replace(rows=tuple(rows))


def _as_given(drafted: DraftedRows, references: References) -> Iterator[Row]:
    for row in drafted.rows:
        try:
            yield Row(row.question, references.one(row.chunk) if row.chunk else None, row.line)
        except ChunkReferenceError:
            continue


def _counts(one: Set, built: Built, rows: Sequence[Row]) -> list[int]:
    phrased = {row.question for row in rows if row.chunk is not None}
    decoys = [decoy for decoy in dict.fromkeys(decoys_of(rows)) if decoy not in phrased]
    bot = FaqBot(built.index(list(dict.fromkeys(phrasings_of(rows))), decoys))
    chunks, references = built.corpus.chunks, References(built.corpus.chunks)
    verdicts: Counter[QuestionVerdict] = Counter()
    for question in one.questions:
        right = {chunks[number].id for number in right_of(question, chunks, references, by_lines=one.by_lines)}
        verdicts[verdict_of(bot.ask(question.question, k=1, topic=question.topic), right)] += 1
    return [verdicts[verdict] for verdict in _COUNTED]


if __name__ == "__main__":
    main()
