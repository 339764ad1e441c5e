"""Pages in reStructuredText: each construct with its lines, what is left out, and that nothing else is."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.readers.rst.restructured import read_restructured
from faqbot.corpus.structure.passes import structured

quick = settings(suppress_health_check=list(HealthCheck))


def read(*lines):
    return structured(read_restructured("\n".join(lines), "page.rst", "page"))


def blocks(*lines):
    return [(block.kind.value, block.text, block.lines) for block in read(*lines).blocks]


def left_out(*lines):
    return [(one.lines, one.reason) for one in read(*lines).left_out]


def pairs(*lines):
    found = chunk_document(read(*lines))
    return [(chunk.question, chunk.text, chunk.source.lines) for chunk in found if chunk.kind == "faq"]


def headings(*lines):
    return [(block.level, block.text) for block in read(*lines).blocks if block.level]


# Titles


def test_the_only_title_of_the_highest_level_is_the_title_of_the_page():
    document = read("====", "Bees", "====", "", "Hives", "=====", "", "Wood.")
    assert (document.title, [block.text for block in document.blocks]) == ("Bees", ["", "Hives", "Wood."])


def test_a_page_of_sister_titles_keeps_its_first_title_as_a_section():
    document = read("Bees", "====", "", "Buzz.", "", "Wasps", "=====", "", "Sting.")
    assert (document.title, headings("Bees", "====", "", "Wasps", "=====")) == ("Bees", [(1, "Bees"), (1, "Wasps")])


def test_a_page_without_titles_has_the_title_of_its_file():
    assert read("Only text.").title == "page"


def test_levels_follow_the_order_of_the_underlines():
    page = "A,===,,B,---,,C,+++,,D,---,,E,===".split(",")
    assert headings(*(line * 3 if line.isalpha() else line for line in page)) == [
        (1, "AAA"),
        (2, "BBB"),
        (3, "CCC"),
        (2, "DDD"),
        (1, "EEE"),
    ]


def test_a_line_above_the_title_makes_another_level_than_the_underline_alone():
    assert headings("===", "One", "===", "", "Two", "===", "", "===", "Six", "===") == [
        (1, "One"),
        (2, "Two"),
        (1, "Six"),
    ]


def test_an_underline_may_be_shorter_than_a_long_title():
    assert headings("A title that is long", "-----", "", "Text.") == [(1, "")]


def test_a_title_of_wide_characters_is_underlined_by_columns():
    assert read("蜂蜜", "====", "", "Text.").title == "蜂蜜"


def test_a_line_below_a_paragraph_is_no_underline_and_the_paragraph_is_kept():
    assert blocks("Some text that", "goes on here.", "-------------") == [
        ("paragraph", "Some text that\ngoes on here.\n-------------", (1, 3))
    ]


def test_a_rule_between_paragraphs_is_left_out():
    assert left_out("One.", "", "-----", "", "Two.") == [((3, 3), "markup")]


def test_a_title_that_asks_is_a_question_with_its_whole_section_as_answer():
    assert pairs("FAQ", "===", "", "Do bees sleep?", "--------------", "", "Yes.", "", "- At night.", "", "More.") == [
        ("Do bees sleep?", "Yes.\n\n- At night.\n\nMore.", (4, 11))
    ]


def test_a_numbered_title_is_a_title_and_no_item():
    assert headings("1. Do bees sleep?", "=================", "", "Yes.") == [(1, "1. Do bees sleep?")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("``bee --all`` fails", "bee --all fails"),
        ("Use *the* **big** hive", "Use the big hive"),
        ("See `our shop <https://example.org/a_b>`_ now", "See our shop now"),
        ("See `the shop`_ and shop_ now", "See the shop and shop now"),
        (":ref:`Hives <hives>` and :doc:`/wax`", "Hives and /wax"),
        (":class:`~wax.melt.Pot` gets hot", "Pot gets hot"),
        (r"A \*star\* and snake_case_name", "A *star* and snake_case_name"),
        ("2 * 3 * 4 = 24, honey_comb_", "2 * 3 * 4 = 24, honey_comb"),
        ("WAX_<COLOR>_SIZE and __del__(x) of x.y_, or z__", "WAX_<COLOR>_SIZE and __del__(x) of x.y, or z"),
        ("``a_`` and `b`__", "a_ and b"),
        ("What does `wax` mean", "What does wax mean"),
    ],
)
def test_marks_within_a_title_are_not_shown(written, shown):
    assert read(written, "=" * len(written), "", "Text.").title == shown


def test_the_target_above_a_title_is_its_anchor():
    page = ["Bees", "====", "", "Buzz.", "", ".. _do-they:", "", "Do they?", "--------", "", "Yes."]
    assert [block.anchor for block in read(*page).blocks if block.level == 2] == ["do-they"]
    assert left_out(*page) == [((6, 6), "link target")]


def test_a_target_with_an_address_or_above_a_paragraph_is_no_anchor():
    page = ["Bees", "====", "", ".. _a:", "", "Buzz.", "", ".. _b: https://example.org", "", "Do they?", "--------"]
    assert [block.anchor for block in read(*page).blocks if block.level] == ["", ""]


# Text, items and code


def test_q_with_a_point_before_a_question_is_its_letter_and_no_number_of_a_list():
    assert pairs("Q. Why not sand?", "A. Sand is bad.", "", "Q. How big?", "A. One meter.") == [
        ("Why not sand?", "Sand is bad.", (1, 2)),
        ("How big?", "One meter.", (4, 5)),
    ]
    assert pairs("P. One", "Q. Two", "R. Three") == []


def test_lines_up_to_a_blank_line_are_a_paragraph():
    assert blocks("One", "two.", "", "Three.") == [("paragraph", "One\ntwo.", (1, 2)), ("paragraph", "Three.", (4, 4))]


def test_indented_text_is_a_paragraph_without_its_indentation():
    assert blocks("One.", "", "   Two", "   three.") == [
        ("paragraph", "One.", (1, 1)),
        ("paragraph", "Two\nthree.", (3, 4)),
    ]


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "1.", "(1)", "1)", "#.", "a.", "(b)", "ii.", "IV)"])
def test_an_item_holds_what_is_indented_below_it(mark):
    found = blocks(f"{mark} One", "", "  two::", "", "      code", "", "Text.")
    assert found == [("item", "One\n\ntwo::\n\n    code", (1, 5)), ("paragraph", "Text.", (7, 7))]


def test_items_are_numbered_as_written_or_in_turn():
    assert [block.number for block in read("3. A", "4. B", "", "Text.", "", "#. C", "#. D", "", "- E").blocks] == [
        3,
        4,
        0,
        1,
        2,
        0,
    ]


def test_a_name_with_an_initial_is_no_item():
    assert blocks("A. Lovelace kept", "no bees.") == [("paragraph", "A. Lovelace kept\nno bees.", (1, 2))]


def test_a_paragraph_that_ends_with_two_colons_introduces_code():
    assert blocks("Type this::", "", "    bee \\", "", "      --all", "", "Done.") == [
        ("paragraph", "Type this::", (1, 1)),
        ("whole", "    bee \\\n\n      --all", (3, 5)),
        ("paragraph", "Done.", (7, 7)),
    ]


def test_two_colons_alone_introduce_code_and_are_left_out():
    page = ["Type this:", "", "::", "", "  bee", "", "Done."]
    assert [kind for kind, *_ in blocks(*page)] == ["paragraph", "whole", "paragraph"]
    assert left_out(*page) == [((3, 3), "markup")]


def test_code_may_follow_two_colons_without_a_blank_line():
    assert [kind for kind, *_ in blocks("Type this::", "  bee", "", "Done.")] == ["paragraph", "whole", "paragraph"]


def test_quoted_lines_below_two_colons_are_code():
    assert blocks("They wrote::", "", "> bees", "> buzz", "", "Done.")[1] == ("whole", "> bees\n> buzz", (3, 4))


def test_items_below_two_colons_are_items():
    assert [kind for kind, *_ in blocks("You need::", "", "- a hive", "- bees")] == ["paragraph", "item", "item"]


@pytest.mark.parametrize("name", ["code-block:: sh", "code::", "sourcecode:: python", "prompt:: bash", "math::"])
def test_a_directive_of_code_is_code_without_its_language(name):
    page = ["Type:", "", f".. {name}", "   :linenos:", "", "   bee", "", "     now", "", "Done."]
    assert blocks(*page)[1:] == [("whole", "   bee\n\n     now", (6, 8)), ("paragraph", "Done.", (10, 10))]
    assert left_out(*page) == [((3, 4), "directive")]


def test_code_stays_with_the_paragraph_that_introduces_it():
    (chunk,) = chunk_document(read("Type:", "", ".. code-block:: sh", "", "   bee", ""))
    assert (chunk.text, chunk.source.lines) == ("Type:\n\n   bee", (1, 5))


def test_an_interactive_example_is_code():
    assert blocks("Try:", "", ">>> 1 + 1", "2", "", "Done.")[1] == ("whole", ">>> 1 + 1\n2", (3, 4))


def test_the_lines_of_a_line_block_are_a_paragraph():
    assert blocks("| Bee Street 1", "| Honeytown", "", "Text.")[0] == ("paragraph", "Bee Street 1\nHoneytown", (1, 2))


def test_a_footnote_is_text():
    assert blocks("Bees [1]_.", "", ".. [1] Not wasps,", "   of course.")[1] == (
        "paragraph",
        "[1] Not wasps,\nof course.",
        (3, 4),
    )


# Definitions and fields


def test_a_term_stays_with_its_definition():
    assert blocks("drone", "    A male bee.", "", "    It has no sting.", "queen", "    The mother.") == [
        ("paragraph", "drone\nA male bee.", (1, 2)),
        ("paragraph", "It has no sting.", (4, 4)),
        ("paragraph", "queen\nThe mother.", (5, 6)),
    ]


def test_a_term_that_asks_is_a_question_and_its_definition_the_answer():
    page = ["Do bees sleep?", "   Yes.", "", "   At night.", "", "Do wasps?", "   Too.", "", "Other text."]
    assert pairs(*page) == [("Do bees sleep?", "Yes.\n\nAt night.", (1, 4)), ("Do wasps?", "Too.", (6, 7))]


def asked_terms(*terms):
    return [question for question, *_ in pairs(*(line for term in terms for line in (term, "   So.", "")))]


def test_a_term_that_states_is_a_question_where_half_of_the_terms_ask():
    assert asked_terms("Do bees sleep?", "Wasps sting", "Do wasps?")[1] == "Wasps sting"


def test_terms_that_state_are_no_questions_where_fewer_than_half_of_the_terms_ask():
    assert asked_terms("Do bees sleep?", "Wasps", "Ants") == ["Do bees sleep?"]


def test_a_term_within_an_answer_is_no_question():
    page = ["Bees", "====", "", "Do they buzz?", "-------------", "", "Yes.", "", "Really?", "   Yes, yes.", "", "Bye."]
    assert [question for question, *_ in pairs(*page)] == ["Do they buzz?"]


def test_terms_below_the_title_of_a_page_that_asks_are_questions():
    page = ["How can we help?", "================", "", "Do bees sleep?", "   Yes.", "", "Do bees eat?", "   Yes."]
    assert [question for question, *_ in pairs(*page)] == ["Do bees sleep?", "Do bees eat?"]


def test_fields_at_the_top_describe_the_file_and_others_are_text():
    page = [":orphan:", ":author: Me", "", "Bees", "====", "", ":Weight: 0.1 g", ":Legs: six", "   or so", "", "Text."]
    assert left_out(*page) == [((1, 2), "front matter")]
    assert blocks(*page)[1] == ("paragraph", ":Weight: 0.1 g\n:Legs: six\n   or so", (7, 9))


def test_a_role_at_the_beginning_of_a_paragraph_is_no_field():
    assert blocks(":ref:`hives` are homes: warm", "and dry.")[0][0] == "paragraph"


@pytest.mark.parametrize("question", ["**Do bees sleep?**", "Q: Do bees sleep?"])
def test_bold_questions_and_questions_with_a_letter_are_questions(question):
    assert pairs("Text.", "", question, "", "Yes.", "", "Text.")[0][0] == "Do bees sleep?"


def test_an_answer_on_the_line_of_its_question_keeps_its_line():
    assert pairs("Text.", "", "**Do bees sleep?** Yes,", "they do.") == [("Do bees sleep?", "Yes,\nthey do.", (3, 4))]


# Directives


def test_an_admonition_is_text_that_begins_with_its_kind():
    assert blocks(".. warning::", "", "   Bees sting.", "", "   Very much.", "", "Text.") == [
        ("paragraph", "warning:\nBees sting.", (1, 3)),
        ("paragraph", "Very much.", (5, 5)),
        ("paragraph", "Text.", (7, 7)),
    ]


@pytest.mark.parametrize(
    "page", [(".. note:: Bees sting", "   at times."), (".. note::", "   Bees sting", "   at times.")]
)
def test_the_text_of_an_admonition_may_begin_at_once(page):
    ((kind, text, lines),) = blocks(*page)
    assert (kind, text.split(), lines) == ("paragraph", "note: Bees sting at times.".split(), (1, len(page)))


def test_the_kind_of_an_admonition_stays_with_a_list_in_it():
    (chunk,) = chunk_document(read(".. note::", "", "   - One.", "   - Two."))
    assert chunk.text.split() == "note: - One. - Two.".split()


def test_the_title_of_an_admonition_is_text_and_its_options_are_not():
    page = [".. admonition:: Mind the bees", "   :class: wide", "", "   They sting."]
    assert blocks(*page) == [("paragraph", "Mind the bees\nThey sting.", (1, 4))]
    assert left_out(*page) == [((2, 2), "directive")]


def test_a_title_that_asks_is_a_question_and_its_answer_ends_with_the_directive():
    page = [".. dropdown:: Do bees sleep?", "", "   Yes.", "", "   - At night.", "", "Other text."]
    assert pairs(*page) == [("Do bees sleep?", "Yes.\n\n   - At night.", (1, 5))]


def test_a_directive_that_folds_below_a_question_is_a_question_of_its_own():
    page = ["Bees", "====", "", "Do they buzz?", "-------------", "", "Yes.", ""]
    page += [".. dropdown:: Do they sing?", "", "   No.", "", ".. note:: Really?", "", "   No."]
    assert pairs(*page) == [("Do they buzz?", "Yes.", (4, 7)), ("Do they sing?", "No.", (9, 11))]


def test_a_directive_that_folds_and_states_is_part_of_the_answer():
    page = ["Bees", "====", "", "Do they buzz?", "-------------", "", "Yes.", "", ".. dropdown:: Why", "", "   Wings."]
    assert pairs(*page) == [("Do they buzz?", "Yes.\n\nWhy\nWings.", (4, 11))]


def test_a_directive_that_nobody_knows_keeps_its_name_its_argument_and_its_content():
    assert blocks(".. hive:recipe:: Wax and honey", "   :heat: 3", "", "   Melt it.") == [
        ("paragraph", "hive:recipe:\nWax and honey\nMelt it.", (1, 4))
    ]


def test_code_within_an_admonition_is_code():
    page = [".. tip::", "", "   Type:", "", "   .. code-block:: sh", "", "      bee", "", "   Done."]
    assert blocks(*page) == [
        ("paragraph", "tip:\nType:", (1, 3)),
        ("whole", "      bee", (7, 7)),
        ("paragraph", "Done.", (9, 9)),
    ]


def test_a_statement_needs_no_content():
    assert blocks(".. versionadded:: 2.1", "", "Text.")[0] == ("paragraph", "versionadded:\n2.1", (1, 1))


def test_a_rubric_is_a_heading_within_its_section():
    page = ["Bees", "====", "", "Do they buzz?", "-------------", "", "Yes.", "", ".. rubric:: Notes", "", "Loudly."]
    assert (3, "Notes") in headings(*page)
    assert pairs(*page)[0][2] == (4, 11)


def test_rubrics_that_ask_are_questions():
    page = ["Bees", "====", "", ".. rubric:: Do they buzz?", "", "Yes.", "", ".. rubric:: Do they sing?", "", "No."]
    assert pairs(*page) == [("Do they buzz?", "Yes.", (4, 6)), ("Do they sing?", "No.", (8, 10))]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ((".. contents:: On this page", "   :local:"), "table of contents"),
        ((".. toctree::", "   :maxdepth: 2", "", "   hives", "   wax"), "table of contents"),
        ((".. This is a comment", "   of two lines."), "comment"),
        (("..", "   A comment.", "", "   Still the comment."), "comment"),
        ((".. _a b: https://example.org/", "   bees"), "link target"),
        ((".. _`a: b`:",), "link target"),
        (("__ https://example.org",), "link target"),
        ((".. __: https://example.org",), "link target"),
        ((".. |bee| image:: bee.png", "   :alt: A bee"), "substitution"),
        ((".. raw:: html", "", "   <script>bees()</script>"), "markup"),
        ((".. include:: /etc/passwd",), "directive"),
        ((".. highlight:: none",), "directive"),
        ((".. image:: bee.png", "   :alt: A bee"), "directive"),
        ((".. index:: bee, wasp",), "directive"),
    ],
)
def test_what_is_no_text_is_left_out_with_a_reason(page, reason):
    assert left_out("Before.", "", *page, "", "After.") == [((3, 2 + len(page)), reason)]
    assert [text for _, text, _ in blocks("Before.", "", *page, "", "After.")] == ["Before.", "After."]


def test_an_empty_comment_ends_at_a_blank_line():
    assert left_out("..", "", "   A quotation.") == [((1, 1), "comment")]


def test_the_content_of_a_wrapper_is_text():
    page = [".. only:: html", "", "   Bees buzz.", "", ".. figure:: bee.png", "   :alt: A bee", "", "   A worker."]
    assert [text for _, text, _ in blocks(*page)] == ["Bees buzz.", "A worker."]


def test_files_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("honey")
    page = [f".. {name}:: {secret}\n" for name in ("include", "literalinclude")]
    page += [f".. csv-table:: Bees\n   :file: {secret}\n", f".. raw:: html\n   :file: {secret}\n"]
    assert "honey" not in str(read(*page))


# Nothing vanishes

word = st.integers(0, 10**6).map(lambda number: f"w{number}x")


@st.composite
def sentence(draw, end="."):
    return " ".join(["Word", *draw(st.lists(word, min_size=1, max_size=6)), f"end{end}"])


@st.composite
def prose(draw):
    return draw(st.lists(sentence(), min_size=1, max_size=4))


def indented(lines, by):
    return [" " * by + line if line else line for line in lines]


@st.composite
def title(draw):
    text = draw(st.one_of(sentence(""), sentence("?")))
    mark = draw(st.sampled_from("=-~^+")) * draw(st.sampled_from([len(text), len(text), 5]))
    return draw(st.sampled_from([[text, mark], [mark, text, mark]]))


@st.composite
def table(draw):
    cells = draw(st.lists(st.tuples(word, word), min_size=1, max_size=4))
    if draw(st.booleans()):
        border = "+---------+---------+"
        rows = [line for a, b in cells for line in (f"| {a:<8}| {b:<8}|", border)]
        return [border, "| A       | B       |", border.replace("-", "="), *rows]
    border = "========= ========="
    return [border, "A         B", border, *(f"{a:<9} {b}" for a, b in cells), border]


def within(content):
    """Pieces that hold other pieces."""
    directives = st.sampled_from(
        [
            ".. note::",
            ".. hive::",
            ".. only:: html",
            ".. container:: wide",
            ".. admonition:: Word w1x end",
            ".. tip:: Word w2x",
            ".. dropdown:: Word w3x end?",
            ".. rubric:: Word w4x",
        ]
    )
    held = st.lists(content, min_size=1, max_size=3).map(
        lambda pieces: [line for piece in pieces for line in [*piece, ""]]
    )
    return st.one_of(
        st.tuples(directives, held).map(lambda one: [one[0], "", *indented(one[1], 3)]),
        st.tuples(st.sampled_from(["- ", "* ", "1. ", "#. "]), prose(), held).map(
            lambda one: [one[0] + one[1][0], *indented([*one[1][1:], "", *one[2]], len(one[0]))]
        ),
        st.tuples(st.one_of(sentence(""), sentence("?")), held).map(lambda one: [one[0], *indented(one[1], 4)]),
        held.map(lambda lines: indented(lines, 2)),
    )


simple = st.one_of(
    prose(),
    table(),
    st.tuples(sentence("::"), prose()).map(lambda one: [one[0], "", *indented(one[1], 4)]),
    prose().map(lambda lines: [".. code-block:: sh", "   :linenos:", "", *indented(lines, 3)]),
    prose().map(lambda lines: [f"| {line}" for line in lines]),
    prose().map(lambda lines: [f">>> {line}" for line in lines]),
    prose().map(lambda lines: [f":Field w5x: {lines[0]}", *indented(lines[1:], 3)]),
    prose().map(lambda lines: [f".. [1] {lines[0]}", *indented(lines[1:], 3)]),
    sentence("?").map(lambda text: [f"**{text}**"]),
    st.tuples(sentence("?"), sentence()).map(lambda one: [f"Q: {one[0]}", f"A: {one[1]}"]),
    st.sampled_from(
        [["----"], ["::"], [".."], [".. Remark."], [".. _here:"], [".. contents::"], ["..."], ["-"], ["=="]]
    ),
)
piece = st.one_of(title(), st.recursive(simple, within, max_leaves=6))


@st.composite
def page(draw):
    lines = []
    for one in draw(st.lists(piece, min_size=1, max_size=8)):
        lines += [*one, *[""] * draw(st.sampled_from([0, 1, 1, 1, 2]))]
    return "\n".join(lines)


def numbers(spans):
    return {number for first, last in spans for number in range(first, last + 1)}


def assert_all_lines_are_read_or_listed(text):
    document = structured(read_restructured(text, "page.rst", "page"))
    lines = split_lines(text)
    listed = numbers(one.lines for one in document.left_out)
    held = listed | numbers(block.lines for block in document.blocks)
    assert [number for number, line in enumerate(lines, 1) if line.strip() and number not in held] == []
    assert held <= set(range(1, len(lines) + 1))
    firsts = [block.lines for block in document.blocks]
    assert firsts == sorted(firsts)
    return document, lines, listed


@quick
@given(page())
def test_every_line_is_in_a_block_or_listed_and_every_word_in_a_chunk(text):
    document, lines, listed = assert_all_lines_are_read_or_listed(text)
    chunks = list(chunk_document(document))
    said = " ".join([document.title, *(f"{chunk.text} {chunk.question}" for chunk in chunks)])
    said += " ".join(block.text for block in document.blocks if block.level or block.kind is BlockKind.QUESTION)
    for number, line in enumerate(lines, 1):
        if number not in listed:
            assert set(re.findall(r"w\d+x", line)) <= set(re.findall(r"w\d+x", said)), (number, line)
    for chunk in chunks:
        assert_quoted_from(chunk, lines)


def assert_quoted_from(chunk, lines):
    first, last = chunk.source.lines
    cited = re.sub(r"\s+", "", "".join(lines[first - 1 : last]))
    at = 0
    for line in chunk.text.split("\n"):
        words = line.partition(": ")[2] if chunk.kind == "row" else line  # the label stands in the header
        squeezed = re.sub(r"\s+", "", words)
        at = cited.find(squeezed, at)
        assert at >= 0, (chunk, line)
        at += len(squeezed)


@quick
@given(st.text(alphabet=st.sampled_from(list("ab?:`.|-*#>=_+1)[]( \n\n\n\t\r\x0c\u2028é")), max_size=80))
def test_any_characters_at_all_are_in_a_block_or_listed(text):
    assert_all_lines_are_read_or_listed(text)


# Hostile pages


HOSTILE = {
    "nested items": lambda n: "\n\n".join(" " * at + "- a" for at in range(n)),
    "nested quotations": lambda n: "\n\n".join(" " * at + "a" for at in range(n)),
    "nested directives": lambda n: "\n\n".join(" " * at + ".. note::" for at in range(n)),
    "nested terms": lambda n: "\n".join(" " * at + "a?" for at in range(n)),
    "underlines": lambda n: "a\n==\n\n" * n * n,
    "borders": lambda n: "== ==\na\n" * n * n,
    "grid": lambda n: "+--+--+\n| a\n" * n * n,
    "wide grid": lambda n: "+" + "--+" * n * n,
    "colons": lambda n: ":" + "a:" * n * n,
    "backslashes": lambda n: ".. _" + "\\" * n * n,
    "backquotes": lambda n: "`" * n * n + "\n" + "=" * 9,
    "stars": lambda n: "**a" * n * n + "\n====",
    "empty directives": lambda n: ".. a::\n" * n * n,
    "two colons": lambda n: "a::\n\n" * n * n,
    "spaces": lambda n: ".. _a:" + " " * n * n + "b",
    "tabs": lambda n: "\t" * n * n + "a",
    "many numbers": lambda n: "1. a\n" * n * n,
    "list-table": lambda n: ".. list-table::\n   :header-rows: 1\n\n" + "   * - a\n     - b\n" * n * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_hostile_page_is_read_to_its_end(name):
    text = HOSTILE[name](200)  # in quadratic time, most of these pages would take minutes
    document = read_restructured(text, "page.rst", "page")
    assert document.blocks or document.left_out


def test_nothing_is_printed(capfd):
    read(".. nobody-knows:: x", ".. note:", "", "`a", ":b:`c", "|d", "====", "a", "---", "**", "[1]_")
    assert capfd.readouterr() == ("", "")


# Lists of questions, and bold headings


def test_the_other_terms_of_a_list_of_questions_are_questions_too():
    page = ["Page", "====", "", "Is it new?", "  Yes.", "", "I want another", "  Write to us.", "", "Why?", "  So."]
    assert pairs(*page) == [
        ("Is it new?", "Yes.", (4, 5)),
        ("I want another", "Write to us.", (7, 8)),
        ("Why?", "So.", (10, 11)),
    ]


def test_a_list_in_which_few_terms_ask_has_only_these_as_questions():
    page = ["Page", "====", "", "Hive", "  A box.", "", "Comb", "  Wax.", "", "Bee", "  Flies.", "", "Why?", "  So."]
    assert [question for question, _, _ in pairs(*page)] == ["Why?"]


def test_bold_lines_that_head_text_again_and_again_are_headings_as_in_markdown():
    page = ["FAQ", "===", "", "**Is it loud?**", "", "No.", "", "**I lost my key**", "", "Write to us."]
    assert pairs(*page) == [("Is it loud?", "No.", (4, 6)), ("I lost my key", "Write to us.", (8, 10))]


@pytest.mark.parametrize("answer", ["A. Yes.", "A. Yes,\nit is.", "A) Yes."])
def test_a_lone_letter_below_a_question_is_the_mark_of_its_answer_and_no_item(answer):
    found = blocks(
        "Page", "====", "", "Is it new?", "----------", "", *answer.split("\n"), "", "Why?", "----", "", "So."
    )
    assert found[2][:2] == ("paragraph", answer)


def test_letters_of_a_list_below_a_question_are_items():
    found = pairs("Page", "====", "", "Which?", "------", "", "A. Red", "", "B. Blue", "", "Why?", "----", "", "So.")
    assert found[0][:2] == ("Which?", "A. Red\n\nB. Blue")


def test_a_name_of_many_parts_is_read_at_once():
    page = ".. _a" + "_b" * 5_000 + "^c\n\nBees sting.\n"  # forty parts took hours
    assert read_restructured(page, "page.rst", "page").blocks[-1].text == "Bees sting."


@pytest.mark.parametrize(
    "foot",
    [
        ["", ".. tip::", "    Ask on the forum if this is not enough."],
        ["", "This page is from 2024."],
    ],
)
def test_what_is_below_the_last_transition_is_no_part_of_the_last_answer(foot):
    page = [
        "FAQ",
        "===",
        "",
        "Who?",
        "----",
        "",
        "We.",
        "",
        "....",
        "",
        "When?",
        "-----",
        "",
        "Now.",
        "",
        "....",
        *foot,
    ]
    chunks = list(chunk_document(read(*page)))
    assert [chunk.text for chunk in chunks if chunk.kind == "faq"] == ["We.", "Now."]
    assert chunks[-1].kind == "passage"


def test_a_transition_within_an_answer_ends_nothing():
    page = ["FAQ", "===", "", "Who?", "----", "", "We.", "", "....", "", "All of us.", "", "When?", "-----", "", "Now."]
    chunks = list(chunk_document(read(*page)))
    assert chunks[0].text == "We.\n\nAll of us."


def test_a_footnote_belongs_to_the_answer_that_cites_it():
    page = ["FAQ", "===", "", "Who?", "----", "", "We [#]_.", "", "When?", "-----", "", "Now [1]_.", ""]
    page += [".. [#] Or you.", ".. [1] Today."]
    chunks = list(chunk_document(read(*page)))
    assert [chunk.text for chunk in chunks] == ["We [#]_.", "Now [1]_.\n\n[1] Today.", "[#] Or you."]
