"""One line about an index whose file is cut short while a command reads it, where the system would end the process.

A file that is cut, or written over by `cp`, loses bytes that this process has mapped. Reading there ends a process by
SIGBUS, without a word. A handler of Python would not do: it runs only after the instruction that was interrupted, which
never ends. So this handler is called from C, by ctypes, which numpy has imported anyway.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

from faqbot.cli.terminal import ERROR, say
from faqbot.errors import IndexFileError

if TYPE_CHECKING:
    from faqbot.bot import FaqBot

# What C calls must live as long as the process.
_KEPT: list[Any] = []


def tell_cut_index(bot: FaqBot) -> None:
    """End this process with a message and the status of an error when the index that a bot answers from is cut short.

    Nothing is done on Windows, where a file that is mapped cannot be cut.
    """
    number = getattr(signal, "SIGBUS", None)
    if number is None or bot.directory is None:
        return
    import ctypes  # noqa: PLC0415 - see above

    def end(_number: int) -> None:
        try:
            with bot._index.read():  # noqa: SLF001 - the words, and what is to be done, are those of any damage
                raise ValueError("a file of it was changed or cut short while it was read")
        except IndexFileError as error:
            say(str(error))
        finally:
            os._exit(ERROR)  # back there, the same instruction would be tried again

    handler = ctypes.CFUNCTYPE(None, ctypes.c_int)(end)
    _KEPT.append(handler)
    ctypes.CDLL(None).signal(number, handler)
