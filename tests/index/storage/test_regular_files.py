"""Regular files are read; pipes and devices are refused without waiting."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from faqbot.index.storage.regular_files import open_regular, read_regular


def test_a_file_is_read_through_a_link_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_regular(str(tmp_path / "file")) == read_regular(str(tmp_path / "link")) == b"content"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "pipe"), os.devnull):
        with pytest.raises(OSError, match=f"is not a regular file: .{path}"):
            open_regular(path)


def test_a_missing_file_and_a_folder_are_what_the_system_calls_them(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_regular(str(tmp_path / "nowhere"))
    with pytest.raises(IsADirectoryError):
        open_regular(str(tmp_path))
