"""A bot reloads newer indexes while other threads ask it; every reply comes from one version of the documents."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support import Built, wait_until

from faqbot import FaqBot
from faqbot.index.storage.saving import save_index

VERSIONS = 4
QUESTIONS = ["How do I open part 3?", "where is part 5", "Which part is of version 0?", "parts that open"]

_PUBLISH = """
import sys, time
from faqbot import FaqBot
target, *versions = sys.argv[1:]
for version in versions:
    FaqBot.load(version).save(target)
    time.sleep(0.05)
"""


@pytest.fixture
def versions(built: Built, tmp_path: Path) -> list[Path]:
    """Saved indexes, of which each chunk says its version, and no two have as many chunks."""
    directories = [tmp_path / f"version-{version}" for version in range(VERSIONS)]
    for version, directory in enumerate(directories):
        pairs = [
            (f"How do I open part {part}?", f"Part {part} of version {version} is opened here, {'so ' * version}.")
            for part in range(8 + (version * 5) % 13)
        ]
        save_index(built(*pairs), directory)
    return directories


class Asker(threading.Thread):
    """Asks until it is stopped, and keeps which versions each reply and each search was of."""

    def __init__(self, bot: FaqBot, stopped: threading.Event) -> None:
        super().__init__()
        self.bot, self.stopped = bot, stopped
        self.seen: list[set[str]] = []
        self.failed: Exception | None = None

    def run(self) -> None:
        try:
            while not self.stopped.is_set():
                for question in QUESTIONS:
                    reply = self.bot.ask(question, k=8)
                    self.keep([*(match.chunk.text for match in reply.matches), reply.text])
                    self.keep([match.chunk.text for match in self.bot.search(question, k=8)])
                self.keep([chunk.text for chunk in self.bot.chunks()])
        except Exception as error:  # noqa: BLE001 - told by the thread that waits
            self.failed = error

    def keep(self, texts: list[str]) -> None:
        self.seen.append({found for text in texts for found in re.findall(r"of version (\d+) is opened", text)})


def test_every_reply_is_of_one_version_while_another_process_writes_newer_ones(
    versions: list[Path], tmp_path: Path
) -> None:
    target = tmp_path / "index"
    save_index(FaqBot.load(versions[0])._index, target)
    bot, stopped = FaqBot.load(target), threading.Event()
    askers = [Asker(bot, stopped) for _ in range(2)]
    for asker in askers:
        asker.start()
    wait_until(lambda: all(asker.seen or asker.failed for asker in askers))
    writer = subprocess.Popen([sys.executable, "-c", _PUBLISH, str(target), *map(str, versions[1:])])
    try:
        while writer.poll() is None:
            bot.reload()
        bot.reload()
        wait_until(lambda: all(asker.seen[-1:] == [{f"{VERSIONS - 1}"}] or asker.failed for asker in askers))
    finally:
        stopped.set()
        for asker in askers:
            asker.join()
    assert writer.returncode == 0
    assert bot.ask(QUESTIONS[0]).text.startswith(f"Part 3 of version {VERSIONS - 1} ")
    for asker in askers:
        assert asker.failed is None
        assert {len(found) for found in asker.seen} == {1}
        order = [int(version) for found in asker.seen for version in found]
        assert order == sorted(order)
    assert {version for asker in askers for found in asker.seen for version in found} > {"0"}
