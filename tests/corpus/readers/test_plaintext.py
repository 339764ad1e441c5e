import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import steps_of

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
    page = ["Title", "Some prose.", "About us", "Who are you?", "Two.", "", "About you", "Who am I?", "One."]
    assert [chunk.source.headings[0] for chunk in chunks(*page)[1:]] == ["About us", "About you"]


@pytest.mark.parametrize("head", [["RETURNS"], ["Returns", "-------"], ["== Returns =="]])
def test_the_only_heading_of_a_page_is_the_topic_of_the_questions_below(head):
    page = ["Title", "", *head, "", "Q. First thing?", "", "A. One.", "", "Q. Second thing?", "", "A. Two."]
    assert {chunk.source.headings[0].casefold() for chunk in chunks(*page)} == {"returns"}


def test_a_line_in_capitals_heads_its_prose():
    assert chunks("Title", "RETURNS", "Send it back.")[0].source.headings == ("RETURNS",)


def test_a_line_in_capitals_heads_its_prose_also_with_a_remark_in_small_letters():
    page = ["The Old Mill", "", "ENTRY (adults)", "Mill .... 4", "Garden .... 2", "", "TOURS (booked)", "Tour .... 9"]
    assert [(chunk.source.headings, chunk.text) for chunk in chunks(*page)] == [
        (("ENTRY (adults)",), "Mill .... 4\nGarden .... 2"),
        (("TOURS (booked)",), "Tour .... 9"),
    ]


def test_a_short_word_in_capitals_with_a_remark_heads_nothing():
    assert chunks("Title", "Some prose.", "FAX (office)", "0123 456")[-1].source.headings == ()


def test_a_sentence_with_a_remark_in_the_middle_heads_nothing():
    assert chunks("Title", "Prose.", "", "PIN (four digits) 是", "NFC", "", "More.")[-1].source.headings == ()


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


# Questions of several sentences, and sisters


def test_a_question_of_two_sentences_is_one_where_sister_lines_ask():
    lines = ["Help", "", "The bag tore! Who mends it?", "We do.", "", "Where do I bring it?", "To the counter."]
    assert pairs(*lines) == [
        ("The bag tore! Who mends it?", "We do.", (3, 4)),
        ("Where do I bring it?", "To the counter.", (6, 7)),
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wo hole ich es ab?", "Im Laden."),
        ("Comment faire ?", "Sonnez."),
        ("¿Dónde está la tienda?", "En el centro."),
        ("どこで払いますか？", "レジで。"),
        ("在哪里付款？", "在柜台。"),
        ("أين أدفع؟", "هنا."),
        ("मैं कहाँ भुगतान करूँ?", "काउंटर पर।"),
    ],
)
def test_questions_in_many_scripts_are_questions(question, answer):
    assert [pair[:2] for pair in pairs("FAQ", "", question, answer, "", question, answer)] == [(question, answer)] * 2


def test_a_line_in_the_middle_of_a_paragraph_is_no_question_where_questions_begin_paragraphs():
    lines = ["Help", "", "Where is it?", "Behind the house.", "", "May I come?", "Yes.", "Is it cold?", "Bring a coat."]
    assert pairs(*lines)[1] == ("May I come?", "Yes.\nIs it cold?\nBring a coat.", (6, 9))


PARTED = ["Help", "", "Where is it?", "Here.", "", "May I come?", "Yes.", "", "Who pays?", "The host. Ask for:", ""]


def test_a_short_line_within_a_paragraph_of_an_answer_is_no_heading():
    lines = [*PARTED, "A receipt", "Your coat", "An umbrella", "", "Will Ann be there?", "She will."]
    assert pairs(*lines)[2:] == [
        ("Who pays?", "The host. Ask for:\n\nA receipt\nYour coat\nAn umbrella", (9, 14)),
        ("Will Ann be there?", "She will.", (16, 17)),
    ]


def test_the_last_of_several_short_lines_in_an_answer_is_no_heading():
    lines = [*PARTED, "A receipt", "", "Your coat", "", "Your hat", "", "Will Ann be there?", "She will."]
    assert pairs(*lines)[2][1] == "The host. Ask for:\n\nA receipt\n\nYour coat\n\nYour hat"


