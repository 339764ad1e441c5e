"""Two small indexes in memory, and one of them saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Built

from faqbot.index.index import Index
from faqbot.index.storage.saving import save_index


@pytest.fixture
def small(built: Built) -> Index:
    """An index of three chunks, in memory."""
    return built(("What is alpha?", "Alpha is the first."), ("How long is beta?", "Two."), ("", "Gamma rays burn."))


@pytest.fixture
def other(built: Built) -> Index:
    """Another index."""
    return built(("What is delta?", "Delta is the fourth."))


@pytest.fixture
def saved(small: Index, tmp_path: Path) -> Path:
    """The small index, saved."""
    save_index(small, tmp_path / "index")
    return tmp_path / "index"
