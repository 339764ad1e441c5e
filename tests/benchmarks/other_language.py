"""Print how many questions an abstention would take to be in another language than the documents.

    python tests/benchmarks/other_language.py LANGUAGE FILE…

Each FILE has JSON Lines with questions under `question`. They are asked of documents that have the words of grammar of
LANGUAGE, as all documents in it do, and no others: no documents are harder, because every other word is missing. For a
file of questions in LANGUAGE the figure should be zero; for one in another language, the higher the better.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from faqbot.building.builder import build_index
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.index.index import Index
from faqbot.query.missing_words import is_in_other_language, missing_words
from faqbot.query.query import analyse
from faqbot.text.analyser import Analyser

# So many questions of a kind are printed as examples.
_SHOWN = 3


def main() -> None:
    """Print a line for each file: the questions, those taken to be in another language, and some of these."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    index = documents_in(options.language)
    for path in options.files:
        records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        questions = [record["question"] for record in records if record.get("question")]
        others = [one for one in questions if is_told(one, index)]
        print(f"{path}: {len(others):,} of {len(questions):,}", *map(repr, others[:_SHOWN]), sep="  ")


def documents_in(language: str) -> Index:
    """Return an index of documents that have the words of grammar of a language, and no other words."""
    analyser = Analyser(language)
    grammar = " ".join(sorted(analyser.lists.function_words | analyser.lists.question_words))
    chunk = Chunk("a#a", "passage", "", grammar, Source("a.md", (1, 1), (), ""))
    return build_index(Corpus((chunk,)), analyser)


def is_told(question: str, index: Index) -> bool:
    """Whether an abstention from a question says that it is in another language than the documents of an index."""
    return is_in_other_language(missing_words(analyse(question, index), index), question, index)


if __name__ == "__main__":
    main()
