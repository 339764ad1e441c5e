"""Tags of HTML within a line of Markdown are paired, and tags without a partner are text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.inline.html_tags import HtmlSpan, InlineNode, with_spans
from faqbot.rendering.styled_markdown import markdown_tree

LINES = st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<br>", "<x>", "</x>", "p", "q"]), max_size=60)


def read(line: str) -> list[InlineNode]:
    return with_spans(node for block in markdown_tree(line, with_tags=True).children[0].children
                      for node in block.children)  # fmt: skip


def written(nodes: Sequence[InlineNode]) -> str:
    return "".join(
        f"{node.name}({written(node.within)})" if isinstance(node, HtmlSpan) else node.content for node in nodes
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<b>a<i>b</i></b>c", "b(ai(b))c"),
        ("<B class=x>a</B >", "b(a)"),
        ("a<br/>b", "abr()b"),
        ("<b>a", "<b>a"),
        ("a</b>", "a</b>"),
        ("<b>a<i>b</b>c</i>", "b(a<i>b)c</i>"),
        ("<b>a<b>b</b>", "<b>ab(b)"),
        ("<name>a</name>", "<name>a</name>"),
        ("a <b> to begin and </b> to end", "a <b> to begin and </b> to end"),
        ("<a>a</a>", "<a>a</a>"),
    ],
)
def test_a_tag_belongs_to_the_nearest_that_closes_it(line: str, expected: str) -> None:
    assert written(read(line)) == expected


@given(LINES)
def test_no_text_is_lost(parts: list[str]) -> None:
    line = "".join(["p", *parts])
    assert [sign for sign in written(read(line)) if sign in "pq"] == [sign for sign in line if sign in "pq"]


def test_very_many_tags_within_each_other_are_text_from_some_depth_on() -> None:
    shown = written(read("<b>" * 30 + "a" + "</b>" * 30))
    assert shown.count("b(") == 20
    assert shown.count("<b>") == shown.count("</b>") == 10
