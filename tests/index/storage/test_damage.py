"""Damage in a large index, which a load does not read whole: a question is answered, or the index is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from saved_index import data_of, manifest_of

from faqbot import FaqBot, IndexFileError
from faqbot.index.contents import contents
from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS, TEXTS
from faqbot.index.storage import loading as store
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.saving import save_index

QUESTIONS = [
    "What does Side Plank target most?",
    "how long should i hold the seated calf strech",
    "press-up mistake",
    "what about chest",
    "is it chest on the moon",
    "who has rear pain lying on a mat?",
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, rich: Index) -> Path:
    directory = tmp_path_factory.mktemp("damage") / "index"
    save_index(rich, directory)
    return directory


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """No index is so small that a load reads it whole."""
    monkeypatch.setattr(store, "_CHECKED_WHOLE", -1)


# Of weights that became NaN or infinity numpy warns, as it should.
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", [*ARRAYS, *TEXTS])
@pytest.mark.parametrize("shares", [(0.02, 1.0), pytest.param((0.001, 0.3), marks=pytest.mark.slow)])
def test_damage_anywhere_is_answered_or_refused(
    name: str, shares: tuple[float, float], whole: Path, tmp_path: Path
) -> None:
    directory = Path(shutil.copytree(whole, tmp_path / "index"))
    path = data_of(directory)
    data = np.frombuffer(path.read_bytes(), dtype=np.uint8)
    start, end = place_of(name, directory)
    random = np.random.default_rng([end - start, *name.encode()])
    for share in shares:
        damaged = data.copy()
        hit = start + np.flatnonzero(random.random(end - start) < share)
        damaged[hit] = random.integers(0, 256, len(hit), dtype=np.uint8)
        path.write_bytes(damaged.tobytes())
        ask_all(directory)


def place_of(name: str, directory: Path) -> tuple[int, int]:
    """Return where an array or text begins and ends in the data file."""
    start, manifest = 0, manifest_of(directory)
    sizes = {array: np.dtype(dtype).itemsize * length for array, (dtype, length) in manifest["arrays"].items()}
    for each, size in {**sizes, **manifest["texts"]}.items():
        if each == name:
            return start, start + size
        start += size
    raise AssertionError(name)


def ask_all(directory: Path) -> None:
    """Ask everything; anything but a reply or `IndexFileError` fails the test."""
    try:
        bot = FaqBot.load(directory)
    except IndexFileError:
        return
    for question in QUESTIONS:
        for ask in (bot.ask, bot.search, bot.names):
            refused = refusal(ask, question)
            assert refused is None or "rebuild it with" in refused


def refusal(ask: Callable[[str], object], question: str) -> str | None:
    try:
        ask(question)
    except IndexFileError as error:
        return str(error)
    return None


@pytest.mark.parametrize("number", [2**31 - 1, 2**30])
def test_the_number_of_a_topic_that_does_not_exist_takes_no_memory(number: int, whole: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(whole, tmp_path / "index"))
    path = data_of(directory)
    data = bytearray(path.read_bytes())
    start, _ = place_of("chunk_topics", directory)
    data[start : start + 4] = number.to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(IndexFileError, match="chunk_topics holds a number of a topic that does not exist"):
        contents(load_index(directory))


def test_offsets_that_ask_for_more_memory_than_there_is_are_an_error_of_the_index(whole: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(whole, tmp_path / "index"))
    path = data_of(directory)
    data = np.frombuffer(path.read_bytes(), dtype=np.uint8).copy()
    start, end = place_of("unit_starts", directory)
    starts = data[start:end].view("<i8")
    starts[1:-1:2] = 2**58
    path.write_bytes(data.tobytes())
    with pytest.raises(IndexFileError, match="damaged"):
        FaqBot.load(directory).ask(QUESTIONS[0])
