"""The entry point of the `faqbot` command and `python -m faqbot`; Ctrl-C is handled before any import that is slow."""

from __future__ import annotations

import atexit
import os
import sys

from faqbot.system.interrupts import INTERRUPTS

# The exit status after Ctrl-C, as shells have it: 128 plus the number of SIGINT.
_INTERRUPTED = 130


def main() -> int:
    """Run the command line; Ctrl-C at any moment, even during imports, exits with 130 and prints no traceback."""
    INTERRUPTS.answer()
    try:
        from faqbot.cli.main import run  # noqa: PLC0415 - after Ctrl-C is handled

        status = run()
    except BaseException:
        # An extension module that is interrupted while it loads turns the KeyboardInterrupt into an ImportError.
        if not INTERRUPTS.has_come:
            raise
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        INTERRUPTS.ignore()
        # Not with sys.exit: after a KeyboardInterrupt during exit, Python may end the process by a signal.
        atexit._run_exitfuncs()  # noqa: SLF001 - otherwise a pool's semaphores would outlive the process
        os._exit(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
