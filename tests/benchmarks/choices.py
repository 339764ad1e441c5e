"""Print the measurements behind the constants of ranking and confidence.

    python tests/benchmarks/choices.py DIR…

Each folder (see `labelled.py`) gives several sets of questions: without phrasings and, if the folder has phrasings,
with three phrasings for each chunk and with all of them. The shipped page is asked its own phrasings instead of its
labelled questions, which are reserved for judging the result.

Three results are printed: hit@1 for other weights of the evidence; hit@1 for other constants of building an index; and
the default coefficients of the confidence, with their log loss for other values of `NOTHING`. The coefficients are
fitted to the sets without phrasings, all with equal weight.
"""

from __future__ import annotations

import random
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import numpy as np
from labelled import Folder, open_folder, with_phrasings
from sklearn.metrics import log_loss

from faqbot.answering import comparison
from faqbot.answering.comparison import compare
from faqbot.answering.confidence import confidence_of
from faqbot.building import calibration
from faqbot.building.builder import build_index
from faqbot.building.confidence.calibration import Example, fit
from faqbot.building.questions import wording
from faqbot.corpus.authors.references import References
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.discovery import shipped_corpus
from faqbot.corpus.reading import read_corpus
from faqbot.index import bm25 as weighting
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query import expansion as synonyms
from faqbot.query import query
from faqbot.ranking import shortlist
from faqbot.ranking.evidence import classifier
from faqbot.ranking.ranking import Ranking, rank
from faqbot.ranking.scoring import EVIDENCE_KINDS, OPPOSITE, WEIGHTS
from faqbot.text.analyser import Analyser

MOST_ASKED = 600
FEW = 3

BUILT_WITH: list[tuple[ModuleType, str, object]] = [
    *((synonyms, "GENERAL_CERTAINTY", value) for value in (0.0, 0.3, 0.5, 0.9)),
    *((weighting, "FUNCTION_WEIGHT", value) for value in (0.1, 1.0)),
    *((weighting, "IDF_POWER", value) for value in (0.5, 1.0)),
    *((wording, "QUESTION_IN_TEXT", value) for value in (0, 1)),
    *((classifier, "MOST_WITHOUT_CLASS", value) for value in (0, 1000)),
    *((shortlist, "SHORTLIST", value) for value in (10, 100)),
    *((query, "LEAST_WEIGHT", value) for value in (0.0, 1.0)),
]


@dataclass(frozen=True)
class Labelled:
    """A set of questions: the corpus, and each question with the numbers of the chunks that answer it."""

    name: str
    corpus: Corpus
    questions: list[tuple[str, frozenset[int]]]


def read_sets(path: Path, temporary: Path) -> Iterator[Labelled]:
    """Yield the sets of a folder."""
    folder = open_folder(path)
    if path.resolve() == Path(shipped_corpus()).resolve():
        yield from page_sets(folder)
        return
    corpus = read_corpus(folder.corpus)
    yield Labelled(folder.name, bare(corpus), asked(folder, corpus))
    if folder.questions[0].id.endswith("-0"):
        folder = with_phrasings(folder, range(4), temporary / folder.name)
        corpus = read_corpus(folder.corpus)
    if corpus.phrasings:
        questions = asked(folder, corpus)
        yield Labelled(f"{folder.name}, {FEW} a chunk", few(corpus), questions)
        yield Labelled(f"{folder.name}, all", corpus, questions)


def page_sets(folder: Folder) -> Iterator[Labelled]:
    """Yield the sets of the shipped page."""
    corpus = read_corpus(folder.corpus)
    for chosen in (bare(corpus), few(corpus)):
        rest = [one for one in corpus.phrasings if one not in set(chosen.phrasings)]
        questions = [(one.question, frozenset((one.chunk,))) for one in rest]
        yield Labelled(f"the page, {len(chosen.phrasings)} phrasings", chosen, sample(questions))


def bare(corpus: Corpus) -> Corpus:
    """Return a corpus without phrasings and decoys."""
    return replace(corpus, phrasings=(), decoys=())


def few(corpus: Corpus) -> Corpus:
    """Return a corpus with at most `FEW` phrasings for each chunk."""
    by_chunk: dict[int, list[Phrasing]] = {}
    for phrasing in corpus.phrasings:
        by_chunk.setdefault(phrasing.chunk, []).append(phrasing)
    chooser = random.Random(0)
    chosen = [one for listed in by_chunk.values() for one in chooser.sample(listed, min(FEW, len(listed)))]
    return replace(corpus, phrasings=tuple(chosen))


def asked(folder: Folder, corpus: Corpus) -> list[tuple[str, frozenset[int]]]:
    """Return the questions that some chunk answers, except ambiguous ones, which have no right first match."""
    named = References(corpus.chunks).named
    return sample([
        (one.question, frozenset(number for reference in one.expected for number in named(reference)))
        for one in folder.questions
        if one.expected and one.kind != "ambiguous"
    ])  # fmt: skip


