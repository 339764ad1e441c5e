"""Groups in lists of their own give their names to the records that name them by an id."""

from __future__ import annotations

import json

import pytest

from faqbot.corpus.records.groups.group_lists import group_names, groups_in
from faqbot.corpus.records.json_tree import JsonTree

SECTIONS = [{"id": 7, "name": "Orders", "category_id": "1"}]
CATEGORIES = [{"id": "1", "title": "Shop"}]


def test_a_list_of_objects_with_ids_and_names_holds_groups() -> None:
    assert groups_in(SECTIONS) == {"7": SECTIONS[0]}
    assert groups_in([*SECTIONS, {"id": 8}]) is None
    assert groups_in([]) is groups_in({"id": 1, "name": "x"}) is groups_in([3]) is None


@pytest.mark.parametrize(
    ("record", "names"),
    [
        ({"section_id": 7}, ("Shop", "Orders")),
        ({"sectionId": "7"}, ("Shop", "Orders")),
        ({"category_id": 1}, ("Shop",)),
        ({"parent_id": 7}, ("Shop", "Orders")),
        ({"section_id": 9}, ()),
        ({"author_id": 7}, ()),
        ({"section_id": None, "id": 7}, ()),
    ],
)
def test_the_names_of_the_groups_around_a_record(record: dict[str, object], names: tuple[str, ...]) -> None:
    lists = {"sections": groups_in(SECTIONS) or {}, "categories": groups_in(CATEGORIES) or {}}
    assert group_names(record, lists)[0] == names


def test_groups_that_name_each_other_in_a_circle_end() -> None:
    lists = {
        "folders": groups_in([{"id": 1, "name": "A", "folder_id": 2}, {"id": 2, "name": "B", "folder_id": 1}]) or {}
    }
    assert len(group_names({"folder_id": 1}, lists)[0]) == 8


def test_a_list_that_no_record_names_stays_unread() -> None:
    pair = {"question": "How?", "answer": "So.", "section_id": 7}
    tree = JsonTree(json.dumps({"faqs": [pair], "sections": SECTIONS, "people": [{"id": 7, "name": "Ann"}]}), "a.json")
    assert [one.names for one in tree.found] == [("Orders",)]
    assert [one.path for one in tree.unread] == ["$.people"]
