"""Measure what to ask a language model for: phrasings of lists, of their items, how many a chunk, and how many decoys.

    python tests/benchmarks/drafting.py ../shared

Asks the labelled questions of each folder in `nearmiss`, with parts of the phrasings that were drafted for it. False
answers are those to questions that the documents do not answer. The choices in `faqbot/authoring/drafting` cite the
table that this prints.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from faqbot import FaqBot
from faqbot.corpus.authors.references import References
from faqbot.corpus.reading import read_corpus
from faqbot.evaluation.asking import ask_labelled
from faqbot.evaluation.labelled import read_labelled
from faqbot.ranking.duplicates import parents

NOT_DOCUMENTS = ("phrasings.csv", "questions.jsonl")
COLUMNS = ("rows", "right", "wrong", "asked back", "not answered", "false answers")

Row = tuple[str, str]


def parts(rows: Sequence[Row], documents: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name and the rows of each part that is measured."""
    chunks = read_corpus([documents]).chunks
    references, wholes = References(chunks), parents(chunks).tolist()
    decoys = [row for row in rows if not row[1]]
    asked = [(row, references.one(row[1])) for row in rows if row[1]]
    phrasings = [row for row, _ in asked]
    yield "nothing", []
    yield "all rows", list(rows)
    yield "none of lists", [row for row, number in asked if number not in wholes] + decoys
    yield "none of items", [row for row, number in asked if wholes[number] < 0] + decoys
    for most in (2, 4, 6):
        counts: Counter[int] = Counter()
        few = [row for row, number in asked if (counts.update([number]) or counts[number]) <= most]
        yield f"{most} phrasings a chunk", few + decoys
    for every, name in ((0, "no"), (4, "a quarter of the"), (2, "half of the")):
        yield f"{name} decoys", phrasings + (decoys[::every] if every else [])


def outcomes(documents: Path, questions: Path) -> Counter[str]:
    """Return what became of the labelled questions of a folder."""
    counts: Counter[str] = Counter()
    for one in ask_labelled(FaqBot.from_corpus(documents), read_labelled(questions)):
        outcome = one.reply.outcome
        if not one.labelled.expected:
            counts["false answers"] += outcome == "answer"
        elif outcome == "answer":
            counts["right" if one.reply.matches[0].chunk.id in one.right else "wrong"] += 1
        else:
            counts["asked back" if outcome == "choose" else "not answered"] += 1
    return counts


def measured(folder: Path, totals: dict[str, Counter[str]]) -> None:
    """Add the outcomes for each part of the phrasings of a folder to the totals."""
    with (folder / "phrasings.csv").open(encoding="utf-8", newline="") as file:
        rows = [(question, chunk) for question, chunk in list(csv.reader(file))[1:]]
    with tempfile.TemporaryDirectory() as name:
        documents = Path(name)
        for path in folder.iterdir():
            if path.name not in NOT_DOCUMENTS:
                shutil.copy(path, documents)
        for part, kept in list(parts(rows, documents)):
            with (documents / "phrasings.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([("question", "chunk"), *kept])
            totals.setdefault(part, Counter()).update({"rows": len(kept)})
            totals[part].update(outcomes(documents, folder / "questions.jsonl"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    totals: dict[str, Counter[str]] = {}
    for folder in sorted(path for path in (options.shared / "nearmiss").iterdir() if path.is_dir()):
        measured(folder, totals)
    print(f"{'kept':24}" + "".join(f"{name:>14}" for name in COLUMNS))
    for part, counts in totals.items():
        print(f"{part:24}" + "".join(f"{counts[name]:14,}" for name in COLUMNS))


if __name__ == "__main__":
    main()
