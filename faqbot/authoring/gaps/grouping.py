"""Put questions that ask for the same thing into groups: agglomerative clustering by the mean likeness of two groups.

Clustering compares every question with every other, so it is done with at most `_BATCH` questions at a time, the most
frequent first. Each question of a further batch joins the group that it is most like in the mean (the rule by which
clustering itself joins), and the questions that fit no group are clustered among themselves. So memory and time grow
with the number of questions times that of groups, and not with the square of the questions.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from faqbot.authoring.gaps.question_vectors import QuestionVectors

# Two groups are joined as long as their questions are this alike in the mean. With .3, five sets of questions that were
# grouped by people have a mean adjusted mutual information of .634 (.619 with .2, .586 with .4), and with the terms
# alone .560 (.574, .500). The best limits of others give: the least likeness of two groups instead of the mean .598,
# HDBSCAN .433, connected components .417, DBSCAN .389 (tests/benchmarks/gaps_groups.py).
LIKENESS = 0.3

# Questions that are clustered at a time. Their likenesses take 32 MB. With batches of 400, the figure of the sets that
# are larger falls by .03.
_BATCH = 2000
# Questions whose likenesses to all groups are in memory at a time.
_ROWS = 200

Numbers = npt.NDArray[np.int64]


def groups_of(vectors: QuestionVectors, *, likeness: float = LIKENESS, batch: int = _BATCH) -> Numbers:
    """Return the number of the group of each question, from 0; the order of the questions decides in which batch."""
    groups = np.zeros(len(vectors), dtype=np.int64)
    count = 0
    for start in range(0, len(vectors), batch):
        rows = np.arange(start, min(start + batch, len(vectors)))
        if count:
            means = vectors[:start].means(groups[:start], count)
            nearest, most = _nearest(vectors[rows], means)
            groups[rows] = nearest
            rows = rows[most < likeness]
        if len(rows):
            groups[rows] = count + _clustered(vectors[rows], likeness)
            count = int(groups[rows].max()) + 1
    return groups


def _nearest(vectors: QuestionVectors, means: QuestionVectors) -> tuple[Numbers, npt.NDArray[np.float32]]:
    """Return for each question the group that it is most like in the mean, and how alike they are."""
    nearest, most = [], []
    for start in range(0, len(vectors), _ROWS):
        likenesses = vectors[np.arange(start, min(start + _ROWS, len(vectors)))].likeness(means)
        nearest.append(likenesses.argmax(axis=1))
        most.append(likenesses.max(axis=1))
    return np.concatenate(nearest), np.concatenate(most)


def _clustered(vectors: QuestionVectors, likeness: float) -> Numbers:
    """Return the number of the cluster of each question, in the order in which the clusters first occur."""
    if len(vectors) == 1:
        return np.zeros(1, dtype=np.int64)
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - importing it takes a second

    distances = np.clip(1 - vectors.likeness(vectors).astype(np.float64), 0, 2)
    np.fill_diagonal(distances, 0)
    clustering = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - likeness
    )
    labels = clustering.fit_predict(distances)
    _, first, numbers = np.unique(labels, return_index=True, return_inverse=True)
    order: Numbers = np.argsort(np.argsort(first))[numbers].astype(np.int64)
    return order
