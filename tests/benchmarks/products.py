"""Print the time of choosing the shortlist by words, one question at a time and as a product of sparse matrices.

    python tests/benchmarks/products.py [SIZE…] [--questions M] [--work DIR]

Three ways are compared on the files of `speed.py`, with questions that are analysed already: adding up the posting
lists that can still change the top k (as faqbot does); adding up all posting lists; and scipy's product of a block of
questions with the matrix of postings, followed by the top k of each row. A product cannot express a word with several
readings, so only the first reading of each word is used. The block is 256 questions, as in `faqbot batch`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from prepared import Prepared, read_questions, size_options, working_folder
from scipy.sparse import csr_matrix
from tables import print_table

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.index.schema import FIELDS
from faqbot.index.scope import EVERYWHERE
from faqbot.query.query import Query, analyse
from faqbot.ranking.posting_lists import PostingList, posting_lists
from faqbot.ranking.scoring import WEIGHTS
from faqbot.ranking.shortlist import SHORTLIST, best_in

BLOCK = 256


def plain(query: Query) -> Query:
    """Return a query with only the first reading of each word."""
    kept = (concept._replace(readings=concept.readings[:1]) for concept in query.concepts if concept.readings)
    return query._replace(concepts=tuple(concept for concept in kept if concept.is_plain))


def added_up(lists: Sequence[PostingList], index: Index) -> np.ndarray:
    """Return the top k chunks after adding up every posting list."""
    chunks = np.concatenate([one.chunks for one in lists], dtype=np.intp)
    weights = np.concatenate([one.weights * one.scale for one in lists], dtype=np.float64)
    sums = np.bincount(chunks, weights, minlength=len(index))
    return np.argpartition(sums, len(sums) - SHORTLIST)[-SHORTLIST:]


def multiplied(block: Sequence[Sequence[PostingList]], index: Index) -> list[np.ndarray]:
    """Return the top k chunks of every question of a block, from products of sparse matrices."""
    scores = sum(_asked(field, block, index) @ _postings(field, index) for field in FIELDS)
    rows = (slice(*scores.indptr[at : at + 2]) for at in range(len(block)))
    return [_best(scores.indices[row], scores.data[row]) for row in rows]


def _asked(field: str, block: Sequence[Sequence[PostingList]], index: Index) -> csr_matrix:
    rows, terms, scales = [], [], []
    for row, lists in enumerate(block):
        for one in lists:
            if one.field == field:
                rows.append(row)
                scales.append(one.scale)
                terms.append(_term(one, index))
    shape = (len(block), len(index.term_weights))
    return csr_matrix((np.array(scales, dtype=np.float32), (rows, terms)), shape=shape)


def _term(one: PostingList, index: Index) -> int:
    """Return the term of a posting list, found by the place where its chunks begin."""
    postings = index.fields[one.field]
    start = (one.chunks.__array_interface__["data"][0] - postings.chunks.__array_interface__["data"][0]) // 4
    return int(np.searchsorted(postings.starts, start, side="right")) - 1


def _postings(field: str, index: Index) -> csr_matrix:
    postings = index.fields[field]
    shape = (len(index.term_weights), len(index))
    return csr_matrix((postings.weights, postings.chunks, postings.starts), shape=shape, copy=False)


def _best(chunks: np.ndarray, scores: np.ndarray) -> np.ndarray:
    return chunks if len(chunks) <= SHORTLIST else chunks[np.argpartition(scores, len(scores) - SHORTLIST)[-SHORTLIST:]]


def timed(ask: Callable[[], object], questions: int) -> float:
    """Return the processor time of one question in microseconds."""
    ask()
    began = time.process_time()
    ask()
    return (time.process_time() - began) / questions * 1e6


def main(sizes: list[int], count: int, work: Path | None) -> None:
    """Measure and print the table."""
    rows = []
    with working_folder(work) as folder:
        for number in sizes:
            size = Prepared(folder, number)
            index = FaqBot.load(size.index)._index
            queries = [plain(analyse(question, index)) for question in read_questions(size.questions(count))]
            queries = [query for query in queries if query.concepts]
            every = [posting_lists(query, index, WEIGHTS, len(index)) for query in queries]
            blocks = [every[at : at + BLOCK] for at in range(0, len(every), BLOCK)]
            ways = (
                lambda every=every, index=index: [best_in(lists, SHORTLIST, EVERYWHERE, index) for lists in every],
                lambda every=every, index=index: [added_up(lists, index) for lists in every],
                lambda blocks=blocks, index=index: [multiplied(block, index) for block in blocks],
            )
            rows.append((f"{number:,}", *(f"{timed(way, len(queries)):.0f}" for way in ways)))
    print_table(("chunks", "lists that can win, µs", "all lists, µs", "sparse product, µs"), rows)


if __name__ == "__main__":
    parser = size_options("Print what choosing the shortlist by words costs in two ways.")
    parser.add_argument("--questions", type=int, default=1024, metavar="M", help="questions asked")
    options = parser.parse_args()
    main(list(options.sizes), options.questions, options.work)
