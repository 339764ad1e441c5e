"""Print figures as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str]


def print_table(header: Row, rows: Sequence[Row]) -> None:
    """Print a table with this header and these rows."""
    print(f"| {' | '.join(header)} |\n{'|---' * len(header)}|")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)
