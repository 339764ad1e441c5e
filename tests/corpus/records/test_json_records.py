"""JSON and JSON Lines: objects with their lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records.json_records import parse_object, read_json, read_json_lines
from faqbot.errors import CorpusError, NoPairsError

ROLES = ("question",)
OBJECTS = st.lists(st.fixed_dictionaries({"question": st.text(), "n": st.lists(st.integers(), max_size=3)}), min_size=1)


@given(OBJECTS, st.sampled_from([None, 1]))
def test_objects_of_a_list_stand_on_the_lines_that_hold_them(objects: list[dict], indent: int | None) -> None:
    text = json.dumps(objects, indent=indent)
    read = list(read_json(text, "a.json", ROLES))
    assert [record for _, record in read] == objects
    written = text.split("\n")
    for (first, last), record in read:
        lines = "\n".join(written[first - 1 : last]).strip(" ,")
        assert json.loads(lines if indent else lines.strip("[]") if len(objects) == 1 else json.dumps(record)) == record


def test_objects_one_a_line_have_the_numbers_of_their_lines() -> None:
    read = list(read_json_lines('{"a": 1}\r\n\n{"a": 2}\r{"a": 3}', "a.jsonl", line=5))
    assert read == [((5, 5), {"a": 1}), ((7, 7), {"a": 2}), ((8, 8), {"a": 3})]


@pytest.mark.parametrize("text", ['{"a": 1}', '{"a": [1]}', '"x"', "7"])
def test_json_without_a_list_of_objects_says_so(text: str) -> None:
    with pytest.raises(NoPairsError, match="no list of objects with question"):
        list(read_json(text, "a.json", ROLES))


def test_a_list_of_something_else_is_named_with_the_line() -> None:
    with pytest.raises(NoPairsError, match=r"a\.json:3: a list, but not of objects"):
        list(read_json('[\n{"question": "x"},\n7]', "a.json", ROLES))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": ', "invalid JSON: Expecting value"),
        ("[" * 100_000, "invalid JSON: nested too deeply"),
        ('{"n": ' + "1" * 5_000 + "}", "invalid JSON: Exceeds the limit"),
        ("[1]", "is not a JSON object"),
    ],
)
def test_a_text_that_is_no_object_says_why_and_where(text: str, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse_object(text, "a.jsonl", 4)
    assert caught.value.message.startswith(reason)
    assert caught.value.line == 4


def test_values_that_no_file_can_hold_are_replaced_unless_they_are_wanted_exactly() -> None:
    text = r'{"text": "\ud800", "n": NaN}'
    assert parse_object(text, "a.jsonl", 1) == {"text": "\ufffd", "n": None}
    exact = parse_object(text, "a.jsonl", 1, exact=True)
    assert exact["text"] == "\ud800"
    assert exact["n"] != exact["n"]
