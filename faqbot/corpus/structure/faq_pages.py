"""Find the headings that are questions: those that ask, and on pages of questions also those that state.

On a page or in a section of questions, authors often state the matter instead of asking ("The bell does not ring").
There every heading without further headings below it is a question, and its whole section is the answer. A page or
section is one of questions if its title, its file, its front matter or its heading says so. Where most headings beside
each other ask, or most lowest headings of one level, the others of them are questions, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.readers.qa_marks import asked_text, asks, begins_to_ask, may_ask
from faqbot.text import document_words

_HEADING, _QUESTION, _ITEM, _END = BlockKind.HEADING, BlockKind.QUESTION, BlockKind.ITEM, BlockKind.END
_OF_QUESTIONS = re.compile(f"{document_words.ASKING_SECTION}|{document_words.PROBLEM_SECTION}", re.IGNORECASE)
_FAQ_NAMES = frozenset((*document_words.FAQ_NAMES, *document_words.PAGE_NAMES))
# Words that name a page of questions in a title, but not in other metadata: "Send us your questions".
_WEAK = ("question", "questions")
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(rf"\W*(?:{document_words.ASIDE_SECTION})\W*", re.IGNORECASE)

# Longest line that may say what kind of page it stands on, in characters.
_LONGEST_LINE = 100

# Headings beside each other, or of one level, are questions if at least this many of them ask, and at least half.
_FEWEST_ASKING = 2
# A heading with further headings below it is a question as a whole if at least this share of the headings beside it,
# and at least this many, are questions or have no further headings.
_MOSTLY = 0.75
_FEWEST_BESIDE = 3


@lru_cache(maxsize=1_000)  # each chunk below a heading asks again
def is_aside(heading: str) -> bool:
    """Whether a heading begins a section about the page or the project, such as a change log or a list of links."""
    return _ASIDE.fullmatch(heading) is not None


@lru_cache(maxsize=1_000)  # pages repeat headings
def _is_name_of_questions(heading: str) -> bool:
    return _OF_QUESTIONS.search(heading) is not None


def says_kind_of_page(text: str) -> bool:
    """Whether a short text only says that questions follow: "Frequently asked questions about downloads."."""
    return len(text) <= _LONGEST_LINE and "\n" not in text and not asks(text) and bool(_OF_QUESTIONS.search(text))


def with_questions(document: Document) -> Document:
    """Return the document with a question in place of each heading that is one."""
    headings = [block for block in document.blocks if block.level]
    if not any(block.text and block.kind is not _QUESTION for block in headings):
        return document
    if not any(map(_may_tell, headings)) and not _is_of_questions(document):
        return document
    questions = _questions(document)
    if not questions:
        return document
    blocks = tuple(_as_question(block) if at in questions else block for at, block in enumerate(document.blocks))
    return replace(document, blocks=blocks)


def _may_tell(heading: Block) -> bool:
    """Whether a heading may ask, or may say that questions follow."""
    return heading.kind is _QUESTION or may_ask(heading.text) or _is_name_of_questions(heading.text)


def _as_question(block: Block) -> Block:
    if block.kind is _QUESTION:
        return block
    return block._replace(kind=_QUESTION, text=asked_text(block.text) or block.text)


@dataclass(eq=False, slots=True)
class _Section:
    """A heading and the blocks down to the next heading that is not below it.

    `at` is the place of the heading among the blocks, `first` the kind of the block behind it, and `below` are the
    sections directly below. `is_marked` says that the heading is marked as a question, and `may_ask` that it asks with
    or without a mark. `texts` is the number of blocks of text in the section, and `marked` the number of questions in
    running text, those of the sections below included.
    """

    at: int
    heading: Block
    above: _Section | None
    is_marked: bool = False
    may_ask: bool = False
    first: BlockKind | None = None
    below: Sequence[_Section] = ()
    texts: int = 0
    marked: int = 0

    @property
    def asks(self) -> bool:
        """Whether the heading asks; above a list, it must be marked as a question ("What is included" may state)."""
        return self.is_marked or (self.may_ask and self.first is not _ITEM)

    @property
    def may_be_question(self) -> bool:
        """Whether the section can be the answer to its heading: it has text, and no marked questions of its own."""
        return bool(self.heading.text and self.texts) and not self.marked and not is_aside(self.heading.text)

    def around(self) -> Iterator[_Section]:
        """Yield the sections around this one, the nearest first; the last is the whole document."""
        section = self.above
        while section:
            yield section
            section = section.above

    def add(self, section: _Section) -> None:
        """Add a section directly below this one."""
        if isinstance(self.below, list):
            self.below.append(section)
        else:  # most sections have nothing below, and need no list
            self.below = [section]

    def end(self) -> None:
        """Count the blocks of this section as those of the section around it, too."""
        if self.above:
            self.above.texts += self.texts
            self.above.marked += self.marked

    def inside(self) -> Iterator[_Section]:
        """Yield the sections in this one, in the order of their lines."""
        for section in self.below:
            yield section
            yield from section.inside()


def _questions(document: Document) -> set[int]:
    """Return the places of the headings that are questions."""
    sections = _sections_of(document)
    found = {section.at for section in sections if section.heading.text and section.asks}
    for scope in _scopes(document, sections):
        if not _is_marked_otherwise(scope):
            _add_stating(list(scope.inside()), found)
    for scope, sisters in _sisters(sections):
        if _mostly_ask(sisters) and not _is_marked_otherwise(scope):
            _add_stating(sisters, found)
    return found


def _scopes(document: Document, sections: Sequence[_Section]) -> list[_Section]:
    """Return the sections of questions, or the whole document if its title or its file says that it has questions.

    A page about "FAQ Manager" may have one section "FAQ" among others; then its title is no sign.
    """
    named = [section for section in sections if _is_name_of_questions(section.heading.text)]
    if not _is_of_questions(document):
        return named
    faqs = [section for section in named if section.below and _plain(section.heading.text) in _FAQ_NAMES]
    return faqs or [sections[0]]


def _is_of_questions(document: Document) -> bool:
    """Whether the title, the file or the metadata says so; in metadata, the word "questions" alone says little."""
    if any(map(_OF_QUESTIONS.search, (document.own_title or document.title, document.path))):
        return True
    return any(match[0].casefold() not in _WEAK for match in _OF_QUESTIONS.finditer(document.about))


def _plain(heading: str) -> str:
    return " ".join(_WORD.findall(heading.casefold()))


def _sisters(sections: Sequence[_Section]) -> Iterator[tuple[_Section, Sequence[_Section]]]:
    """Yield headings of one kind, and the section that all are in.

    Headings are of one kind if they stand beside each other. They also are if they have one level and no headings below
    them, and some of them ask in several sections: if all that ask stand in one section, only that one has questions.
    """
    levels: dict[int, list[_Section]] = {}
    for section in sections:
        if section.below:
            yield section, section.below
        else:
            levels.setdefault(section.heading.level, []).append(section)
    for sisters in levels.values():
        if len({section.above for section in sisters if section.may_ask}) > 1:
            yield sections[0], sisters


def _sections_of(document: Document) -> list[_Section]:
    """Return the whole document as a section, and behind it all sections in it, in the order of their lines."""
    whole = _Section(-1, Block(_HEADING, "", (0, 0)), None)
    sections, path = [whole], [whole]
    for at, block in enumerate(document.blocks):
        if block.level:
            while len(path) > 1 and path[-1].heading.level >= block.level:
                path.pop().end()
            is_marked = block.kind is _QUESTION or asks(block.text)
            section = _Section(at, block, path[-1], is_marked, is_marked or begins_to_ask(block.text))
            path[-1].add(section)
            path.append(section)
            sections.append(section)
        elif block.kind is not _END:
            section = path[-1]
            section.first = section.first or block.kind
            section.texts += 1
            section.marked += block.kind is _QUESTION
    while len(path) > 1:
        path.pop().end()
    return sections


def _is_marked_otherwise(scope: _Section) -> bool:
    """Whether a section has its questions in running text, so that its headings are headings of questions."""
    return scope.marked > sum(not section.below and section.may_be_question for section in scope.inside())


def _mostly_ask(sisters: Sequence[_Section]) -> bool:
    beside = [section for section in sisters if section.texts and not is_aside(section.heading.text)]
    asking = sum(section.may_ask for section in beside)
    return asking >= _FEWEST_ASKING and 2 * asking >= len(beside)


def _add_stating(sections: Sequence[_Section], found: set[int]) -> None:
    """Add the headings that state and are questions; headings within the section of a question belong to the answer."""
    even: dict[int, bool] = {}  # by the place of a section: whether the sections directly below it are mostly questions
    for section in sections:
        if not section.may_be_question:
            continue
        if any(outer.at in found or is_aside(outer.heading.text) for outer in section.around()):
            continue
        if not section.below or _is_question_as_a_whole(section, found, even):
            found.add(section.at)


def _is_question_as_a_whole(section: _Section, found: set[int], even: dict[int, bool]) -> bool:
    has_own_text = section.first is not None
    if section.above is None or not has_own_text or any(inner.at in found for inner in section.inside()):
        return False
    if section.above.at not in even:
        even[section.above.at] = _mostly_questions(section.above, found)
    return even[section.above.at]


def _mostly_questions(scope: _Section, found: set[int]) -> bool:
    """Whether the sections directly below a section mostly are questions or have no further headings."""
    beside = [inner for inner in scope.below if inner.texts]
    plain = sum(not inner.below or inner.at in found for inner in beside)
    return plain >= _FEWEST_BESIDE and plain >= _MOSTLY * len(beside)
