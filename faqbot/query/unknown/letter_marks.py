"""Words that differ from a word of the documents in the marks of letters only.

A word of a question that no document has is read as the word of the documents that equals it when both are typed
without marks: "pagina" as "página", "offnen" and "oeffnen" as "öffnen"; of several, as the most frequent one. It does
not matter whether the documents have another word with the same stem, as "mecanismo" has that of "mecanico" but not
that of "mecânico". Words of grammar and of courtesy are known without documents.

Stems are not compared so. Those of other words become equal, too: with them, "laboratoriais" is read as "laboratório",
and one more of 161 unanswerable questions of faquad-pt is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from weakref import WeakKeyDictionary

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon
from faqbot.query.word_memory import WordMemory
from faqbot.text.analyser import shared_analyser
from faqbot.text.forms.plain_letters import typed_plainly
from faqbot.text.forms.word_forms import word_forms_of

# The words with marks of each index that questions were read for, by how they are typed without.
_MARKED: WeakKeyDictionary[Index, Mapping[str, str]] = WeakKeyDictionary()

# How the words of earlier questions are spelt in the documents.
_SPELT = WordMemory[str]()


def in_spelling_of_documents(words: Sequence[str], index: Index) -> list[str]:
    """Return the words of a question, each that no document has in the spelling of the documents, if they have one."""
    remembered = _SPELT.of(index)
    new = {word for word in words if word not in remembered}
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
    marked, plain = _marked(index), typed_plainly(word, word_forms_of(language).spellings)
    spelt = (marked.get(typed) or grammar.get(typed) for typed in (word, *plain))
    written_plainly = (typed for typed in plain if known.number(typed) is not None)
    return next(chain(filter(None, spelt), written_plainly), word)


def _marked(index: Index) -> Mapping[str, str]:
    marked = _MARKED.get(index)
    if marked is None:
        marked = _MARKED[index] = _read_marked(index)
    return marked


def _read_marked(index: Index) -> Mapping[str, str]:
    """Return the words of the documents that have marks, by how they are typed without."""
    words = Lexicon(index.arrays, index.texts, "word").words()
    counts = index.arrays["word_counts"]
    typed = enumerate(_typed_plainly(words, index.analyser.language))
    marked = [(int(counts[number]), one) for number, one in typed if one[0] != one[1]]
    marked.sort(key=lambda counted: counted[0])  # so that of several words the most frequent comes last
    return {plain: word for _, (word, *ways) in marked for plain in ways}


@cache
def _grammar(language: str) -> Mapping[str, str]:
    """Return the words of grammar and of courtesy, by themselves and by how they are typed without marks."""
    lists, forms = shared_analyser(language).lists, word_forms_of(language)
    words = sorted(lists.function_words | lists.question_words | lists.courtesy_words | forms.duty)
    typed = {plain: word for word, *ways in _typed_plainly(words, language) for plain in ways}
    return typed | {word: word for word in words}


def _typed_plainly(words: Sequence[str], language: str) -> Iterable[tuple[str, str, str]]:
    """Return each word with the two ways in which it is typed without marks (see `typed_plainly`).

    They are looked at as one text, since a call for each would take longer.
    """
    ways = typed_plainly("\n".join(words), word_forms_of(language).spellings)
    return zip(words, *(way.split("\n") for way in ways), strict=True) if words else ()
