"""Where the `faqbot` command and `python -m faqbot` start: nothing is imported before Ctrl-C is looked after."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130


def main() -> int:
    """Run the command line; Ctrl-C at any moment, imports included, exits with 130 and prints no traceback."""
    interrupted = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal interrupted
        interrupted = True
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, interrupt)
    try:
        from faqbot.cli.main import run  # noqa: PLC0415 - see above

        status = run()
    except BaseException:
        # An extension module that is interrupted while it loads makes an ImportError of it.
        if not interrupted:
            raise
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        # Not through sys.exit: having met a KeyboardInterrupt there, Python may end the process by signal instead.
        atexit._run_exitfuncs()  # noqa: SLF001 - else a pool's semaphores would outlive the process
        os._exit(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
