"""Words that are negated by a prefix ("uninstall") or by an ending ("useless").

A rule instead of a list of pairs, because nearly every verb and adjective can be negated like this. A stem that only
seems to have a prefix ("inform") is in the list `Language.not_negated`.
"""

from __future__ import annotations

from faqbot.text.language import Language

# The fewest letters of the rest of a negated stem: "unit" is no negated "it".
_SHORTEST_REST = 3


def negations(stem: str, lists: Language) -> tuple[str, ...]:
    """Return the stems that may negate a stem by a prefix, and the stem that it may negate.

    Most of them are no words; what counts is whether a text has one of them.
    """
    longer = (prefix + stem for prefix in lists.negating_prefixes if len(stem) >= _SHORTEST_REST)
    found = [other for other in longer if other not in lists.not_negated]
    if stem not in lists.not_negated:
        rests = (stem.removeprefix(prefix) for prefix in lists.negating_prefixes)
        found.extend(rest for rest in rests if _SHORTEST_REST <= len(rest) < len(stem))
    return tuple(found)


def are_negations(one: str, other: str, lists: Language) -> bool:
    """Whether one of two words or stems negates the other: "install" and "uninstall", "useful" and "useless"."""
    return other in negations(one, lists) or _differ_by_ending(one, other, lists.privative_endings)


def _differ_by_ending(one: str, other: str, endings: tuple[str, ...]) -> bool:
    """Whether two words have the same root, one with the first and one with the second of the endings."""
    roots = [[word.removesuffix(ending) for ending in endings if word.endswith(ending)] for word in (one, other)]
    return one != other and bool(roots[0]) and roots[0] == roots[1]
