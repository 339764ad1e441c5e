"""A file that is there whole or not at all, and standard output under the same hands."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from faqbot.errors import OutputError, system_reason

STANDARD = "-"


@contextmanager
def open_output(path: str) -> Iterator[TextIO]:
    """Open a file (or `-`, standard output) for UTF-8 text, line ends as written.

    A file is written beside its place and moved there once the block ends well; otherwise what stood there stays.
    A device or pipe is written to directly. Raises `OutputError`.
    """
    if path == STANDARD:
        with _standard_output() as file:
            yield file
        return
    try:
        if _is_special(path):
            with open(path, "w", encoding="utf-8", newline="") as file:
                yield file
            return
        with _replacing(Path(os.path.realpath(path))) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=path) from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    # As bytes: the terminal's own encoding and line ends are not those of a file of answers.
    file = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        yield file
        file.flush()
    finally:
        file.detach()


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    if target.is_dir():
        raise OutputError("is a directory; name a file", path=target)
    handle, draft = tempfile.mkstemp(prefix=".faqbot-", suffix=".new", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, _mode(target))
        os.replace(draft, target)
    except BaseException:
        os.unlink(draft)
        raise


def _mode(target: Path) -> int:
    """Return the permissions of the file to be replaced, or those a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _is_special(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
