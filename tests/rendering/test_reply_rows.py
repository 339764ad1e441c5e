"""Replies as rows: as the shell shows them, and as `faqbot ask` prints them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from faqbot import FaqBot
from faqbot.answering.reply import Carried, Match, Reply
from faqbot.corpus.chunk import Chunk, Source
from faqbot.rendering.readable import confidence_word
from faqbot.rendering.reply_rows import ReplyLook, printed, reply_rows
from faqbot.rendering.rows import StyledRow, plain_lines
from faqbot.text.messages.voice import Voice

LOOK = ReplyLook()


def match(
    text: str,
    *,
    question: str = "",
    path: str = "faq.txt",
    lines: tuple[int, int] = (1, 1),
    title: str = "Guide",
    confidence: float = 0.7,
) -> Match:
    source = Source(path, lines, (question,) if question else (), title)
    return Match(Chunk(f"{path}#{lines[0]}", "faq", question, text, source), 1.0, confidence)


def reply(outcome: str, *matches: Match, text: str = "", **more: object) -> Reply:
    confidence = matches[0].confidence if matches else 0.0
    said = text or matches[0].chunk.text
    options = matches if outcome == "choose" else ()
    return Reply("asked", outcome, said, confidence, matches, options=options, **more)  # type: ignore[arg-type]


def texts(rows: list[StyledRow]) -> list[str]:
    return [row.text for row in rows]


def test_an_answer_comes_first_then_a_line_with_its_confidence_and_its_citation() -> None:
    shown = reply_rows(reply("answer", match("Yes.", question="Really?", lines=(3, 4))), LOOK)
    assert texts(shown) == ["Yes.", "  likely, 70 % · faq.txt, lines 3–4 › Really?"]
    assert [row.fragments[-1][0] for row in shown] == ["", "class:citation"]


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "  likely, 70 % · faq.txt, lines 3–4 › Returns › Can I send back what I bought?"),
        (72, "  likely, 70 % · faq.txt, lines 3–4 › Can I send back what I bought?"),
        (60, "  likely, 70 % · faq.txt, lines 3–4 › Can I send back …"),
        (36, "  likely, 70 % · faq.txt, lines 3–4"),
    ],
)
def test_a_citation_takes_one_line_and_has_as_many_headings_as_fit(width: int, line: str) -> None:
    cited = match("Yes.", question="Can I send back what I bought?", lines=(3, 4))
    source = replace(cited.chunk.source, headings=("Returns", *cited.chunk.source.headings))
    shown = reply_rows(reply("answer", replace(cited, chunk=replace(cited.chunk, source=source))), LOOK)
    assert plain_lines(shown[1:], width) == [line]


def test_a_place_that_takes_more_than_a_line_is_wrapped_and_never_cut() -> None:
    shown = reply_rows(reply("answer", match("Yes.", path="a-very-long-name-of-a-file.txt")), LOOK)
    assert "".join(line.strip() for line in plain_lines(shown[1:], 20)).endswith(
        "a-very-long-name-of-a-file.txt, line 1"
    )


@pytest.mark.parametrize(("confidence", "word"), [(1.0, "sure"), (0.9, "sure"), (0.89, "likely"), (0.54, "unsure")])
def test_confidence_has_a_word(confidence: float, word: str) -> None:
    assert confidence_word(confidence) == word


def test_see_also_names_up_to_three_others_in_one_line_by_their_numbers_as_matches() -> None:
    matches = [match(f"Text {number}.", lines=(number, number)) for number in range(1, 7)]
    shown = texts(reply_rows(reply("answer", *matches), LOOK))
    assert shown[2:] == ["See also: 2. Text 2. · 3. Text 3. · 4. Text 4. (/more)"]


def test_what_is_part_of_the_answer_is_not_named_again_and_the_numbers_stay() -> None:
    whole, part, other = match("- a\n- b", lines=(1, 2)), match("a", lines=(1, 1)), match("c", lines=(9, 9))
    assert texts(reply_rows(reply("answer", whole, part, other), LOOK))[-1] == "See also: 3. c (/more)"


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100, 200])
def test_see_also_takes_one_line_of_any_screen(width: int) -> None:
    things = ("pan", "pot", "oven", "sink")
    matches = [match(f"How is the {thing} cleaned?" * 3, lines=(at, at)) for at, thing in enumerate(things, start=1)]
    (line,) = plain_lines(reply_rows(reply("answer", *matches), LOOK)[-1:], width)
    assert line.startswith("See also: ")
    assert len(line) <= width


def test_on_a_small_screen_the_citation_is_short() -> None:
    answered = reply("answer", match("Yes.", question="Really?", lines=(3, 4)), carried=Carried("x" * 99))
    shown = reply_rows(answered, ReplyLook(brief=True))
    assert texts(shown)[1] == "  likely, 70 % · faq.txt, lines 3–4"
    assert shown[-1].cut


def test_on_a_small_screen_titles_tell_apart_what_is_called_the_same() -> None:
    same = [match("1", question="How?", title="A", path="a.txt"), match("2", question="How?", title="B", path="b.txt")]
    shown = reply_rows(reply("abstain", *same, text="No."), ReplyLook(brief=True))
    assert texts(shown)[-2:] == ["  1. A: How?", "  2. B: How?"]


def test_markdown_is_styled_in_markdown_files_only() -> None:
    assert texts(reply_rows(reply("answer", match("so **good**", path="a.md")), LOOK))[0] == "so good"
    assert texts(reply_rows(reply("answer", match("so **good**", path="a.txt")), LOOK))[0] == "so **good**"


def test_markdown_stands_as_it_is_written_where_nothing_can_show_it() -> None:
    assert (
        texts(reply_rows(reply("answer", match("so **good**", path="a.md")), ReplyLook(marks=True)))[0] == "so **good**"
    )


def test_citations_are_linked() -> None:
    look = ReplyLook(link=lambda source: f"file:///{source.path}")
    shown = reply_rows(reply("answer", match("a"), match("b", path="b.txt", lines=(2, 2))), look)
    assert [row.link for row in shown] == ["", "file:///faq.txt", ""]
    nearest = reply_rows(reply("abstain", match("b", path="b.txt"), text="No."), look)
    assert [row.link for row in nearest] == ["", "", "", "file:///b.txt"]


def test_repairs_and_what_nothing_mentions_stand_below_the_answer() -> None:
    answered = reply("answer", replace(match("a"), repairs=(("hlod", "hold"),)), unmentioned=("tin", "zinc"))
    assert texts(reply_rows(answered, LOOK))[2:] == ["  I read “hlod” as “hold”. No document mentions tin or zinc."]


@pytest.mark.parametrize(
    ("carried", "said"),
    [
        (Carried("How long should I hold it?", "Plank"), "  About Plank: How long should I hold it?"),
        (Carried(topic="Plank"), "  About Plank."),
        (Carried("How long should I hold it?"), "  Your question: How long should I hold it?"),
    ],
)
@pytest.mark.parametrize("outcome", ["answer", "choose"])
def test_what_was_carried_over_is_shown(outcome: str, carried: Carried, said: str) -> None:
    assert said in texts(reply_rows(reply(outcome, match("a"), match("b"), carried=carried), LOOK))


def test_an_abstention_names_no_topic_below_its_sentence_which_says_where_nothing_was_found() -> None:
    rows = texts(reply_rows(reply("abstain", match("a"), carried=Carried(topic="Plank")), LOOK))
    assert not any("Plank" in row for row in rows)


def test_choices_are_numbered_and_told_apart_by_title() -> None:
    options = [match("1", question="How?", title="Plank"), match("2", question="How long?", title="Squat")]
    shown = texts(reply_rows(reply("choose", *options, text="Which one?"), LOOK))
    assert shown == ["Which one?", "  1. Plank", "     How?", "  2. Squat", "     How long?"]


def test_what_is_the_same_for_all_choices_is_not_repeated() -> None:
    options = [match("1", question="How?", title="Plank"), match("2", question="How?", title="Squat")]
    assert texts(reply_rows(reply("choose", *options, text="Which one?"), LOOK)) == [
        "Which one?",
        "  1. Plank",
        "  2. Squat",
    ]


def test_choices_of_one_page_are_told_apart_by_what_they_answer() -> None:
    options = [match("1", question="How?", lines=(1, 1)), match("2", question="How long?", lines=(2, 2))]
    shown = texts(reply_rows(reply("choose", *options, text="Which one?"), LOOK))
    assert shown == ["Which one?", "  1. How?", "     faq.txt, line 1", "  2. How long?", "     faq.txt, line 2"]


def row(topic: str, line: int) -> Match:
    """Return a match in a row of a table that is about a topic."""
    of_table = match(f"{topic} does.", question="Does it float?", path="a.csv", lines=(line, line))
    source = replace(of_table.chunk.source, headings=(topic, "Does it float?"))
    return replace(of_table, chunk=replace(of_table.chunk, metadata={"topic": topic}, source=source))


@pytest.mark.parametrize("look", [LOOK, printed(3)])
def test_rows_of_a_table_that_ask_the_same_are_told_apart_by_their_topics(look: ReplyLook) -> None:
    rows = [row("Boat", 2), row("Raft", 3)]
    choice = "\n".join(texts(reply_rows(reply("choose", *rows, text="Which one?"), look)))
    nearest = "\n".join(texts(reply_rows(reply("abstain", *rows, text="None."), look)))
    see_also = "\n".join(texts(reply_rows(reply("answer", match("Yes."), *rows), look)))
    for shown in (choice, nearest, see_also):
        assert "Boat" in shown
        assert "Raft" in shown
    assert "  likely, 70 % · a.csv, line 2 › Boat › Does it float?" in texts(reply_rows(reply("answer", *rows), look))


def test_an_abstention_offers_the_nearest_by_number() -> None:
    shown = texts(reply_rows(reply("abstain", *[match(f"m{n}") for n in range(5)], text="Nothing."), LOOK))
    assert shown[:3] == ["Nothing.", "The nearest things:", "  1. m0"]
    assert [line for line in shown if line.startswith("  ") and line[2].isdigit()] == ["  1. m0", "  2. m1", "  3. m2"]


def test_matches_that_have_little_to_do_with_the_question_are_not_offered() -> None:
    weak = replace(match("weak"), confidence=0.149)
    shown = texts(reply_rows(reply("abstain", match("near"), weak, text="Nothing."), LOOK))
    assert "weak" not in "".join(shown)
    assert texts(reply_rows(reply("abstain", weak, text="Nothing."), LOOK)) == ["Nothing."]
    assert "  2. weak" in texts(reply_rows(reply("abstain", match("near"), weak, text="Nothing."), printed(2)))


@pytest.mark.parametrize("outcome", ["answer", "choose", "abstain"])
def test_where_there_is_one_document_its_title_is_not_said(outcome: str) -> None:
    alone = Voice(names_documents=False)
    said = reply(outcome, match("a"), match("b"), carried=Carried(topic="Plank"), voice=alone)
    assert "Plank" not in "".join(texts(reply_rows(said, LOOK)))


def test_what_faqbot_says_is_in_the_language_of_the_documents() -> None:
    german = Voice("german")
    answered = reply("answer", match("Ja.", lines=(3, 4)), unmentioned=("Zink",), voice=german)
    assert texts(reply_rows(answered, LOOK))[1:] == [
        "  wahrscheinlich, 70 % · faq.txt, Zeilen 3–4",
        "  Kein Dokument erwähnt „Zink“.",
    ]


def test_small_talk_is_its_text_alone() -> None:
    assert texts(reply_rows(reply("smalltalk", text="Hello."), LOOK)) == ["Hello."]


def test_a_document_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x9b2J"
    rows = reply_rows(reply("answer", match(evil, question=evil, path=f"{evil}.txt", title=evil), match(evil)), LOOK)
    assert not any(character in row.text for row in rows for character in "\x1b\x07\x9b")


def test_every_reply_of_the_shipped_page_can_be_shown(bot: FaqBot) -> None:
    for question in ("any tips?", "How long should I hold the stretch?", "what about tin?", "", "pressure"):
        said = bot.ask(question)
        assert texts(reply_rows(said, LOOK))[0] == said.text.split("\n")[0]


# As `faqbot ask` prints them


def printed_lines(said: Reply, shown: int | None = None) -> list[str]:
    return plain_lines(reply_rows(said, printed(shown)))


def test_a_printed_answer_has_its_confidence_and_its_citation_below() -> None:
    answered = reply("answer", match("Yes.", question="Really?", path="a.md"), match("No.", lines=(2, 2)))
    assert printed_lines(answered) == ["Yes.", "  likely, 70 % · a.md, line 1 › Really?"]


def test_a_printed_answer_is_never_styled() -> None:
    assert printed_lines(reply("answer", match("so **good**", path="a.md")))[0] == "so **good**"


def test_as_many_matches_are_printed_as_asked_for_however_little_they_have_to_do_with_it() -> None:
    matches = [match("a"), replace(match("b", lines=(2, 2)), score=0.01), match("c", lines=(3, 3))]
    assert printed_lines(reply("answer", *matches), shown=2)[2:] == [
        "",
        "See also:",
        "  2. b",
        "     likely, 70 % · faq.txt, line 2",
    ]


def test_printed_choices_have_their_titles_in_front_and_their_places_below() -> None:
    options = [
        match("1", question="How?", title="Plank"),
        match("2", question="How long?", title="Squat", lines=(2, 2)),
    ]
    assert printed_lines(reply("choose", *options, text="Which one?")) == [
        "Which one?",
        "  1. Plank: How?",
        "     likely, 70 % · faq.txt, line 1",
        "  2. Squat: How long?",
        "     likely, 70 % · faq.txt, line 2",
    ]


def test_titles_that_do_not_differ_are_not_printed() -> None:
    options = [match("1", question="How?"), match("2", question="How long?", lines=(2, 2))]
    assert printed_lines(reply("choose", *options, text="Which one?"))[1::2] == ["  1. How?", "  2. How long?"]


def test_a_printed_abstention_offers_the_nearest_things(bot: FaqBot) -> None:
    lines = printed_lines(bot.ask("is the low back sore on a train"))
    assert lines[:2] == ["I found nothing about that.", "The nearest things:"]
    assert len([line for line in lines if re.match("     unsure, [1-6].+ %", line)]) == len(lines[2::2])


def test_a_repaired_typo_is_printed(bot: FaqBot) -> None:
    assert "  I read “prtner” as “partner”." in printed_lines(bot.ask("can i use a strap instead of a prtner"))
