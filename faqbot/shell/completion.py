"""Completion while typing: the corpus's questions and titles, the commands and what they take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from heapq import nlargest
from typing import NamedTuple

from prompt_toolkit.application import get_app_or_none
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from faqbot.bot import FaqBot
from faqbot.rendering.readable import label, one_line
from faqbot.shell.commands.commands import COMMANDS
from faqbot.shell.session import Session

# What is offered at once, the least to type for it, and the longest text that is still looked for.
_MOST_OFFERED = 6
_LEAST_TYPED = 2
_LONGEST_TYPED = 120

# Longer than this, what has not all the words is no misspelling but another question.
_LONGEST_MISSPELT = 40

# Candidates compared at once: rapidfuzz keeps other threads waiting meanwhile, a key among them (a fifth of a ms).
_SLICE = 500
# How alike (of 100) what is typed and a part of a candidate must be if its words are not in it.
_ALIKE = 78
# Chunks read before other threads are let run.
_PAUSE_EVERY = 200


class Known(NamedTuple):
    """Something to complete to: its text, the same in lower case, and what it is or is about."""

    text: str
    lower: str
    about: str


class KnownTexts:
    """The questions and titles of a corpus, read in the background; nothing is known before that is done."""

    def __init__(self, bot: Callable[[], FaqBot]) -> None:
        self._bot = bot
        self._known: tuple[Known, ...] = ()
        self._reader: threading.Thread | None = None

    def get(self) -> Sequence[Known]:
        """Return what is known by now, titles first; the first call begins the reading."""
        if self._reader is None:
            self.read()
        return self._known

    def read(self) -> None:
        """Begin to read; what an earlier reading finds counts no more."""
        self._known = ()
        self._reader = threading.Thread(target=self._read, name="completions", daemon=True)
        self._reader.start()

    def wait(self) -> None:
        """Wait until all is read."""
        if self._reader is not None:
            self._reader.join()

    def _read(self) -> None:
        # An index that is damaged is told of when it is asked; here it would be a traceback across the screen.
        with suppress(Exception):
            known = _told_apart(_texts(self._bot()))
            if self._reader is threading.current_thread():
                self._known = known


def _told_apart(texts: Iterable[tuple[str, str]]) -> tuple[Known, ...]:
    """Return each text once, whatever its letter case; one of several pages is about none."""
    found: dict[str, Known] = {}
    for text, about in texts:
        lower = text.lower()
        if lower not in found:
            found[lower] = Known(text, lower, about)
        elif found[lower].about != about:
            found[lower] = found[lower]._replace(about="")
    return tuple(found.values())


def _texts(bot: FaqBot) -> Iterator[tuple[str, str]]:
    """Yield titles and questions, each with what it is or is about."""
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


def nearest(typed: str, known: Sequence[Known], wanted: Callable[[], bool] = _always) -> list[Known]:
    """Return what fits best: what begins so, then what has all the words; where nothing has, what is spelt alike.

    It gives up as soon as it is `wanted` no more.
    """
    text = " ".join(typed.lower().split())
    words = text.split()
    if not words:
        return []
    having = (
        one
        for part in _parts(known, wanted)
        for one in part
        if one.lower != text and all(word in one.lower for word in words)
    )
    found = nlargest(_MOST_OFFERED, having, key=lambda one: _fit(one.lower, text, words))
    if not found and len(text) <= _LONGEST_MISSPELT:
        return [one for one in _alike(text, known, wanted) if one.lower != text]
    return found


def _parts(known: Sequence[Known], wanted: Callable[[], bool]) -> Iterator[Sequence[Known]]:
    """Yield what is known in parts, while it is wanted."""
    for start in range(0, len(known), _SLICE):
        if not wanted():
            return
        yield known[start : start + _SLICE]


def _fit(text: str, typed: str, words: Sequence[str]) -> tuple[bool, int, int]:
    at_starts = sum(f" {word}" in f" {text}" for word in words)
    return text.startswith(typed), at_starts, -len(text)


def _alike(typed: str, known: Sequence[Known], wanted: Callable[[], bool]) -> list[Known]:
    """Return what has a part that is spelt like what is typed, the most alike first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - three tenths of what numpy takes to import

    scored: list[tuple[float, Known]] = []
    for part in _parts(known, wanted):
        texts = [one.lower for one in part]
        near = process.extract(typed, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=_MOST_OFFERED)
        # What is shorter than what is typed is a part of it: no way to complete it.
        scored += [(score, part[at]) for text, score, at in near if len(text) > len(typed)]
    return [one for _, one in nlargest(_MOST_OFFERED, scored, key=lambda pair: pair[0])]


class ShellCompleter(Completer):
    """Completes commands, their arguments, and questions; asked in a thread of its own."""

    def __init__(self, session: Session, known: KnownTexts) -> None:
        self._session = session
        self._known = known
        self._files = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield completions of the whole line; none in its middle."""
        text = document.text_before_cursor
        if document.text_after_cursor.strip() or "\n" in text:
            return
        if text.startswith("/"):
            yield from self._command(document, complete_event)
        elif len(text.strip()) >= _LEAST_TYPED and len(text) <= _LONGEST_TYPED:
            for one in nearest(text, self._known.get(), lambda: _still_typed(document)):
                yield Completion(one.text, -len(text), display_meta=one.about)

    def _command(self, document: Document, event: CompleteEvent) -> Iterator[Completion]:
        name, space, argument = document.text_before_cursor.partition(" ")
        if not space:
            yield from _names(name)
        elif name == "/topic":
            titles = [Known(title, title.lower(), "") for title in map(one_line, self._session.bot.topics())]
            found = nearest(argument, titles) if argument.strip() else titles[:_MOST_OFFERED]
            yield from (Completion(title.text, -len(argument)) for title in found)
        elif name in ("/open", "/bad"):
            yield from self._numbers(argument)
        elif name == "/save":
            yield from self._files.get_completions(Document(argument), event)

    def _numbers(self, argument: str) -> Iterator[Completion]:
        """Yield the numbers of what was listed last, each with what it is."""
        for number, match in enumerate(self._session.listed, start=1):
            if str(number).startswith(argument):
                yield Completion(str(number), -len(argument), display_meta=label(match))


def _still_typed(document: Document) -> bool:
    """Whether the line is still what it was; a prompt that is left waits for whoever still looks for completions."""
    app = get_app_or_none()
    return app is None or (not app.is_done and app.current_buffer.text == document.text)


def _names(typed: str) -> Iterator[Completion]:
    for name, command in COMMANDS.items():
        if name.startswith(typed.lower()) and name != typed:
            yield Completion(name, -len(typed), display_meta=command.summary)
