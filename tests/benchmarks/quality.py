"""Print hit@1 of faqbot beside scikit-learn's plain TF-IDF, on the same chunks and questions.

    python tests/benchmarks/quality.py DIR…

hit@1 is the share of the answerable questions whose first match answers them; `labelled.py` says what a folder holds.
No phrasings are used.
"""

from __future__ import annotations

import sys
import time
import warnings
from pathlib import Path
from statistics import median

from labelled import Labelled, read_labelled
from sklearn.feature_extraction.text import TfidfVectorizer

from faqbot.search.ranking import rank


def faqbot_hits(labelled: Labelled) -> tuple[float, float]:
    """Return hit@1 and the median milliseconds of ranking one question."""
    hits, times = [], []
    for question, right in labelled.answerable:
        began = time.perf_counter()
        candidates = rank(question, labelled.index).candidates
        times.append(time.perf_counter() - began)
        hits.append(bool(candidates) and candidates[0].number in right)
    return sum(hits) / len(hits), median(times) * 1e3


def sklearn_hits(labelled: Labelled) -> float:
    """Return hit@1 of the cosine of scikit-learn's TF-IDF over question and answer."""
    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(f"{chunk.question} {chunk.text}" for chunk in labelled.chunks)
    asked = vectorizer.transform(question for question, _ in labelled.answerable)
    best = (asked @ matrix.T).toarray().argmax(axis=1)
    return sum(int(first) in right for first, (_, right) in zip(best, labelled.answerable, strict=True)) / len(best)


def main(folders: list[str]) -> None:
    """Measure and print the table."""
    warnings.simplefilter("ignore")
    print("| set | chunks | answerable questions | faqbot hit@1 | scikit-learn TF-IDF hit@1 | faqbot p50 ms |")
    print("|---|---|---|---|---|---|")
    for folder in folders:
        labelled = read_labelled(Path(folder))
        ours, milliseconds = faqbot_hits(labelled)
        counts = f"{len(labelled.chunks)} | {len(labelled.answerable)}"
        print(f"| {labelled.name} | {counts} | {ours:.3f} | {sklearn_hits(labelled):.3f} | {milliseconds:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
