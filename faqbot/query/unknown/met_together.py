"""Words that an unknown word may stand for: a chunk must have all of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.index.index import Index

# The fields of a chunk in which its words are looked for; "text" has those of its questions, too.
_FIELDS = ("text", "headings")


def are_met_together(words: Sequence[str], index: Index) -> bool:
    """Whether a chunk has all of these words, and one of them is no word of grammar."""
    stems = index.analyser.stems(words)
    terms = [number for number in index.term_numbers(stems) if number is not None]
    if len(terms) < len(words) or not any(map(index.analyser.is_content, stems)):
        return False
    fields = [index.fields[field] for field in _FIELDS]
    chunks = np.concatenate([field.of(terms[0])[0] for field in fields])
    for term in terms[1:]:
        chunks = chunks[np.logical_or.reduce([field.has(term, chunks) for field in fields])]
    return len(chunks) > 0
