"""The user's folders, and users who have none."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
import pytest

from faqbot.errors import OutputError
from faqbot.system.user_folders import user_folder

Kind = Literal["cache", "data", "state"]
KINDS: tuple[Kind, ...] = ("cache", "data", "state")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_has_the_folder_that_the_user_says(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(tmp_path))
    assert user_folder(kind) == str(tmp_path / "faqbot")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("named", [None, "", " ", "/somewhere"])
def test_the_folders_are_those_of_platformdirs(
    kind: Kind, named: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv(f"XDG_{kind.upper()}_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", named)
    find = getattr(platformdirs, f"user_{kind}_dir")
    assert user_folder(kind) == find("faqbot", appauthor=False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_user_without_a_home_is_an_error_that_says_what_to_set(kind: Kind, homeless: None) -> None:
    with pytest.raises(OutputError, match=f"no home folder; set HOME or XDG_{kind.upper()}_HOME"):
        user_folder(kind)
