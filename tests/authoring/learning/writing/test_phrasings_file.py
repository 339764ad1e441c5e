"""How phrasings.csv is written."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from faqbot.authoring.learning.writing.merging import ChunkNaming, PlacedRow
from faqbot.authoring.learning.writing.phrasings_file import add_rows, difference
from faqbot.errors import CorpusError, OutputError

NAMING = ChunkNaming({"page#a": 0}.get, ["page#a"].__getitem__, str.casefold)
ROWS = [PlacedRow("how long", "page#a"), PlacedRow("how far", "")]
TEXT = "question,chunk\nhow long,page#a\nhow far,\n"

# Adds twenty rows, each in a write of its own.
WRITER = """
import sys
from faqbot.authoring.learning.writing.merging import ChunkNaming, PlacedRow
from faqbot.authoring.learning.writing.phrasings_file import add_rows
naming = ChunkNaming({"page#a": 0}.get, ["page#a"].__getitem__, str.casefold)
for number in range(20):
    add_rows(sys.argv[1], [PlacedRow(f"{sys.argv[2]} {number}", "page#a")], naming)
"""


def test_a_new_file_has_the_rows_and_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    written = add_rows(str(tmp_path), ROWS, NAMING)
    path = tmp_path / "phrasings.csv"
    assert written == (str(path), 2)
    assert path.read_text() == TEXT
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert sorted(os.listdir(tmp_path)) == ["other", "phrasings.csv"]


def test_rows_that_are_there_already_leave_the_file_alone(tmp_path: Path) -> None:
    (tmp_path / "phrasings.csv").write_text(TEXT)
    before = (tmp_path / "phrasings.csv").stat()
    assert add_rows(str(tmp_path), ROWS, NAMING).added == 0
    assert (tmp_path / "phrasings.csv").stat() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_byte_order_mark_is_kept(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "phrasings.csv"
    path.write_bytes("question,chunk\r\nwie lange für Äpfel,page#a\r\n".encode(encoding))
    add_rows(str(tmp_path), [PlacedRow("wie weit", "")], NAMING)
    assert path.read_bytes() == "question,chunk\r\nwie lange für Äpfel,page#a\r\nwie weit,\r\n".encode(encoding)


def test_writers_in_several_processes_never_lose_a_row(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "abcd"]
    assert [writer.wait() for writer in writers] == [0] * len(writers)
    lines = (tmp_path / "phrasings.csv").read_text().splitlines()
    assert sorted(lines[1:]) == sorted(f"{name} {number},page#a" for name in "abcd" for number in range(20))
    assert os.listdir(tmp_path) == ["phrasings.csv"]


def test_a_file_that_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "phrasings.csv"
    path.write_text("a,b\n")
    with pytest.raises(CorpusError, match=r"phrasings\.csv:1: no question and chunk columns"):
        add_rows(str(tmp_path), ROWS, NAMING)
    assert path.read_text() == "a,b\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_an_error_that_leaves_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match=r"phrasings\.csv: cannot write: permission denied"):
            add_rows(str(tmp_path), ROWS, NAMING)
        assert os.listdir(tmp_path) == []
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"phrasings\.csv: cannot write: no such file"):
        add_rows(str(tmp_path / "gone"), ROWS, NAMING)


def test_a_link_made_by_the_author_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("question,chunk\n")
    (tmp_path / "phrasings.csv").symlink_to("kept.csv")
    add_rows(str(tmp_path), ROWS, NAMING)
    assert (tmp_path / "phrasings.csv").is_symlink()
    assert (tmp_path / "kept.csv").read_text() == TEXT


def test_the_difference_is_a_unified_diff_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "phrasings.csv"
    path.write_text("question,chunk\nhow long,page#a\n")
    assert difference(str(tmp_path), ROWS, NAMING) == (
        f"--- {path}\n+++ {path}\n@@ -1,2 +1,3 @@\n question,chunk\n how long,page#a\n+how far,\n"
    )
    assert path.read_text() == "question,chunk\nhow long,page#a\n"
    assert difference(str(tmp_path), ROWS[:1], NAMING) == ""
