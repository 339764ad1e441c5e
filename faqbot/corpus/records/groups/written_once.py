"""Find out whether a column of a table writes each name once, in the first of the rows that it holds for.

    Orders    How do I cancel?    At once.
              Can I add an item?  No.            is about "Orders", too
    Payment   Which cards?        Visa.
              When do I pay?      Now.           is about "Payment", too

An empty cell may also mean that a row is about nothing of the kind, or about all. Most of these rows stand at the end,
as a sum or a remark does. So the rows below the last name show nothing alone: two names need further rows. A remedy
says nothing without its problem, so one problem with further rows is enough.
"""

from __future__ import annotations

from collections.abc import Iterable

# Fewest names with further rows below them.
_FEWEST_NAMES, _FEWEST_PROBLEMS = 2, 1


def writes_names_once(cells: Iterable[str], *, are_problems: bool = False) -> bool:
    """Whether the cells of a column write each name once: none repeats, and several have empty cells below them.

    `are_problems` says that the other cells of a row are causes and remedies of what the column names.
    """
    names = set[str]()
    has_further = False  # whether the last name has a row without a name below it
    with_further = 0
    for cell in cells:
        name = cell.strip().casefold()
        if not name:
            if not names:
                return False
            with_further += not has_further
            has_further = True
        elif name in names or not has_letter(name):
            return False
        else:
            names.add(name)
            has_further = False
    return with_further >= (_FEWEST_PROBLEMS if are_problems else _FEWEST_NAMES)


def has_letter(text: str) -> bool:
    """Whether a text holds more than numbers and signs."""
    return any(map(str.isalpha, text))
