"""Build the bots of the sets of `sets.py`, and ask their questions.

    for one in sets(Path("../shared")):                    # a `Set`: name, group, language, roots, questions, ways
        for phrased in one.ways:                           # False: the documents alone; True: with their phrasings
            for asked in asked_of(one, phrased=phrased):
                asked.question, asked.right                # the numbers of the chunks that answer; empty if none does
                asked.reply()                              # the reply, with ten matches
                asked.comparison()                         # the ranking, the features and the confidences

`bot_of(corpus_of(one, phrased=True), one.language)` is the bot alone. A set of answerable questions only is asked
every fourth of them without its answer (see `taking_away.py`).
"""

from __future__ import annotations

import csv
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from sets import SIDE_FILES, Root, Set
from taking_away import dealt, without

from faqbot import FaqBot
from faqbot.answering.comparison import Comparison, compare
from faqbot.answering.reply import Reply
from faqbot.building.builder import build_index
from faqbot.corpus.authors.references import References
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.reading import read_corpus
from faqbot.evaluation.labelled import LabelledQuestion
from faqbot.index.encoder import Encoder
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.query.topic import scope_of
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

DEPTH = 10
# The most phrasings of a corpus where only some of the questions are asked, since a build with many takes a minute.
_MOST_PHRASINGS = 2000
_FOLDERS_AROUND = 3
_NO_DOCUMENTS = ("dev.jsonl", "dialogues.jsonl", "set.json", "SOURCE.txt")

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Asked:
    """A question, the bot to ask, and the numbers of the chunks that answer (`right`).

    `taken` says that nothing answers because the chunks that do were taken out of the documents.
    """

    bot: FaqBot
    question: LabelledQuestion
    right: frozenset[int]
    taken: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the documents answer; also if no chunk has the lines that do."""
        return bool(self.question.expected) and not self.taken

    @property
    def right_ids(self) -> frozenset[str]:
        """The ids of the chunks that answer."""
        return frozenset(self.bot._index.chunk(number).id for number in self.right)

    def reply(self) -> Reply:
        """Ask the question."""
        return self.bot.ask(self.question.question, k=DEPTH, topic=self.question.topic)

    def comparison(self) -> Comparison:
        """Return what the judgement of the question is based on; `right` has the numbers of its candidates."""
        index, topic = self.bot._index, self.question.topic
        with index.read():
            scope = scope_of(topic, index)
            return compare(rank(self.question.question, index, scope=scope, is_about=topic is not None), index)


class Part(NamedTuple):
    """A corpus, its bot, and the questions to ask of it."""

    corpus: Corpus
    bot: FaqBot
    asked: list[Asked]


def asked_of(
    one: Set, *, phrased: bool, most: int | None = None, encoder: Encoder | str | None = None
) -> Iterator[Asked]:
    """Yield the questions of a set with their bots, as `parts_of` does, one after the other."""
    return (asked for part in parts_of(one, phrased=phrased, most=most, encoder=encoder) for asked in part.asked)


def parts_of(
    one: Set, *, phrased: bool, most: int | None = None, encoder: Encoder | str | None = None
) -> Iterator[Part]:
    """Yield the corpora of a set with their questions: the whole corpus, then those without some of the answers.

    At most `most` of the questions are asked, evenly spread, and then few phrasings are used. Raises `FaqbotError` for
    documents and references that are not as they must be.
    """
    corpus = corpus_of(one, phrased=phrased)
    if most is not None:
        corpus = replace(corpus, phrasings=tuple(spread(corpus.phrasings, _MOST_PHRASINGS)))
    questions = spread(one.to_ask(phrased=phrased), most)
    references = References(corpus.chunks)
    right = [right_of(question, corpus.chunks, references, by_lines=one.by_lines) for question in questions]
    taken = dealt(right) if all(question.expected for question in questions) else {}
    analyser, sure = Analyser(one.language), encoder_for(encoder, one.language)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bot = FaqBot(build_index(corpus, analyser, sure))
        left = [Asked(bot, *pair) for at, pair in enumerate(zip(questions, right, strict=True)) if at not in taken]
        yield Part(corpus, bot, left)
        for fold in sorted(set(taken.values())):
            places = [at for at in taken if taken[at] == fold]
            fewer = without(corpus, frozenset[int]().union(*(right[at] for at in places)))
            if fewer.chunks:
                bot = FaqBot(build_index(fewer, analyser, sure))
                yield Part(fewer, bot, [Asked(bot, questions[at], frozenset(), taken=True) for at in places])


def spread(some: Sequence[_Item], most: int | None) -> list[_Item]:
    """Return at most `most` of the items, evenly spread; all of them for None."""
    if most is None or len(some) <= most:
        return list(some)
    return [some[at * len(some) // most] for at in range(most)]


def bot_of(corpus: Corpus, language: str, encoder: Encoder | str | None = None) -> FaqBot:
    """Return the bot of a corpus, which answers as that of `FaqBot.from_corpus` for the same documents."""
    return FaqBot(build_index(corpus, Analyser(language), encoder_for(encoder, language)))


def right_of(
    question: LabelledQuestion, chunks: Sequence[Chunk], references: References, *, by_lines: bool
) -> frozenset[int]:
    """Return the numbers of the chunks that answer a question; raise `ChunkReferenceError` for an unknown chunk.

    `references` are those of the chunks. `by_lines` is explained in `Set`.
    """
    if not by_lines:
        return frozenset(number for name in question.expected for number in references.named(name))
    ranges = [_range(name) for name in question.expected]
    return frozenset(number for number, chunk in enumerate(chunks) if _is_half_within(chunk, ranges))


def _range(name: str) -> tuple[str, int, int]:
    path, _, lines = name.rpartition(":")
    first, _, last = lines.partition("-")
    return path, int(first), int(last or first)


def _is_half_within(chunk: Chunk, ranges: Sequence[tuple[str, int, int]]) -> bool:
    """Whether at least half of the lines of a chunk are within one of these ranges."""
    first, last = chunk.source.lines
    return any(
        chunk.source.path == path and 2 * (min(last, end) - max(first, start) + 1) >= last - first + 1
        for path, start, end in ranges
    )


# Reading


def corpus_of(one: Set, *, phrased: bool) -> Corpus:
    """Return the corpus of a set, read from copies of its documents, with the side files only if `phrased`."""
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = Path(temporary)
        paths = [_copied(root, folder / str(at), with_side=phrased) for at, root in enumerate(one.roots)]
        if phrased and one.serving:
            _write_phrasings(one.serving, paths[0].parent / "phrasings.csv")
        return read_corpus(paths)


def _copied(root: Root, into: Path, *, with_side: bool) -> Path:
    """Copy documents into a new folder, and return the copy.

    The folders around it keep their names, because the title of a document may come from them.
    """
    kept = root.documents.resolve()
    origin = kept if kept.is_dir() else kept.parent
    folder = into.joinpath(*origin.parts[-_FOLDERS_AROUND:])
    for path in sorted(kept.rglob("*")) if kept.is_dir() else (kept,):
        if path.is_file() and not _is_beside(path.name):
            target = folder / path.relative_to(origin)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for path in root.beside if with_side else ():
        shutil.copyfile(path, folder / path.name)
    return folder / kept.relative_to(origin)


def _is_beside(name: str) -> bool:
    """Whether a file stands beside documents without being one of them: side files, labels, notes on the set."""
    return name in SIDE_FILES or name in _NO_DOCUMENTS or name.endswith("questions.jsonl")


def _write_phrasings(serving: Sequence[LabelledQuestion], path: Path) -> None:
    rows = ((one.question, chunk) for one in serving for chunk in one.expected)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("question", "chunk"), *rows])
