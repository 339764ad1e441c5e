"""Fuzz one reader, guided by which lines run.

    python tests/fuzz/coverage_guided.py .md -max_total_time=60

The first argument is the suffix of a document, such as .md, .txt or .pdf, whose readers have the most code of their
own; the others are options of libFuzzer. Needs `pip install atheris`, which there is for Linux and for some versions of
Python. A failing input is written to the current folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

with atheris.instrument_imports(include=["faqbot.corpus"]):
    from fuzz import check
    from targets import Target, targets


def main() -> None:
    """Run libFuzzer with the seeds of the reader."""
    suffix, options = sys.argv[1], sys.argv[2:]
    (target,) = (one for one in targets() if one.name == f"document{suffix}")
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(target.seeds):
            Path(folder, f"{number}{suffix}").write_bytes(seed)
        atheris.Setup([sys.argv[0], folder, "-max_len=8000", "-timeout=60", *options], lambda data: _try(target, data))
        atheris.Fuzz()


def _try(target: Target, data: bytes) -> None:
    wrong = check(target, data)
    if wrong:
        raise AssertionError(wrong)


if __name__ == "__main__":
    main()
