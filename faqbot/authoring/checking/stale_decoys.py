"""Tell decoys that a chunk asks in other words: "is there a sauna", after somebody has written "Do you have a sauna?".

A decoy is never answered, so the answer that was written later is hidden. Whether a decoy would be answered without the
others says little (see `decoy_rows`); that a chunk asks the same says much, whatever the confidence. A decoy without a
word that asks ("reserve a book", "can I reserve a book") is the same whatever the chunk asks by ("How do I reserve a
book?"). Of 797 decoys of eight small FAQs, four and nine exercises and one more, two have the telling words of a
chunk's own question, with or without the words that ask, and one of them is no question of its own: "To what age do you
vaccinate?", beside "From what age do you vaccinate?".
"""

from __future__ import annotations

from collections.abc import Iterable

from faqbot.authoring.checking.question_keys import are_opposite, near_key
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser

# A decoy without a word that asks must share so many telling words: "is the key there" is not "Who has the key?".
_FEWEST = 2


class OwnQuestions:
    """The chunks by the telling words of their own questions, phrasings not counted."""

    def __init__(self, chunks: Iterable[Chunk], analyser: Analyser) -> None:
        self._analyser = analyser
        self._asking = frozenset(analyser.stems(sorted(analyser.lists.question_words)))
        self._by_key: dict[frozenset[str], tuple[str, Chunk]] = {}
        self._by_subject: dict[frozenset[str], tuple[str, Chunk]] = {}
        for chunk in chunks:
            for question in chunk.questions if chunk.kind == "faq" else ():
                key = near_key(question, analyser)
                self._by_key.setdefault(key, (question, chunk))
                self._by_subject.setdefault(key - self._asking, (question, chunk))

    def asking(self, decoy: str) -> Chunk | None:
        """Return the first chunk whose own question has exactly the telling words of a decoy, if there is one."""
        key = near_key(decoy, self._analyser)
        found = self._by_key.get(key)
        if found is None and len(key) >= _FEWEST and not key & self._asking:
            found = self._by_subject.get(key)
        if not key or found is None:
            return None
        question, chunk = found
        return None if are_opposite(decoy, question, self._analyser) else chunk
