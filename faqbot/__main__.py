"""The entry point of the `faqbot` command and `python -m faqbot`; Ctrl-C is handled before any import that is slow."""

from __future__ import annotations

import sys

from faqbot.system.collector import collect_seldom, spare_at_exit
from faqbot.system.interrupts import INTERRUPTS


def main() -> int:
    """Run the command line; Ctrl-C at any moment, even during imports, exits with 130 and prints no traceback.

    SIGTERM and SIGHUP end the process as if it did not know them, after what is half written is removed.
    """
    INTERRUPTS.answer()
    collect_seldom()
    try:
        from faqbot.cli.main import run  # noqa: PLC0415 - after Ctrl-C is handled

        status = run()
        INTERRUPTS.leave()
        if INTERRUPTS.has_come:
            raise KeyboardInterrupt
    except BaseException:
        # An extension module that is interrupted while it loads turns the KeyboardInterrupt into an ImportError.
        if not INTERRUPTS.has_come:
            raise
        INTERRUPTS.end()
    finally:
        spare_at_exit()
    return status


if __name__ == "__main__":
    sys.exit(main())
