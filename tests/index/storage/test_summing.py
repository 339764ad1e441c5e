"""The data file of an index, summed while it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from saved_index import data_of

from faqbot.index.index import Index
from faqbot.index.storage import summing
from faqbot.index.storage.manifest import MANIFEST
from faqbot.index.storage.saving import save_index


def test_an_index_that_is_summed_while_it_is_written_is_the_same(
    small: Index, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summing, "_PART", 7)
    save_index(small, tmp_path / "again")
    again, before = (data_of(folder) for folder in (tmp_path / "again", saved))
    assert (again.name, again.read_bytes()) == (before.name, before.read_bytes())
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (saved / MANIFEST).read_bytes()