def test_a_line_with_a_question_and_its_answer_is_no_title():
    document = read_plaintext("Who pays? The host\nWho comes? Ann", "page.txt", "page")
    assert document.title == "page"


def test_the_paragraphs_between_two_rules_are_a_passage_on_a_page_without_headings():
    rule = ["", "* * *", ""]
    lines = ["The tap drips.", "", "Turn it.", *rule, "The lamp is dark.", "", "Press it.", *rule, "It rains.", *rule]
    long = "It is wet. " * 95
    assert passages(*lines, "It snows.", "", long) == [
        "The tap drips.\n\nTurn it.",
        "The lamp is dark.\n\nPress it.",
        "It rains.",
        "It snows.",
        long.strip(),
    ]


def test_a_question_of_several_paragraphs_goes_on_to_its_answer():
    lines = ["Help", "", "Q: The lamp says:", "", "   too hot", "", "A: Let it cool.", "", "Q: Who pays?", "A: You."]
    assert pairs(*lines) == [
        ("The lamp says: too hot", "Let it cool.", (3, 7)),
        ("Who pays?", "You.", (9, 10)),
    ]


def test_a_question_that_is_indented_further_belongs_to_the_answer():
    lines = ["Help", "", "Where is it?", "  Behind the house.", "", "  Is it locked?", "  Ring the bell."]
    assert pairs(*lines) == [
        ("Where is it?", "  Behind the house.\n\n  Is it locked?\n  Ring the bell.".replace("  ", ""), (3, 7))
    ]


def test_the_lines_between_the_letters_are_the_question():
    lines = ["Help", "Q. The lamp is dark.", "It was not before. What now?", "A. Turn it on.", "And wait."]
    assert pairs(*lines) == [("The lamp is dark. It was not before. What now?", "Turn it on.\nAnd wait.", (2, 5))]


def test_a_question_behind_its_letter_may_be_wrapped_and_have_two_sentences():
    lines = ["Help", "Q: I went abroad with the card and it was", "blocked. Who opens it?", "", "We do."]
    assert pairs(*lines)[0][0] == "I went abroad with the card and it was blocked. Who opens it?"


# What belongs to an answer


@pytest.mark.parametrize(
    "line",
    [
        "    $ tool --start",
        "https://shop.example/help",
        "help@shop.example",
        "Mon-Fri 9-5",
        "9.30 - 12.00",
        "Not on public holidays",
        "C:\\Programs\\tool.exe",
        "result = tool.start()",
        "12 May 2024",
    ],
)
def test_a_line_of_an_answer_is_no_heading(line):
    lines = ["Help", "", "Where is it?", "", "Behind the house.", "", line, "", "May I come?", "", "Yes."]
    first, second = pairs(*lines)
    assert (first[1], first[2]) == (f"Behind the house.\n\n{line}", (3, 7))
    assert second[0] == "May I come?"
    assert [chunk.source.headings for chunk in chunks(*lines)] == [("Where is it?",), ("May I come?",)]


@pytest.mark.parametrize("remark", ["Second floor", "Bring cash", "npm start"])
def test_a_short_line_between_the_paragraphs_of_an_answer_is_no_heading(remark):
    lines = ["Help", "", "Where is it?", "Behind it.", "", remark, "", "Then left.", "", "May I come?", "Yes."]
    assert pairs(*lines)[0] == ("Where is it?", f"Behind it.\n\n{remark}\n\nThen left.", (3, 8))


def test_headings_of_questions_make_no_heading_of_a_remark_in_an_answer():
    lines = ["Help", "", "Lamps", "", "Where is it?", "", "Behind it.", "", "Second floor", "", "Then left.", ""]
    assert pairs(*lines, "Chairs", "", "How many?", "", "Two.") == [
        ("Where is it?", "Behind it.\n\nSecond floor\n\nThen left.", (5, 11)),
        ("How many?", "Two.", (15, 17)),
    ]


def test_a_line_that_asks_without_a_question_mark_is_a_question_between_others():
    lines = ["Help", "", "Where is it?", "", "Behind it.", "", "Can I bring a dog", "", "No.", "", "Why?", "", "So."]
    assert [pair[0] for pair in pairs(*lines)] == ["Where is it?", "Can I bring a dog", "Why?"]


