"""Comparing the answers of several documents: which are equally good, and how sure each is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import PAGES, Built, pages

from faqbot import FaqBot, Reply
from faqbot.answering.comparison import compare, compare_all
from faqbot.ranking.ranking import rank_all

WORDS = "how long what is the alpha beta gamma strap hold knee with without E-1042 E-2099".split()
QUESTION = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
PAIRS = st.lists(st.tuples(QUESTION, QUESTION.filter(bool)), min_size=1, max_size=30)
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def pages_bot(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    return FaqBot.from_corpus(pages(tmp_path_factory.mktemp("pages")))


def titles(reply: Reply) -> list[str]:
    return [match.chunk.source.title for match in reply.options or reply.matches]


@pytest.mark.parametrize(
    "question",
    ["Who should avoid this exercise?", "what does it target most", "sets and reps?", "how many sets and reps"],
)
def test_documents_that_answer_equally_well_are_options_one_chunk_each(question: str, pages_bot: FaqBot) -> None:
    reply = pages_bot.ask(question)
    assert reply.outcome == "choose"
    assert 2 <= len(reply.options) <= 4
    assert len(set(titles(reply))) == len(reply.options)
    assert "Which" in reply.text


def test_only_documents_that_answer_are_options(pages_bot: FaqBot) -> None:
    assert not [title for title in titles(pages_bot.ask("what is the biggest mistake?")) if "Stretch" in title]


def test_a_title_settles_which_document_answers(pages_bot: FaqBot) -> None:
    for title in PAGES:
        reply = pages_bot.ask(f"who should avoid the {title.lower()}?")
        assert (reply.outcome, reply.topic, reply.missing) == ("answer", title, ())
        assert reply.matches[0].chunk.source.title == title


def test_a_question_that_only_one_document_answers_needs_no_title(pages_bot: FaqBot) -> None:
    assert pages_bot.ask("how much weight should I use?").topic == "Dumbbell Goblet Squat"


@pytest.mark.parametrize("question", ["what is a side plank?", "tell me about the side plank", "side plank overview"])
def test_what_a_document_is_about_is_said_where_it_begins(question: str, pages_bot: FaqBot) -> None:
    reply = pages_bot.ask(question)
    assert (reply.outcome, reply.text) == ("answer", "Side Plank is an exercise for the obliques and the hip.")


def test_what_other_documents_answer_and_the_named_one_does_not_is_not_answered(pages_bot: FaqBot) -> None:
    reply = pages_bot.ask("what is the biggest mistake in the seated calf stretch?")
    assert reply.outcome == "abstain"
    assert reply.text == "I found nothing about that in the documents."
    assert titles(reply)[0] == "Seated Calf Stretch"


@pytest.mark.parametrize(
    "question",
    ["how many sets of bulgarian split squats?", "who should avoid the hula hoop?", "how many calories does it burn?"],
)  # fmt: skip
def test_what_no_document_is_about_is_not_answered_by_the_frame_alone(question: str, pages_bot: FaqBot) -> None:
    assert pages_bot.ask(question).outcome == "abstain"


@pytest.mark.parametrize("question", ["who are you?", "how are you?", "what is it?"])
def test_a_question_without_content_is_no_choice(question: str, pages_bot: FaqBot) -> None:
    assert pages_bot.ask(question).outcome == "abstain"


def test_a_page_with_phrasings_does_not_answer_for_others_that_ask_the_same(tmp_path: Path) -> None:
    folder = pages(tmp_path)
    asked = ["what body part is it for", "where does it work", "which part will it train", "what will it build"]
    (folder / "phrasings.csv").write_text("question,chunk\n" + "".join(f"{one},side-plank.txt:6-7\n" for one in asked))
    reply = FaqBot.from_corpus(folder).ask("which body part will it train")
    assert reply.outcome == "choose"
    assert len(titles(reply)) > 1


def test_a_footer_of_every_document_needs_no_choice(tmp_path: Path) -> None:
    for name in ("Hats", "Shoes", "Gloves"):
        (tmp_path / f"{name}.md").write_text(
            f"# {name}\n\nWe sell {name.lower()}.\n\n## Contact\n\nCall 555 1234 for the hotline.\n"
        )
    reply = FaqBot.from_corpus(tmp_path).ask("hotline call")
    assert reply.outcome == "answer"
    assert "555" in reply.text


def test_an_answer_in_the_same_words_is_still_a_choice_between_documents(tmp_path: Path) -> None:
    for name in ("Hats", "Shoes"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n## Can I wash them?\n\nNo.\n")
    assert FaqBot.from_corpus(tmp_path).ask("Can I wash them?").outcome == "choose"


# Titles that are ordinary words


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder = tmp_path_factory.mktemp("shop")
    for title, pairs in {
        "Gift Cards": {"How long are they valid?": "Three years.", "Can I use two at once?": "Up to five."},
        "Payment": {"Can I pay with gift cards?": "Yes, enter the code.", "Can I get an invoice?": "In your account."},
        "Account": {"How do I reset my password?": "By the link.", "Where are my orders?": "Under orders."},
    }.items():
        text = "\n\n".join(f"## {question}\n\n{answer}" for question, answer in pairs.items())
        (folder / f"{title}.md").write_text(f"# {title}\n\n{text}\n")
    return FaqBot.from_corpus(folder)


@pytest.mark.parametrize("question", ["Can I pay with gift cards?", "could I pay it with a gift card"])
def test_a_document_that_answers_with_the_name_of_another_is_the_one_meant(question: str, shop: FaqBot) -> None:
    assert shop.ask(question).text == "Yes, enter the code."


def test_a_title_that_merely_occurs_does_not_cost_the_answer(shop: FaqBot) -> None:
    assert shop.ask("how do I get an invoice for my account?").text == "In your account."


def test_the_name_alone_with_something_unknown_asks_for_nothing_that_is_there(shop: FaqBot) -> None:
    reply = shop.ask("what is the gift card blockchain?")
    assert (reply.outcome, reply.missing) == ("abstain", ("blockchain",))
    assert reply.text == "I found nothing about that in the documents. No document mentions blockchain."


def test_unknown_words_of_other_languages_make_nothing_strange(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Versand\n\n## Wie lange dauert die Lieferung?\n\nDrei Tage.\n")
    (tmp_path / "b.md").write_text("# Konto\n\n## Wie lange gilt das Passwort?\n\nEin Jahr.\n")
    bot = FaqBot.from_corpus(tmp_path, language="german")
    assert bot.names("Zahlt mein Nachbar die Lieferung").strangers == ()


def test_an_abstention_names_the_document_that_alone_was_asked(pages_bot: FaqBot) -> None:
    question = "what is the boiling point of tin?"
    assert pages_bot.ask(question).text.startswith("I found nothing about that in the documents. No document mentions")
    text = pages_bot.ask(question, topic="side plank").text
    assert text.startswith("I found nothing about that in Side Plank. No document mentions")
    text = pages_bot.ask(question, topic=["Side Plank", "Seated Calf Stretch"]).text
    assert text.startswith("I found nothing about that in Side Plank or Seated Calf Stretch.")


def test_many_documents_that_were_asked_are_not_named(pages_bot: FaqBot) -> None:
    text = pages_bot.ask("what is the boiling point of tin?", topic=pages_bot.topics()[:4]).text
    assert text.startswith("I found nothing about that in the documents.")


@few
@given(pairs=PAIRS, questions=st.lists(QUESTION, max_size=6))
def test_a_block_is_compared_as_its_questions_are(
    pairs: list[tuple[str, str]], questions: list[str], built: Built
) -> None:
    index = built(*pairs, decoys=["is it safe to hold hot coals"])
    rankings = rank_all(questions, index)
    alone = [compare(ranking, index) for ranking in rankings]
    for one, other in zip(compare_all(rankings, index), alone, strict=True):
        assert (one.options, one.choice, one.evidence.kinds) == (other.options, other.choice, other.evidence.kinds)
        assert one.confidences.tolist() == other.confidences.tolist()
        assert one.evidence.values.tolist() == other.evidence.values.tolist()
