"""The questions and titles of a corpus, and the search for those that fit the typed text."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from heapq import nlargest
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.index.titles import topic_of
from faqbot.rendering.readable import one_line
from faqbot.text.messages.catalogue import sentence

# The most completions offered at once.
MOST_OFFERED = 6

# The most characters of a typed text for which texts of similar spelling are looked for. A longer text that occurs
# nowhere is a new question rather than a misspelt one.
_LONGEST_MISSPELT = 40

# The number of texts compared at once. Meanwhile (0.2 ms) rapidfuzz blocks the other threads, among them the thread
# that reads the keyboard.
_SLICE = 500
# The least similarity (0 to 100) between the typed text and a part of a text that lacks the typed words.
_ALIKE = 78
# The number of chunks read before the other threads get their turn.
_PAUSE_EVERY = 200


class Known(NamedTuple):
    """A text to complete to, the same text in lower case, and a note shown beside it.

    The note `about` is the title of the question's page, the word "page" for a title, or empty.
    """

    text: str
    lower: str
    about: str


class KnownTexts:
    """The questions and titles of a corpus, read by a background thread; empty until all of them are read."""

    def __init__(self, bot: Callable[[], FaqBot]) -> None:
        self._bot = bot
        self._known: tuple[Known, ...] = ()
        self._reader: threading.Thread | None = None

    def get(self) -> Sequence[Known]:
        """Return the texts, titles first (empty until they are read); the first call starts the reading."""
        if self._reader is None:
            self.read()
        return self._known

    def read(self) -> None:
        """Start to read the texts; an earlier reading that is not finished is abandoned."""
        self._known = ()
        self._reader = threading.Thread(target=self._read, name="completions", daemon=True)
        self._reader.start()

    def wait(self) -> None:
        """Wait until all texts are read."""
        if self._reader is not None:
            self._reader.join()

    def _read(self) -> None:
        # A damaged index is reported when a question is asked; a traceback from this thread would garble the screen.
        with suppress(Exception):
            known = _unique(_texts(self._bot()))
            if self._reader is threading.current_thread():
                self._known = known


def _unique(texts: Iterable[tuple[str, str]]) -> tuple[Known, ...]:
    """Return each text once, ignoring case; `about` is empty for a text that several pages have."""
    known: dict[str, Known] = {}
    for text, about in texts:
        lower = text.lower()
        if lower not in known:
            known[lower] = Known(text, lower, about)
        elif known[lower].about != about:
            known[lower] = known[lower]._replace(about="")
    return tuple(known.values())


def _texts(bot: FaqBot) -> Iterator[tuple[str, str]]:
    """Yield titles and questions, each with the title of its page (or the word "page", for a title)."""
    topics = bot.topics()
    if len(topics) > 1:
        page = sentence("a_page", bot.language)
        yield from ((one_line(title), page) for title in topics)
    for number, chunk in enumerate(bot.chunks()):
        if number % _PAUSE_EVERY == 0:
            time.sleep(0.0005)
        if chunk.question:
            yield one_line(chunk.question), one_line(topic_of(chunk)) if len(topics) > 1 else ""


def _always() -> bool:
    return True


def fitting(typed: str, known: Sequence[Known], wanted: Callable[[], bool] = _always) -> list[Known]:
    """Return the at most `MOST_OFFERED` texts that fit best.

    Texts that begin with the typed text come first, then texts that have all of the typed words. If no text
    has them, texts of similar spelling are returned. The search stops as soon as `wanted` returns False.
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
    """Yield successive slices of the texts until `wanted` returns False."""
    for start in range(0, len(known), _SLICE):
        if not wanted():
            return
        yield known[start : start + _SLICE]


def _fit(text: str, typed: str, words: Sequence[str]) -> tuple[bool, int, int]:
    at_starts = sum(f" {word}" in f" {text}" for word in words)
    return text.startswith(typed), at_starts, -len(text)


def _alike(typed: str, known: Sequence[Known], wanted: Callable[[], bool]) -> list[Known]:
    """Return the texts with a part of similar spelling to the typed text, the most similar first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - its import takes a third of numpy's

    scored: list[tuple[float, Known]] = []
    for part in _parts(known, wanted):
        texts = [candidate.lower for candidate in part]
        near = process.extract(typed, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=MOST_OFFERED)
        # A shorter text can only be a part of the typed text, which cannot be completed to it.
        scored += [(score, part[at]) for text, score, at in near if len(text) > len(typed)]
    return [candidate for _, candidate in nlargest(MOST_OFFERED, scored, key=lambda pair: pair[0])]
