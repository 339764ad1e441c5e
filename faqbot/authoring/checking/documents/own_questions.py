"""Find questions that the documents ask twice, or nearly so.

Pages of one kind repeat their questions ("How many sets should I do?" on the page of every exercise). They are asked
back as a choice between the pages, so they are no findings, unless the pages have the same title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import are_opposite, differ_little, near_key, quoted, words_key
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser

# Two questions are nearly the same if their keys are equal and have at least this many terms.
_FEWEST_TERMS = 2


def check_questions(material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield a finding for each question that an earlier one has in the same words, or in the same telling words."""
    asked: dict[tuple[str, tuple[str, ...]], Chunk] = {}
    near: defaultdict[tuple[str, frozenset[str]], list[Chunk]] = defaultdict(list)
    for chunk in material.corpus.chunks:
        words = words_key(chunk.question, analyser)
        if chunk.kind != "faq" or not words:
            continue
        subject = material.subject_of(chunk)
        earlier = asked.setdefault((subject, words), chunk)
        if earlier is not chunk:
            yield _repeated(chunk, earlier, material, analyser)
            continue
        terms = near_key(chunk.question, analyser)
        if len(terms) >= _FEWEST_TERMS:
            rivals = near[subject, terms]
            yield from _nearly_repeated(chunk, rivals, material, analyser)
            rivals.append(chunk)


def answer_alike(one: Chunk, other: Chunk, analyser: Analyser) -> bool:
    """Whether two chunks have the same answer, word for word."""
    return one.text == other.text or analyser.words(one.text) == analyser.words(other.text)


def _repeated(chunk: Chunk, earlier: Chunk, material: Material, analyser: Analyser) -> Finding:
    path, line, place = material.path_of(chunk), chunk.source.lines[0], material.place_of(earlier)
    question = quoted(chunk.question)
    if answer_alike(chunk, earlier, analyser):
        problem = f"{question} is asked at {place}, too, with the same answer."
        return Finding("duplicate-entry", path, line, problem, "Remove one of the two.")
    is_under_one_heading = chunk.source.path == earlier.source.path and chunk.sections == earlier.sections
    code = "same-question" if is_under_one_heading else "repeated-question"
    problem = f"{question} has another answer at {place}, so readers are asked which one they mean."
    return Finding(code, path, line, problem, "Keep one of the two, or say in each question what it is about.")


def _nearly_repeated(chunk: Chunk, rivals: list[Chunk], material: Material, analyser: Analyser) -> Iterator[Finding]:
    for rival in rivals:
        if _are_near(chunk.question, rival.question, analyser) and not answer_alike(chunk, rival, analyser):
            problem = (
                f"{quoted(chunk.question)} hardly differs from {quoted(rival.question)} at {material.place_of(rival)}."
            )
            remedy = "Make one entry of the two, or say in each question what tells it from the other."
            path, line = material.path_of(chunk), chunk.source.lines[0]
            yield Finding("near-duplicate-question", path, line, problem, remedy)
            return


def _are_near(one: str, other: str, analyser: Analyser) -> bool:
    return differ_little(one, other, analyser) and not are_opposite(one, other, analyser)
