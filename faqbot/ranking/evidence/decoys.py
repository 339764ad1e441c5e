"""Evidence against any answer: the decoy, a question known to have no answer, that is nearest to the question.

    nearest = largest cosine of the question with a decoy, as vectors of term weights

A decoy is a stored question of no chunk, so it is compared as the stored questions are (see `nearest_sentence`): its
words weigh what they weigh in the corpus, words that no chunk has weigh most, and a frame such as "how many … does it"
weighs little. A decoy therefore says something about the questions that share its telling words, and about no others;
and a decoy that is added changes nothing for a question without its words.

Decoys have posting lists of their own, by the hash of the term. Their words are no words of the corpus: a question with
a word that only decoys have is still a question with an unknown word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from faqbot.index.bm25 import role_weight, unknown_weight
from faqbot.index.index import Index
from faqbot.index.packing import Array, equal_range, text_hash
from faqbot.query.query import Query
from faqbot.text.analyser import Analyser


def build_decoys(
    decoys: Iterable[Sequence[str]], terms: Mapping[str, int], weights: Array, chunks: int, analyser: Analyser
) -> dict[str, Array]:
    """Return the posting lists of the decoys, which are given as words.

    `terms` has the number of each term of the corpus, `weights` the weight of each, and `chunks` is the number of
    chunks. In `decoy_hashes` a hash stands once for every decoy that has the term, and `decoy_weights` has the weight
    of the term in the vector of that decoy, whose length is 1.
    """
    rarest = unknown_weight(chunks)
    hashes: list[int] = []
    places: list[int] = []
    shares: list[float] = []
    for place, words in enumerate(decoys):
        distinct = sorted({*analyser.stems(words)})
        weighed = np.array([
            weights[terms[term]] if term in terms else rarest * role_weight(term, analyser) for term in distinct
        ])  # fmt: skip
        norm = float(np.sqrt(weighed @ weighed))
        hashes += [text_hash(term.encode()) for term in distinct]
        places += [place] * len(distinct)
        shares += (weighed / norm if norm else weighed).tolist()
    codes, numbers = np.array(hashes, dtype="<u8"), np.array(places, dtype="<i4")  # numpy makes floats of mixed lists
    order = np.lexsort((numbers, codes))
    return {
        "decoy_hashes": codes[order],
        "decoy_places": numbers[order],
        "decoy_weights": np.array(shares, dtype="<f4")[order],
    }


def nearest_decoy(query: Query, index: Index) -> float:
    """Return the cosine (0 to 1) of a question and the nearest decoy, 0 if there are no decoys."""
    hashes = index.arrays["decoy_hashes"]
    if not len(hashes):
        return 0.0
    places, products = index.arrays["decoy_places"], index.arrays["decoy_weights"]
    found: list[Array] = []
    added: list[Array] = []
    for concept in query.concepts:
        numbers = equal_range(hashes, text_hash(concept.term.encode()))
        if numbers:
            at = slice(numbers.start, numbers.stop)
            found.append(places[at])
            added.append(concept.weight * products[at])
    if not found:
        return 0.0
    # Only the decoys found have sums: an array with a place for every decoy is as large as a damaged index says.
    _, rank = np.unique(np.concatenate(found), return_inverse=True)
    sums = np.bincount(rank, weights=np.concatenate(added))
    return min(1.0, max(0.0, float(sums.max())) / max(query.length, query.least_weight))
