"""The compiled loops are used only by a process that asks for them, or that has answered many questions in bulk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import faqbot
from faqbot.batch.lines import answer_lines
from faqbot.ranking.compiled import switch


@pytest.fixture(autouse=True)
def _numpy_again() -> Iterator[None]:
    switch.use_numpy()
    yield
    switch.use_numpy()


def test_a_process_begins_without_them() -> None:
    asked = "import sys, faqbot; faqbot.FaqBot.from_pairs([('What?', 'That.')]).ask('what')"
    asked += "; print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_process_gets_them_by_asking() -> None:
    pytest.importorskip("numba")
    assert faqbot.use_compiled()
    assert switch.compiled() is not None


def test_without_numba_asking_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['numba'] = None\n")  # as if not installed
    asked = "import faqbot; from faqbot.ranking.compiled import switch; print(faqbot.use_compiled(), switch.compiled())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), *filter(None, sys.path)))}
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "False None\n"


def test_where_numba_finds_no_folder_for_what_it_compiles_asking_changes_nothing(tmp_path: Path) -> None:
    refuses = "def njit(*given, **how):\n    raise RuntimeError('cannot cache function: no locator available')\n"
    (tmp_path / "numba.py").write_text(refuses)
    asked = "import faqbot; from faqbot.ranking.compiled import switch; print(faqbot.use_compiled(), switch.compiled())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), *filter(None, sys.path)))}
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "False None\n"


def test_many_questions_of_batches_turn_them_on() -> None:
    pytest.importorskip("numba")
    switch.count_answered(switch.MANY - 1)
    assert switch.compiled() is None
    switch.count_answered(1)
    assert switch.compiled() is not None


def test_a_batch_counts_its_questions(index_dir: Path) -> None:
    answer_lines(["how long", "any tips"], index_dir)
    assert switch._Switch.answered == 2


def test_a_loop_that_fails_leaves_its_scratch_array_clear() -> None:
    scratch = np.ones(3)
    with pytest.raises(ZeroDivisionError):
        switch.run_loop(lambda: 1 // 0, scratch)
    assert not scratch.any()
