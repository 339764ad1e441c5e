"""The modules of the yardstick, `tests/benchmarks/generality.py`, import one another as scripts of one folder do."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
