"""JSON of any shape: every pair is found with its lines, and all else is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records.json_tree import JsonTree
from faqbot.corpus.records.pair_tree import answer_of, question_of

PAIR = {"question": "How?", "answer": "So."}


def found(value: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    tree = JsonTree(json.dumps(value), "a.json")
    return [
        (question_of(one.record.get("question")), answer_of(one.record.get("answer")), one.names) for one in tree.found
    ]


def unread(value: Any) -> list[str]:
    return [place.path for place in JsonTree(json.dumps(value), "a.json").unread]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ({"faqs": {"General": [PAIR]}}, ("General",)),
        ({"General": {"Sub": [PAIR]}}, ("General", "Sub")),
        ({"sections": [{"title": "Sub", "questions": [PAIR]}]}, ("Sub",)),
        ({"en": {"name": "English", "faq": [PAIR]}}, ("English",)),
        ([[PAIR]], ()),
        ({"a": {"items": [{"heading": "X", "children": [{"label": "Y", "entries": [PAIR]}]}]}}, ("a", "X", "Y")),
    ],
)
def test_the_names_around_a_pair_are_its_section(value: Any, names: tuple[str, ...]) -> None:
    assert found(value) == [("How?", "So.", names)]
    assert unread(value) == []


def test_maps_from_questions_to_answers_are_pairs() -> None:
    assert found({"How?": "So.", "Who pays": "You."}) == [("How?", "So.", ()), ("Who pays", "You.", ())]
    assert found({"Money": {"How much?": {"answer": "Ten.", "tags": ["x"]}}}) == [("How much?", "Ten.", ("Money",))]
    assert found({"version": 3, "How?": ["So.", "Or so."]}) == [("How?", "So.\n\nOr so.", ())]


def test_pairs_inside_a_pair_are_read_and_its_other_values_travel_along() -> None:
    tree = JsonTree(json.dumps({**PAIR, "more": [{"question": "Who?", "answer": "You."}], "extra": {"a": 1}}), "a.json")
    assert [one.names for one in tree.found] == [(), ("How?",)]
    assert tree.found[0].record == {**PAIR, "extra": {"a": 1}}
    assert tree.unread == []


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ({"faqs": [PAIR], "people": [{"name": "Ann"}]}, ["$.people"]),
        ({"faqs": [PAIR, {"name": "Ann"}, "x", 7]}, ["$.faqs[1]", "$.faqs[2]"]),
        ({"title": "T", "note": "n" * 200, "faqs": [PAIR]}, ["$.note"]),
        ({"@type": "FAQPage", "empty": [], "none": None, "faqs": [PAIR]}, []),
        ({"faqs": [PAIR], "a": {"b": [{"c": {"d": "e"}}], "f": [PAIR]}}, ["$.a.b"]),
        ([1, 2], ["$"]),
        ("text", ["$"]),
    ],
)
def test_what_holds_no_pair_is_named_at_its_highest_place(value: Any, paths: list[str]) -> None:
    assert unread(value) == paths


def test_a_place_has_the_line_where_it_begins() -> None:
    tree = JsonTree('{\r\n"faqs": [{"question": "How?",\n"answer": "So."}],\n"other": ["x"]}', "a.json")
    assert [one.lines for one in tree.found] == [(2, 3)]
    assert tree.unread == [(4, "$.other")]


def test_short_texts_beside_a_list_of_pairs_are_metadata() -> None:
    text = '{"updated": "2024-05-01",\n"contact": "desk@ferry.example", "v": 3, "faqs": [{"q": "How?", "a": "So."}]}'
    tree = JsonTree(text, "a.json")
    assert tree.metadata == [(1, "$.updated"), (2, "$.contact")]
    assert tree.unread == []


@pytest.mark.parametrize(
    "name", ["items", "subcategories", "subCategories", "sub-topics", "children", "entries", "faqs", "questions"]
)
def test_a_name_that_says_only_that_it_holds_questions_is_no_heading(name: str) -> None:
    assert found({"Billing": {name: {"Invoices": {name: [PAIR]}}}}) == [("How?", "So.", ("Billing", "Invoices"))]


PAIRS = st.fixed_dictionaries({"question": st.text("ab", min_size=1), "answer": st.text("cd", min_size=1)})
TREES = st.recursive(
    st.one_of(PAIRS, st.just({"note": "z"}), st.just("zz"), st.just(5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["items", "General", "b c", "name"]), inner, max_size=3),
    ),
)


@pytest.mark.parametrize("name", ["q1", "question_2", "faq3"])
def test_a_name_that_only_numbers_a_question_is_no_heading(name: str) -> None:
    assert found({"items": {name: {"question": "How?", "shortAnswer": "So.", "answer": "So."}}})[0][2] == ()


def leaves(value: Any, path: str = "$") -> list[tuple[str, Any]]:
    """Return the pairs (as objects) and the texts in a value, each with its path."""
    if isinstance(value, dict) and set(value) == {"question", "answer"}:
        return [(path, value)]
    if isinstance(value, list):
        return [leaf for at, one in enumerate(value) for leaf in leaves(one, f"{path}[{at}]")]
    if isinstance(value, dict):
        return [leaf for name in value for leaf in leaves(value[name], f"{path}.{name}")]
    return [(path, value)] if isinstance(value, str) else []


@given(TREES)
def test_every_pair_is_found_and_every_text_is_found_or_named(value: Any) -> None:
    tree = JsonTree(json.dumps(value), "a.json")
    said = [text for one in tree.found for text in (one.record["question"], one.record["answer"])]
    names = [tree.title, *(name for one in tree.found for name in one.names)]
    paths = [place.path for place in (*tree.unread, *tree.metadata)]
    for path, leaf in leaves(value):
        if isinstance(leaf, dict):
            assert any(one.record == leaf for one in tree.found)
        else:
            assert leaf in (*said, *names) or any(path.startswith(named) for named in paths), path


def test_the_path_of_an_unread_place_is_a_single_line() -> None:
    assert unread({"faq": [{"question": "Is it?", "answer": "Yes."}], "two\nlines": "Text.\n"}) == ["$.two lines"]


def test_deep_nesting_is_named_and_takes_linear_time() -> None:
    deep: Any = [PAIR]
    for _ in range(200):
        deep = {"more": deep}
    tree = JsonTree(json.dumps([PAIR, deep]), "a.json")
    assert len(tree.found) == 1
    assert [place.path for place in tree.unread] == ["$[1]"]
