"""Tell in which encoding a text is that is not UTF-8, by the languages that faqbot knows.

Each country has an encoding that its offices save text in, and almost any bytes are a text in each of them. So a text
is decoded in all of them, and words of grammar of the languages that are written in an encoding speak for it. Letters
that a language does not have, signs within words, and capitals within words speak against it. Chinese, Japanese and
Korean, which have no such words, are told by their commonest characters.

An encoding other than cp1252 is only believed with clear evidence: a page in a Western language must not be read as
anything else. Without evidence, a text that is mostly ASCII is read as cp1252, and the encoding of any other cannot be
told.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from faqbot.corpus.files.encoding_letters import (
    COMMON_CHARACTERS,
    IN_LATIN_SCRIPT,
    IN_OTHER_SCRIPTS,
    WESTERN,
    WESTERN_LETTERS,
)
from faqbot.text.known_languages import language_of

# So much of a text is looked at, in bytes.
_SAMPLE = 60_000
# Fewest different words of grammar that an encoding needs, their smallest share of all words, and how many times as
# many as for Western languages there must be.
_FEWEST, _LEAST_SHARE, _CLEARLY = 3, 0.05, 2
# Fewest letters beyond ASCII that an encoding needs.
_FEWEST_LETTERS = 3
# How much a letter counts that the language does not have, in words.
_ODD = 2
# Among so many letters beyond ASCII, at most one may be a letter that the language does not have.
_ONE_ODD_IN = 12
# Fewest characters of Asian scripts, and the smallest share of the commonest among them.
_FEWEST_ASIAN, _LEAST_COMMON = 6, 0.22

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u0323\u05b0-\u05c7\u064b-\u0652\u200c])*")
# A sign amid a word, and a small letter before a capital one, as text has them that is decoded wrongly.
_SIGN_WITHIN = re.compile(
    r"(?<=[^\W\d_])[\x80-\xb6\xb8-\xbf\u2020\u2021\u2030\u02c6\u02dc€](?=[^\W\d_])|(?<=[a-z])[¹³¿£¥¶¼¾±¦]|"
    r"[¦±¶¼¾](?=[^\W\d_])"
)
# Three bytes beyond ASCII, without the quotes, dashes, spaces and dots of Windows, which also stand side by side.
_NO_LETTERS = bytes((*range(0x91, 0x98), 0xA0, 0xB7))
_RUN = re.compile(rb"[\x80-\x90\x98-\x9f\xa1-\xb6\xb8-\xff]{3,}")
_ASIAN = re.compile("[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_AMID_ASCII = re.compile(f"(?<=[a-z]){_ASIAN.pattern}|{_ASIAN.pattern}(?=[a-z])")
# Consonants are most of the characters of Thai, a vowel that is written first stands before one, and a sign above or
# below a letter behind one or another sign; the bytes of these vowels and signs are letters in other encodings.
_THAI, _THAI_CONSONANT = re.compile("[\u0e01-\u0e5b]"), re.compile("[\u0e01-\u0e2e]")
_NO_THAI = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_BEYOND, _ASCII_LETTERS = re.compile(rb"[\x80-\xff]+"), re.compile(rb"[A-Za-z]+")
# In a text that is mostly ASCII, one letter beyond it comes to so many of its letters.
_FEW_BEYOND = 4
# The last byte of ASCII.
_ASCII = 0x7F


class _Evidence(NamedTuple):
    """What speaks for an encoding: the words of grammar without what is odd, and the words in all."""

    score: float
    words: int


def guess_encoding(data: bytes) -> str | None:
    """Return the codec of a text that is not UTF-8, or None if its encoding cannot be told."""
    sample = _sample(data)
    is_latin = _looks_latin(sample)
    asian = "" if is_latin else _asian_encoding(sample)
    if asian:
        return asian
    found = dict(_all_evidence(sample, IN_LATIN_SCRIPT if is_latin else IN_LATIN_SCRIPT | IN_OTHER_SCRIPTS))
    western = max(found[WESTERN].score, 0) if WESTERN in found else 0
    enough = {encoding: one.score for encoding, one in found.items() if one.score >= _least(one)}
    best = max(enough, key=enough.__getitem__, default=WESTERN)
    if best != WESTERN and enough[best] > _CLEARLY * western:
        return best
    return WESTERN if is_latin or best == WESTERN in enough or _is_mostly_ascii(sample) else None


def _sample(data: bytes) -> bytes:
    """Return the beginning of a text, or what follows the line of its first byte beyond ASCII if that comes later."""
    beyond = _BEYOND.search(data)
    first = beyond.start() if beyond else 0
    start = 0 if first < _SAMPLE // 2 else data.rfind(b"\n", 0, first) + 1
    return data[start : start + _SAMPLE]


def _is_mostly_ascii(sample: bytes) -> bool:
    """Whether a text is Western but for a few letters, as one that lists them ("ÄÖÜ")."""
    return sum(map(len, _BEYOND.findall(sample))) * _FEW_BEYOND <= sum(map(len, _ASCII_LETTERS.findall(sample)))


def _least(found: _Evidence) -> float:
    return max(_FEWEST, _LEAST_SHARE * found.words)


def _all_evidence(sample: bytes, encodings: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, _Evidence]]:
    for encoding, languages in encodings.items():
        text = _decoded(sample, encoding)
        if text is not None:
            evidence = (_evidence(text, language, letters) for language, letters in languages.items())
            yield encoding, max(evidence)


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Decode the beginning of a file, which may end within a character; return None if the bytes are not valid."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None


def _evidence(text: str, language: str, letters: str) -> _Evidence:
    words = _WORD.findall(text)
    grammar = _grammar(language)
    said = Counter(word.casefold() for word in words if word.casefold() in grammar)
    foreign = [word for word in words if not word.isascii()]
    beyond = [letter for word in foreign for letter in word.casefold() if not letter.isascii()]
    odd = sum(letter not in letters for letter in beyond) + len(_SIGN_WITHIN.findall(text))
    odd += sum(not (word[1:] == word[1:].lower() or word == word.upper()) for word in foreign)
    is_clear = len(beyond) >= max(_FEWEST_LETTERS, _ONE_ODD_IN * odd) and len(said) >= _FEWEST
    if not is_clear and language not in WESTERN_LETTERS:
        return _Evidence(0, len(words))
    return _Evidence(said.total() - _ODD * odd, len(words))


@cache
def _grammar(language: str) -> frozenset[str]:
    lists = language_of(language)
    return lists.function_words | lists.question_words | lists.courtesy_words


def _asian_encoding(sample: bytes) -> str:
    """Return the encoding in which most characters are common ones of a language in Asian script."""
    shares = {
        encoding: _share_of_common(_decoded(sample, encoding) or "", common)
        for encoding, common in COMMON_CHARACTERS.items()
    }
    # Bytes of Chinese may be Thai, too, as each of them is a letter there; Thai is hardly ever anything else.
    likely = [encoding for encoding, share in shares.items() if share >= _LEAST_COMMON]
    return max(likely, key=lambda encoding: (encoding != "cp874", shares[encoding]), default="")


def _share_of_common(text: str, common: frozenset[str]) -> float:
    """Return the share of the commonest characters among those of Asian scripts; 0 for another text."""
    asian = _ASIAN.findall(text)
    if len(asian) < _FEWEST_ASIAN or len(_AMID_ASCII.findall(text)) * 5 > len(asian):
        return 0.0
    thai = len(_THAI.findall(text))
    if 2 * len(_THAI_CONSONANT.findall(text)) < thai or _ONE_ODD_IN * len(_NO_THAI.findall(text)) > thai:
        return 0.0
    others = sum(not sign.isascii() and sign.isalpha() for sign in text) - len(asian)
    return sum(map(common.__contains__, asian)) / (len(asian) + 2 * max(0, others))


def _looks_latin(sample: bytes) -> bool:
    """Whether letters beyond ASCII stand alone in a text: in Latin script, hardly ever three of them stand together."""
    beyond = sum(byte > _ASCII and byte not in _NO_LETTERS for byte in sample)
    return 4 * sum(len(run[0]) for run in _RUN.finditer(sample)) <= beyond
