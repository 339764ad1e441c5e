"""Print how well faqbot ranks and answers, compared with other systems on the same questions in the same run.

    python tests/benchmarks/quality.py DIR… [--phrasings-from-ids FIRST-LAST] [--encoder sentence-transformers:NAME]

`labelled.py` describes the folders, `peers.py` the settings of each peer (`pip install 'faqbot[bench]'`), and
`faqbot.evaluation` the figures. The score of a peer's first match serves as its confidence. With `--phrasings-from-ids
0-3` the questions with the ids `…-0` to `…-3` become phrasings of their chunks, and the other questions are asked. With
`--encoder`, faqbot is also measured with that encoder, and so is the encoder alone, whose score is the larger cosine of
the question with the title and with the text of a chunk.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean, median

import numpy as np
from labelled import Folder, open_folder, with_phrasings
from peers import DEPTH, PEERS, MissingPeerError, Ranker, Texts, linear_svm
from tables import Row, print_table

from faqbot import FaqBot
from faqbot.cli.encoders import open_encoder
from faqbot.corpus.reading import read_corpus
from faqbot.evaluation.asking import Asked, ask_labelled
from faqbot.evaluation.evaluation import summarise
from faqbot.evaluation.metrics import Estimate, Share, auroc, right_at
from faqbot.ranking.evidence.vectors import vector_evidence

# A classifier is compared only if at least half of the chunks have this number of questions to learn from.
MANY_QUESTIONS = 5
# The score of a question without matches: a finite number below all scores.
NO_SCORE = -1e9
WITH_ENCODER = "faqbot, with encoder"

HEADER = (
    ("set", "system", "hit@1", "hit@5", "MRR@10", "AUROC", "right at 5 %", "right at 10 %", "p50 ms"),
    ("set", "questions", "out of scope", "right", "wrong", "chose", "abstained", "oos answered", "oos chose", "ECE"),
)


def texts_of(folder: Folder) -> tuple[Texts, list[str]]:
    """Return the input of the peers, and the ids of the chunks."""
    corpus = read_corpus(folder.corpus)
    questions = [[chunk.question] if chunk.question else [] for chunk in corpus.chunks]
    for phrasing in corpus.phrasings:
        questions[phrasing.chunk].append(phrasing.question)
    return Texts(questions, [chunk.text for chunk in corpus.chunks]), [chunk.id for chunk in corpus.chunks]


def measure(asked: Sequence[Asked], ids: Sequence[str], ranker: Ranker) -> list[str]:
    """Ask the questions one at a time, and return the figures of the ranking as cells of a table."""
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
    scored = len({*scores[True], *scores[False]} - {NO_SCORE}) > 1  # minsearch returns no scores
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


def ranker_of(bot: FaqBot) -> Ranker:
    """Return the ranking of a bot as a ranker."""
    numbers = {chunk.id: number for number, chunk in enumerate(bot.chunks())}
    return lambda question: [(numbers[match.chunk.id], match.confidence) for match in bot.search(question, k=DEPTH)]


def encoder_alone(bot: FaqBot) -> Ranker:
    """Return a ranker that uses only the vectors of the encoder."""
    index = bot._index

    def rank(question: str) -> list[tuple[int, float]]:
        evidence = vector_evidence(question, index)
        assert evidence is not None
        best = np.argsort(-evidence, kind="stable")[:DEPTH]
        return [(int(number), float(evidence[number])) for number in best]

    return rank


def compare(folder: Folder, bot: FaqBot, semantic: FaqBot | None, asked: Sequence[Asked]) -> Iterator[Row]:
    """Yield a table row for faqbot, for faqbot with an encoder, and for each peer."""
    texts, ids = texts_of(folder)
    yield folder.name, "faqbot", *measure(asked, ids, ranker_of(bot))
    if semantic is not None:
        yield folder.name, WITH_ENCODER, *measure(asked, ids, ranker_of(semantic))
        yield folder.name, "encoder alone", *measure(asked, ids, encoder_alone(semantic))
    peers = dict(PEERS)
    if median(map(len, texts.questions)) >= MANY_QUESTIONS:
        peers["linear SVM"] = linear_svm
    for name, peer in peers.items():
        try:
            yield folder.name, name, *measure(asked, ids, peer(texts))
        except MissingPeerError as missing:
            yield folder.name, f"{missing} is not installed: pip install 'faqbot[bench]'", *[""] * 7


def outcomes(name: str, asked: Sequence[Asked]) -> Row:
    """Return the table row of the outcomes of faqbot's replies."""
    evaluation = summarise(asked)
    of = evaluation.overall
    shares = (of.answered_right, of.answered_wrong, of.chose, of.abstained, of.out_of_scope_answered)
    others = (of.out_of_scope_chose, evaluation.confidence.calibration_error)
    return (name, f"{of.questions:,}", f"{of.unanswerable:,}", *map(cell, (*shares, *others)))


def cell(figure: Share | Estimate | float | None) -> str:
    """Return a figure as a cell of a table."""
    if isinstance(figure, Share | Estimate):
        figure = figure.value
    return "n/a" if figure is None else f"{figure:.3f}"


def main(folders: list[str], numbers: range | None, named: str | None) -> None:
    """Measure every folder and print the tables."""
    warnings.simplefilter("ignore")
    encoder = open_encoder(named) if named else None
    ranking: list[Row] = []
    judgement: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        for count, name in enumerate(folders):
            folder = open_folder(Path(name))
            if numbers is not None:
                folder = with_phrasings(folder, numbers, Path(temporary) / str(count))
            bot = FaqBot.from_corpus(*folder.corpus)
            asked = list(ask_labelled(bot, folder.questions))
            judgement.append(outcomes(folder.name, asked))
            semantic = FaqBot.from_corpus(*folder.corpus, encoder=encoder) if encoder else None
            if semantic is not None:
                asked_semantic = list(ask_labelled(semantic, folder.questions))
                judgement.append(outcomes(f"{folder.name}, {WITH_ENCODER}", asked_semantic))
            ranking += compare(folder, bot, semantic, asked)
    print_table(HEADER[0], ranking)
    print("\nfaqbot at its default threshold:\n")
    print_table(HEADER[1], judgement)


def span(text: str) -> range:
    """Return the range of numbers that the text FIRST-LAST means, LAST included."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="+", metavar="DIR")
    arguments.add_argument("--phrasings-from-ids", type=span, metavar="FIRST-LAST")
    arguments.add_argument("--encoder")
    options = arguments.parse_args()
    main(options.folders, options.phrasings_from_ids, options.encoder)
