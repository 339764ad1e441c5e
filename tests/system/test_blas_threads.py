"""A process that says so before it imports numpy has one thread, unless the environment says how many."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

PRINT = """
import json, os
from faqbot.system.blas_threads import use_one_thread
use_one_thread()
print(json.dumps(dict(os.environ)))
"""
NAMES = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")


def variables(given: dict[str, str]) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in NAMES} | given
    done = subprocess.run([sys.executable, "-c", PRINT], env=environment, capture_output=True, text=True, check=True)
    return {name: value for name, value in json.loads(done.stdout).items() if name in NAMES}


def test_one_thread_is_used() -> None:
    assert variables({}) == {"OPENBLAS_NUM_THREADS": "1"}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_environment_says_is_kept(name: str) -> None:
    assert variables({name: "4"}) == {name: "4"}


@pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="only Linux lists the threads of a process")
def test_numpy_then_starts_no_thread() -> None:
    code = "from faqbot.system.blas_threads import use_one_thread as one; import os; one(); import numpy"
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    count = f"{code}; print(len(os.listdir('/proc/self/task')))"
    done = subprocess.run([sys.executable, "-c", count], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
