"""Completions of the argument of a command while it is typed: a title, the number of a match, a file.

A completer gets the argument typed so far and yields completions of it. Each completer imports prompt_toolkit when it
is called, because the shell without a terminal runs the same commands and does not load prompt_toolkit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from faqbot.rendering.readable import label, one_line
from faqbot.shell.known_texts import MOST_OFFERED, Known, fitting
from faqbot.shell.session import Session

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completion


def complete_title(session: Session, typed: str) -> Iterator[Completion]:
    """Yield the titles that fit the typed text, or the first titles if nothing is typed yet."""
    from prompt_toolkit.completion import Completion  # noqa: PLC0415 - see above

    titles = [Known(title, title.lower(), "") for title in map(one_line, session.bot.topics())]
    for title in fitting(typed, titles) if typed.strip() else titles[:MOST_OFFERED]:
        yield Completion(title.text, -len(typed))


def complete_number(session: Session, typed: str) -> Iterator[Completion]:
    """Yield the numbers of the matches that were listed last, each with the label of its match beside it."""
    from prompt_toolkit.completion import Completion  # noqa: PLC0415 - see above

    for number, match in enumerate(session.listed, start=1):
        if str(number).startswith(typed):
            yield Completion(str(number), -len(typed), display_meta=label(match))


def complete_file(_session: Session, typed: str) -> Iterable[Completion]:
    """Return the paths of files and folders that begin with the typed text."""
    from prompt_toolkit.completion import CompleteEvent, PathCompleter  # noqa: PLC0415 - see above
    from prompt_toolkit.document import Document  # noqa: PLC0415

    return PathCompleter(expanduser=True).get_completions(Document(typed), CompleteEvent())
