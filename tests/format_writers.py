"""One page of questions in many formats, as people save it: what the page says, and a writer for each format.

The writers use what authors use: python-docx for Word, openpyxl for Excel, fpdf2 for PDF, and the marks of each text
format. A sheet holds a question, its answer and its section in a row, and no title.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import NamedTuple

import docx
import openpyxl
from fpdf import FPDF


class Part(NamedTuple):
    """A part of an answer: a paragraph, or the items of a list, numbered or not."""

    texts: tuple[str, ...]
    kind: str = "paragraph"


class Question(NamedTuple):
    """A question, and the parts of its answer."""

    text: str
    parts: tuple[Part, ...]


class Page(NamedTuple):
    """A page: its title, and its sections, each a heading and its questions."""

    title: str
    sections: tuple[tuple[str, tuple[Question, ...]], ...]

    @property
    def questions(self) -> list[Question]:
        """All questions in their order."""
        return [question for _, questions in self.sections for question in questions]


def _said(question: str, *parts: str | Part) -> Question:
    return Question(question, tuple(Part((part,)) if isinstance(part, str) else part for part in parts))


MUSEUM = Page(
    "Harbour Museum",
    (
        (
            "Visiting",
            (
                _said("When is the museum open?", "From Tuesday to Sunday, from ten to six. On Mondays it is closed."),
                _said(
                    "How much is a ticket?",
                    "It depends on your age:",
                    Part(("Adults pay 12 euros.", "Students pay 7 euros.", "Children under 6 pay nothing."), "bullets"),
                ),
                _said(
                    "Can I bring my dog?",
                    "Guide dogs are welcome everywhere.",
                    "All other dogs may wait in the yard, where there is water and shade.",
                ),
                _said("Is there a cloakroom?", "Yes, behind the till. Large suitcases do not fit into its lockers."),
                _said("Where can I park a coach?", "On the quay, 200 metres to the north."),
            ),
        ),
        (
            "Tours",
            (
                _said("How long does a guided tour take?", "About 75 minutes, in German or English."),
                _said(
                    "How do I book a tour for a school class?",
                    Part(
                        (
                            "Call the office on a weekday.",
                            "Choose a day at least two weeks ahead.",
                            "Send the list of names by post.",
                        ),
                        "steps",
                    ),
                ),
                _said("May I take photographs on a tour?", "Yes, but without a flash or a tripod."),
                _said(
                    "What happens to my tour in a storm?",
                    "If the storm flag is up, the part on the old ships is left out.",
                    "You get back a third of the price.",
                ),
            ),
        ),
        (
            "Membership",
            (
                _said("What does a membership cost?", "45 euros a year, or 70 euros for two people in one household."),
                _said("How do I end my membership?", "Write to us before the first of December."),
                _said("Do members get into other museums?", "Into the 14 museums of the coast, once a year each."),
            ),
        ),
    ),
)

# Questions about the page in other words, each with the number of the question that answers it; -1: none does.
ASKED = (
    ("are you open on mondays", 0),
    ("ticket price for students", 1),
    ("is my dog allowed inside", 2),
    ("where do I leave my suitcase, is there a cloakroom", 3),
    ("parking for a coach", 4),
    ("how many minutes is the guided tour", 5),
    ("booking a school class", 6),
    ("can I take photographs", 7),
    ("tour during a storm", 8),
    ("price of the membership per year", 9),
    ("cancel membership", 10),
    ("other museums for members", 11),
    ("do you sell gift cards", -1),
    ("who built the lighthouse", -1),
)


def plain(text: str) -> str:
    """Return an answer without what only the format adds: the marks of lists, and where lines end."""
    words = text.replace("\n", " ").split()
    return " ".join(word for word in words if word not in ("-", "*", "•", ".", "1.", "2.", "3."))


def answer_of(question: Question) -> str:
    """Return the answer to a question, as `plain` leaves it."""
    return plain(" ".join(text for part in question.parts for text in part.texts))


def _marked(part: Part, bullet: str = "- ", number: str = "{}. ") -> list[str]:
    marks = {"bullets": [bullet] * len(part.texts), "steps": [number.format(at + 1) for at in range(len(part.texts))]}
    return [mark + text for mark, text in zip(marks.get(part.kind, [""]), part.texts, strict=True)]


def _as_text(page: Page, title: str, heading: str, question: str, bullet: str = "- ", number: str = "{}. ") -> str:
    """Return the page in a format of text; the patterns of its titles take a text and an underline as long."""
    blocks = [title.format(page.title, "=" * len(page.title))]
    for name, questions in page.sections:
        blocks.append(heading.format(name, "-" * len(name)))
        for asked in questions:
            blocks.append(question.format(asked.text, "~" * len(asked.text)))
            blocks += ["\n".join(_marked(part, bullet, number)) for part in asked.parts]
    return "\n\n".join(blocks) + "\n"


def as_plain_text(page: Page) -> bytes:
    """Return the page as people type it."""
    return _as_text(page, "{}", "{}\n{}", "{}").encode()


def as_markdown(page: Page) -> bytes:
    """Return the page in Markdown."""
    return _as_text(page, "# {}", "## {}", "### {}").encode()


def as_restructured(page: Page) -> bytes:
    """Return the page in reStructuredText."""
    return _as_text(page, "{}\n{}", "{}\n{}", "{}\n{}").encode()


def as_asciidoc(page: Page) -> bytes:
    """Return the page in AsciiDoc."""
    return _as_text(page, "= {}", "== {}", "=== {}", "* ", ". ").encode()


def as_html(page: Page) -> bytes:
    """Return the page in HTML, with navigation and a footer around it."""
    body = [f"<h1>{escape(page.title)}</h1>"]
    for name, questions in page.sections:
        body.append(f"<h2>{escape(name)}</h2>")
        for asked in questions:
            body.append(f"<h3>{escape(asked.text)}</h3>")
            for part in asked.parts:
                around, inside = {"bullets": ("ul", "li"), "steps": ("ol", "li")}.get(part.kind, ("div", "p"))
                inner = "".join(f"<{inside}>{escape(text)}</{inside}>" for text in part.texts)
                body.append(f"<{around}>{inner}</{around}>")
    menu = "<nav><a href='/'>Home</a> <a href='/shop'>Shop</a></nav>"
    page_of = f"<!DOCTYPE html><html><head><title>{escape(page.title)} | Harbour</title></head><body>{menu}<main>"
    return "\n".join([page_of, *body, "</main><footer>© Harbour</footer></body></html>"]).encode()


def as_docx(page: Page) -> bytes:
    """Return the page as Word saves it."""
    document = docx.Document()
    document.add_heading(page.title, 0)
    for name, questions in page.sections:
        document.add_heading(name, 1)
        for asked in questions:
            document.add_heading(asked.text, 2)
            for part in asked.parts:
                style = {"bullets": "List Bullet", "steps": "List Number"}.get(part.kind)
                for text in part.texts:
                    document.add_paragraph(text, style)
    return _saved(document.save)


def as_pdf(page: Page) -> bytes:
    """Return the page as a PDF with headings of three sizes and a number at the foot of each page."""
    pdf = FPDF()
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.add_page()
    for size, text in _sized(page):
        pdf.set_font("helvetica", "B" if size > _BODY else "", size)
        pdf.ln(3 if size > _BODY else 1)
        pdf.multi_cell(
            0, size * 0.5, text.encode("latin-1", "replace").decode("latin-1"), new_x="LMARGIN", new_y="NEXT"
        )
    return bytes(pdf.output())


_BODY = 11


def _sized(page: Page) -> Sequence[tuple[int, str]]:
    lines = [(22, page.title)]
    for name, questions in page.sections:
        lines.append((17, name))
        for asked in questions:
            lines.append((13, asked.text))
            lines += [(_BODY, line) for part in asked.parts for line in _marked(part)]
    return lines


def as_xlsx(page: Page) -> bytes:
    """Return the questions of the page as a sheet, which holds no title."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["section", "question", "answer"])
    for name, questions in page.sections:
        for asked in questions:
            sheet.append([name, asked.text, "\n\n".join("\n".join(_marked(part)) for part in asked.parts)])
    return _saved(book.save)


def _saved(save: Callable[[BytesIO], None]) -> bytes:
    file = BytesIO()
    save(file)
    return file.getvalue()


WRITERS: dict[str, Callable[[Page], bytes]] = {
    ".txt": as_plain_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".rst": as_restructured,
    ".adoc": as_asciidoc,
    ".xlsx": as_xlsx,
}
