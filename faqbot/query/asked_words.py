"""The words of a question: how much of it is read, and how its words are spelt in the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from faqbot.query.word_readings import KNOWN_WORDS

if TYPE_CHECKING:
    from faqbot.index.index import Index
    from faqbot.text.analyser import Analyser

# Most words of a question that are read. The limit matters only for a pasted text, such as a book.
MOST_WORDS = 1000

# Longest part of a question that is read, in characters. It holds `MOST_WORDS` words even where they are long. Without
# the limit, a question of 100 MB took 2 GB and a minute.
MOST_READ = 20_000

# Longest word that is left out as a whole where the part ends; longer texts without a space are cut anywhere.
_LONGEST_WORD = 64


def bounded_question(question: str) -> str:
    """Return the part of a question that is read: its first 20,000 characters, without a word that is cut in two."""
    if len(question) <= MOST_READ:
        return question
    part = question[: MOST_READ + 1]
    end = max(part.rfind(space, MOST_READ - _LONGEST_WORD) for space in (" ", "\n", "\t"))
    return part[: end if end > 0 else MOST_READ]


def asked_words(question: str, index: Index) -> list[str]:
    """Return the words of a question (`Analyser.words`), those that no document has in the documents' spelling.

    In a language with a list of correctly spelt words, stems say what the documents have, and most questions have no
    word that they lack.
    """
    words = index.analyser.words(question)
    if index.analyser.lists.words and not _lacks_any(words[:MOST_WORDS], index):
        return words
    from faqbot.query.unknown.letter_marks import in_spelling_of_documents  # noqa: PLC0415 - see above

    return in_spelling_of_documents(words[:MOST_WORDS], index) + words[MOST_WORDS:]


def _lacks_any(words: Sequence[str], index: Index) -> bool:
    """Whether the documents lack one of the words that is neither grammar nor courtesy."""
    analyser, known = index.analyser, KNOWN_WORDS.of(index)
    words = [word for word in words if word not in known]
    stems = analyser.stems(words)
    return any(
        number is None and analyser.is_content(stem) and word not in analyser.lists.courtesy_words
        for word, stem, number in zip(words, stems, index.term_numbers(stems), strict=True)
    )


def without_seams(words: list[str], analyser: Analyser) -> list[str]:
    """Return the words of a question without the bigrams that join a word that asks to the word beside it.

    "怎么导出" ("how to export") has the bigrams 怎么, 么导 and 导出. The documents say 如何导出, and lack the second.
    What no other bigram has stays: 少钱 in "多少钱" ("how much money"). A question of nothing else keeps all.
    """
    if all(map(str.isascii, words)):
        return words
    from faqbot.text.unspaced import overlap  # noqa: PLC0415 - most questions have no bigrams

    asking = list(map(analyser.is_question_term, words))

    def is_seam(at: int) -> bool:
        if at + 1 < len(words) and overlap(words[at], words[at + 1]):
            return asking[at + 1] or (at > 0 and asking[at - 1] and overlap(words[at - 1], words[at]))
        return analyser.is_question_term(words[at][1:])

    kept = [word for at, word in enumerate(words) if not (analyser.is_content(word) and is_seam(at))]
    return kept if any(map(analyser.is_content, kept)) else words


def unsaid_words(index: Index) -> frozenset[str]:
    """Return the verbs of duty without which a question asks the same, if no document has them (`WordForms.duty`)."""
    if index.analyser.lists.words:
        return frozenset()
    from faqbot.text.forms.word_forms import word_forms_of  # noqa: PLC0415 - as above

    return word_forms_of(index.analyser.language).duty
