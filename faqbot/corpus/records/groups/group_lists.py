"""Find the names of the groups of records that are kept in lists of their own, as help desks export them.

{"articles": [{"title": …, "body": …, "section_id": 7}],
 "sections": [{"id": 7, "name": "Orders", "category_id": 1}],
 "categories": [{"id": 1, "name": "Shop"}]}                      the article is in Shop › Orders
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from faqbot.corpus.records.column_pairs import plain_name
from faqbot.text.columns import json_names

# What a member such as `section_id` may name. Authors and organisations have ids, too, and are no heading.
_GROUPS = frozenset((*json_names.LABELS, "collection", "folder", "parent"))
# Most groups around each other. A limit, because groups may name each other in a circle.
_MOST_LEVELS = 8

# A list of groups: each by its id.
Groups = Mapping[str, Mapping[str, Any]]


def groups_in(value: object) -> Groups | None:
    """Return the groups in a list of objects that have an id and a name each; None if it is no such list."""
    if not isinstance(value, list) or not value:
        return None
    groups: dict[str, Mapping[str, Any]] = {}
    for one in value:
        if not isinstance(one, dict) or not isinstance(one.get("id"), int | str) or not label_of(one):
            return None
        groups[str(one["id"])] = one
    return groups


def group_names(record: Mapping[str, Any], lists: Mapping[str, Groups]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the names of the groups around a record, the outermost first, and the names of the lists they are in."""
    names: list[str] = []
    used: set[str] = set()
    inner: Mapping[str, Any] | None = record
    while inner is not None and len(names) < _MOST_LEVELS:
        outer = next(_groups_of(inner, lists), None)
        inner = None
        if outer:
            used.add(outer[0])
            inner = outer[1]
            names.insert(0, label_of(inner))
    return tuple(names), frozenset(used)


def _groups_of(record: Mapping[str, Any], lists: Mapping[str, Groups]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the groups that members such as `section_id` name, each with the name of its list."""
    for name, value in record.items():
        kind, _, end = plain_name(name).rpartition(" ")
        if end == "id" and kind in _GROUPS and isinstance(value, int | str):
            wanted = lists if kind == "parent" else [one for one in _plurals(kind) if one in lists]
            yield from ((one, lists[one][str(value)]) for one in wanted if str(value) in lists[one])


def _plurals(kind: str) -> Sequence[str]:
    return (f"{kind}s", f"{kind[:-1]}ies", kind)


def label_of(value: Mapping[str, Any]) -> str:
    """Return what an object is called; empty if it has no name."""
    named = {plain_name(name): one.strip() for name, one in value.items() if isinstance(one, str)}
    return next((named[name] for name in json_names.LABELS if named.get(name)), "")
