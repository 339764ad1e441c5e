"""Open files in an index's directory safely, even if another program replaced one with a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from typing import BinaryIO

# Errors of a folder, pipe or link in the place of a file, or of a file in the place of a folder.
OTHER_KINDS = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EINVAL, errno.ELOOP}
# Errors of a user who may not do that.
FORBIDDEN = {errno.EACCES, errno.EPERM}


def open_regular(path: str) -> BinaryIO:
    """Open a file for reading; raise `OSError` for a pipe or a device, from which reading might never end."""
    # Without O_NONBLOCK, opening a pipe would wait until another process writes to it. Regular files ignore the flag.
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "is not a regular file", path)
    return file


def read_regular(path: str) -> bytes:
    """Return the bytes of a file; raise `OSError` as `open_regular` does."""
    with open_regular(path) as file:
        return file.read()
