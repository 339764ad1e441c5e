"""The samples of `readers.py`: a page of questions in every format, a large one for the speed, and real documents."""

from __future__ import annotations

import csv
import json
import random
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

import yaml
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

# The modules of the tests are found here only by this.
_TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(_TESTS))

from format_writers import MUSEUM, WRITERS, Page, Part, Question, answer_of, as_html, as_markdown, plain  # noqa: E402

from faqbot.authoring.exporting.export import TARGETS, export_corpus  # noqa: E402
from faqbot.corpus.corpus import Corpus  # noqa: E402
from faqbot.corpus.reading import read_corpus  # noqa: E402

EXPORTS = _TESTS / "data/formats/exports"

# The questions with an answer in each sample of an export, counted by hand. Drafts, quizzes and what is switched off
# are no questions; a question in two languages with an answer in each counts twice; and in the articles of a help desk
# the title and each heading of the first rank count as questions.
IN_EXPORTS = {
    "azure.json": 2,
    "botpress.json": 3,
    "faqpage.json": 2,
    "harbour.yml": 3,
    "intercom.json": 2,
    "kendra.json": 2,
    "kiln.ipynb": 2,
    "phpmyfaq.json": 2,
    "qnabot.json": 2,
    "qnabot.jsonl": 2,
    "rasa.yml": 2,
    "zendesk.json": 5,
}

# The questions in each of the documents in `corpora/formats`, and how they were counted when the file was read.
IN_REAL = {
    "ansible-faq.rst": (46, "all 39 headings with +, but for the one of a section, and the 8 with - in this section"),
    "borg-faq.rst": (62, "all 61 headings with -, and one of the 6 with ~ below them, which asks"),
    "lineage-faq.yml": (29, "the lines with `question:`"),
    "bakery-faq.html": (7, "the bold items of the list"),
    "bitcoin-faq.html": (59, "the headings <h3>, which are fields of a template and not yet texts"),
    "readme.txt": (0, "a page of a plugin without questions"),
}

_WORDS = """harbour ticket boat guide winter summer office street garden letter member school price coach tour storm
station window quay lantern museum visitor bicycle morning evening weather kitchen sailor island bridge market river
engine captain anchor painting library student teacher holiday parcel locker lighthouse""".split()
_VERBS = "open close bring find carry change book return paint repair visit borrow measure deliver watch".split()


class Sample(NamedTuple):
    """A file in a format, the number of questions in it, and a large file of the same format for the speed.

    `pairs` are the questions with their answers, as `plain` leaves these, if the file is the page. `large` is empty
    where there is just the one file.
    """

    format: str
    name: str
    content: bytes
    questions: int
    large: bytes = b""
    pairs: frozenset[tuple[str, str]] = frozenset()
    counted: str = ""

    @property
    def timed(self) -> bytes:
        """The file whose reading is timed."""
        return self.large or self.content

    @property
    def is_page(self) -> bool:
        """Whether the sample is the page, which is there in all formats."""
        return bool(self.pairs)

    def holds(self, question: str, answer: str) -> bool:
        """Whether a question with this answer is one of the sample; where the answers are not known, all are."""
        return not self.pairs or (question, plain(answer)) in self.pairs


_PAIRS = frozenset((question.text, answer_of(question)) for question in MUSEUM.questions)


def written_samples() -> list[Sample]:
    """Return the page of `format_writers` in every format, each with a large page."""
    writers = {**WRITERS, **_MORE_WRITERS}
    large = large_page()
    return [
        Sample(suffix, f"harbour-museum{suffix}", write(MUSEUM), len(_PAIRS), write(large), _PAIRS)
        for suffix, write in writers.items()
    ]


def export_samples() -> list[Sample]:
    """Return the samples of exports in tests/data; the large files have the same records again and again."""
    return [
        Sample(path.suffix, path.name, path.read_bytes(), IN_EXPORTS[path.name], _grown(path))
        for path in sorted(EXPORTS.iterdir())
    ]


def target_samples(folder: Path) -> list[Sample]:
    """Return what `faqbot export` writes of the page, for every target."""
    small, large = (_corpus(page, folder) for page in (MUSEUM, large_page()))
    return [
        Sample(
            to.suffix,
            f"export-to-{target}{to.suffix}",
            export_corpus(small, target).text.encode(),
            len(_PAIRS),
            export_corpus(large, target).text.encode(),
            _PAIRS,
        )
        for target, to in TARGETS.items()
    ]


def real_samples(shared: Path) -> list[Sample]:
    """Return the documents in `corpora/formats`; one whose questions nobody has counted is an error."""
    return [
        Sample(path.suffix, path.name, path.read_bytes(), IN_REAL[path.name][0], counted=IN_REAL[path.name][1])
        for path in sorted((shared / "corpora/formats").iterdir())
    ]


