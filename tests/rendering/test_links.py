"""Hyperlinks: which terminal, which file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from faqbot.rendering.links import file_of, file_url, shows_links


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM_PROGRAM": "iTerm.app"},
        {"TERM_PROGRAM": "vscode"},
        {"VTE_VERSION": "7006"},
        {"KONSOLE_VERSION": "230804"},
        {"WT_SESSION": "1"},
        {"TERM": "xterm-kitty"},
        {"TERM": "foot"},
        {"TERM": "alacritty"},
        {"WEZTERM_PANE": "0"},
        {"TERM": "screen", "FORCE_HYPERLINK": "1"},
    ],
)
def test_terminals_that_are_known_to_show_links(environment: dict[str, str]) -> None:
    assert shows_links({"TERM": "xterm-256color", **environment})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM_PROGRAM": "Apple_Terminal"},
        {"VTE_VERSION": "5000"},
        {"VTE_VERSION": "new"},
        {"VTE_VERSION": "7006", "NO_COLOR": "1"},
        {"VTE_VERSION": "7006", "TMUX": "/tmp/tmux-0/default,1,0"},
        {"VTE_VERSION": "7006", "TERM": "screen-256color"},
        {"VTE_VERSION": "7006", "TERM": "dumb"},
        {"VTE_VERSION": "7006", "FORCE_HYPERLINK": "0"},
    ],
)
def test_terminals_that_may_not_show_links(environment: dict[str, str]) -> None:
    assert not shows_links({"TERM": "xterm-256color", **environment})


def test_a_citation_is_found_in_a_folder_and_as_a_single_file(tmp_path: Path) -> None:
    file = tmp_path / "sub" / "a.txt"
    file.parent.mkdir()
    file.write_text("x")
    assert file_of("sub/a.txt", [str(tmp_path)]) == str(file)
    assert file_of("a.txt", [str(tmp_path / "b"), str(file)]) == str(file)


def test_a_citation_that_names_its_root_is_found_in_that_root(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name)
    roots = [str(tmp_path / "one"), str(tmp_path / "two")]
    assert file_of("two/a.txt", roots) == str(tmp_path / "two" / "a.txt")


def test_nothing_outside_the_roots_is_linked(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "docs").mkdir()
    assert file_of("../secret.txt", [str(tmp_path / "docs")]) is None
    assert file_of("secret.txt", [str(tmp_path / "docs")]) is None
    assert file_of("gone.txt", [str(tmp_path / "docs")]) is None


def test_a_url_is_printable_ascii_and_leads_back_to_the_file() -> None:
    url = file_url("/tmp/ü \x1b;\\.txt")
    assert url.isascii()
    assert url.isprintable()
    assert unquote(urlsplit(url).path) == "/tmp/ü \x1b;\\.txt"
