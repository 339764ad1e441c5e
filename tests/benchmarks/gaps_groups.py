"""How well the groups of `faqbot gaps` agree with those of people, how long it takes, and how many rows are right.

    python tests/benchmarks/gaps_groups.py ../shared            # algorithms and limits, by set
    python tests/benchmarks/gaps_groups.py ../shared --rows     # the rows that --phrasings proposes
    python tests/benchmarks/gaps_groups.py ../shared --scale    # seconds and memory for logs of up to 50,000 questions

For the groups, half of the entries of a set (by a digest of their ids) are taken out of the documents. The questions
that ask for these are grouped. Each cell is the adjusted mutual information with the entries / the share of questions
whose group is mostly theirs (purity) / the number of groups. The limit is chosen for each group of sets by the mean of
the other groups.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import sys
import tempfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from asking import Part, parts_of
from sets import sets
from sklearn.cluster import DBSCAN, HDBSCAN, AgglomerativeClustering
from sklearn.metrics import adjusted_mutual_info_score
from tables import print_table

from faqbot import FaqBot
from faqbot.authoring.gaps import question_vectors as likenesses
from faqbot.authoring.gaps.gap import gaps_of
from faqbot.authoring.gaps.grouping import LIKENESS, groups_of
from faqbot.authoring.gaps.log_reading import LoggedQuestion
from faqbot.authoring.gaps.question_vectors import vectors_of_questions
from faqbot.authoring.gaps.unanswered import find_unanswered, index_of

SETS = {"banking77": "banking77", "clinc150": "clinc150", "hint3-curekart": "hint3", "hint3-powerplay11": "hint3",
        "hint3-sofmattress": "hint3"}  # fmt: skip
MOST = 750
LIMITS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
ALGORITHMS = ("average", "complete", "single", "DBSCAN", "HDBSCAN")
SHARES = (0.0, 0.3, 0.5, 0.7, 1.0)


class Labelled(NamedTuple):
    """Questions that the documents of a bot do not answer, with the entries that they ask for."""

    bot: FaqBot
    questions: list[str]
    entries: list[str]


def taken_apart(folder: Path) -> Labelled:
    """Return a bot for half of the entries of a set, and the questions about the other half."""
    with tempfile.TemporaryDirectory() as place:
        kept = [line for line in _lines(folder / "faq.jsonl") if not _is_taken(line["id"])]
        Path(place, "faq.jsonl").write_text("".join(json.dumps(line) + "\n" for line in kept))
        bot = FaqBot.from_corpus(place, log=False)
    asked = folder / "dev.jsonl"
    rows = [line for line in _lines(asked if asked.exists() else folder / "questions.jsonl")
            if len(line["expected"]) == 1 and _is_taken(line["expected"][0])]  # fmt: skip
    distinct = sorted({row["question"]: row["expected"][0] for row in rows}.items())
    random.Random(0).shuffle(distinct)
    return Labelled(bot, [question for question, _ in distinct[:MOST]], [entry for _, entry in distinct[:MOST]])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def _is_taken(entry: object) -> bool:
    return sha256(str(entry).encode()).digest()[0] % 2 == 1


def clustered(algorithm: str, labelled: Labelled, limit: float, share: float) -> list[int]:
    """Return the group of each question; a question that DBSCAN or HDBSCAN leaves out is a group of its own."""
    likenesses.TERMS_SHARE = share
    vectors = vectors_of_questions(labelled.questions, index_of(labelled.bot))
    distances = np.clip(1 - vectors.likeness(vectors).astype(float), 0, 2)
    np.fill_diagonal(distances, 0)
    if algorithm == "DBSCAN":
        labels = DBSCAN(eps=1 - limit, min_samples=3, metric="precomputed").fit_predict(distances)
    elif algorithm == "HDBSCAN":
        labels = HDBSCAN(min_cluster_size=3, metric="precomputed", copy=True).fit_predict(distances)
    else:
        settings = {"metric": "precomputed", "linkage": algorithm, "distance_threshold": 1 - limit}
        labels = AgglomerativeClustering(n_clusters=None, **settings).fit_predict(distances)
    return [label if label >= 0 else -2 - place for place, label in enumerate(labels.tolist())]


def agreement(groups: Sequence[int], entries: Sequence[str]) -> tuple[float, float, int]:
    """Return the adjusted mutual information, the purity and the number of groups."""
    held: dict[int, Counter[str]] = defaultdict(Counter)
    for group, entry in zip(groups, entries, strict=True):
        held[group][entry] += 1
    purity = sum(max(counts.values()) for counts in held.values()) / len(entries)
    return adjusted_mutual_info_score(entries, groups), purity, len(held)


def compare(parted: dict[str, Labelled]) -> None:
    """Print the agreement of each algorithm, and the limit that is chosen without each group of sets."""
    rows, means = [], {}
    ways = [(algorithm, 0.5) for algorithm in ALGORITHMS] + [("average", share) for share in SHARES if share != 0.5]
    for algorithm, share in ways:
        for limit in LIMITS if algorithm != "HDBSCAN" else LIMITS[:1]:
            found = {
                name: agreement(clustered(algorithm, one, limit, share), one.entries) for name, one in parted.items()
            }
            means[algorithm, share, limit] = by_group({name: figures[0] for name, figures in found.items()})
            cells = [f"{mutual:.3f}/{pure:.2f}/{count}" for mutual, pure, count in found.values()]
            mean = np.mean(list(means[algorithm, share, limit].values()))
            rows.append((algorithm, f"{share:g}", f"{limit:g}", *cells, f"{mean:.3f}"))
    print_table(("algorithm", "terms", "limit", *parted, "mean"), rows)
    print()
    for share in (0.5, 1.0):
        for left_out in sorted(set(SETS.values())):
            others = {limit: np.mean([value for group, value in means["average", share, limit].items()
                                      if group != left_out]) for limit in LIMITS}  # fmt: skip
            best = max(others, key=lambda limit: others[limit])
            chosen, ours = means["average", share, best][left_out], means["average", share, LIKENESS][left_out]
            print(
                f"terms {share:g}, without {left_out}: limit {best:g}, there {chosen:.3f}; with {LIKENESS:g} {ours:.3f}"
            )
    likenesses.TERMS_SHARE = 0.5
    print()
    names = ("batch", *parted)
    print_table(
        names, [(str(batch), *(f"{_batched(one, batch):.3f}" for one in parted.values())) for batch in (2000, 400, 100)]
    )


def _batched(labelled: Labelled, batch: int) -> float:
    vectors = vectors_of_questions(labelled.questions, index_of(labelled.bot))
    return agreement(groups_of(vectors, batch=batch).tolist(), labelled.entries)[0]


def by_group(figures: dict[str, float]) -> dict[str, float]:
    """Return the mean figure of each group of sets."""
    listed: dict[str, list[float]] = defaultdict(list)
    for name, figure in figures.items():
        listed[SETS[name]].append(figure)
    return {group: float(np.mean(values)) for group, values in listed.items()}


def proposed_rows(shared: Path) -> None:
    """Print how many rows would be proposed, and which share of them is right, by the least confidence.

    The confidence is that of a question's own nearest chunk, or the mean of its gap. All labelled questions are asked,
    answerable or not, of the documents without phrasings.
    """
    judged: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for one in sets(shared):
        if one.group in ("nearmiss", "real", "hint3", "banking77", "clinc150", "stackfaq"):
            for part in parts_of(one, phrased=False, most=400):
                judged[one.group] += _judged_rows(part)
    rows = []
    for kind in (0, 1):
        for least in (0.2, 0.3, 0.4, 0.5, 0.6):
            cells = []
            for figures in judged.values():
                right = [figure[2] for figure in figures if figure[kind] >= least]
                cells.append(f"{np.mean(right):.2f} of {len(right)}" if right else "none")
            rows.append((("own", "gap")[kind], f"{least:g}", *cells))
    print_table(("confidence", "least", *judged), rows)


def _judged_rows(part: Part) -> Iterator[tuple[float, float, bool]]:
    """Yield for each question of a gap its own confidence, that of its gap, and whether the gap's chunk is right."""
    right = {asked.question.question: asked.right_ids for asked in part.asked}
    replies = ((asked.question.question, asked.reply()) for asked in part.asked if asked.question.topic is None)
    logged = [LoggedQuestion(question, reply.outcome, reply.confidence) for question, reply in replies]
    opened = find_unanswered(logged, part.bot, lambda listed: listed).open
    vectors = vectors_of_questions([question.question for question in opened], index_of(part.bot))
    for gap in gaps_of(opened, vectors, groups_of(vectors)) if opened else []:
        for question in gap.questions:
            if gap.nearest is not None:
                is_own = question.nearest is not None and question.nearest.chunk.id == gap.nearest.chunk.id
                own = question.confidence if is_own else 0.0
                yield own, gap.confidence, gap.nearest.chunk.id in right.get(question.question, ())


