"""Explanations say what was read, what it added up to and what decided, and nothing in them steers a terminal."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Run

from faqbot import FaqBot, Match
from faqbot.answering.reply import Carried, Reply
from faqbot.corpus.chunk import Chunk, Source
from faqbot.query.names.naming import Named
from faqbot.ranking.fitted import THRESHOLD
from faqbot.ranking.scoring import EVIDENCE_KINDS
from faqbot.rendering.explain import ENOUGH, explain, explained_json, paragraphs, taken_for
from faqbot.rendering.readable import label, place, printable
from faqbot.text.messages.catalogue import catalogue

HOLD = "How long should I hold the stretch?"
TYPO = "can i use a strap instead of a prtner"

CORPUS = {
    "kettle.txt": """Kettle
Frequently Asked Questions
How do I descale the kettle?
Boil vinegar in it once a month.
Can I use it without a lid?
No, it would not switch itself off.
Where is the fuse?
Behind the plate under the handle.
""",
    "synonyms.txt": "chalk => descale\n",
    "phrasings.csv": "question,chunk\nhow do I scrape it clean,kettle.txt:3-4\nwho invented kettles,\n",
}


@pytest.fixture(scope="module")
def kettle(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("kettle")
    for name, text in CORPUS.items():
        (folder / name).write_text(text)
    return FaqBot.from_corpus(folder)


def why(bot: FaqBot, question: str, *, shown: int | None = None, threshold: float | None = None) -> str:
    return "\n".join(explain(bot.ask(question, k=ENOUGH, threshold=threshold), shown=shown))


# What decided


def test_an_answer_is_said_to_be_sure_enough(bot: FaqBot) -> None:
    assert re.match(rf"Why this answer: sure, \d+ %, and {100 * THRESHOLD:.15g} % is enough\.", why(bot, TYPO))


def test_an_abstention_is_said_not_to_be_sure_enough(bot: FaqBot) -> None:
    lines = why(bot, "what's the boiling point of tin?")
    least = f"{100 * THRESHOLD:.15g}"
    pattern = rf"Why no answer: unsure, \d+ %, and {least} % is needed\.\nThe nearest passage, .*, lines \d+–\d+:\n"
    assert re.match(pattern, lines)


def test_the_threshold_is_the_one_asked_for(bot: FaqBot) -> None:
    assert "and 99.5 % is needed." in why(bot, TYPO, threshold=0.995)


def test_a_stored_question_is_said_to_be_one(bot: FaqBot) -> None:
    assert why(bot, HOLD).startswith("Why this answer: it is stored under exactly this question.")


def test_a_phrasing_is_a_stored_question(kettle: FaqBot) -> None:
    assert "stored under exactly this question" in why(kettle, "how do I scrape it clean")


def test_a_decoy_is_said_to_be_listed(kettle: FaqBot) -> None:
    lines = why(kettle, "who invented kettles")
    assert lines.startswith("Why no answer: phrasings.csv lists exactly this question as one without an answer.")


def test_a_choice_is_said_to_be_too_close_to_call_and_every_option_is_explained(tmp_path: Path) -> None:
    for name in ("Kettle", "Toaster", "Fridge"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\nQuestions: FAQ\nHow do I clean it?\nAs a {name} is cleaned.\n")
    bot = FaqBot.from_corpus(tmp_path)
    lines = why(bot, "How do I clean it?")
    second, third = (match.chunk.source.title for match in bot.ask("How do I clean it?").options[1:])
    assert lines.startswith("Why I ask back: several answers are too close to call. That one of them is right: ")
    assert re.findall(r"^  (\d)\. (\w+)", lines, re.MULTILINE) == [("2", second), ("3", third)]


def test_answers_too_close_to_call_and_not_sure_enough_together_are_said_to_be(bot: FaqBot) -> None:
    (first, second, *_) = bot.ask(TYPO).matches
    tied = tuple(replace(match, rule="tie", confidence=0.1) for match in (first, second))
    (line, *_) = explain(Reply("?", "abstain", "", 0.1, tied, threshold=0.5))
    assert line == (
        "Why no answer: several answers are too close to call. "
        "That one of them is right: unsure, 10 %, and 50 % is needed."
    )


def test_a_question_without_a_known_word_is_said_to_be_one(bot: FaqBot) -> None:
    assert why(bot, "zxcv qwrty") == "Why no answer: nothing that was searched has a word of the question."


def test_a_question_without_words_is_said_to_be_one(bot: FaqBot) -> None:
    assert why(bot, "?!") == "Why no answer: there is no word in the question."


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_decided_is_never_denied_by_rounding(confidence: float, threshold: float) -> None:
    outcome = "answer" if confidence >= threshold else "abstain"
    match = Match(Chunk("a", "passage", "", "A.", Source("a.txt", (1, 1), (), "A")), 1.0, confidence)
    (line, *_) = explain(Reply("a?", outcome, "A.", confidence, (match,), threshold=threshold))
    shown, least = map(float, re.findall(r"([\d.e-]+) %", line))
    assert (shown >= least) == (confidence >= threshold) or shown == least  # fifteen digits of both are the same


# What was made of the words before


@pytest.mark.parametrize(("carried", "said"), [
    (None, ""),
    (Carried(), ""),
    (Carried("how long?", None), "After what was said before, I took it for “how long?”."),
    (Carried(None, "The Plank"), "After what was said before, I took it to be about The Plank."),
    (Carried("how\nlong?", "The Plank"), "After what was said before, I took it for “how long?”, about The Plank."),
])  # fmt: skip
def test_what_was_carried_over_is_said(carried: Carried | None, said: str) -> None:
    reply = Reply("and it?", "abstain", "", 0.0, carried=carried)
    assert taken_for(reply) == said
    assert any(said in line for line in explain(reply)[1:]) == bool(said)


def test_small_talk_is_said_to_be_some() -> None:
    assert explain(Reply("hi", "smalltalk", "Hello.", 1.0)) == [
        "Why this reply: I took that for small talk and searched no document."
    ]


@pytest.fixture(scope="module")
def squats(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("squats")
    for title, muscle in (("Goblet Squat", "thighs"), ("Jump Squat", "calves"), ("Plank", "belly")):
        (folder / f"{title}.txt").write_text(
            f"{title}\nFrequently Asked Questions\nWhat does {title} target?\nThe {muscle}.\n"
        )
    return FaqBot.from_corpus(folder)


def named_by(bot: FaqBot, question: str) -> str:
    return "\n".join(explain(bot.ask(question, k=ENOUGH), named=bot.names(question)))


def test_the_document_that_a_question_names_is_said(squats: FaqBot) -> None:
    assert "\n  The question names Goblet Squat.\n" in named_by(squats, "what does the goblet squat target?")
    assert "Squat" not in named_by(squats, "who won?").partition("The nearest passage")[0]


def test_the_documents_that_a_question_may_name_are_said(squats: FaqBot) -> None:
    assert re.search(r"\n  The question .*Goblet Squat, Jump Squat\.\n", named_by(squats, "what do squats target?"))


def test_words_that_make_the_name_that_of_something_else_are_said(squats: FaqBot) -> None:
    reply = squats.ask("what?")
    strange = Named((), "bulgarian squat", "", is_sure=False, full=False, strangers=("bulgarian",))
    assert "  With bulgarian, the question names something that no document is about." in explain(reply, named=strange)


# What speaks for a match


def test_words_typos_and_missing_words_are_named(bot: FaqBot) -> None:
    lines = why(bot, "can i use a strap instead of a prtner in venice")
    assert re.search(r"has these words of the question: .*\bstrap\b", lines)
    assert "I read “prtner” as “partner”." in lines
    assert "The document doesn't mention venice." in lines


def test_synonyms_are_named(kettle: FaqBot) -> None:
    assert "I took “chalk” as “descale”, which means much the same." in why(kettle, "how do i chalk the kettle")


def added(lines: str) -> list[tuple[float, str]]:
    return [(float(value), name) for value, name in re.findall(r"^ +([+-]\d+\.\d)  (.+)$", lines, re.MULTILINE)]


def test_what_the_evidence_adds_is_listed_by_size_without_zeros_and_makes_up_the_score(bot: FaqBot) -> None:
    lines = why(bot, TYPO)
    sizes = [abs(value) for value, _ in added(lines)]
    assert sizes == sorted(sizes, reverse=True)
    assert 0.0 not in sizes
    score = float(re.search(r"score is (\d+\.\d)", lines)[1])  # type: ignore[index]
    assert sum(value for value, _ in added(lines)) == pytest.approx(score, abs=0.5)


@pytest.mark.parametrize("language", ["german", "french", "spanish", "italian", "portuguese", "dutch"])
def test_every_number_has_the_decimal_mark_of_the_language(language: str) -> None:
    page = "# A\n## Eins zwei drei?\nVier.\n## Eins zwei fünf?\nSechs."
    reply = FaqBot.from_texts({"a.md": page}, language=language).ask("eins zwei", k=ENOUGH, threshold=0.665)
    said = "\n".join(explain(replace(reply, confidence=0.6651)))
    assert "66,51 %" in said
    assert "66,5 %" in said
    assert len(re.findall(r"[0-9],[0-9]", said)) > 4
    assert not re.search(r"[0-9]\.[0-9]", said)


@pytest.mark.parametrize("language", ["french", "dutch"])
def test_what_is_said_of_a_passage_has_no_pronoun_whose_gender_is_that_of_an_answer_or_a_passage(language: str) -> None:
    said = "\n".join(str(text) for key, text in catalogue(language).items() if key.startswith(("why_", "doubt_")))
    assert not re.search(r"\b(il|elle) (contient|couvre|dit|demande)\b|\bze\b", said, re.IGNORECASE)


def test_asking_the_opposite_is_said(kettle: FaqBot) -> None:
    opposite = "It asks the opposite of the question, which leaves "
    assert opposite in why(kettle, "can I use it with a lid in place")
    assert opposite not in why(kettle, "can I use it without a lid in place")


def test_an_exchanged_word_is_named_with_the_word_in_its_place(kettle: FaqBot) -> None:
    lines = why(kettle, "Where is the whistle?")
    assert "It says “fuse” where the question says “whistle”, which leaves" in lines


def test_every_kind_of_evidence_has_a_name_for_readers() -> None:
    fields = dict.fromkeys(EVIDENCE_KINDS, 1.0)
    match = Match(Chunk("a", "passage", "", "A.", Source("a.txt", (1, 1), (), "A")), 1.0, 0.5, fields=fields)
    names = [name for _, name in added("\n".join(explain(Reply("a?", "abstain", "", 0.5, (match,)))))]
    assert len(names) == len(EVIDENCE_KINDS)
    assert not {*names} & {*EVIDENCE_KINDS}


def test_evidence_of_a_kind_without_a_name_goes_by_its_own(bot: FaqBot) -> None:
    reply = bot.ask(HOLD)
    match = replace(reply.matches[0], fields={"moon": 2.0})
    assert "    +2.0  moon" in explain(replace(reply, matches=(match,)))


def test_the_best_other_answer_is_cited(bot: FaqBot) -> None:
    first, second, *_ = bot.ask(TYPO, k=ENOUGH).matches
    lead = f"The best other answer scores {first.score - second.score:.1f} less: "
    assert f"{lead}{label(second)} ({place(second)})" in why(bot, TYPO)


def test_an_answer_without_another_is_said_to_be_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kettle\nQuestions: FAQ\nHow do I clean it?\nWith vinegar.\n")
    assert "No other answer was found." in why(FaqBot.from_corpus(tmp_path), "how is it cleaned?", threshold=0.0)


def test_the_matches_shown_besides_are_explained_in_two_lines_each_under_their_numbers(bot: FaqBot) -> None:
    lines = explain(bot.ask(TYPO, k=ENOUGH), shown=3)
    others = lines[lines.index("The others:") + 1 :]
    assert [line[:5] for line in others] == ["  2. ", "     ", "  3. ", "     "]
    abstained = explain(bot.ask("what's the boiling point of tin?", k=ENOUGH), shown=2)
    assert [line[:5] for line in abstained[-2:]] == ["  2. ", "     "]


def test_a_pasted_page_is_not_repeated(bot: FaqBot, page: Path) -> None:
    lines = why(bot, page.read_text(encoding="utf-8"))
    assert re.search(r"words of the question: (\S+, ){19}\S+ and \d+ more\.", lines)


@given(st.text(st.characters(), max_size=40))
def test_nothing_in_an_explanation_steers_the_terminal(bot: FaqBot, text: str) -> None:
    match = bot.ask(HOLD).matches[0]
    chunk = replace(match.chunk, question=text, source=replace(match.chunk.source, path=text))
    read = replace(match, chunk=chunk, matched=(text,), synonyms=((text, text),), repairs=((text, text),))
    other = replace(match, score=match.score - match.margin, chunk=replace(chunk, text="Something else."))
    reply = Reply(text, "answer", text, 1.0, (read, other), (text,), carried=Carried(text, text))
    named = Named((text,), text, text, is_sure=True, full=True, strangers=())
    for line in (*explain(reply, shown=2, named=named), *explain(reply, named=named._replace(strangers=(text,)))):
        assert line == printable(line)
        assert len(line.splitlines()) == 1


# As JSON, and on the command line


def test_a_question_near_to_the_decoys_is_said_to_be_one(bot: FaqBot) -> None:
    near = "like those that phrasings.csv lists as having no answer"
    assert near in why(bot, "how long should I hold the downward facing dog")
    assert near not in why(bot, TYPO)


def test_the_json_has_the_raw_figures_of_every_match(bot: FaqBot) -> None:
    reply = bot.ask(TYPO, k=2)
    record = explained_json(reply)
    for entry, match in zip(record["matches"], reply.matches, strict=True):
        found = entry["why"]
        assert list(found) == [
            "matched",
            "synonyms",
            "repairs",
            "exchanged",
            "fields",
            "coverage",
            "margin",
            "features",
            "rule",
            "doubts",
        ]
        assert found["repairs"] == [["prtner", "partner"]]
        assert sum(found["fields"].values()) == pytest.approx(match.score)
        assert "-0.0" not in {json.dumps(value) for value in found["fields"].values()}
    assert record["matches"][0]["why"]["rule"] == "evidence"


def test_ask_explains_behind_the_answer(run: Run, index_dir: Path) -> None:
    plain = run("ask", TYPO, "--index", index_dir)
    explained = run("ask", TYPO, "--why", "--index", index_dir)
    assert explained.stdout.startswith(f"{plain.stdout}\nWhy this answer: ")
    assert explained.returncode == plain.returncode


def test_ask_adds_nothing_but_the_why_to_the_json(run: Run, index_dir: Path) -> None:
    asked = ("ask", TYPO, "--json", "--index", index_dir)
    plain, explained = json.loads(run(*asked).stdout), json.loads(run(*asked, "--why").stdout)
    assert all(match.pop("why") for match in explained["matches"])
    assert explained == plain


def test_a_paragraph_begins_with_what_introduces_lines_and_where_an_indent_ends() -> None:
    lines = ["Why: so.", "  It has a.", "  Its score is the sum of:", "    1  b", "  The next is c."]
    assert list(paragraphs(lines)) == [*lines[:2], "", *lines[2:4], "", lines[4]]
