"""The passes over the blocks of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.structure import passes

PIECES = [
    "# Keys\n\n",
    "## Where is the key?\n\n",
    "## Answer\n\n",
    "## FAQ\n\n",
    "# Where is it\n\n",
    "Text.\n\n",
    "Keys\nWhere is it\n\n",
    "- Keys\n",
    "- Where is the key?\n",
    "1. **Why?** So.\n",
    "Q: Where?\n\n",
    "A: Here.\n\n",
    "**Where is the key?**\n\n",
    "question|answer\n-|-\nWhy?|So.\n\n",
    "```\ncode\n```\n\n",
]


@pytest.mark.parametrize("number", range(len(passes._PASSES)))
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_pass_changes_nothing_without_the_kinds_of_blocks_that_it_needs(number, text):
    document = read_markdown(text, "page.md", "FAQ")
    apply, needs = passes._PASSES[number]
    for needed in needs:
        lacking = tuple(block for block in document.blocks if block.kind not in needed)
        assert apply(document_with(document, lacking)) == document_with(document, lacking)


def document_with(document, blocks):
    return type(document)(document.path, document.title, blocks, has_markup=True)


def test_blocks_that_a_pass_makes_are_seen_by_the_next():
    text = "1. **Where is the key?** In the hall.\n2. **Why?** So.\n"
    found = passes.structured(read_markdown(text, "page.md", "Keys")).blocks
    assert [block.kind for block in found[::2]] == [BlockKind.QUESTION] * 2
