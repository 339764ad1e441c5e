"""A shop with a page of questions, and rows for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqbot.authoring.learning.learning import Learner
from faqbot.building.rephrasing import Rephraser, read_to_rephrase
from faqbot.corpus.files.discovery import find_files
from faqbot.text.analyser import Analyser

SHOP = """# Corner Shop

## When are you open?

We open at nine and close at six, Monday to Saturday.

## How do I return a parcel?

Bring the parcel and its label to the counter; the money comes back within a week.

## Do you deliver to my home?

We deliver within ten kilometres for four euros.

## How can I pay?

With cash or by card. We take no cheques.

## Can I reserve a bicycle?

Bicycles are reserved at the counter, one day ahead.

## Do you repair phones?

We replace cracked screens of phones in two hours.
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The folder of the shop's page."""
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "shop.md").write_text(SHOP)
    return folder


@pytest.fixture
def rephraser(shop: Path) -> Rephraser:
    """The documents of the shop, without any rows."""
    return read_to_rephrase(find_files([shop]), None, None)


@pytest.fixture
def learner(shop: Path) -> Callable[[str], Learner]:
    """Return a learner for the shop, with a phrasings.csv of these rows."""

    def learner(rows: str = "") -> Learner:
        if rows:
            (shop / "phrasings.csv").write_text("question,chunk\n" + rows)
        return Learner(read_to_rephrase(find_files([shop]), None, None), Analyser())

    return learner
