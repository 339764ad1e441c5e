"""How faqbot speaks about a corpus."""

from __future__ import annotations

from typing import NamedTuple


class Voice(NamedTuple):
    """The language that faqbot speaks, and whether it names documents: the only document of a corpus needs no name."""

    language: str = "english"
    names_documents: bool = True


IN_ENGLISH = Voice()