def sample(questions: list[tuple[str, frozenset[int]]]) -> list[tuple[str, frozenset[int]]]:
    """Return at most `MOST_ASKED` of the questions, the same in every run."""
    return random.Random(0).sample(questions, min(MOST_ASKED, len(questions)))


def hit_at_1(rankings: Sequence[Ranking], labelled: Labelled) -> float:
    """Return the share of the questions whose first match answers them."""
    firsts = [one.candidates[0].number if one.candidates else -1 for one in rankings]
    return float(np.mean([first in right for first, (_, right) in zip(firsts, labelled.questions, strict=True)]))


def weighed(rankings: Sequence[Ranking], labelled: Labelled, factors: dict[str, float]) -> float:
    """Return hit@1 with the weights multiplied by `factors`, from evidence gathered with the default weights."""
    by_kind = np.array([factors.get(kind, 1.0) for kind in EVIDENCE_KINDS])
    hits = []
    for one, (_, right) in zip(rankings, labelled.questions, strict=True):
        candidates = one.candidates
        if candidates and not candidates[0].exact:
            scores = candidates.evidence.values @ by_kind
            hits.append(int(candidates.numbers[scores.argmax()]) in right)
        else:
            hits.append(bool(candidates) and candidates[0].number in right)
    return float(np.mean(hits))


@contextmanager
def changed(module: ModuleType, name: str, value: object) -> Iterator[None]:
    """Give a module's constant another value until the block ends."""
    before = getattr(module, name)
    setattr(module, name, value)
    yield
    setattr(module, name, before)


def row(name: str, figures: Sequence[float]) -> None:
    """Print a table row of figures, with their mean at the end."""
    print(f"| {name} | {' | '.join(f'{one:.3f}' for one in figures)} | {np.mean(figures):.4f} |", flush=True)


def print_weights(sets: list[Labelled], rankings: list[list[Ranking]]) -> None:
    """Print hit@1 for the default weights, and for each weight multiplied by other factors."""
    row("as shipped", [weighed(ranked, one, {}) for ranked, one in zip(rankings, sets, strict=True)])
    for kind, weight in {**WEIGHTS, "opposite": OPPOSITE}.items():
        for factor in (0.0, 0.5, 1.5, 2.5):
            figures = [weighed(ranked, one, {kind: factor}) for ranked, one in zip(rankings, sets, strict=True)]
            row(f"{kind} {weight * factor:g}", figures)


def print_built_with(sets: list[Labelled]) -> None:
    """Print hit@1 for other values of each constant in `BUILT_WITH`, with indexes rebuilt."""
    for module, name, value in BUILT_WITH:
        with changed(module, name, value):
            figures = []
            for one in sets:
                index = build_index(one.corpus, Analyser())
                figures.append(hit_at_1([rank(question, index) for question, _ in one.questions], one))
        row(f"{name} {value:g}", figures)


def examples(one: Labelled, index: Index) -> Iterator[Example]:
    """Yield the evidence for the first match of each question, and for the first match if the answers are hidden.

    The weights of the examples with answers sum to at most 1, so that every set counts alike.
    """
    for question, right in one.questions:
        for away in (False, True):
            ranked = rank(question, index, scope=Scope(hidden=frozenset(right)) if away else EVERYWHERE)
            if ranked.candidates and not ranked.candidates[0].exact:
                best = ranked.candidates[0]
                evidence = compare(ranked, index).features(0)
                weight = (calibration.TAKEN_AWAY if away else 1.0) / len(one.questions)
                yield Example(evidence, not away and best.number in right, weight)


def print_confidence(sets: list[Labelled]) -> None:
    """Print the coefficients fitted to the sets without phrasings, and their log loss."""
    unphrased = [one for one in sets if not one.corpus.phrasings]
    print("\nconfidence, fitted to", ", ".join(one.name for one in unphrased))
    for nothing in (comparison.NOTHING, -50.0, 0.0, 3.0, 5.0, 7.0):
        with changed(comparison, "NOTHING", nothing):
            found = [
                one for labelled in unphrased for one in examples(labelled, build_index(labelled.corpus, Analyser()))
            ]
        fitted = fit([one._replace(weight=one.weight * 1000) for one in found])
        assert fitted is not None
        sure = [confidence_of(one.evidence, fitted) for one in found]
        loss = log_loss([one.right for one in found], sure, sample_weight=[one.weight for one in found])
        print(
            f"NOTHING {nothing:g}: log loss {loss:.4f}",
            *(f"{name} {value:.3f}" for name, value in fitted._asdict().items()),
        )


def main(folders: list[str]) -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as temporary:
        sets = [one for folder in folders for one in read_sets(Path(folder), Path(temporary))]
    print(f"| choice | {' | '.join(one.name for one in sets)} | mean |\n{'|---' * (len(sets) + 2)}|")
    rankings = []
    for one in sets:
        index = build_index(one.corpus, Analyser())
        rankings.append([rank(question, index) for question, _ in one.questions])
    print_weights(sets, rankings)
    print_built_with([one for one in sets if not one.name.endswith(", all")])
    print_confidence(sets)


if __name__ == "__main__":
    main(sys.argv[1:])
