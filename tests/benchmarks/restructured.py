"""Compare our reader of reStructuredText with docutils: what each finds, the lines, the questions and the speed.

    python tests/benchmarks/restructured.py ../shared/corpora/formats ../shared/real/django
    python tests/benchmarks/restructured.py /usr/share/cmake-*/Help --all

The pages are files that end with .rst, .rst.txt or .txt; without `--all`, at most 200 of each folder. docutils reads
them with all directives and roles accepted (see `docutils_pages`). The first table has a row for each kind of element
that docutils finds:

    found            elements of docutils
    in faqbot        of these, how many stand in a block of our reader, with all words that docutils shows
    left out         elements on lines that our reader leaves out on purpose
    lost             elements that are in no block and on no such line
    words missing    elements in a block that lacks a word of them
    line right       elements for which docutils says the first line on which their source stands
    no line          elements whose source stands nowhere in the file as docutils gives it

The second table is about whole pages. *Questions* are those that the same chunking finds in the blocks of our reader,
and in blocks that are made of the tree of docutils with the lines that were found as above.
"""

from __future__ import annotations

import argparse
import re
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from docutils_pages import Element, Places, elements, parsed
from tables import print_table

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.files.decoding import decode
from faqbot.corpus.readers.qa_marks import ASKS, asked_text
from faqbot.corpus.readers.rst.restructured import read_restructured
from faqbot.corpus.structure.passes import structured
from faqbot.errors import FaqbotError

_SUFFIXES = (".rst", ".rst.txt", ".txt")
_MOST_PAGES = 200
_KINDS = ("title", "text", "term", "code", "line", "cell")
_WORD = re.compile(r"[^\W_]+")
_BLOCKS = {"title": BlockKind.HEADING, "code": BlockKind.WHOLE}

Located = tuple[Element, tuple[int, int] | None]


class _Comparison:
    """The counts of all pages so far."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.pages: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self.characters = 0
        self.notes: list[str] = []

    def add(self, path: Path, text: str) -> None:
        """Read a page in both ways."""
        self.pages["pages"] += 1
        self.characters += len(text)
        started = time.perf_counter()
        document = read_restructured(text, path.name, path.stem)
        self.seconds["faqbot"] += time.perf_counter() - started
        started = time.perf_counter()
        try:
            tree = parsed(text)
        except Exception as error:  # noqa: BLE001 - docutils raises many kinds
            self.pages["pages that docutils cannot read"] += 1
            self.notes.append(f"{path}: docutils: {error!r:.200}")
            return
        self.seconds["docutils"] += time.perf_counter() - started
        places = Places(text)
        located = [(element, places.of(element)) for element in elements(tree)]
        self.pages["elements"] += len(located)
        self._compare(path, document, located)
        self._ask(path, document, located)

    def _compare(self, path: Path, document: Document, located: Sequence[Located]) -> None:
        blocks: dict[int, list[Block]] = {}
        for block in document.blocks:
            for line in range(block.lines[0], block.lines[1] + 1):
                blocks.setdefault(line, []).append(block)
        left_out = {line for one in document.left_out for line in range(one.lines[0], one.lines[1] + 1)}
        for element, place in located:
            outcome = _outcome(element, place, blocks, left_out)
            self.counts[element.kind, "found"] += 1
            self.counts[element.kind, outcome] += 1
            self.counts[element.kind, "line right"] += place is not None and place[0] == element.line
            if outcome in ("lost", "words missing"):
                self.notes.append(f"{path}:{place and place[0]} {outcome}: {element.kind} {element.text[:60]!r}")

    def _ask(self, path: Path, document: Document, located: Sequence[Located]) -> None:
        other = Document(path.name, document.title, tuple(_blocks(located)), has_markup=True)
        ours, theirs = (Counter(_questions(one)) for one in (document, other))
        self.pages["questions that both find"] += (ours & theirs).total()
        for name, only in (("faqbot", ours - theirs), ("docutils", theirs - ours)):
            self.pages[f"questions that only {name} finds"] += only.total()
            self.notes += [f"{path}: only {name}: {question[:100]!r}" for question in only]


def _shown_plainly(text: str) -> int:
    """Return the number of elements that docutils shows by itself; must run before any directive is accepted."""
    try:
        return sum(1 for _ in elements(parsed(text, accepts_all=False)))
    except Exception:  # noqa: BLE001 - docutils raises many kinds; the page is named when it is compared
        return 0


def _outcome(
    element: Element, place: tuple[int, int] | None, blocks: dict[int, list[Block]], left_out: set[int]
) -> str:
    if place is None:
        return "no line"
    held = [block for line in range(place[0], place[1] + 1) for block in blocks.get(line, ())]
    if not held:
        return "left out" if place[0] in left_out else "lost"
    said = {word for block in held for word in _WORD.findall(f"{block.text} {block.raw}")}
    return "in faqbot" if said.issuperset(_WORD.findall(element.text)) else "words missing"


def _blocks(located: Sequence[Located]) -> Iterator[Block]:
    """Yield blocks for the elements of docutils, in the order of their lines."""
    for element, place in sorted((one for one in located if one[1]), key=lambda one: one[1] or (0, 0)):
        assert place
        text = " ".join(element.text.split()) if element.kind == "title" else element.text
        is_question = element.kind in ("title", "term") and ASKS.search(text) is not None
        kind = BlockKind.QUESTION if is_question else _BLOCKS.get(element.kind, BlockKind.PARAGRAPH)
        shown = asked_text(text) if is_question else text
        yield Block(kind, shown, place, element.raw, level=element.level)


def _questions(document: Document) -> Iterator[str]:
    for chunk in chunk_document(structured(document)):
        if chunk.kind == "faq":
            yield " ".join(_WORD.findall(chunk.question))


def _pages(roots: Sequence[Path], *, all_pages: bool) -> Iterator[Path]:
    for root in roots:
        found = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.name.endswith(_SUFFIXES))
        yield from found if all_pages else found[:_MOST_PAGES]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--all", action="store_true", help="read all pages of a folder")
    parser.add_argument("--notes", type=Path, help="write what differs to this file")
    arguments = parser.parse_args()
    compared = _Comparison()
    warnings.simplefilter("ignore")
    texts: dict[Path, str] = {}
    for path in _pages(arguments.folders, all_pages=arguments.all):
        try:
            texts[path] = decode(path.read_bytes(), path.name)
        except FaqbotError as error:
            compared.notes.append(str(error))
    compared.pages["elements, no directive accepted"] = sum(map(_shown_plainly, texts.values()))
    for path, text in texts.items():
        compared.add(path, text)
    _print(compared)
    if arguments.notes:
        arguments.notes.write_text("\n".join(compared.notes) + "\n")


def _print(compared: _Comparison) -> None:
    columns = ("found", "in faqbot", "left out", "lost", "words missing", "line right", "no line")
    rows = [[kind, *(f"{compared.counts[kind, column]:,}" for column in columns)] for kind in _KINDS]
    print_table(["docutils", *columns], rows)
    print()
    speed = {name: f"{compared.characters / 1e6 / max(took, 1e-9):.1f}" for name, took in compared.seconds.items()}
    rows = [[name, f"{count:,}"] for name, count in sorted(compared.pages.items())]
    print_table(["", ""], [*rows, *([f"MB/s, {name}", one] for name, one in speed.items())])


if __name__ == "__main__":
    main()
