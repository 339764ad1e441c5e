"""Properties of every ranking, on the page that ships with faqbot and on any small corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from support import Built, pages

from faqbot import FaqBot, Match
from faqbot.index.index import Index
from faqbot.index.scope import Scope
from faqbot.query.query import analyse
from faqbot.ranking.posting_lists import WORD_FIELDS
from faqbot.ranking.ranking import rank
from faqbot.ranking.shortlist import MOST_COPIES, SHORTLIST
from faqbot.text.analyser import Analyser
from faqbot.text.languages.english import ENGLISH

WORDS = "how long what is the alpha beta gamma delta team mates hold e-1042 c++ 東京 don't strap please hello".split()
QUESTION = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
PAIRS = st.lists(st.tuples(st.one_of(QUESTION, st.just("")), QUESTION), min_size=1, max_size=8)

generated = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def confidences(matches: Sequence[Match]) -> list[tuple[str, float]]:
    return [(match.chunk.id, match.confidence) for match in matches]


# On the page that ships


def test_every_stored_question_wins_with_the_top_confidence(bot: FaqBot) -> None:
    for chunk in bot.chunks():
        for question in chunk.questions:
            reply = bot.ask(question)
            assert (reply.outcome, reply.confidence) == ("answer", 1.0), question
            assert reply.matches[0].chunk == chunk


def test_politeness_around_a_stored_question_changes_nothing(bot: FaqBot) -> None:
    for chunk in bot.chunks():
        for question in chunk.questions:
            polite = bot.ask(f"hey bot, please, {question} thanks!")
            assert polite.matches[0].chunk == chunk
            assert polite.matches == bot.ask(question).matches


QUESTIONS = ["how long should I hold it", "knee pain", "strap", "how do I do this stretch?", "any tips?", "tin", ""]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_confidence_depends_on_how_many_matches_are_asked_for(question: str, bot: FaqBot) -> None:
    most = confidences(bot.search(question, k=1000))
    for k in (1, 2, 3, 7, SHORTLIST):
        assert confidences(bot.search(question, k=k)) == most[:k]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_decision_does_not_depend_on_how_many_matches_are_asked_for(question: str, bot: FaqBot) -> None:
    outcomes = {(reply.outcome, reply.text, reply.confidence) for reply in (bot.ask(question, k=k) for k in (1, 3, 50))}
    assert len(outcomes) == 1


def test_a_question_is_answered_the_same_whatever_else_is_in_the_batch(bot: FaqBot) -> None:
    alone = [bot.ask(question) for question in QUESTIONS]
    assert list(bot.ask_many(QUESTIONS)) == alone
    assert list(bot.ask_many(QUESTIONS[::-1] * 3))[: len(QUESTIONS)] == alone[::-1]


def test_a_question_none_of_whose_words_is_known_has_no_matches(bot: FaqBot) -> None:
    reply = bot.ask("zzyzx qwrtpl")
    assert reply.matches == ()
    assert reply.missing == ("zzyzx", "qwrtpl")
    assert bot.search("zzyzx qwrtpl") == []


def test_a_typo_in_a_question_finds_the_same_chunk(bot: FaqBot) -> None:
    reply = bot.ask("How long shuold I hlod the strecth?")
    assert reply.matches[0].chunk == bot.ask("How long should I hold the stretch?").matches[0].chunk
    assert ("strecth", "stretch") in reply.matches[0].repairs


def test_how_to_do_it_cites_the_whole_list_and_tips_all_of_them(bot: FaqBot) -> None:
    assert bot.ask("How do I do this stretch?").matches[0].chunk.source.lines == (8, 15)
    assert bot.ask("any tips?").matches[0].chunk.source.lines == (17, 24)


# On any corpus


@generated
@given(pairs=PAIRS)
def test_an_exact_stored_question_wins_and_shares_its_confidence_with_its_other_answers_only(
    pairs: list[tuple[str, str]], built: Built
) -> None:
    bot = FaqBot(built(*pairs))
    for question, _ in pairs:
        if question:
            key = bot._index.analyser.words(question)
            answers = {" ".join(a.split()) for q, a in pairs if q and bot._index.analyser.words(q) == key}
            top = bot.search(question)[0]
            assert top.rule in ("stored question", "tie")
            assert top.confidence == 1 / len(answers)
            assert bot._index.analyser.words(top.chunk.question) == key


@generated
@given(pairs=PAIRS)
def test_politeness_before_any_stored_question_keeps_the_chunk_that_is_first(
    pairs: list[tuple[str, str]], built: Built
) -> None:
    bot = FaqBot(built(*pairs))
    for question, _ in pairs:
        if question and not set(question.split()) <= ENGLISH.courtesy_words:
            polite = bot.search(f"hey bot, please, {question}", k=1)
            assert polite[0].chunk == bot.search(question, k=1)[0].chunk


@generated
@given(pairs=PAIRS, question=QUESTION)
def test_confidences_are_probabilities_and_never_rise_down_the_matches(
    pairs: list[tuple[str, str]], question: str, built: Built
) -> None:
    found = [match.confidence for match in FaqBot(built(*pairs)).search(question, k=100)]
    assert all(0 <= confidence <= 1 for confidence in found)
    assert found == sorted(found, reverse=True)


@generated
@given(pairs=PAIRS, question=QUESTION, k=st.integers(1, 10))
def test_k_changes_nothing_but_the_number_of_matches(
    pairs: list[tuple[str, str]], question: str, k: int, built: Built
) -> None:
    bot = FaqBot(built(*pairs))
    assert confidences(bot.search(question, k=k)) == confidences(bot.search(question, k=100))[:k]
    few, many = bot.ask(question, k=k), bot.ask(question, k=100)
    assert (few.outcome, few.text, few.confidence, few.missing) == (
        many.outcome,
        many.text,
        many.confidence,
        many.missing,
    )


@generated
@given(pairs=PAIRS, question=QUESTION)
def test_search_gives_the_chunks_of_ask_in_its_order(pairs: list[tuple[str, str]], question: str, built: Built) -> None:
    bot = FaqBot(built(*pairs))
    reply, found = bot.ask(question, k=100), bot.search(question, k=100)
    assert list(reply.matches) == found
    if reply.outcome == "choose":
        options = [match.chunk.id for match in reply.options]
        assert options == [match.chunk.id for match in found if match.chunk.id in options]
        assert 2 <= len(options) <= 4
        assert reply.confidence >= max(reply.threshold, found[0].confidence)
    else:
        assert reply.options == ()
        # If answers that are too close to call are not offered, the confidence is that of any one of them.
        assert reply.confidence >= (found[0].confidence if found else 0.0)


@generated
@given(pairs=PAIRS, question=QUESTION)
def test_a_match_shares_a_term_with_the_question(pairs: list[tuple[str, str]], question: str, built: Built) -> None:
    index = built(*pairs)
    said = {term for one in analyse(question, index).concepts for reading in one.readings for term in reading.terms}
    for match in FaqBot(index).search(question, k=100):
        chunk = match.chunk
        terms = index.analyser.terms(f"{chunk.question} {chunk.text} {chunk.source.title}")
        assert said & {index.term_number(term) for term in terms}


@generated
@given(pairs=PAIRS, question=st.text(st.characters(), max_size=40))
def test_any_question_at_all_gets_an_ordinary_reply(pairs: list[tuple[str, str]], question: str, built: Built) -> None:
    reply = FaqBot(built(*pairs)).ask(question)
    assert reply.question == question
    assert reply.outcome in ("answer", "choose", "abstain")


@generated
@given(pairs=PAIRS, unknown=st.lists(st.sampled_from("123 4711 qqqqqqq".split()), min_size=1))
def test_no_word_known_means_no_match(pairs: list[tuple[str, str]], unknown: list[str], built: Built) -> None:
    question = " ".join(unknown)
    index = built(*pairs)
    assume(not any(index.term_number(term) for term in index.analyser.terms(question)))
    assert not rank(question, index).candidates


# One by one


def test_two_answers_to_one_question_are_a_choice_with_the_confidence_shared(built: Built) -> None:
    reply = FaqBot(built(("How long?", "Ten."), ("How long?", "Twenty."), ("Why?", "Because."))).ask("how long")
    assert (reply.outcome, reply.confidence) == ("choose", 1.0)
    assert [(match.chunk.text, match.confidence) for match in reply.options] == [("Ten.", 0.5), ("Twenty.", 0.5)]


def test_the_same_answer_twice_counts_once(built: Built) -> None:
    reply = FaqBot(built(("How long?", "Ten  seconds."), ("How long?", "Ten seconds."))).ask("how long")
    assert (reply.outcome, reply.confidence) == ("answer", 1.0)


def test_the_confidence_of_many_answers_does_not_depend_on_how_many_are_shown(built: Built) -> None:
    bot = FaqBot(built(*(("How long?", f"Answer {number}.") for number in range(9))))
    assert {match.confidence for k in (1, 5, 9) for match in bot.search("how long", k=k)} == {1 / 9}
    assert len(bot.ask("how long", k=1).options) == 4


def test_the_same_answer_many_times_does_not_hide_another_one(built: Built) -> None:
    bot = FaqBot(built(*[("How long?", "Ten.")] * 6, ("How long?", "Twenty.")))
    assert {bot.ask("how long", k=k).outcome for k in (1, 5, 10)} == {"choose"}


def test_equal_scores_keep_the_order_of_the_corpus(built: Built) -> None:
    letters = "bcdfghjklm"
    texts = [f"strap {one}{other}" for one in letters for other in letters]
    bot = FaqBot(built(*(("", text) for text in texts)))
    assert [match.chunk.id for match in bot.search("strap", k=3)] == ["guide#0", "guide#1", "guide#2"]
    assert len(bot.search("strap", k=1000)) == SHORTLIST


def test_copies_of_one_answer_do_not_hide_the_others(built: Built) -> None:
    bot = FaqBot(built(*(("", "strap strap") for _ in range(SHORTLIST + 20)), ("", "strap of another kind")))
    assert len(bot.search("strap", k=1000)) == MOST_COPIES + 1


def test_only_the_chunks_of_the_scope_come_up(built: Built) -> None:
    index = built(("Where?", "Here."), ("Where?", "There."), ("", "where where"))
    assert {candidate.number for candidate in rank("where", index, scope=Scope(hidden=frozenset({1}))).candidates} == {
        0,
        2,
    }


def test_unknown_words_lower_the_coverage(built: Built) -> None:
    index = built(("", "hold the strap"), ("", "knee"))
    known, half = (rank(question, index).candidates[0] for question in ("strap", "strap zeppelin"))
    assert half.coverage < known.coverage == pytest.approx(1)


def test_a_word_asked_twice_counts_once(built: Built) -> None:
    index = built(("", "hold the strap"), ("", "knee"))
    twice, once = (rank(question, index).candidates for question in ("strap strap knee", "strap knee"))
    assert [[one.evidence[field] for field in WORD_FIELDS] for one in twice] == [
        [one.evidence[field] for field in WORD_FIELDS] for one in once
    ]


def test_common_words_decide_less_than_rare_ones_in_any_language(built: Built) -> None:
    index = built(*(("", f"der Satz {number}") for number in range(30)), ("", "Gurt"), language="german")
    assert index.chunk(rank("der Gurt", index).candidates[0].number).text == "Gurt"


def test_a_question_in_another_language_is_stemmed_in_it(built: Built) -> None:
    bot = FaqBot(built(("Welche Häuser?", "Alle."), ("Welcher Garten?", "Keiner."), language="german"))
    assert bot.ask("Haus").matches[0].chunk.text == "Alle."
    assert bot.language == Analyser("german").language


# Politeness


def test_of_two_questions_that_differ_in_politeness_alone_the_one_asked_is_meant(built: Built) -> None:
    index = built(("Can I bring my team?", "Yes."), ("Can I bring my mates?", "No."), ("Can I bring my", "Eh?"))
    assert analyse("can i bring my mates", index).exact == (1,)
    assert analyse("hey bot, please, can i bring my team", index).exact == (0,)
    assert analyse("can i bring my", index).exact == (2,)


def test_a_stored_greeting_is_found_within_a_greeting(built: Built) -> None:
    index = built(("Hello there!", "Hello."), ("What is alpha?", "A"))
    assert analyse("hey, hello there, please", index).exact == (0,)


def test_polite_words_that_no_chunk_has_do_not_count(built: Built) -> None:
    index = built(("What is alpha?", "A"))
    assert analyse("hey bot, where is alpha please", index) == analyse("where is alpha", index)


# Several documents


def two_roots(tmp_path: Path) -> FaqBot:
    """Return a bot on two folders: in one it is known that nothing is said of colours, in the other it is said."""
    for name, text, decoys in (("hats", "Wool.", "what colour are they,\n"), ("shoes", "They are red in colour.", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.md").write_text(f"# {name.title()}\n\n## What are they made of?\n\n{text}\n")
        (tmp_path / name / "phrasings.csv").write_text(f"question,chunk\n{decoys}")
    return FaqBot.from_corpus(tmp_path / "hats", tmp_path / "shoes")


def test_a_decoy_says_nothing_of_the_documents_of_another_root(tmp_path: Path) -> None:
    index = two_roots(tmp_path)._index
    found = rank("what colour are they", index)
    assert not found.query.is_decoy
    assert {index.chunk(one.number).source.title for one in found.candidates} == {"Shoes"}


def test_a_decoy_of_the_only_root_still_abstains(tmp_path: Path) -> None:
    two_roots(tmp_path)
    index = FaqBot.from_corpus(tmp_path / "hats")._index
    assert rank("what colour are they", index).query.is_decoy


# Names


def shop(folder: Path) -> Path:
    """Write a shop's help in files whose titles are everyday words, and return the folder."""
    (folder / "shipping.md").write_text(
        "# Shipping\n\n## Which countries do you send to?\n\nFinland, Sweden and Norway.\n\n"
        "## Can I follow my parcel?\n\nYes, with the number in our letter.\n"
    )
    (folder / "orders.md").write_text(
        "# Orders\n\n## What does an order cost?\n\nShipping costs 7 crowns, wrapping paper 2 crowns.\n\n"
        "## Can I change an order?\n\nYes, until we packed it.\n"
    )
    (folder / "cards.md").write_text(
        "# Gift Cards\n\n## How long is a card valid?\n\nThree years.\n\n## Do you post cards?\n\nYes.\n"
    )
    (folder / "payment.md").write_text(
        "# Payment\n\n## Can I pay with gift cards?\n\nYes, type the code of the gift card.\n\n"
        "## Do you take cheques?\n\nNo.\n"
    )
    return folder


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what does shipping cost", "Shipping costs 7 crowns"),
        ("can I pay my orders with gift cards", "type the code"),
        ("can I follow my shipping", "with the number in our letter"),
    ],
)
def test_a_name_hides_no_answer_of_another_document(question: str, answer: str, tmp_path: Path) -> None:
    index = FaqBot.from_corpus(shop(tmp_path))._index
    ranking = rank(question, index)
    assert ranking.query.named.topics
    assert answer in index.chunk(ranking.candidates[0].number).text


