"""Groups of texts that mean the same, on which the static table is tuned.

`groups/LANGUAGE.txt` has a group in each paragraph. They were written for faqbot, about what people ask of any
organisation or product, without a look at any set of questions that faqbot is measured with:

    # opening hours
    = When are you open?
    = Business hours
    ? what time do you close tonight
    ? which days are you shut
    . The office is open Monday to Friday from 9 am to 6 pm.

Behind `#` stands the name of the group, behind `=` a heading or a question as official pages put it, behind `?` a
question as people put it, and behind `.` a sentence that answers. All texts of a group ask for the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "groups"
# The mark of each kind of text.
TITLE, QUESTION, ANSWER = "=", "?", "."


class Group(NamedTuple):
    """Texts that mean the same: the name of the group, and its texts by their mark, in their order."""

    name: str
    texts: dict[str, list[str]]


def groups_in(language: str) -> list[Group]:
    """Return the groups of a language, none for one without a file.

    Raises `ValueError` with the line of a text that belongs to no group or kind.
    """
    path = FOLDER / f"{language}.txt"
    return list(_groups(path.read_text(encoding="utf-8").splitlines(), path.name)) if path.exists() else []


def _groups(lines: list[str], name: str) -> Iterator[Group]:
    group: Group | None = None
    for number, line in enumerate(lines, start=1):
        mark, _, text = line.partition(" ")
        if mark == "#":
            if group is not None:
                yield group
            group = Group(text, {TITLE: [], QUESTION: [], ANSWER: []})
        elif line and (group is None or mark not in group.texts or not text):
            message = (
                f"{name}:{number}: {line!r} is neither a blank line nor '#', '=', '?' or '.' with a text behind it"
            )
            raise ValueError(message)
        elif line and group is not None:
            group.texts[mark].append(text)
    if group is not None:
        yield group
