"""A long text in the user's pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from faqbot.rendering.readable import printable

# Pagers with an option `+N` to begin at line N.
_BEGIN_AT = {"less", "more", "most"}

# The options for less, the same that git gives it: a text that fits the screen is only printed (F), and the text stays
# on the screen afterwards (X).
_LESS = "FRX"


def page(lines: Sequence[str], at: int) -> bool:
    """Show lines in a pager that begins at line `at` (0-based); return False if the pager is missing or fails.

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
        with subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ}) as pager:  # noqa: S603 - the user set this command
            _feed(pager, text.encode(errors="replace"))
    except OSError:
        return False
    return pager.returncode == 0


def _feed(pager: subprocess.Popen[bytes], text: bytes) -> None:
    """Write a text to the pager, and wait until the user leaves the pager, maybe before the text is written."""
    assert pager.stdin is not None
    with suppress(OSError), pager.stdin:
        pager.stdin.write(text)
    while True:
        with suppress(KeyboardInterrupt):  # Ctrl-C is meant for the pager, as to stop a search in less
            pager.wait()
            return
