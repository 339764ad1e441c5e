"""An answer on a page has all of its words, and nothing that a document could do harm with."""

from __future__ import annotations

import pytest
from browsing import Parsed
from hypothesis import given
from hypothesis import strategies as st

from faqbot.serving.page.answer_elements import answer_elements

TAGS = set(
    "a blockquote br code div em h3 h4 h5 h6 hr li ol p pre span strong sub sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {"href", "title", "rel", "target", "class", "start", "value", "dir", "scope", "tabindex"}
MARKDOWN = st.lists(
    st.sampled_from(
        ["[", "](", ")", "![", "<", ">", "`", "```\n", "\n", "\n\n", "| ", " |\n|--|--|\n", "- ", "1. ", "7) ", "# ",
         "> ", "*", "**", "javascript:alert(1)", "https://a.example/", "\\", "&#106;", "&lt;", "<br>", '"', " ",
         "word", "x1", "<b>", "</b>", "<sup>", "</sup>", '<a href="', "</a>", "<img alt="]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def shown(text: str, path: str = "a.md") -> str:
    return answer_elements(text, path)


@given(MARKDOWN)
def test_whatever_markdown_says_only_harmless_elements_come_of_it(text: str) -> None:
    for tag, attributes in Parsed(shown(text)).elements:
        assert tag in TAGS
        assert attributes.keys() <= ATTRIBUTES
        assert (attributes.get("href") or "https:").startswith(("https:", "http:", "mailto:", "tel:"))


@given(MARKDOWN)
def test_no_word_is_lost(text: str) -> None:
    parsed = Parsed(shown(text))
    there = parsed.text + "".join(str(attributes.get("href")) for _, attributes in parsed.elements)
    assert there.count("word") >= text.count("word")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**a** and *b*\nand `c<d`", "<p><strong>a</strong> and <em>b</em>\nand <code>c&lt;d</code></p>"),
        ("# Title", "<h3>Title</h3>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("a  \nb<br>c", "<p>a<br>b<br>c</p>"),
        ("> a\n\n---", "<blockquote><p>a</p></blockquote><hr>"),
        ("```sh\nls <x>\n```", '<pre dir="ltr" title="sh"><code>ls &lt;x&gt;</code></pre>'),
        ("<b onclick=x>a</b>", "<p><strong>a</strong></p>"),
        ("x<sup>2</sup> <span style=y>a</span>", "<p>x<sup>2</sup> a</p>"),
        ("<script>a</script> <b>", "<p>&lt;script&gt;a&lt;/script&gt; &lt;b&gt;</p>"),
        ("<a href='javascript:x'>a</a>", '<p>a <span class="address">(javascript:x)</span></p>'),
    ],
)
def test_markdown_and_simple_html_in_it_are_laid_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("1. a\n1. b", "<ol><li>a</li><li>b</li></ol>"),  # as many authors write lists
        ("4. a\n5. b", '<ol start="4"><li>a</li><li>b</li></ol>'),
        ("1. a\n2. b\n5. c", '<ol><li>a</li><li>b</li><li value="5">c</li></ol>'),
    ],
)
def test_the_items_of_a_list_have_the_numbers_of_the_document(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_table_keeps_its_columns_and_where_their_text_stands() -> None:
    table = shown("| a | b |\n|---|---:|\n| 1 | 2 |")
    assert '<th scope="col">a</th><th scope="col" class="right">b</th>' in table
    assert '<tr><td>1</td><td class="right">2</td></tr>' in table


@pytest.mark.parametrize("address", ["https://a.example/x", "http://a.example", "mailto:a@a.example", "tel:+49"])
def test_a_link_leads_out_of_the_page_and_tells_nobody_from_where(address: str) -> None:
    assert f'<a href="{address}" rel="noopener noreferrer" target="_blank">a</a>' in shown(f"[a]({address})")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "&#1;javascript:x", "other.md#part", "/local", "#part", "//evil.example/"],
)  # fmt: skip
def test_any_other_address_is_text_beside_the_words_of_the_link(address: str) -> None:
    html = shown(f"[a]({address})")
    assert "<a" not in html
    assert html.startswith('<p>a <span class="address">(')


@pytest.mark.parametrize(
    "text",
    [
        "[<a href='https://b.example'>a</a>](https://a.example)",
        "<a href='https://a.example'>[a](https://b.example)</a>",
        "<a href='https://a.example'>**<img src=b.png alt=a>**</a>",
        "[![a](b.png)](https://a.example)",
    ],
)
def test_a_link_within_a_link_is_its_text(text: str) -> None:
    links = [attributes["href"] for tag, attributes in Parsed(shown(text)).elements if tag == "a"]
    assert links == ["https://a.example"]
    assert Parsed(shown(text)).text == "a"


def test_an_image_is_a_link_and_is_not_loaded() -> None:
    assert ">a<" in shown("![a](https://a.example/i.png)")
    assert "<img" not in shown("![a](https://a.example/i.png)")
    assert shown("[![a](https://a.example/i.png)](https://a.example/)").count("<a ") == 1


def test_a_row_with_more_cells_than_the_table_loses_none_of_them() -> None:
    assert "third" in shown("| a | b |\n|---|---|\n| 1 | 2 | third |")


def test_other_documents_keep_their_lines_and_have_their_tables() -> None:
    assert shown("1 * 2 * 3\n  indented", "a.txt") == '<p class="lines">1 * 2 * 3\n  indented</p>'
    html = shown("Look:\n| a | b |\n|---|---|\n| 1 | <b> |", "a.docx")
    assert html.startswith('<p class="lines">Look:</p><div class="wide" tabindex="0"><table>')
    assert "<td>&lt;b&gt;</td>" in html


def test_a_very_long_text_is_shown_as_it_is_written() -> None:
    assert shown("**a** " * 5000).startswith('<p class="lines">**a** **a**')


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.rst", ":ref:`a`:\n\n  <x>", '<p class="lines">a:</p><pre dir="ltr"><code>&lt;x&gt;</code></pre>'),
        ("a.rst", "**c** `d`", '<p class="lines"><strong>c</strong> <code>d</code></p>'),
        ("a.adoc", "link:b.adoc[b]", '<p class="lines">b <span class="address">(b.adoc)</span></p>'),
        ("a.adoc", "kbd:[F1]\n_c_", '<p class="lines"><code>F1</code>\n<em>c</em></p>'),
        ("a.rst", "`a <javascript:x()>`_", '<p class="lines">a <span class="address">(javascript:x())</span></p>'),
        ("a.txt", "`a <https://a.example>`_", '<p class="lines">`a &lt;https://a.example&gt;`_</p>'),
    ],
)  # fmt: skip
def test_marks_in_other_documents_are_laid_out_and_lines_stay(path: str, text: str, expected: str) -> None:
    assert shown(text, path) == expected


@pytest.mark.parametrize(("text", "path"), [("`b <https://a.example>`_", "a.rst"), ("https://a.example[b]", "a.adoc")])
def test_links_of_other_documents_lead_out_of_the_page(text: str, path: str) -> None:
    assert '<a href="https://a.example" rel="noopener noreferrer" target="_blank">b</a>' in shown(text, path)


@given(MARKDOWN, st.sampled_from(["a.rst", "a.adoc", "a.txt"]))
def test_whatever_other_documents_say_only_harmless_elements_come_of_it(text: str, path: str) -> None:
    for tag, attributes in Parsed(shown(text, path)).elements:
        assert tag in TAGS
        assert attributes.keys() <= ATTRIBUTES
        assert (attributes.get("href") or "https:").startswith(("https:", "http:", "mailto:", "tel:"))
