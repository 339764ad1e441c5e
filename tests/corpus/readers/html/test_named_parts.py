"""Tests of the parts around the text of a page that only their names tell from it."""

from __future__ import annotations

import time

import pytest

from faqbot.corpus.document import BlockKind, Document

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html
from faqbot.corpus.reading import document_of

QUESTION = "<h2>May I bring a dog?</h2><p>Dogs are welcome in the garden and on the terrace, on a lead.</p>"


def _read(html: str) -> Document:
    return read_html(html.encode(), "page.html", "page")


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.text]


AROUND = {
    "footer of the page": "<div class='elementor elementor-location-footer'><p>© 2024 Inn. Imprint.</p></div>",
    "author and date of the page": "<div class='article-meta'><span>Dana</span> <span>6 months ago</span></div>",
    "remarks of readers": "<section id='article-comments'><p>Great place, says Tom.</p></section>",
    "navigation": "<div class='related-articles'><b>More</b><a href='/a'>Our hours</a> <a href='/b'>Prices</a></div>",
    "mark of a program": "<a class='skip-link' href='#main'>Skip to content</a>",
    "form": "<div><button>Follow</button></div>",
    "table of contents": "<div><div><a href='#a'>Dogs in here</a></div><div><a href='#b'>Cats in here</a></div></div>",
}


@pytest.mark.parametrize("reason", AROUND)
def test_a_part_around_the_text_is_left_out_with_the_reason(reason: str) -> None:
    document = _read(f"<body>{QUESTION}{AROUND[reason]}</body>")
    assert [left.reason for left in document.left_out] == [reason]
    assert _texts(document) == _texts(_read(f"<body>{QUESTION}</body>"))


@pytest.mark.parametrize(
    "part",
    [
        "<div class=card-footer><p>Cats too.</p></div><div class=card-footer><p>Cats not.</p></div>",  # a look
        "<section id=comments><h2>Comments</h2><p>Write them in the guest book.</p></section>",  # a heading's own id
        "<div class=food-menu><p>Soup 4, bread 1.</p></div>",  # no links
        "<div id=footer><details><summary>Are cats welcome?</summary>No.</details></div>",  # a question
        "<p>Press <button>Follow</button> to be told.</p>",  # a word of a sentence
    ],
)
def test_a_name_alone_makes_no_text_a_part_around_it(part: str) -> None:
    assert not _read(f"<body>{QUESTION}{QUESTION}{part}</body>").left_out


def test_a_link_to_edit_a_section_is_no_part_of_its_heading() -> None:
    document = _read(
        "<h1>Inn</h1><h2><span id=Dogs>Dogs</span><span class=mw-editsection>[<a href=/e>edit</a>]</span></h2><p>Yes"
    )
    assert _texts(document) == ["Dogs", "Yes"]


def test_an_id_around_most_of_the_page_is_no_place() -> None:
    document = _read(f"<body><div id=text><p>All about dogs.</p>{QUESTION}</div></body>")
    assert not any(document.places)


def test_an_id_is_the_place_of_what_is_in_its_element_only() -> None:
    document = _read(f"<body>{QUESTION}<div id=note><p>Note well.</p></div><p>Behind.</p></body>")
    places = {block.text: str(document.places[block.lines[0] - 1] or "") for block in document.blocks}
    assert (places["Note well."], places["Behind."]) == ("#note", "")


def test_terms_with_one_definition_are_one_question() -> None:
    document = _read("<dl><dt>Can children swim?<dt>From what age?<dd>From 12 years.</dl>")
    asked = [block.text for block in document.blocks if block.kind is BlockKind.QUESTION]
    assert asked == ["Can children swim? From what age?"]


def test_a_term_that_states_is_a_question_where_most_terms_ask() -> None:
    document = _read("<dl><dt>Is it warm?<dd>Yes.<dt>Towels<dd>Bring one.<dd>Or rent one.<dt>Is it deep?<dd>No.</dl>")
    asked = [block.text for block in document.blocks if block.kind is BlockKind.QUESTION]
    assert asked == ["Is it warm?", "Towels", "Is it deep?"]


