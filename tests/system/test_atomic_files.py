"""A file of answers is there whole, or what stood there before is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from faqbot.errors import OutputError
from faqbot.system import atomic_files
from faqbot.system.atomic_files import drafting, finish_draft, open_output, put_in_place, remove_drafts, replacing
from faqbot.system.locks import lock_open


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


def appearing(target: Path, text: str) -> None:
    """Write an output without leave to overwrite, at whose path a file appears meanwhile."""
    with open_output(str(target), overwrite=False) as file:
        file.write(b"mine")
        target.write_text(text)


def test_a_file_that_appears_meanwhile_stays_and_the_results_are_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    (tmp_path / "a.csv.part").write_text("of yesterday")
    with pytest.raises(OutputError, match=r"stays as it is; the results are in .*a\.csv\.2\.part$"):
        appearing(target, "theirs")
    assert target.read_text() == "theirs"
    assert (tmp_path / "a.csv.part").read_text() == "of yesterday"
    assert (tmp_path / "a.csv.2.part").read_text() == "mine"
    assert len(os.listdir(tmp_path)) == 3


def test_a_file_that_appears_meanwhile_with_the_same_bytes_is_no_obstacle(tmp_path: Path) -> None:
    appearing(tmp_path / "a.csv", "mine")
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


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.touch(0o640)
    target.chmod(0o640)
    with replacing(target) as file:
        file.write(b"new")
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_bytes() == b"new"


@pytest.fixture
def umask_of_a_group() -> Iterator[None]:
    """The umask of somebody who lets the group read and write; setting another one is an error while the test runs."""
    before = os.umask(0o007)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "umask", lambda _mask: pytest.fail("the umask is that of all threads"))
        yield
    os.umask(before)


@pytest.mark.usefixtures("umask_of_a_group")
def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.csv") as file:
        file.write(b"new")
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o660


@pytest.mark.usefixtures("umask_of_a_group")
@pytest.mark.parametrize(("old", "mode"), [(None, 0o660), (0o640, 0o640)])
def test_a_finished_file_gets_the_permissions_of_the_old_one_or_of_a_new_one(
    tmp_path: Path, old: int | None, mode: int
) -> None:
    draft, target = tmp_path / "a.csv.part", tmp_path / "a.csv"
    draft.touch(0o600)
    if old is not None:
        target.touch()
        target.chmod(old)
    put_in_place(str(draft), target)
    assert target.stat().st_mode & 0o777 == mode
    assert os.listdir(tmp_path) == ["a.csv"]


def test_what_replaces_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch(0o600)
    with replacing(tmp_path / "a.csv") as file:
        assert os.fstat(file.fileno()).st_mode & 0o777 == 0o600


def test_a_private_file_is_its_owners_only_even_while_it_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.touch(0o666)
    with replacing(target, private=True) as file:
        assert os.fstat(file.fileno()).st_mode & 0o777 == 0o600
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_at_the_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "a.json").symlink_to(tmp_path / "precious")
    with replacing(tmp_path / "a.json") as file:
        file.write(b"new")
    assert not (tmp_path / "a.json").is_symlink()
    assert (tmp_path / "a.json").read_text() == "new"
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_link_where_the_draft_would_stand_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / "precious").write_text("precious")
    (tmp_path / f".faqbot-{'00' * 8}.new").symlink_to(tmp_path / "precious")
    with pytest.raises(FileExistsError), replacing(tmp_path / "a.json"):
        raise AssertionError("the block must not begin")
    assert (tmp_path / "precious").read_text() == "precious"


@pytest.mark.parametrize("durable", [True, False])
def test_only_a_durable_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool) -> None:  # noqa: FBT001
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    with replacing(tmp_path / "a.json", durable=durable) as file:
        file.write(b"new")
    assert bool(synced) == durable
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_draft_gets_its_name_when_it_is_written_and_is_removed_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"old")
    (tmp_path / "a.bin").chmod(0o640)
    for path in (None, tmp_path / "a.bin"):
        with drafting(str(tmp_path)) as draft:
            draft.write(b"new")
            if path is not None:
                finish_draft(draft, str(path))
        assert os.listdir(tmp_path) == ["a.bin"]
        assert (tmp_path / "a.bin").read_bytes() == (b"old" if path is None else b"new")
    if os.name == "posix":
        assert (tmp_path / "a.bin").stat().st_mode & 0o777 == 0o640


def test_two_that_write_at_once_do_not_mix(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with replacing(target) as first, replacing(target) as second:
        first.write(b"first")
        second.write(b"second")
    assert target.read_bytes() == b"first"
    assert os.listdir(tmp_path) == ["a.json"]


# The drafts of killed writers


def test_the_draft_of_a_killed_writer_is_removed_by_the_next_output_in_its_folder(tmp_path: Path) -> None:
    code = "import os, sys; from faqbot.system.atomic_files import open_output\n"
    code += "with open_output(sys.argv[1]) as file: file.write(b'half'); file.flush(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.csv")], check=False)
    assert len(list(tmp_path.glob(".faqbot-*.new"))) == 1
    with open_output(str(tmp_path / "b.csv")) as file:
        file.write(b"whole")
    assert os.listdir(tmp_path) == ["b.csv"]


def test_a_draft_that_is_being_written_is_not_removed_however_old_it_is(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.csv") as file:
        file.write(b"a")
        (draft,) = tmp_path.iterdir()
        os.utime(draft, (0, 0))
        remove_drafts(str(tmp_path))
        file.write(b"b")
    assert (tmp_path / "a.csv").read_bytes() == b"ab"


def test_nothing_but_drafts_is_removed(tmp_path: Path) -> None:
    digits = "0" * 16
    names = [".faqbot-notes.new", f"faqbot-{digits}.new", f".faqbot-{digits}0.new", f".faqbot-{digits}.newer"]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / f".faqbot-{digits}.new").mkdir()
    (tmp_path / f".faqbot-{'1' * 16}.new").symlink_to(tmp_path / names[0])
    before = sorted(os.listdir(tmp_path))
    remove_drafts(str(tmp_path))
    remove_drafts(str(tmp_path / "nowhere"))
    assert sorted(os.listdir(tmp_path)) == before


def test_a_draft_that_another_process_removes_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[str] = []

    def lock_late(file: BinaryIO, path: str, **how: bool) -> bool:
        if not removed:
            removed.append(path)
            remove_drafts(str(tmp_path))
        return lock_open(file, path, **how)

    monkeypatch.setattr(atomic_files, "lock_open", lock_late)
    with replacing(tmp_path / "a.csv") as file:
        file.write(b"new")
    assert removed
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.csv"]
