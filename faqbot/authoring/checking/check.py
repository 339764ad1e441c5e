"""Run all checks of a corpus.

read the documents and side files  ->  check each document  ->  check the questions and rows  ->  ask all questions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from faqbot.authoring.checking.documents.answer_sizes import check_answers
from faqbot.authoring.checking.documents.code_fences import check_fences
from faqbot.authoring.checking.documents.equal_names import check_titles
from faqbot.authoring.checking.documents.finding_places import placed
from faqbot.authoring.checking.documents.heading_marks import check_heading_marks
from faqbot.authoring.checking.documents.lenient_reading import shown_path
from faqbot.authoring.checking.documents.link_targets import check_links, page_anchors
from faqbot.authoring.checking.documents.omitted_lines import check_lines
from faqbot.authoring.checking.documents.own_questions import check_questions
from faqbot.authoring.checking.documents.shared_questions import check_shared
from faqbot.authoring.checking.finding import Finding, Severity
from faqbot.authoring.checking.material import Material, read_material
from faqbot.authoring.checking.self_test import SelfTest, index_without_decoys
from faqbot.authoring.checking.side_rows.decoy_rows import check_decoys
from faqbot.authoring.checking.side_rows.phrasing_rows import check_phrasings
from faqbot.authoring.checking.side_rows.synonym_rules import check_synonyms
from faqbot.bot import FaqBot
from faqbot.building.builder import build_index
from faqbot.building.documents.document_language import language_told, looked_at, other_language
from faqbot.corpus.settings.corpus_settings import keys_decided
from faqbot.index.encoder import CheckedEncoder, Encoder
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.system.progress import working
from faqbot.text.analyser import Analyser


class Checked(NamedTuple):
    """What was checked, and the findings, the worst first and then by path and line."""

    documents: int
    chunks: int
    questions: int
    phrasings: int
    decoys: int
    synonyms: int
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def has(self, worst: Severity) -> bool:
        """Whether there is a finding of this severity or of a worse one."""
        return any(finding.severity <= worst for finding in self.findings)


def check_corpus(
    roots: Sequence[str],
    *,
    language: str | None = None,
    encoder: Encoder | str | None = None,
    threshold: float | None = None,
) -> Checked:
    """Check the documents below the roots (files or folders), and their side files.

    `language` and `encoder` are those of `FaqBot.from_corpus`, and `threshold` that of `FaqBot.ask`. Raises
    `CorpusError` for a root that does not exist, `EmptyCorpusError` if there is no document, and
    `LanguageError` or `EncoderError` as `FaqBot.from_corpus` does.
    """
    with working("reading the documents"):
        material, findings = read_material(roots, keys_decided(language=language, threshold=threshold))
        analyser = _analyser_for(material, material.corpus.settings.language_for(language))
        vectors = encoder_for(encoder, analyser.language)
        findings += _of_documents(material, analyser)
        if not material.corpus.chunks:
            return _checked(material, [*findings, _nothing_to_answer(roots)])
        index = build_index(material.corpus, analyser, vectors)
        findings += _of_language(index, roots)
        findings += _of_decoys(material, analyser, vectors)
    findings += SelfTest(material, index, threshold).findings()
    return _checked(material, findings)


def _analyser_for(material: Material, language: str | None) -> Analyser:
    """Return the analyser of a language or, if it is None, of that which the documents seem to be in."""
    chunks = material.corpus.chunks
    return Analyser(language_told(chunks[at] for at in looked_at(len(chunks))) if language is None else language)


def _checked(material: Material, findings: Iterable[Finding]) -> Checked:
    chunks, sides = material.corpus.chunks, material.sides
    findings = placed(dict.fromkeys(findings), material.documents)
    return Checked(
        documents=len(material.documents),
        chunks=len(chunks),
        questions=sum(chunk.kind == "faq" for chunk in chunks),
        phrasings=sum(row.chunk is not None for row in sides.asked),
        decoys=sum(row.chunk is None for row in sides.asked),
        synonyms=len(sides.synonyms),
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
    )


def _of_documents(material: Material, analyser: Analyser) -> Iterator[Finding]:
    anchors_at = cache(page_anchors)
    for read in material.documents:
        yield from check_lines(read)
        yield from check_fences(read)
        yield from check_heading_marks(read)
        yield from check_links(read, anchors_at)
    yield from check_titles(material.documents)
    yield from check_answers(material, analyser)
    yield from check_questions(material, analyser)
    yield from check_shared(material, analyser)
    yield from check_phrasings(material, analyser)
    yield from check_synonyms(material, analyser)


def _nothing_to_answer(roots: Sequence[str]) -> Finding:
    problem = "Nothing here can be an answer, so every other command ends with an error."
    return Finding(
        "nothing-to-answer", shown_path(roots[0]), None, problem, "Mend what is reported below, or write answers."
    )


def _of_language(index: Index, roots: Sequence[str]) -> Iterator[Finding]:
    if likelier := other_language(index):
        read_as = index.analyser.language.title()
        remedy = f'Set language = "{likelier}" in faqbot.toml, or add --language {likelier}.'
        problem = f"The documents seem to be in {likelier.title()}; they are read as {read_as}."
        yield Finding("other-language", shown_path(roots[0]), None, problem, remedy)


def _of_decoys(material: Material, analyser: Analyser, vectors: CheckedEncoder | None) -> Iterator[Finding]:
    if material.corpus.decoys:
        yield from check_decoys(
            material, FaqBot(index_without_decoys(material, analyser, vectors), log=False), analyser
        )
