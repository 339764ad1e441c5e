"""A transcript has the questions, the answers word for word and where they stand, and nothing that steers a reader."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support import PAGE

from faqbot import FaqBot, Match, Reply
from faqbot.answering.reply import Carried
from faqbot.corpus.chunk import Chunk, Source
from faqbot.rendering.readable import printable
from faqbot.shell.session import Exchange, Session
from faqbot.shell.transcript import as_markdown

HOLD = "How long should I hold the stretch?"


def match_of(text: str, question: str = "", title: str = "Cats") -> Match:
    headings = (question,) if question else ()
    return Match(Chunk("a", "passage", question, text, Source("a.md", (1, 2), headings, title)), 1.0, 0.5)


def exchange(outcome: str, *matches: Match, said: str = "asked?", text: str = "Said.") -> Exchange:
    options = matches if outcome == "choose" else ()
    return Exchange(said, Reply(said, outcome, text, 0.5, matches, options=options), 0.1)  # type: ignore[arg-type]


def test_a_question_is_a_heading_and_its_answer_quoted_above_its_citation(bot: FaqBot) -> None:
    session = Session(bot)
    session.ask(HOLD)
    assert re.fullmatch(
        rf"# Questions and answers\n\n## {re.escape(HOLD)}\n\n> A controlled hold .* guarding\.\n\n"
        rf"sure, \d+ %, `{PAGE}, lines 36–37 › Frequently Asked Questions › {re.escape(HOLD)}`\n",
        as_markdown(session.exchanges),
    )


def test_a_session_is_written_down_in_the_language_of_the_documents() -> None:
    assert as_markdown([exchange("abstain")], "german").startswith("# Fragen und Antworten\n")


def test_the_exchanges_follow_each_other_with_a_blank_line_between() -> None:
    text = as_markdown([exchange("answer", match_of("One.")), exchange("abstain")])
    assert text.count("\n\n## asked?\n\n") == 2
    assert "\n\n\n" not in text


def test_every_line_of_an_answer_is_quoted_word_for_word() -> None:
    text = as_markdown([exchange("answer", match_of("- *one*\n\n```\n# two\n```"))])
    assert "\n> - *one*\n>\n> ```\n> # two\n> ```\n" in text


def test_a_choice_lists_what_was_offered_with_its_titles() -> None:
    text = as_markdown([exchange("choose", match_of("Fish.", "Eat?"), match_of("Bones.", "Eat?", "Dogs"))])
    assert (
        "Said.\n\n1. Cats: Eat? (unsure, 50 %, `a.md, lines 1–2`)\n2. Dogs: Eat? (unsure, 50 %, `a.md, lines 1–2`)\n"
        in text
    )


def test_an_abstention_lists_the_nearest_things_that_were_shown() -> None:
    text = as_markdown([exchange("abstain", *(match_of(f"Fish {n}.") for n in range(5)))])
    assert re.findall(r"^\d\. Fish (\d)", text, re.MULTILINE) == ["0", "1", "2"]


def test_small_talk_is_what_was_said() -> None:
    assert as_markdown([exchange("smalltalk", said="hi", text="Hello.")]).endswith("## hi\n\nHello.\n")


def test_what_was_carried_over_stands_below_the_question() -> None:
    one = exchange("answer", match_of("Fish."), said="and the cats?")
    carried = replace(one, reply=replace(one.reply, carried=Carried("What do they eat?", "Cats")))
    read = "*After what was said before, I took it for “What do they eat?”, about Cats.*"
    assert f"## and the cats?\n\n{read}\n\n> Fish." in as_markdown([carried])


@given(st.text(st.characters(), max_size=50))
def test_a_question_is_shown_as_it_was_typed_whatever_marks_it_has(said: str) -> None:
    page = MarkdownIt().render(as_markdown([exchange("abstain", said=said)]))
    (heading,) = re.findall("<h2>(.*?)</h2>", page, re.DOTALL)
    assert unescape(heading) == " ".join(printable(said).split())


@given(st.text(st.characters(), max_size=50))
def test_nothing_in_a_transcript_steers_a_terminal(text: str) -> None:
    match = match_of(text, text, text)
    outcomes = [exchange(outcome, match, said=text, text=text) for outcome in ("answer", "choose", "abstain")]
    written = as_markdown(outcomes)
    assert written == printable(written)