def test_a_named_document_without_any_word_of_the_question_is_no_empty_result(tmp_path: Path) -> None:
    index = FaqBot.from_corpus(shop(tmp_path))._index
    ranking = rank("gift cards and wrapping paper", index)
    assert ranking.query.named.is_sure
    assert "wrapping paper" in " ".join(index.chunk(one.number).text for one in ranking.candidates)


def test_among_pages_of_one_kind_the_named_page_comes_first(tmp_path: Path) -> None:
    index = FaqBot.from_corpus(pages(tmp_path))._index
    for title in ("side plank", "band pull-apart", "romanian deadlift"):
        named = rank(f"who should avoid the {title}", index)
        assert index.topics[int(index.arrays["chunk_topics"][named.candidates[0].number])].lower() == title


def test_chunks_of_unnamed_documents_lose_a_share_of_their_score(tmp_path: Path) -> None:
    index = FaqBot.from_corpus(pages(tmp_path))._index
    ranking = rank("what is the biggest mistake in the calf stretch", index)
    named = set(ranking.query.named.topics)
    for one in [one for one in ranking.candidates if one.score > 0]:
        is_named = int(index.arrays["chunk_topics"][one.number]) in named
        assert (one.evidence["unnamed"] < 0) is not is_named


# What it costs


@pytest.mark.parametrize(
    "question", ["how many sets and reps of the plank?", "who should avoid it", "is the squat hard"]
)
def test_ranking_reads_no_chunk(question: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pages(tmp_path)
    (folder / "phrasings.csv").write_text("question,chunk\nwhat will it build,side-plank.txt:6-7\n")
    index = FaqBot.from_corpus(folder)._index
    expected = list(rank(question, index).candidates)
    monkeypatch.setattr(Index, "chunk", None)
    assert list(rank(question, index).candidates) == expected


def test_a_question_that_names_a_document_is_analysed_once(tmp_path: Path) -> None:
    index = FaqBot.from_corpus(pages(tmp_path))._index
    with mock.patch("faqbot.ranking.ranking.analyse", side_effect=analyse) as analysed:
        rank("how many sets of the side plank should a beginner do?", index)
    assert analysed.call_count == 1


# Chunks of low standing


def test_an_entry_of_a_change_log_ranks_below_an_answer_with_the_same_words_of_the_question(tmp_path: Path) -> None:
    answer = "The pressure gauge of the pump is on top, beside the valve."
    sections = f"## Pressure\n\n{answer}\n\n## Changelog\n\n- The pressure gauge of the pump is new.\n"
    (tmp_path / "pump.md").write_text(f"# Pump\n\n{sections}")
    bot = FaqBot.from_corpus(tmp_path)
    first, second = bot.search("where is the pressure gauge of the pump")[:2]
    assert not first.chunk.is_aside
    assert second.chunk.is_aside
    assert second.fields["aside"] < 0
