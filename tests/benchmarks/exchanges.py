"""Make questions that a corpus almost answers: an answerable question in which a telling word is exchanged.

No public set has questions such as "How do I fix error E-2099?" to a document about E-1042, but people ask them. So the
confidence is fitted with such questions among the others. Everything is deterministic: the same corpus, question and
seed give the same exchanges.

The kinds of exchanges, by what takes the place of the word:

    code      a number, a code or a single letter of the same form that the corpus does not have
    opposite  the opposite of the word, in the word lists of the language
    word      another word with about the same rarity that stands in such a place of another question
    frame     each content word is exchanged like this, so that only the frame of the question is left

The chunks that answer the question lack the new words, and no other chunk has a new word together with another
content word of the question. So hardly any of these questions has an answer: of 119 from twelve sets, a reader found 8
that the documents still answer ("Do they offer beer?" for "Do they serve beer?").
"""

from __future__ import annotations

import random
import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser
from faqbot.text.word_list import word_list

Kind = Literal["code", "opposite", "word", "frame"]

# A word may be exchanged for a word of the same rarity, or of one that differs by at most this (see `text.word_list`).
_AS_RARE = 3

# Words that share this many letters at their beginning are taken to be related, and never exchanged for each other.
_RELATED = 4

# Only this many of the rarest words that the question shares with an answer are exchanged: "Do they serve beer?" is the
# same question as "Do they offer beer?".
_RAREST = 2

# How many words are tried in the place of a word before the next word of the question is tried.
_TRIED = 40

# The word before a word, and whether a content word, another word or nothing follows.
_Place = tuple[str, str]

_TOKEN = re.compile(r"\w+(?:[-.']\w+)*")


class Exchange(NamedTuple):
    """A question without an answer, and the word of the answerable question that was exchanged for another."""

    question: str
    kind: Kind
    word: str
    instead: str


