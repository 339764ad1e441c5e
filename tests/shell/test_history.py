"""The history kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.history import InMemoryHistory

from faqbot.shell.history import open_history


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "faqbot" / "history"


def test_what_is_typed_is_there_in_the_next_run() -> None:
    open_history().append_string("any tips?")
    assert list(open_history().load_history_strings()) == ["any tips?"]


def test_only_its_owner_may_read_it(state: Path) -> None:
    open_history()
    assert state.stat().st_mode & 0o777 == 0o600


def test_one_that_cannot_be_kept_is_a_warning(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state.parent.parent.write_text("a file where a folder should be")
    assert isinstance(open_history(), InMemoryHistory)
    assert "the history is not kept" in capsys.readouterr().err


def test_a_file_that_is_lost_later_on_is_no_error(state: Path) -> None:
    history = open_history()
    state.unlink()
    state.mkdir()
    history.append_string("any tips?")
    assert list(history.load_history_strings()) == []


def test_a_user_without_a_home_gets_a_warning(homeless: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert isinstance(open_history(), InMemoryHistory)
    (line,) = capsys.readouterr().err.splitlines()
    assert line == "faqbot: warning: the history is not kept: there is no home folder; set HOME or XDG_STATE_HOME"
