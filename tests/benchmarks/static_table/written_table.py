"""The files of the static table of English: read and write them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[3] / "faqbot" / "index" / "static_table"


def read(folder: Path) -> tuple[list[bytes], np.ndarray]:
    """Return the pieces of the table in a folder, and their vectors."""
    scales = np.load(folder / "scales.npy").astype(np.float32)
    return np.load(folder / "pieces.npy").tolist(), np.load(folder / "vectors.npy") * scales[:, None]


def write(listed: Sequence[bytes], vectors: np.ndarray, folder: Path) -> None:
    """Write the table: the pieces, and their vectors as int8 with a scale for each, both by the order of the pieces."""
    order = sorted(range(len(listed)), key=lambda at: listed[at])
    ordered = vectors[order]
    greatest = np.maximum(np.abs(ordered).max(axis=1), 1e-9)
    np.save(folder / "pieces.npy", np.array([listed[at] for at in order]))
    np.save(folder / "scales.npy", (greatest / 127).astype("<f2"))
    np.save(folder / "vectors.npy", np.rint(ordered / greatest[:, None] * 127).astype("|i1"))
