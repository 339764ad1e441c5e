"""Words that differ from a word of the documents in the marks of letters only.

A word of a question that no document has is read as the word of the documents that equals it when both are typed
without marks: "pagina" as "página", "offnen" and "oeffnen" as "öffnen"; of several, as the most frequent one. It does
not matter whether the documents have another word with the same stem, as "mecanismo" has that of "mecanico" but not
that of "mecânico". Words of grammar and of courtesy are known without documents.

In English, a word is unknown only if the documents have no form of it. Stems are not compared without marks. Those of
other words become equal, too: with them, "laboratoriais" is read as "laboratório", and one more of 161 unanswerable
questions of faquad-pt is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from weakref import WeakKeyDictionary

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon
from faqbot.query.unknown.final_s import with_or_without_s
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
    grammar = _grammar(language)
    if grammar.get(word) == word or _is_known(word, index):
        return word
    marked, plain = _marked(index), typed_plainly(word, word_forms_of(language).spellings)
    spelt = (marked.get(typed) or grammar.get(typed) for typed in (word, *plain))
    written_plainly = (typed for typed in plain if _is_known(typed, index))
    return next(chain(filter(None, spelt), written_plainly, _in_other_number(word, index)), word)


def _is_known(word: str, index: Index) -> bool:
    """Whether the documents have a word itself, or in a language with a list of correctly spelt words any form of it.

    The stems of English are those of one word, and without such a list, a typo may have the stem of another word.
    """
    return _has_stem(word, index) if index.analyser.lists.words else _known(index).number(word) is not None


def _has_stem(word: str, index: Index) -> bool:
    return index.term_number(*index.analyser.stems([word])) is not None


def _known(index: Index) -> Lexicon:
    return Lexicon(index.arrays, index.texts, "word")


def _in_other_number(word: str, index: Index) -> Iterator[str]:
    """Yield a word with marks and a final "s" more or less, as "Résumés" for "resume", if no document has its stem."""
    found = _marked(index).get(with_or_without_s(word))
    if found and not _has_stem(word, index):
        yield found


def _marked(index: Index) -> Mapping[str, str]:
    marked = _MARKED.get(index)
    if marked is None:
        marked = _MARKED[index] = _read_marked(index)
    return marked


def _read_marked(index: Index) -> Mapping[str, str]:
    """Return the words of the documents that have marks, by how they are typed without."""
    if bytes(index.texts["words"]).isascii():  # as those of most English documents, and far faster than word by word
        return {}
    counts = index.arrays["word_counts"].tolist()
    words = {word: count for word, count in zip(_known(index).words(), counts, strict=True) if not word.isascii()}
    typed = _typed_plainly(list(words), index.analyser.language)
    marked = [(words[one[0]], one) for one in typed if one[0] != one[1]]
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
