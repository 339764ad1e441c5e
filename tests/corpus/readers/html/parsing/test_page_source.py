"""Tests of what of the source of a page the parser is given."""

from __future__ import annotations

import pytest

from faqbot.corpus.readers.html.parsing.page_source import prepared_source


def _text(source: str) -> str:
    return prepared_source(source, is_xml=False).text


@pytest.mark.parametrize(
    "code",
    [
        "{% block content %}",
        '{%- include "a.html" -%}',
        "{# who pays? #}",
        "{{-- <b>Tickets</b> {{ $a }} --}}",
        "<%= Html.Link(52) %>",
        "@extends('layouts.public')",
        "@section('title', 'Tickets')",
        "@endsection",
    ],
)
def test_the_code_of_a_template_is_no_text(code: str) -> None:
    assert _text(f"  {code}\nHello.") == "  \nHello."


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Hello <%= name %>.", "Hello ."),
        ("Hello.{% endif %}{% endblock %}", "Hello."),
        ("{% block title %}Hello {{ name }}.{% endblock %}", "Hello {{ name }}."),
    ],
)
def test_code_of_a_template_around_a_text_is_no_text_where_another_line_begins_with_one(line: str, text: str) -> None:
    assert _text(f"{{% load it %}}\n{line}") == f"\n{text}"


@pytest.mark.parametrize(
    "line",
    [
        "Use {# for a comment and #} to end it.",
        "The price range {% 10 to 20 %} of it.",
        "{% 10 to 20 %}",
        "Write {% if a %} before it.",
        "{% if a %} begins a condition.",
    ],
)
def test_what_looks_like_code_of_a_template_amid_a_sentence_is_kept(line: str) -> None:
    assert _text(f"{{% load it %}}\n{line}") == f"\n{line}"


def test_the_code_of_a_template_that_a_page_speaks_of_is_kept() -> None:
    assert _text("Write {% load it %} above.") == "Write {% load it %} above."


def test_the_code_of_a_template_that_stands_for_a_text_is_kept() -> None:
    assert _text('{% load it %}\n{% trans "Who pays?" %}') == '\n{% trans "Who pays?" %}'


@pytest.mark.parametrize("name", ["pre", "code"])
def test_the_code_of_a_template_that_is_shown_as_code_is_kept(name: str) -> None:
    assert "{% load it %}" in _text(f"{{% block a %}}\n<{name}>{{% load it %}}</{name}>")


def test_a_word_behind_an_at_sign_within_a_line_is_text() -> None:
    assert _text("@section\nMail us @section") == "\nMail us @section"


def test_removed_code_keeps_the_number_of_lines() -> None:
    assert _text("{#\na\n#}\nHello.") == "\n\n\nHello."


@pytest.mark.parametrize("block", ["<p>By card.", "<ul><li>By card.</ul>", "<div>By card.</div>"])
def test_a_heading_without_an_end_tag_ends_where_a_block_begins(block: str) -> None:
    assert "How do I pay?</h3>" in _text(f"<h3>How do I pay?{block}")


def test_a_heading_without_an_end_tag_ends_where_a_button_unfolds_an_answer() -> None:
    assert "</h3><button" in _text("<h3><button>How do I pay?</button><div>By card.</div><h3>Where?</h3>")


def test_a_heading_with_an_end_tag_may_hold_a_block() -> None:
    assert "</h3><div" not in _text("<h3><div>How do I pay?</div></h3>")
