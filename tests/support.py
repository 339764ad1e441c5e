"""Names that several test modules share."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from faqbot.building.builder import build_index
from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.text.analyser import Analyser

PAGE = "assisted-lying-gluteus-maximus-stretch.txt"

Run = Callable[..., "subprocess.CompletedProcess[str]"]

Built = Callable[..., Index]

# Seconds that a test waits for something that is sure to come, however busy the machine is; only a failure takes them.
PATIENCE = 180

# A program that imports every module of faqbot whose libraries are there, and has asked a question, so that what comes
# after it need not open further files of Python.
EVERYTHING_IMPORTED = """
import importlib, os, pkgutil, sys
import faqbot
for module in pkgutil.walk_packages(faqbot.__path__, "faqbot."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError:
            pass
import faqbot.cli.main
faqbot.FaqBot.from_texts({"a.md": "# A", "b.md": "# B\\n\\nProse."}).ask("what is b")
"""


def wait_until(condition: Callable[[], object]) -> None:
    """Wait for something that another process or thread does."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


def corpus_of(
    *pairs: tuple[str, str],
    title: str = "Guide",
    phrasings: Sequence[tuple[str, int]] = (),
    decoys: Sequence[str] = (),
    synonyms: str = "",
) -> Corpus:
    """Return a corpus of pairs of question and answer, each a chunk of its own; `synonyms` as in synonyms.txt."""
    chunks = [
        Chunk(f"guide#{number}", "faq" if question else "passage", question, answer,
              Source("guide.md", (3 * number + 1, 3 * number + 2), (question,) if question else (), title))
        for number, (question, answer) in enumerate(pairs)
    ]  # fmt: skip
    rules = read_synonyms(synonyms, "synonyms.txt")
    return Corpus(tuple(chunks), tuple(Phrasing(*phrasing) for phrasing in phrasings), tuple(decoys), rules)


def titled(titles: Sequence[str]) -> Index:
    """Return the index of documents with these titles, each of one chunk."""
    chunks = [
        Chunk(f"{number}#a", "passage", "", f"Passage {number}.", Source(f"{number}.md", (1, 1), (), title))
        for number, title in enumerate(titles)
    ]
    return build_index(Corpus(tuple(chunks)), Analyser())


def other_forms(question: str, index: Index) -> dict[str, list[str]]:
    """Return what each word of a question that is read in another form is read as."""
    every = ((one.word, [reading.said for reading in one.readings if reading.how == "form"])
             for one in analyse(question, index).concepts)  # fmt: skip
    return {word: readings for word, readings in every if readings}


# Pages of one kind, whose questions recur: title -> (what it works, how it is held or counted, a tip).
PAGES = {
    "Side Plank": ("the obliques and the hip", "Hold it for 20 seconds a side.", "Stack the feet or stagger them."),
    "Romanian Deadlift": ("the hamstrings", "Do three sets of eight.", "Slide the bar along the thighs."),
    "Lying Gluteus Maximus Stretch": ("the buttocks", "Hold it for half a minute.", "Lie on a mat."),
    "Seated Calf Stretch": ("the lower leg", "Hold it for a minute.", "Use a towel; lie down if sitting is no good."),
    "Band Pull-Apart": ("the upper back", "Do two sets of fifteen.", "Keep the wrists straight."),
    "Pushup": ("the chest", "Do as many as you can.", "Start on the knees, and lie down when it is too hard."),
    "Dumbbell Goblet Squat": ("the thighs", "Do three sets of ten.", "Hold the weight close to the chest."),
}


def pages(folder: Path) -> Path:
    """Write PAGES into a folder, each with an introduction, a tip and questions, and return it.

    The stretches have no question about mistakes, and only the squat has one about weight.
    """
    for title, (works, dose, tip) in PAGES.items():
        mistake = "" if "Stretch" in title else f"What is the biggest mistake?\nHaste spoils the {title.lower()}.\n"
        weight = "How much weight should I use?\nStart with six kilos.\n" if "Squat" in title else ""
        asked = "How long should I hold it?" if dose.startswith("Hold") else "How many sets and reps should I do?"
        (folder / f"{title.lower().replace(' ', '-')}.txt").write_text(
            f"{title}\n{title} is an exercise for {works}.\nTips\n- {tip}\nFrequently Asked Questions\n"
            f"What does {title} target most?\nMostly {works}.\n{asked}\n{dose}\n{mistake}{weight}"
            f"Who should avoid this exercise?\nWhoever has pain in {works}.\n"
        )
    return folder


def two_manuals(folder: Path) -> Path:
    """Write two documents that ask one question alike, and one each about themselves; return the folder."""
    for title in ("Plank", "Goblet Squat"):
        (folder / f"{title}.md").write_text(
            f"# {title}\n\n## How many sets?\n\nThree.\n\n## Where does the {title} hurt?\n\nNowhere.\n"
        )
    return folder


def steps_of(do: Callable[[], object]) -> int:
    """Return the number of calls and returns, of Python and of C functions, while `do` is called."""
    counted = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal counted
        counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(before)
    return counted


def spawned_by(pid: int) -> list[int]:
    """Return the processes that a process has spawned as workers and that still live, in ascending order."""
    started = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return sorted(child for child in started if b"spawn_main" in _command_of(child))


def _command_of(pid: int) -> bytes:
    """Return the command of a process, empty if it has ended since it was listed."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
