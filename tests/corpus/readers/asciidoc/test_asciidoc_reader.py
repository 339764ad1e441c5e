"""Pages in AsciiDoc: each construct with its lines, what is left out, and that nothing else is."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.inventory import Fate, account_for
from faqbot.corpus.readers.asciidoc.asciidoc_reader import read_asciidoc
from faqbot.corpus.structure.passes import structured

quick = settings(suppress_health_check=list(HealthCheck))


def read(*lines):
    return structured(read_asciidoc("\n".join(lines), "page.adoc", "page"))


def blocks(*lines):
    found = read(*lines).blocks
    return [(block.kind.value, block.text, block.lines) for block in found if block.kind is not BlockKind.END]


def left_out(*lines):
    return [(one.lines, one.reason) for one in read(*lines).left_out if one.reason != "markup"]


def chunks(*lines):
    return list(chunk_document(read(*lines)))


def pairs(*lines):
    return [(one.question, one.text, one.source.lines) for one in chunks(*lines) if one.kind == "faq"]


def headings(*lines):
    return [(block.level, block.text) for block in read(*lines).blocks if block.level and block.text]


def anchors(*lines):
    return {block.text: block.anchor for block in read(*lines).blocks if block.anchor}


# Titles and the header of a page


def test_titles_are_marked_by_equals_signs():
    page = ["= Bees", "", "== Hives", "", "=== Wood", "", "Oak.", "", "== Wax", "", "Soft."]
    assert read(*page).title == "Bees"
    assert headings(*page) == [(2, "Hives"), (3, "Wood"), (2, "Wax")]


def test_titles_may_be_marked_as_in_markdown_on_both_sides_or_by_a_line_below():
    assert headings("# Bees", "", "## Hives", "", "Oak.", "", "== Wax ==", "", "Soft.") == [(2, "Hives"), (2, "Wax")]
    assert headings("Bees", "====", "", "Hives", "-----", "", "Wood", "~~~~", "", "Oak.") == [(2, "Hives"), (3, "Wood")]


def test_a_line_of_another_length_below_a_paragraph_is_no_underline():
    assert headings("A title that is long", "-----", "", "Text.") == []


def test_a_title_of_wide_characters_may_be_underlined_by_columns():
    assert read("蜂蜜", "====", "", "Text.").title == "蜂蜜"


def test_author_revision_and_attributes_are_front_matter():
    page = ["= Bees", "Ada Example <ada@example.org>", "v1.2, 2024-05-01: With wasps", ":toc:", ":a: b \\", "  c"]
    assert left_out(*page, "", "Text.") == [((2, 6), "front matter")]


def test_text_directly_below_the_title_is_no_author():
    assert ("paragraph", "Bees live in hives all year round.", (2, 2)) in blocks(
        "= Bees", "Bees live in hives all year round.", "", "Text."
    )


def test_attributes_are_replaced_in_titles_and_text_stays_as_it_is_written():
    page = ["= Bees", ":product: Hive", "", "== What is {product}?", "", "{product} is a box, {unknown} is not."]
    assert pairs(*page) == [("What is Hive?", "{product} is a box, {unknown} is not.", (4, 6))]


def test_attributes_that_hold_each_other_do_not_grow_without_end():
    page = [
        ":a0: xxxxxxxxxx",
        *(f":a{at}: {{a{at - 1}}}{{a{at - 1}}}" for at in range(1, 60)),
        "",
        "== {a59}",
        "",
        "T.",
    ]
    assert len(str(read(*page))) < 10_000


def test_the_description_of_a_page_says_what_it_is_about():
    assert read("= Bees", ":description: Frequently asked questions", "", "Text.").about == "Frequently asked questions"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Use `git add`", "Use git add"),
        ("*Bold* and _italic_ words", "Bold and italic words"),
        ("See <<hive,the hive>>", "See the hive"),
        ("See xref:hive.adoc#wood[the hive]", "See the hive"),
        ("See https://example.org[our page^]", "See our page"),
        ("Bees(((insect))) and ((wasps))", "Bees and wasps"),
        ("Wax footnote:[Soft.]", "Wax"),
        ("Press kbd:[Enter]", "Press Enter"),
        ("Pass pass:[<b>]", "Pass <b>"),
        ("The snake_case_name and 2 * 3 * 4", "The snake_case_name and 2 * 3 * 4"),
    ],
)
def test_marks_within_a_title_are_not_shown(written, shown):
    assert headings("= Page", "", f"== {written}", "", "Text.") == [(2, shown)]


@pytest.mark.parametrize("above", ["[[wax]]", "[#wax]", "[#wax.role]", "[id=wax]", '[id="wax"]', "[[wax,Of wax]]"])
def test_a_line_above_a_title_is_its_anchor(above):
    assert anchors("= Bees", "", above, "== Wax", "", "Soft.") == {"Wax": "wax"}


@pytest.mark.parametrize("title", ["Wax [[wax]]", "[[wax]]Wax", "Wax anchor:wax[]"])
def test_an_anchor_may_stand_in_the_title(title):
    assert anchors("= Bees", "", f"== {title}", "", "Soft.") == {"Wax": "wax"}


def test_a_title_that_asks_is_a_question_with_its_section_as_answer():
    page = ["= Bees", "", "[[sleep]]", "== Do bees sleep?", "", "Yes.", "", "At night.", "", "== Wax", "", "Soft."]
    assert pairs(*page) == [("Do bees sleep?", "Yes.\n\nAt night.", (4, 8))]
    assert anchors(*page) == {"Do bees sleep?": "sleep"}


# Paragraphs


def test_lines_up_to_a_blank_line_are_a_paragraph():
    assert blocks("One,", "two.", "", "Three.") == [
        ("paragraph", "One,\ntwo.", (1, 2)),
        ("paragraph", "Three.", (4, 4)),
    ]


def test_the_plus_that_breaks_a_line_is_no_text():
    assert blocks("One +", "two + three", "four") == [("paragraph", "One\ntwo + three\nfour", (1, 3))]


def test_links_and_references_in_text_are_quoted_as_they_are_written():
    text = "See <<hive,the hive>>, xref:a.adoc[b], https://example.org[c] and footnote:[d]."
    assert blocks(text) == [("paragraph", text, (1, 1))]


def test_a_comment_within_a_paragraph_is_left_out():
    page = ["One,", "// remark", "two."]
    assert (blocks(*page), left_out(*page)) == ([("paragraph", "One,\ntwo.", (1, 3))], [((2, 2), "comment")])


def test_indented_lines_are_code():
    assert blocks("Run:", "", "  make", "    all") == [
        ("paragraph", "Run:", (1, 1)),
        ("whole", "  make\n    all", (3, 4)),
    ]


def test_the_title_of_a_block_stays_with_it():
    assert blocks(".Wax", "It is soft.") == [("paragraph", "Wax\nIt is soft.", (1, 2))]


def test_a_title_of_a_block_that_asks_is_a_question():
    assert pairs(".Is wax soft?", "Yes.") == [("Is wax soft?", "Yes.", (1, 2))]


# Lists


def test_q_with_a_point_before_a_question_is_its_letter_and_no_number_of_a_list():
    assert pairs("Q. Why not sand?", "A. Sand is bad.", "", "Q. How big?", "A. One meter.") == [
        ("Why not sand?", "Sand is bad.", (1, 2)),
        ("How big?", "One meter.", (4, 5)),
    ]
    assert pairs("P. One", "Q. Two", "R. Three") == []


@pytest.mark.parametrize("mark", ["*", "-", ".", "1.", "a.", "i)", "<1>", "**", "\u2022"])
def test_an_item_holds_what_is_nested_in_it_or_attached_to_it(mark):
    page = [f"{mark} One", "more", "+", "Attached.", "", f"{mark} Two"]
    assert [one[2] for one in blocks(*page)] == [(1, 4), (6, 6)]
    assert blocks(*page)[0][:2] == ("item", "One\nmore\n\nAttached.")


def test_items_are_numbered_as_written_or_in_turn():
    numbers = [block.number for block in read(". One", ". Two", "", "Text.", "", "3. Three", "4. Four").blocks]
    assert numbers == [1, 2, 0, 3, 4]


def test_nested_items_stay_with_their_item():
    assert [one[2] for one in blocks("* One", "** Two", "*** Three", "* Four")] == [(1, 3), (4, 4)]


def test_a_block_attached_to_an_item_is_part_of_it():
    page = ["* Run", "+", "----", "* make", "----", "* Stop"]
    assert blocks(*page) == [("item", "Run\n\n* make", (1, 5)), ("item", "Stop", (6, 6))]


def test_the_text_behind_a_blank_line_is_not_part_of_an_item():
    assert [one[0] for one in blocks("* One", "", "Text.")] == ["item", "paragraph"]


def test_boxes_of_a_checklist_are_text():
    assert [one[1] for one in blocks("* [x] Done", "* [ ] Open")] == ["[x] Done", "[ ] Open"]


# Questions in labelled lists


@pytest.mark.parametrize("mark", ["::", ":::", "::::", ";;"])
def test_a_term_that_asks_is_a_question_and_its_entry_the_answer(mark):
    page = [f"Do bees sleep?{mark} Yes.", f"Is wax soft?{mark}", "  It is.", "", "Text."]
    assert pairs(*page) == [("Do bees sleep?", "Yes.", (1, 1)), ("Is wax soft?", "It is.", (2, 3))]


def test_an_answer_goes_on_behind_a_continuation():
    page = ["Do bees sleep?::", "Yes.", "+", "At night.", "+", "----", "sleep 8", "----", "", "Text."]
    assert pairs(*page) == [("Do bees sleep?", "Yes.\n\nAt night.\n\nsleep 8", (1, 7))]


def test_an_answer_holds_items_and_nested_terms():
    page = ["Which bees are there?::", "* Queens", "* Drones", "Worker::: They work.", "Is wax soft?:: Yes."]
    assert [(question, lines) for question, _, lines in pairs(*page)] == [
        ("Which bees are there?", (1, 4)),
        ("Is wax soft?", (5, 5)),
    ]


def test_every_term_of_a_list_of_questions_is_a_question():
    page = [
        "[qanda]",
        "The permit::",
        "It costs 10.",
        "",
        "The hive::",
        "It costs 100.",
        "",
        "== Terms",
        "",
        "Wax:: Soft.",
    ]
    assert pairs(*page) == [("The permit", "It costs 10.", (2, 3)), ("The hive", "It costs 100.", (5, 6))]


def test_a_list_of_questions_may_stand_apart_by_blank_lines():
    page = ["[qanda]", "What is wax?::", "", "  It is soft.", "", "What is a hive?::", "", "  A box."]
    assert pairs(*page) == [("What is wax?", "It is soft.", (2, 4)), ("What is a hive?", "A box.", (6, 8))]


def test_the_anchor_of_a_term_is_the_anchor_of_its_question():
    assert anchors("[[wax]]What is wax?::", "Soft.", "[[hive]]", "What is a hive?::", "A box.") == {
        "What is wax?": "wax",
        "What is a hive?": "hive",
    }


@pytest.mark.parametrize(
    "page",
    [
        ["Q:: Do bees sleep?", "A:: Yes."],
        ["Q::", "Do bees sleep?", "A::", "Yes."],
        ["Q::", "  Do bees sleep?", "", "A::", "  Yes."],
        ["*Q*:: Do bees sleep?", "*A*:: Yes."],
        ["Question:: Do bees sleep?", "Answer:: Yes."],
        ["Frage:: Do bees sleep?", "Antwort:: Yes."],
        ["Q: Do bees sleep?", "A: Yes."],
        ["Q: Do bees sleep?", "", "A: Yes."],
        ["*Do bees sleep?*", "", "Yes."],
        ["*Do bees sleep?* +", "Yes."],
        ["_Do bees sleep?_::", "Yes."],
        [".Do bees sleep?", "[%collapsible]", "====", "Yes.", "===="],
        ["[%collapsible]", ".Do bees sleep?", "====", "Yes.", "===="],
        ["[horizontal]", "Do bees sleep?:: Yes."],
    ],
)
def test_each_way_to_mark_a_question(page):
    assert [(question, text) for question, text, _ in pairs(*page)] == [("Do bees sleep?", "Yes.")]


def test_the_answer_to_a_marked_question_ends_with_its_entry():
    assert pairs("Q:: Do bees sleep?", "A:: Yes.", "", "NOTE: Hives are closed.")[0][1:] == ("Yes.", (1, 2))


def test_a_term_that_states_stays_with_its_text():
    assert blocks("Wax:: Soft.", "Hive::", "A box.") == [
        ("paragraph", "Wax\nSoft.", (1, 1)),
        ("paragraph", "Hive\nA box.", (2, 3)),
    ]


def test_a_block_that_unfolds_is_a_question_though_its_title_states():
    page = [".More about wax", "[%collapsible]", "====", "Soft.", "", "* Yellow", "====", "", "Text."]
    assert pairs(*page) == [("More about wax", "Soft.\n\n* Yellow", (1, 6))]


# Delimited blocks


@pytest.mark.parametrize("mark", ["----", "....", "```", "```sh"])
def test_code_is_kept_as_it_stands(mark):
    page = [mark, "= no title", "", "  * no item", mark[:4].rstrip("s")]
    assert blocks(*page) == [("whole", "= no title\n\n  * no item", (2, 4))]


@pytest.mark.parametrize("mark", ["====", "****", "____", "--", "======"])
def test_a_block_that_holds_blocks_is_read(mark):
    assert blocks(mark, "One.", "", "* Two", mark) == [("paragraph", "One.", (2, 2)), ("item", "Two", (4, 4))]


@pytest.mark.parametrize("label", ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"])
def test_an_admonition_is_text_that_begins_with_its_label(label):
    assert blocks(f"{label}: Wear gloves.") == [("paragraph", f"{label}: Wear gloves.", (1, 1))]
    assert blocks(f"[{label}]", "Wear gloves.") == [("paragraph", f"{label}:\nWear gloves.", (1, 2))]
    assert blocks(f"[{label}]", "====", "Wear gloves.", "====") == [("paragraph", f"{label}:\nWear gloves.", (1, 3))]


def test_a_block_that_nothing_closes_opens_nothing():
    assert blocks("----", "One.", "", "== Two", "", "Three.")[0] == ("paragraph", "One.", (2, 2))
    assert headings("= A", "", "----", "One.", "", "== Two", "", "Three.") == [(2, "Two")]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (["// remark"], "comment"),
        (["////", "remark", "", "more", "////"], "comment"),
        (["// remark", "// more"], "comment"),
        (["include::secret.adoc[]"], "directive"),
        (["ifdef::web[]"], "directive"),
        (["image::bee.png[A bee]"], "directive"),
        (["toc::[]"], "table of contents"),
    ],
)
def test_what_is_no_text_is_left_out_with_a_reason(page, reason):
    assert left_out("Text.", "", *page, "", "Text.") == [((3, 2 + len(page)), reason)]


def test_raw_html_is_left_out():
    assert [(one.lines, one.reason) for one in read("Text.", "", "++++", "<b>x</b>", "++++").left_out] == [
        ((3, 5), "markup")
    ]


def test_the_text_of_both_branches_of_a_condition_stays():
    page = ["ifdef::web[]", "Web.", "endif::[]", "", "ifndef::web[]", "Print.", "endif::[]", "", "ifdef::a[Short.]"]
    assert " ".join(one[1] for one in blocks(*page)) == "Web. Print. Short."


def test_files_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("honey")
    page = [f"include::{secret}[]", "", f"* include::{secret}[]", "", "----", f"include::{secret}[]", "----"]
    page += ["", "[format=csv]", "|===", f"include::{secret}[]", "|==="]
    assert "honey" not in str(read(*page))


# Nothing vanishes

word = st.integers(0, 10**6).map(lambda number: f"w{number}x")


@st.composite
def sentence(draw, end="."):
    return " ".join(["Word", *draw(st.lists(word, min_size=1, max_size=6)), f"end{end}"])


@st.composite
def prose(draw):
    return draw(st.lists(sentence(), min_size=1, max_size=4))


def fenced(mark):
    return lambda lines: [mark, *lines, mark]


@st.composite
def table(draw):
    cells = draw(st.lists(st.tuples(word, word), min_size=1, max_size=4))
    head = draw(st.sampled_from([["|===", "|A |B", ""], ["[%header,cols=2*]", "|===", "|A", "|B"], ["|==="]]))
    rows = [line for a, b in cells for line in draw(st.sampled_from([[f"|{a} |{b}"], [f"|{a}", f"a|{b}", ""]]))]
    return [*head, *rows, "|==="]


def within(content):
    """Pieces that hold other pieces."""
    held = st.lists(content, min_size=1, max_size=3).map(
        lambda pieces: [line for piece in pieces for line in [*piece, ""]]
    )
    attached = st.lists(content, max_size=2).map(lambda pieces: [line for piece in pieces for line in ["+", *piece]])
    above = st.sampled_from(
        [[], ["[NOTE]"], [".Word w1x"], [".Word w2x?", "[%collapsible]"], ["[[here]]"], ["[.role]"]]
    )
    marks = st.sampled_from(["====", "****", "____", "--", "====="])
    return st.one_of(
        st.tuples(above, marks, held).map(lambda one: [*one[0], one[1], *one[2], one[1]]),
        st.tuples(st.sampled_from(["* ", "** ", "- ", ". ", "1. "]), prose(), attached).map(
            lambda one: [one[0] + one[1][0], *one[1][1:], *one[2]]
        ),
        st.tuples(
            st.sampled_from([[], ["[qanda]"], ["[horizontal]"]]),
            st.one_of(sentence(""), sentence("?")),
            st.sampled_from(["::", ":::", ";;"]),
            prose(),
            attached,
        ).map(lambda one: [*one[0], one[1] + one[2], *one[3], *one[4]]),
    )


simple = st.one_of(
    prose(),
    table(),
    prose().map(fenced("----")),
    prose().map(fenced("....")),
    prose().map(fenced("////")),
    prose().map(fenced("++++")),
    prose().map(fenced("```")),
    prose().map(lambda lines: [f"  {line}" for line in lines]),
    prose().map(lambda lines: [f"TIP: {lines[0]}", *lines[1:]]),
    prose().map(lambda lines: ["[verse]", "____", *lines, "____"]),
    prose().map(lambda lines: [lines[0], "// Remark.", *lines[1:]]),
    sentence("?").map(lambda text: [f"*{text}*"]),
    st.tuples(sentence("?"), sentence()).map(lambda one: [f"Q:: {one[0]}", f"A:: {one[1]}"]),
    st.tuples(sentence("?"), sentence()).map(lambda one: ["Q::", one[0], "A::", one[1]]),
    st.sampled_from(
        [
            ["----"],
            ["===="],
            ["|==="],
            ["--"],
            ["+"],
            ["// Remark."],
            ["[[here]]"],
            [":a: b"],
            ["include::x[]"],
            ["Q::"],
            ["[qanda]"],
            [".Word w3x"],
            ["[NOTE]"],
            ["'''"],
            ["toc::[]"],
            ["ifdef::x[]"],
            ["***"],
            ["////"],
        ]
    ),
)


@st.composite
def title(draw):
    text = draw(st.one_of(sentence(""), sentence("?")))
    return draw(st.sampled_from([[f"== {text}"], [f"=== {text}"], [f"= {text}"], [text, "-" * len(text)]]))


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
    document = structured(read_asciidoc(text, "page.adoc", "page"))
    lines = split_lines(text)
    listed = numbers(one.lines for one in document.left_out)
    held = listed | numbers(block.lines for block in document.blocks)
    assert [number for number, line in enumerate(lines, 1) if line.strip() and number not in held] == []
    assert held <= set(range(1, len(lines) + 1))
    firsts = [block.lines for block in document.blocks if block.kind is not BlockKind.END]
    assert firsts == sorted(firsts)
    found = list(chunk_document(document))
    assert [one for one in account_for(text, document, found) if one.fate is Fate.LOST] == []
    return document, found, lines, listed


@quick
@given(page())
def test_every_line_is_in_a_block_or_listed_and_every_word_in_a_chunk(text):
    document, found, lines, listed = assert_all_lines_are_read_or_listed(text)
    said = " ".join([document.title, *(f"{chunk.text} {chunk.question}" for chunk in found)])
    said += " ".join(block.text for block in document.blocks if block.level or block.kind is BlockKind.QUESTION)
    for number, line in enumerate(lines, 1):
        if number not in listed:
            assert set(re.findall(r"w\d+x", line)) <= set(re.findall(r"w\d+x", said)), (number, line)
    for chunk in found:
        assert_quoted_from(chunk, lines)


def assert_quoted_from(chunk, lines):
    first, last = chunk.source.lines
    cited = re.sub(r"\s+", "", "".join(lines[first - 1 : last]))
    at = 0
    for line in chunk.text.split("\n"):
        words = line.partition(": ")[2] if chunk.kind == "row" else line  # the label stands in the header
        squeezed = re.sub(r"\s+", "", words.removesuffix(":"))  # the label of an admonition gets a colon
        at = cited.find(squeezed, at)
        assert at >= 0, (chunk, line)
        at += len(squeezed)


@quick
@given(st.text(alphabet=st.sampled_from(list("ab?:`.|-*#=_+1;[]/{}<>() \n\n\n\t\r\x0c\u2028é")), max_size=80))
def test_any_characters_at_all_are_in_a_block_or_listed(text):
    assert_all_lines_are_read_or_listed(text)


@quick
@given(
    st.lists(
        st.sampled_from(
            [
                *"----~....~====~--~////~+~* a~** b~. c~Q::~A::~a?::~b:: c~d;;~[qanda]~[NOTE]~.T~.U?".split("~"),
                *"[%collapsible]~== S~= T?~word~  in~'''~\\~===~!===~\\~a \\~b~Q: a?~A: b~*c?*~// r".split("~"),
                *":n: v~include::x[]~[[i]]~```~<1> x".split("~"),
                "",
                "",
                "",
                "|===",
                "|a |b",
                "|c",
            ]
        ),
        max_size=25,
    ).map("\n".join)
)
def test_lines_of_marks_in_any_order_are_in_a_block_or_listed(text):
    assert_all_lines_are_read_or_listed(text)


# Hostile pages


HOSTILE = {
    "nested items": lambda n: "\n".join("*" * (at + 1) + " a" for at in range(n)),
    "nested examples": lambda n: "\n".join(
        ["=" * (at + 4) for at in range(n)] + ["a"] + ["=" * (n + 3 - at) for at in range(n)]
    ),
    "nested open blocks": lambda n: "--\n" * n * n,
    "unclosed blocks": lambda n: "\n\n".join("=" * (at + 4) for at in range(n)),
    "terms": lambda n: "a?::\n" * n * n,
    "terms that state": lambda n: "a::\n\nb\n\n" * n * n,
    "terms of two lists": lambda n: "a?::\nb?:::\n" * n * n,
    "continuations": lambda n: "* a\n" + "+\nb\n" * n * n,
    "items": lambda n: "* a\n" * n * n,
    "underlines": lambda n: "a\n--\n\n" * n * n,
    "titles of blocks": lambda n: ".a\n" * n * n,
    "attributes above": lambda n: "[a=b]\n" * n * n,
    "attributes": lambda n: ":a: {a}{a}\n" * n * n,
    "a long attribute": lambda n: ":a: b \\\n" + "c \\\n" * n * n,
    "colons": lambda n: "a:" * n * n,
    "double colons": lambda n: "a:: " * n * n,
    "brackets": lambda n: "[" * n * n + "]",
    "angles": lambda n: "== " + "<<" * n * n,
    "stars": lambda n: "*a " * n * n,
    "index": lambda n: "(((" * n * n + "\n\n== " + "((a" * n * n,
    "backquotes": lambda n: "`" * n * n + "\n\n== " + "`a" * n * n,
    "pluses": lambda n: "+" * n * n + "a",
    "spaces": lambda n: "a::" + " " * n * n + "b",
    "spaces before a term": lambda n: " " * n * n + "a",
    "digits": lambda n: "1" * n * n + ".",
    "tables": lambda n: "|===\n|a |b\n\n" + "|c |d\n" * n * n + "|===",
    "a wide table": lambda n: "|===\n" + "|a" * n * n + "\n\n|b\n|===",
    "repeated cells": lambda n: "[%header]\n|===\n|a\n" + "999999999*|b\n" * n + "|===",
    "a wide span": lambda n: "[%header]\n|===\n|a\n" + "999999999+|b\n" * n + "|===",
    "many columns": lambda n: '[cols="999999999*"]\n|===\n|a\n\n|b\n|===' * n,
    "quotes in csv": lambda n: ',===\na,b\n\n"' + "c\n" * n * n + ",===",
    "references": lambda n: "== " + "{a" * n * n,
    "directives": lambda n: "include::" * n * n,
    "a thing in brackets": lambda n: "a::" + "[" * n * n,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_hostile_page_is_read_to_its_end(name):
    text = HOSTILE[name](300)  # in quadratic time, most of these pages would take many minutes
    document = read_asciidoc(text, "page.adoc", "page")
    assert document.blocks or document.left_out


def test_blocks_may_be_nested_in_each_other_ten_thousand_times():
    marks = ["====" if at % 2 else "****" for at in range(10_000)]
    for text in ("\n".join([*marks, "a", *reversed(marks)]), "\n".join("[[a]]\n[NOTE]\n====" for _ in range(10_000))):
        assert read_asciidoc(text, "page.adoc", "page").left_out


def test_items_may_be_nested_in_each_other_ten_thousand_times():
    text = "\n".join(f"{'*' * (at % 6 + 1)} a\n+" for at in range(10_000))
    assert read_asciidoc(text, "page.adoc", "page").blocks


def test_nothing_is_printed(capfd):
    read("include::x[", "[qanda", "Q::", "|===", "`a", "====", "++++", "ifdef::", "**", "[1]_")
    assert capfd.readouterr() == ("", "")
