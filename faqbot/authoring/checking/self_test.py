"""Ask the corpus its own questions, and find each stored question and phrasing that does not get its own answer.

A stored question is found by its words alone, so that asking it word for word shows only what contradicts it. The
questions of the documents are therefore asked once more in their telling words, without words of grammar. Of 876
questions of 18 documents, 14 did not get their answer like this, and 35 by content words alone, without "how" and
"when". Most of them were not answered, because too few words were left, which says nothing about the documents. What
is reported is a rival: another question that wins or ties. There were three, and all three were too close.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from faqbot.answering.decision import threshold_of
from faqbot.answering.reply import Reply
from faqbot.authoring.checking.documents.own_questions import answer_alike
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import near_key, quoted, telling_words, words_key
from faqbot.bot import FaqBot
from faqbot.building.builder import build_index
from faqbot.corpus.chunk import Chunk
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.ranking.duplicates import FEWEST_TERMS, own_question, same_answer
from faqbot.ranking.fitted import THRESHOLD
from faqbot.rendering.readable import percent
from faqbot.system.progress import Progress
from faqbot.text.analyser import Analyser

# A page with so many questions that other pages ask, too, is a page of a kind.
_OF_A_KIND = 2


class AskedBack(NamedTuple):
    """A question that is asked back, the number of its own chunk, and where it is stored."""

    question: str
    chunk: int
    path: str
    line: int
    is_phrasing: bool


class SelfTest:
    """Asks the questions of a corpus; `index` is the index of that corpus."""

    def __init__(self, material: Material, index: Index, threshold: float | None) -> None:
        self._material = material
        self._index = index
        self._bot = FaqBot(index, log=False)
        self._threshold = threshold
        self._chunks = material.corpus.chunks
        self._numbers = {chunk.id: number for number, chunk in enumerate(self._chunks)}
        self._stored: dict[tuple[str, ...], set[int]] = {}
        self._reported: set[frozenset[int]] = set()

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each question that does not get its own answer."""
        questions = list(self._questions())
        for asked in questions:
            self._stored.setdefault(words_key(asked.question, self._index.analyser), set()).add(asked.chunk)
        replies = self._bot.ask_many([asked.question for asked in questions], k=1, threshold=self._threshold)
        with Progress("questions") as progress:
            for asked, reply in zip(questions, replies, strict=True):
                progress.step((progress.done + 1) / len(questions))
                found = list(self._word_for_word(asked, reply))
                yield from found
                if not found and not asked.is_phrasing:
                    yield from self._in_telling_words(asked)

    def _questions(self) -> Iterator[AskedBack]:
        """Yield the questions of the documents, then the phrasings; those without any word are passed over."""
        material, analyser = self._material, self._index.analyser
        for number, chunk in enumerate(self._chunks):
            for question in chunk.questions if chunk.kind == "faq" else ():
                if analyser.words(question):
                    yield AskedBack(question, number, material.path_of(chunk), chunk.source.lines[0], is_phrasing=False)
        for row in material.sides.asked:
            if row.chunk is not None and analyser.words(row.question):
                yield AskedBack(row.question, row.chunk, row.path, row.line, is_phrasing=True)

    def _word_for_word(self, asked: AskedBack, reply: Reply) -> Iterator[Finding]:
        name = "phrasing" if asked.is_phrasing else "question"
        said = f"The {name} {quoted(asked.question)}"
        first = reply.matches[0].chunk if reply.matches else None
        if reply.outcome == "choose":
            rivals = self._unexpected(asked, [match.chunk for match in reply.options])
            if rivals:
                problem = f"{said} is asked back as a choice with {self._listed(rivals)}."
                remedy = "Say in the question what tells it from the other, or make one entry of the two."
                yield Finding("asked-back", asked.path, asked.line, problem, remedy)
        elif first is None or reply.outcome == "abstain":
            yield self._unanswered(asked, said, first, reply.confidence)
        elif not self._is_own(asked.chunk, first) and self._unexpected(asked, [first]):
            problem = f"{said} is answered by {self._listed([first])} instead ({percent(reply.confidence)})."
            remedy = "Make the question differ from the other, or move the phrasing there if that is the answer."
            yield Finding("wrong-answer", asked.path, asked.line, problem, remedy)

    def _unanswered(self, asked: AskedBack, said: str, first: Chunk | None, confidence: float) -> Finding:
        """Return the finding about a question that is not answered: because of its words, or of a high threshold."""
        threshold = threshold_of(self._index) if self._threshold is None else self._threshold
        if first is not None and THRESHOLD <= confidence < threshold and self._is_own(asked.chunk, first):
            problem = (
                f"{said} finds its own answer, but reaches {percent(confidence)} only, and the threshold is "
                f"{percent(threshold)}."
            )
            remedy = f"Lower the threshold, which is {percent(THRESHOLD)} if nobody sets it."
        else:
            nearest = f" The nearest is {self._listed([first])}." if first else ""
            problem = f"{said} is not answered (confidence {percent(confidence)}).{nearest}"
            remedy = "Ask with words that name the matter, or lower --threshold."
        return Finding("not-answered", asked.path, asked.line, problem, remedy)

    def _in_telling_words(self, asked: AskedBack) -> Iterator[Finding]:
        """Yield a finding if another question of the same subject wins or ties with the telling words of a question."""
        analyser, chunk = self._index.analyser, self._chunks[asked.chunk]
        key = near_key(asked.question, analyser)
        telling = telling_words(asked.question, analyser)
        has_enough = len(own_question(asked.chunk, self._index)) >= FEWEST_TERMS  # beside the title of its document
        if not key or not has_enough or telling == " ".join(analyser.words(asked.question)):
            return
        reply = self._bot.ask(telling, k=1, threshold=self._threshold)
        found = {"choose": reply.options, "answer": reply.matches[:1]}.get(reply.outcome, ())
        subject = self._material.subject_of(chunk)
        rivals = [match.chunk for match in found
                  if match.chunk.question and match.chunk.kind == "faq" and not self._is_own(asked.chunk, match.chunk)
                  and self._material.subject_of(match.chunk) == subject
                  and near_key(match.chunk.question, analyser) != key]  # fmt: skip
        if rivals and self._is_new(asked.chunk, rivals[0]):
            how = "is asked back together with" if reply.outcome == "choose" else "gets the answer of"
            problem = f"{quoted(asked.question)}, asked as {quoted(telling)}, {how} {self._listed(rivals)}."
            remedy = "Give it words of its own, or phrasings in phrasings.csv."
            yield Finding("close-question", asked.path, asked.line, problem, remedy)

    def _is_new(self, number: int, rival: Chunk) -> bool:
        """Whether two chunks were not reported as close before, in either order."""
        pair = frozenset((number, self._numbers[rival.id]))
        is_new = pair not in self._reported
        self._reported.add(pair)
        return is_new

    def _unexpected(self, asked: AskedBack, options: Sequence[Chunk]) -> list[Chunk]:
        """Return the options of a choice that are neither the answer nor there for a reason that is known.

        The same question of several chunks is a finding of its own, or pages of one kind ask it.
        """
        stored = self._stored[words_key(asked.question, self._index.analyser)]
        return [chunk for chunk in options
                if not self._is_own(asked.chunk, chunk) and self._numbers[chunk.id] not in stored
                and not self._is_parallel(asked.chunk, chunk)]  # fmt: skip

    def _is_own(self, number: int, chunk: Chunk) -> bool:
        """Whether a chunk is that with this number, or gives the same answer."""
        other = self._numbers[chunk.id]
        return (
            number == other
            or same_answer(number, other, self._index)
            or answer_alike(self._chunks[number], chunk, self._index.analyser)
        )

    def _is_parallel(self, number: int, chunk: Chunk) -> bool:
        """Whether a chunk of another subject asks the same, or the chunk with this number is on a page of a kind.

        Pages of a kind repeat each other's questions. Whoever asks them without naming a page is meant to be asked
        back.
        """
        subject_of = self._material.subject_of
        subject = subject_of(self._chunks[number])
        if subject == subject_of(chunk):
            return False
        is_same = own_question(number, self._index) == own_question(self._numbers[chunk.id], self._index)
        return is_same or self._repeated[subject] >= _OF_A_KIND

    @cached_property
    def _repeated(self) -> Counter[str]:
        """The number of the questions of each subject that other subjects ask, too; titles do not count."""
        asking: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        for number, chunk in enumerate(self._chunks):
            if chunk.kind == "faq" and (terms := own_question(number, self._index)):
                asking[terms].add(self._material.subject_of(chunk))
        return Counter(subject for subjects in asking.values() if len(subjects) > 1 for subject in subjects)

    def _listed(self, chunks: Sequence[Chunk]) -> str:
        named = (f"{quoted(chunk.question or chunk.text)} ({self._material.place_of(chunk)})" for chunk in chunks)
        return " and ".join(named)


def index_without_decoys(material: Material, analyser: Analyser, encoder: CheckedEncoder | None) -> Index:
    """Return the index of a corpus as if no decoys were listed."""
    corpus = material.corpus
    bare = type(corpus)(corpus.chunks, corpus.phrasings, (), corpus.synonyms)
    return build_index(bare, analyser, encoder)
