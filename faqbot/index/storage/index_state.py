"""What differs after a saved index was replaced: whoever watches it looks at it now and then."""

from __future__ import annotations

import os

# The file of an index that is replaced whenever the index changes, and last. The constant of `manifest` is not
# imported, because that imports numpy: a process that only watches stays as small as it can.
_MANIFEST = "manifest.json"


def state_of_index(directory: str) -> object:
    """Return a value that is another one after the index in a directory was written, None if none can be seen."""
    try:
        found = os.stat(os.path.join(directory, _MANIFEST))
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def state_of_files(directory: str) -> object:
    """Return a value that is another one after the manifest or a data file was written, moved or removed."""
    found = []
    try:
        with os.scandir(directory) as listed:
            for entry in listed:
                if entry.name == _MANIFEST or entry.name.endswith(".bin"):
                    status = entry.stat()
                    found.append((entry.name, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    except OSError as error:
        return error.errno
    return tuple(sorted(found))
