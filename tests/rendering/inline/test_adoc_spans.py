"""AsciiDoc as spans: its marks are read as people read them, and nothing else changes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.inline.adoc_spans import adoc_spans
from faqbot.rendering.inline.inline_spans import InlineSpan


def shown(text: str) -> str:
    return "".join(f"{span.text}({span.address})" if span.address else span.text for span in adoc_spans(text))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("the https://a.example/x/[Eclipse Che] here", InlineSpan("link", "Eclipse Che", "https://a.example/x/")),
        ("https://a.example[Text^,role=x]", InlineSpan("link", "Text", "https://a.example")),
        ('https://a.example["Text, more",window=_blank]', InlineSpan("link", "Text, more", "https://a.example")),
        ("https://a.example[]", InlineSpan("link", "https://a.example", "https://a.example")),
        ("mailto:a@a.example[]", InlineSpan("link", "a@a.example", "mailto:a@a.example")),
        ("link:steamos.adoc#x[Where]", InlineSpan("link", "Where", "steamos.adoc#x")),
        ("xref:page.adoc[Page]", InlineSpan("link", "Page", "page.adoc")),
        ("image::logo.svg[width=70%]", InlineSpan("link", "logo.svg", "logo.svg")),
        ("image:logo.svg[The logo,100]", InlineSpan("link", "The logo", "logo.svg")),
        ("press kbd:[F1] now", InlineSpan("code", "F1")),
        ("press btn:[OK] now", InlineSpan("strong", "OK")),
        ("type `ls -l` or `+{x}+`", InlineSpan("code", "{x}")),
        ("so *very* good", InlineSpan("strong", "very")),
        ("so **very** good", InlineSpan("strong", "very")),
        ("so _very_ good", InlineSpan("emphasis", "very")),
        ("=== A part\ntext", InlineSpan("strong", "A part")),
        ("Type:\n\n    ls *x*\n\nNow", InlineSpan("block", "    ls *x*")),
    ],
)
def test_marks_become_spans(text: str, span: InlineSpan) -> None:
    assert span in list(adoc_spans(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See <<Resources Consumption>> section", "See Resources Consumption section"),
        ("See <<resources,the resources>>", "See the resources"),
        ("menu:File[New]", "File > New"),
        ("a textfootnote:[A note.]", "a text (A note.)"),
        ("a [.lead]#text# and [[here]]an anchor", "a text and an anchor"),
        ("one +\ntwo", "one\ntwo"),
        ("=== Using `a` and b", "Using a and b"),
    ],
)
def test_what_only_asciidoctor_understands_is_left_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{product} and {url}[text] and \\{x}",
        'curl "https://a.example/users?filter[email]=<email>"',
        "snake_case_words, 2 * 3 * 4, a[0] and f(*x)",
        "https://a.example/x is an address",
        "a << b, c >> d",
        "kbd:[] and link:[x]",
        "[withMaven] text",
    ],
)
def test_what_is_in_doubt_stays_as_it_is_written(text: str) -> None:
    assert shown(text) == text


MARKED = st.builds(
    str.format,
    st.sampled_from(
        ["{} ", "https://a.example[{}] ", "link:x[{}] ", "<<id,{}>> ", "<<{}>> ", "kbd:[{}] ", "`{}` ", "*{}* ",
         "_{}_ ",
         "menu:{}[Go] ", "image:p.png[{}] ", "footnote:[{}] ", "== {}\n", "{}:\n\n    ", "\n\n", "* {}\n", "[.r]#{}# ",
         "`{} ", "[{} ", "<<{} ", "| {} |\n"]
    ),
    st.sampled_from(["word", "two words", "Ärger", "x1"]),
)  # fmt: skip


@given(st.lists(MARKED, max_size=12).map("".join))
def test_no_word_is_lost(text: str) -> None:
    for word in ("word", "two", "Ärger", "x1"):
        assert shown(text).count(word) == text.count(word)


@given(st.lists(MARKED | st.sampled_from("`*_:+#<>[]=\n ") | st.text(max_size=4), max_size=20).map("".join))
def test_every_letter_that_is_shown_is_one_of_the_text(text: str) -> None:
    written = [letter for letter in text if letter.isalnum()]
    for span in adoc_spans(text):
        assert span.text.replace(" > ", " ").strip(" ()") in text or span.kind == "text"
        assert span.address in text
        assert all(letter in written for letter in span.text if letter.isalnum())


@given(st.text("ab \n.,()-"))
def test_a_text_without_marks_is_shown_as_it_is(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "part", ["`a", "<<a", "link:", "link:a[", "https://", "*a", " _a", "[.", "[[a", "a:\n\n  b\n", "mailto:a"]
)
def test_time_grows_with_the_length_of_the_text(part: str) -> None:
    start = time.process_time()
    shown(part * 10_000)
    assert time.process_time() - start < 2
