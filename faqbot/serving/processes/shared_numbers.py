"""The memory that the processes of a server share: their counters, and the buckets of addresses."""

from __future__ import annotations

import secrets
from collections.abc import MutableSequence
from multiprocessing.context import SpawnContext
from typing import Any, NamedTuple, cast

from faqbot.serving.limits.addresses.address_buckets import BUCKET_PLACES, BucketTable
from faqbot.serving.observing.meters import meter_cells


class SharedNumbers(NamedTuple):
    """Arrays in memory that a process hands to those that it starts.

    `cells` are the counters, and the other fields those of a `BucketTable`.
    """

    cells: Any
    names: Any
    full_at: Any
    key: bytes

    def counters(self) -> MutableSequence[float]:
        """Return the numbers that `Meters` takes."""
        return cast("MutableSequence[float]", self.cells)

    def table(self) -> BucketTable:
        """Return the table that `AddressBuckets` takes."""
        return BucketTable(self.names, self.full_at, self.key)


def shared_numbers(context: SpawnContext, workers: int) -> SharedNumbers:
    """Return new memory for this number of workers, all zeros.

    The arrays have no locks: each worker has counters of its own, and a bucket may be wrong by one.
    """
    return SharedNumbers(
        context.RawArray("d", meter_cells(workers)),
        context.RawArray("Q", BUCKET_PLACES),
        context.RawArray("d", BUCKET_PLACES),
        secrets.token_bytes(16),
    )
