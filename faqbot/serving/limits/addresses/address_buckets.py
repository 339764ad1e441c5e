"""Token buckets of addresses, in a table whose size does not depend on the number of addresses.

A bucket is one time: when it will be full again (the "generic cell rate algorithm", which counts what a token bucket
counts). Each request moves that time on by 1 / rate seconds, and must not move it further than burst / rate seconds
from now. A bucket that is full is the same as none, so most places of the table can be used again at any time.

The table may be in memory that processes share; they then count together. They take no lock: if two of them count a
request of one address in the same microsecond, one of the two is not counted.
"""

from __future__ import annotations

import secrets
from array import array
from collections.abc import MutableSequence
from hashlib import blake2b
from typing import NamedTuple

# Places of the table: 16 bytes each, in rows of 8. An address belongs to one row.
_ROW = 8
_ROWS = 8_192
# How many numbers each of the two lists of a table has.
BUCKET_PLACES = _ROW * _ROWS
# Seconds that differ by less are equal: sums of times are rounded, the more the longer the machine runs.
_ROUNDED = 1e-6


class BucketTable(NamedTuple):
    """BUCKET_PLACES zeros for what stands for an address, and as many for the times; `key` is secret.

    Without the key, an attacker could choose addresses of one row. Processes with the same table need the same key.
    """

    names: MutableSequence[int]
    full_at: MutableSequence[float]
    key: bytes


def new_table() -> BucketTable:
    """Return an empty table in the memory of this process."""
    empty = bytes(8 * BUCKET_PLACES)
    return BucketTable(array("Q", empty), array("d", empty), secrets.token_bytes(16))


class AddressBuckets:
    """Decides whether an address may send a request now: `rate` a second, and `burst` of them at once.

    Where an attacker has more addresses than the table has places, the buckets that are nearest to full give way. So
    the attacker gains what the same number of fresh addresses would gain anyway, and no memory is used up.
    """

    def __init__(self, rate: float, burst: int, table: BucketTable | None = None) -> None:
        self._step = 1 / rate
        self._most = max(1, burst) * self._step
        self._names, self._full_at, self._key = table or new_table()

    def seconds_to_wait(self, address: bytes, now: float) -> float:
        """Count a request that comes at `now` and return 0.0; or count nothing, and return when it may come again."""
        name = int.from_bytes(blake2b(address, digest_size=8, key=self._key).digest(), "little") or 1
        place = self._place(name)
        full_at = self._full_at[place] if self._names[place] == name else 0.0
        # A time too far ahead is one of another clock, or a half-written one.
        full_at = max(now, full_at) if full_at <= now + self._most + _ROUNDED else now
        wait = full_at + self._step - now - self._most
        if wait > _ROUNDED:
            return wait
        self._full_at[place] = full_at + self._step
        self._names[place] = name
        return 0.0

    def _place(self, name: int) -> int:
        """Return the place of an address, or else the place in its row whose bucket is full first."""
        first = name % _ROWS * _ROW
        row = range(first, first + _ROW)
        for place in row:
            if self._names[place] == name:
                return place
        return min(row, key=self._full_at.__getitem__)
