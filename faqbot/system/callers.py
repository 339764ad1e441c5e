"""Warnings and log records that point at the program that uses faqbot, and not at the inside of faqbot."""

from __future__ import annotations

import os
import sys
import warnings
from typing import Any

_PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")

# The values of `logging.INFO` and `logging.DEBUG`, which are part of logging's documented interface.
_INFO, _DEBUG = 20, 10


def warn_caller(warning: Warning) -> None:
    """Give a warning with the line that called faqbot, however many functions of faqbot are between.

    Python shows a warning once for each line by default, so a program sees it once for each of its own calls. (Python
    3.12 has `skip_file_prefixes` for this.)
    """
    level, frame = 2, sys._getframe(1)  # noqa: SLF001 - what `warnings` itself uses; `inspect` takes long to import
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        level, frame = level + 1, frame.f_back
    warnings.warn(warning, stacklevel=level)


def log_info(message: str, *values: Any) -> None:
    """Log what faqbot reads or builds, for `logging.getLogger("faqbot")` at the level INFO; see `_log`."""
    _log(_INFO, message, values)


def log_debug(message: str, *values: Any) -> None:
    """Log a detail, for `logging.getLogger("faqbot")` at the level DEBUG; see `_log`."""
    _log(_DEBUG, message, values)


def count_of(number: int, thing: str) -> str:
    """Return a number of things in words for a log: "1 chunk", "2,000 chunks"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _log(level: int, message: str, values: tuple[Any, ...]) -> None:
    """Log a message with `%` for its values, if the program uses `logging` at all.

    A program that has not imported `logging` has set no level and no handler, so nothing would be shown; the import
    alone would take a tenth of the time of an answer on the command line.
    """
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("faqbot").log(level, message, *values, stacklevel=3)
