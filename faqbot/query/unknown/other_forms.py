"""Verbs that the documents have in other forms: "abgeholt" for "abholen" or "holen … ab", and the other way round.

The documents must have a form itself, and not only a word with its stem: "Markt" is no form of "Mark".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.forms.verb_forms import forms_apart, forms_of, verbs_of
from faqbot.text.forms.word_forms import word_forms_of


def forms_in_documents(word: str, index: Index) -> list[tuple[str, ...]]:
    """Return the forms of a verb that the documents have: all that are a single word, else all that are two."""
    forms = word_forms_of(index.analyser.language)
    verbs = verbs_of(word, forms)
    whole = ((form,) for verb in verbs for form in forms_of(verb, forms) if form != word)
    return _found(whole, index) or _found((both for verb in verbs for both in forms_apart(verb, forms)), index)


def forms_with_prefix(words: Sequence[str], at: int, index: Index) -> list[tuple[str, ...]]:
    """Return the forms of the verb that the word at a place of a question is with a prefix behind it: "hole … ab"."""
    forms = word_forms_of(index.analyser.language)
    prefixes = [word for word in words[at + 1 :] if word in forms.prefixes]
    verbs = [verb for verb in verbs_of(words[at], forms) if not verb.prefix] if prefixes else []
    joined = (verb._replace(prefix=prefix) for prefix in prefixes for verb in verbs)
    return _found(((form,) for verb in joined for form in forms_of(verb, forms)), index)


def _found(forms: Iterable[tuple[str, ...]], index: Index) -> list[tuple[str, ...]]:
    """Return those of the forms of verbs that a chunk has; each is a word, or a word and its prefix."""
    known = Lexicon(index.arrays, index.texts, "word")
    there = (said for said in dict.fromkeys(forms) if known.number(said[0]) is not None)
    return [said for said in there if are_met_together(said, index)]
