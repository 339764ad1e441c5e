"""Write arrays, such as the fitted classes of the classifier, to a file and read them again.

A damaged file counts as missing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from io import BytesIO

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.storage.regular_files import read_regular
from faqbot.ranking.evidence.classifier import FittedClasses
from faqbot.system.atomic_files import replacing

# Number of hexadecimal digits of the checksum at the beginning.
_DIGITS = 8


def write_classes(path: str, classes: FittedClasses) -> None:
    """Write fitted classes to a file, completely or not at all; the same classes give the same bytes."""
    write_arrays(path, classes)


def write_arrays(path: str, arrays: Iterable[Array]) -> None:
    """Write arrays to a file, completely or not at all; the same arrays give the same bytes."""
    buffer = BytesIO()
    for array in arrays:
        np.save(buffer, array, allow_pickle=False)
    with replacing(path, durable=False) as file:  # a file that is lost in a crash is made again
        file.write(f"{zlib.crc32(buffer.getbuffer()):0{_DIGITS}x}".encode())
        file.write(buffer.getbuffer())


def read_classes(path: str) -> FittedClasses | None:
    """Return the fitted classes in a file; None if the file is missing, truncated or damaged."""
    arrays = read_arrays(path)
    return None if arrays is None else FittedClasses(*arrays)


def read_arrays(path: str) -> list[Array] | None:
    """Return the arrays in a file; None if the file is missing, truncated or damaged."""
    try:
        content = memoryview(read_regular(path))
    except FileNotFoundError:
        return None
    if content[:_DIGITS] != f"{zlib.crc32(content[_DIGITS:]):0{_DIGITS}x}".encode():
        return None
    buffer, arrays = BytesIO(content[_DIGITS:]), []
    while buffer.tell() < len(content) - _DIGITS:
        arrays.append(np.load(buffer, allow_pickle=False))
    return arrays
