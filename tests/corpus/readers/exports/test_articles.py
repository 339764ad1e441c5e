"""Articles of a help desk are parted at their headings; other records, and answers to one question, stay whole."""

from __future__ import annotations

import time

from faqbot.corpus.readers.exports.articles import with_parts
from faqbot.corpus.records.pair_tree import FoundRecord


def parts(title: str, body: str, **others: object) -> list[tuple[str, str, tuple[str, ...]]]:
    found = with_parts([FoundRecord((1, 1), {"title": title, "body": body, **others}, ("Help",))])
    return [(one.record["title"], one.record["body"], one.names) for one in found]


def test_the_headings_of_an_article_part_it() -> None:
    body = "<p>Above.</p><h2 class='x'>The <b>first</b></h2><p>One.</p><h3>Deeper</h3><p>Two.</p>"
    assert parts("Moving", body) == [
        ("Moving", "<p>Above.</p>", ("Help",)),
        ("The first", "<p>One.</p>", ("Help", "Moving")),
        ("Deeper", "<p>Two.</p>", ("Help", "Moving")),
    ]


def test_an_article_that_begins_with_a_heading_has_no_part_above_it() -> None:
    assert parts("Moving", "<h2>First</h2><p>One.</p>") == [("First", "<p>One.</p>", ("Help", "Moving"))]


def test_a_title_that_asks_has_the_whole_body_up_to_another_question() -> None:
    whole = "<p>So.</p><h2>Steps</h2><p>One.</p>"
    assert parts("How do I move?", whole) == [("How do I move?", whole, ("Help",))]
    assert parts("How do I move?", f"{whole}<h2>What does it cost?</h2><p>Ten.</p>") == [
        ("How do I move?", whole, ("Help",)),
        ("What does it cost?", "<p>Ten.</p>", ("Help", "How do I move?")),
    ]


def test_headings_below_a_heading_that_asks_belong_to_its_answer() -> None:
    body = "<h2>What does it cost?</h2><p>Ten.</p><h3>Children</h3><p>Five.</p><h2>Rules</h2><p>None.</p>"
    assert [one[:2] for one in parts("Moving", body)] == [
        ("What does it cost?", "<p>Ten.</p><h3>Children</h3><p>Five.</p>"),
        ("Rules", "<p>None.</p>"),
    ]


def test_what_else_an_article_is_called_is_no_name_of_its_parts() -> None:
    record = {
        "id": 7,
        "title": "Moving",
        "body": "<p>A.</p><h2>First</h2><p>One.</p>",
        "tags": ["van"],
        "state": "draft",
    }
    first, second = with_parts([FoundRecord((1, 1), record)])
    assert first.record["tags"] == ["van"]
    assert {name: value for name, value in second.record.items() if name != "body"} == {
        "id": "7 2", "title": "First", "state": "draft",
    }  # fmt: skip


def test_other_records_stay_as_they_are() -> None:
    for record in (
        {"question": "Moving", "answer": "<h2>First</h2><p>One.</p>"},
        {"title": "Moving", "body": "No <h2 heading."},
        {"title": "Moving", "body": "<h2>never closed <h2>nor this"},
        {"title": 3, "body": None},
    ):
        (one,) = with_parts([FoundRecord((1, 1), record)])
        assert one.record == record


def test_headings_that_are_never_closed_take_no_long_time() -> None:
    start = time.process_time()
    parts("Moving", "<h2>" * 200_000)
    assert time.process_time() - start < 5
