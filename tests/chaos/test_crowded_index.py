"""Eight writers and eight readers of one index, and of one cache: each answer is right, and what is left is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from chaos_runs import ROUNDS
from support import PATIENCE

from faqbot import FaqBot
from faqbot.index.storage.verifying import verify_index
from faqbot.system.atomic_files import is_draft

pytestmark = pytest.mark.slow

CROWD = 8

WRITER = """
import sys
from faqbot import FaqBot
number, rounds = int(sys.argv[1]), int(sys.argv[2])
for turn in range(rounds):
    FaqBot.update("i", f"d{(number + turn) % 8}")
print(rounds)
"""

READER = """
import sys, time
from faqbot import FaqBot
number, rounds = int(sys.argv[1]), int(sys.argv[2])
for turn in range(rounds * 4):
    reply = FaqBot.load("i").ask("How do I pay?")
    assert reply.text in {f"By card number {n}." for n in range(8)}, reply
    time.sleep(.05)
print(rounds * 4)
"""

# Half of these change the documents before they ask.
ASKER = """
import os, sys, time, warnings
warnings.simplefilter("ignore")
from faqbot.cli.caching.cache import open_corpus
number, rounds = int(sys.argv[1]), int(sys.argv[2])
for turn in range(rounds):
    if number % 2:
        draft = f"{os.getpid()}.draft"
        with open(draft, "w") as file:
            file.write(f"# Shop\\n\\n## How do I pay?\\n\\nBy card number {(number + turn) % 8}.\\n")
        os.replace(draft, "d/shop.md")
    bot = open_corpus(["d"])
    reply = bot.ask("How do I pay?")
    assert reply.text in {f"By card number {n}." for n in range(8)}, reply
    time.sleep(.01)
    assert bot.ask("How do I pay?").text == reply.text  # nobody has removed its index
print(rounds)
"""


def crowd(folder: Path, environment: dict[str, str], *scripts: str) -> int:
    """Run each script in eight processes at once, and return how often something was done in all."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(number), str(ROUNDS)],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for script in scripts
        for number in range(CROWD)
    ]
    done = [process.communicate(timeout=PATIENCE * max(1, ROUNDS // 5)) for process in processes]
    for process, (_, errors) in zip(processes, done, strict=True):
        assert process.returncode == 0, errors
    return sum(int(printed) for printed, _ in done)


def shop(folder: Path, number: int) -> None:
    folder.mkdir()
    (folder / "shop.md").write_text(f"# Shop\n\n## How do I pay?\n\nBy card number {number}.\n")


def test_eight_writers_and_eight_readers_of_one_index(environment: dict[str, str], tmp_path: Path) -> None:
    for number in range(CROWD):
        shop(tmp_path / f"d{number}", number)
    FaqBot.update(tmp_path / "i", tmp_path / "d0")
    times = crowd(tmp_path, environment, WRITER, READER)
    assert not verify_index(tmp_path / "i").broken
    number = FaqBot.load(tmp_path / "i").ask("How do I pay?").text.split()[-1].rstrip(".")
    clean = FaqBot.update(tmp_path / "clean" / "i", tmp_path / f"d{number}")
    assert FaqBot.load(tmp_path / "i").digest == clean.digest
    assert sorted(os.listdir(tmp_path / "i")) == sorted(os.listdir(tmp_path / "clean" / "i"))
    print(f"\n{times} updates and questions of one index")


def test_eight_writers_and_eight_readers_of_one_cache(new_user: dict[str, str], tmp_path: Path) -> None:
    shop(tmp_path / "d", 0)
    times = crowd(tmp_path, new_user, ASKER, ASKER)
    cache = Path(new_user["HOME"]) / ".cache" / "faqbot"
    assert not [path for path in cache.rglob("*") if is_draft(path.name)]
    ask = [sys.executable, "-m", "faqbot", "--corpus", "d", "ask", "How do I pay?"]
    subprocess.run(ask, cwd=tmp_path, env=new_user, capture_output=True, timeout=PATIENCE, check=True)
    (tmp_path / "d" / "shop.md").write_text("# Shop\n\n## How do I pay?\n\nIn cash.\n")
    subprocess.run(ask, cwd=tmp_path, env=new_user, capture_output=True, timeout=PATIENCE, check=True)
    assert len(list((cache / "indexes").iterdir())) == 2  # an index and its lock: all others are gone
    print(f"\n{times} questions through one cache")
