"""The pager."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.shell.pager import page

LINES = ["one", "two \x1b[2J", "three"]


def a_pager(folder: Path, name: str) -> Path:
    """A pager that writes how it was called and what it read to `seen`."""
    pager = folder / name
    pager.write_text(f'#!/bin/sh\n{{ echo "$LESS" "$@"; cat; }} > "{folder}/seen"\n')
    pager.chmod(0o755)
    return pager


@pytest.mark.parametrize(("name", "called"), [("less", "FRX +3"), ("bat", "FRX")])
def test_the_pager_of_the_user_begins_at_the_line_if_it_can(
    name: str, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", str(a_pager(tmp_path, name)))
    monkeypatch.delenv("LESS", raising=False)
    assert page(LINES, 2)
    assert (tmp_path / "seen").read_text() == f"{called}\none\ntwo \ufffd[2J\nthree\n"


def test_the_options_of_the_users_pager_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", f"{a_pager(tmp_path, 'less')} -S")
    monkeypatch.setenv("LESS", "i")
    assert page(LINES, 0)
    assert (tmp_path / "seen").read_text().startswith("i -S\n")


def test_a_pager_that_is_left_early_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    assert page(["x" * 100] * 10_000, 0)


@pytest.mark.parametrize("pager", ["no-such-pager-here", "false"])
def test_without_a_pager_that_works_nothing_is_shown(pager: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert not page(LINES, 0)
