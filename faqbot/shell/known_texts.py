"""The questions and titles of a corpus, and which of them fit what is typed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from heapq import nlargest
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.rendering.readable import one_line

# Completions offered at once.
MOST_OFFERED = 6

# The longest text, in characters, for which texts that are spelt alike are looked for. A longer one that occurs nowhere
# is a new question rather than a misspelt one.
_LONGEST_MISSPELT = 40

# Texts compared at once: rapidfuzz blocks the other threads meanwhile (0.2 ms), also the one that reads the keyboard.
_SLICE = 500
# The similarity (of 100) that a part of a text must have to what is typed, if it does not have the words.
_ALIKE = 78
# Chunks that are read before the other threads get their turn.
_PAUSE_EVERY = 200


class Known(NamedTuple):
    """A text to complete to, the same in lower case, and the title of its page (or "page", if it is a title)."""

    text: str
    lower: str
    about: str


class KnownTexts:
    """The questions and titles of a corpus, read in the background; empty until all are read."""

    def __init__(self, bot: Callable[[], FaqBot]) -> None:
        self._bot = bot
        self._known: tuple[Known, ...] = ()
        self._reader: threading.Thread | None = None

    def get(self) -> Sequence[Known]:
        """Return the texts, titles first, or an empty sequence; the first call starts the reading."""
        if self._reader is None:
            self.read()
        return self._known

    def read(self) -> None:
        """Start to read; the result of an earlier reading that is not finished is dropped."""
        self._known = ()
        self._reader = threading.Thread(target=self._read, name="completions", daemon=True)
        self._reader.start()

    def wait(self) -> None:
        """Wait until all is read."""
        if self._reader is not None:
            self._reader.join()

    def _read(self) -> None:
        # A question to a damaged index reports the damage; a traceback from here would be printed across the screen.
        with suppress(Exception):
            known = _unique(_texts(self._bot()))
            if self._reader is threading.current_thread():
                self._known = known


def _unique(texts: Iterable[tuple[str, str]]) -> tuple[Known, ...]:
    """Return each text once, whatever its letter case; `about` is empty for a text that several pages have."""
    known: dict[str, Known] = {}
    for text, about in texts:
        lower = text.lower()
        if lower not in known:
            known[lower] = Known(text, lower, about)
        elif known[lower].about != about:
            known[lower] = known[lower]._replace(about="")
    return tuple(known.values())


def _texts(bot: FaqBot) -> Iterator[tuple[str, str]]:
    """Yield titles and questions, each with the title of its page (or "page", for a title)."""
    topics = bot.topics()
    if len(topics) > 1:
        yield from ((one_line(title), "page") for title in topics)
    for number, chunk in enumerate(bot.chunks()):
        if number % _PAUSE_EVERY == 0:
            time.sleep(0.0005)
        if chunk.question:
            yield one_line(chunk.question), one_line(chunk.source.title) if len(topics) > 1 else ""


def _always() -> bool:
    return True


def fitting(typed: str, known: Sequence[Known], wanted: Callable[[], bool] = _always) -> list[Known]:
    """Return the texts that fit best: first those that begin as typed, then those with all the words typed.

    If there are none, return those that are spelt alike. The search stops as soon as `wanted` returns False.
    """
    text = " ".join(typed.lower().split())
    words = text.split()
    if not words:
        return []
    having = (
        candidate
        for part in _parts(known, wanted)
        for candidate in part
        if candidate.lower != text and all(word in candidate.lower for word in words)
    )
    best = nlargest(MOST_OFFERED, having, key=lambda candidate: _fit(candidate.lower, text, words))
    if not best and len(text) <= _LONGEST_MISSPELT:
        return [candidate for candidate in _alike(text, known, wanted) if candidate.lower != text]
    return best


def _parts(known: Sequence[Known], wanted: Callable[[], bool]) -> Iterator[Sequence[Known]]:
    """Yield slices of the texts, as long as they are wanted."""
    for start in range(0, len(known), _SLICE):
        if not wanted():
            return
        yield known[start : start + _SLICE]


def _fit(text: str, typed: str, words: Sequence[str]) -> tuple[bool, int, int]:
    at_starts = sum(f" {word}" in f" {text}" for word in words)
    return text.startswith(typed), at_starts, -len(text)


def _alike(typed: str, known: Sequence[Known], wanted: Callable[[], bool]) -> list[Known]:
    """Return the texts with a part that is spelt like what is typed, the most similar first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - its import takes a third of numpy's

    scored: list[tuple[float, Known]] = []
    for part in _parts(known, wanted):
        texts = [candidate.lower for candidate in part]
        near = process.extract(typed, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=MOST_OFFERED)
        # A shorter text is a part of what is typed: that cannot be completed to it.
        scored += [(score, part[at]) for text, score, at in near if len(text) > len(typed)]
    return [candidate for _, candidate in nlargest(MOST_OFFERED, scored, key=lambda pair: pair[0])]
