"""Words that are cut side by side have the pieces that each has alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqbot.index.static_table.piece_trie import PieceTrie
from faqbot.index.static_table.word_pieces import word_pieces

# Their beginnings overlap, so that words go wrong ways: "abab" begins "ababb", but "ababa" is "ab", "##aba".
PIECES = sorted([b"a", b"ab", b"ababb", b"abb", b"b", b"##a", b"##aba", b"##abba", b"##bb", b"caf", b"cafe", b"##s"])
NUMBERS = {piece.decode(): number for number, piece in enumerate(PIECES)}
TRIE = PieceTrie(PIECES, NUMBERS)


def pieces_of(words: list[str]) -> list[list[int]]:
    pieces, sums = TRIE.cut([word.encode() for word in words])
    assert sum(sums.tolist()) == len(pieces)
    rest = iter(pieces.tolist())
    return [[next(rest) for _ in range(many)] for many in sums.tolist()]


def spelt(word: str) -> list[str]:
    return [PIECES[number].decode() for number in pieces_of([word])[0]]


def test_each_piece_is_the_longest_that_fits() -> None:
    assert spelt("ababb") == ["ababb"]
    assert spelt("ababa") == ["ab", "##aba"]
    assert spelt("ababbabba") == ["ababb", "##abba"]


def test_a_word_with_a_part_that_is_no_piece_has_no_pieces() -> None:
    assert spelt("aab") == []
    assert spelt("cab") == []


def test_accents_make_no_other_word() -> None:
    assert spelt("cafés") == ["cafe", "##s"]


def test_no_words_have_no_pieces() -> None:
    assert pieces_of([]) == []


@given(st.lists(st.text("ab", max_size=40) | st.text("abcfeés'", max_size=8), max_size=12))
def test_many_words_are_cut_as_each_alone(words: list[str]) -> None:
    assert pieces_of(words) == [list(word_pieces(word, NUMBERS.get)) for word in words]
