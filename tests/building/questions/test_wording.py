"""What is counted of a corpus, and what phrasings add to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support import PAGES, Built, corpus_of, pages

from faqbot import FaqBot
from faqbot.building.questions.wording import Wording
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.reading import read_corpus
from faqbot.index.bm25 import QUESTION_IN_TEXT
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
PAIRS = (("How much is it?", "Ten."), ("Is it big?", "Rather."), ("Does it bite?", "Never."))


# Phrasings


def test_an_exact_phrasing_is_answered_with_certainty_and_quotes_its_chunk(built: Built) -> None:
    bot = FaqBot(built(*PAIRS, phrasings=[("what's the damage", 0)]))
    for question in ("what's the damage", "Hey, what is the DAMAGE please?"):
        reply = bot.ask(question)
        assert (reply.outcome, reply.confidence, reply.text) == ("answer", 1.0, "Ten.")
        assert reply.matches[0].rule == "stored question"


def test_one_phrasing_of_two_chunks_is_a_choice_that_shares_the_confidence(built: Built) -> None:
    reply = FaqBot(built(*PAIRS, phrasings=[("what is worst", 0), ("what is worst", 2)])).ask("what is worst")
    assert (reply.outcome, reply.confidence) == ("choose", 1.0)
    assert [match.confidence for match in reply.options] == [0.5, 0.5]
    assert {match.chunk.text for match in reply.options} == {"Ten.", "Never."}


def test_one_phrasing_of_two_chunks_that_say_the_same_is_an_answer(built: Built) -> None:
    bot = FaqBot(built(("How much?", "Ten."), ("What price?", "Ten."), phrasings=[("the cost", 0), ("the cost", 1)]))
    assert (bot.ask("the cost").outcome, bot.ask("the cost").confidence) == ("answer", 1.0)


def test_the_words_of_a_phrasing_find_its_chunk(built: Built) -> None:
    assert FaqBot(built(*PAIRS)).search("damage") == []
    (match,) = FaqBot(built(*PAIRS, phrasings=[("what's the damage", 0)])).search("damage")
    assert (match.chunk.text, match.matched) == ("Ten.", ("damage",))


def test_a_phrasing_is_never_quoted(built: Built) -> None:
    (first, *_) = FaqBot(built(*PAIRS, phrasings=[("what's the damage", 0)])).chunks()
    assert "damage" not in f"{first.question} {first.text} {first.questions}"


# What is counted


def test_the_questions_of_a_chunk_are_kept_with_its_phrasings() -> None:
    wording = Wording(corpus_of(*PAIRS, phrasings=[("the damage", 0)]), ENGLISH)
    assert wording.stored[0] == [["how", "much", "is", "it"], ["the", "damage"]]
    assert wording.stored[1] == [["is", "it", "big"]]
    assert wording.phrased == {0: 1}


def test_the_title_of_the_page_does_not_count_in_a_question_made_up_for_a_list() -> None:
    source = Source("a.md", (1, 2), ("Tips",), "Red Kettle")
    chunk = Chunk("a#tips", "tips", "", "- one\n- two", source, ("any tips for the red kettle",))
    wording = Wording(Corpus((chunk,)), ENGLISH)
    assert wording.asked == [[["any", "tips", "for", "the"]]]
    assert wording.stored == [[["any", "tips", "for", "the", "red", "kettle"]]]


@pytest.mark.parametrize("kind", ["steps", "tips"])
def test_a_whole_list_has_no_sentences_of_its_own(kind: str) -> None:
    (chunk,) = corpus_of(("What now?", "- one\n- two")).chunks
    wording = Wording(Corpus((replace(chunk, kind=kind),)), ENGLISH)  # type: ignore[arg-type]
    assert wording.sentences == [[]]


def test_every_sentence_and_line_is_a_unit_behind_the_questions() -> None:
    wording = Wording(corpus_of(("What now?", "Wait here. Then go.\nRun!")), ENGLISH)
    assert wording.units(0) == [["what", "now"], ["wait", "here"], ["then", "go"], ["run"]]


def test_of_many_phrasings_ten_stand_before_the_sentences() -> None:
    phrasings = [(f"phrasing {number}", 0) for number in range(20)]
    units = Wording(corpus_of(("What now?", "Run!"), phrasings=phrasings), ENGLISH).units(0)
    assert units.index(["run"]) == 10
    assert len(units) == 22


def test_a_chunk_that_nobody_asks_for_is_its_own_title() -> None:
    fields = Wording(corpus_of(("", "Wait here.")), ENGLISH).fields
    assert fields["question"] == [["wait", "here"]]
    assert fields["text"] == [["wait", "here"] * (QUESTION_IN_TEXT + 1)]
    assert fields["headings"] == [["guide"]]


def test_a_classifier_learns_from_the_questions_the_phrasings_and_how_the_text_begins() -> None:
    wording = Wording(corpus_of(("What now?", "One. Two. Three. Four. Five."), phrasings=[("and then", 0)]), ENGLISH)
    learnt = [" ".join(row.words) for row in wording.rows()]
    assert learnt == ["what now", "and then", "one", "two", "three"]


def test_a_title_is_left_out_of_its_own_questions_where_there_are_several(tmp_path: Path) -> None:
    corpus = read_corpus([pages(tmp_path)])
    wording = Wording(corpus, ENGLISH)
    asked = {chunk.source.title: wording.asked[at][0] for at, chunk in enumerate(corpus.chunks)
             if chunk.question.startswith("What does")}  # fmt: skip
    assert set(map(tuple, asked.values())) == {("what", "does", "target", "most")}
    assert len(asked) == len(PAGES)


def test_a_title_stays_in_the_questions_of_the_only_document(tmp_path: Path) -> None:
    (page,) = pages(tmp_path).glob("pushup*")
    wording = Wording(read_corpus([page]), ENGLISH)
    assert ["what", "does", "pushup", "target", "most"] in [words for asked in wording.asked for words in asked]


def test_a_part_of_the_title_that_stands_for_it_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Calf Stretch\n\n## Where do I feel the stretch?\n\nBelow.\n\n## Is stretch tape good?\n\nNo.\n"
    )
    (tmp_path / "b.md").write_text("# Plank\n\n## Why?\n\nSo.\n")
    wording = Wording(read_corpus([tmp_path]), ENGLISH)
    asked = [words for listed in wording.asked for words in listed]
    assert ["where", "do", "i", "feel"] in asked
    assert ["is", "stretch", "tape", "good"] in asked
    assert ["where", "do", "i", "feel", "the", "stretch"] in wording.stored[0] + wording.stored[1]