def test_the_first_line_of_a_section_is_no_heading_of_the_second():
    lines = ["Help", "", "Where is it?", "Behind it.", "", "CONTACT", "", "Elm Road, 5", "Mon-Fri 9:00-18:00"]
    assert chunks(*lines)[-1].source.headings == ("CONTACT",)


def test_a_section_below_the_last_answer_is_not_swallowed():
    lines = [
        "Help",
        "",
        "Where is it?",
        "Behind the house.",
        "",
        "Contact",
        "Call us.",
        "",
        "IMPRINT",
        "",
        "Club, Elm Road",
    ]
    assert [(chunk.text, chunk.source.headings) for chunk in chunks(*lines)] == [
        ("Behind the house.", ("Where is it?",)),
        ("Call us.", ("Contact",)),
        ("Club, Elm Road", ("IMPRINT",)),
    ]


def test_names_that_head_the_first_questions_head_later_ones():
    lines = [
        "Help",
        "",
        "Buying a new bike here",
        "",
        "Which?",
        "This.",
        "",
        "Repairs in our own shop",
        "",
        "When?",
        "Now.",
    ]
    assert [chunk.source.headings[0] for chunk in chunks(*lines)] == [
        "Buying a new bike here",
        "Repairs in our own shop",
    ]


def test_a_page_that_underlines_its_headings_has_no_others_but_in_capitals():
    lines = ["Help", "", "Buy", "---", "At the desk.", "", "Only in cash", "", "Or not.", "", "Sell", "----", "No."]
    assert [chunk.source.headings for chunk in chunks(*lines)] == [("Buy",), ("Buy",), ("Buy",), ("Sell",)]


def test_a_table_in_a_paragraph_keeps_its_rules():
    assert passages("Title", "", "a  b", "-----", "1  2", "", "Prose.")[0] == "a  b\n-----\n1  2"


# Titles


@pytest.mark.parametrize(
    "above",
    [
        ["vim:tw=72"],
        ["-*- mode: text -*-", ""],
        ["Archive-name: lamps/faq", "Last-modified: 3 May 1999", ""],
        ["someone@shop.example", ""],
        ["2024-05-03", ""],
    ],
)
def test_the_title_may_stand_below_lines_that_are_none(above):
    assert read_plaintext("\n".join([*above, "Lamps", "", "They shine."]), "page.txt", "page").title == "Lamps"


def test_a_directive_is_no_title():
    assert read_plaintext(".. note::\n\nText here.", "page.txt", "page").title == "page"


def test_a_line_for_an_editor_is_left_out():
    assert read_plaintext("vim:tw=72\n\nLamps\n\nText.", "page.txt", "page").left_out == (((1, 1), "markup"),)


# Numbered pages

NUMBERED = [
    "HOUSE FAQ",
    "",
    "INDEX",
    "",
    "SECTION 1 - LAMPS",
    "    1.1. How do I light it?",
    "    1.2. It does not light. How do I find out whether the",
    "         bulb is broken?",
    "    1.3. It hums",
    "",
    "SECTION 2 - CHAIRS",
    "    2.1. How many legs?",
    "",
    "====================",
    "",
    "SECTION 1 - LAMPS",
    "",
    "1.1. How do I light it?",
    "",
    "Turn it:",
    "",
    "1. Find the switch.",
    "2. Press it.",
    "",
    "Press hard",
    "",
    "1.2. It does not light. How do I find out whether the",
    "     bulb is broken?",
    "",
    "Shake it.",
    "",
    "1.3. It hums",
    "",
    "It may.",
    "",
    "====================",
    "",
    "SECTION 2 - CHAIRS",
    "",
    "2.1. How many legs?",
    "",
    "Four.",
    "",
    "====================",
    "",
    "Kept by nobody.",
]


def test_numbered_questions_have_their_sections_and_whole_answers():
    read = chunks(*NUMBERED)
    assert [(chunk.question, chunk.source.lines, chunk.source.headings[:1]) for chunk in read[:-1]] == [
        ("How do I light it?", (18, 25), ("SECTION 1 - LAMPS",)),
        (
            "It does not light. How do I find out whether the bulb is broken?",
            (27, 30),
            ("SECTION 1 - LAMPS",),
        ),
        ("It hums", (32, 34), ("SECTION 1 - LAMPS",)),
        ("How many legs?", (40, 42), ("SECTION 2 - CHAIRS",)),
    ]
    assert (read[-1].text, read[-1].source.headings) == ("Kept by nobody.", ())


