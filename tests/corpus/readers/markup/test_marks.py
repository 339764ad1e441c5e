"""Texts without the marks of Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup import marks
from faqbot.corpus.readers.markup.directives import attributes_of
from faqbot.corpus.structure.passes import structured

PIECES = [*"ab .,:;!?*_`[]()<>&\\\"'~-#\u00a0\u2003\u00e9", "**", "__", "***", "&amp;", "<b>", "http://a.b", "\u2028"]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.sampled_from(["", "*", "**", "***", "_", "__"]))
def test_a_text_with_few_marks_is_read_as_markdown_it_reads_it(inner, emphasis):
    text = emphasis + inner + emphasis
    line = " ".join(text.split())
    tokens = marks._inline_parser().parseInline(line, {})
    assert marks.unmarked(text, {}) == marks._plain(tokens, line).strip()


def test_emphasis_around_a_whole_line_is_found_without_markdown_it():
    assert marks._UNMARKED.fullmatch("**Is it far?**")["text"] == "Is it far?"
    assert not any(map(re.compile(marks._UNMARKED.pattern).fullmatch, ["** a**", "*a**", "a *b*", "[a]", "a & b"]))


# Texts above a line, as lists of lines, that are headings by CommonMark and read like one.
UNDERLINED = [
    ["Where is", "the key?"],
    ["Where is the key"],
    ["Where", "is", "the key?"],
    ["What to do if the bell", "does not ring"],
    ["  Where is", "   the key?"],
    ["Where is *the", "key*?"],
    ["Where is **the key**", "of the `hall`?"],
    ["Where is [the", "key](keys.md)?"],
    ["Bees, wasps", "and hornets"],
    ["The keys (for the hall", "and for the cellar)"],
    ["Wo ist", "der Schlüssel?"],
    ["钥匙", "在哪里？"],
    ["Where is", "the key? {#key}"],
    ["Q: Where is", "the key?"],
    ["Mr", "Smith"],
    ["2 keys", "and a lock"],
]


def asks_or_is_one_line(text):
    return len(text) == 1 or "?" in text[-1] or "？" in text[-1]


# Texts above a line that are headings by CommonMark, but read like prose above a rule.
PROSE = [
    ["The key is here. Take", "it along."],
    ["The key is here.", "Take it along"],
    ["Where is the key?", "In the hall"],
    ["Q: Where is the key", "A: In the hall"],
    ["Ann Smith  ", "12 Mill Lane"],
    ["Ann Smith\\", "12 Mill Lane"],
    ["Ann Smith<br>", "12 Mill Lane"],
    ["Keys:", "the one of the hall"],
    ["{{< note >}}", "The key", "{{< /note >}}"],
    ["How to pay", "Q: Can I pay by card?"],
    [
        "The key of the hall hangs behind the door, and",
        "that of the cellar hangs in the kitchen, and the third is lost",
    ],
]


@pytest.mark.parametrize(
    ("text", "line"),
    [(text, line) for text in UNDERLINED for line in ("-----", "  =") if line != "-----" or asks_or_is_one_line(text)],
    ids=" ".join,
)
def test_an_underlined_heading_of_any_number_of_lines_is_that_of_commonmark(text, line):
    page = "\n".join(["# Keys", "", *text, line, "", "Behind."])
    tokens = MarkdownIt("commonmark").parse(page)
    _, at = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    _, block = [block for block in read_markdown(page, "page.md", "page").blocks if block.level]
    assert (block.level, block.lines) == (int(tokens[at].tag[1]), (3, tokens[at].map[1]))
    shown = re.sub(r" \{#key\}|^Q: ", "", marks._plain(tokens[at + 1 : at + 2], ""))
    assert block.text == shown
    assert block.raw == "\n".join([*text, line])


@pytest.mark.parametrize("text", PROSE, ids=" ".join)
def test_lines_that_do_not_go_on_in_the_next_are_prose_above_a_rule(text):
    assert MarkdownIt("commonmark").parse("\n".join([*text, "---"]))[0].type == "heading_open"
    assert not marks.is_underlined([*text, "---"])


@pytest.mark.parametrize(
    "text", [["Ann Smith", "12 Mill Lane"], ["**Opening hours**", "Mon-Fri 9-17"], ["Where is it", "No"]]
)
def test_a_line_of_hyphens_below_several_lines_that_do_not_ask_is_a_rule(text):
    assert not marks.is_underlined([*text, "---"])
    assert marks.is_underlined([*text, "==="])


def test_a_heading_of_two_lines_that_asks_is_cited_with_both():
    page = "# Keys\n\nWhere is\nthe key?\n-----\n\nIn the hall.\n"
    (chunk,) = chunk_document(structured(read_markdown(page, "page.md", "page")))
    assert (chunk.question, chunk.text, chunk.source.lines) == ("Where is the key?", "In the hall.", (3, 7))


@pytest.mark.parametrize(
    "inside", ["#b", ": #b ", ":#b", "#b-c_d:e", "# ", "#", "#b .c", "#b\u00e9", "#a\u00a0", ".c #b", "#b #c"]
)
def test_a_name_in_braces_is_that_of_the_parser_of_attributes(inside):
    found = attributes_of("{" + inside + "}").get("id", "")
    text, anchor = marks.heading_anchor("A {" + inside + "}")
    assert not found or anchor == found
    assert text == "A" or not found
