"""Tell decoys that a chunk asks in other words: "is there a sauna", after somebody has written "Do you have a sauna?".

A decoy is never answered, so the answer that was written later is hidden. Whether a decoy would be answered without the
others says little (see `decoy_rows`); that a chunk asks the same says much, whatever the confidence. Of the 795 decoys
of eight small FAQs, four and nine exercises and one more, one has the telling words of a chunk's own question and is no
question of its own: "To what age do you vaccinate?", beside "From what age do you vaccinate?".
"""

from __future__ import annotations

from collections.abc import Iterable

from faqbot.authoring.checking.question_keys import are_opposite, near_key
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser


class OwnQuestions:
    """The chunks by the telling words of their own questions, phrasings not counted."""

    def __init__(self, chunks: Iterable[Chunk], analyser: Analyser) -> None:
        self._analyser = analyser
        self._by_key: dict[frozenset[str], tuple[str, Chunk]] = {}
        for chunk in chunks:
            for question in chunk.questions if chunk.kind == "faq" else ():
                self._by_key.setdefault(near_key(question, analyser), (question, chunk))

    def asking(self, decoy: str) -> Chunk | None:
        """Return the first chunk whose own question has exactly the telling words of a decoy, if there is one."""
        key = near_key(decoy, self._analyser)
        if not key or key not in self._by_key:
            return None
        question, chunk = self._by_key[key]
        return None if are_opposite(decoy, question, self._analyser) else chunk
