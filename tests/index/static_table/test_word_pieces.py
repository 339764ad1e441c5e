"""Words are cut into the longest pieces that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqbot.index.static_table.piece_table import PieceTable
from faqbot.index.static_table.word_pieces import CONTINUED, search_in, word_pieces

FEW = sorted([b"un", b"under", b"##stand", b"##able", b"##s", b"cafe", b"1", b"##0"])


def spelt(word: str) -> list[str]:
    return [FEW[number].decode() for number in word_pieces(word, search_in(FEW))]


def test_a_word_that_is_a_piece_is_one_piece() -> None:
    assert spelt("under") == ["under"]


def test_another_word_is_its_longest_beginning_and_what_continues_it() -> None:
    assert spelt("understandable") == ["under", "##stand", "##able"]
    assert spelt("100") == ["1", "##0", "##0"]


def test_a_word_with_a_part_that_is_no_piece_has_no_pieces() -> None:
    assert spelt("underwater") == []


def test_accents_make_no_other_word() -> None:
    assert spelt("cafés") == ["cafe", "##s"]


def test_a_word_longer_than_any_word_has_no_pieces() -> None:
    assert spelt("under" + "s" * 60) == []


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=32))
def test_the_pieces_of_a_word_spell_it(word: str) -> None:
    listed = PieceTable().pieces
    pieces = [listed[number].decode() for number in word_pieces(word, search_in(listed))]
    assert "".join(piece.removeprefix(CONTINUED) for piece in pieces) == word
    assert [piece.startswith(CONTINUED) for piece in pieces] == [at > 0 for at in range(len(pieces))]
