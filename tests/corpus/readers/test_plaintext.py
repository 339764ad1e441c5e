import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.plaintext import read_plaintext
from faqbot.corpus.reading import read_corpus
from faqbot.corpus.structure.passes import structured


def chunks(*lines):
    return list(chunk_document(structured(read_plaintext("\n".join(lines), "page.txt", "page"))))


def pairs(*lines):
    return [(chunk.question, chunk.text, chunk.source.lines) for chunk in chunks(*lines) if chunk.kind == "faq"]


def passages(*lines):
    return [chunk.text for chunk in chunks(*lines) if chunk.kind == "passage"]


def test_the_first_line_is_the_title():
    assert read_plaintext("My page\nA sentence.", "page.txt", "page").title == "My page"


@pytest.mark.parametrize("first", ["A whole sentence.", "- a bullet", "Q: A question?", "A sentence that goes"])
def test_a_page_without_a_title_has_the_one_of_its_file(first):
    assert read_plaintext(f"{first}\non in this line.", "page.txt", "page").title == "page"


def test_a_line_is_a_paragraph_where_no_blank_lines_part_them():
    assert passages("Title", "One. And on.", "Two.", "Three.") == ["One. And on.", "Two.", "Three."]


def test_blank_lines_part_paragraphs_where_there_are_any():
    assert passages("Title", "", "One.", "Still one.", "", "Two.") == ["One.\nStill one.", "Two."]


@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", "1) ", "• ", "•", "·\t", "– ", "o\t", "\uf0b7\t"])
def test_every_kind_of_bullet_makes_an_item(mark):
    whole, item = chunks("Title", "Tips", f"{mark}Do it.")
    assert (whole.kind, item.kind, item.text) == ("tips", "tip", "Do it.")


def test_a_bullet_keeps_its_section_as_heading():
    assert chunks("Title", "Care", "- Wash it.", "Other", "- Dry it.")[1].source.headings == ("Care",)


def test_a_wrapped_bullet_is_one_item():
    items = [chunk.text for chunk in chunks("Title", "Tips", "- Wash it", "  by hand.", "- Dry it", "slowly.")[1:]]
    assert items == ["Wash it\nby hand.", "Dry it\nslowly."]


@pytest.mark.parametrize("section", ["Instructions", "Tips & Tricks", "Frequently Asked Questions", "Notes:"])
def test_well_known_names_head_sections(section):
    assert chunks("Title", section, "Some prose.")[0].source.headings == (section.removesuffix(":"),)


def test_a_short_line_above_bullets_heads_a_section():
    assert chunks("Title", "What to bring", "- A mat.")[0].source.headings == ("What to bring",)


def test_a_short_line_above_questions_heads_a_section():
    assert chunks("Title", "Some prose.", "About us", "Who are you?", "Two.")[1].source.headings[0] == "About us"


def test_a_line_in_capitals_heads_its_prose():
    assert chunks("Title", "RETURNS", "Send it back.")[0].source.headings == ("RETURNS",)


def test_a_short_line_on_its_own_paragraph_heads_its_prose():
    assert chunks("Title", "", "Contact", "Call us.", "", "Prose.")[0].source.headings == ("Contact",)


def test_an_underlined_line_heads_a_section_and_the_rule_is_no_text():
    (chunk,) = chunks("Title", "=====", "Returns", "-------", "Send it back.")
    assert (chunk.text, chunk.source.headings) == ("Send it back.", ("Returns",))


def test_a_line_that_introduces_a_list_within_an_answer_heads_no_section():
    (pair,) = pairs("FAQ", "Why?", "Because.", "You will need:", "- a mat")
    assert pair == ("Why?", "Because.\nYou will need:\n- a mat", (2, 5))


def test_a_question_line_is_answered_by_what_follows():
    assert pairs("Title", "FAQ", "Why?", "Because.", "And so.", "How?", "So.") == [
        ("Why?", "Because.\nAnd so.", (3, 5)),
        ("How?", "So.", (6, 7)),
    ]


def test_an_answer_may_have_paragraphs_and_bullets():
    (pair,) = pairs("Title", "FAQ", "", "Why?", "", "First.", "", "Second:", "- a", "- b")
    assert pair == ("Why?", "First.\n\nSecond:\n- a\n- b", (4, 10))


def test_a_wrapped_question_is_one_question():
    assert pairs("FAQ", "", "How long is a password if I use", "single sign-on?", "It is long.") == [
        ("How long is a password if I use single sign-on?", "It is long.", (3, 5))
    ]


@pytest.mark.parametrize(("q", "a"), [("Q: ", "A: "), ("Q1: ", "A1: "), ("Question: ", "Answer: "), ("Q. ", "A. ")])
def test_letters_mark_questions_and_answers_and_are_quoted_with_neither(q, a):
    assert pairs("Title", f"{q}Why?", f"{a}Because.", f"{q}How?", f"{a}So.") == [
        ("Why?", "Because.", (2, 3)),
        ("How?", "So.", (4, 5)),
    ]


def test_a_pair_may_stand_on_one_line():
    assert pairs("Title", "Q: Why? A: Because.") == [("Why?", "Because.", (2, 2))]


def test_q_without_a_question_mark_or_an_a_is_a_question():
    assert pairs("Title", "", "Q: Returns", "Send it back.", "", "Prose.")[0][:2] == (
        "Returns",
        "Send it back.\n\nProse.",
    )


def test_an_initial_is_no_answer_mark():
    assert passages("Title", "A. Smith wrote this.") == ["A. Smith wrote this."]


