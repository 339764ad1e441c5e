"""Write the data file of an index, and compute its digest and its checksum on the way."""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from threading import Thread
from typing import Any, BinaryIO

from faqbot.index.storage.layout import Pieces
from faqbot.system.digests import digest_of

# Bytes of an index that are written at a time. To start a thread takes a hundredth of the time of so many.
_PART = 1 << 22


def write_summed(draft: BinaryIO, about: dict[str, Any], pieces: Pieces) -> tuple[str, dict[str, int]]:
    """Write an index to a draft; return its digest, and the entry of the manifest that describes its data file.

    The entry has the size of the file in bytes and its checksum. All bytes are gone through once, so that what is
    stored is read once, and a long part is summed in a thread while it is written.
    """
    sums = _Sums(about)
    for piece in pieces:
        for at in range(0, piece.nbytes, _PART):
            part = piece[at : at + _PART]
            if part.nbytes < _PART:
                sums.add(part)
                draft.write(part)
                continue
            summing = Thread(target=sums.add, args=(part,))
            summing.start()
            try:
                draft.write(part)
            finally:  # also on a full disk, so that nothing reads the part any more
                summing.join()
    return digest_of(sums.content.hexdigest()), {"bytes": sums.size, "crc32": sums.checksum}


class _Sums:
    """The digest of the content of an index, the checksum of its data file, and the number of bytes in it."""

    def __init__(self, about: dict[str, Any]) -> None:
        self.content = sha256(json.dumps(about, sort_keys=True).encode())
        self.checksum = self.size = 0

    def add(self, part: memoryview) -> None:
        """Add the next bytes of the data file."""
        self.content.update(part)
        self.checksum = zlib.crc32(part, self.checksum)
        self.size += part.nbytes
