"""Names that several test modules share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

PAGE = "assisted-lying-gluteus-maximus-stretch.txt"

Run = Callable[..., "subprocess.CompletedProcess[str]"]
