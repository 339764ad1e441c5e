import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup import block_parser, block_rules

LONG, SHORT = 100, 3


def blocks(text):
    return [(block.kind.value, block.text, block.number) for block in read_markdown(text, "page.md", "x").blocks]


def with_fewer(found):
    """Return the blocks of a long list without those that a short list lacks."""
    return found[: SHORT - 1] + found[LONG - 1 :]


ENDINGS = ["", "  and on\n", "\n  More.\n", "\nAfter.\n", "# Next\n", "* other\n", "1. one\n", "---\n", "  - below\n"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("item", ["- ant\n", "* été **b**\n", "12. ant?\n", "3) ant: [b](#c)\n", "   +   ant | bee\n"])
def test_a_long_list_is_read_as_a_short_one(item, ending):
    assert with_fewer(blocks(item * LONG + ending)) == blocks(item * SHORT + ending)


@given(st.lists(st.sampled_from(["- a\n", "- b\n", "* c\n", "  - d\n", "- - e\n", "-\n", "\n", "f\n", "- # g\n"])))
def test_lines_of_any_kind_below_a_long_list_are_read_as_below_a_short_one(lines):
    below = "".join(lines) + "- last\n"
    assert with_fewer(blocks("- first\n" * LONG + below)) == blocks("- first\n" * SHORT + below)


ITEMS = [
    "- a\n",
    "- b?\n",
    "+ c\n",
    "1. d\n",
    "2) e\n",
    "\n",
    "\n",
    "- **f?** g\n",
    "  - h\n",
    "i\n",
    "- j\n  k\n",
    "> l\n",
]


@given(st.lists(st.sampled_from(ITEMS), max_size=14))
def test_items_with_other_marks_or_blank_lines_between_them_are_read_as_in_short_lists(lines):
    read = []
    for fewest in (1, 64):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(block_rules, "_FEWEST_ITEMS", fewest)
            read.append(blocks("".join(lines)))
    assert read[0] == read[1]


@pytest.mark.parametrize("row", ["ant | bee", "| 1 | 2 |", "- | -", "> | x", "# | x", "1. | x", "```", "<div> | x"])
def test_a_table_ends_where_markdown_it_ends_it(row):
    (table, *_) = read_markdown(f"a | b\n--|--\nc | d\n{row}\n", "page.md", "x").blocks
    assert table.lines == (1, 4 if row[0] in "a|" else 3)


LINES = """\
Prose goes on
  deep prose
    code or prose

- item
  - below
> quoted
---
===
a | b
--|--
: defined
# Head
1. one
**bold** text
`code` text
```
[a]: /b
<div>
::: tip
:::
!!! note
*a*
* * *
___
_a_
(x)=
“Said”
""".splitlines(keepends=True)


def tokens(text):
    return [(token.type, token.map) for group in block_parser.block_groups(text, {}) for token in group]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_prose_is_read_as_the_rules_of_markdown_it_read_it(lines):
    text = "".join(lines)
    found = tokens(text)
    parser = block_parser.parser_of_blocks()
    with parser.reset_rules():
        parser.disable("prose")
        assert found == tokens(text)


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
