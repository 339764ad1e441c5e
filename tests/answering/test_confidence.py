"""The confidence of a candidate, and the reasons for it that a match gives."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built, corpus_of
from toy_encoder import trigrams

from faqbot import FaqBot
from faqbot.answering.comparison import Comparison, compare
from faqbot.answering.confidence import (
    DEFAULT,
    DEFAULT_WITH_ENCODER,
    Coefficients,
    Features,
    coefficients_for,
    confidences_of,
    weighed,
)
from faqbot.answering.options import TIE
from faqbot.building.builder import build_index
from faqbot.index.encoder import CheckedEncoder
from faqbot.ranking.ranking import rank
from faqbot.ranking.scoring import EVIDENCE_KINDS
from faqbot.text.analyser import Analyser

FEATURES = st.tuples(*[st.floats(-50, 50)] * len(Features._fields)).map(lambda values: Features(*values))
COEFFICIENTS = st.tuples(st.floats(-50, 50), *[st.floats(0, 50)] * len(Features._fields)).map(
    lambda values: Coefficients(*values)
)


# The formula


def confidence_of(features: Features, coefficients: Coefficients) -> float:
    return float(confidences_of(weighed(np.array([features]), coefficients))[0])


@given(coefficients=COEFFICIENTS, evidence=FEATURES, name=st.sampled_from(Features._fields), more=st.floats(0, 50))
def test_no_feature_ever_lowers_the_confidence(
    coefficients: Coefficients, evidence: Features, name: str, more: float
) -> None:
    raised = evidence._replace(**{name: getattr(evidence, name) + more})
    assert confidence_of(raised, coefficients) >= confidence_of(evidence, coefficients)


@given(coefficients=COEFFICIENTS, evidence=FEATURES)
def test_a_confidence_is_a_probability(coefficients: Coefficients, evidence: Features) -> None:
    assert 0 <= confidence_of(evidence, coefficients) <= 1


def test_evidence_without_end_is_certain_and_its_opposite_impossible() -> None:
    ones = Coefficients(*[1.0] * len(Coefficients._fields))
    assert confidence_of(Features(*[inf] * len(Features._fields)), ones) == 1
    assert confidence_of(Features(*[-inf] * len(Features._fields)), ones) == 0


def test_no_coefficient_of_the_defaults_is_negative() -> None:
    assert min(*DEFAULT[1:], *DEFAULT_WITH_ENCODER[1:]) >= 0


def test_the_coefficients_are_others_only_if_an_encoder_reads_the_texts(built: Built) -> None:
    assert coefficients_for(built(("How far?", "Ten miles."), phrasings=[("how long is the way", 0)])) == DEFAULT
    encoder = CheckedEncoder(trigrams)
    assert (
        coefficients_for(build_index(corpus_of(("How far?", "Ten miles.")), Analyser(), encoder))
        == DEFAULT_WITH_ENCODER
    )


def test_there_is_a_coefficient_for_each_feature_and_a_bias() -> None:
    assert Coefficients._fields == ("bias", *Features._fields)


# Of candidates beside each other


def compared(
    question: str, built: Built, *pairs: tuple[str, str], **more: Sequence[str]
) -> tuple[Comparison, list[Features]]:
    index = built(*pairs, **more)
    ranking = rank(question, index)
    comparison = compare(ranking, index)
    return comparison, [comparison.features(place) for place in range(len(ranking.candidates))]


PAIRS = (("How do I hold the strap?", "Firmly."), ("Where is the strap?", "Here."), ("Why?", "Because."))


def test_a_runner_up_has_no_lead(bot: FaqBot) -> None:
    for match in bot.search("hold the stretch", k=50)[1:]:
        assert match.margin <= 0


def test_the_lead_is_the_share_of_the_score_above_the_best_other_answer(built: Built) -> None:
    comparison, (one, other, *_) = compared("how to hold a strap", built, *PAIRS)
    first, second, *_ = comparison.ranking.candidates.scores.tolist()
    assert one.lead == pytest.approx((first - second) / first)
    assert other.lead == pytest.approx((second - first) / second)


def test_the_margin_of_a_match_is_its_lead_in_points_of_the_score(built: Built) -> None:
    first, second, *_ = FaqBot(built(*PAIRS)).search("how to hold a strap")
    assert first.margin == pytest.approx(first.score - second.score)
    assert second.margin == pytest.approx(second.score - first.score)


def test_the_lead_is_over_another_answer_and_not_over_the_same_one(built: Built) -> None:
    twin = ("How do I hold the strap?", "Firmly.")
    _, alone = compared("how to hold a strap", built, *PAIRS, ("How?", "So."))
    _, beside = compared("how to hold a strap", built, *PAIRS, twin)
    assert beside[0].lead == beside[1].lead > 0
    assert beside[0].share > 0.5
    assert alone[0].lead > 0


def test_the_shares_of_different_answers_and_of_none_are_one_at_the_most(built: Built) -> None:
    pairs = ("A red strap?", "Yes."), ("A blue strap here?", "No."), PAIRS[2]
    _, (first, second, *_) = compared("strap", built, *pairs)
    assert 0 < second.share < first.share < first.share + second.share < log(1 + len(pairs))


def test_content_is_what_the_chunk_has_of_the_question(built: Built) -> None:
    _, known = compared("hold the strap", built, *PAIRS)
    _, partly = compared("hold the zeppelin", built, *PAIRS)
    assert known[0].content == pytest.approx(1)
    assert 0 < partly[0].content < 1


@pytest.mark.parametrize(
    ("same", "other", "title"),
    [
        ("i want to fix error e-1042", "i want to fix error e-2099", "How do I fix error E-1042?"),
        ("to turn the lamp on", "to turn the lamp off", "How do I turn the lamp on?"),
    ],
)
def test_another_word_in_its_place_and_the_opposite_are_doubtful(
    same: str, other: str, title: str, built: Built
) -> None:
    bot = FaqBot(built((title, "So."), PAIRS[2]))
    assert bot.search(same)[0].doubts == {}
    match = bot.search(other)[0]
    assert match.doubts["exchanged"] < 1
    assert match.confidence == pytest.approx(
        confidence_of(Features(**match.features), DEFAULT) * match.doubts["exchanged"]
    )


def test_without_decoys_every_question_is_in_scope(built: Built) -> None:
    assert {evidence.in_scope for evidence in compared("hold the strap", built, *PAIRS)[1]} == {1.0}
    assert compared("hold the zeppelin", built, *PAIRS, decoys=["a zeppelin"])[1][0].in_scope < 1


def test_options_are_the_different_answers_within_a_small_share_of_the_best(built: Built) -> None:
    comparison, _ = compared("hold strap", built, ("Hold a strap?", "A."), ("Hold my strap?", "B."), ("Why?", "C."))
    first, second = (comparison.ranking.candidates[place] for place in comparison.options)
    assert second.score >= first.score * (1 - TIE)


def test_an_option_alone_is_no_choice(built: Built) -> None:
    comparison, _ = compared("how to hold a strap", built, *PAIRS)
    assert len(comparison.options) == 1


def test_nothing_found_is_no_option(built: Built) -> None:
    comparison, found = compared("zeppelin", built, *PAIRS)
    assert (comparison.options, found) == ([], [])


# What a match says of its reasons


def test_the_fields_of_a_match_sum_to_its_score(built: Built) -> None:
    bot = FaqBot(built(*PAIRS, phrasings=[("grip it", 0)], decoys=["the weather"]))
    for match in bot.search("how do I hold the strap and grip", k=9):
        assert tuple(match.fields) == EVIDENCE_KINDS
        assert sum(match.fields.values()) == pytest.approx(match.score)


def test_matched_are_the_words_that_the_chunk_has_in_their_order(built: Built) -> None:
    match = FaqBot(built(*PAIRS)).search("strap zeppelin hold straps", k=1)[0]
    assert match.matched == ("strap", "hold")


def test_synonyms_are_what_the_chunk_says_otherwise(built: Built) -> None:
    match = FaqBot(built(*PAIRS, synonyms="zorb => strap")).search("hold the zorb", k=1)[0]
    assert match.synonyms == (("zorb", "strap"),)
    assert "zorb" not in match.matched


def test_repairs_are_the_typos_of_the_question(built: Built) -> None:
    for match in FaqBot(built(*PAIRS)).search("hold the strpa"):
        assert match.repairs == (("strpa", "strap"),)
        assert "strpa" not in match.matched


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("where is the strap", "stored question"),
        ("where would the strap be", "evidence"),
        ("the weather of straps", "decoy"),
        ("is it big", "tie"),
    ],
)
def test_the_rule_says_what_decided(question: str, rule: str, built: Built) -> None:
    pairs = [*PAIRS, ("Is it big?", "Yes."), ("Is it big?", "No.")]
    assert FaqBot(built(*pairs, decoys=["the weather of straps"])).search(question, k=1)[0].rule == rule
