"""Find rules of synonyms.txt that have no effect, and rules that make two questions the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.authoring.checking.documents.own_questions import answer_alike
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import quoted, telling_key
from faqbot.authoring.checking.side_rows.side_reading import SynonymRule
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Synonyms
from faqbot.query.expansion import LONGEST
from faqbot.text.analyser import Analyser

# The terms of an entry of a rule.
_Terms = frozenset[str]
_EITHER = "\0"  # stands for every entry of a rule, and is no term


def check_synonyms(material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield the findings about the rules of synonyms.txt, in the order of the rules."""
    if not material.sides.synonyms:
        return
    chunks = material.corpus.chunks
    known = frozenset(term for chunk in chunks
                      for text in (chunk.text, *chunk.questions, *chunk.source.headings, chunk.source.title)
                      for term in analyser.terms(text))  # fmt: skip
    asked = [(telling_key(chunk.question, analyser), chunk) for chunk in chunks if chunk.kind == "faq"]
    for rule in material.sides.synonyms:
        yield from _unused(rule, known, analyser)
        yield from _ambiguous(rule, asked, material, analyser)


def _unused(placed: SynonymRule, known: frozenset[str], analyser: Analyser) -> Iterator[Finding]:
    path, line, rule = placed
    both = rule.left == rule.right
    unknown = [entry for entry in rule.right if not known.issuperset(analyser.terms(entry))]
    if unknown and (not both or len(unknown) == len(rule.right)):
        listed = ", ".join(map(quoted, unknown))
        problem = f"No document has the words of {listed}."
        remedy = "Put a word of your documents there, or remove the rule."
        yield Finding("unused-synonym", path, line, problem, remedy)
    if long := [entry for entry in rule.left if len(analyser.terms(entry)) > LONGEST]:
        listed = ", ".join(map(quoted, long))
        problem = f"Questions are searched for entries of up to {LONGEST} words; longer is {listed}."
        yield Finding("unused-synonym", path, line, problem, "Shorten the entry.")


def _ambiguous(
    placed: SynonymRule, asked: Sequence[tuple[frozenset[str], Chunk]], material: Material, analyser: Analyser
) -> Iterator[Finding]:
    """Yield a finding if a rule makes the questions of two chunks with different answers the same."""
    path, line, rule = placed
    entries = _entries(rule, analyser)
    seen: dict[tuple[str, _Terms], tuple[_Terms, Chunk]] = {}
    for terms, chunk in asked:
        replaced = _replaced(terms, entries)
        if replaced == terms:
            continue
        earlier_terms, earlier = seen.setdefault((material.subject_of(chunk), replaced), (terms, chunk))
        if earlier_terms != terms and not answer_alike(earlier, chunk, analyser):
            where = f"{quoted(earlier.question)} ({material.place_of(earlier)})"
            problem = (
                f"The rule makes {where} and {quoted(chunk.question)} ({material.place_of(chunk)}) the same question."
            )
            remedy = "Remove the word that tells the two apart from the rule."
            yield Finding("ambiguous-synonym", path, line, problem, remedy)
            return


def _entries(rule: Synonyms, analyser: Analyser) -> list[_Terms]:
    """Return the terms of the entries that may stand for each other, the longest entries first."""
    distinct = {frozenset(analyser.terms(entry)) for entry in (*rule.left, *rule.right)} - {frozenset[str]()}
    return sorted(distinct, key=lambda terms: (-len(terms), sorted(terms)))


def _replaced(terms: _Terms, entries: Sequence[_Terms]) -> _Terms:
    """Return the terms of a question with one sign in the place of the first entry of the rule that it has."""
    for entry in entries:
        if entry <= terms:
            return terms - entry | {_EITHER}
    return terms
