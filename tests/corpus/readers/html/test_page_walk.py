"""Tests of the order and the sections in which the text of a page is told."""

from __future__ import annotations

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.structure.passes import structured

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html


def _places(html: str) -> list[tuple[str, str]]:
    """Return the path of headings and the text of each chunk."""
    document = structured(read_html(f"<body><h1>Shop</h1>{html}</body>".encode(), "page.html", "page"))
    return [(" > ".join(chunk.source.headings), chunk.text) for chunk in chunk_document(document)]


def test_a_section_that_can_be_unfolded_ends_with_its_panel() -> None:
    assert _places(
        "<details><summary>Orders</summary><details><summary>Can I cancel?</summary><p>Yes.</p></details></details>"
        "<details><summary>Returns</summary><details><summary>Who pays?</summary><p>We do.</p></details></details>"
        "<details><summary>Contact</summary><p>Mail us.</p></details>"
    ) == [("Orders > Can I cancel?", "Yes."), ("Returns > Who pays?", "We do."), ("Contact", "Mail us.")]


def test_headings_within_a_panel_do_not_move_the_next_section_below_it() -> None:
    assert _places(
        "<details><summary>Orders</summary><h3>Can I cancel?</h3><p>Yes.</p></details>"
        "<details><summary>Returns</summary><h3>Who pays?</h3><p>We do.</p></details><p>Ask us.</p>"
    ) == [("Orders > Can I cancel?", "Yes."), ("Returns > Who pays?", "We do."), ("", "Ask us.")]


def test_each_tab_is_a_section_of_its_own() -> None:
    tabs = "".join(f"<li><button role=tab data-bs-target='#{one}'>{one}</button></li>" for one in ("Cards", "Loans"))
    assert _places(
        f"<ul role=tablist>{tabs}</ul>"
        "<div role=tabpanel id=Cards><h3>How do I get a card?</h3><p>At the desk.</p></div>"
        "<div role=tabpanel id=Loans><h3>How many books?</h3><p>Twenty.</p></div>"
    ) == [("Cards > How do I get a card?", "At the desk."), ("Loans > How many books?", "Twenty.")]


def test_bold_lines_that_state_among_bold_questions_are_questions_too() -> None:
    html = (
        "<p><b>What is the programme?</b></p><p>A laptop for all.</p><p><b>How to charge it</b></p><p>With a plug.</p>"
    )
    html += "<p><b>What if it breaks?</b><br>Bring it to us.</p>"
    assert _places(html) == [
        ("What is the programme?", "A laptop for all."),
        ("How to charge it", "With a plug."),
        ("What if it breaks?", "Bring it to us."),
    ]


def test_bold_questions_below_a_bold_name_are_in_its_section_also_beside_those_that_state() -> None:
    html = "<p><b>Laptops</b></p><p><b>What is the programme?</b></p><p>A laptop for all.</p>"
    html += "<p><b>How to charge it</b></p><p>With a plug.</p><p><b>What if it breaks?</b></p><p>Bring it to us.</p>"
    assert [place for place, _ in _places(html)] == [
        "Laptops > What is the programme?",
        "Laptops > How to charge it",
        "Laptops > What if it breaks?",
    ]


_LINES = "<p><b>Card</b></p><p>With 2 GB.</p><h4>Processor</h4><p>Two cores.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary>What do I need?</summary>{}</details><details><summary>Who pays?</summary>Ann.</details>",
        "<dl><dt>What do I need?</dt><dd>{}</dd><dt>Who pays?</dt><dd>Ann.</dd></dl>",
        "<div><button>What do I need?</button><div>{}</div></div><div><button>Who pays?</button><div>Ann.</div></div>",
        "<h2 aria-controls=a>What do I need?</h2><div id=a>{}</div><h2 aria-controls=b>Who pays?</h2><p id=b>Ann.</p>",
    ],
)
def test_lines_in_bold_and_headings_within_an_answer_that_has_an_end_belong_to_it(html: str) -> None:
    answer = "Card\n\nWith 2 GB.\n\nProcessor\n\nTwo cores."
    assert _places(html.format(_LINES)) == [("What do I need?", answer), ("Who pays?", "Ann.")]


@pytest.mark.parametrize("end", ["", "</dd>"])
@pytest.mark.parametrize("level", [2, 3])
def test_a_heading_ends_a_list_of_terms_without_an_end(end: str, level: int) -> None:
    html = f"<h2>Orders</h2><dl><dt>Can I cancel?<dd>Yes.{end}<h{level}>Imprint</h{level}><p>Ann Smith.</p>"
    place = "Orders > Imprint" if level == 3 else "Imprint"
    assert _places(html) == [("Orders > Can I cancel?", "Yes."), (place, "Ann Smith.")]


