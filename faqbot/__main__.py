"""Where the `faqbot` command and `python -m faqbot` start: nothing is imported before Ctrl-C is looked after."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> int:
    """Run the command line; Ctrl-C at any moment, imports included, exits with 130 and prints no traceback."""
    try:
        from faqbot.interfaces.cli import main as run  # noqa: PLC0415 - see above

        status = run()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        import os  # noqa: PLC0415

        # Not through sys.exit: where an extension module was interrupted while it loaded, Python would end the
        # process by signal instead of with this status.
        os._exit(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
