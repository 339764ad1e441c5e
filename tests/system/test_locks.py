"""Only one process at a time is inside, whatever happens to the file that is locked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faqbot.system.locks import close_to_move, exclusive, shared

# Takes the lock `argv[2]` of the file `argv[1]`, says so, and holds it until its standard input ends.
HOLDER = """
import sys
from faqbot.system import locks
with getattr(locks, sys.argv[2])(sys.argv[1]):
    print("inside", flush=True)
    sys.stdin.read()
"""


def holder(path: Path, kind: str = "exclusive") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDER, str(path), kind]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def wait_inside(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "inside\n"


def test_the_file_is_made_for_its_owner_only_and_stays(tmp_path: Path) -> None:
    with exclusive(tmp_path / "lock"):
        assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "lock").exists()


def test_what_stands_in_the_file_can_be_read_and_added_to(tmp_path: Path) -> None:
    (tmp_path / "rows").write_text("one\n")
    with exclusive(tmp_path / "rows") as file:
        assert file.read() == b"one\n"
        file.write(b"two\n")
    assert (tmp_path / "rows").read_text() == "one\ntwo\n"


def test_who_does_not_wait_is_refused_while_another_process_is_inside(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as other:
        wait_inside(other)
        with pytest.raises(BlockingIOError), exclusive(tmp_path / "lock", wait=False):
            raise AssertionError("two were inside")
        other.communicate()
    with exclusive(tmp_path / "lock", wait=False):
        pass


def test_a_process_that_is_killed_lets_the_next_one_in(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as first:
        wait_inside(first)
        with holder(tmp_path / "lock") as second:
            first.kill()
            wait_inside(second)
            second.communicate()


def test_who_waited_for_a_file_that_was_removed_locks_the_one_that_stands_there(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with exclusive(lock):
        waiting = holder(lock)
        wait_until_open(waiting, lock)
        lock.unlink()
    with waiting:
        wait_inside(waiting)
        with pytest.raises(BlockingIOError), exclusive(lock, wait=False):
            raise AssertionError("two were inside")
        waiting.communicate()


def wait_until_open(process: subprocess.Popen[str], path: Path) -> None:
    """Return when the process has the file open, which is then all that it waits for."""
    descriptors = Path(f"/proc/{process.pid}/fd")
    if not descriptors.exists():
        pytest.skip("the system does not list what a process has open")
    while process.poll() is None:
        for descriptor in descriptors.iterdir():
            try:
                if os.readlink(descriptor) == str(path):
                    return
            except FileNotFoundError:
                continue
    raise AssertionError("it ended early")


def test_readers_share_a_file_and_keep_out_who_wants_it_alone(tmp_path: Path) -> None:
    with holder(tmp_path / "lock", "shared") as other:
        wait_inside(other)
        with shared(tmp_path / "lock"):
            pass
        with pytest.raises(BlockingIOError), exclusive(tmp_path / "lock", wait=False):
            raise AssertionError("a reader was inside")
        other.communicate()


def test_who_shares_and_does_not_wait_is_refused_while_another_process_is_alone(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as other:
        wait_inside(other)
        with pytest.raises(BlockingIOError), shared(tmp_path / "lock", wait=False):
            raise AssertionError("two were inside")
        other.communicate()


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_a_file_that_is_moved_is_closed_first_only_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    with exclusive(tmp_path / "lock") as file:
        monkeypatch.setattr(sys, "platform", platform)
        close_to_move(file)
        monkeypatch.undo()
        assert file.closed == (platform == "win32")
        (tmp_path / "lock").unlink()
    assert not (tmp_path / "lock").exists()


@pytest.mark.parametrize("target", ["there.txt", "nowhere.txt"])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "there.txt").write_text("precious")
    (tmp_path / "lock").symlink_to(tmp_path / target)
    with pytest.raises(OSError, match="symbolic link"), exclusive(tmp_path / "lock"):
        raise AssertionError("the block must not begin")
    assert (tmp_path / "there.txt").read_text() == "precious"
    assert not (tmp_path / "nowhere.txt").exists()


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock")
    with pytest.raises(OSError, match="not a regular file"), exclusive(tmp_path / "lock"):
        raise AssertionError("the block must not begin")


def test_a_file_system_without_locks_is_an_error_only_where_the_lock_is_required(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", refused)
    with exclusive(tmp_path / "lock", required=False):
        pass
    with pytest.raises(OSError, match="not implemented"), exclusive(tmp_path / "lock"):
        raise AssertionError("the block must not begin")
