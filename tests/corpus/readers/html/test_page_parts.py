"""Tests of what stands around the text of a page."""

from __future__ import annotations

import pytest

from faqbot.corpus.document import Document

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html

TEXT = "<h1>Delivery</h1><h2>Do you ship abroad?</h2><p>Only to Norway.</p>"
LINKS = "".join(f"<li><a href='/c/{n}'>Category {n} of the large shop</a></li>" for n in range(60))
WORDS = "<p>" + "The shop is a family business since 1950. " * 60 + "</p>"


def _read(html: str) -> Document:
    return read_html(html.encode(), "page.html", "page")


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.text]


LARGE_PARTS = {
    "navigation": f"<nav><ul>{LINKS}</ul></nav>",
    "navigation by its role": f"<div role=navigation><ul>{LINKS}</ul></div>",
    "navigation by its links": f"<div><ul>{LINKS}</ul></div>",
    "footer": f"<footer><h4>Shop</h4>{WORDS}</footer>",
    "dialog": f"<div role=dialog><h2>Privacy settings</h2>{WORDS}</div>",
    "hidden text": f"<div hidden>{WORDS}</div>",
}


@pytest.mark.parametrize("part", LARGE_PARTS)
@pytest.mark.parametrize("text", [TEXT, f"<main>{TEXT}</main>"])
def test_a_part_around_the_text_is_left_out_also_if_it_holds_most_letters_of_the_page(part: str, text: str) -> None:
    assert _texts(_read(f"<body>{LARGE_PARTS[part]}{text}</body>")) == _texts(_read(f"<body>{TEXT}</body>"))


def test_text_that_a_page_hides_until_it_is_loaded_is_read() -> None:
    document = _read(f"<body><p>Please wait.</p><div style='display:none'>{TEXT}{WORDS}</div></body>")
    assert "Only to Norway." in _texts(document)


@pytest.mark.parametrize("part", ["<div style='display:none'>{}</div>", "<footer>{}</footer>"])
def test_most_of_a_page_is_read_also_in_a_footer_or_hidden_if_the_rest_does_not_ask(part: str) -> None:
    document = _read(
        f"<body><h1>Prices</h1><p>The prices are being loaded, please wait.</p>{part.format(WORDS)}</body>"
    )
    assert any("family business" in text for text in _texts(document))


def test_hidden_questions_are_read_where_the_rest_of_the_page_asks_less() -> None:
    questions = "<h3>Who pays?</h3><p>You pay for all of it.</p><h3>When do we pay?</h3><p>At the end of the month.</p>"
    document = _read(f"<body><h1>Help</h1><button>FAQ</button><div style='display:none'>{questions}</div></body>")
    assert "At the end of the month." in _texts(document)


def test_a_short_main_text_is_the_text_of_the_page_if_nothing_outside_of_it_asks() -> None:
    document = _read(f"<body><main>{TEXT}<p>{'Send it back. ' * 20}</p></main><div>{WORDS[:900]}</div></body>")
    assert not [text for text in _texts(document) if "family" in text]


def test_questions_outside_of_a_short_main_text_are_read() -> None:
    document = _read(f"<body><main><h1>FAQ</h1><p>Ask us.</p></main><div>{TEXT}</div></body>")
    assert "Only to Norway." in _texts(document)


def test_a_header_that_is_little_but_the_heading_of_a_section_is_read() -> None:
    frame = "<div class=frame><header><h2>Billing</h2></header><h3>When do we pay?</h3><p>In January.</p></div>"
    top = "<header><h2><a href='/'>City works</a></h2></header><header><h1>City works</h1></header>"
    html = f"<title>City works</title><body>{top}<div>{frame}</div></body>"
    assert _texts(_read(html)) == ["Billing", "When do we pay?", "In January."]


def test_navigation_without_links_holds_an_answer_that_a_program_unfolds() -> None:
    item = "<div><div class=toggle><div></div><div>{}</div></div><nav><p>{}</p></nav></div>"
    html = "<h2>FAQs</h2>" + item.format("Do you have an API?", "Yes, REST.") + item.format("Can I cancel?", "Always.")
    assert _texts(_read(html)) == ["Do you have an API?", "Yes, REST.", "Can I cancel?", "Always."]


def test_navigation_that_a_program_moves_is_no_label_of_the_text_beside_it() -> None:
    menu = "<nav data-toggle=shift><a href=a>How do I install it?</a><a href=b>Glossary</a></nav>"
    assert _texts(_read(f"<body>{menu}<section data-toggle=shift>{TEXT}</section></body>")) == _texts(_read(TEXT))


def test_a_list_of_links_that_only_its_class_calls_a_menu_is_read_if_the_page_has_hardly_more() -> None:
    menu = "<ul class=toc><li><a href=a>The basics</a></li><li><a href=b>A simple example</a></li></ul>"
    assert "The basics" in _texts(_read(f"<body><h1>Using it</h1><p>How to use it:</p>{menu}</body>"))


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Who are you?</h3><p>Friends.</p><h3>Where are your news?</h3><ul>{}</ul>",
        "<details><summary>Where are your news?</summary><p>We post on</p><ul>{}</ul></details>",
        "<dl><dt>Where are your news?</dt><dd><ul>{}</ul></dd></dl>",
        "<h3 aria-controls=a>Where are your news?</h3><div id=a hidden><ul>{}</ul></div>",
    ],
)
def test_a_list_of_links_that_answers_a_question_is_text(html: str) -> None:
    links = "".join(f"<li><a href=https://{name}.example/>{name}</a></li>" for name in ("Mastodon", "Signal", "Matrix"))
    assert {"Mastodon", "Signal", "Matrix"} <= set(_texts(_read(TEXT + html.format(links))))


@pytest.mark.parametrize("title", ["More", "Need help?"])
def test_a_list_of_links_below_a_heading_that_states_or_alone_asks_is_navigation(title: str) -> None:
    links = "".join(f"<li><a href=https://{name}.example/>{name}</a></li>" for name in ("Mastodon", "Signal", "Matrix"))
    assert "Signal" not in _texts(_read(f"{TEXT}<h3>{title}</h3><ul>{links}</ul>"))
