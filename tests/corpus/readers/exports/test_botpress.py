"""The answers of a Botpress bot that refer to elements of content are the texts of these."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.document import Document
from faqbot.corpus.readers.exports.botpress import elements_in, with_texts
from faqbot.corpus.readers.tables import read_table
from faqbot.errors import CorpusWarning, NoPairsError

ELEMENTS = [
    {
        "id": "builtin_text-A1",
        "contentType": "builtin_text",
        "formData": {"text$en": "In Oslo.", "text$pt-BR": "Em Oslo.", "typing$en": True},
    },
    {
        "id": "builtin_single-choice-B2",
        "formData": {"text$en": "Which day?", "choices$en": [{"title": "Sunday", "value": "7"}]},
    },
    {"id": "builtin_image-C3", "formData": {"image$en": "/media/map.png", "title$en": "Map"}},
]


def read(*answers: dict[str, list[str]], elements: Any = ELEMENTS) -> Document:
    qnas = [
        {
            "id": f"q{number}",
            "data": {
                "enabled": True,
                "answers": given,
                "questions": {language: [f"Where is {number}?"] for language in given},
            },
        }
        for number, given in enumerate(answers)
    ]
    return read_table(json.dumps({"qnas": qnas, "contentElements": elements}, indent=1), "qna.json", "qna")


def test_an_answer_is_the_text_in_its_language() -> None:
    document = read({"en": ["#!builtin_text-A1", "Or here."], "pt-BR": ["#!builtin_text-A1"]})
    assert [pair.answer for pair in document.pairs] == ["In Oslo.", "Em Oslo."]
    assert document.pairs[0].metadata["variants of the answer"] == ["Or here."]


def test_a_menu_says_its_text() -> None:
    assert [pair.answer for pair in read({"en": ["#!builtin_single-choice-B2"]}).pairs] == ["Which day?"]


@pytest.mark.parametrize("reference", ["#!builtin_image-C3", "#!builtin_text-gone"])
def test_a_question_whose_answer_has_no_text_is_left_out_and_said(reference: str) -> None:
    with pytest.warns(CorpusWarning, match=r"1 row \(line \d+\) without a question or an answer"):
        document = read({"en": [reference]}, {"en": ["Plain."]})
    assert [pair.answer for pair in document.pairs] == ["Plain."]


def test_a_bot_that_only_shows_pictures_has_no_pairs() -> None:
    with pytest.raises(NoPairsError):
        read({"en": ["#!builtin_image-C3"]})


def test_the_elements_themselves_are_no_questions_and_no_cause_for_a_warning() -> None:
    document = read({"en": ["Plain."]})
    assert "texts that answers refer to" in {one.reason for one in document.left_out}
    assert len(document.pairs) == 1


@pytest.mark.parametrize("elements", [{}, [], None, "x", [1, {"id": 7}, {"formData": []}]])
def test_elements_of_any_shape_do_no_harm(elements: Any) -> None:
    assert [pair.answer for pair in read({"en": ["Plain."]}, elements=elements).pairs] == ["Plain."]


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9) | st.lists(st.text(max_size=9)) | st.integers()))
def test_what_is_no_reference_stays(record: dict[str, Any]) -> None:
    elements = elements_in("contentElements", ELEMENTS)
    assert elements is not None
    plain = {name: value for name, value in record.items() if "#!" not in str(value) and value != [""]}
    kept = {name: [one for one in value if one] if isinstance(value, list) else value for name, value in plain.items()}
    assert with_texts(plain, elements) == kept
