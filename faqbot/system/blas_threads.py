"""The threads of OpenBLAS, numpy's linear algebra, which starts one for each processor when numpy is imported."""

from __future__ import annotations

import os

# What OpenBLAS takes the number of its threads from.
_VARIABLES = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")


def use_one_thread() -> None:
    """Let OpenBLAS use one thread, unless the environment says how many; has an effect before numpy is imported.

    On two processors, to start and to end the second thread takes a process 15 ms, an eighth of a second `ask`. To
    build an index takes as long with one thread, because other processes and threads share the work.
    """
    if not any(map(os.environ.get, _VARIABLES)):
        os.environ[_VARIABLES[0]] = "1"
