import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup.parsing.block_parser import block_groups


def places(text, kind):
    """Return the lines of the blocks of a kind at the top level, as they are found here."""
    groups = block_groups(text, {})
    return [token.map for group in groups for token in group if token.type == kind and not token.level]


def places_in_markdown_it(text, kind):
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [token.map for token in tokens if token.type == kind and not token.level]


HTML = [
    "<div>\n",
    "</div>\n",
    "\n",
    "ant\n",
    "<!-- bee\n",
    "bee -->\n",
    "<script>\n",
    "x</script>\n",
    "<b>\n",
    "<i>a</i>\n",
]


@given(st.lists(st.sampled_from(HTML), max_size=10))
def test_html_begins_and_ends_where_markdown_it_says(lines):
    text = "".join(lines)
    assert places(text, "html_block") == places_in_markdown_it(text, "html_block")


@given(st.text("a|-: \\é", max_size=8), st.text("|-: ", max_size=8))
def test_a_table_begins_where_markdown_it_says(head, rule):
    text = f"{head}\n{rule}\n"
    assert places(text, "table") == places_in_markdown_it(text, "table_open")


@pytest.mark.parametrize("row", ["ant | bee", "| 1 | 2 |", "- | -", "> | x", "# | x", "1. | x", "```", "<div> | x"])
def test_a_table_ends_where_markdown_it_ends_it(row):
    (table, *_) = read_markdown(f"a | b\n--|--\nc | d\n{row}\n", "page.md", "x").blocks
    assert table.lines == (1, 4 if row[0] in "a|" else 3)


@pytest.mark.parametrize(
    "comment",
    [
        "{% comment %}\nnot\n\n- yet\n{% endcomment %}",
        "{%- comment -%} not {%- endcomment -%}",
        "{{< comment >}}\nnot\n{{< /comment >}}",
        "{{/* not\nyet */}}",
        "{/* not */}",
        "{# not #}",
    ],
)
@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_comments_of_templates_are_left_out(comment, parting):
    document = read_markdown(f"Before.{parting}{comment}{parting}After.", "page.md", "x")
    assert " ".join(block.text for block in document.blocks) == "Before. After."
    assert {one.reason for one in document.left_out} == {"comment"}


@pytest.mark.parametrize("text", ["{/* never closed\n\nText.", "```\n{# code #}\n```", "Say {# this #} aloud."])
def test_comments_that_are_not_closed_or_stand_in_code_are_text(text):
    document = read_markdown(text, "page.md", "x")
    assert "\n\n".join(block.raw for block in document.blocks) == text
    assert not document.left_out
