"""A bot whose documents are read again after they changed.

Before a call, the names, sizes and times of the documents are compared with those of before; of a saved index, those of
its manifest. That takes a millisecond for a hundred documents. So that it costs little for a hundred thousand as well,
the documents are looked at only after a time that is a multiple of the time that looking took.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from faqbot.bot import FaqBot
from faqbot.corpus.files.document_state import state_of_documents
from faqbot.errors import FaqbotError, system_reason
from faqbot.index.storage.index_state import state_of_index
from faqbot.question_log.log_choice import paths_of

# Looking at the documents takes at most one part in so many of the time.
_PARTS = 50


class FreshBot:
    """Gives the bot for a call, after it has read changed documents again; threads may share it.

    Documents that cannot be read, such as one that is half edited, leave the bot as it is: `say` is then called with a
    sentence for whoever runs the server, once until the documents change again.
    """

    def __init__(self, bot: FaqBot, say: Callable[[str], None]) -> None:
        self._bot = bot
        self._say = say
        self._lock = Lock()
        self._next_look = 0.0
        self._state = _state_of(bot)

    def current(self) -> FaqBot:
        """Return the bot, which answers from the documents as they are now."""
        with self._lock:
            before = time.monotonic()
            if before >= self._next_look:
                state = _state_of(self._bot)
                self._next_look = time.monotonic() + _PARTS * (time.monotonic() - before)
                if state != self._state:
                    self._state = state
                    self._read_again()
        return self._bot

    def _read_again(self) -> None:
        try:
            self._bot.reload()
        except (FaqbotError, OSError) as error:
            reason = (
                f"{error.filename or 'the documents'}: {system_reason(error)}" if isinstance(error, OSError) else error
            )
            self._say(f"warning: {reason}; answers come from the documents as they were before")


def _state_of(bot: FaqBot) -> object:
    """Return a value that is another one after the documents, or the saved index, changed."""
    if bot.roots:
        return state_of_documents(bot.roots, bot._decided, paths_of(bot.log))  # noqa: SLF001 - as `reload` finds them
    return None if bot.directory is None else state_of_index(bot.directory)
