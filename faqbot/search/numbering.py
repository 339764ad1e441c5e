"""The words of many texts as numbers: a word that stands in a thousand places is looked at once."""

from __future__ import annotations

from collections.abc import Callable

from faqbot.search.terms import Analyser


class Numbering:
    """Numbers the words that an analyser finds, from 0, in the order in which they come."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._numbers: dict[str, int] = {}
        self._several: list[list[int]] = []
        self._tokens = _Tokens(self._number)

    @property
    def listed(self) -> list[str]:
        """The words met, by their numbers."""
        return list(self._numbers)

    def words(self, text: str) -> list[int]:
        """Return the numbers of what `Analyser.words` returns."""
        tokens = self._tokens
        numbers = [tokens[token] for token in self._analyser.tokens(text)]
        if numbers and min(numbers) < 0:
            return [word for number in numbers for word in (self._several[~number] if number < 0 else (number,))]
        return numbers

    def _number(self, token: str) -> int:
        """Return the number of a token's word, or the complement of the place of several in `_several`."""
        words = self._analyser.words_of(token)
        known = self._numbers
        if len(words) == 1:
            return known.setdefault(words[0], len(known))
        numbers = [known.setdefault(word, len(known)) for word in words]
        self._several.append(numbers)
        return ~(len(self._several) - 1)


class _Tokens(dict[str, int]):
    """The tokens met, each with what stands for its words."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, token: str) -> int:
        number = self[token] = self._number(token)
        return number
