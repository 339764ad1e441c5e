"""The terminal that a command runs in: its streams, its exit statuses, and messages of one line on standard error."""

from __future__ import annotations

import errno
import os
import sys
import warnings
from typing import Any

from faqbot.errors import TOO_MANY_FILES, CorpusWarning, LogWarning, system_reason
from faqbot.system.progress import erase

# The exit statuses. An abstention, a batch with errors, a check with findings and a figure beyond its bound end with 1.
ANSWERED, ABSTAINED, FAILED_ROWS, FOUND, FAILED_BOUNDS, ERROR, INTERRUPTED = 0, 1, 1, 1, 1, 2, 130
# As a shell reports a process that SIGTERM ended.
TERMINATED = 143

# The columns of a terminal that does not say how wide it is.
_WIDTH = 80


def prepare() -> None:
    """Let the standard streams accept any text, and print each warning as one line."""
    _replace_closed()
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=errors)
    for category in (CorpusWarning, LogWarning):
        warnings.simplefilter("always", category)
    warnings.showwarning = _show_warning


def _replace_closed() -> None:
    """Put a stream in the place of each standard stream that is closed (`faqbot >&-`), where Python has None.

    To read the standard input, or to write the standard output, is then an error of the operating system like any
    other; messages are lost. Without this, the next file that is opened would get the number of the closed stream.
    """
    for name, flags, mode in (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, flags)  # the lowest number that is free: that of the closed stream
            setattr(sys, name, open(nowhere, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - never closed


def _show_warning(message: Warning | str, category: type[Warning], *_place: Any, **_more: Any) -> None:
    if issubclass(category, CorpusWarning | LogWarning):
        say(f"warning: {message}")


def reason_of(error: OSError) -> str:
    """Return the message for an error of the operating system that no other module has explained."""
    reason = system_reason(error)
    if error.errno == errno.EBADF:
        return "standard input or standard output is closed"
    if error.filename:
        return f"{error.filename}: {reason}"
    if isinstance(error, FileNotFoundError):
        return "the current directory is gone"
    return reason if error.errno in TOO_MANY_FILES else f"cannot write: {reason}"


def say(message: str) -> None:
    """Print one line on standard error; ignore a standard error that cannot be written."""
    try:
        erase()
        print(f"faqbot: {_clean(message)}", file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def _clean(message: str) -> str:
    from faqbot.rendering.readable import one_line  # noqa: PLC0415 - only messages need it

    return one_line(message)


def silence(stream: object) -> None:
    """Redirect a stream that cannot be written to the null device, so that closing the stream prints no error."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


def terminal_width() -> int:
    """Return the width of the terminal in columns: what COLUMNS says, or else the terminal, or else 80.

    Simply put: this is `shutil.get_terminal_size().columns`. Importing `shutil` takes a fortieth of a second `ask`.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # no standard output, or no terminal
        return _WIDTH
