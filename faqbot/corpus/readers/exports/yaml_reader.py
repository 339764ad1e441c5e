"""Read question/answer pairs in YAML: lists, maps from questions to answers, groups of these, and Rasa's bots.

Whatever `records.pair_tree` finds in JSON, it finds in YAML, which is read as `tables` reads a table.
"""

from __future__ import annotations

from faqbot.corpus.document import Document
from faqbot.corpus.readers.tables import read_table


def read_yaml(text: str, path: str, fallback_title: str) -> Document:
    """Return the pairs in a YAML text, each with its lines; errors and warnings as `read_table` gives them."""
    return read_table(text, path, fallback_title)
