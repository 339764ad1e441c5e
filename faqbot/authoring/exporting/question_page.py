"""Write a page in Markdown: a heading for each question, the answer below it, and further wordings in a comment.

An answer is written as it stands. Some answers would then end too early, such as one with a heading of its own; a
reader finds them whole in the front matter of the page. So each question is written in the first of these ways in which
faqbot finds it again as it is:

    ### Can I pay by card?      a heading that asks
    ### Q: Payment              a heading that is marked as a question
    faq:                        a list of pairs in the front matter
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from faqbot.authoring.exporting.cell_forms import cell_form
from faqbot.authoring.exporting.exported import Exported, ExportedPair, ExportedPassage
from faqbot.authoring.exporting.read_back import Said, misread, said_in, said_of, surplus
from faqbot.authoring.exporting.yaml_text import yaml_text
from faqbot.corpus.readers.asked_remarks import asked_remark
from faqbot.corpus.readers.qa_marks import REPLIED

_NAME = "export.md"
_HEADING, _MARKED, _ABOVE = range(3)
# Headings have six levels; the last is that of questions.
_DEEPEST_SECTION = 5
_WITHIN = " › "
# A question and its answer beside what is tried, which must stay as they are.
_NEIGHBOUR: Said = ("Is this the last question?", "This is the last answer.", frozenset())
_PAGE = "# Page\n\n## Section\n\n{}\n\n## Other section\n\n### " + "\n\n".join(_NEIGHBOUR[:2]) + "\n"


class MarkdownPage(NamedTuple):
    """A page, and the passages that are not on it because they would be read as questions or as parts of answers."""

    text: str
    unwritten: tuple[ExportedPassage, ...]


def markdown_page(what: Exported) -> MarkdownPage:
    """Return the page with all entries and passages, section by section."""
    passages = [one for one in what.passages if _stays_apart(one)]
    ways = [_HEADING] * len(what.entries)
    found = said_in(_page(what, passages, ways), _NAME)
    # Twice, because a question that goes to the front matter may have been a sign that those beside it are questions.
    for choose in (_way_alone, *2 * (lambda _: _ABOVE,)):
        wrong = misread(what.entries, found)
        if not wrong:
            break
        for number in wrong:
            ways[number] = choose(what.entries[number])
        found = said_in(_page(what, passages, ways), _NAME)
    more = surplus(what.entries, found)
    written = {one.number for one in passages if not _is_in(one, more)}
    text = _page(what, [one for one in passages if one.number in written], ways)
    return MarkdownPage(text, tuple(one for one in what.passages if one.number not in written))


def _way_alone(entry: ExportedPair) -> int:
    """Return the first way in which an entry is found again between a section and another question."""
    for way in (_HEADING, _MARKED):
        if said_in(_PAGE.format(_asked(entry, 3, way)), _NAME) == [said_of(entry), _NEIGHBOUR]:
            return way
    return _ABOVE


def _stays_apart(passage: ExportedPassage) -> bool:
    """Whether a passage is read as text below its heading, and not as a question or its answer."""
    return said_in(_PAGE.format(passage.text), _NAME) == [_NEIGHBOUR]


def _is_in(passage: ExportedPassage, more: Sequence[Said]) -> bool:
    """Whether a passage is read as the answer to a heading, or as a part of one."""
    text = passage.text.strip()
    return any(answer in text or text in answer for _, answer, _ in more)


def _page(what: Exported, passages: Sequence[ExportedPassage], ways: Sequence[int]) -> str:
    asked = list(zip(what.entries, ways, strict=True))
    parts: list[tuple[int, tuple[str, ...], str]] = [
        (one.number, _path(what.title, one.headings), one.text) for one in passages
    ]
    for entry, way in asked:
        path = _path(what.title, entry.headings)
        parts += [(entry.number, path, _asked(entry, len(path) + 1, way))] if way != _ABOVE else []
    groups: dict[tuple[str, ...], list[str]] = {(_line(what.title),): []} if what.title else {}
    for _, path, _ in sorted(parts):
        groups.setdefault(path, [])
    for _, path, text in parts:  # passages first: behind a question they would be a part of its answer
        groups[path].append(text)
    page = [_front_matter([entry for entry, way in asked if way == _ABOVE])]
    last: tuple[str, ...] = ()
    for path in _in_order(groups):
        page += [*_headings(last, path), *groups[path]]
        last = path
    return "\n\n".join(filter(None, page)) + "\n"


def _in_order(groups: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the paths of headings, each section at the place where it or a section in it comes first."""
    first: dict[tuple[str, ...], int] = {}
    for path in groups:
        for end in range(1, len(path) + 1):
            first.setdefault(path[:end], len(first))
    return sorted(groups, key=lambda path: [first[path[:end]] for end in range(1, len(path) + 1)])


def _path(title: str, headings: Sequence[str]) -> tuple[str, ...]:
    """Return the title and the headings of sections on one line each; those that are too deep are joined."""
    path = [line for one in (title, *headings) if (line := _line(one))]
    return (*path[: _DEEPEST_SECTION - 1], *filter(None, [_WITHIN.join(path[_DEEPEST_SECTION - 1 :])]))


def _headings(last: tuple[str, ...], path: tuple[str, ...]) -> Iterator[str]:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, path, strict=False)))
    for level, heading in enumerate(path[same:], start=same + 1):
        yield f"{'#' * level} {heading}"


def _asked(entry: ExportedPair, level: int, way: int) -> str:
    heading = f"{'#' * level} {'Q: ' * (way == _MARKED)}{_line(entry.question)}"
    remark = (asked_remark(entry.wordings),) if entry.wordings else ()
    return "\n\n".join((heading, *remark, entry.answer.strip("\n")))


def _front_matter(entries: Sequence[ExportedPair]) -> str:
    if not entries:
        return ""
    pairs = [{"question": _line(entry.question),
              **({"alternatives": [*map(cell_form, entry.wordings)]} if entry.wordings else {}),
              "answer": _marked(entry.answer.strip())} for entry in entries]  # fmt: skip
    return f"---\n{yaml_text({'faq': pairs})}---"


def _marked(answer: str) -> str:
    """Return an answer behind a mark if it begins with one, because a reader drops the first ("A: yes")."""
    return f"A: {answer}" if REPLIED.match(answer) else answer


def _line(text: str) -> str:
    return " ".join(text.split())
