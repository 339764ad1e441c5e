"""Print which language the documents of each set are told to be in, and what it is worth to read them in it.

    python tests/benchmarks/document_languages.py SHARED [--questions N]

Each set names its language. A row is printed for each set that is told to be in another language than English, or that
is not what its set says: hit@1, without phrasings, read as English and read in the language that was told.

A second table has what short documents are told to be in: each set is cut into documents of a few passages, of which up
to 20 are looked at. Chinese, Japanese, Korean and Thai, which are read alike in any language, do not count there.
"""

from __future__ import annotations

import argparse
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from asking import bot_of, corpus_of, right_of, spread
from sets import Set, sets
from tables import print_table

from faqbot.building.documents.document_language import language_told, looked_at
from faqbot.corpus.authors.references import References
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.text.known_languages import UNSPACED

_ENGLISH = "english"

# So many passages make a short document, and so many documents of a set are looked at.
_PASSAGES, _LOOKED_AT = (1, 2, 3, 5, 10), 20


def main() -> None:
    """Print the table and how many sets are told right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--questions", type=int, default=400, metavar="N", help="asked of each set at most")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    rows, right, every = [], 0, sets(options.shared)
    short: Counter[tuple[int, str]] = Counter()
    for one in every:
        corpus = corpus_of(one, phrased=False)
        told = language_told(corpus.chunks[number] for number in looked_at(len(corpus.chunks)))
        right += told == one.language
        if one.language not in UNSPACED:
            short.update(told_of_short(corpus.chunks, one.language))
        if {told, one.language} != {_ENGLISH}:
            worth = (f"{hits(one, corpus, language, options.questions):.3f}" for language in (_ENGLISH, told))
            rows.append((one.name, one.language, told, *worth))
    print_table(("set", "language", "told", "hit@1 as English", "hit@1 as told"), rows)
    print(f"\n{right} of {len(every)} sets are told to be in the language that they name\n")
    kinds = ("right", "as English", "wrong", "English", "English told wrong")
    print_table(
        ("passages", *kinds), [(str(number), *(str(short[number, kind]) for kind in kinds)) for number in _PASSAGES]
    )


def told_of_short(chunks: tuple[Chunk, ...], language: str) -> Iterator[tuple[int, str]]:
    """Yield for each short document how many passages it has and whether its language is told."""
    for number in _PASSAGES:
        firsts = range(0, len(chunks) - number + 1, number)
        for first in firsts[:: max(1, len(firsts) // _LOOKED_AT)][:_LOOKED_AT]:
            told = language_told(chunks[first : first + number])
            if language == _ENGLISH:
                yield number, "English" if told == _ENGLISH else "English told wrong"
            else:
                yield number, {language: "right", _ENGLISH: "as English"}.get(told, "wrong")


def hits(one: Set, corpus: Corpus, language: str, most: int) -> float:
    """Return the share of the questions whose first match is right."""
    bot, references = bot_of(corpus, language), References(corpus.chunks)
    asked = spread([question for question in one.questions if question.expected], most)
    found = [bot.search(question.question, k=1, topic=question.topic) for question in asked]
    numbers = {chunk.id: number for number, chunk in enumerate(corpus.chunks)}
    good = sum(
        numbers[matches[0].chunk.id] in right_of(question, corpus.chunks, references, by_lines=one.by_lines)
        for question, matches in zip(asked, found, strict=True)
        if matches
    )
    return good / max(1, len(asked))


if __name__ == "__main__":
    main()
