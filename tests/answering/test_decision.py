"""Deciding whether to answer, ask back or abstain, and the text of the reply."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot import CorpusWarning, FaqBot
from faqbot.answering.decision import MOST_OPTIONS, THRESHOLD


def test_an_answer_is_the_text_of_its_first_match_word_for_word(bot: FaqBot) -> None:
    reply = bot.ask("how long should I hold the stretch")
    assert reply.outcome == "answer"
    assert reply.text == reply.matches[0].chunk.text
    assert reply.confidence == reply.matches[0].confidence >= THRESHOLD


def test_an_answer_names_its_topic_and_the_others_none(bot: FaqBot) -> None:
    assert bot.ask("any tips?").topic == "Assisted Lying Gluteus Maximus Stretch"
    assert bot.ask("what's the boiling point of tin?").topic is None


def test_an_abstention_names_the_words_that_nothing_mentions(bot: FaqBot) -> None:
    reply = bot.ask("what's the boiling point of tin?")
    assert reply.outcome == "abstain"
    assert reply.missing == ("boiling", "tin")
    assert reply.text == "I found nothing about that. The document doesn't mention boiling or tin."


def test_an_abstention_shows_the_nearest_chunks(bot: FaqBot) -> None:
    reply = bot.ask("is the knee covered by my insurance policy abroad", k=3)
    assert reply.outcome == "abstain"
    assert len(reply.matches) == 3


@pytest.mark.parametrize("question", ["", "   \n", "?!", "😀🎉", "\x00\x1b[", "\ud800", "\u200b\u202e"])
def test_a_question_without_words_abstains_and_says_so(question: str, bot: FaqBot) -> None:
    reply = bot.ask(question)
    assert (reply.outcome, reply.confidence, reply.matches, reply.missing) == ("abstain", 0.0, (), ())
    assert reply.text == "I can't find a question in that."


def test_function_and_question_words_are_never_missing(bot: FaqBot) -> None:
    assert bot.ask("whose zebra would you yourself").missing == ("zebra",)


def test_a_repaired_word_is_not_missing(bot: FaqBot) -> None:
    assert bot.ask("strecth zebra").missing == ("zebra",)


def test_a_missing_identifier_is_named_once_and_whole(bot: FaqBot) -> None:
    assert bot.ask("what is E-4711 in node.js").missing == ("e-4711", "node.js")


def test_an_abstention_of_a_hundred_words_names_three_of_them(bot: FaqBot) -> None:
    reply = bot.ask(" ".join(f"qz{number}" for number in range(100)))
    assert len(reply.missing) == 100
    assert reply.text == "I found nothing about that. The document doesn't mention qz0, qz1 or qz2."


def test_an_answer_has_the_telling_words_that_nothing_mentions_as_they_were_typed(bot: FaqBot) -> None:
    reply = bot.ask("how long should I hold the stretch in the Sauna tonight", threshold=0)
    assert (reply.outcome, reply.unmentioned) == ("answer", ("Sauna",))


def test_a_threshold_of_zero_answers_whatever_matched(bot: FaqBot) -> None:
    assert bot.ask("boiling point of the knee", threshold=0).outcome == "answer"
    assert bot.ask("zzyzx qwrtpl", threshold=0).outcome == "abstain"


def test_a_threshold_of_one_answers_stored_questions_alone(bot: FaqBot) -> None:
    assert bot.ask("Where should I feel the stretch?", threshold=1).outcome == "answer"
    assert bot.ask("where would I feel that stretch now", threshold=1).outcome == "abstain"


def test_the_threshold_moves_the_outcome_and_no_confidence(bot: FaqBot) -> None:
    strict, lax = (bot.ask("where would I feel that stretch now", threshold=least) for least in (1.0, 0.0))
    assert strict.matches == lax.matches


@pytest.mark.parametrize("answers", [2, 3, 4, 6])
def test_a_choice_offers_two_to_four_different_answers(answers: int, built: Built) -> None:
    reply = FaqBot(built(*(("How long?", f"Answer {number}") for number in range(answers)))).ask("how long", k=1)
    assert reply.outcome == "choose"
    assert len({match.chunk.text for match in reply.options}) == len(reply.options) == min(answers, MOST_OPTIONS)
    assert len(reply.matches) == 1
    assert reply.text == "That could mean several things. Which one?"


# Ties


def pages(folder: Path, *titles: str) -> None:
    for number, title in enumerate(titles, start=1):
        asked = f"How many sets of {title} should I do?\nDo {number} of them.\nIs {title} safe?\nYes, {title} is.\n"
        (folder / f"{title}.txt").write_text(f"{title}\nFrequently Asked Questions\n{asked}")


def test_chunks_that_say_the_same_are_one_option(built: Built) -> None:
    said = ["Ten.", "Twenty.", "Ten.", "Ten."]
    reply = FaqBot(built(*(("How long?", answer) for answer in said))).ask("how long")
    assert [(match.chunk.text, match.confidence) for match in reply.options] == [("Ten.", 0.5), ("Twenty.", 0.5)]
    assert reply.confidence == 1


def test_a_choice_needs_the_threshold_together_and_not_each(tmp_path: Path) -> None:
    pages(tmp_path, "plank", "squat", "lunge")
    bot = FaqBot.from_corpus(tmp_path)
    reply = bot.ask("how many sets?", threshold=0)
    together, each = reply.confidence, [match.confidence for match in reply.options]
    assert sum(each) <= together + 1e-9
    assert max(each) < together - 0.01
    assert bot.ask("how many sets?", threshold=together - 0.01).outcome == "choose"
    assert bot.ask("how many sets?", threshold=min(1.0, together + 0.01)).outcome == "abstain"


def test_pages_that_answer_equally_well_are_offered_as_a_choice(tmp_path: Path) -> None:
    pages(tmp_path, "plank", "squat", "lunge")
    reply = FaqBot.from_corpus(tmp_path).ask("how many sets?")
    assert reply.outcome == "choose"
    assert sorted(match.chunk.source.title for match in reply.options) == ["lunge", "plank", "squat"]
    assert reply.confidence >= reply.threshold > reply.options[0].confidence


def test_options_share_one_confidence(tmp_path: Path) -> None:
    pages(tmp_path, "plank", "squat", "lunge")
    reply = FaqBot.from_corpus(tmp_path).ask("how many sets?")
    assert 0 < sum(match.confidence for match in reply.options) <= reply.confidence + 1e-9


def test_of_more_than_four_equal_answers_four_are_offered(tmp_path: Path) -> None:
    pages(tmp_path, "plank", "squat", "lunge", "crunch", "bridge", "burpee")
    assert len(FaqBot.from_corpus(tmp_path).ask("how many sets?").options) == 4


def test_a_tie_without_evidence_is_no_choice(tmp_path: Path) -> None:
    pages(tmp_path, "plank", "squat", "lunge")
    assert FaqBot.from_corpus(tmp_path).ask("many zebras in the frozen north sea").outcome == "abstain"


@pytest.mark.parametrize("indent", [None, 1])
def test_pairs_on_one_line_are_as_different_as_on_many(tmp_path: Path, indent: int | None) -> None:
    pairs = [{"question": "How do I pay?", "answer": answer} for answer in ("By card.", "By invoice only.")]
    (tmp_path / "faq.json").write_text(json.dumps(pairs, indent=indent))
    with pytest.warns(CorpusWarning):
        bot = FaqBot.from_corpus(tmp_path)
    reply = bot.ask("How do I pay?")
    assert (reply.outcome, reply.confidence) == ("choose", 1.0)


def test_thousands_of_answers_under_one_question_are_a_choice_of_four(tmp_path: Path) -> None:
    rows = "".join(f"t{number},Question,Answer number {number}\n" for number in range(4000))
    (tmp_path / "tickets.csv").write_text(f"id,question,answer\n{rows}")
    bot = FaqBot.from_corpus(tmp_path)
    reply = bot.ask("Question")
    assert (reply.outcome, len(reply.options)) == ("choose", 4)


# On any corpus

WORDS = "how long what is alpha beta gamma team hold strap zorb please".split()
QUESTION = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
PAIRS = st.lists(st.tuples(st.one_of(QUESTION, st.just("")), QUESTION), min_size=1, max_size=6)


@given(pairs=PAIRS, questions=st.lists(QUESTION, min_size=1, max_size=4), decoys=st.lists(QUESTION, max_size=2))
def test_a_question_is_as_sure_alone_as_among_any_others(
    pairs: list[tuple[str, str]], questions: list[str], decoys: list[str], built: Built
) -> None:
    bot = FaqBot(built(*pairs, decoys=list(dict.fromkeys(decoys))))
    alone = [bot.ask(question) for question in questions]
    assert list(bot.ask_many(questions)) == alone
    assert list(bot.ask_many([*questions, "alpha", *questions]))[len(questions) + 1 :] == alone


@given(pairs=PAIRS, question=QUESTION, threshold=st.floats(0, 1))
def test_whatever_is_answered_reaches_the_threshold(
    pairs: list[tuple[str, str]], question: str, threshold: float, built: Built
) -> None:
    reply = FaqBot(built(*pairs)).ask(question, threshold=threshold)
    together = sum(match.confidence for match in reply.matches)
    assert reply.threshold == threshold
    if reply.outcome == "answer":
        assert reply.confidence >= threshold
        assert reply.text == reply.matches[0].chunk.text
    elif reply.outcome == "choose":
        assert reply.confidence >= threshold
        assert 2 <= len(reply.options) <= MOST_OPTIONS
        assert len({" ".join(match.chunk.text.split()) for match in reply.options}) == len(reply.options)
    else:
        assert not reply.matches or reply.confidence < threshold
    assert together <= len(reply.matches)


def test_a_question_of_which_only_a_guess_at_a_typo_is_known_is_not_answered_but_asked_about(built: Built) -> None:
    bot = FaqBot(built(("Do you take cash?", "Yes, and all cards."), ("Where can I park?", "Behind the house.")))
    assert bot.ask("do you take cash").outcome == "answer"
    assert bot.ask("do you take csah").outcome == "answer"  # swapped letters are no guess
    reply = bot.ask("do you take cach")
    assert reply.outcome == "abstain"
    assert reply.text == "I found nothing about that. The document doesn't mention cach. Did you mean cash?"
    assert reply.matches[0].repairs == (("cach", "cash"),)
    assert bot.ask("do you take cach", threshold=0).outcome == "answer"


def test_an_abstention_says_which_typo_it_read_as_another_word(built: Built) -> None:
    bot = FaqBot(built(("Do you take cash?", "Yes, and all cards."), ("Where can I park?", "Behind the house.")))
    assert bot.ask("is there csah on the moon in a cradbox").text == (
        "I found nothing about that. The document doesn't mention moon or cradbox. I read “csah” as “cash”."
    )


def test_a_question_in_another_language_is_told_so_and_offered_no_word(built: Built) -> None:
    bot = FaqBot(built(("Which line is mine?", "The last one."), ("Where can I park?", "Behind the house.")))
    assert bot.ask("wie bekomme ich eine").text == (
        "I found nothing about that. The question seems to be in another language than the documents."
    )


def test_a_repaired_typo_beside_another_word_that_is_known_is_answered(built: Built) -> None:
    bot = FaqBot(built(("Can I pay with cash?", "Yes, and by card."), ("Where can I park?", "Behind the house.")))
    assert bot.ask("can i pay with cach").outcome == "answer"


def test_a_word_like_the_only_word_of_a_question_is_offered_even_if_that_is_spelt_right(built: Built) -> None:
    bot = FaqBot(built(("Is there a free trial?", "Yes, of ten days."), ("How do I install it?", "Run the setup.")))
    assert bot.ask("what about the trail").text == (
        "I found nothing about that. The document doesn't mention trail. Did you mean trial?"
    )
    assert "Did you mean" not in bot.ask("how do I reinstall it").text
    assert "Did you mean" not in bot.ask("is there a unicorn").text
