"""Texts without the marks of Markdown."""

import re

from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.readers.markup import marks

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
