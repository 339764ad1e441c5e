"""What a command takes, completed while it is typed: a title, a number that was shown, a file.

A completer gets the argument typed so far and yields completions of it. Each imports prompt_toolkit when it is called,
because the shell without a terminal runs the same commands and does not load it.
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
    """Yield the titles that fit; the first few, if nothing is typed yet."""
    from prompt_toolkit.completion import Completion  # noqa: PLC0415 - see above

    titles = [Known(title, title.lower(), "") for title in map(one_line, session.bot.topics())]
    for title in fitting(typed, titles) if typed.strip() else titles[:MOST_OFFERED]:
        yield Completion(title.text, -len(typed))


def complete_number(session: Session, typed: str) -> Iterator[Completion]:
    """Yield the numbers of the matches that were listed last, each with its match beside it."""
    from prompt_toolkit.completion import Completion  # noqa: PLC0415 - see above

    for number, match in enumerate(session.listed, start=1):
        if str(number).startswith(typed):
            yield Completion(str(number), -len(typed), display_meta=label(match))


def complete_file(_session: Session, typed: str) -> Iterable[Completion]:
    """Return the files and folders that begin as typed."""
    from prompt_toolkit.completion import CompleteEvent, PathCompleter  # noqa: PLC0415 - see above
    from prompt_toolkit.document import Document  # noqa: PLC0415

    return PathCompleter(expanduser=True).get_completions(Document(typed), CompleteEvent())
