"""Commands that are killed, terminated or interrupted at any moment leave the old result or the new, and nothing else.

`CHAOS_ROUNDS=100 python -m pytest -n 0 -s -m slow tests/chaos` ends each command a hundred times in each way.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from chaos_runs import ENDINGS, ROUNDS, Chaos, commands

pytestmark = pytest.mark.slow

NAMES = ("index", "update", "batch", "batch --resume", "learn")


@pytest.mark.parametrize("how", ENDINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_is_ended_leaves_the_old_result_or_the_new_and_nothing_else(
    name: str, how: str, old_index: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (command,) = (one for one in commands(old_index) if one.name == name)
    chaos = Chaos(command, tmp_path, environment)
    for seed in range(ROUNDS):
        chaos.end(how, seed)
    print(f"\n{name}, {how}: {ROUNDS} rounds; {chaos}, 0 left behind")
