"""Judge a row by the documents and the other rows: it may be nearer to another chunk, or be answered already.

Each row is asked of an index that has the documents and the rows of the other folds, but not the row itself.
"""

from __future__ import annotations

from faqbot.authoring.learning.trial import Tried

# A row is rejected if the best chunk that it does not name scores more than the chunk that it names by this factor.
# Over six groups of sets, the factor 1.5 rejects 5.8 to 11.5 % of good rows, and 59 to 94 % of rows with the chunk of
# another row; 2 rejects 2.7 to 5.4 and 44 to 92 %, 3 rejects 0.3 to 2.5 and 23 to 87 %, 4 rejects 0.3 to 2.0 and 16 to
# 81 %. If one row in ten is wrong, 3 is best on the other groups for each group (`tests/benchmarks/judging.py`).
MUCH_NEARER = 3.0

# The least confidence of that other chunk, 0 to 1: a phrasing in words that the documents do not have teaches most, and
# a stray word of another chunk says nothing against it. Without it, 1.0 to 7.9 % of good rows and 25 to 96 % of wrong
# ones would be rejected. It is best on the other groups for each group, too.
LEAST_CONFIDENCE = 0.2

# A decoy is rejected if it would be answered by a chunk that has this share of what its words tell, and if no word of
# it is exchanged for another. A high confidence alone does not reject it, because such a decoy is the most useful one.
# This share rejects 0.7 to 1.8 % of good decoys, and 9 to 49 % of phrasings that are listed as decoys; without regard
# to the words, it would be 1.3 to 5.8 % and 20 to 66 %. By these shares alone, 0.8 is best on the other groups, but the
# decoys that are nearly answered teach most.
TOLD = 0.95


def is_nearer_to_another(tried: Tried) -> bool:
    """Whether the question of a row is found much nearer to another chunk than to the chunk that the row names."""
    is_found = tried.row.chunk is not None and tried.confidence >= LEAST_CONFIDENCE
    return is_found and tried.own * MUCH_NEARER < tried.other


def is_answered_already(tried: Tried) -> bool:
    """Whether the documents answer a decoy: with confidence, with all of its telling words and with none exchanged."""
    return tried.verdict == "unanswerable answered" and tried.told >= TOLD and not tried.is_exchanged
