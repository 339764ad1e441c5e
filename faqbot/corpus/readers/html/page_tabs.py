"""Find the tabs of a page that do not name their panels: the first tab belongs to the first panel, and so on.

The tabs are all that stands in an element, and the next element has as many parts as there are tabs. Documentation made
by Docusaurus and Material for MkDocs has such tabs in its answers, one for each system. Where labels are the tabs, a
style sheet shows the panel of the button that is set, which must stand before both: labels above two cards with prices
("Monthly", "Yearly") are no tabs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from faqbot.corpus.readers.html.parsing.page_elements import Element

_FEWEST = 2
# How far the panels may be from the tabs, in elements and texts beside each other; those between hold no text.
_NEAR = 50
# What a tab of Bootstrap says that it opens.
_TAB_NAMES = frozenset(("tab", "pill"))
# Elements that name what they open.
_NAMING = ("aria-controls", "data-target", "data-bs-target")


def tabs_and_panels(elements: Sequence[Element], by_id: Mapping[str, Element]) -> Iterator[tuple[Element, Element]]:
    """Yield the tabs that do not name their panels, each with its panel; `by_id` has the elements with an `id`."""
    for element in elements:
        tabs = [child for child in element.elements if child.size]
        if len(tabs) < _FEWEST or sum(tab.size for tab in tabs) < element.size or not all(map(_is_tab, tabs)):
            continue
        if any(tab.name == "label" for tab in tabs) and not _set_one_button(tabs, element, by_id):
            continue
        behind = _behind(element)
        panels = [child for child in behind.elements if child.size] if behind else []
        if len(panels) == len(tabs):
            yield from zip(tabs, panels, strict=True)


def _is_tab(element: Element) -> bool:
    given = element.attributes
    is_tab = element.role == "tab" or (element.name == "label" and "for" in given)
    return is_tab and not any(name in given for name in _NAMING) and given.get("href", "")[:1] != "#"


def is_tab(label: Element) -> bool:
    """Whether a label says that it is a tab, which shows a part of a page."""
    given = label.attributes
    return label.role == "tab" or not _TAB_NAMES.isdisjoint((given.get("data-toggle"), given.get("data-bs-toggle")))


def _set_one_button(labels: Sequence[Element], around: Element, by_id: Mapping[str, Element]) -> bool:
    """Whether labels set the radio buttons of one group, which stand beside the element around the labels."""
    groups: set[str] = set()
    for label in labels:
        button = by_id.get(label.attributes.get("for", ""))
        if button is None or button.parent is not around.parent or button.attributes.get("type", "").lower() != "radio":
            return False
        groups.add(button.attributes.get("name", ""))
    return len(groups) == 1


def _behind(tabs: Element) -> Element | None:
    """Return the next element that is shown beside the tabs."""
    beside = tabs.parent.children[tabs.at + 1 : tabs.at + _NEAR] if tabs.parent else []
    return next((child for child in beside if isinstance(child, Element) and child.size and not child.is_silent), None)
