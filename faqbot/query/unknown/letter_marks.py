"""Words that differ from a word of the documents in the marks of letters only.

A word of a question that no document has is read as the word of the documents that equals it when the marks are taken
from both: "pagina" as "página", "oeffnen" as "öffnen"; of several, as the most frequent one. It does not matter whether
the documents have another word with the same stem, as "mecanismo" has that of "mecanico" but not that of "mecânico".
Words of grammar and of courtesy are known without documents.

Stems are not compared so. Those of other words become equal, too: with them, "laboratoriais" is read as "laboratório",
and one more of 161 unanswerable questions of faquad-pt is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon
from faqbot.query.word_memory import WordMemory
from faqbot.text.analyser import shared_analyser
from faqbot.text.forms.plain_letters import plain_letters
from faqbot.text.forms.word_forms import word_forms_of

# Only this many words from the beginning of a question are looked up; more words are those of a pasted text.
_MOST_WORDS = 1000

# The words with marks of each index that questions were read for, by what they are without marks.
_MARKED: WeakKeyDictionary[Index, Mapping[str, str]] = WeakKeyDictionary()


# How the words of earlier questions are spelt in the documents.
_SPELT = WordMemory[str]()


def in_spelling_of_documents(words: Sequence[str], index: Index) -> list[str]:
    """Return the words of a question, each that no document has in the spelling of the documents, if they have one."""
    remembered = _SPELT.of(index)
    new = {word for word in words[:_MOST_WORDS] if word not in remembered}
    spelt = {word: _spelt(word, index) for word in new}
    read = [spelt.get(word) or remembered.get(word, word) for word in words]
    _SPELT.add(spelt, index)
    return read


def _spelt(word: str, index: Index) -> str:
    """Return a word in the spelling of the documents or of the words of grammar, else the word itself."""
    language = index.analyser.language
    grammar, known = _grammar(language), Lexicon(index.arrays, index.texts, "word")
    if grammar.get(word) == word or known.number(word) is not None:
        return word
    plain = _plain(word, language)
    if found := _marked(index).get(plain) or grammar.get(plain):
        return found
    return plain if known.number(plain) is not None else word


def _marked(index: Index) -> Mapping[str, str]:
    marked = _MARKED.get(index)
    if marked is None:
        marked = _MARKED[index] = _read_marked(index)
    return marked


def _read_marked(index: Index) -> Mapping[str, str]:
    """Return the words of the documents that have marks, by what they are without."""
    words = Lexicon(index.arrays, index.texts, "word").words()
    counts = index.arrays["word_counts"]
    every = enumerate(_all_plain(words, index.analyser.language))
    marked = [(word, plain, number) for number, (word, plain) in every if word != plain]
    marked.sort(key=lambda one: int(counts[one[2]]))  # so that of several words the most frequent comes last
    return {plain: word for word, plain, _ in marked}


@cache
def _grammar(language: str) -> Mapping[str, str]:
    """Return the words of grammar and of courtesy, by themselves and by what they are without marks."""
    lists, forms = shared_analyser(language).lists, word_forms_of(language)
    words = sorted(lists.function_words | lists.question_words | lists.courtesy_words | forms.duty)
    return {plain: word for word, plain in _all_plain(words, language)} | {word: word for word in words}


def _all_plain(words: Sequence[str], language: str) -> Iterable[tuple[str, str]]:
    """Return each word with what it is without marks; as one text, since a call for each would take longer."""
    return zip(words, _plain("\n".join(words), language).split("\n"), strict=True) if words else ()


def _plain(text: str, language: str) -> str:
    return plain_letters(text, word_forms_of(language).spellings)
