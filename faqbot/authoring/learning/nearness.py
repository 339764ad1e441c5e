"""Judge a row by the documents and the other rows: it may be nearer to another chunk, or be answered already.

Each row is asked of an index that has the documents and the rows of the other folds, but not the row itself.
"""

from __future__ import annotations

from faqbot.authoring.learning.trial import Tried

# A row is rejected if the best chunk that it does not name scores more than the chunk that it names by this factor.
# FIGURES
MUCH_NEARER = 3.0

# A decoy is rejected if it would be answered by a chunk that has this share of what its words tell, and if no word of
# it is exchanged for another. A high confidence alone does not reject it: such a decoy is the most useful one.
TOLD = 0.9


def is_nearer_to_another(tried: Tried) -> bool:
    """Whether the question of a row is found much nearer to another chunk than to the chunk that the row names."""
    return tried.row.chunk is not None and tried.own * MUCH_NEARER < tried.other


def is_answered_already(tried: Tried) -> bool:
    """Whether the documents answer a decoy: with confidence, with all of its telling words and with none exchanged."""
    return tried.verdict == "unanswerable answered" and tried.told >= TOLD and not tried.is_exchanged
