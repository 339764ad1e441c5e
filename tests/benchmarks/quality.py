"""Print how well faqbot ranks and answers, beside what people use today, on the same questions in one run.

    python tests/benchmarks/quality.py DIR… [--phrasings-from-ids FIRST-LAST]

`labelled.py` says what a folder holds, `peers.py` how each peer is set up (`pip install 'faqbot[bench]'`), and
`faqbot.quality` what the figures are. A peer's confidence is the score of its first match, which orders questions
as well as it can. With `--phrasings-from-ids 0-3` the questions with the ids `…-0` to `…-3` become phrasings of their
chunks, and the rest is asked.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean, median

from labelled import Folder, open_folder, with_phrasings
from peers import DEPTH, PEERS, MissingPeerError, Ranker, Texts, linear_svm

from faqbot import FaqBot
from faqbot.corpus.reading import read_corpus
from faqbot.quality.asking import Asked, ask_labelled
from faqbot.quality.evaluation import summarise
from faqbot.quality.figures import Estimate, Share, auroc, right_at

# A classifier has something to learn from where half of the chunks have so many questions.
MANY_QUESTIONS = 5
# The score of a question that nothing matches: below all others, and yet a number.
NO_SCORE = -1e9

HEADER = (
    ("set", "system", "hit@1", "hit@5", "MRR@10", "AUROC", "right at 5 %", "right at 10 %", "p50 ms"),
    ("set", "questions", "out of scope", "right", "wrong", "chose", "abstained", "oos answered", "oos chose", "ECE"),
)

Row = Sequence[str]


def texts_of(folder: Folder) -> tuple[Texts, list[str]]:
    """Return what the peers are given, and the ids of the chunks."""
    corpus = read_corpus(folder.corpus)
    questions = [[chunk.question] if chunk.question else [] for chunk in corpus.chunks]
    for phrasing in corpus.phrasings:
        questions[phrasing.chunk].append(phrasing.question)
    return Texts(questions, [chunk.text for chunk in corpus.chunks]), [chunk.id for chunk in corpus.chunks]


def measure(asked: Sequence[Asked], ids: Sequence[str], ranker: Ranker) -> list[str]:
    """Ask every question, one at a time, and return the figures of the ranking as cells."""
    times, ranks, right_scores = [], [], []
    scores: dict[bool, list[float]] = {True: [], False: []}
    for one in asked:
        began = time.perf_counter()
        found = ranker(one.labelled.question)
        times.append(time.perf_counter() - began)
        scores[one.answerable].append(found[0][1] if found else NO_SCORE)
        if one.answerable:
            rank = next((place for place, (number, _) in enumerate(found, 1) if ids[number] in one.right), None)
            ranks.append(rank)
            if rank == 1:
                right_scores.append(found[0][1])
    scored = len({*scores[True], *scores[False]} - {NO_SCORE}) > 1  # minsearch tells no scores
    unanswerable = scores[False] if scored else []
    figures = (
        ranks.count(1) / len(ranks),
        sum(rank is not None and rank <= 5 for rank in ranks) / len(ranks),
        fmean(1 / rank if rank else 0 for rank in ranks),
        auroc(scores[True], unanswerable),
        right_at(5, right_scores, len(ranks), unanswerable),
        right_at(10, right_scores, len(ranks), unanswerable),
    )
    return [*map(cell, figures), f"{median(times) * 1e3:.2f}"]


def compare(folder: Folder, bot: FaqBot, asked: Sequence[Asked]) -> Iterator[Row]:
    """Yield a row for faqbot and for each peer."""
    texts, ids = texts_of(folder)
    numbers = {identity: number for number, identity in enumerate(ids)}

    def faqbot(question: str) -> list[tuple[int, float]]:
        return [(numbers[match.chunk.id], match.confidence) for match in bot.search(question, k=DEPTH)]

    yield folder.name, "faqbot", *measure(asked, ids, faqbot)
    peers = dict(PEERS)
    if median(map(len, texts.questions)) >= MANY_QUESTIONS:
        peers["linear SVM"] = linear_svm
    for name, peer in peers.items():
        try:
            yield folder.name, name, *measure(asked, ids, peer(texts))
        except MissingPeerError as missing:
            yield folder.name, f"{missing} is not installed: pip install 'faqbot[bench]'", *[""] * 7


def outcomes(folder: Folder, asked: Sequence[Asked]) -> Row:
    """Return the row of what faqbot's replies were."""
    evaluation = summarise(asked)
    of = evaluation.overall
    shares = (of.answered_right, of.answered_wrong, of.chose, of.abstained, of.out_of_scope_answered)
    others = (of.out_of_scope_chose, evaluation.confidence.calibration_error)
    return (folder.name, f"{of.questions:,}", f"{of.unanswerable:,}", *map(cell, (*shares, *others)))


def cell(figure: Share | Estimate | float | None) -> str:
    """Return a figure as a cell of a table."""
    if isinstance(figure, Share | Estimate):
        figure = figure.value
    return "n/a" if figure is None else f"{figure:.3f}"


def print_table(header: Row, rows: Sequence[Row]) -> None:
    """Print a Markdown table."""
    print(f"| {' | '.join(header)} |\n{'|---' * len(header)}|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def main(folders: list[str], numbers: range | None) -> None:
    """Measure every folder and print the tables."""
    warnings.simplefilter("ignore")
    ranking: list[Row] = []
    judgement: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        for count, name in enumerate(folders):
            folder = open_folder(Path(name))
            if numbers is not None:
                folder = with_phrasings(folder, numbers, Path(temporary) / str(count))
            bot = FaqBot.from_corpus(*folder.corpus)
            asked = list(ask_labelled(bot, folder.questions))
            ranking += compare(folder, bot, asked)
            judgement.append(outcomes(folder, asked))
    print_table(HEADER[0], ranking)
    print("\nfaqbot at its default threshold:\n")
    print_table(HEADER[1], judgement)


def span(text: str) -> range:
    """Return the numbers from FIRST to LAST."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="+", metavar="DIR")
    arguments.add_argument("--phrasings-from-ids", type=span, metavar="FIRST-LAST")
    options = arguments.parse_args()
    main(options.folders, options.phrasings_from_ids)