class Exchanger:
    """Exchanges words in questions about one corpus."""

    def __init__(self, chunks: Sequence[Chunk], analyser: Analyser, questions: Iterable[str], *, seed: int = 0) -> None:
        """Take the chunks of the corpus, and questions of any corpora in its language as a source of words."""
        self._analyser = analyser
        self._seed = seed
        self._rarity = word_list(analyser.lists.words).rarity
        self._chunks = [self._stems(f"{' '.join(chunk.questions)} {chunk.text} {_headings(chunk)}") for chunk in chunks]
        self._known = frozenset().union(*self._chunks)
        self._between: dict[_Place, list[str]] = defaultdict(list)
        for question in questions:
            words = _TOKEN.findall(question.casefold())
            for at, word in enumerate(words):
                if word.isalpha() and self._is_content(word):
                    self._between[self._place(words, at)].append(word)
        self._synonyms = _synonyms(analyser)
        self._opposites = {word: other for pair in analyser.lists.opposites for word, other in (pair, pair[::-1])}

    def of(self, question: str, right: Collection[int]) -> Iterator[Exchange]:
        """Yield at most one exchange of each kind; `right` are the numbers of the chunks that answer the question."""
        chance = random.Random(zlib.crc32(question.encode()) + self._seed)
        tokens = list(_TOKEN.finditer(question))
        content = [at for at, token in enumerate(tokens) if self._is_content(token[0].casefold())]
        if not content:
            return
        has = frozenset().union(*(self._chunks[number] for number in right))
        words = [token[0].casefold() for token in tokens]
        shared = [at for at in content if self._stem(words[at]) in has]
        told = sorted(shared, key=lambda at: -self._rarity(words[at]))[:_RAREST]
        chance.shuffle(told)
        for kind, new in (("code", self._code), ("opposite", self._opposite), ("word", self._word)):
            for at in told:
                place = self._place(words, at)
                others = frozenset(self._stem(tokens[place][0]) for place in content if place != at)
                instead = new(words[at], place, others, has, chance)
                if instead:
                    yield Exchange(_replaced(question, tokens, {at: instead}), kind, tokens[at][0], instead)
                    break
        yield from self._frame(question, tokens, content, has, chance)

    def _frame(
        self,
        question: str,
        tokens: Sequence[re.Match[str]],
        content: Sequence[int],
        has: frozenset[str],
        chance: random.Random,
    ) -> Iterator[Exchange]:
        """Yield the question with each content word exchanged, if there are at most three content words."""
        if len(content) > 3 or len(content) == len(tokens):
            return
        new: dict[int, str] = {}
        words = [token[0].casefold() for token in tokens]
        for at in content:
            instead = self._word(words[at], self._place(words, at), frozenset(), has, chance)
            if not instead:
                return
            new[at] = instead
        yield Exchange(_replaced(question, tokens, new), "frame", " ".join(tokens[at][0] for at in content),
                       " ".join(new.values()))  # fmt: skip

    def _code(self, word: str, _: _Place, __: frozenset[str], has: frozenset[str], chance: random.Random) -> str | None:
        """Return another number, code or single letter of the same form that the corpus lacks."""
        is_letter = len(word) == 1 and word.isascii() and word.isalpha()
        if not is_letter and not any(map(str.isdigit, word)):
            return None
        for _ in range(_TRIED):
            digits = "".join(chance.choice("123456789") if letter.isdigit() else letter for letter in word)
            instead = chance.choice("bcdefghjklmnpqrvwxyz") if is_letter else digits
            # All identifiers of a corpus may begin alike, so only the parts with digits must be new.
            stems = {stem for stem in self._stems(instead) if is_letter or any(map(str.isdigit, stem))}
            if stems.isdisjoint(has if is_letter else self._known):
                return instead
        return None

    def _opposite(
        self, word: str, _: _Place, others: frozenset[str], has: frozenset[str], __: random.Random
    ) -> str | None:
        """Return the opposite of the word, unless an answer of the question has it."""
        instead = self._opposites.get(word)
        return instead if instead and self._is_new(instead, others, has) else None

    def _word(
        self, word: str, place: _Place, others: frozenset[str], has: frozenset[str], chance: random.Random
    ) -> str | None:
        """Return a word that stands in such a place of a question and has the ending and about the rarity of `word`."""
        possible = self._between.get(place, [])
        if not word.isalpha() or not possible:
            return None
        rarity = self._rarity(word)
        for instead in chance.choices(possible, k=_TRIED):
            near = abs(self._rarity(instead) - rarity) <= _AS_RARE and _ending(instead) == _ending(word)
            if near and self._is_other(word, instead) and self._is_new(instead, others, has):
                return instead
        return None

    def _place(self, words: Sequence[str], at: int) -> _Place:
        after = words[at + 1] if at + 1 < len(words) else ""
        return words[at - 1] if at else "", "" if not after else "content" if self._is_content(after) else "other"

    def _is_other(self, word: str, instead: str) -> bool:
        """Whether two words are not related: neither in their first letters nor as synonyms."""
        stem, other = self._stem(word), self._stem(instead)
        return stem[:_RELATED] != other[:_RELATED] and other not in self._synonyms.get(stem, ())

    def _is_new(self, instead: str, others: frozenset[str], has: frozenset[str]) -> bool:
        """Whether the answers lack a word, and no chunk has it together with another content word of the question."""
        stem = self._stem(instead)
        if stem in has or not self._is_content(instead):
            return False
        return stem not in self._known or all(others.isdisjoint(stems) for stems in self._chunks if stem in stems)

    def _is_content(self, word: str) -> bool:
        return self._analyser.is_content(self._stem(word)) and word not in self._analyser.lists.courtesy_words

    def _stem(self, word: str) -> str:
        return self._analyser.stems([word.casefold()])[0]

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(self._analyser.terms(text))


def _headings(chunk: Chunk) -> str:
    return " ".join((chunk.source.title, *chunk.source.headings))


def _ending(word: str) -> str:
    return next((ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "")


def _replaced(question: str, tokens: Sequence[re.Match[str]], new: dict[int, str]) -> str:
    """Return the question with other words at some places; a capital letter stays one, and so do capital words."""
    parts, end = [], 0
    for at, instead in sorted(new.items()):
        token = tokens[at]
        word = token[0]
        same = instead.upper() if word.isupper() else instead.capitalize() if word[0].isupper() else instead
        parts += [question[end : token.start()], same]
        end = token.end()
    return "".join((*parts, question[end:]))


def _synonyms(analyser: Analyser) -> dict[str, set[str]]:
    """Return the stems that may mean the same as each stem, by the general synonyms of the language."""
    found: dict[str, set[str]] = defaultdict(set)
    path = analyser.lists.synonyms_path
    if path:
        with open(path, encoding="utf-8") as file:
            for rule in read_synonyms(file.read(), path):
                stems = {stem for entry in (*rule.left, *rule.right) for stem in analyser.terms(entry)}
                for stem in stems:
                    found[stem] |= stems
    return dict(found)
