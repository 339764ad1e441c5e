"""Repair typos: replace a word that no chunk has by the nearest word of the corpus.

A correctly spelt word is not a typo. Where the language has a list of words (see `text.word_list`), only words outside
this list are repaired. For other languages, `_may_be_misspelt` says which repairs are likely.

The distance is optimal string alignment (Damerau's four edits, where no substring is edited twice), so that swapping
two neighbouring letters, the commonest typo, is a single edit.
"""

from __future__ import annotations

from typing import NamedTuple

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon, Near, is_word
from faqbot.text.analyser import Analyser
from faqbot.text.negation import differ_by_prefix

# Fewest letters of a word that is repaired with one edit, and with two edits, and most letters of a repaired word.
_SHORTEST = 4
_TWO_EDITS_FROM = 8
_LONGEST = 40
# Fewest letters of a function word that a typo is repaired to.
_SHORTEST_GRAMMAR = 6

# Fewest and most letters of a word in which two neighbouring letters are swapped to find a function word.
_SHORTEST_SWAPPED, _LONGEST_SWAPPED = 3, 6

# The loss of certainty for each edit (see `Repair`). The higher it is, the lower is the confidence of an answer that
# depends on a repaired word. With one typo in each question, hit@1 on StackFAQ is .868 instead of .879
# (tests/benchmarks/typos.py).
DOUBT = 1.5


# The least certainty of a repair that may stand alone: that of one edit in six letters. Of names that no word list has,
# 18 % of those with four letters are one edit away from a word of a small FAQ, 5 % with five letters and 1 % with six.
# Of those with eight and nine letters, 1 to 6 % are two edits away.
SURE_ALONE = 0.75


class Repair(NamedTuple):
    """A word of the question (`asked`), and the word of the corpus that it is repaired to (`taken_for`).

    `certainty`, 0 to 1, is how much of the word's evidence counts. It is 1 - DOUBT * edits / letters, because a repair
    may be wrong: an unknown name need not be a typo.
    """

    asked: str
    taken_for: str
    certainty: float


def repair(word: str, index: Index) -> Repair | None:
    """Return the repair of a word to the nearest word of the corpus, or None if no word is near enough.

    Of equally near words, those with the same first letter are preferred, then the more frequent, then the first in
    alphabetical order. Short function words are never chosen: "cost" is not repaired to "most", nor "cloud" to "could".
    """
    if is_spelt_right(word, index.analyser):
        other = _other_spelling(word, index)
        return Repair(word, other, 1.0) if other else None
    if meant := _swapped(word, index.analyser):
        return Repair(word, meant, 1.0)
    for most in (1, 2) if len(word) >= _TWO_EDITS_FROM else (1,):
        if best := _nearest(word, most, index):
            return Repair(word, best.word, max(0.0, 1 - DOUBT * best.edits / len(word)))
    return None


def offered(word: str, index: Index) -> str | None:
    """Return the word of the corpus that a word, even one that is spelt right, may have been typed for, or None.

    It is only good enough to ask "Did you mean …?": one edit away, with the same first letter.
    """
    near = _nearest(word, 1, index)
    return near.word if near is not None and near.word[0] == word[0] else None


def _nearest(word: str, edits: int, index: Index) -> Near | None:
    """Return the word of the corpus to repair a word to that is nearest to it, within `edits` edits, or None."""
    if not (_SHORTEST <= len(word) <= _LONGEST and is_word(word)):
        return None
    words = Lexicon(index.arrays, index.texts, "word")
    counts = index.arrays["word_counts"]

    def rank(near: Near) -> tuple[int, bool, int, str]:
        number = words.number(near.word)
        return near.edits, near.word[0] != word[0], 0 if number is None else -int(counts[number]), near.word

    targets = (near for near in words.near(word, edits) if _is_target(word, near, index.analyser))
    return min(targets, key=rank, default=None)


def is_guess(repaired: Repair) -> bool:
    """Whether a repair may well be wrong if no other word supports it; swapped letters are no guess."""
    return repaired.certainty < SURE_ALONE and sorted(repaired.asked) != sorted(repaired.taken_for)


def is_spelt_right(word: str, analyser: Analyser) -> bool:
    """Whether a word is in the list of correctly spelt words; never, if the language has no such list."""
    return analyser.word_list.is_word(word)


def _other_spelling(word: str, index: Index) -> str | None:
    """Return the word as it is spelt elsewhere in the world, as "colour" for "color", if the corpus has it, or None."""
    for one, other in index.analyser.lists.spellings:
        for here, there in ((one, other), (other, one)):
            changed = word.replace(here, there)
            if changed != word and index.term_number(index.analyser.stems([changed])[0]) is not None:
                return changed
    return None


def _swapped(word: str, analyser: Analyser) -> str | None:
    """Return the function word that a short word becomes if two neighbouring letters are swapped, or None.

    The last letters are swapped first, so that the first letter stays if it can: "hwo" is "how" and not "who".
    """
    if not _SHORTEST_SWAPPED <= len(word) <= _LONGEST_SWAPPED:
        return None
    lists = analyser.lists
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in reversed(range(len(word) - 1)))
    return next((one for one in swapped if one in lists.function_words or one in lists.question_words), None)


def _is_target(word: str, near: Near, analyser: Analyser) -> bool:
    """Whether a typo may be repaired to a word of the corpus: no short function word, and no word of other meaning."""
    stem = analyser.stems([near.word])[0]
    # Without a list of words, nothing says that "costa" is a word, and no typo of "cosa", which asks.
    is_grammar = analyser.is_function_term(stem) or not (analyser.lists.words or analyser.is_content(stem))
    if is_grammar and len(near.word) < _SHORTEST_GRAMMAR:
        return False
    if differ_by_prefix(word, near.word, analyser.lists):
        return False
    return bool(analyser.lists.words) or _may_be_misspelt(word, near)


def _may_be_misspelt(word: str, near: Near) -> bool:
    """Whether a word is more likely a typo for a near word, or a form of it, than another word of the language.

    Without a list of words, a repair is likely if letters are missing, too many or swapped, and if only the last third
    of the words differs, as it does in forms of one word. Words with another letter inside ("Satz", "Sitz") are mostly
    two words of the language, and so are words with another first letter.
    """
    other = near.word
    if word[0] != other[0]:
        return False
    if abs(len(word) - len(other)) == near.edits or sorted(word) == sorted(other):
        return True
    shared = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), 0)
    return 3 * shared >= 2 * max(len(word), len(other))
