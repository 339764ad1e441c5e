"""Write arrays, such as the fitted classes of the classifier, to a file and read them again.

A damaged file counts as missing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import partial
from io import BytesIO

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.storage.regular_files import open_regular
from faqbot.ranking.evidence.classifier import FittedClasses
from faqbot.system.atomic_files import replacing

# Number of hexadecimal digits of the checksum at the beginning.
_DIGITS = 8

# Bytes read at a time to compute the checksum.
_PIECE = 1 << 20


def write_classes(path: str, classes: FittedClasses) -> None:
    """Write fitted classes to a file, completely or not at all; the same classes give the same bytes."""
    write_arrays(path, classes)


def write_arrays(path: str, arrays: Iterable[Array]) -> None:
    """Write arrays to a file, completely or not at all; the same arrays give the same bytes."""
    pieces = [piece for array in arrays for piece in _saved(np.ascontiguousarray(array))]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    with replacing(path, durable=False) as file:  # a file that is lost in a crash is made again
        file.write(f"{checksum:0{_DIGITS}x}".encode())
        file.writelines(pieces)


def _saved(array: Array) -> tuple[bytes, memoryview]:
    """Return the head and the data that `np.save` writes; the data is not copied, since it may be large."""
    head = BytesIO()
    np.lib.format.write_array_header_1_0(head, np.lib.format.header_data_from_array_1_0(array))
    return head.getvalue(), array.view(np.uint8).data


def read_classes(path: str) -> FittedClasses | None:
    """Return the fitted classes in a file; None if the file is missing, truncated or damaged."""
    arrays = read_arrays(path)
    return None if arrays is None else FittedClasses(*arrays)


def read_arrays(path: str) -> list[Array] | None:
    """Return the arrays in a file; None if the file is missing, truncated or damaged."""
    try:
        with open_regular(path) as file:
            digits, checksum = file.read(_DIGITS), 0
            for piece in iter(partial(file.read, _PIECE), b""):
                checksum = zlib.crc32(piece, checksum)
            if digits != f"{checksum:0{_DIGITS}x}".encode():
                return None
            size, arrays = file.tell(), []
            file.seek(_DIGITS)
            while file.tell() < size:
                arrays.append(np.load(file, allow_pickle=False))
    except FileNotFoundError:
        return None
    return arrays
