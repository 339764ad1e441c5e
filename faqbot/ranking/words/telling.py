"""How telling each word is, 0 to 1: how rare it is in general, times how rare it is in these documents.

Coverage and exchanges weigh words like this. Only the rarity in general tells "unicorn" from "day" in a small FAQ,
where every word is rare. Only the rarity in the documents says that the name of their subject, which stands in every
chunk, tells little. Function words and question words tell nothing.

    telling(t) = share(rarity(t)) * weight(t) / (weight of a word that no chunk has)

Here rarity(t) is that of the most frequent word with the stem t (see `text.word_list`), and weight(t) is the weight in
the corpus (see `index.bm25`). In a language without a word list all words are equally rare, and only the documents
count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.query.query import Query
from faqbot.query.word_readings import Concept
from faqbot.text.analyser import Analyser
from faqbot.text.word_list import RAREST

# Words of a rarity of at most EVERYDAY, such as "use", have the share LEAST, and words of a rarity of at least RARE,
# such as names, the share 1; between the two, the share grows evenly.
EVERYDAY, RARE = 4, 16
LEAST = 0.05

# The rarity that the index stores for function words and question words. Words with a content have at least 1.
_TELLS_NOTHING = 0

SHARES = np.clip((np.arange(RAREST + 1) - EVERYDAY) / (RARE - EVERYDAY), LEAST, 1.0)
SHARES[_TELLS_NOTHING] = 0.0


def is_code(word: str) -> bool:
    """Whether a word is a number, a code or a single letter, for which no other word can stand."""
    return any(map(str.isdigit, word)) or (len(word) == 1 and word.isascii())


def term_rarities(words: Sequence[bytes], of_word: Array, stems: Sequence[bytes], analyser: Analyser) -> Array:
    """Return the rarity of each stem, |u1: that of its most frequent word, 0 for function words and question words.

    `of_word` has for each word the number of its stem.
    """
    rarities = np.full(len(stems), RAREST, dtype="|u1")
    np.minimum.at(rarities, of_word, np.maximum(analyser.word_list.rarities(words), 1))
    grammar = {term.encode() for term in analyser.function_terms | analyser.question_terms}
    # Nearly all stems are several ASCII letters and no grammar. To look at each as text took two thirds of the time.
    special = [at for at, stem in enumerate(stems) if stem in grammar or len(stem) == 1 or not stem.isalpha()]
    for at in special:
        stem = stems[at].decode()
        if not analyser.is_content(stem):
            rarities[at] = _TELLS_NOTHING
        elif is_code(stem):
            rarities[at] = RAREST
    return rarities


def telling_terms(terms: Array | int, index: Index) -> Vector:
    """Return how telling each of some terms of the corpus is, or a single one."""
    told: Vector = SHARES[index.arrays["term_rarities"][terms]] * index.term_weights[terms] / index.unknown_weight
    return told


def telling_concepts(queries: Sequence[Query], index: Index) -> Vector:
    """Return how telling each word of some questions is, one question after the other.

    Of a typo, the repair counts.
    """
    concepts = [concept for query in queries for concept in query.concepts]
    terms = [_term_of(concept, index) for concept in concepts]
    told = (
        telling_terms(np.array([term or 0 for term in terms], dtype=np.int64), index)
        if len(index.term_weights)
        else np.zeros(len(terms))
    )
    for at, term in enumerate(terms):
        if term is None:
            told[at] = _share(concepts[at], index.analyser)
    return told


def _term_of(concept: Concept, index: Index) -> int | None:
    """Return the number of the word's own term, None if the corpus has the word at most by its synonyms.

    Of the parts of a compound, the one of the largest weight counts.
    """
    first = concept.readings[0] if concept.readings else None
    if first is None or first.how == "synonym":
        return None
    return max(first.terms, key=index.term_weights.__getitem__) if len(first.terms) > 1 else first.terms[0]


def _share(concept: Concept, analyser: Analyser) -> float:
    """Return the share of a word that the corpus lacks, whose weight is the largest there is."""
    if not analyser.is_content(concept.term):
        return 0.0
    rarity = RAREST if is_code(concept.word) else analyser.word_list.rarity(concept.word)
    return float(SHARES[max(rarity, 1)])