def _cited(html: str) -> list[str]:
    """Return the place of each chunk."""
    document = structured(read_html(f"<body>{html}</body>".encode(), "page.html", "page"))
    return [str(chunk.source.place or "") for chunk in chunk_document(document)]


def test_an_empty_element_is_no_place_of_what_has_one() -> None:
    html = "<div id=menu></div><div id=text><h3>Who pays?</h3><p>Ann pays for all of us.</p></div>"
    assert "#" not in "".join(_cited(html))


def test_an_element_that_only_shows_a_picture_is_no_place_of_the_text_below() -> None:
    html = "<div id=logo><a><img src=x.png></a></div><div><h3>Who pays?</h3><p>Ann pays for all of us.</p></div>"
    assert "#" not in "".join(_cited(html))


def test_an_empty_element_above_a_heading_without_an_id_names_it() -> None:
    html = "<h2>Money</h2><div id=q1></div>\n<h3>Who pays?</h3><p>Ann.</p>"
    assert "q1" in _cited(html)[0]


def test_a_question_that_stands_on_a_page_twice_with_the_same_answer_keeps_it() -> None:
    pair = "<div><p class=u-question>Who pays for it</p><p class=u-answer>Ann pays.</p></div>"
    assert _places(2 * pair) == [("Who pays for it", "Ann pays."), ("Who pays for it", "Ann pays.")]


def test_labels_with_the_same_text_and_different_panels_are_no_questions() -> None:
    pair = "<div><p class=u-question>Read more</p><p class=u-answer>{}</p></div>"
    assert "Read more" not in [place for place, _ in _places(pair.format("Ann pays.") + pair.format("We cook."))]


@pytest.mark.parametrize("level", [2, 3])
def test_a_label_that_states_above_several_headings_is_the_heading_of_these(level: int) -> None:
    parts = f"<h{level}>Blue</h{level}><p>Two metres.</p><h{level}>Red</h{level}><p>Ten metres.</p>"
    html = f"<details><summary>Pumps</summary>{parts}</details><p>Come in.</p>"
    above = "Pumps > " if level == 3 else ""
    assert _places(html) == [(f"{above}Blue", "Two metres."), (f"{above}Red", "Ten metres."), ("", "Come in.")]


def test_a_tab_that_states_is_the_heading_of_its_panel() -> None:
    tabs = "<ul><li><a data-toggle=tab href='#a'>News</a></li><li><a data-toggle=tab href='#b'>FAQ</a></li></ul>"
    panels = "<div id=a><p>We moved.</p></div><div id=b><p><b>Who pays?</b></p><p>Ann.</p></div>"
    assert _places(tabs + panels) == [("News", "We moved."), ("FAQ > Who pays?", "Ann.")]


_UNFOLDED = {
    "details": "<details><summary>{}</summary><p>{}</p></details>",
    "button": "<div class=item><button class=q>{}</button><div class=a>{}</div></div>",
}


@pytest.mark.parametrize("form", _UNFOLDED)
def test_lines_of_one_class_above_questions_to_unfold_are_their_headings(form: str) -> None:
    asked = [_UNFOLDED[form].format(*pair) for pair in (("Who pays?", "Ann."), ("Who cooks?", "Bob."))]
    html = f"<div class=cat>Money</div>{asked[0]}<div class=cat>Food</div>{asked[1]}"
    assert _places(html) == [("Money > Who pays?", "Ann."), ("Food > Who cooks?", "Bob.")]


@pytest.mark.parametrize("form", _UNFOLDED)
@pytest.mark.parametrize(
    "template", ["{}<p>Any time.</p>{}<p>Any day.</p>", "<div>{}</div><p>Any time.</p><div>{}</div>Any day."]
)
def test_a_heading_of_questions_to_unfold_ends_with_these(form: str, template: str) -> None:
    money = f"<p class=cat>Money</p>{_UNFOLDED[form].format('Who pays?', 'Ann.')}"
    food = f"<p class=cat>Food</p>{_UNFOLDED[form].format('Who cooks?', 'Bob.')}"
    between = [place for place, text in _places(template.format(money, food)) if text.startswith("Any")]
    assert between == ["", ""]


def test_lines_of_one_class_of_which_one_stands_above_other_text_are_no_headings() -> None:
    asked = [_UNFOLDED["details"].format(*pair) for pair in (("Who pays?", "Ann."), ("Who cooks?", "Bob."))]
    html = f"<div class=n>Money</div>{asked[0]}<div class=n>Food</div>{asked[1]}<div class=n>Hello</div><p>Hi.</p>"
    assert "Money" not in " ".join(place for place, _ in _places(html))
