import pytest

from faqbot.corpus.readers.markdown import read_markdown


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
