"""The evidence from runs of four characters equals a plain implementation of BM25 over runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.ranking.evidence.ngrams import K1, LEAST_RUNS, MOST_BYTES, B
from faqbot.ranking.ranking import rank
from faqbot.ranking.scoring import WEIGHTS

WORDS = "how alpha alphas exhale exhalation ca dog 東京 größe strap hold".split()
QUESTION = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
PAIRS = st.lists(st.tuples(st.one_of(QUESTION, st.just("")), QUESTION), min_size=1, max_size=5)


def evidence(question: str, index: Index) -> dict[int, float]:
    """Return the evidence of every candidate, by its number."""
    return {one.number: one.evidence["characters"] / WEIGHTS["characters"] for one in rank(question, index).candidates}


def plain(question: Sequence[str], titles: Sequence[bytes]) -> list[float]:
    """Return BM25 of a question's runs and each title's, as a share of what the question weighs."""
    counted = [Counter(runs(title[:MOST_BYTES])) for title in titles]
    lengths = [counts.total() for counts in counted]
    mean = max(1.0, sum(lengths) / len(lengths))
    asked = set(runs(f" {' '.join(question)} ".encode()))

    def idf(run: bytes) -> float:
        frequency = sum(run in counts for counts in counted)
        return log1p((len(titles) - frequency + 0.5) / (frequency + 0.5))

    def saturated(tf: int, length: int) -> float:
        return tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean))

    weight = max(sum(map(idf, asked)), LEAST_RUNS * idf(b"none"))
    return [sum(idf(run) * saturated(counts[run], length) for run in asked) / weight
            for counts, length in zip(counted, lengths, strict=True)]  # fmt: skip


def runs(text: bytes) -> list[bytes]:
    spaced = text.replace(b"\n", b" ")
    return [spaced[at : at + 4] for at in range(len(spaced) - 3)]


def titles_of(index: Index) -> list[bytes]:
    return [index.title(number, 10**6) for number in range(len(index))]


@given(pairs=PAIRS, question=QUESTION)
def test_it_is_bm25_over_runs_of_four_bytes(pairs: list[tuple[str, str]], question: str, built: Built) -> None:
    index = built(*pairs, decoys=["alpha dog decoy"])
    expected = plain(analyse(question, index).words, titles_of(index))
    for number, found in evidence(question, index).items():
        assert found == pytest.approx(expected[number], abs=1e-6)


def test_words_that_a_stemmer_parts_share_their_runs(built: Built) -> None:
    index = built(("When do I breathe on exhalation?", "Now."), ("When do I stop?", "Then."))
    near, far = (evidence("when do i exhale", index)[number] for number in (0, 1))
    assert near > far


def test_a_run_over_the_end_of_one_title_into_the_next_is_none(built: Built) -> None:
    index = built(("strap ab", "A"), ("cd strap", "B"))
    assert evidence("b cd strap", index) == pytest.approx(
        dict(enumerate(plain(["b", "cd", "strap"], titles_of(index)))), abs=1e-6
    )


def test_what_a_long_title_says_at_its_end_is_not_looked_at(built: Built) -> None:
    index = built((f"strap {'beta ' * MOST_BYTES} zeppelin", "A"), ("strap", "B"))
    long = evidence("zeppelin strap", index)[0]
    assert long == pytest.approx(plain(["zeppelin", "strap"], titles_of(index))[0], abs=1e-6)
    assert long < plain(["beta", "strap"], titles_of(index))[0]


def test_a_phrasing_is_a_part_of_its_chunk_s_title(built: Built) -> None:
    pairs = [("Is it big?", "Rather."), ("Does it bite?", "Never.")]
    phrased = evidence("is it enormous", built(*pairs, phrasings=[("is that thing enormous", 0)]))
    assert phrased[0] > evidence("is it enormous", built(*pairs))[0]


def test_a_chunk_without_questions_is_known_by_how_its_text_begins(built: Built) -> None:
    index = built(("", "Exhalation is slow."), ("", "Nothing is."))
    assert titles_of(index)[0] == b"\nexhalation is slow\n"
    assert evidence("is exhale", index)[0] > evidence("is exhale", index)[1]


def test_a_question_shorter_than_a_run_has_no_evidence(built: Built) -> None:
    assert evidence("a", built(("a", "b"), ("a a", "b"))) == {0: 0.0, 1: 0.0}


def test_a_short_question_weighs_as_much_as_a_few_rare_runs(built: Built) -> None:
    index = built(("it", "A"), ("strap it", "B"))
    assert 0 < evidence("it", index)[0] < evidence("strap it", index)[1] / 2


def test_a_typo_is_compared_as_it_was_repaired(built: Built) -> None:
    index = built(("Where is the strap?", "Here."), ("Where is it?", "There."))
    assert evidence("where is strpa", index) == pytest.approx(evidence("where is strap", index))
