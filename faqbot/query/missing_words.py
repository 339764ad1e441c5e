"""The words of a question that the corpus does not have, and those of them that are worth naming to a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from faqbot.index.index import Index
from faqbot.query.asked_words import MOST_WORDS, without_seams
from faqbot.query.query import Query
from faqbot.text.known_languages import foreign_grammar, language_of, likelier_by_grammar, unspaced_grammar
from faqbot.text.unspaced import characters, is_unspaced, overlap
from faqbot.text.word_list import RAREST

# A sentence names at most this many words; a longer list is not read.
MOST_MENTIONED = 3

# What is longer is no word that a person can recognise, but a line without spaces, or a paste.
LONGEST_MENTIONED = 60

# A word is worth naming if it is at least this rare in general (see `word_list`). Of 261 questions of strangers with
# missing words, those that are more frequent ("feel", "thought", "now", "put") never were what the question is about.
# Below an answer, only a word that may change the answer is a remark worth reading ("premium", "Saturday", "E010").
TELLING = 8
TELLING_BESIDE_ANSWER = 10

# A question with at least so many words of grammar of another language that the documents lack is in this language. A
# single one may be part of a name or a compound, as in "La Croix" and "non-member"; it is enough beside so many words
# with a letter that the documents lack, as in "Jak zrušit členství?". What tests/benchmarks/other_language.py prints:
# of 18,590 English questions 29 are taken for one in another language than English, and these are in Hindi; of 1,181
# German ones 769 are. Of 1,463 German, 897 Portuguese and 1,185 Russian questions none is taken for one in another
# language than its own.
_FEWEST_FOREIGN = 2
# One word of grammar is also enough in a question of so many words none of which is a word of the documents' language:
# so 808 of the German ones are found, and three more of the English ones, which are in Hindi, too.
_FEWEST_WORDS = 3

# To know the scripts of the documents, so many of their chunks are looked at, and so many characters of each.
_LOOKED_AT, _LOOKED_AT_LETTERS = 40, 200

# What a question quotes, in one line.
_QUOTED = re.compile(r"\"[^\"\n]*\"|[“„][^„“”\n]*[“”]|«[^«»\n]*»|「[^「」\n]*」|(?<!\w)'[^'\n]*'(?!\w)")

# The characters that divide an identifier into parts: if "e-1042" is missing, "e" and "1042" are not listed as well.
_PARTS = r"['._/+#-]+"

# A token as a person typed it. The analyser decides which words it has.
_TYPED = r"\w+(?:['’._/+#-]+\w+)*[+#]*"


def missing_words(query: Query, index: Index) -> tuple[str, ...]:
    """Return the content words that the corpus does not have, without the parts of missing identifiers."""
    is_content = index.analyser.is_content
    words = [concept.word for concept in query.concepts if not concept.readings and is_content(concept.term)]
    if not words:
        return ()
    compounds = [word for word in words if not word.isalnum()]
    parts = {part for word in compounds for part in (*re.split(_PARTS, word), word.replace("-", "")) if part != word}
    return tuple(word for word in words if word not in parts)


def mentionable(missing: Sequence[str], question: str, index: Index, least: int = TELLING) -> tuple[str, ...]:
    """Return the missing words that are worth naming, as they were typed; at most `MOST_MENTIONED`, the rarest ones.

    `least` is the least rarity of a word. In a language without a list of words, every word is rare. Words of grammar
    of another language are not worth naming either, if the question seems to be in it, or if there are several that are
    no words of the language of the documents: of "a pass für eine woche" only "woche" is.
    """
    if not missing:
        return ()
    listed = index.analyser.word_list
    foreign = _grammar_of_other_language(missing, question, index)
    foreign |= foreign_grammar(missing, listed) - _only_in_names(question) - _acronyms(question)
    rarities: dict[str, int] = {}
    for typed, words in _typed(frozenset(missing) - foreign, question, index):
        rarity = max(map(listed.rarity, words))
        if rarity >= least and not _is_letter(typed) and len(typed) <= LONGEST_MENTIONED:
            rarities.setdefault(typed, rarity)
    rarest = sorted(rarities, key=lambda typed: -rarities[typed])[:MOST_MENTIONED]
    named = {typed.casefold(): typed for typed in reversed(rarities) if typed in rarest}
    return tuple(typed for typed in rarities if named.get(typed.casefold()) == typed)


def _is_letter(typed: str) -> bool:
    """Whether a word is a single letter; a Chinese character or a Korean syllable may be a word with a meaning."""
    return len(typed) == 1 and not unicodedata.name(typed, "").startswith(("CJK", "HANGUL SYLLABLE"))


def is_in_other_language(missing: Sequence[str], question: str, index: Index) -> bool:
    """Whether a question seems to be in another language than the documents, given its words that they lack.

    It is if it has words of grammar of another language, or if all of its words are in scripts that they lack. What it
    quotes says nothing: "Was heißt 'to be or not to be'?" is German.
    """
    own = _QUOTED.sub(" ", question)
    words = frozenset(index.analyser.words(own))
    lacking = [word for word in missing if word in words]
    return bool(_grammar_of_other_language(lacking, own, index)) or _is_in_other_script(own, index)


def _grammar_of_other_language(missing: Sequence[str], question: str, index: Index) -> frozenset[str]:
    """Return the missing words that are words of grammar of another language, if the question seems to be in this."""
    if len(missing) < _FEWEST_FOREIGN:
        return frozenset()
    analyser = index.analyser
    other = likelier_by_grammar(analyser.words(question)[:MOST_WORDS], analyser.language)
    if other is None:
        return frozenset()
    lists = language_of(other)
    grammar = lists.function_words | lists.question_words
    foreign = frozenset(word for word in missing if len(word) > 1 and word in grammar)  # "J. Y" is no Spanish
    if _are_known(grammar.intersection(analyser.words(question)).difference(missing), index):
        return frozenset()  # some of the documents are in this language
    in_names = _only_in_names(question)
    told = foreign - in_names
    if foreign and _has_no_own_word(question, foreign, index):
        return foreign
    if told:  # beside a longer word, the letters of "can I get a" tell, too
        told |= frozenset(word for word in missing if len(word) == 1 and word in grammar)
    if len(told) == 1:
        told = _with_other_letters(frozenset(missing) - in_names, index)
    return foreign if len(told) >= _FEWEST_FOREIGN else frozenset()


def _has_no_own_word(question: str, grammar: Collection[str], index: Index) -> bool:
    """Whether no word of a question is in the list of words of the documents' language, as "Sind Hunde erlaubt?".

    Besides the words of grammar, one must be typed in small letters: "Der Spiegel Verlag" is a name.
    """
    words, listed = index.analyser.words(question), index.analyser.word_list
    if not len(listed) or len(words) < _FEWEST_WORDS or any(map(listed.is_word, words)):
        return False
    return any(typed.islower() and typed not in grammar for typed in re.findall(_TYPED, question))


def _with_other_letters(words: Iterable[str], index: Index) -> frozenset[str]:
    """Return the words with a letter that no word of the documents has, as "ğ" in English documents."""
    some = [word for word in words if len(word) > 1 and not word.isascii()]
    known = bytes(index.texts["words"]) if len(some) >= _FEWEST_FOREIGN else b""
    return frozenset(word for word in some if any(not one.isascii() and one.encode() not in known for one in word))


def _are_known(grammar: Collection[str], index: Index) -> bool:
    """Whether the documents have one of these words, which is no word of their own language and no single letter.

    A word with the stem of one of the documents' own words of grammar says nothing: "and" has that of "andere".
    """
    analyser = index.analyser
    others = [word for word in grammar if len(word) > 1 and analyser.word_list.rarity(word) >= RAREST]
    terms = [term for term in analyser.stems(others) if analyser.is_content(term)]
    return any(number is not None for number in index.term_numbers(terms))


def _is_in_other_script(question: str, index: Index) -> bool:
    """Whether the words of a question are in scripts that the documents lack, as Greek is asked of English documents.

    Single letters do not count: they may be signs, as the Greek ones are in mathematics.
    """
    words = [word for word in index.analyser.words(question)[:MOST_WORDS] if not _is_letter(word)]
    if all(map(str.isascii, words)):
        return False
    scripts = frozenset().union(*map(_scripts, words))
    if not scripts:
        return False
    some = range(0, len(index), max(1, len(index) // _LOOKED_AT))[:_LOOKED_AT]
    looked_at = (f"{chunk.question} {chunk.text}"[:_LOOKED_AT_LETTERS] for chunk in map(index.chunk, some))
    known = frozenset().union(*map(_scripts, looked_at))
    if not known or known & scripts:
        return False
    return not any(number is not None for number in index.term_numbers(index.analyser.stems(words)))


def _scripts(text: str) -> frozenset[str]:
    """Return the scripts of the letters of a text, named by the first words of their Unicode names: "LATIN", "CJK".

    Japanese is written in three scripts, which count as one with Chinese.
    """
    letters = frozenset(filter(str.isalpha, text))
    named = (unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    return frozenset("CJK" if name.startswith(("HIRAGANA", "KATAKANA")) else name for name in named)


def _acronyms(question: str) -> frozenset[str]:
    """Return the words that are typed in capital letters, unless the whole question is."""
    typed = re.findall(_TYPED, question)
    return frozenset() if question.isupper() else frozenset(one.casefold() for one in typed if one.isupper())


def _only_in_names(question: str) -> frozenset[str]:
    """Return the words that stand before words with a capital letter only, as "la" does in "Rue de la Paix".

    A single letter is no such word: that of "can I" is no name.
    """
    typed = re.findall(_TYPED, question)
    within = frozenset(word.casefold() for word, following in pairwise(typed) if _may_be_name(following))
    alone = frozenset(word.casefold() for word, following in pairwise(typed) if not _may_be_name(following))
    return within - alone - frozenset(word.casefold() for word in typed[-1:])


def _may_be_name(typed: str) -> bool:
    return typed[0].isupper() and not _is_letter(typed)


# How a word was typed


def _typed(missing: Collection[str], question: str, index: Index) -> Iterator[tuple[str, list[str]]]:
    """Yield the missing words in the order of the question: as they were typed, and as the words of the analyser."""
    for token in re.findall(_TYPED, question):
        words = index.analyser.words(token)
        lacking = [word for word in words if word in missing]
        if lacking and _is_whole(token, words):
            yield token, lacking
        elif lacking:
            for run in _runs(words):
                if not is_unspaced(run[0]):
                    yield from ((_cased(word, token), [word]) for word in run if word in missing)
                else:
                    seams = frozenset(run).difference(without_seams(run, index.analyser))
                    yield from ((typed, [run[at]]) for typed, at in _unknown_parts(run, seams.union(missing)))


def _is_whole(token: str, words: Sequence[str]) -> bool:
    """Whether a token with several words is named as a whole, as an identifier and a word with a hyphen are."""
    return len(words) > 1 and bool(re.search(r"\w[._/+#-]+\w", token))


def _runs(words: Sequence[str]) -> list[list[str]]:
    """Return the words in runs: the bigrams of unspaced text that overlap, and every other word by itself."""
    runs = [[words[0]]]
    for before, word in pairwise(words):
        if overlap(before, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _unknown_parts(bigrams: Sequence[str], missing: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield the parts of a run of unspaced text that may be words that the corpus lacks, each with its first bigram.

    A character that a known bigram or a word of grammar has is in no such part: of "怎么停车" (how, park), where "怎么"
    is known and "么停" is only a seam, "停车" is named. What remains of a single character is half of a word.
    """
    parts = [*characters(bigrams[0]), *(characters(bigram)[-1] for bigram in bigrams[1:])]
    known = {at + shift for at, bigram in enumerate(bigrams) if bigram not in missing for shift in range(2)}
    grammar = frozenset().union(*unspaced_grammar())
    unknown = (at for at, part in enumerate(parts) if at not in known and part not in grammar)
    for _, run in groupby(enumerate(unknown), key=lambda counted: counted[1] - counted[0]):
        places = [at for _, at in run]
        if len(places) > 1 or len(parts) == 1:
            yield "".join(parts[at] for at in places), places[0]


def _cased(word: str, token: str) -> str:
    """Return a word of a token as the token has it: with its capital letters, and with "ß" where the word has "ss"."""
    at = token.casefold().find(word)
    starts = [0, *accumulate(len(letter.casefold()) for letter in token)]  # of each letter, and the end of the last
    if at < 0 or not {at, at + len(word)}.issubset(starts):
        return word
    return token[starts.index(at) : starts.index(at + len(word))]
