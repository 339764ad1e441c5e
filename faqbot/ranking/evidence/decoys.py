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
from typing import TYPE_CHECKING

import numpy as np

from faqbot.index.bm25 import role_weight, unknown_weight
from faqbot.index.index import Index
from faqbot.index.packing import Array, equal_range, text_hash
from faqbot.query.query import Query
from faqbot.text.analyser import Analyser

if TYPE_CHECKING:
    import numpy.typing as npt


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
    sums: npt.NDArray[np.float64] = np.zeros(int(places.max()) + 1)
    for concept in query.concepts:
        found = equal_range(hashes, text_hash(concept.term.encode()))
        at = slice(found.start, found.stop)
        sums[places[at]] += concept.weight * products[at]
    return min(1.0, float(sums.max()) / max(query.length, query.least_weight))
