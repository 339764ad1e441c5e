"""Find questions that documents about different things ask alike, and answer differently.

Pages of one kind repeat each other's questions by design ("How many sets should I do?" on the page of every exercise):
whoever names no page is asked which one they mean. So what counts is whether the pages are of one kind. A page is if
it repeats at least two questions, and at least a fifth of its questions. Pages that are of one kind repeat from .25
of their questions on (nine and four exercises, six pages about hiring bikes), and the 143 hotels and restaurants of
DSTC11 .33 in the median, 136 of them at least .2. Of the 238 questions that those repeat with other answers, none is a
warning, and 18 are notes (with .25: 5 and 83). A list of collection dates that repeats one of the 14 questions of a
page about waste is a warning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from faqbot.authoring.checking.documents.own_questions import answer_alike
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import quoted, words_key
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser

# A page of a kind repeats at least so many questions of other pages, and at least this share of its questions.
_FEWEST_REPEATED, _LEAST_SHARE = 2, 0.2
# So many places are named in a finding.
_MOST_NAMED = 3

# The chunks that ask one question: the first of each document, by the document's path.
_Asking = dict[str, Chunk]


def check_shared(material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield a finding for each question that documents about different things answer differently.

    It is a warning if none of them is a page of a kind, a note if some are, and nothing if all are.
    """
    asked: defaultdict[tuple[str, ...], _Asking] = defaultdict(dict)
    for chunk in material.corpus.chunks:
        words = words_key(chunk.question, analyser)
        if chunk.kind == "faq" and words:
            asked[words].setdefault(material.path_of(chunk), chunk)
    shared = [asking for asking in asked.values() if len({*map(material.subject_of, asking.values())}) > 1]
    of_a_kind = _pages_of_a_kind(asked.values(), shared)
    for asking in shared:
        if not of_a_kind.issuperset(asking):
            code = "parallel-question" if of_a_kind & set(asking) else "shared-question"
            yield from _finding(code, list(asking.values()), material, analyser)


def _pages_of_a_kind(asked: Iterable[_Asking], shared: Sequence[_Asking]) -> set[str]:
    """Return the paths of the documents that repeat so many questions that they are pages of one kind."""
    total = Counter(path for asking in asked for path in asking)
    repeated = Counter(path for asking in shared for path in asking)
    return {path for path, count in repeated.items()
            if count >= _FEWEST_REPEATED and count >= _LEAST_SHARE * total[path]}  # fmt: skip


def _finding(code: str, asking: Sequence[Chunk], material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield the finding about one question, at the last document that asks it, unless all give the same answer."""
    last = asking[-1]
    others = [chunk for chunk in asking[:-1] if not answer_alike(chunk, last, analyser)]
    if others:
        places = ", ".join(map(material.place_of, others[:_MOST_NAMED]))
        more = f" and {len(others) - _MOST_NAMED:,} more" if len(others) > _MOST_NAMED else ""
        count = f"{len(others):,} other documents" if len(others) > 1 else "another document"
        answers = "other answers" if len(others) > 1 else "another answer"
        problem = (
            f"{quoted(last.question)} has {answers} in {count} ({places}{more}), "
            "so people are asked which document they mean."
        )
        remedy = "Keep one of the answers, or say in each question what it is about."
        yield Finding(code, material.path_of(last), last.source.lines[0], problem, remedy)
