"""Write a generated corpus of N question/answer pairs, and M questions about it. The same numbers give the same files.

    python tests/benchmarks/synthetic.py N M [DIR] [--files F] [--markdown]

    DIR/corpus/entries*.csv   the pairs, spread over F files; with --markdown as pages of one heading for each question
    DIR/questions.csv         the columns id and question

The frequencies of words follow Zipf's law. A stored question has about 9 words, an answer about 45. A question about
the corpus is a stored question in which a third of the words are left out or replaced. No title has a word of the
vocabulary, so that no question names a document by accident.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

QUESTION_WORDS, ANSWER_WORDS, FEWEST_WORDS = 9, 45, 3
# The share of the words of a stored question that are left out, and the share that are replaced.
LOST = 1 / 6

_BLOCK = 10_000
_SYLLABLES = np.array([first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"], dtype="S2")
# The shift of the ranks in the Zipf-Mandelbrot law. Without a shift, the commonest word would be in every text.
_SHIFT = 3

Array = npt.NDArray[Any]


class Rows(NamedTuple):
    """Many texts as ranks of words: text i has the words `ranks[ends[i] - lengths[i]:ends[i]]`."""

    ranks: Array
    lengths: Array

    @property
    def ends(self) -> Array:
        """The end of each text in `ranks` (excluded)."""
        return np.cumsum(self.lengths)


def vocabulary(words: int) -> Array:
    """Return that number of different made-up words (an array of bytes), the shortest first."""
    rest = np.arange(words) + len(_SYLLABLES)
    columns = []
    while rest.any():
        columns.append(np.where(rest > 0, _SYLLABLES[rest % len(_SYLLABLES)], b""))
        rest //= len(_SYLLABLES)
    return np.stack(columns, axis=1).view(f"S{2 * len(columns)}").ravel()


def vocabulary_size(chunks: int) -> int:
    """Return the number of words to draw from; a larger corpus has more rare words."""
    return 20_000 + 10 * chunks


def pairs(chunks: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of question and answer."""
    words = vocabulary(vocabulary_size(chunks))
    questions = _texts(_questions(chunks), words)
    for block, start in enumerate(range(0, chunks, _BLOCK)):
        random = np.random.default_rng([1, chunks, block])
        for answer in _texts(_rows(random, min(_BLOCK, chunks - start), ANSWER_WORDS, len(words)), words):
            yield f"{next(questions)}?", f"{answer}."


def asked(chunks: int, questions: int) -> Iterator[str]:
    """Yield different questions about the pairs."""
    words = vocabulary(vocabulary_size(chunks))
    stored = _questions(chunks)
    seen: set[str] = set()
    for block in count():
        for text in _texts(_altered(stored, np.random.default_rng([2, chunks, block]), len(words)), words):
            if len(seen) == questions:
                return
            if text not in seen:
                seen.add(text)
                yield text


def _altered(stored: Rows, random: np.random.Generator, words: int) -> Rows:
    """Return some of the texts with words left out or replaced; the first word of a text is never left out."""
    chosen = random.integers(0, len(stored.lengths), _BLOCK)
    lengths = stored.lengths[chosen]
    rows = np.repeat(np.arange(len(chosen)), lengths)
    places = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    ranks = stored.ranks[np.repeat(stored.ends[chosen] - lengths, lengths) + places]
    dice = random.random(len(ranks))
    ranks = np.where(dice < LOST, _draw(random, len(ranks), words), ranks)
    kept = (dice < 1 - LOST) | (places == 0)
    return Rows(ranks[kept], np.bincount(rows[kept], minlength=len(chosen)))


def write_corpus(folder: Path, chunks: int, files: int = 1, *, markdown: bool = False) -> None:
    """Write the pairs to a folder, in `files` files of (nearly) equal size."""
    folder.mkdir(parents=True, exist_ok=True)
    rest = pairs(chunks)
    suffix, write = ("md", _write_page) if markdown else ("csv", _write_table)
    for number in range(files):
        name = f"entries-{number:06}" if files > 1 else "entries"
        share = (number + 1) * chunks // files - number * chunks // files
        with (folder / f"{name}.{suffix}").open("w", newline="", encoding="utf-8") as file:
            write(file, name, islice(rest, share))


def write_questions(path: Path, chunks: int, questions: int) -> None:
    """Write the questions as a CSV table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "question"))
        writer.writerows(enumerate(asked(chunks, questions), 1))


def _questions(chunks: int) -> Rows:
    return _rows(np.random.default_rng([0, chunks]), chunks, QUESTION_WORDS, vocabulary_size(chunks))


def _rows(random: np.random.Generator, texts: int, mean: int, words: int) -> Rows:
    lengths = np.maximum(random.poisson(mean, texts), FEWEST_WORDS)
    return Rows(_draw(random, int(lengths.sum()), words), lengths)


def _draw(random: np.random.Generator, many: int, words: int) -> Array:
    """Draw ranks of words; the probability of rank r is proportional to about 1 / (r + shift).

    Simply put: this is inverse transform sampling, with the integral of that function as the distribution.
    """
    ranks = _SHIFT * np.exp(random.random(many) * np.log(words / _SHIFT + 1)) - _SHIFT
    return np.minimum(ranks.astype(np.int32), words - 1)


def _texts(rows: Rows, words: Array) -> Iterator[str]:
    ends = rows.ends
    for first in range(0, len(ends), _BLOCK):
        until = ends[first : first + _BLOCK]
        start = int(until[0] - rows.lengths[first]) if len(until) else 0
        drawn = words[rows.ranks[start : int(until[-1])]].tolist()
        at = 0
        for end in (until - start).tolist():
            yield b" ".join(drawn[at:end]).decode()
            at = end


def _write_table(file: Any, _name: str, some: Iterator[tuple[str, str]]) -> None:
    writer = csv.writer(file)
    writer.writerow(("question", "answer"))
    writer.writerows(some)


def _write_page(file: Any, name: str, some: Iterator[tuple[str, str]]) -> None:
    file.write(f"# {name.capitalize()}\n")
    file.writelines(f"\n## {question}\n\n{answer}\n" for question, answer in some)


def main() -> None:
    """Write the files that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a made-up corpus and questions about it.")
    parser.add_argument("pairs", type=int, metavar="N")
    parser.add_argument("questions", type=int, metavar="M")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("synthetic"), metavar="DIR")
    parser.add_argument("--files", type=int, default=1, metavar="F")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    write_corpus(options.folder / "corpus", options.pairs, options.files, markdown=options.markdown)
    write_questions(options.folder / "questions.csv", options.pairs, options.questions)


if __name__ == "__main__":
    main()
