"""Words that are negated by a prefix ("uninstall") or by an ending ("useless").

A rule instead of a list of pairs, because nearly every verb and adjective can be negated like this. A stem that only
seems to have a prefix ("inform") is in the list `Language.not_negated`.
"""

from __future__ import annotations

from functools import lru_cache

from faqbot.text.analyser import Analyser, shared_analyser
from faqbot.text.language import Language

# The fewest letters of the rest of a negated word: "unit" is no negated "it".
_SHORTEST_REST = 3


def negations(word: str, analyser: Analyser) -> frozenset[str]:
    """Return the terms of the words that negate a word by a prefix, and of the word that it negates.

    Most of them are no words; what counts is whether a text has one of them. They are remembered for the words that
    questions have in common, because stemming them all takes 50 µs.
    """
    return _negations(word, analyser.language) if analyser.lists.negating_prefixes else frozenset()


@lru_cache(maxsize=1 << 14)
def _negations(word: str, language: str) -> frozenset[str]:
    analyser = shared_analyser(language)
    lists = analyser.lists
    (stem,) = analyser.stems([word])
    forms = dict.fromkeys((word, stem))  # "inactive" is stemmed in another way than "active", and so both are tried
    longer = [prefix + form for prefix in lists.negating_prefixes for form in forms if len(form) >= _SHORTEST_REST]
    found = frozenset(analyser.stems_of_rare(longer)) - lists.not_negated
    if stem in lists.not_negated:
        return found
    rests = (form.removeprefix(prefix) for prefix in lists.negating_prefixes for form in forms)
    return found.union(analyser.stems_of_rare([rest for rest in rests if len(rest) >= _SHORTEST_REST])) - {stem}


def are_negations(one: str, other: str, analyser: Analyser) -> bool:
    """Whether one of two words negates the other: "install" and "uninstalling", "useful" and "useless"."""
    (stem,) = analyser.stems([other])
    return stem in negations(one, analyser) or _differ_by_ending(one, other, analyser.lists.privative_endings)


def differ_by_prefix(one: str, other: str, lists: Language) -> bool:
    """Whether one of two words is the other with a prefix that changes the meaning, as "re" in "rearrange"."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) and longer.removesuffix(shorter) in lists.telling_prefixes


def _differ_by_ending(one: str, other: str, endings: tuple[str, ...]) -> bool:
    """Whether two words have the same root, one with the first and one with the second of the endings."""
    roots = [[word.removesuffix(ending) for ending in endings if word.endswith(ending)] for word in (one, other)]
    return one != other and bool(roots[0]) and roots[0] == roots[1]
