"""The figures of a run say what became of the questions, whoever counted them."""

from __future__ import annotations

import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.batch import tally as tallies
from faqbot.batch.reporting.summary import document_rows, outcome_rows, summary_lines, summary_of, word_rows
from faqbot.batch.tally import Tally, tally_from_json, tally_to_json

COUNTS = st.integers(0, 50)
TALLIES = st.builds(
    Tally,
    st.dictionaries(st.sampled_from(["answer", "choose", "abstain", "error"]), COUNTS).map(Counter),
    st.dictionaries(st.sampled_from(["a.md", "b.md", "ü.md"]), COUNTS).map(Counter),
    st.dictionaries(st.sampled_from([("ship", "ship"), ("ship", "ships"), ("tin", "tin")]), COUNTS).map(Counter),
    st.dictionaries(st.tuples(st.sampled_from(["answer", "abstain"]), st.integers(0, 19)), COUNTS).map(Counter),
)  # fmt: skip


def counted(bot: FaqBot, *questions: str) -> Tally:
    tally = Tally()
    for question in questions:
        reply = bot.ask(question)
        tally.outcomes[reply.outcome] += 1
        tally.count(reply, bot.language)
    return tally


def test_the_words_of_unanswered_questions_are_counted_once_a_question_in_their_most_frequent_form(bot: FaqBot) -> None:
    tally = counted(bot, "kettles, kettles and kettles?", "a kettle 1 x please", "my kettles", "any tips?")
    assert word_rows(tally)[0] == ("kettles", "3")
    assert not {"tips", "any", "please", "1", "x"} & {word for word, _ in word_rows(tally)}


def test_a_word_that_a_document_has_is_not_among_the_missing_ones(bot: FaqBot) -> None:
    tally = counted(bot, "may my sister hold the boiling kettle?", "who invented the stretch with kettles?")
    words = {word for word, _ in word_rows(tally)}
    assert "kettle" in words
    assert not {"hold", "stretch"} & words


def test_answers_are_counted_by_document(bot: FaqBot) -> None:
    tally = counted(bot, "any tips?", "how long should i hold it", "boiling point of tin")
    assert document_rows(tally) == [("assisted-lying-gluteus-maximus-stretch.txt", "2", "100 %")]
    assert outcome_rows(tally) == [
        ("answered", "2", "67 %"), ("asked back", "0", "0 %"), ("not answered", "1", "33 %"),
        ("could not be read", "0", "0 %"),
    ]  # fmt: skip


def test_many_documents_are_summed_up_in_a_last_row() -> None:
    tally = Tally(documents=Counter({f"{n:02}.md": 1 for n in range(12)}))
    rows = document_rows(tally)
    assert len(rows) == 11
    assert rows[-1] == ("2 more", "2", "17 %")


def test_a_run_without_answers_has_no_table_of_documents() -> None:
    assert [line for line in summary_lines(Tally()) if "answered from" in line] == []


def test_a_name_cannot_break_the_table() -> None:
    tally = Tally(documents=Counter({"a\nb\x1b[31m" + "c" * 500: 1}))
    lines = list(summary_lines(tally))
    assert max(map(len, lines)) < 100
    assert not any("\n" in line or "\x1b" in line for line in lines)


@given(TALLIES)
def test_a_tally_is_the_same_after_it_was_saved(tally: Tally) -> None:
    assert tally_from_json(json.loads(json.dumps(tally_to_json(tally)))) == tally


@given(TALLIES, TALLIES)
def test_tallies_add_up(one: Tally, other: Tally) -> None:
    total = Tally()
    total.add(one)
    total.add(other)
    assert total.outcomes.total() == one.outcomes.total() + other.outcomes.total()
    assert total.documents["a.md"] == one.documents["a.md"] + other.documents["a.md"]


def test_the_words_that_are_counted_do_not_grow_without_end() -> None:
    total = Tally()
    for block in range(3):
        total.add(Tally(words=Counter({(f"w{block}-{n}", "w"): 1 for n in range(30_000)} | {("kettle", "kettle"): 5})))
    assert len(total.words) <= tallies._MOST_WORDS
    assert total.frequent_words(1) == [("kettle", 15)]


def test_wide_characters_take_two_columns_of_the_table() -> None:
    lines = list(summary_lines(Tally(documents=Counter({"返品.md": 1, "returns.md": 2}))))
    wide, narrow = (next(line for line in lines if name in line) for name in ("返品.md", "returns.md"))
    assert len(narrow) - len(wide) == len("返品")


def test_a_run_that_was_done_before_says_so() -> None:
    assert str(summary_of(Tally(Counter(answer=2)), before=2)) == (
        "already done: 2 questions: 2 answered, 0 asked back, 0 not answered"
    )
