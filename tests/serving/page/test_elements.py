"""Every text in an element is escaped, whatever it is."""

from __future__ import annotations

import pytest
from browsing import Parsed
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.readable import printable
from faqbot.serving.page.elements import SafeHtml, all_of, element, escaped

ANY = st.text(st.characters(exclude_categories=[]), max_size=60)


@given(ANY)
def test_a_text_is_read_as_this_text_and_nothing_else(text: str) -> None:
    parsed = Parsed(element("p", text))
    assert parsed.elements == [("p", {})]
    assert parsed.text == printable(text)


@given(ANY)
def test_the_value_of_an_attribute_is_read_as_this_value_and_nothing_else(text: str) -> None:
    parsed = Parsed(element("a", "x", href=text))
    assert parsed.elements == [("a", {"href": printable(text)})]


def test_what_is_html_already_is_not_escaped_again() -> None:
    assert element("p", element("b", "<"), " & ", None) == "<p><b>&lt;</b> &amp; </p>"
    assert escaped(escaped("<")) == "&lt;"
    assert all_of(["<", SafeHtml("<br>"), None]) == "&lt;<br>"


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"class_": "a"}, '<p class="a"></p>'),
        ({"aria_label": "a"}, '<p aria-label="a"></p>'),
        ({"hidden": True}, "<p hidden></p>"),
        ({"hidden": False, "title": None}, "<p></p>"),
        ({"value": ""}, '<p value=""></p>'),
    ],
)
def test_attributes_are_written_as_html_names_them(attributes: dict[str, str | bool | None], expected: str) -> None:
    assert element("p", **attributes) == expected


def test_an_element_without_content_has_no_end_tag() -> None:
    assert element("br") == "<br>"
