"""Plain blocks are read as the rules of markdown-it-py read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.ruler import Ruler
from markdown_it.rules_block import heading

from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup.parsing import block_parser, plain_rules


def blocks(text):
    return [(block.kind.value, block.text, block.number) for block in read_markdown(text, "page.md", "x").blocks]


LONG, SHORT = 100, 3


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


@pytest.mark.parametrize("ending", [*ENDINGS, ": defined\n", "~ defined\n", "Below\n===\n", "a | b\n--|--\n", "> c\n"])
@pytest.mark.parametrize("paragraph", ["ant\n\n", "Q: ant?\n\n", "**ant?** bee\n\n\n", "   `ant` [b](#c)\n\n"])
def test_a_long_run_of_paragraphs_is_read_as_a_short_one(paragraph, ending):
    assert blocks(paragraph * LONG + "Last.\n" + ending)[-9:] == blocks(paragraph * 12 + "Last.\n" + ending)[-9:]


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
            patch.setattr(plain_rules, "_FEWEST_ITEMS", fewest)
            read.append(blocks("".join(lines)))
    assert read[0] == read[1]


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
    : defined deep
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
# Head # #
##
#Head
    # code
====
>tight
> - item
[a]: b
- [x] done
{% comment %}
~~~
""".splitlines(keepends=True)


def tokens(text):
    found = []
    for group in block_parser.block_groups(text, {}):
        if [token.type for token in group] == ["blockquote_open", "blockquote_close"]:
            found.append(("plain_quote", group[0].map))
        else:
            found += [(token.type, token.map) for token in group]
    return found


def contents(text):
    """Return what the tokens of a text hold; the token of a term has its type and its lines only."""
    names = ("type", "map", "content", "markup", "tag")
    groups = block_parser.block_groups(text, {})
    return [[getattr(token, name, None) for name in names] for group in groups for token in group]


@given(
    st.lists(st.sampled_from(LINES), max_size=12),
    st.sampled_from(["prose", "text", "plain_quote", "plain_target"]),
)
def test_plain_blocks_are_read_as_the_rules_of_markdown_it_read_them(lines, name):
    text = "".join(lines)
    found = tokens(text)
    parser = block_parser.parser_of_blocks()
    with parser.reset_rules():
        parser.disable(name)
        assert found == tokens(text)


def heading_of_markdown_it(state, start, end, silent):
    """Read a heading, and give it the text that markdown-it puts into the token behind it, which is not kept."""
    found = heading(state, start, end, silent)
    if found and not silent and state.tokens and state.tokens[-1].type == "heading_open":
        state.tokens[-1].content = block_parser._NOT_KEPT.content
    return found


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_a_heading_is_read_as_markdown_it_reads_it(lines):
    text = "".join(lines)
    found = contents(text)
    parser = block_parser.parser_of_blocks.__wrapped__()
    parser.block.ruler.at("heading", heading_of_markdown_it, {"alt": ["paragraph", "reference", "blockquote"]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_parser, "parser_of_blocks", lambda: parser)
        assert found == contents(text)


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_the_rules_for_a_first_sign_find_what_all_rules_find(lines):
    text = "".join(lines)
    found = tokens(text)
    parser = block_parser.parser_of_blocks.__wrapped__()
    ruler = Ruler()
    ruler.__rules__ = parser.block.ruler.__rules__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser.block, "ruler", ruler)
        patch.setattr(block_parser, "parser_of_blocks", lambda: parser)
        assert found == tokens(text)
