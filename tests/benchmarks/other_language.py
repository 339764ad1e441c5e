"""Print how many questions an abstention would take to be in another language than the documents.

    python tests/benchmarks/other_language.py LANGUAGE FILE…

Each FILE has JSON Lines with questions under `question`. They are asked of documents in LANGUAGE that have none of
their words: no documents are harder, because every word is missing. For a file of questions in LANGUAGE the figure
should be zero; for one in another language, the higher the better.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from faqbot.building.builder import build_index
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.query.missing_words import is_in_other_language
from faqbot.text.analyser import Analyser

# So many questions of a kind are printed as examples.
_SHOWN = 3


def main() -> None:
    """Print a line for each file: the questions, those taken to be in another language, and some of these."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    nothing = Chunk("a#a", "passage", "", "…", Source("a.md", (1, 1), (), "…"))
    index = build_index(Corpus((nothing,)), Analyser(options.language))
    for path in options.files:
        records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        questions = [record["question"] for record in records if record.get("question")]
        others = [one for one in questions if is_in_other_language(index.analyser.words(one), one, index)]
        print(f"{path}: {len(others):,} of {len(questions):,}", *map(repr, others[:_SHOWN]), sep="  ")


if __name__ == "__main__":
    main()
