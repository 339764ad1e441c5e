"""Print how long the shell takes to show its first prompt, to echo a key, and to show the menu of completions.

    python tests/benchmarks/shell.py [RUNS] [CHUNKS]

The first table has the time from opening a terminal until the prompt is drawn, with a saved index of the shipped page,
as a ratio to `python -c "import numpy, prompt_toolkit"`; the two are run in turns. The second table is measured with
CHUNKS generated questions: the time until a key is echoed, while the questions are read in the background and while
they are searched, and the time until the menu is drawn. As for a user, the shell runs in a process of its own.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pexpect
from startup import print_times

# The keys typed after a few words. Neither the questions nor the escape sequences of the screen have these characters,
# so the echo of each key is recognised, and no question fits them, so that the completer searches all questions.
WORDS_BEFORE, KEYS = "how parcel ", "QXZ@%~+=&_^QXZ@%~+=&_^"
WORDS = (
    "account address answer basket battery cable charge colour contract courier customer delivery device discount "
    "email exchange filter guarantee invoice letter manual number offer order parcel password payment phone price "
    "printer receipt receive refund repair return screen shipping size stock store switch tax ticket voucher warranty"
).split()


def main(runs: int, chunks: int) -> None:
    """Measure and print both tables."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_STATE_HOME": folder, "XDG_CACHE_HOME": folder, "TERM": "xterm-256color"}
        environment |= {"PROMPT_TOOLKIT_NO_CPR": "1"}
        _start_up(runs, _index(folder, "shipped", []), environment)
        print()
        _keys(chunks, _index(folder, "large", ["--corpus", _questions(folder, chunks)]), environment)


def _index(folder: str, name: str, corpus: list[str]) -> str:
    from faqbot import FaqBot

    directory = os.path.join(folder, name)
    FaqBot.from_corpus(*corpus[1:]).save(directory)
    return directory


def _questions(folder: str, chunks: int) -> str:
    random = Random(1)
    path = Path(folder) / "questions.jsonl"
    with path.open("w") as file:
        for number in range(chunks):
            question = f"How do I {' '.join(random.choices(WORDS, k=5))} {number}?"
            file.write(json.dumps({"question": question, "answer": f"Answer {number}."}) + "\n")
    return str(path)


def _start_up(runs: int, index: str, environment: dict[str, str]) -> None:
    commands: dict[str, Callable[[], float]] = {
        'python -c "import numpy"': lambda: _import("numpy", environment),
        'python -c "import numpy, prompt_toolkit"': lambda: _import("numpy, prompt_toolkit", environment),
        "faqbot --index DIR, to the prompt": lambda: _to_prompt(index, environment),
    }
    for measure in commands.values():
        measure()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, measure in commands.items():
            times[name].append(measure())
    print_times(times, 'python -c "import numpy, prompt_toolkit"')


def _import(modules: str, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {modules}"], env=environment, check=True)
    return time.perf_counter() - began


def _to_prompt(index: str, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    shell = _shell(index, environment)
    taken = time.perf_counter() - began
    shell.close(force=True)
    return taken


def _shell(index: str, environment: dict[str, str]) -> pexpect.spawn[str]:
    script = Path(sys.executable).with_name("faqbot")
    shell: pexpect.spawn[str] = pexpect.spawn(
        str(script), ["--index", index], env=environment, encoding="utf-8", dimensions=(24, 80), timeout=60
    )
    shell.delaybeforesend = None
    shell.expect("faqbot> ?")
    return shell


def _keys(chunks: int, index: str, environment: dict[str, str]) -> None:
    shell = _shell(index, environment)
    reading = _echoes(shell, pause=0.02)  # the questions are still being read
    shell.send("\x03")
    time.sleep(10)  # until the questions are read
    rows = {
        "key to echo, while they are read": reading,
        "key to echo, ten keys a second": _echoes(shell, pause=0.1),
        "key to echo, as fast as keys come": _echoes(shell, pause=0.0),
        "last key to menu, words": _menus(shell, "how parcel ref"),
        "last key to menu, with a typo": _menus(shell, "recieve parcle"),
    }
    shell.close(force=True)
    print(f"| {chunks:,} questions | median ms | slowest ms |")
    print("|---|---|---|")
    for name, taken in rows.items():
        print(f"| {name} | {statistics.median(taken) * 1e3:.1f} | {max(taken) * 1e3:.1f} |")


def _echoes(shell: pexpect.spawn[str], pause: float) -> list[float]:
    """Type each key after the echo of the last key and a pause, and clear the line; return the seconds to each echo."""
    taken = []
    shell.send(WORDS_BEFORE)
    _drain(shell)
    for key in KEYS:
        began = time.perf_counter()
        shell.send(key)
        shell.expect_exact(key)
        taken.append(time.perf_counter() - began)
        if pause:
            time.sleep(pause)
            _drain(shell)
    shell.send("\x15")
    return taken


def _menus(shell: pexpect.spawn[str], typed: str) -> list[float]:
    """Return the seconds from the last key until the menu is drawn, for ten tries."""
    taken = []
    for _ in range(10):
        time.sleep(0.5)
        _drain(shell)
        shell.send(typed[:-1])
        time.sleep(1)
        _drain(shell)
        began = time.perf_counter()
        shell.send(typed[-1])
        shell.expect(re.compile(r"How do I"))
        taken.append(time.perf_counter() - began)
        shell.send("\x15")
    return taken


def _drain(shell: pexpect.spawn[str]) -> None:
    """Read all output that has arrived."""
    while shell.expect([r"(?s).+", pexpect.TIMEOUT], timeout=0.02) == 0:
        pass


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["20"]), *([100_000] if len(sys.argv) < 3 else []))
