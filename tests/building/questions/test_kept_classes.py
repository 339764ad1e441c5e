"""Fitted classes come back from their file as they were, or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faqbot.building.questions.kept_classes import read_classes, write_classes
from faqbot.ranking.evidence.classifier import FittedClasses

CLASSES = FittedClasses(*(np.arange(size, dtype="<f4") for size in (2, 6, 2, 2, 2, 3)))


def test_classes_come_back_as_they_were(tmp_path: Path) -> None:
    write_classes(str(tmp_path / "classes"), CLASSES)
    found = read_classes(str(tmp_path / "classes"))
    assert found is not None
    assert [array.tolist() for array in found] == [array.tolist() for array in CLASSES]


@pytest.mark.parametrize("length", [0, 4, 8, 200, -1])
def test_a_file_that_is_missing_cut_short_or_changed_has_no_classes(length: int, tmp_path: Path) -> None:
    path = tmp_path / "classes"
    assert read_classes(str(path)) is None
    write_classes(str(path), CLASSES)
    content = path.read_bytes()
    path.write_bytes(content[:length])
    assert read_classes(str(path)) is None
    path.write_bytes(content[:length] + b"?" + content[length:][1:])
    assert read_classes(str(path)) is None