def test_the_list_before_numbered_questions_is_left_out():
    assert read_plaintext("\n".join(NUMBERED), "page.txt", "page").left_out == (((3, 12), "table of contents"),)


def test_white_space_around_the_lines_of_windows_files_changes_nothing():
    unix = read_plaintext("\n".join(NUMBERED), "page.txt", "page")
    windows = read_plaintext("\r\n".join(line + " " for line in NUMBERED), "page.txt", "page")
    assert [(block.kind, block.text, block.lines) for block in windows.blocks if block.level] == [
        (block.kind, block.text, block.lines) for block in unix.blocks if block.level
    ]


def test_a_readme_of_wordpress_has_levels_and_questions():
    lines = [
        "=== Lamp ===",
        "Contributors: someone",
        "",
        "== FAQ ==",
        "= Does it shine? =",
        "Yes.",
        "",
        "    code()",
        "",
        "= A = B =",
        "* so it is",
        "",
        "= Without the end",
        "",
        "Right.",
        "",
        "== Changelog ==",
        "= 1.0.2 =",
        "* Brighter.",
    ]
    document = read_plaintext("\n".join(lines), "page.txt", "page")
    assert document.title == "Lamp"
    assert [(block.text, block.level) for block in document.blocks if block.level] == [
        ("FAQ", 1),
        ("Does it shine?", 2),
        ("A = B", 2),
        ("Without the end", 2),
        ("Changelog", 1),
        ("1.0.2", 2),
    ]
    assert chunks(*lines)[1].text == "Yes.\n\n    code()"


def test_signs_around_lines_make_sections_and_questions():
    lines = ["■ご予約", "", "予約は必要ですか？", "", "いいえ。", "", "■アクセス", "", "駅から五分です。"]
    assert [(chunk.text, chunk.source.headings) for chunk in chunks("よくある質問", "", *lines)] == [
        ("いいえ。", ("ご予約", "予約は必要ですか？")),
        ("駅から五分です。", ("アクセス",)),
    ]


# Nothing vanishes

mark = st.sampled_from(
    ["", "1. ", "1.1. ", "2.1. ", "Q: ", "A: ", "A. ", "- ", "[3] ", "3 - ", "12) ", "SECTION 1 - ", "    "]
)
said = st.sampled_from(
    ["How do I pay", "Payment", "It tore. Who helps", "a long line that goes on and on until it is full", "ok"]
)
end = st.sampled_from(["", "?", ".", ":", "？"])
text_line = st.tuples(mark, said, end).map("".join)
rule = st.sampled_from(
    [
        "=====",
        "------------",
        "~~~~~~~",
        "",
        "",
        "vim:tw=72",
        "== Part ==",
        "** Part **",
        "■ Part",
        "= Part",
        "=== Name ===",
    ]
)
any_lines = st.lists(st.one_of(text_line, text_line, rule), min_size=1, max_size=25)


@given(any_lines)
def test_every_line_is_in_a_block_or_the_title_or_left_out(lines):
    document = read_plaintext("\n".join(lines), "page.txt", "page")
    known = {number for block in document.blocks for number in range(block.lines[0], block.lines[1] + 1)}
    known |= {number for left in document.left_out for number in range(left.lines[0], left.lines[1] + 1)}
    for number, line in enumerate(lines, start=1):
        said_above = document.title in line or not line.strip(" =-~")
        assert number in known or said_above, (number, line)


@given(any_lines)
def test_blocks_hold_their_lines_as_they_stand(lines):
    for block in read_plaintext("\n".join(lines), "page.txt", "page").blocks:
        if block.raw:
            cited = iter([line.strip() for line in lines[block.lines[0] - 1 : block.lines[1]]])
            assert all(line.strip() in cited for line in block.raw.split("\n"))


# Time

