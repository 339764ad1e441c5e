"""Print how well faqbot ranks, answers and abstains on documents that it never saw, beside lexical search.

    python tests/benchmarks/generality.py ../shared [--sets NAMES] [--quick] [--json FILE] [--baseline FILE]

`sets.py` says which sets of questions a folder has. Each is measured without phrasings and, if it has any, with them;
figures are printed by sets, by groups of sets of one origin, and as means over the groups:

    hit@1, hit@5            of the answerable questions: a right chunk is the first match, or among the first five
    right, wrong, chose     of the answerable questions: answered right, answered wrong, asked back
    unans.                  of the unanswerable questions: answered all the same
    AUROC                   how often an answerable question is surer than an unanswerable one
    ECE                     expected calibration error of the confidence of the first match, over all questions
    badly                   of all questions: answered wrong, or answered though unanswerable
    worth                   (right - 2 * badly answered) / all questions

A set without unanswerable questions gets some (see `taking_away.py`). Questions with a topic are asked with it. The
peers (see `lexical.py`; `pip install '.[bench]'`) rank the same chunks for the same questions in the same run;
`won:lost` and `p` compare hit@1 of faqbot with the best of them, by an exact sign test. Dialogues are judged as in
`turns.py`.

`--sets` takes names of sets and of groups, separated by commas. `--quick` asks at most 150 questions of a set and uses
at most 2,000 phrasings; its figures are compared only with those of other quick runs. `--json` writes all figures, and
what came of each question; `--baseline` compares with such a file. `--encoder NAME` measures with an encoder.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import warnings
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

# One thread for each process: more of them for small matrices only take turns.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from asking import Asked, Part, parts_of
from baseline import print_comparison
from lexical import PEERS, best, check_installed, texts_of, within
from measured import Measured, TurnOutcome, read_measured, write_measured
from outcomes import Found, Outcome, rank_of
from scoreboard import print_scoreboard
from sets import Set, chosen, sets
from turns import hold, read_dialogues

from faqbot.errors import FaqbotError

_QUICK = 150


class Job(NamedTuple):
    """A set to measure in one way; `most` is the most questions to ask, None for all; `encoder` names an encoder."""

    one: Set
    phrased: bool
    most: int | None
    encoder: str | None

    @property
    def size(self) -> int:
        """A number that grows with the time that the job takes."""
        beside = sum(path.stat().st_size for root in self.one.roots for path in root.beside)
        return len(self.one.questions) + (10 * beside if self.phrased else 0)


def measure(job: Job) -> Measured:
    """Ask the questions of a set, and hold its dialogues."""
    warnings.simplefilter("ignore")
    began = time.perf_counter()
    outcomes: list[Outcome] = []
    turns: list[TurnOutcome] = []
    for part in parts_of(job.one, phrased=job.phrased, most=job.most, encoder=job.encoder):
        outcomes += _outcomes(part, job.one.language)
        if job.one.dialogues and not turns:  # the first part has the whole corpus
            judged = hold(part.bot, read_dialogues(job.one.dialogues))
            turns = [TurnOutcome(one.dialogue.id, one.number, not one.wrong) for one in judged]
    return Measured(job.one.name, job.one.group, job.phrased, outcomes, turns, time.perf_counter() - began)


def _outcomes(part: Part, language: str) -> list[Outcome]:
    """Ask the questions of one corpus, and have the peers find chunks for them."""
    texts = texts_of(part.corpus)
    scorers = {name: make(texts, language) for name, make in PEERS.items()}
    topics = {topic: within(part.corpus, topic) for one in part.asked if (topic := one.question.topic)}
    outcomes = []
    for one in part.asked:
        asked, allowed = one.question.question, topics.get(one.question.topic or "")
        peers = {name: _found(best(score(asked), allowed), one.right) for name, score in scorers.items()}
        outcomes.append(_outcome(one, peers))
    return outcomes


def _outcome(one: Asked, peers: dict[str, Found]) -> Outcome:
    labelled, reply = one.question, one.reply()
    first = reply.matches[0] if reply.matches else None
    return Outcome(
        id=labelled.id,
        question=labelled.question,
        topic=labelled.topic,
        kind=labelled.kind,
        answerable=one.answerable,
        taken=one.taken,
        rank=rank_of(reply.matches, one.right_ids),
        outcome=reply.outcome,
        confidence=first.confidence if first else 0.0,
        first=first.chunk.id if first else "",
        peers=peers,
    )


def _found(ranked: tuple[list[int], float], right: frozenset[int]) -> Found:
    """Return where a peer that found these chunks, the best one with this score, has the first right one."""
    numbers, score = ranked
    return Found(next((rank for rank, number in enumerate(numbers, start=1) if number in right), None), score)


def measure_all(jobs: Sequence[Job], processes: int) -> list[Measured]:
    """Measure sets, the largest first, each in a process, and return them in the order given."""
    done: dict[int, Measured] = {}
    order = sorted(range(len(jobs)), key=lambda at: -jobs[at].size)
    with ProcessPoolExecutor(processes) as pool:
        futures = {pool.submit(measure, jobs[at]): at for at in order}
        for future in as_completed(futures):
            measured = done[futures[future]] = future.result()
            shown = f"{len(done)}/{len(jobs)} {measured.label}: {measured.seconds:.0f} s"
            print(shown, file=sys.stderr, flush=True)
    return [done[at] for at in range(len(jobs))]


def main() -> None:
    """Read the command line, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    parser.add_argument("--sets", default="", metavar="NAMES")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--baseline", type=Path, metavar="FILE")
    parser.add_argument("--encoder", metavar="NAME")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default 2)")
    options = parser.parse_args()
    if options.jobs < 1:
        parser.error("--jobs must be at least 1")
    check_installed()
    before = read_measured(options.baseline, quick=options.quick) if options.baseline else None
    most = _QUICK if options.quick else None
    every = chosen(sets(options.shared), options.sets)
    jobs = [Job(one, phrased, most, options.encoder) for one in every for phrased in one.ways]
    measured = measure_all(jobs, options.jobs)
    if options.json:
        write_measured(options.json, measured, quick=options.quick)
    print_scoreboard(measured)
    if before is not None:
        print_comparison(before, measured)


if __name__ == "__main__":
    try:
        main()
    except FaqbotError as error:
        raise SystemExit(str(error)) from error