def test_numbered_questions_are_questions():
    assert pairs("FAQ", "1. How do I pay?", "By card.", "2. I forgot. What now?", "Write us.") == [
        ("How do I pay?", "By card.", (2, 3)),
        ("I forgot. What now?", "Write us.", (4, 5)),
    ]


def test_a_checklist_of_questions_stays_a_list():
    assert [chunk.kind for chunk in chunks("Title", "Checklist", "- Is it on?", "- Is it in?", "", "Call us.")] == [
        "tips",
        "tip",
        "tip",
        "passage",
    ]


def test_questions_that_share_an_answer_are_one_pair_that_each_of_them_finds():
    (chunk,) = chunks("FAQ", "", "May I?", "Can I?", "Yes.")
    assert (chunk.question, chunk.asked_as, chunk.text) == ("May I? Can I?", ("May I?", "Can I?"), "Yes.")


def test_a_paragraph_that_ends_by_asking_is_no_question_outside_a_section_of_them():
    assert pairs("Title", "It is late. Who knows?", "Nobody does.") == []


def test_a_question_that_nobody_answers_is_not_lost():
    assert passages("Title", "Some prose.", "Really?") == ["Some prose.", "Really?"]


def test_white_space_that_only_python_breaks_at_is_part_of_the_line():
    assert passages("Title", "One\x0ctwo\u2028three.") == ["One\x0ctwo\u2028three."]


@pytest.mark.parametrize("gap", [[], [""]], ids=["no blank lines", "blank lines"])
def test_a_short_answer_without_a_full_stop_heads_no_section(gap):
    lines = ["How many sets?", "3", "How many reps?", "10-12", "Is it safe?", "Yes"]
    read = chunks(*[one for line in lines for one in (line, *gap)])
    assert [(chunk.question, chunk.text) for chunk in read] == list(zip(lines[::2], lines[1::2], strict=True))
    assert [chunk.source.headings for chunk in read] == [(question,) for question in lines[::2]]


@pytest.mark.parametrize("asked", [["Q: How many?", "10-12"], ["Q: How many?", "A:", "10-12"], ["Q: Reps", "10-12"]])
def test_a_short_answer_below_letters_heads_no_section(asked):
    first, second = pairs("Title", *asked, "Q: Why?", "A: So.")
    assert (first[1], second[:2]) == ("10-12", ("Why?", "So."))


def test_a_section_may_follow_a_pair_on_one_line():
    read = chunks("Title", "Q: Why? A: So.", "About us", "Q: Who?", "A: Two.")
    assert read[1].source.headings == ("About us", "Who?")


def test_a_well_known_name_heads_a_section_even_below_an_unanswered_question():
    assert chunks("Title", "Want to know more?", "FAQ", "Why?", "So.")[-1].source.headings == ("FAQ", "Why?")


def test_a_section_follows_a_short_answer_where_the_question_has_one():
    read = chunks("FAQ", "How many sets?", "3", "Safety", "Is it safe?", "Yes")
    assert [chunk.source.headings for chunk in read] == [("How many sets?",), ("Safety", "Is it safe?")]


def test_a_line_that_continues_the_one_above_heads_no_section():
    first, _ = pairs("FAQ", "How many sets?", "3 sets,", "or maybe 4", "Is it safe?", "Yes")
    assert first[1] == "3 sets,\nor maybe 4"


def test_an_answer_may_begin_with_a_line_that_goes_on_to_ask():
    assert pairs(
        "Frequently Asked Questions", "Can I return it?", "Of course. Still unsure?", "Call us on Monday."
    ) == [("Can I return it?", "Of course. Still unsure?\nCall us on Monday.", (2, 4))]


def test_indented_lines_are_quoted_with_the_same_indentation_or_none():
    code = ["    $ make", "      $ make install"]
    assert passages("Title", "", *code, "", "Prose.")[0] == "$ make\n  $ make install"
    assert pairs("FAQ", "", "How?", *code)[0][1] == "$ make\n  $ make install"
    assert pairs("Title", "Q: How?", *code)[0][1] == "$ make\n  $ make install"


def test_an_indented_list_is_quoted_without_the_indentation_of_all():
    whole, *items = chunks("Title", "Tips", "  - a", "    and", "    more", "  - b")
    assert (whole.text, items[0].text) == ("- a\n  and\n  more\n- b", "a\nand\nmore")


def test_the_indentation_that_begins_a_paragraph_is_not_quoted():
    assert passages("Title", "", "   Once there", "was prose.", "", "Prose.")[0] == "Once there\nwas prose."


def test_headings_of_a_wiki_are_headings_of_their_level():
    read = chunks("Title", "== Returns ==", "Send it back.", "=== Where to? ===", "Here", "== Care ==", "Wash it.")
    assert [(chunk.kind, chunk.text, chunk.source.headings) for chunk in read] == [
        ("passage", "Send it back.", ("Returns",)),
        ("faq", "Here", ("Returns", "Where to?")),
        ("passage", "Wash it.", ("Care",)),
    ]


def test_a_named_value_is_no_heading(tmp_path):
    (tmp_path / "shop.txt").write_text(
        "Shop page\n\nWe sell kettles.\n\nPhone: 123\nMail: a@b.c\n\nQ: Is it hot?\nA: Yes.\n"
    )
    chunks = read_corpus([tmp_path]).chunks
    assert any("Mail: a@b.c" in chunk.text for chunk in chunks)
    assert chunks[-1].source.headings == ("Is it hot?",)
