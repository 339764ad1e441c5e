"""Fit linear support vector machines, one class against the rest, for all classes at once.

Each class has weights w and an intercept b that minimise

    (|w|^2 + b^2) / 2 + sum over the rows of max(0, 1 - y (w . x + b))^2

where y is 1 for the rows of the class and -1 for all others. This is the problem of scikit-learn's `LinearSVC` and of
liblinear, solved as there by dual coordinate descent in a random order (Hsieh et al., "A Dual Coordinate Descent Method
for Large-scale Linear SVM", 2008). Importing scikit-learn takes longer than fitting most corpora; here a step changes
a row's share in all classes together, so that numpy does the work. Rows are taken in blocks: a product of sparse
matrices says what all classes make of a block, and the matrix of the products of its rows with each other how a step
for one row changes that for the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from faqbot.index.packing import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

Floats = npt.NDArray[np.float32]

# How often each row is visited. With 3, 5 and 8 visits, the classifier alone ranks .903, .903 and .908 of Banking77's
# questions right, .744, .772 and .764 of a shop's; visited until nothing changes, .909 and .772.
PASSES = 8

# The number of rows of a block. In smaller blocks more time goes into calls, in larger ones into the products of rows.
BLOCK = 64

# What is added to the diagonal of the dual problem for the cost of rows that miss their margin, which is C = 1.
_DIAGONAL = np.float32(0.5)


def fit_classes(matrix: Any, labels: Array) -> tuple[Array, Floats, Floats]:
    """Return the classes in ascending order, the weights (classes, columns), and the intercept of each class.

    `matrix` is a sparse matrix of 32-bit floats in CSR form, and `labels` has the class of each of its rows.
    """
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - only building imports it

    classes, own = np.unique(labels, return_inverse=True)
    for_intercept = np.ones((matrix.shape[0], 1), dtype=np.float32)
    rows = csr_matrix(hstack([matrix, for_intercept]))
    weights = np.zeros((rows.shape[1], len(classes)), dtype=np.float32)
    shares = np.zeros((rows.shape[0], len(classes)), dtype=np.float32)  # the dual variables, times y
    random = np.random.default_rng(0)
    for _ in range(PASSES):
        # In the same order in each pass, the weights would converge many times more slowly.
        for block in _blocks(random.permutation(rows.shape[0])):
            shares[block] += _step(rows[block], own[block], shares[block], weights)
    return classes, weights[:-1].T, weights[-1]


def _blocks(order: Array) -> Iterator[Array]:
    return (order[first : first + BLOCK] for first in range(0, len(order), BLOCK))


def _step(rows: Any, own: Array, shares: Floats, weights: Floats) -> Floats:
    """Take a step for each row of a block, change the weights by it, and return it."""
    columns, compact = _compact(rows)
    products = (compact @ compact.T).toarray()
    steepness = products.diagonal() + _DIAGONAL
    part = weights[columns]
    slopes = compact @ part + 1 + _DIAGONAL * shares
    slopes[np.arange(len(own)), own] -= 2
    wanted = shares - slopes / steepness[:, None]
    steps = _steps(wanted, shares, products / steepness[:, None], own)
    part += compact.T @ steps
    weights[columns] = part
    return steps


def _steps(wanted: Floats, shares: Floats, products: Floats, own: Array) -> Floats:
    """Return the step for each row of a block, each after those of the rows before it.

    `wanted` has the shares that would be best if no other row of the block changed. The share of a row's own class is
    never negative, and those of the other classes are never positive.
    """
    steps = np.zeros_like(wanted)
    for place, mine in enumerate(own.tolist()):
        row = wanted[place] - np.einsum("j,jk->k", products[place, :place], steps[:place])
        share = max(row[mine], 0.0)
        np.minimum(row, 0.0, out=row)
        row[mine] = share
        np.subtract(row, shares[place], out=steps[place])
    return steps


def _compact(rows: Any) -> tuple[Array, Any]:
    """Return the columns that some rows have, and the rows with these columns alone."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as above

    has = np.zeros(rows.shape[1], dtype=bool)
    has[rows.indices] = True
    columns = np.flatnonzero(has)
    places = np.cumsum(has, dtype=rows.indices.dtype) - 1
    shape = (rows.shape[0], len(columns))
    return columns, csr_matrix((rows.data, places[rows.indices], rows.indptr), shape=shape)
