"""The benchmark of dialogues: which turns count as expected, and what a file of dialogues must contain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.turns import Dialogue, Gold, Place, Turn, hold, judge, read_dialogues

from faqbot import FaqBot, QuestionsError
from faqbot.answering.reply import Match, Outcome, Reply
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.corpus.reading import read_corpus
from faqbot.evaluation.labelled import read_labelled

# A folder, and (path, first line, last line) of each chunk of its documents.
LabelledSet = tuple[Path, set[tuple[str, int, int]]]

KETTLE = """Kettle
Frequently Asked Questions
How do I clean it?
With vinegar, once a month.
How long does it boil?
About three minutes for a litre.
"""
TOASTER = """Toaster
Frequently Asked Questions
How do I clean it?
Empty the tray under the slots, then brush it out.
"""
CLEANING = (Place("kettle", 3, 4), Place("toaster.txt", 3, 4))


def match(page: str, line: int = 3) -> Match:
    source = Source(f"{page}.txt", (line, line + 1), (), page.title())
    return Match(Chunk(f"{page}#{line}", "faq", "How?", "So.", source), 1.0, 0.9)


def reply(outcome: Outcome, *matches: Match) -> Reply:
    return Reply("how?", outcome, "text", 0.9, matches, options=matches if outcome == "choose" else ())


def gold(*matches: Match) -> Gold:
    return Gold(frozenset(one.chunk.id for one in matches), frozenset(one.chunk.source.path for one in matches))


BOTH = gold(match("kettle"), match("toaster"))
CHOICE = reply("choose", match("toaster"), match("kettle"))


def test_a_turn_of_another_outcome_is_not_as_expected() -> None:
    came = reply("choose", match("kettle"), match("toaster"))
    assert judge(Turn("how?", "answer"), BOTH, came, []) == "came choose: Kettle, Toaster"
    assert judge(Turn("how?", "abstain"), gold(), reply("answer", match("kettle")), []) == "came answer kettle.txt:3-4"


@pytest.mark.parametrize("outcome", ["abstain", "smalltalk"])
def test_abstaining_and_small_talk_are_judged_by_the_outcome_alone(outcome: Outcome) -> None:
    assert judge(Turn("hm", outcome), gold(), reply(outcome, match("kettle")), []) == ""


def test_an_answer_is_judged_by_its_first_match() -> None:
    came = reply("answer", match("kettle"), match("toaster"))
    assert judge(Turn("how?", "answer"), BOTH, came, []) == ""
    assert judge(Turn("how?", "answer"), gold(match("toaster")), came, []) == "came answer kettle.txt:3-4"


def test_a_choice_may_show_some_of_the_documents_that_answer_and_no_other() -> None:
    assert judge(Turn("how?", "choose"), gold(*map(match, "abc")), reply("choose", match("a"), match("c")), []) == ""
    came = reply("choose", match("kettle"), match("iron"), match("lamp"))
    assert judge(Turn("how?", "choose"), BOTH, came, []) == "offered Iron, Lamp, which does not answer"


def test_a_pick_is_right_from_the_document_that_the_latest_choice_offered_at_that_number() -> None:
    pick = Turn("2", "answer", pick_index=2)
    before = [reply("choose", match("kettle"), match("toaster")), CHOICE, reply("smalltalk")]
    assert judge(pick, BOTH, reply("answer", match("kettle")), before) == ""
    wrong = judge(pick, BOTH, reply("answer", match("toaster")), before)
    assert wrong == "came from Toaster, and option 2 is Kettle"


def test_a_pick_of_an_option_that_was_not_offered_is_not_as_expected() -> None:
    for number, before in ((3, [CHOICE]), (1, [])):
        pick = Turn("x", "answer", pick_index=number)
        assert judge(pick, BOTH, reply("answer", match("kettle")), before) == f"option {number} is not there"


def test_a_follow_up_is_right_from_the_document_that_answered_that_turn() -> None:
    turn = Turn("and for how long?", "answer", same_doc_as_turn=1)
    right = gold(match("kettle", 5), match("toaster", 5))
    came = reply("answer", match("kettle", 5))
    assert judge(turn, right, came, [reply("answer", match("kettle"))]) == ""
    other = judge(turn, right, came, [reply("answer", match("toaster"))])
    assert other == "came from Kettle, and the answer of turn 1 is Toaster"
    assert judge(turn, right, came, [CHOICE]) == "the answer of turn 1 is not there"


@pytest.fixture
def pages(tmp_path: Path) -> FaqBot:
    (tmp_path / "kettle.txt").write_text(KETTLE)
    (tmp_path / "toaster.txt").write_text(TOASTER)
    return FaqBot.from_corpus(tmp_path)


def test_each_dialogue_is_a_conversation_of_its_own(pages: FaqBot) -> None:
    how = Turn("How do I clean it?", "choose", CLEANING)
    pick = Turn("toaster", "answer", CLEANING[1:])
    lost = Turn("1", "answer", CLEANING, pick_index=1)
    judged = list(hold(pages, [Dialogue("a", (how, pick), "d.jsonl", 1), Dialogue("b", (lost,), "d.jsonl", 2)]))
    assert [(one.dialogue.id, one.number, bool(one.wrong)) for one in judged] == [
        ("a", 1, False),
        ("a", 2, False),
        ("b", 1, True),
    ]


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Place("iron", 3, 4), "d.jsonl:7: no document has the name 'iron'"),
        (Place("kettle", 40, 41), "d.jsonl:7: no chunk lies within kettle.txt:40-41"),
    ],
)
def test_gold_that_the_documents_do_not_have_is_refused_before_anything_is_said(
    pages: FaqBot, place: Place, reason: str
) -> None:
    with pytest.raises(QuestionsError) as caught:
        hold(pages, [Dialogue("a", (Turn("x", "answer", (place,)),), "d.jsonl", 7)])
    assert str(caught.value).startswith(reason)


def turn(**expect: object) -> str:
    return json.dumps({"turns": [{"user": "hi", "expect": {"outcome": "smalltalk"}}, {"user": "x", "expect": expect}]})


def test_dialogues_are_read_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    place = {"doc": "kettle", "lines": [3, 4]}
    path.write_text("\n" + turn(outcome="answer", gold=[place], pick_index=2) + "\n" + turn(outcome="abstain") + "\n")
    first, second = read_dialogues(path)
    assert first.turns[1] == Turn("x", "answer", (Place("kettle", 3, 4),), pick_index=2)
    assert (first.line, second.line, second.turns[1].outcome) == (2, 3, "abstain")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "invalid JSON"),
        ("3", "no JSON object"),
        ('{"turns": []}', "'turns' must be a list of turns"),
        ('{"turns": [{"user": 3}]}', "turn 1: 'user' must be text"),
        ('{"turns": [{"user": "x"}]}', "turn 1: 'expect' must be an object"),
        (turn(outcome="shrug"), "turn 2: 'outcome' must be one of answer, choose, abstain, smalltalk"),
        (turn(outcome="answer"), "turn 2: only answer and choose have gold, and need it"),
        (turn(outcome="answer", gold=["kettle:3-4"]), 'turn 2: gold must be {"doc": name, "lines": [first, last]}'),
        (turn(outcome="abstain", same_doc_as_turn=2), "turn 2: 'same_doc_as_turn' must be an earlier turn"),
        (turn(outcome="abstain", pick_index=0), "turn 2: 'pick_index' must be a number from 1"),
    ],
)
def test_what_is_no_dialogue_is_refused_with_its_line(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(turn(outcome="abstain") + "\n" + line + "\n")
    with pytest.raises(QuestionsError) as caught:
        read_dialogues(path)
    assert str(caught.value).startswith(f"{path}:2: {reason}")


# The sets that come with the project


@pytest.fixture(scope="module", params=["exercises", "bikes"])
def labelled_set(request: pytest.FixtureRequest) -> LabelledSet:
    """A folder of questions and dialogues, and the places of the chunks of its documents."""
    folder = Path(__file__).parent / "data" / request.param
    shipped = [shipped_corpus()] if request.param == "exercises" else []
    chunks = read_corpus([str(folder / "docs"), *shipped]).chunks
    return folder, {(one.source.path, *one.source.lines) for one in chunks}


def test_every_line_range_that_a_question_expects_is_a_chunk(
    labelled_set: LabelledSet,
) -> None:
    folder, places = labelled_set
    for one in read_labelled(folder / "questions.jsonl"):
        for reference in one.expected:
            path, _, lines = reference.rpartition(":")
            first, _, last = lines.partition("-")
            assert (path, int(first), int(last)) in places, one


def test_every_line_range_that_a_turn_expects_is_a_chunk(
    labelled_set: LabelledSet,
) -> None:
    folder, places = labelled_set
    bare = {(path.rpartition(".")[0], first, last) for path, first, last in places}
    dialogues = read_dialogues(folder / "dialogues.jsonl")
    assert {
        (place.doc, place.first, place.last) for one in dialogues for turn in one.turns for place in turn.gold
    } <= bare


@pytest.mark.parametrize(
    ("kind", "documents"), [("named", (1, 1)), ("unique", (1, 1)), ("ambiguous", (2, 99)), ("unanswerable", (0, 0))]
)
def test_questions_are_of_as_many_documents_as_their_kind_says(
    labelled_set: LabelledSet, kind: str, documents: tuple[int, int]
) -> None:
    folder, _ = labelled_set
    its = [one for one in read_labelled(folder / "questions.jsonl") if one.kind == kind]
    assert its
    fewest, most = documents
    for one in its:
        assert fewest <= len({reference.rpartition(":")[0] for reference in one.expected}) <= most, one.question


def test_a_choice_is_expected_between_documents_and_an_answer_from_one(
    labelled_set: LabelledSet,
) -> None:
    folder, _ = labelled_set
    for dialogue in read_dialogues(folder / "dialogues.jsonl"):
        for one in dialogue.turns:
            documents = len({place.doc for place in one.gold})
            if one.outcome == "choose" or one.pick_index or one.same_doc_as_turn:
                assert documents > 1, one
            elif one.outcome == "answer":
                assert documents == 1, one
