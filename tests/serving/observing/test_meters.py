"""The figures of a server, summed over its workers, as Prometheus reads them."""

from __future__ import annotations

import re
from array import array
from typing import get_args

from faqbot.answering.reply import Outcome
from faqbot.serving.observing.meters import BOUNDS, ROUTES, STATUSES, Meters, meter_cells, route_number
from faqbot.serving.observing.metrics_page import metrics_page


def test_the_figures_are_the_sums_over_all_workers() -> None:
    cells = array("d", bytes(8 * meter_cells(2)))
    for worker in (0, 1):
        meters = Meters(cells, worker)
        meters.begin()
        meters.end(route_number("/api/ask"), 200, 0.002, ["answer"])
    meters.begin()
    figures = Meters(cells).figures()
    assert figures.requests == {("/api/ask", "200"): 2}
    assert figures.outcomes == {"answer": 2, "choose": 0, "abstain": 0, "smalltalk": 0}
    assert figures.in_hand == 1


def test_a_worker_that_takes_the_place_of_another_goes_on_with_its_counters() -> None:
    cells = array("d", bytes(8 * meter_cells(1)))
    dead = Meters(cells, 0)
    dead.begin()
    dead.end(0, 200, 0.1)
    dead.begin()
    Meters(cells, 0).restart()
    assert Meters(cells).figures().in_hand == 0
    assert sum(Meters(cells).figures().requests.values()) == 1


def test_every_outcome_that_a_reply_may_have_is_counted() -> None:
    meters = Meters()
    meters.begin()
    meters.end(0, 200, 0.1, get_args(Outcome))
    assert meters.figures().outcomes == dict.fromkeys(get_args(Outcome), 1)


def test_no_request_makes_a_new_label() -> None:
    meters = Meters()
    for number in range(500):
        meters.begin()
        meters.end(route_number(f"/{number}"), 900 + number, 1.0, ["answer"])
    assert meters.figures().requests == {("other", "other"): 500}


def test_paths_with_an_id_are_one_label() -> None:
    assert route_number("/source/a/b") == route_number("/source/ä") == ROUTES.index("/source/")


def test_the_text_is_what_prometheus_reads() -> None:
    meters = Meters()
    meters.begin()
    meters.end(route_number("/api/ask"), STATUSES[0], BOUNDS[0], ["answer", "abstain"])
    text = metrics_page(meters)
    for line in text.splitlines():
        assert re.fullmatch(r'# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.]+', line), line
    names = re.findall(r"^# TYPE (\w+)", text, re.MULTILINE)
    assert len(names) == len(set(names))
    assert 'faqbot_request_seconds_bucket{route="/api/ask",le="0.001"} 1' in text
    assert 'faqbot_request_seconds_count{route="/api/ask"} 1' in text
    assert 'faqbot_answers_total{outcome="abstain"} 1' in text
