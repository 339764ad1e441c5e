"""Whether a saved index was replaced since somebody looked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from faqbot import FaqBot
from faqbot.index.storage.index_state import state_of_index


def test_an_index_that_is_written_again_has_another_state(tmp_path: Path) -> None:
    directory = tmp_path / "an.index"
    assert state_of_index(str(directory)) is None
    states = []
    for answer in ("By card.", "In cash."):
        FaqBot.from_pairs([("How do I pay?", answer)], encoder="none").save(directory)
        states += [state_of_index(str(directory)), state_of_index(str(directory))]
    assert states[0] == states[1] != states[2] == states[3]


def test_a_process_that_only_watches_imports_no_arrays() -> None:
    watching = "import sys, faqbot.serving.processes.supervising; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", watching], check=False).returncode == 0
