"""Print how long a second `faqbot ask` takes, as a ratio to `python -c "import numpy"`.

    python tests/benchmarks/startup.py [RUNS]

Both are run in turns, so that both meet the same noise; the first `ask`, which builds the cached index, is not
counted. Printed are the medians, the fastest runs, and the ratio of each.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTION = "How long should I hold the stretch?"


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Run a command and return its wall time."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main(runs: int) -> None:
    """Measure and print the table."""
    script = Path(sys.executable).with_name("faqbot")
    commands = {
        'python -c "pass"': [sys.executable, "-c", "pass"],
        'python -c "import numpy"': [sys.executable, "-c", "import numpy"],
        "faqbot ask (second time)": [str(script), "ask", QUESTION],
    }
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "HOME": cache}
        for command in commands.values():
            seconds(command, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    print_times(times, 'python -c "import numpy"')


def print_times(times: dict[str, list[float]], compared: str) -> None:
    """Print the median and the fastest of each, and their ratios to those of one of them."""
    base = times[compared]
    print(f"| {len(base)} runs each, in turns | median ms | fastest ms | ratio of medians | ratio of fastest |")
    print("|---|---|---|---|---|")
    for name, taken in times.items():
        median, fastest = statistics.median(taken), min(taken)
        ratios = f"{median / statistics.median(base):.2f} | {fastest / min(base):.2f}"
        print(f"| `{name}` | {median * 1e3:.1f} | {fastest * 1e3:.1f} | {ratios} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
