"""The fitted classes are those of scikit-learn's `LinearSVC`, as near as eight passes come."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix, random_array
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from faqbot.ranking.evidence.support_vectors import BLOCK, fit_classes


def made_rows(rows: int, classes: int) -> tuple[Any, Any]:
    """Return made-up rows of unit length with classes, of which each class likes some columns."""
    random = np.random.default_rng(1)
    labels = np.sort(random.integers(-1, classes - 1, rows))
    noise = random_array((rows, 400), density=0.05, rng=random)
    columns = (labels + 1) * 3 + random.integers(0, 3, rows)
    liked = csr_matrix((np.ones(rows), columns, np.arange(rows + 1)), shape=(rows, 400))
    return csr_matrix(normalize(noise + liked), dtype=np.float32), labels


@pytest.mark.parametrize(("rows", "classes"), [(40, 2), (BLOCK, 3), (5 * BLOCK + 7, 12)])
def test_the_decisions_are_those_of_scikit_learn(rows: int, classes: int) -> None:
    matrix, labels = made_rows(rows, classes)
    found, weights, intercepts = fit_classes(matrix, labels)
    fitted = LinearSVC(dual="auto", random_state=0, tol=1e-6, max_iter=10_000).fit(matrix, labels)
    assert found.tolist() == fitted.classes_.tolist()
    expected = fitted.decision_function(matrix)
    if classes == 2:  # for two classes, scikit-learn fits one row
        expected = np.stack([-expected, expected], axis=1)
    assert matrix @ weights.T + intercepts == pytest.approx(expected, abs=0.1)
    assert ((matrix @ weights.T + intercepts).argmax(axis=1) == expected.argmax(axis=1)).mean() > 0.99


def test_two_fits_give_the_same_bytes() -> None:
    one, two = (fit_classes(*made_rows(200, 5)) for _ in range(2))
    assert [array.tobytes() for array in one] == [array.tobytes() for array in two]


def test_a_class_of_a_single_row_says_so_for_this_row_alone() -> None:
    matrix, labels = csr_matrix(np.eye(4, dtype=np.float32)), np.array([0, 1, 1, 1])
    _, weights, intercepts = fit_classes(matrix, labels)
    decisions = matrix @ weights.T + intercepts
    assert decisions[0, 0] > 0 > decisions[1:, 0].max()
