"""What is exported: reading it gives the same questions, answers and wordings, and what is not in it is said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from faqbot.authoring.exporting.export import TARGETS, export_corpus
from faqbot.authoring.exporting.exported import exported
from faqbot.authoring.exporting.read_back import misread, said_in, surplus
from faqbot.cli.author_arguments import EXPORT_TARGETS
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.reading import document_of, read_corpus
from faqbot.errors import FaqbotError
from faqbot.text.columns.cell_values import MISSING_WORDS

# Whatever might be taken for the end of a text, of a line, of a cell, or for markup.
PIECES = (
    *("How do I pay?", "By card.", "payment", "Über die Brücke", "カードで払えますか？", "Как оплатить?", "x", "a b"),
    *("\n", "\n\n", "\n    ", "\t", "  ", " ", "\xa0"),
    *(
        "# Heading",
        "\n\n## Is it so?\n\n",
        "\n\n### Deep\n\n",
        "Q: really?",
        "\nA: yes",
        "**Q: bold**",
        "Title\n=====\n",
    ),
    *(
        "- item",
        "\n1. one\n2. two",
        "\n* [ ] task",
        "\n---\n",
        "```",
        "\n```sh\nrun\n```\n",
        "`code`",
        "`a < b`",
        "~~~",
    ),
    *("| a | b |\n|---|---|\n| 1 | 2 |", "> quote", "!!! note", ":::", "[link](http://a.b)", "[^1]: note", "***"),
    *(
        "<b>bold</b>",
        "<br>",
        "</script>",
        "<!-- x -->",
        "-->",
        "<details><summary>s</summary>t</details>",
        "&amp;",
        "&",
    ),
    *(
        "<",
        ">",
        '"',
        "'",
        ";",
        "|",
        ",",
        "?,",
        "=1+1",
        "@x",
        "\\n",
        "\\",
        "C:\\new",
        "{#id}",
        "[",
        "]",
        '["a"]',
        "null",
    ),
    *("`a\\nb`", "\n```\n\tx \\\ny\n```\n", "C:\\temp\\x\nrun", "plan a:\n", "\\\\host\\nas\n"),
    *("nan", "question", "answer", ": ", "{", "%", "$x$", "---", "...", "\u2028", "\x85", "\x0c", "\ufeff", "🙂", "é"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
ANSWERS = TEXTS.map(str.strip).filter(bool)
QUESTIONS = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
PAIRS = st.lists(st.tuples(QUESTIONS, ANSWERS, st.lists(QUESTIONS, max_size=3)), min_size=1, max_size=4)


def corpus_of_pairs(pairs, sections=((),)):
    chunks = [
        Chunk(f"faq#{number}", "faq", question, answer,
              Source("faq.md", (number + 1, number + 1), (*sections[number % len(sections)], question), "Guide"),
              asked_as=tuple(wordings[:1]))
        for number, (question, answer, wordings) in enumerate(pairs)
    ]  # fmt: skip
    phrasings = [Phrasing(one, number) for number, (_, _, wordings) in enumerate(pairs) for one in wordings[1:]]
    return Corpus(tuple(chunks), tuple(phrasings))


def changed(corpus, target):
    """Return what a reader does not find in the export, and what it finds besides."""
    what = exported(corpus)
    found = said_in(export_corpus(corpus, target).text, f"page{TARGETS[target].suffix}")
    return [what.entries[number] for number in misread(what.entries, found)], surplus(what.entries, found)


@pytest.mark.parametrize("target", TARGETS)
@given(pairs=PAIRS, sections=st.sampled_from([((),), (("Pay",), ("Pay", "By card"), ("Is it safe?",))]))
@example(pairs=[("Where?", "Below.\n\n# Heading\n\n```\nopen", ["a; b", "c|d", "e?, f"])], sections=((),))
@example(pairs=[("null", "nan", ["[x]"]), ("question", "answer", [])], sections=((),))
@example(pairs=[("a", "b\n\nQ: c?\nA: d", []), ("a?", "---\nx: y\n---", ["<!-- -->"])], sections=((),))
def test_reading_an_export_gives_the_same_questions_answers_and_wordings(target, pairs, sections):
    assume(all(one.casefold() not in MISSING_WORDS for _, _, wordings in pairs for one in wordings))
    # A list of questions has no place for a question that means that a value is missing.
    is_listed = target in ("qnamaker", "qnabot", "rasa")
    assume(not is_listed or all(question.casefold() not in MISSING_WORDS for question, _, _ in pairs))
    # In an example of Rasa, this is an entity.
    asked = [one for question, _, wordings in pairs for one in (question, *wordings)]
    assume(target != "rasa" or not any(mark in one for one in asked for mark in ("](", "]{")))
    # No row answers itself.
    assume(all(" ".join(answer.split()) not in (question, *wordings) for question, answer, wordings in pairs))
    # A comment in Markdown is no text, and Markdown has no other sign for the text "<!--".
    assume(target != "markdown" or not any("<!--" in answer for _, answer, _ in pairs))
    # A mark that two questions of a page have sets them out, and is no text.
    assume(target != "markdown" or sum(question.startswith(">") for question, _, _ in pairs) < 2)
    assert changed(corpus_of_pairs(pairs, sections), target) == ([], [])


# Texts that all formats hold.
PLAIN = [
    ("How do I pay?", "By card.\n\nNot in cash:\n- no coins\n- no notes", ["Which cards?", "cash; or card", "a, b?"]),
    ("Wie zahle ich?", 'Mit "Karte" & Geduld: C:\\neu\\temp, <b>fett</b>.', []),
    ("カードで払えますか？", "はい。", ["支払い方法"]),
]


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_gives_back_plain_texts(target):
    assert changed(corpus_of_pairs(PLAIN), target) == ([], [])


def test_the_command_line_offers_the_targets_there_are():
    assert tuple(TARGETS) == EXPORT_TARGETS


def pages(tmp_path):
    (tmp_path / "pay.md").write_text(
        "# Paying\n\nWe like money.\n\n## Cards\n\n### Can I pay by card?\n\nYes.\n\n## Steps\n\n1. Open\n2. Pay\n"
    )
    (tmp_path / "send.csv").write_text(
        "question,answer,id,section,keywords,price,enabled\nWhen will it come?,Soon.,soon,Post,late;slow,7,yes\n"
    )
    (tmp_path / "phrasings.csv").write_text(
        "question,chunk\nis plastic fine,pay#cards/can-i-pay-by-card\ncan i fly,\nshow me the money,pay.md:3\n"
    )
    (tmp_path / "synonyms.txt").write_text("card, plastic\n")
    return read_corpus([tmp_path])


def chunks_of(export, target):
    return list(chunk_document(document_of(export.text, f"page{TARGETS[target].suffix}")))


@pytest.mark.parametrize("target", ["jsonl", "csv"])
def test_ids_sections_topics_and_other_columns_stay(tmp_path, target):
    card, soon = chunks_of(export_corpus(pages(tmp_path), target), target)
    assert (card.id, card.asked_as) == ("pay#cards/can-i-pay-by-card", ("is plastic fine",))
    assert card.sections == ("Paying", "Cards")
    assert (soon.id, soon.asked_as, soon.metadata["price"]) == ("soon", ("late, slow",), "7")
    assert (card.metadata["topic"], soon.metadata["topic"]) == ("Paying", "send")


@pytest.mark.parametrize("target", ["jsonl", "csv"])
def test_an_export_of_an_export_is_the_same_but_for_its_source(tmp_path, target):
    first = export_corpus(pages(tmp_path), target).text
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / f"page{TARGETS[target].suffix}").write_text(first)
    what = exported(read_corpus([tmp_path / "again"]))
    assert [(one.id, one.question, one.headings) for one in what.entries] == [
        ("pay#cards/can-i-pay-by-card", "Can I pay by card?", ("Paying", "Cards")),
        ("soon", "When will it come?", ("send", "Post")),
    ]


def test_markdown_holds_texts_and_lists_below_their_headings(tmp_path):
    export = export_corpus(pages(tmp_path), "markdown")
    assert export.text == (
        "# Paying\n\nWe like money.\n\n"
        "## Cards\n\n### Can I pay by card?\n\n<!-- asked as:\nis plastic fine\n-->\n\nYes.\n\n"
        "## Steps\n\n1. Open\n2. Pay\n\n# send\n\n## Post\n\n### When will it come?\n\n"
        "<!-- asked as:\nlate, slow\n-->\n\nSoon.\n"
    )
    assert [chunk.text for chunk in chunks_of(export, "markdown") if not chunk.question][:2] == [
        "We like money.",
        "1. Open\n2. Pay",
    ]


def test_what_a_target_cannot_hold_is_listed(tmp_path):
    said = export_corpus(pages(tmp_path), "faqpage").losses
    assert said == (
        "faqpage does not hold 1 passage without a question (pay.md:3-3)",
        "faqpage does not hold 1 list of steps without a question (pay.md:13-14)",
        "faqpage does not hold 1 phrasing for texts without a question (pay.md:3-3)",
        "faqpage does not hold 1 decoy (can i fly); keep phrasings.csv for these",
        "faqpage does not hold 1 rule of synonyms; keep synonyms.txt for these",
        "faqpage does not hold the sections of 2 questions (pay.md:7-9, send.csv:2-2)",
        "faqpage does not hold the columns price of tables",
    )


def test_an_answer_that_would_end_too_early_stands_in_the_front_matter():
    whole = "First:\n\n## Do it?\n\nThen."
    text = export_corpus(corpus_of_pairs([("How?", whole, ["how so"]), ("Why?", "So.", [])]), "markdown").text
    assert text.startswith("---\nfaq:\n- question: How?\n  alternatives:\n  - how so\n  answer: |-\n    First:\n")
    assert text.endswith("---\n\n# Guide\n\n## Why?\n\nSo.\n")


def test_an_answer_that_cannot_be_given_back_is_said():
    export = export_corpus(corpus_of_pairs([("How?", "a\n<!-- b -->\nc", [])]), "markdown")
    assert export.losses == ("markdown does not give back 1 question with the same answer and wordings (faq.md:1-1)",)


def test_characters_that_no_file_holds_are_replaced_and_said():
    corpus = corpus_of_pairs([("Is \0 it?", "No \ud800.\r\nYes.", [])])
    for target in TARGETS:
        export = export_corpus(corpus, target)
        assert "\ufffd" in export.text.encode().decode()
        assert "\0" not in export.text
        assert any("has 1 text with NUL characters or single surrogates" in loss for loss in export.losses)


def test_white_space_around_texts_is_left_out():
    assert changed(corpus_of_pairs([("Where?", "Here.  \nThere. ", [])]), "csv") == ([], [])


def test_documents_without_a_question_are_an_error_but_for_markdown():
    corpus = Corpus((Chunk("a#b", "passage", "", "Prose.", Source("a.md", (3, 3), (), "A")),))
    assert export_corpus(corpus, "markdown").text == "# A\n\nProse.\n"
    with pytest.raises(FaqbotError, match="the documents have no question with an answer, and csv holds nothing else"):
        export_corpus(corpus, "csv")


def test_json_ld_can_be_put_into_a_page():
    text = export_corpus(corpus_of_pairs([("Is it </script>?", "It is <b>.\n\n    code", [])]), "faqpage").text
    assert "</" not in text
    (question,) = json.loads(text)["mainEntity"]
    assert question["acceptedAnswer"]["text"] == "<p>It is &lt;b&gt;.</p><pre>    code</pre>"


def test_the_rows_of_qna_maker_have_eight_columns_and_one_number_for_all_wordings():
    text = export_corpus(corpus_of_pairs(PLAIN, (("Pay: now | later",),)), "qnamaker").text
    rows = [row.split("\t") for row in text.splitlines()]
    assert {len(row) for row in rows} == {8}
    assert [row[7] for row in rows[1:]] == ["1", "1", "1", "1", "2", "3", "3"]
    assert rows[1][1] == "By card.\\n\\nNot in cash:\\n- no coins\\n- no notes"
    assert rows[1][3] == "section:pay now later"


def test_code_in_a_cell_of_qna_maker_keeps_its_tabs_and_backslashes():
    answers = (
        "Run:\n\n```sh\nhelm install \\\n\t--wait\n```",
        "Write `print('a\\n')`.",
        "set ADB=C:\\path\\to\\adb.exe\nscrcpy",
    )
    pairs = [(f"Question {number}?", answer, []) for number, answer in enumerate(answers)]
    assert changed(corpus_of_pairs(pairs), "qnamaker") == ([], [])


def test_the_intents_of_rasa_have_names_of_their_own_with_one_slash():
    corpus = corpus_of_pairs([("How?", "So.\nThus.", []), ("Who?", "Me.", []), ("When?", "Now.", ["at what time"])])
    ids = ["faq#a/b c", "faq#d/b-c", "faq#e/Ж/é"]
    chunks = tuple(replace(chunk, id=id_) for chunk, id_ in zip(corpus.chunks, ids, strict=True))
    written = yaml.safe_load(export_corpus(Corpus(chunks, corpus.phrasings), "rasa").text)
    names = [intent["intent"] for intent in written["nlu"]]
    assert names == ["faq/b-c", "faq/b-c-2", "faq/é"]
    assert [*written["responses"]] == [f"utter_{name}" for name in names]
    assert written["nlu"][2]["examples"] == "- When?\n- at what time\n"
    assert written["responses"]["utter_faq/b-c"] == [{"text": "So.\nThus."}]
