"""Find the documents and the labelled questions of a folder, for the benchmarks.

The documents of a folder are `faq.jsonl`, a folder `docs/`, or text pages. The shipped page is added to `docs/` if a
question expects it. The questions are in `dev.jsonl` or `questions.jsonl`, in the form that `faqbot eval` reads.
Phrasings beside the documents are used. The folder may also be the shipped corpus itself, whose questions are in
`tests/data/dev.jsonl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.evaluation.labelled import LabelledQuestion, read_labelled

SHIPPED_QUESTIONS = Path(__file__).parent.parent / "data" / "dev.jsonl"


@dataclass(frozen=True)
class Folder:
    """A set of questions with its documents: the paths to read, and the questions to ask."""

    name: str
    corpus: tuple[Path, ...]
    questions: list[LabelledQuestion]


def open_folder(folder: Path) -> Folder:
    """Find the documents and read the questions of a folder; raise `SystemExit` if it has no questions."""
    ships = folder.exists() and folder.samefile(shipped_corpus())
    named = [SHIPPED_QUESTIONS] if ships else [folder / "dev.jsonl", folder / "questions.jsonl"]
    path = next((path for path in named if path.exists()), None)
    if path is None:
        raise SystemExit(f"{folder}: no labelled questions; looked for {' and '.join(map(str, named))}")
    questions = read_labelled(path)
    corpus = (Path(shipped_corpus()),) if ships else _corpus(folder, questions)
    return Folder(folder.resolve().name, corpus, questions)


def _corpus(folder: Path, questions: list[LabelledQuestion]) -> tuple[Path, ...]:
    if (folder / "faq.jsonl").exists():
        return (folder / "faq.jsonl",)
    if (folder / "docs").is_dir():
        shipped = (Path(shipped_corpus()),) if any(map(_expects_shipped, questions)) else ()
        return (folder / "docs", *shipped)
    return (folder,)  # the file of questions is skipped: it is not a table of pairs


def _expects_shipped(question: LabelledQuestion) -> bool:
    pages = {path.stem for path in Path(shipped_corpus()).glob("*.txt")} - {"synonyms"}
    return any(reference.startswith(tuple(pages)) for reference in question.expected)