REPEATED = {
    "prose": "A line of prose that is rather long and goes on and on and\n",
    "questions": "How do I pay?\nBy card.\n\n",
    "numbered": "1.1. How do I pay\n  for it?\n\n",
    "steps": "1. Do it.\n",
    "listed": "* How do I pay?\n",
    "underlined": "Part\n----\ntext\n",
    "rules": "-----\n\nPart\n\n",
    "blank": "\n \n",
    "bullets": "- a\n\n\n",
    "asked": "Q: Why is it so that\nA: Because\n",
    "decorated": "*** Part ***\n\ntext\n\n",
    "named": "SECTION 1 - LAMPS\n\nThey shine.\n",
}


def steps_to_read(text):
    return steps_of(lambda: read_plaintext(text, "page.txt", "page"))


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_a_page_of_twice_the_length_takes_twice_the_steps(piece):
    short, long = ("Title\n\n" + piece * times for times in (200, 400))
    assert steps_to_read(long) < 2.3 * steps_to_read(short)


@pytest.mark.parametrize("piece", [" ", ". ", "= ", "? ", "- ", "_", "1.1 ", "@a", ")", '."', "?!", "-*-", "[", "Q "])
def test_a_line_of_the_greatest_length_is_read_to_its_end(piece):
    line = piece * (480_000 // len(piece))  # in quadratic time, this would take many minutes
    assert read_plaintext(f"Title\n\n{line}x\n\n1. {line}\n\nText.", "page.txt", "page").blocks


NAMED = [
    "BELL",
    "",
    "The questions discussed are:",
    "  1. The bell does not ring.",
    "  2. I want to change the sound.",
    "  3. The bell rings without anybody at the door and",
    "     does not stop.",
    "  4. The bell hums all night.",
    "",
    "1. The bell does not ring.",
    "",
    "   Turn the screw:",
    "    1. Open it.",
    "    2. Close it.",
    "",
    "2. I want to change the sound.",
    "",
    "   Take another bell.",
    "",
    "3. The bell rings without anybody at the door and",
    "does not stop.",
    "",
    "   Take it down.",
    "",
    "4. The bell hums all night.",
    "",
    "   Put a cloth below it.",
]


def test_numbered_sentences_that_a_list_of_questions_names_are_questions():
    assert [(chunk.question, chunk.source.lines) for chunk in chunks(*NAMED)] == [
        ("The bell does not ring.", (10, 14)),
        ("I want to change the sound.", (16, 18)),
        ("The bell rings without anybody at the door and does not stop.", (20, 23)),
        ("The bell hums all night.", (25, 27)),
    ]


def test_numbered_sentences_that_another_list_names_are_headings():
    lines = ["Contents:" if line.startswith("The questions") else line for line in NAMED]
    found = chunks(*lines)
    assert {chunk.source.headings[0] for chunk in found} >= {"The bell does not ring.", "I want to change the sound."}
    assert not any(chunk.question for chunk in found)


def test_a_series_that_a_list_names_by_half_is_accepted_as_a_whole():
    lines = [
        line.replace("change the sound.", "change its sound.") if at > 7 else line for at, line in enumerate(NAMED)
    ]
    assert [chunk.question for chunk in chunks(*lines)][1] == "I want to change its sound."


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q:", "A:"), ("Q 1.", "A 1."), ("Question:", "Answer:"), ("Q1:", "A1:"), ("Frage:", "Antwort:")],
)
def test_a_question_may_stand_below_its_mark(question, answer):
    found = chunks(
        *("Bell", ""),
        *(question, "How do I ring?", "", answer, "Press it.", ""),
        *(question.replace("1", "2"), "It is silent! I hear nothing.", "What is wrong?", "", answer, "Turn it.", ""),
        *(question, "It hums all night", "", answer, "Put a cloth below it.", "", "Then wait."),
    )
    assert [(chunk.question, chunk.text) for chunk in found] == [
        ("How do I ring?", "Press it."),
        ("It is silent! I hear nothing. What is wrong?", "Turn it."),
        ("It hums all night", "Put a cloth below it.\n\nThen wait."),
    ]


def test_a_single_line_with_a_letter_is_no_mark():
    (chunk,) = chunks("Keys", "", "Press these keys:", "Q:", "How it ends.", "", "Anything else goes on.")[:1]
    assert chunk.question == ""


def test_a_question_without_a_sign_may_be_wrapped_in_lower_case():
    found = chunks(
        *("Q. What is the difference between the old bell and the new", "   one.", "", "   The sound.", ""),
        *("Q. I hear nothing", "", "   Turn it."),
    )
    assert [(chunk.question, chunk.text) for chunk in found] == [
        ("What is the difference between the old bell and the new one.", "The sound."),
        ("I hear nothing", "Turn it."),
    ]


