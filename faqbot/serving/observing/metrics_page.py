"""The counters as text that Prometheus reads: the text format, version 0.0.4."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from faqbot.serving.observing.meters import BOUNDS, Meters, ServerFigures

# The media type of the text.
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_PREFIX = "faqbot"


def metrics_page(meters: Meters) -> str:
    """Return the figures of all workers, one number a line."""
    return "".join(f"{line}\n" for line in _lines(meters.figures()))


def _lines(figures: ServerFigures) -> Iterator[str]:
    yield from _head("requests_total", "counter", "Requests, by path and status of the response.")
    for (route, status), count in figures.requests.items():
        yield f'{_PREFIX}_requests_total{{route="{_path(route)}",status="{status}"}} {count}'
    yield from _head("answers_total", "counter", "Questions that were answered, by what became of them.")
    for outcome, count in figures.outcomes.items():
        yield f'{_PREFIX}_answers_total{{outcome="{outcome}"}} {count}'
    yield from _head("request_seconds", "histogram", "Seconds from the head of a request to the end of its response.")
    for route, buckets in figures.buckets.items():
        if any(buckets):
            yield from _histogram(_path(route), buckets, figures.seconds[route])
    yield from _single("requests_in_hand", "gauge", "Requests that are being answered.", figures.in_hand)
    yield from _single("workers", "gauge", "Worker processes that answer.", figures.workers)
    yield from _single(
        "workers_replaced_total", "counter", "Worker processes that ended and were replaced.", figures.replaced_workers
    )
    yield from _single("index_age_seconds", "gauge", "Seconds since the index was loaded.", round(figures.index_age, 3))
    yield from _single("reloads_total", "counter", "Times the documents were read again.", figures.reloads)
    yield from _single(
        "reloads_failed_total", "counter", "Times reading the documents again failed.", figures.failed_reloads
    )


def _path(route: str) -> str:
    """Return the label of a route: the paths below "/source/" are one label."""
    return route + "{id}" if route.endswith("/") and route != "/" else route


def _histogram(route: str, buckets: list[int], seconds: float) -> Iterator[str]:
    name = f"{_PREFIX}_request_seconds"
    *sums, count = accumulate(buckets)
    for bound, so_far in zip(BOUNDS, sums, strict=True):
        yield f'{name}_bucket{{route="{route}",le="{bound}"}} {so_far}'
    yield f'{name}_bucket{{route="{route}",le="+Inf"}} {count}'
    yield f'{name}_sum{{route="{route}"}} {seconds:.6f}'
    yield f'{name}_count{{route="{route}"}} {count}'


def _single(name: str, kind: str, text: str, value: float) -> Iterator[str]:
    yield from _head(name, kind, text)
    yield f"{_PREFIX}_{name} {value}"


def _head(name: str, kind: str, text: str) -> Iterator[str]:
    yield f"# HELP {_PREFIX}_{name} {text}"
    yield f"# TYPE {_PREFIX}_{name} {kind}"
