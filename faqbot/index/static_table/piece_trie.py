"""Cut many words into pieces at once: all words are read side by side, letter by letter, as arrays.

Simply put: call `word_pieces` for each word. Here the pieces are a trie with links, as in "Fast WordPiece Tokenization"
(Song et al., 2021). A node of the trie stands for letters that begin a piece. If no piece goes on with the next letter
of a word, its letters so far begin with certain pieces, and the link leads to the node of the letters behind these.
Both depend on the node alone and are found once. So no letter of a word is read twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array, ranges
from faqbot.index.static_table.word_pieces import CONTINUED, LONGEST_WORD, word_pieces

# The numbers of letters; 0 is the end of a word, and _OTHER is any other byte, with which no piece goes on.
_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_END, _OTHER = 0, len(_LETTERS) + 1
_WIDTH = _OTHER + 1
_NUMBERS = np.full(256, _OTHER, dtype=np.uint8)
_NUMBERS[[0, *_LETTERS]] = np.arange(_OTHER)

# The first nodes. A word is read from _FIRST on, and what follows its first piece from _BEHIND on. A word with a part
# that is no piece ends in _LOST, any other in _DONE. In the table of nodes, _NONE says that there is no such node.
_LOST, _DONE, _FIRST, _BEHIND, _NODES = range(5)
_NONE = -1


class _Passed(NamedTuple):
    """The nodes that rows (words, say) left by a link, each with the number of nodes that its row had left before."""

    rows: Array
    turns: Array
    nodes: Array


class PieceTrie:
    """The pieces of a table, given in UTF-8; the number of a piece is its place, and `numbers` has it for each."""

    def __init__(self, pieces: Sequence[bytes], numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        mark = CONTINUED.encode()
        letters = _letters([piece.removeprefix(mark) for piece in pieces])
        begin = np.array([_BEHIND if piece.startswith(mark) else _FIRST for piece in pieces], dtype=np.int64)
        self._next, levels, ends = _trie(letters, begin)
        piece_of = np.full(len(self._next), _NONE, dtype=np.int64)
        piece_of[ends] = np.arange(len(pieces))
        self._links = np.full(len(self._next), _LOST, dtype=np.int64)
        # The pieces with which the letters of a node begin are `_given[start : start + sum]`.
        self._starts, self._sums = np.zeros((2, len(self._next)), dtype=np.int64)
        self._given = np.empty(0, dtype=np.int64)
        for nodes, parents, read in levels:
            self._link(nodes, parents, read, piece_of[nodes])

    def cut(self, words: Sequence[bytes]) -> tuple[Array, Array]:
        """Return the pieces of all words in UTF-8, one word after the other, and the number of pieces of each word."""
        nodes, turns = np.full(len(words), _FIRST, dtype=np.int64), np.zeros(len(words), dtype=np.int64)
        passed: list[_Passed] = []
        letters = _letters(words)
        for read in letters:
            passed += self._read(np.flatnonzero(nodes > _DONE), nodes, read, turns)
        pieces, sums = self._pieces(passed, turns, nodes == _DONE)
        apart = {place: word_pieces(words[place].decode(), self._numbers.get)
                 for place in np.flatnonzero((letters == _OTHER).any(axis=0)).tolist()}  # fmt: skip
        return _inserted(apart, pieces, sums) if apart else (pieces, sums)

    def _read(self, rows: Array, nodes: Array, letters: Array, turns: Array) -> list[_Passed]:
        """Lead some rows from their nodes along their letters, in `nodes` itself; return the nodes left by a link.

        `turns` has the number of nodes that each row has left before, and is counted on.
        """
        passed = []
        while len(rows):
            left = nodes[rows]
            nodes[rows] = found = self._next.take(left * _WIDTH + letters[rows])
            has_none = found == _NONE
            rows, left = rows[has_none], left[has_none]
            passed.append(_Passed(rows, turns[rows], left))
            turns[rows] += 1
            nodes[rows] = self._links[left]
        return passed

    def _pieces(self, passed: Sequence[_Passed], turns: Array, are_cut: Array) -> tuple[Array, Array]:
        """Return the pieces that rows have passed, row by row, and their number; none for rows that are not cut."""
        ends = np.cumsum(turns)
        nodes = np.empty(int(turns.sum()), dtype=np.int64)
        for rows, turn, left in passed:
            nodes[ends[rows] - turns[rows] + turn] = left
        sums = np.where(np.repeat(are_cut, turns), self._sums[nodes], 0)
        until = np.concatenate(([0], np.cumsum(sums)))
        return self._given[ranges(self._starts[nodes], sums)], until[ends] - until[ends - turns]

    def _link(self, nodes: Array, parents: Array, letters: Array, pieces: Array) -> None:
        """Link nodes to which these letters lead from their parents; `pieces` has the piece that each is, or _NONE."""
        are_pieces = pieces != _NONE
        linked, turns = self._links[parents], np.ones(len(nodes), dtype=np.int64)
        rows = np.arange(len(nodes))
        passed = [_Passed(rows, turns - 1, parents), *self._read(rows, linked, letters, turns)]
        given, sums = self._pieces(passed, turns, ~are_pieces)
        self._links[nodes] = np.where(are_pieces, _BEHIND, linked)
        self._sums[nodes] = np.where(are_pieces, 1, sums)
        self._starts[nodes] = len(self._given) + np.cumsum(sums) - sums
        self._starts[nodes[are_pieces]] = len(self._given) + len(given) + np.arange(np.count_nonzero(are_pieces))
        self._given = np.concatenate((self._given, given, pieces[are_pieces]))


def _inserted(apart: Mapping[int, Sequence[int]], pieces: Array, sums: Array) -> tuple[Array, Array]:
    """Return pieces, row by row, and their numbers, after those of some rows that had none were inserted."""
    places, every = list(apart), sums.copy()
    every[places] = list(map(len, apart.values()))
    starts, found = np.cumsum(every) - every, np.empty(int(every.sum()), dtype=pieces.dtype)
    found[ranges(starts, sums)] = pieces
    found[ranges(starts[places], every[places])] = list(chain.from_iterable(apart.values()))
    return found, every


def _letters(words: Sequence[bytes], most: int = LONGEST_WORD) -> Array:
    """Return the numbers of the first letters of words, (places, words), at most `most`; behind a word stands _END."""
    width = min(most, max(map(len, words), default=0)) + 1
    signs = np.array(words, dtype=f"S{width}").view(np.uint8).reshape(len(words), width)
    letters: Array = _NUMBERS[signs.T]
    return letters


def _trie(letters: Array, begin: Array) -> tuple[Array, list[tuple[Array, Array, Array]], Array]:
    """Return the table of nodes by node and letter, its levels from the top, and the node of each piece.

    A level consists of its nodes, their parents, and the letter that leads to each.
    """
    nodes, levels, count = begin.copy(), [], _NODES
    for read in letters:
        on = np.flatnonzero(read)
        steps, ranks = np.unique(nodes[on] * _WIDTH + read[on], return_inverse=True)
        made = np.arange(count, count + len(steps))
        nodes[on] = made[ranks]
        levels.append((made, *np.divmod(steps, _WIDTH)))
        count += len(steps)
    table = np.full((count, _WIDTH), _NONE, dtype="<i4")
    table[:, _OTHER] = table[_LOST] = _LOST
    table[_DONE] = table[_BEHIND, _END] = _DONE
    for made, parents, read in levels:
        table[parents, read] = made
    return table, levels, nodes
