"""The counters of a server, in memory that its processes share.

Each worker has a row of numbers, which it alone writes, so nothing is locked and nothing is lost. A worker that takes
the place of one that died goes on with its row, so that no counter of the server ever goes back. All labels are known
from the start: no request can make a new one.

    one row:  in hand | seconds in sum, by route | buckets, by route | requests, by route and status | outcomes
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left
from collections.abc import MutableSequence, Sequence
from typing import NamedTuple, get_args

from faqbot.answering.reply import Outcome

# The paths of the server, as labels. A path with an id after it ends in "/", and has the label of all such paths.
ROUTES = (
    "/",
    "/api/ask",
    "/api/chat",
    "/api/search",
    "/api/topics",
    "/api/feedback",
    "/source/",
    "/static/",
    "/widget.js",
    "/openapi.json",
    "/health",
    "/metrics",
)
OTHER = "other"
STATUSES = (
    200,
    204,
    206,
    303,
    304,
    307,
    308,
    400,
    401,
    403,
    404,
    405,
    408,
    409,
    413,
    415,
    422,
    429,
    431,
    500,
    503,
    504,
)
COUNTED_OUTCOMES: tuple[str, ...] = get_args(Outcome)

# Upper bounds of the latency histogram, in seconds; an answer takes about a millisecond.
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_LABELS = (*ROUTES, OTHER)
_ALL_STATUSES = (*STATUSES, OTHER)
_PREFIXES = tuple(route for route in ROUTES if route.endswith("/") and route != "/")
_ROUTE_NUMBERS = {route: number for number, route in enumerate(ROUTES) if route not in _PREFIXES}
_STATUS_NUMBERS = {status: number for number, status in enumerate(STATUSES)}

# Where each kind of number begins in a row.
_SECONDS = 1
_BUCKETS = _SECONDS + len(_LABELS)
_REQUESTS = _BUCKETS + len(_LABELS) * (len(BOUNDS) + 1)
_OUTCOMES = _REQUESTS + len(_LABELS) * len(_ALL_STATUSES)
_ROW = _OUTCOMES + len(COUNTED_OUTCOMES)

# What the process that starts the workers counts, in a row of its own before theirs.
LOADED_AT, RELOADS, FAILED_RELOADS, REPLACED_WORKERS, WORKERS = range(5)


class ServerFigures(NamedTuple):
    """The sums over all workers: `requests` by route and status, `buckets` and `seconds` by route, `outcomes`."""

    in_hand: int
    requests: dict[tuple[str, str], int]
    buckets: dict[str, list[int]]
    seconds: dict[str, float]
    outcomes: dict[str, int]
    index_age: float
    reloads: int
    failed_reloads: int
    replaced_workers: int
    workers: int


def meter_cells(workers: int) -> int:
    """Return how many numbers the counters of this number of workers are."""
    return _ROW * (workers + 1)


class Meters:
    """The counters of one worker, and the sums over all of them; `cells` are `meter_cells(workers)` zeros."""

    def __init__(self, cells: MutableSequence[float] | None = None, worker: int = 0) -> None:
        self._cells = array("d", bytes(8 * meter_cells(1))) if cells is None else cells
        self._base = _ROW * (worker + 1)

    def begin(self) -> None:
        """Count a request that has come."""
        self._cells[self._base] += 1

    def end(self, route: int, status: int, seconds: float, outcomes: Sequence[str] = ()) -> None:
        """Count a request that was answered, or broken off, after so many seconds."""
        cells, base = self._cells, self._base
        cells[base] -= 1
        cells[base + _SECONDS + route] += seconds
        cells[base + _BUCKETS + route * (len(BOUNDS) + 1) + bisect_left(BOUNDS, seconds)] += 1
        place = _STATUS_NUMBERS.get(status, len(STATUSES))
        cells[base + _REQUESTS + route * len(_ALL_STATUSES) + place] += 1
        for outcome in outcomes:
            cells[base + _OUTCOMES + COUNTED_OUTCOMES.index(outcome)] += 1

    def restart(self) -> None:
        """Forget the requests in hand of a worker that died; to be called by the one that takes its place."""
        self._cells[self._base] = 0

    def note(self, what: int, value: float) -> None:
        """Set a number of the process that starts the workers, such as LOADED_AT."""
        self._cells[what] = value

    def count(self, what: int) -> None:
        """Add one to a number of the process that starts the workers, such as RELOADS."""
        self._cells[what] += 1

    def figures(self) -> ServerFigures:
        """Return the sums over all workers."""
        sums = [sum(self._cells[_ROW + place :: _ROW]) for place in range(_ROW)]
        own = self._cells[: WORKERS + 1]
        width = len(BOUNDS) + 1
        return ServerFigures(
            in_hand=int(sums[0]),
            requests=_by_route_and_status(sums[_REQUESTS:_OUTCOMES]),
            buckets={
                label: [int(count) for count in sums[_BUCKETS + at * width : _BUCKETS + (at + 1) * width]]
                for at, label in enumerate(_LABELS)
            },
            seconds=dict(zip(_LABELS, sums[_SECONDS:_BUCKETS], strict=True)),
            outcomes=dict(zip(COUNTED_OUTCOMES, map(int, sums[_OUTCOMES:]), strict=True)),
            index_age=max(0.0, time.time() - own[LOADED_AT]) if own[LOADED_AT] else 0.0,
            reloads=int(own[RELOADS]),
            failed_reloads=int(own[FAILED_RELOADS]),
            replaced_workers=int(own[REPLACED_WORKERS]),
            workers=int(own[WORKERS]),
        )


def _by_route_and_status(counts: Sequence[float]) -> dict[tuple[str, str], int]:
    """Return the counts that are not 0: most routes never answer with most statuses."""
    keys = ((label, str(status)) for label in _LABELS for status in _ALL_STATUSES)
    return {key: int(count) for key, count in zip(keys, counts, strict=True) if count}


def route_number(path: str) -> int:
    """Return the number of the label of a path, as `Meters.end` takes it."""
    number = _ROUTE_NUMBERS.get(path)
    if number is not None:
        return number
    return next((ROUTES.index(prefix) for prefix in _PREFIXES if path.startswith(prefix)), len(ROUTES))
