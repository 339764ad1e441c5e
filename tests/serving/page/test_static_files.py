"""The files that pages load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faqbot.serving.page import static_files
from faqbot.serving.page.static_files import static_file

FOLDER = Path(static_files.__file__).parent / "static"


def test_every_file_of_the_folder_can_be_asked_for() -> None:
    for path in FOLDER.iterdir():
        file = static_file(path.name)
        assert file is not None
        assert file.content == path.read_bytes()


@pytest.mark.parametrize("name", ["", ".", "..", "../pages.py", "/etc/passwd", "chat.css\0", "CHAT.CSS"])
def test_no_other_file_can_be_asked_for(name: str) -> None:
    assert static_file(name) is None


@pytest.mark.parametrize("name", ["chat.js", "page.js", "widget.js"])
def test_no_script_turns_text_into_html_or_code(name: str) -> None:
    script = re.sub(r"//.*", "", (FOLDER / name).read_text())
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\(", script)


def test_a_person_reads_the_files_in_ten_minutes() -> None:
    lines = [line for path in FOLDER.iterdir() for line in path.read_text().splitlines() if path.suffix != ".svg"]
    assert len(lines) < 600
    assert max(map(len, lines)) <= 120
