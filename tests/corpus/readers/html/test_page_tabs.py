"""Tests of tabs that do not name their panels."""

from __future__ import annotations

import pytest

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html

QUESTION = "<h2>How do I install it?</h2><p>Take one of these.</p>"
TABS = {
    "docusaurus": "<ul role=tablist><li role=tab>npm</li><li role=tab>Yarn</li></ul>"
    "<div><div role=tabpanel><p>npm i zap</p></div><div role=tabpanel hidden><p>yarn add zap</p></div></div>",
    "material": "<input type=radio name=t id=a><input type=radio name=t id=b>"
    "<div><label for=a>npm</label><label for=b>Yarn</label></div>"
    "<div><div class=block><p>npm i zap</p></div><div class=block><p>yarn add zap</p></div></div>",
}


def _texts(html: str) -> list[str]:
    document = read_html(f"<body><h1>Zap</h1>{html}</body>".encode(), "page.html", "page")
    return [block.text for block in document.blocks if block.text]


@pytest.mark.parametrize("kind", TABS)
def test_each_panel_is_read_below_its_tab_as_a_part_of_the_answer(kind: str) -> None:
    below = _texts(QUESTION + TABS[kind])[2:]
    assert below == ["npm", "npm i zap", "Yarn", "yarn add zap"]


def test_tabs_above_other_text_than_their_panels_stay_a_list() -> None:
    html = "<ul role=tablist><li role=tab>npm</li><li role=tab>Yarn</li></ul><div><p>npm i zap</p></div>"
    assert _texts(QUESTION + html)[2:] == ["npm", "Yarn", "npm i zap"]


def test_tabs_above_questions_are_headings() -> None:
    html = "<ul><li role=tab>Cards</li><li role=tab>Loans</li></ul>"
    html += "<div><div><h4>Is it free?</h4><p>Yes.</p></div><div hidden><h4>How many?</h4><p>Two.</p></div></div>"
    assert _texts(html) == ["Cards", "Is it free?", "Yes.", "Loans", "How many?", "Two."]


@pytest.mark.parametrize(
    "buttons",
    ["", "<input type=radio name=t id=a><input type=radio name=u id=b>", "<p><input type=radio id=a name=t></p>"],
)
def test_labels_that_do_not_set_the_buttons_of_one_group_are_no_tabs(buttons: str) -> None:
    html = "<div><label for=a>Monthly</label><label for=b>Yearly</label></div>"
    html += "<div><div><p>Basic costs 5 euros.</p></div><div><p>Pro costs 9 euros.</p></div></div>"
    assert _texts(buttons + html)[-2:] == ["Basic costs 5 euros.", "Pro costs 9 euros."]