def test_a_question_of_several_that_ask_ends_above_its_reply():
    (found,) = chunks(
        *(
            "Bells",
            "",
            "Q.  I want a bell.  Which one do you recommend?",
            "    The red one or the blue one?  A small one, or",
        ),
        *("    the one with a screw?", "", "A.  The red one."),
    )
    asked = (
        "I want a bell. Which one do you recommend? The red one or the blue one? A small one, or the one with a screw?"
    )
    assert (found.question, found.text) == (asked, "The red one.")


def test_the_answer_may_stand_directly_below_a_question_below_its_mark():
    found = chunks(
        *("Lamp", "", "Q:", "How do I charge it?", "Use the cable.", ""),
        *("Q:", "How long does it last?", "Hours."),
    )
    assert [(chunk.question, chunk.text) for chunk in found] == [
        ("How do I charge it?", "Use the cable."),
        ("How long does it last?", "Hours."),
    ]


def test_a_line_in_capitals_heads_a_text_that_begins_in_lower_case():
    found = chunks("How we work", "", "HOLIDAYS", "ask Petra two weeks before.", "", "PARKING", "we have six places.")
    assert [chunk.source.headings for chunk in found] == [("HOLIDAYS",), ("PARKING",)]


@pytest.mark.parametrize("sign", ["->", "*"])
def test_questions_in_lower_case_behind_a_sign_need_no_question_mark(sign):
    found = chunks(
        *("Pool", "", f"{sign} can i rent a locker", "yes, for a euro"),
        *(f"{sign} are caps compulsory", "Only in the lanes.", f"{sign} when is the sauna open", "On Sundays."),
    )
    assert [chunk.question for chunk in found] == [
        "can i rent a locker",
        "are caps compulsory",
        "when is the sauna open",
    ]


def test_instructions_in_a_list_are_no_questions():
    found = chunks("Pool", "", "- Do shower first.", "- Do lock the door.", "Then swim.", "- Have fun.", "And rest.")
    assert [chunk.question for chunk in found if chunk.question] == []


def test_heads_and_feet_of_pages_are_left_out_with_their_reason():
    lines = ["Guide", "", "Why?", "", "So.", "", "Ann  [Page 1]", "\f", "It goes on.", "", "Ann  [Page 2]"]
    document = structured(read_plaintext("\n".join(lines), "page.txt", "page"))
    assert [*document.left_out] == [((7, 7), "running head"), ((11, 11), "running head")]
    assert [chunk.text for chunk in chunk_document(document)] == ["So.\n\nIt goes on."]


def test_a_question_directly_behind_a_form_feed_ends_the_answer_above_it():
    lines = ["Can I bring a dog?", "No.", "\fCan I smoke?", "No.", "\fCan I park here?", "Yes."]
    assert pairs(*lines) == [
        ("Can I bring a dog?", "No.", (1, 2)),
        ("Can I smoke?", "No.", (3, 4)),
        ("Can I park here?", "Yes.", (5, 6)),
    ]


def test_where_named_headings_stand_on_their_texts_others_may_stand_so_without_a_name():
    lines = ["Tram", "", "Section 1 Tickets", "All about it.", "", "Where is one?", "At the machine.", "", "Refunds"]
    lines += ["They take ten days.", "", "Section 2 Rides", "All about it.", "", "Do dogs pay?", "No.", "", "Contact"]
    answers = {chunk.source.headings[-1]: chunk.text for chunk in chunks(*lines, "Call 555-0100.")}
    assert answers["Refunds"] == "They take ten days."
    assert answers["Contact"] == "Call 555-0100."


def test_a_line_directly_below_a_heading_introduces_its_list():
    lines = [
        "Terms",
        "",
        "1. SUPPLY",
        "We supply it.",
        "",
        "2. PAYMENT",
        "You may pay by:",
        "(a) card;",
        "(b) invoice.",
        "",
    ]
    found = chunks(*lines, "3. END", "That is all.")
    assert "You may pay by:\n(a) card;\n(b) invoice." in [chunk.text for chunk in found]
