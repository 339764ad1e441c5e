"""Commands that are ended at random moments: how they are run, and what must be true afterwards.

CHAOS_ROUNDS sets how often each is run (default 10). The moments are random, but the same in every run of the tests.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from support import PATIENCE, wait_until

from faqbot.system.atomic_files import is_draft

ROUNDS = int(os.environ.get("CHAOS_ROUNDS", "10"))

# What ends a command, as the signals that are sent one after the other; a terminal sends Ctrl-C to all processes.
ENDINGS = {"kill -9": [signal.SIGKILL], "SIGTERM": [signal.SIGTERM], "triple Ctrl-C": [signal.SIGINT] * 3}

# A command takes one or two seconds, most of which are after its imports: a hundred rounds take minutes.
QUESTIONS = 300
ANSWERS = 100


@dataclass
class Command:
    """A command, and the files that it makes in its folder.

    `results` are the files that must be as they were or as they shall be, whatever happens; `prepare` puts the folder
    into the state before. `kept` are names of files that an unfinished run may leave for the next one.
    """

    name: str
    arguments: list[str]
    prepare: Callable[[Path], None]
    results: Callable[[Path], dict[str, bytes]]
    kept: tuple[str, ...] = ()


@dataclass
class Chaos:
    """Runs a command in a folder, again and again, and ends it."""

    command: Command
    folder: Path
    environment: dict[str, str]
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Run the command undisturbed, to know its result, what it leaves, and how long it takes."""
        (self.folder / "tmp").mkdir()
        self.environment = {**self.environment, "TMPDIR": str(self.folder / "tmp"), "OMP_NUM_THREADS": "1"}
        self.begin()
        self.before = self.command.results(self.folder)
        self.names_before = self.names()
        began = time.monotonic()
        self.finish()
        self.seconds = time.monotonic() - began
        self.after = self.command.results(self.folder)
        self.names_after = self.names()
        assert self.before != self.after

    def begin(self) -> None:
        """Put the folder into the state before the command."""
        for path in self.folder.iterdir():
            if path.name not in ("tmp", "home"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.command.prepare(self.folder)

    def start(self) -> subprocess.Popen[str]:
        """Start the command, and wait until it can be ended like any program."""
        process = subprocess.Popen(
            [sys.executable, "-m", "faqbot", *self.command.arguments],
            env=self.environment,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        maps = Path(f"/proc/{process.pid}/maps")
        wait_until(lambda: process.poll() is not None or "_multiarray_umath" in maps.read_text())
        return process

    def finish(self) -> None:
        """Run the command undisturbed."""
        process = self.start()
        _, errors = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, errors

    def end(self, how: str, seed: int) -> None:
        """Run the command once, end it at a random moment, look what is there, and run it once more undisturbed."""
        self.begin()
        chance = random.Random(seed)
        process = self.start()
        time.sleep(chance.uniform(0, self.seconds))
        signals = ENDINGS[how]
        for number in signals:
            with suppress(ProcessLookupError):
                (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
            if len(signals) > 1:
                time.sleep(chance.choice((0.001, 0.01, 0.03)))
        _, errors = process.communicate(timeout=PATIENCE)
        self.counted["finished before" if process.returncode == 0 else "ended"] += 1
        expected = 130 if signals[0] == signal.SIGINT else -signals[0]
        assert process.returncode in (0, expected), errors
        assert "Traceback" not in errors, errors
        assert "Exception ignored" not in errors, errors
        wait_until(lambda: not living(process.pid))
        self.look(process.returncode, tidy=signals[0] != signal.SIGKILL)
        self.finish()
        assert self.command.results(self.folder) == self.after
        assert self.names() == self.names_after, self.names() ^ self.names_after

    def look(self, status: int, *, tidy: bool) -> None:
        """Look whether the result is the old or the new one, and, if the command could tidy up, that it did."""
        now = self.command.results(self.folder)
        assert now in (self.before, self.after)
        self.counted["new" if now == self.after else "old"] += 1
        if status == 0:
            assert now == self.after
        if tidy:
            names = self.names()
            assert not [name for name in names if is_draft(Path(name).name)]
            strange = names - self.names_before - self.names_after
            assert not [name for name in strange if not name.startswith(self.command.kept or ("\0",))]

    def __str__(self) -> str:
        """Say how often the command was ended in the middle or had finished, and which result was there."""
        return ", ".join(f"{self.counted[what]} {what}" for what in ("ended", "finished before", "old", "new"))

    def names(self) -> set[str]:
        """Return the paths of all files below the folder, of those in the temporary folder too."""
        paths = (path.relative_to(self.folder) for path in self.folder.rglob("*") if not path.is_dir())
        return {str(path) for path in paths if path.parts[0] != "home"}


def living(group: int) -> list[int]:
    """Return the processes of a group that are still running."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            state, _, its_group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state not in "ZX":
                found.append(int(entry.name))
    return found


# The commands


def write_documents(folder: Path, answer: str = "Put it round your foot") -> None:
    """Write two documents of many chunks, so that reading them takes a moment."""
    folder.mkdir(exist_ok=True)
    for name in ("straps", "belts"):
        rows = (f"\n## How do I use {name} number {n} of kind {n * 7 % 101}?\n\n{answer}, {n} times.\n"
                for n in range(ANSWERS))  # fmt: skip
        (folder / f"{name}.md").write_text(f"# {name.title()}\n{''.join(rows)}")


def index_files(folder: Path) -> dict[str, bytes]:
    """Return what a reader of the index reads; nothing before there is an index."""
    index = folder / "i"
    if not (index / "manifest.json").exists():
        return {}
    manifest = (index / "manifest.json").read_bytes()
    named = [path for path in index.glob("*.bin") if path.stem.encode() in manifest]
    return {path.name: path.read_bytes() for path in (index / "manifest.json", *named)}


def file_named(name: str) -> Callable[[Path], dict[str, bytes]]:
    """Return a function that reads one file of the folder, if it is there."""
    return lambda folder: {name: (folder / name).read_bytes()} if (folder / name).exists() else {}


def commands(saved: Path) -> list[Command]:
    """Return the commands to end; `saved` is an index of some documents."""

    def fresh(folder: Path) -> None:
        write_documents(folder / "d")

    def update(folder: Path) -> None:
        shutil.copytree(saved, folder / "i")
        write_documents(folder / "d", "Pull slowly")

    def batch(folder: Path) -> None:
        shutil.copytree(saved, folder / "i")
        (folder / "q.txt").write_text("".join(f"how do i use straps number {n}\n" for n in range(QUESTIONS)))
        (folder / "a.csv").write_text("of yesterday\n")

    def resume(folder: Path) -> None:
        batch(folder)
        (folder / "a.csv").unlink()

    def learn(folder: Path) -> None:
        (folder / "d").mkdir()
        (folder / "d" / "a.md").write_text("# Shop\n\n## How do I pay?\n\nBy card.\n\n## Where are you?\n\nIn Bonn.\n")
        (folder / "rows.csv").write_text(
            "question,chunk\ncan I use my visa,a#how-do-i-pay\nwhich town,a#where-are-you\n"
        )

    return [
        Command("index", ["index", "d", "-o", "i"], fresh, index_files),
        Command("update", ["index", "d", "-o", "i"], update, index_files),
        Command(
            "batch",
            ["--index", "i", "batch", "q.txt", "-o", "a.csv", "--force", "--workers", "2"],
            batch,
            file_named("a.csv"),
        ),
        Command(
            "batch --resume",
            ["--index", "i", "batch", "q.txt", "-o", "a.csv", "--resume"],
            resume,
            file_named("a.csv"),
            kept=("a.csv.part", "a.csv.checkpoint"),
        ),
        Command("learn", ["--corpus", "d", "learn", "rows.csv"], learn, file_named("d/phrasings.csv")),
    ]