def large_page(sections: int = 20, questions: int = 20) -> Page:
    """Return a page with seeded texts: answers of one to three paragraphs, every fourth with a list."""
    chance = random.Random(15)
    names = chance.sample([f"{one} {other}".capitalize() for one in _WORDS for other in _WORDS], sections)
    return Page("The large page", tuple((name, tuple(_question(chance) for _ in range(questions))) for name in names))


def _question(chance: random.Random) -> Question:
    verb, one, other = chance.choice(_VERBS), *chance.sample(_WORDS, 2)
    number = chance.randrange(10_000)
    parts = [Part((_paragraph(chance),)) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.25:
        items = tuple(_sentence(chance) for _ in range(chance.randint(2, 5)))
        parts.append(Part(items, chance.choice(("bullets", "steps"))))
    return Question(f"How do I {verb} the {one} at {other} {number}?", tuple(parts))


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(5, 14))
    return f"You {chance.choice(_VERBS)} the {' '.join(words)}."


# The formats that `format_writers` does not write


def _rows(page: Page) -> list[dict[str, str]]:
    return [
        {"section": name, "question": asked.text, "answer": "\n\n".join("\n".join(part.texts) for part in asked.parts)}
        for name, questions in page.sections
        for asked in questions
    ]


def _delimited(delimiter: str) -> Callable[[Page], bytes]:
    def write(page: Page) -> bytes:
        file = StringIO(newline="")
        rows = csv.DictWriter(file, ("section", "question", "answer"), delimiter=delimiter)
        rows.writeheader()
        rows.writerows(_rows(page))
        return file.getvalue().encode()

    return write


def _as_json(page: Page) -> bytes:
    return json.dumps(_rows(page), indent=2).encode()


def _as_json_lines(page: Page) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in _rows(page)).encode()


def _as_yaml(page: Page) -> bytes:
    rows = _rows(page)
    sections = [
        {name: [{key: row[key] for key in ("question", "answer")} for row in rows if row["section"] == name]}
        for name, _ in page.sections
    ]
    return yaml.safe_dump(sections, sort_keys=False, width=100).encode()


def _as_qna(page: Page) -> bytes:
    return "\n".join(f"# ? {row['question']}\n\n```markdown\n{row['answer']}\n```\n" for row in _rows(page)).encode()


def _as_notebook(page: Page) -> bytes:
    texts = as_markdown(page).decode().split("\n\n## ")
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}
        for text in (texts[0], *(f"## {one}" for one in texts[1:]))
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


def _as_ods(page: Page) -> bytes:
    book, table = OpenDocumentSpreadsheet(), Table(name="Sheet1")
    for texts in (("section", "question", "answer"), *(tuple(row.values()) for row in _rows(page))):
        row = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            for line in text.split("\n"):
                cell.addElement(P(text=line))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    file = BytesIO()
    book.write(file)
    return file.getvalue()


_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)


def _as_epub(page: Page) -> bytes:
    chapters = [as_html(Page(page.title, (section,))) for section in page.sections]
    items = "".join(
        f'<item id="c{number}" href="c{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>{page.title}</title></metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("book.opf", package)
        for number, chapter in enumerate(chapters):
            archive.writestr(f"c{number}.xhtml", chapter)
    return file.getvalue()


_MORE_WRITERS: dict[str, Callable[[Page], bytes]] = {
    ".csv": _delimited(","),
    ".tsv": _delimited("\t"),
    ".json": _as_json,
    ".jsonl": _as_json_lines,
    ".yaml": _as_yaml,
    ".qna": _as_qna,
    ".ipynb": _as_notebook,
    ".ods": _as_ods,
    ".epub": _as_epub,
}

# Large exports

_TIMES = 400
# Where the records stand in the samples of exports in JSON. For YAML, the speed is that of what faqbot writes.
_RECORDS: dict[str, tuple[str | int, ...]] = {
    "azure.json": ("assets", "qnas"),
    "botpress.json": ("qnas",),
    "faqpage.json": ("@graph", 1, "mainEntity"),
    "intercom.json": ("data",),
    "kendra.json": ("FaqDocuments",),
    "kiln.ipynb": ("cells",),
    "phpmyfaq.json": (),
    "qnabot.json": ("qna",),
    "zendesk.json": ("articles",),
}


def _corpus(page: Page, folder: Path) -> Corpus:
    path = folder / "page.md"
    path.write_bytes(as_markdown(page))
    return read_corpus([path])


def _grown(path: Path) -> bytes:
    """Return an export with its records again and again, and a number in the questions of each copy."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return "".join(f"{record}\n" for record in _repeated(text.splitlines())).encode()
    if path.name not in _RECORDS:
        return b""
    whole = json.loads(text)
    records = whole
    for key in _RECORDS[path.name]:
        records = records[key]
    records[:] = map(json.loads, _repeated([json.dumps(record) for record in records]))
    return json.dumps(whole, indent=2, ensure_ascii=False).encode()


def _repeated(records: list[str]) -> list[str]:
    return [record.replace("?", f" {number}?") for number in range(_TIMES) for record in records]
