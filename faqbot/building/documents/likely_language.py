"""Tell which language a text is in, by how frequent its words are in each language.

The tables of words that compare meanings list the most frequent words of 25 languages in their order, and the list of
English words says how rare each is. A text is the likelier in a language, the more of its words the language has and
the more frequent they are. So a single sentence tells its language, and so does a price list, which has no grammar.

English texts name foreign people, streets and dishes, and texts in languages without a table share words with those
that have one. Therefore a text is read as it is (mostly, as English) unless another language has more of its words,
has nearly half of those that this one lacks, and makes it by far likelier. A page that says all in English and in
French is read as English.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from faqbot.index.static_table.coded_table import frequent_words, tabled_languages
from faqbot.text.analyser import DEFAULT_LANGUAGE, languages
from faqbot.text.known_languages import language_of, stemmed_language
from faqbot.text.word_list import RAREST, word_list

# About one word in 2^4 is the most frequent one of a language, and its n-th is an n-th as frequent. A word that a
# language lacks counts as if one word in 2^18 were it, which is a little rarer than the last of 12,000.
_MOST_FREQUENT, _LACKING = 4, 18

# A text must be at least 2^8 times as likely in another language as in the one that it is read in, and there must be
# by a quarter more evidence for it; about as much is there for both languages of a bilingual page.
_LEAST_BITS, _LEAST_RATIO = 8, 1.25
# The other language must have at least two of its words,
_LEAST_WORDS = 2
# and this share of those that the language that it is read in lacks. Czech has .38 of those of texts in Slovak, Russian
# .37 in Bulgarian. Of its own, Finnish, which has the most forms, has about .6, and French .9.
_LEAST_SHARE = 0.45

# No other language is looked at, which takes 30 ms, if the one that the text is read in has this share of its words.
_CLEAR_SHARE = 0.75


def likely_language(words: Sequence[str], read_as: str) -> str | None:
    """Return the language that a text is in, given its words; None if it may be in that which it is read as."""
    # A word that comes often, such as the label in each row of a table, tells more than another one, but not as often.
    weights = {word: 1 + math.log(count) for word, count in Counter(filter(_is_word, words)).items()}
    own_name = stemmed_language(read_as)
    own = _likelihoods(weights, own_name)
    if _weight(weights, own) >= _CLEAR_SHARE * sum(weights.values()):
        return None
    others = {name: _likelihoods(weights, name) for name in _told_languages() if name != own_name}
    likeliest = max(others, key=lambda name: _bits(weights, others[name]))
    its = others[likeliest]
    lacking = _weight(weights, weights.keys() - own.keys() - its.keys())
    bits = _bits(weights, own)
    is_likely = (
        len(its) >= _LEAST_WORDS
        and _bits(weights, its) >= max(bits + _LEAST_BITS, bits * _LEAST_RATIO)
        and _weight(weights, its) > _weight(weights, own)
        and _weight(weights, its) >= _LEAST_SHARE * (_weight(weights, its) + lacking)
    )
    return likeliest if is_likely else None


def _is_word(word: str) -> bool:
    return not any(map(str.isdigit, word))


def _told_languages() -> list[str]:
    """Return the languages that a text can be told to be in."""
    known = {*languages()}
    return [name for name in (DEFAULT_LANGUAGE, *tabled_languages()) if name in known]


def _likelihoods(words: Iterable[str], language: str) -> dict[str, float]:
    """Return those of the words that a language has, each with the bits by which it is likelier than a word it lacks.

    A language without a list has none of them.
    """
    rarities: dict[str, float] = {}
    if language == DEFAULT_LANGUAGE:
        listed = word_list(language_of(language).words)
        rarities = {word: rarity for word in words if (rarity := listed.rarity(word)) < RAREST}
    elif language in tabled_languages():
        wanted = {*words}
        places = enumerate(frequent_words(language), start=1)
        rarities = {word: math.log2(place) for place, word in places if word in wanted}
    return {word: max(0, _LACKING - _MOST_FREQUENT - rarity) for word, rarity in rarities.items()}


def _weight(weights: Mapping[str, float], words: Iterable[str]) -> float:
    """Return the weight of some of the words, the same in whatever order they come."""
    return math.fsum(weights[word] for word in words)


def _bits(weights: Mapping[str, float], likelihoods: Mapping[str, float]) -> float:
    """Return by how many bits a text is likelier in a language than if the language had none of its words."""
    return math.fsum(weights[word] * bits for word, bits in likelihoods.items())
