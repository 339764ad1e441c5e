"""A disk that is full, after any number of bytes: the old result or the new, one line of error, and nothing else."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from chaos_runs import ROUNDS, Command, commands
from support import PATIENCE

pytestmark = pytest.mark.slow


# The name under which a small disk is mounted, and the process that will unmount it.
_DISK = re.compile(r"faqbot-small-disk-(\d+) (\S+) tmpfs ")


def unmount_what_others_left() -> None:
    """Unmount the disks of processes that have ended before they could: of tests that were killed."""
    for number, place in _DISK.findall(Path("/proc/mounts").read_text(encoding="utf-8")):
        if not Path("/proc", number).exists():
            subprocess.run(["umount", "-l", place.encode().decode("unicode_escape")], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of six megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    unmount_what_others_left()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", f"faqbot-small-disk-{os.getpid()}", str(disk)]
    if os.getuid() or subprocess.run(mount, check=False).returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def attempt(command: Command, folder: Path, environment: dict[str, str], limit: int | None = None) -> bool:
    """Run a command, with files of at most `limit` bytes; return whether it succeeded."""
    limited = None if limit is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    before = command.results(folder)
    done = subprocess.run(
        [sys.executable, "-m", "faqbot", *command.arguments],
        cwd=folder,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        preexec_fn=limited,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert done.stderr.splitlines()[-1].startswith("faqbot: ")
        assert command.results(folder) == before
    strange = [path.name for path in folder.rglob("*") if path.name.startswith((".faqbot-", "pymp-", "faqbot-"))]
    assert not strange
    return done.returncode == 0


def prepared(command: Command, folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    command.prepare(folder)


@pytest.mark.parametrize("name", ["index", "update", "batch", "batch --resume", "learn"])
def test_a_file_that_may_not_grow_further(
    name: str, old_index: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (command,) = (one for one in commands(old_index) if one.name == name)
    folder = tmp_path / "work"
    folder.mkdir()
    counted: Counter[bool] = Counter()
    for seed in range(ROUNDS):
        prepared(command, folder)
        counted[attempt(command, folder, environment, int(2 ** random.Random(seed).uniform(5, 21)))] += 1
        assert attempt(command, folder, environment)
    print(f"\n{name}: {counted[False]} of {ROUNDS} runs had too little space")


def test_the_disk_of_a_test_that_was_killed_is_unmounted_by_the_next(small_disk: Path, tmp_path: Path) -> None:
    with subprocess.Popen(["true"]) as ended:
        pass
    left = tmp_path / "left by another"
    left.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", f"faqbot-small-disk-{ended.pid}", left], check=True)
    unmount_what_others_left()
    mounted = Path("/proc/mounts").read_text(encoding="utf-8")
    assert f"faqbot-small-disk-{ended.pid} " not in mounted
    assert f"faqbot-small-disk-{os.getpid()} " in mounted


@pytest.mark.parametrize("name", ["index", "update", "batch", "batch --resume", "learn"])
def test_a_disk_without_space(name: str, old_index: Path, environment: dict[str, str], small_disk: Path) -> None:
    (command,) = (one for one in commands(old_index) if one.name == name)
    counted: Counter[bool] = Counter()
    for seed in range(ROUNDS):
        prepared(command, small_disk)
        status = os.statvfs(small_disk)
        free = int(2 ** random.Random(seed).uniform(8, 20))
        filler = small_disk / "filler"
        filler.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - free)))
        counted[attempt(command, small_disk, environment)] += 1
        filler.unlink()
        assert attempt(command, small_disk, environment)
    print(f"\n{name}: {counted[False]} of {ROUNDS} runs had too little space")
