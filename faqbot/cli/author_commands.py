"""The commands for authors of documents. Each takes the options and returns an exit status.

Each command imports only the modules that it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.cli.opening import open_bot
from faqbot.cli.terminal import ANSWERED

if TYPE_CHECKING:
    import argparse


def evaluate_labelled(options: argparse.Namespace) -> int:
    """Measure the answers against labelled questions."""
    from faqbot.evaluation.report import run_evaluation  # noqa: PLC0415 - see the module docstring

    report = run_evaluation(
        lambda: open_bot(options), options.labelled, threshold=options.threshold, as_json=options.json
    )
    print(report)
    return ANSWERED