def scale(shared: Path) -> None:
    """Print the seconds and the greatest memory for logs of different sizes, of the questions of all sets."""
    index, rows = index_of(taken_apart(shared / "benchmarks" / "clinc150").bot), []
    files = sorted((shared / "benchmarks").glob("*/*.jsonl"))
    every = list(dict.fromkeys(line["question"] for path in files for line in _lines(path) if line.get("question")))
    every += [question for path in sorted((shared / "benchmarks").glob("*/phrasings.csv")) for question in _first(path)]
    for size in (1_000, 10_000, 50_000):
        asked = random.Random(1).sample(sorted(set(every)), size)
        began = time.perf_counter()
        vectors = vectors_of_questions(asked, index)
        made = time.perf_counter()
        groups = groups_of(vectors)
        ended = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cells = (f"{len(set(groups.tolist())):,}", f"{made - began:.1f}", f"{ended - made:.1f}", f"{peak:,.0f}")
        rows.append((f"{size:,}", *cells))
        print_table(("questions", "groups", "vectors, s", "groups, s", "peak of the process, MB"), rows[-1:])


def _first(path: Path) -> Iterator[str]:
    with open(path, encoding="utf-8", newline="") as file:
        yield from (row["question"] for row in csv.DictReader(file))


def main() -> None:
    """Print the tables that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("--scale", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if options.rows:
        proposed_rows(options.shared)
    elif options.scale:
        scale(options.shared)
    else:
        compare({name: taken_apart(options.shared / "benchmarks" / name) for name in SETS})


if __name__ == "__main__":
    sys.exit(main())
