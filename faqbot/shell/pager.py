"""Show a long text in the user's pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from faqbot.rendering.readable import printable

# Pagers that have an option `+N`, to begin at line N.
_BEGIN_AT = {"less", "more", "most"}

# The options that git gives to less: print a text that fits the screen, and leave the text on the screen at the end.
_LESS = "FRX"


def page(lines: Sequence[str], at: int) -> bool:
    """Show lines in a pager that begins at line `at` (0-based); return False if there is none to run.

    The pager is the command in the environment variable PAGER, by default less.
    """
    try:
        command = shlex.split(os.environ.get("PAGER", "")) or ["less"]
    except ValueError:  # PAGER has a quote that is never closed
        command = ["less"]
    if shutil.which(command[0]) is None:
        return False
    if at and os.path.basename(command[0]) in _BEGIN_AT:
        command.append(f"+{at + 1}")
    text = "".join(f"{printable(line)}\n" for line in lines)
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ}) as pager:  # noqa: S603 - the user's own
            _feed(pager, text.encode(errors="replace"))
    except OSError:
        return False
    return pager.returncode == 0


def _feed(pager: subprocess.Popen[bytes], text: bytes) -> None:
    """Write a text to a pager and wait until the user leaves it, possibly before having read all."""
    assert pager.stdin is not None
    with suppress(OSError), pager.stdin:
        pager.stdin.write(text)
    while True:
        with suppress(KeyboardInterrupt):  # Ctrl-C belongs to the pager: less drops its line, or interrupts its search
            pager.wait()
            return