@pytest.mark.parametrize("entry", ["<dt>Is it warm?<dd>Yes.", "<dt>Is it warm?"])
def test_a_list_of_many_terms_is_read_in_time_that_grows_with_them(entry: str) -> None:
    start = time.process_time()
    _read(f"<dl>{entry * 16_000}<dd>No.</dl>")
    # It takes about a second; time that grew with the square of the terms would be half a minute.
    assert time.process_time() - start < 8


def _asked_terms(*terms: str) -> list[str]:
    blocks = _read(f"<dl>{''.join(f'<dt>{term}<dd>So.' for term in terms)}</dl>").blocks
    return [block.text for block in blocks if block.kind is BlockKind.QUESTION]


def test_a_term_that_states_is_a_question_where_half_of_the_terms_ask() -> None:
    assert _asked_terms("Is it cold?", "Towels are missing", "Is it deep?")[1] == "Towels are missing"


def test_terms_that_state_are_no_questions_where_fewer_than_half_of_the_terms_ask() -> None:
    assert _asked_terms("Is it cold?", "Towels", "Soap") == ["Is it cold?"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<dl><dt>Price<dd>5 EUR<dt>Tax included?<dd>Yes.</dl>"),
        ("page.md", "Price\n: 5 EUR\n\nTax included?\n: Yes.\n"),
        ("page.rst", "Price\n  5 EUR\n\nTax included?\n  Yes.\n"),
    ],
)
def test_one_term_of_two_that_asks_makes_no_question_of_the_other(name: str, text: str) -> None:
    asked = [block.text for block in document_of(text.encode(), name).blocks if block.kind is BlockKind.QUESTION]
    assert asked == ["Tax included?"]


def test_front_matter_above_a_page_is_no_text_and_may_hold_questions() -> None:
    document = _read(
        "---\nlayout: faq\ntitle: The oven\nquestions:\n- question: How hot?\n  answer: 300 degrees.\n---\n"
        "<h2>How do I clean it?</h2>\n<p>With soda.</p>\n"
    )
    assert document.title == "The oven"
    assert _texts(document) == ["How hot?", "300 degrees.", "How do I clean it?", "With soda."]
    assert [document.file_lines[block.lines[0] - 1] for block in document.blocks if block.text][-1] == (9, 9)
    assert {left.reason for left in document.left_out} == {"front matter"}


def test_a_first_paragraph_that_repeats_the_title_is_no_text() -> None:
    document = _read(f"<title>Our inn</title><body><p align=center><b>Our inn</b></p>{QUESTION}</body>")
    assert _texts(document) == _texts(_read(QUESTION))


def test_remarks_on_a_document_from_google_docs_are_no_text() -> None:
    remark = "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Tom, is it still free?</span></p></div>"
    html = f"<p>You can park on the large meadow<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>.</p>{remark}"
    assert _texts(_read(f"<body>{html}</body>")) == ["You can park on the large meadow."]


def test_the_attachments_and_comments_of_a_page_from_confluence_are_no_text() -> None:
    part = "<div class='pageSection group'><h2 id={0}>{0}:</h2><p>printer.png</p></div>"
    parts = part.format("attachments") + part.format("comments")
    byline = "<div class='page-metadata'>Created by <span>Jim</span> on Feb 02</div>"
    assert _texts(_read(f"<body>{byline}{QUESTION}{parts}</body>")) == _texts(_read(f"<body>{QUESTION}</body>"))


def test_a_control_opens_the_content_behind_it_with_its_name() -> None:
    text = "<div class=expand-control>{}</div><div class={}><p>Choose it in the dialog.</p></div>"
    named = _read("<body>" + text.format("Why is it grey?", "expand-content") + "</body>")
    assert [block.text for block in named.blocks if block.kind is BlockKind.QUESTION] == ["Why is it grey?"]
    other = _read("<body>" + text.format("Why is it grey?", "text-content") + "</body>")
    assert not [block for block in other.blocks if block.kind is BlockKind.QUESTION]


def test_a_section_with_a_part_of_the_names_that_confluence_gives_is_text() -> None:
    part = "<div class='section pageSection'><h2>Comments</h2><p>They are shown below each page.</p></div>"
    assert "They are shown below each page." in _texts(_read(f"<body><h1>Wiki</h1>{part}</body>"))
