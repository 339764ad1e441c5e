"""A file of answers is there whole, or what stood there before is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faqbot.errors import OutputError
from faqbot.system.atomic_files import open_output


def test_a_file_appears_when_the_block_ends_well(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with open_output(str(target)) as file:
        file.write("é\n".encode())
        assert not target.exists()
    assert target.read_bytes() == b"\xc3\xa9\n"


def test_what_stood_there_stays_when_the_block_fails(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("of yesterday")

    def fail() -> None:
        with open_output(str(target)) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text() == "of yesterday"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with open_output(str(tmp_path / "link.csv")) as file:
        file.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_device_is_written_to_directly() -> None:
    with open_output("/dev/null") as file:
        file.write(b"gone")


@pytest.mark.parametrize("name", ["nowhere/a.csv", "."])
def test_a_place_that_takes_no_file_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as caught, open_output(str(tmp_path / name)):
        raise AssertionError("the block must not begin")
    assert "\n" not in str(caught.value)
