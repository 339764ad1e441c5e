"""What bots and help desks export as JSON is read: each sample in tests/data/formats/exports, with all its parts."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.inventory import Fate, account_for
from faqbot.corpus.reading import document_of
from faqbot.errors import CorpusError

SAMPLES = Path(__file__).parents[3] / "data/formats/exports"


def read(name: str) -> tuple[Document, list[Chunk]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = document_of((SAMPLES / name).read_bytes(), name)
    return document, list(chunk_document(document))


def told(name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.question, one.text, one.asked_as) for one in read(name)[1]]


def test_qnabot() -> None:
    assert told("qnabot.json") == [
        (
            "Where are the lockers?",
            "The lockers are behind the ticket desk.",
            ("Is there a place for my bag?", "locker room"),
        ),
        ("What does a locker cost?", "Two crowns a day. Large lockers cost four.", ()),
    ]
    first = read("qnabot.json")[1][0]
    assert (first.id, first.metadata["topic"]) == ("Locker.001", "lockers")


def test_qnabot_on_lines() -> None:
    assert [(one[0], one[2]) for one in told("qnabot.jsonl")] == [
        ("Where are the lockers?", ("Is there a place for my bag?",)),
        ("What does a locker cost?", ()),
    ]


def test_amazon_kendra() -> None:
    assert told("kendra.json") == [
        ("When are the fish fed?", "At 11 and at 15 every day.", ()),
        ("Can I watch the feeding?", "Yes, from the gallery above the large tank.", ()),
    ]
    assert read("kendra.json")[1][0].source.headings == ("When are the fish fed?",)


def test_phpmyfaq_whose_html_is_escaped_twice() -> None:
    text = "Mit dem Bus 7 bis Hafen.\n\n- Werktags alle 10 Minuten\n- Sonntags alle 20 Minuten"
    assert told("phpmyfaq.json") == [
        ("Wie komme ich zum Aquarium?", text, ("Bus, Haltestelle",)),
        ("Gibt es Parkplätze?", "Ja, 40 Plätze hinter dem Haus.", ()),
    ]


def test_botpress_in_each_language_with_the_first_of_several_answers() -> None:
    assert told("botpress.json") == [
        (
            "Can I buy tickets online?",
            "Yes, on our website up to an hour before you come.",
            ("Do you sell tickets on the web?",),
        ),
        ("Puis-je acheter des billets en ligne ?", "Oui, sur notre site.", ("Billets en ligne",)),
        ("How many sharks are there?", "Three nurse sharks.", ()),
    ]
    metadata = read("botpress.json")[1][0].metadata
    assert metadata["variants of the answer"] == ["You can buy tickets on our website."]


def test_a_zendesk_help_center_with_its_sections_and_the_parts_of_its_articles() -> None:
    chunks = read("zendesk.json")[1]
    visit, groups = "Aquarium › Your visit", "Aquarium › Groups"
    group = f"{groups} › Visiting with a school class"
    assert [(one.id, one.source.headings, one.text) for one in chunks] == [
        (
            "360011111111",
            (visit, "May I take photographs?"),
            "Yes, but without flash.\n\nTripods need a permit from the press desk (https://aquarium.example/press).",
        ),
        (
            "360011111112",
            (groups, "Visiting with a school class"),
            "Classes are welcome from Tuesday to Friday.",
        ),
        ("360011111112-2", (group, "Booking"), "Call us two weeks ahead."),
        (
            "360011111112-3",
            (group, "What does it cost?"),
            "Two crowns for each child.\n\nTeachers\n\nTwo teachers are free.",
        ),
        ("360011111112-4", (group, "Lunch"), "1. Bring your own food.\n2. Eat it in the garden."),
    ]
    assert chunks[0].asked_as == ("camera, flash",)


def test_intercom_with_translations_once_each_and_without_drafts() -> None:
    assert [(one[0], one[1].split("\n")[0]) for one in told("intercom.json")] == [
        ("How do I change my booking?", "Open the mail with your ticket and choose Change."),
        ("Wie ändere ich meine Buchung?", "Öffnen Sie die Mail mit der Eintrittskarte und wählen Sie Ändern."),
    ]


def test_azure_question_answering() -> None:
    assert told("azure.json") == [
        ("Can I come with a pram?", "Yes, there are lifts to all floors.", ("Are there lifts?",)),
        ("Where can I change nappies?", "You find a changing table on the first floor.", ()),
    ]


def test_a_page_of_schema_org_in_a_graph() -> None:
    assert told("faqpage.json") == [
        ("Is the aquarium open on holidays?", "Yes, except on New Year's Day.", ()),
        ("Are there guided tours?", "On Saturdays at noon.", ()),
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.json*")))
def test_no_line_of_an_export_is_lost(name: str) -> None:
    document, chunks = read(name)
    accounts = account_for((SAMPLES / name).read_text(encoding="utf-8"), document, chunks)
    assert not [one for one in accounts if one.fate is Fate.LOST]


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Return all places in a value: each list or object with each of its numbers or names."""
    if not isinstance(value, list | dict):
        return []
    names = range(len(value)) if isinstance(value, list) else value
    return [place for name in names for place in ((value, name), *places_in(value[name]))]


STRANGE = [None, True, 0, -1.5, "", "x", "<p>", "&lt;p&gt;x&lt;/p&gt;", [], {}, [[]], [{}], {"": ""}, ["x"], {"id": 1}]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.json")))
@given(st.data())
def test_any_value_in_place_of_any_other_is_read_or_refused_in_one_line(name: str, data: st.DataObject) -> None:
    value = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        places = places_in(value)
        holder, key = data.draw(st.sampled_from(places))
        drawn = data.draw(st.sampled_from([*STRANGE, *(one[name_] for one, name_ in places)]))
        holder[key] = json.loads(json.dumps(drawn))  # a copy, so that no value holds itself
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            list(chunk_document(document_of(json.dumps(value), name)))
    except CorpusError as error:
        message = str(error)
    else:
        message = ""
    assert "\n" not in message
