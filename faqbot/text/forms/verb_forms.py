"""The regular forms of a verb that stemmers take for different words: "zurückgeben", "zurückzugeben", "zurückgegeben".

    infinitive   prefix + root + "en", and with "zu" between the two
    participle   prefix + "ge" + root + "t" or "en"
    finite       prefix + root + "t", or the root with its ending and, somewhere behind it, the prefix

A form is recognised by its letters alone, so that nouns are taken for verbs, too ("Kraft" for a form of "kraffen"); the
caller looks which of the other forms there are. Verbs that change their root are not recognised ("gebracht").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faqbot.text.forms.word_forms import WordForms

# The fewest letters of a root.
_SHORTEST = 3


class Verb(NamedTuple):
    """The prefix of a verb, which may be empty, and its root.

    `is_finite` says that only a form that is no infinitive and no participle was recognised.
    """

    prefix: str
    root: str
    is_finite: bool = False


def verbs_of(word: str, forms: WordForms) -> list[Verb]:
    """Return the verbs that a word may be a form of; none in a language whose verbs faqbot does not know."""
    if not forms.infinitives:
        return []
    prefixes = ("", *(prefix for prefix in forms.prefixes if word.startswith(prefix)))
    return list(dict.fromkeys(verb for prefix in prefixes for verb in _with_prefix(prefix, word, forms)))


def _with_prefix(prefix: str, word: str, forms: WordForms) -> Iterator[Verb]:
    rest = word.removeprefix(prefix)
    participles = list(_verbs(prefix, rest, forms.participle, (*forms.finite, *forms.infinitives)))
    yield from participles
    if prefix:
        yield from _verbs(prefix, rest, forms.infinitive, forms.infinitives)
    if not (prefix and participles):
        yield from _verbs(prefix, rest, "", forms.infinitives)
        yield from (verb._replace(is_finite=True) for verb in _verbs(prefix, rest, "", forms.finite))


def _verbs(prefix: str, rest: str, beginning: str, endings: tuple[str, ...]) -> Iterator[Verb]:
    """Yield the verbs with a prefix whose roots are what is between this beginning and one of these endings."""
    if rest.startswith(beginning):
        core = rest.removeprefix(beginning)
        fitting = (ending for ending in endings if core.endswith(ending) and len(core) >= _SHORTEST + len(ending))
        yield from (Verb(prefix, core.removesuffix(ending)) for ending in fitting)


def forms_of(verb: Verb, forms: WordForms) -> list[str]:
    """Return the regular forms of a verb that are a single word, the infinitives first."""
    prefix, root = verb.prefix, verb.root
    infinitives = [f"{root}{ending}" for ending in forms.infinitives]
    finite = [f"{root}{ending}" for ending in forms.finite]
    marked = [f"{forms.infinitive}{infinitive}" for infinitive in infinitives if prefix]
    participles = [f"{forms.participle}{form}" for form in (*finite, *infinitives)]
    return [f"{prefix}{form}" for form in (*infinitives, *marked, *finite, *participles)]


def forms_apart(verb: Verb, forms: WordForms) -> list[tuple[str, str]]:
    """Return the forms of a verb that stand apart from its prefix, each with the prefix: "geben", "zurück".

    A verb without a prefix has no such forms. For a finite form none are returned, because most words that look like
    one are nouns ("Auflage", "Anrecht").
    """
    endings = () if verb.is_finite or not verb.prefix else (*forms.infinitives, *forms.finite)
    return [(f"{verb.root}{ending}", verb.prefix) for ending in endings]
