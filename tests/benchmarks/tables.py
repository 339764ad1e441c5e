"""Print figures as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str]


def print_table(header: Row, rows: Sequence[Row]) -> None:
    """Print a table with this header and these rows, its columns aligned for the eye; an empty row is left blank."""
    widths = [max(map(len, column)) for column in zip(header, *(row for row in rows if row), strict=True)]
    print(_line(header, widths))
    print("|".join(["", *("-" * (width + 2) for width in widths), ""]))
    for row in rows:
        print(_line(row or [""] * len(header), widths), flush=True)


def figure(value: float | None) -> str:
    """Return a share as a cell of a table."""
    return "n/a" if value is None else f"{value:.3f}"


def _line(cells: Row, widths: Sequence[int]) -> str:
    return "|".join(["", *(f" {cell:<{width}} " for cell, width in zip(cells, widths, strict=True)), ""])
