"""What a question weighs, and what is stored under it as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built, titled

from faqbot import FaqBot
from faqbot.query.query import LEAST_WEIGHT, analyse
from faqbot.ranking.ranking import rank

WORDS = "how long what the alpha beta gamma hold strap please hello zorb".split()
QUESTION = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
PAIRS = st.lists(st.tuples(st.one_of(QUESTION, st.just("")), QUESTION), min_size=1, max_size=5)
DECOYS = st.lists(QUESTION.map("{} decoy".format), max_size=3, unique=True)


# Words and weights


def test_the_words_of_a_query_have_their_typos_repaired(built: Built) -> None:
    assert analyse("hold the strpa", built(("", "hold the strap"))).words == ("hold", "the", "strap")


def test_unknown_is_the_share_of_the_weight_that_nothing_accounts_for(built: Built) -> None:
    index = built(("", "strap"), ("", "knee"))
    assert analyse("strap", index).unknown == 0
    assert analyse("zeppelin", index).unknown == pytest.approx(1)
    assert 0 < analyse("strap zeppelin", index).unknown < 1


def test_a_question_of_hardly_any_weight_counts_as_a_little_more(built: Built) -> None:
    index = built(("", "the strap"), ("", "the knee"))
    query = analyse("the", index)
    assert query.weight == pytest.approx(LEAST_WEIGHT * index.unknown_weight)
    assert sum(concept.weight for concept in query.concepts) < query.weight


def test_a_question_weighs_the_same_in_any_order(built: Built) -> None:
    index = built(("", "hold the strap"), ("", "knee"))
    assert analyse("knee strap zeppelin", index).weight == pytest.approx(analyse("zeppelin strap knee", index).weight)


# Decoys


@pytest.mark.parametrize("threshold", [None, 0.0, 0.3, 1.0])
@pytest.mark.parametrize(
    "question", ["Is it waterproof?", "is IT waterproof", "hey bot, is it waterproof please!", "is it… waterproof, thx"]
)
def test_a_question_that_is_a_decoy_abstains_at_any_threshold(
    question: str, threshold: float | None, built: Built
) -> None:
    bot = FaqBot(built(("Is it waterproof and warm?", "Yes."), ("Is it big?", "No."), decoys=["Is it waterproof?"]))
    reply = bot.ask(question, threshold=threshold)
    assert (reply.outcome, reply.confidence) == ("abstain", 0.0)
    assert {(match.rule, match.confidence) for match in reply.matches} == {("decoy", 0.0)}


def test_a_decoy_that_is_stored_for_a_chunk_too_is_answered(built: Built) -> None:
    index = built(("Is it waterproof?", "Yes."), ("Is it big?", "No."), decoys=["is it waterproof"])
    assert analyse("is it waterproof", index)[2:4] == ((0,), False)
    reply = FaqBot(index).ask("is it waterproof")
    assert (reply.outcome, reply.text, reply.confidence) == ("answer", "Yes.", 1.0)


@pytest.mark.parametrize("question", ["Where is the sauna?", "hi, where is the sauna please", "What is a sauna?"])
def test_a_question_is_stored_with_the_title_of_its_document_though_that_is_an_ordinary_word(
    question: str, tmp_path: Path
) -> None:
    (tmp_path / "sauna.md").write_text("# Sauna\n\n## Where is the sauna?\n\nBelow.\n\n## What is a sauna?\n\nHot.\n")
    (tmp_path / "pool.md").write_text("# Pool\n\n## Where is the pool?\n\nAbove the sauna, where the sauna bar is.\n")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nWhere are the saunas?,\n")
    reply = FaqBot.from_corpus(tmp_path).ask(question)
    assert (reply.outcome, reply.confidence) == ("answer", 1.0)


def test_a_decoy_of_no_known_word_abstains_without_matches(built: Built) -> None:
    reply = FaqBot(built(("Is it big?", "No."), decoys=["waterproof zeppelins"])).ask("waterproof zeppelins")
    assert (reply.outcome, reply.matches) == ("abstain", ())


def test_the_words_of_decoys_are_not_known(built: Built) -> None:
    index = built(("Is it big?", "No."), decoys=["is it waterproof"])
    assert index.term_number("waterproof") is None
    assert FaqBot(index).ask("is it big and waterproof").missing == ("waterproof",)


def test_the_words_of_decoys_are_no_targets_for_typos(built: Built) -> None:
    (concept,) = analyse("waterproff", built(("Is it big?", "No."), decoys=["waterproof"])).concepts
    assert concept.readings == ()


def test_a_decoy_repaired_is_no_decoy(built: Built) -> None:
    assert not analyse("is it waterprof", built(("Is it big?", "No."), decoys=["is it waterproof"])).is_decoy


@given(pairs=PAIRS, decoys=DECOYS, question=QUESTION)
def test_decoys_never_come_up(pairs: list[tuple[str, str]], decoys: list[str], question: str, built: Built) -> None:
    index = built(*pairs, decoys=decoys)
    bot = FaqBot(index)
    chunks = list(bot.chunks())
    assert len(chunks) == len(pairs)
    for asked in (question, *decoys):
        assert all(candidate.number < len(pairs) for candidate in rank(asked, index).candidates)
        assert all(match.chunk in chunks for match in bot.search(asked, k=50))


@given(pairs=PAIRS, decoys=DECOYS)
def test_any_decoy_abstains_without_confidence(pairs: list[tuple[str, str]], decoys: list[str], built: Built) -> None:
    bot = FaqBot(built(*pairs, decoys=decoys))
    for decoy in decoys:
        reply = bot.ask(f"hello, {decoy.upper()}?!", threshold=0)
        assert (reply.outcome, reply.confidence) == ("abstain", 0.0)
        assert bot.search(decoy) == list(bot.ask(decoy, k=10).matches)


def test_a_bigram_across_the_end_of_a_name_is_no_word_of_the_question() -> None:
    query = analyse("当惹雍错又叫什么", titled(["当惹雍错", "纳木错湖"]))
    assert query.named.is_sure
    assert "错又" not in {concept.word for concept in query.concepts}


def test_a_text_of_courtesy_words_asks_nothing(built: Built) -> None:
    index = built(("Godziny pracy", "Dzień: poniedziałek. Godziny: 8-17."), language="polish")
    for text in ("Dzień dobry!", "dziękuję", "Dzień dobry, dziękuję"):
        assert analyse(text, index).concepts == ()
    assert [concept.word for concept in analyse("dzień", index).concepts] == ["dzień"]  # the document has it
    hours = built(("Dzień dobry", "Tak mówimy."), language="polish")
    assert [concept.word for concept in analyse("Dzień dobry", hours).concepts] == ["dzień", "dobry"]  # has both
    assert "godziny" in {concept.word for concept in analyse("Dzień dobry, jakie godziny?", index).concepts}


def test_a_stored_question_of_courtesy_words_is_asked(built: Built) -> None:
    index = built(("Thanks!", "You are welcome."), ("Bye", "See you."))
    assert analyse("thanks", index).exact == (0,)
