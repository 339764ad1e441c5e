"""The bar says how far a batch is, at any width, with rich and without."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PATIENCE

from faqbot.batch.reporting.batch_progress import outcome_counts, progress_line, time_left

WITHOUT_RICH = "import sys; sys.modules['rich.console'] = None; "
MAIN = "from faqbot.cli.main import run; sys.exit(run())"


def test_the_plain_bar_is_ascii_and_names_done_total_rate_time_and_outcomes() -> None:
    counts = outcome_counts(Counter(answer=400, choose=50, abstain=62))
    assert progress_line(512, 1_024, 256.0, counts, 120) == (
        "[##########..........] 512/1,024, 256/s, 00:02 left; 400 answered, 50 choose, 62 abstained"
    )


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.floats(0, 1e6), st.integers(2, 200))
def test_the_plain_bar_shrinks_with_the_terminal(done: int, total: int, rate: float, width: int) -> None:
    line = progress_line(done, total, rate, "1 answered", width)
    assert line.isascii()
    assert len(line) < width or not line.startswith("[")


def test_a_stream_has_no_total_and_so_no_bar() -> None:
    assert progress_line(5, None, 2.0, "5 answered", 80) == "5 questions, 2/s; 5 answered"


@pytest.mark.parametrize(("done", "total", "left"), [(0, 90, "01:30"), (90, 90, "00:00"), (0, 7_290, "2:01:30")])
def test_the_time_left_is_that_of_the_rest_at_this_rate(done: int, total: int, left: str) -> None:
    assert time_left(done, total, 1.0) == left


@pytest.mark.parametrize("before", [pytest.param("import sys; ", marks=pytest.mark.slow), WITHOUT_RICH])
def test_the_bar_is_drawn_with_and_without_rich_and_removed(
    environment: dict[str, str], index_dir: Path, tmp_path: Path, before: str
) -> None:
    (tmp_path / "q.txt").write_text("how long should i hold it\n" * 1_500)
    command = ["-c", before + MAIN, "batch", "q.txt", "-o", "a.csv", "--workers", "1", "--index", str(index_dir)]
    env = {**os.environ, **environment, "TERM": "xterm-256color"}
    batch = pexpect.spawn(sys.executable, command, env=env, cwd=tmp_path, encoding="utf-8", timeout=PATIENCE)
    batch.expect(r"[\d,]+/1,500,? [\d,]+/s, \d\d:\d\d left;? [\d,]+ answered, 0 choose, 0 abstained")
    assert ("[#" in batch.before + batch.after or "[." in batch.before + batch.after) == (before == WITHOUT_RICH)
    batch.expect(r"1,500 questions in")
    batch.expect(pexpect.EOF)
    batch.close()
    assert batch.exitstatus == 0
