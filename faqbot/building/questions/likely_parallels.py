"""Find the chunks that may be parallel to chunks with phrasings (see `parallels`) in the arrays of the segments.

Simply put: find the terms of every chunk's question, and compare them as sets. That reads all chunks again although one
document changed. Here the hashes of a question's terms are added up, so that two questions with the same terms have the
same sum, and the sum of a question with one term more exceeds it by the hash of this term. Only the few chunks with
such a sum are read and compared.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from faqbot.building.segment import Segment
from faqbot.index.packing import Array, ranges, text_hash
from faqbot.text.analyser import Analyser

# An odd number (2**64 divided by the golden ratio), which spreads the hashes over all bits: short terms are their own
# hashes, and the sums of these would often be equal.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def likely_parallels(segments: Sequence[Segment], phrased: Collection[int], analyser: Analyser) -> list[int]:
    """Return the numbers of the chunks that may be parallel to one of `phrased`, and these themselves, ascending.

    No parallel chunk is missing, and hardly any other chunk is returned. A question of grammar alone has no parallels.
    """
    grammar = np.array([text_hash(term.encode()) for term in analyser.function_terms], dtype="<u8")
    asked = [_asked(segment, grammar) for segment in segments]
    terms = np.concatenate([hashes for hashes, _ in asked])
    ends = np.concatenate(([0], np.cumsum(np.concatenate([lengths for _, lengths in asked]))))
    totals = np.concatenate(([np.uint64(0)], np.cumsum(terms, dtype="<u8")))
    sums = totals[ends[1:]] - totals[ends[:-1]]  # modulo 2**64, as the totals are
    owners = np.repeat(np.arange(len(sums)), np.diff(ends))
    without_one = sums[owners] - terms
    telling = np.diff(ends) > 0
    is_phrased = np.zeros(len(sums), dtype=bool)
    is_phrased[list(phrased)] = True
    equal = sums[is_phrased & telling]
    likely = is_phrased | (telling & np.isin(sums, np.concatenate((equal, without_one[is_phrased[owners]]))))
    likely[owners[np.isin(without_one, equal)]] = True
    numbers: list[int] = np.flatnonzero(likely).tolist()
    return numbers


def _asked(segment: Segment, grammar: Array) -> tuple[Array, Array]:
    """Return the spread hashes of the terms that each chunk's own question has besides grammar, and their numbers.

    The first unit of a chunk is its own question, if it has one; its terms are without the title of the document.
    """
    arrays = segment.arrays
    has_question = (arrays["asks"] != 0) & (arrays["chunk_units"] > 0)
    units = arrays["chunk_units"].astype(np.int64)
    first = (np.cumsum(units) - units)[has_question]
    sizes = arrays["unit_lengths"].astype(np.int64)
    starts, lengths = (np.cumsum(sizes) - sizes)[first], sizes[first]
    hashes = arrays["term_hashes"][arrays["unit_terms"][ranges(starts, lengths)]]
    tells = ~np.isin(hashes, grammar)
    owners = np.repeat(np.flatnonzero(has_question), lengths)[tells]
    hashes = (hashes[tells] ^ (hashes[tells] >> np.uint64(32))) * _SPREAD
    return hashes, np.bincount(owners, minlength=len(segment))
