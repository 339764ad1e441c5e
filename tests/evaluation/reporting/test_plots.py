"""The plots: what the curve shows, and files that are the same for the same run."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from faqbot import OutputError
from faqbot.evaluation.offers import Offer
from faqbot.evaluation.reporting.plots import check_plotting, coverage_points, write_plots

OFFERS = [
    Offer("right", 0.9, answerable=True),
    Offer("wrong", 0.8, answerable=True),
    Offer("right", 0.8, answerable=True),
    Offer("asked back with right", 0.7, answerable=True),
    Offer("unanswerable answered", 0.2, answerable=False),
    Offer("rightly not answered", None, answerable=False),
]


def test_the_curve_goes_from_the_surest_answers_to_all() -> None:
    points = [(point.threshold, point.coverage, point.risk.value) for point in coverage_points(OFFERS)]
    assert points == [(0.9, 1 / 6, 0), (0.8, 3 / 6, 1 / 3), (0.7, 3 / 6, 1 / 3), (0.2, 4 / 6, 2 / 4)]


def test_without_answers_there_is_no_curve() -> None:
    assert coverage_points([OFFERS[-1]]) == []


def write(folder: Path, offers: list[Offer]) -> dict[str, bytes]:
    pytest.importorskip("matplotlib")
    folder.mkdir()
    paths = write_plots(str(folder), [one.confidence or 0.0 for one in offers], [True] * len(offers), offers, 0.67)
    return {Path(path).name: Path(path).read_bytes() for path in paths}


@pytest.mark.slow
def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", OFFERS), write(tmp_path / "b", OFFERS)
    assert sorted(first) == ["reliability.png", "reliability.svg", "risk-coverage.png", "risk-coverage.svg"]
    assert first == second
    assert all(data.startswith((b"\x89PNG", b"<?xml")) for data in first.values())


def test_the_legend_stands_outside_the_panels_where_it_covers_nothing(tmp_path: Path) -> None:
    for name, data in write(tmp_path / "a", OFFERS).items():
        if name.endswith(".svg"):
            inside = [one.get("id", "") for one in ET.fromstring(data).iterfind(".//*[@id='figure_1']/*")]
            assert "legend_1" in inside
            assert "axes_1" in inside


@pytest.mark.slow
def test_one_question_or_none_that_is_answered_can_be_drawn(tmp_path: Path) -> None:
    assert len(write(tmp_path / "one", OFFERS[:1])) == len(write(tmp_path / "none", OFFERS[-1:])) == 4


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    (tmp_path / "plots").write_text("")
    with pytest.raises(OutputError, match="is a file; name a folder"):
        check_plotting(str(tmp_path / "plots"))
