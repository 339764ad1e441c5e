"""`faqbot export`: the questions and answers of documents in the format of another program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from faqbot.authoring.exporting.bot_files import qnabot_text, qnamaker_text, rasa_text
from faqbot.authoring.exporting.exported import Exported, ExportedPassage, exported
from faqbot.authoring.exporting.question_page import markdown_page
from faqbot.authoring.exporting.read_back import Said, misread, said_in, surplus
from faqbot.authoring.exporting.record_files import csv_text, jsonl_text, kept_metadata
from faqbot.authoring.exporting.schema_page import faqpage_text
from faqbot.corpus.corpus import Corpus
from faqbot.errors import FaqbotError

# Most places that are named of what a target cannot hold.
_MOST_PLACES = 3
# Kinds of chunks without a question, as a reader of the messages knows them.
_KINDS = {"steps": ("list of steps", "lists of steps"), "tips": ("list", "lists"), "passage": ("passage", "passages")}
_OTHERS = ("text", "texts")


class WrittenText(NamedTuple):
    """The text of a file, the passages that are not in it, and why they are not."""

    text: str
    unwritten: tuple[ExportedPassage, ...]
    reason: str


class Target(NamedTuple):
    """A format to export to: its file suffix, the function that writes it, and which other things it holds."""

    suffix: str
    write: Callable[[Exported], WrittenText]
    sections: bool = False
    metadata: bool = False


def _of_questions(write: Callable[[Exported], str]) -> Callable[[Exported], WrittenText]:
    """Return the function of a target that holds nothing but questions with answers."""
    return lambda what: WrittenText(write(what), what.passages, "without a question")


def _page(what: Exported) -> WrittenText:
    return WrittenText(*markdown_page(what), "that would be read as questions or as parts of answers")


TARGETS = {
    "jsonl": Target(".jsonl", _of_questions(jsonl_text), sections=True, metadata=True),
    "csv": Target(".csv", _of_questions(csv_text), sections=True, metadata=True),
    "markdown": Target(".md", _page, sections=True),
    "faqpage": Target(".json", _of_questions(faqpage_text)),
    "qnamaker": Target(".tsv", _of_questions(qnamaker_text), sections=True),
    "qnabot": Target(".json", _of_questions(qnabot_text)),
    "rasa": Target(".yml", _of_questions(rasa_text)),
}


class Export(NamedTuple):
    """The text of a file, the number of questions and of further wordings in it, and what it does not hold.

    Each of `losses` is one line for people.
    """

    text: str
    questions: int
    wordings: int
    losses: tuple[str, ...]

    def __str__(self) -> str:
        return f"{_counted(self.questions, 'question')} with {_counted(self.wordings, 'further wording')}"


def export_corpus(corpus: Corpus, target: str) -> Export:
    """Return the export of a corpus to one of `TARGETS`.

    What was written is read again; questions that are then not found as they are count as losses, too. Raises
    `FaqbotError` if the corpus has no question, and the target holds nothing else.
    """
    what, to = exported(corpus), TARGETS[target]
    if not what.entries and target != "markdown":
        raise FaqbotError(f"the documents have no question with an answer, and {target} holds nothing else")
    written = to.write(what)
    losses = [f"{target} {loss}" for loss in _losses(what, written, to)]
    return Export(written.text, len(what.entries), sum(len(entry.wordings) for entry in what.entries), tuple(losses))


def _losses(what: Exported, written: WrittenText, to: Target) -> Iterator[str]:
    places: dict[tuple[str, str], list[str]] = {}
    for one in written.unwritten:
        places.setdefault(_KINDS.get(one.kind, _OTHERS), []).append(one.place)
    for (single, many), its in places.items():
        yield f"does not hold {len(its):,} {single if len(its) == 1 else many} {written.reason} ({_some(its)})"
    led = [one for one in what.passages if one.wordings]
    if led:
        phrasings = _counted(sum(len(one.wordings) for one in led), "phrasing")
        yield f"does not hold {phrasings} for texts without a question ({_some([one.place for one in led])})"
    if what.decoys:
        decoys = _counted(len(what.decoys), "decoy")
        yield f"does not hold {decoys} ({_some(what.decoys)}); keep phrasings.csv for these"
    if what.synonyms:
        yield f"does not hold {_counted(what.synonyms, 'rule')} of synonyms; keep synonyms.txt for these"
    yield from _lost_columns(what, to)
    if what.mended:
        signs = "NUL characters or single surrogates, which no file holds; U+FFFD stands for each"
        yield f"has {_counted(len(what.mended), 'text')} with {signs} ({_some(what.mended)})"
    yield from _changed(what, said_in(written.text, f"export{to.suffix}"))


def _changed(what: Exported, found: Sequence[Said]) -> Iterator[str]:
    """Yield what a reader does not find as it is, and what it finds besides."""
    wrong, more = misread(what.entries, found), surplus(what.entries, found)
    if wrong:
        their = [what.entries[number].place for number in wrong]
        questions = _counted(len(wrong), "question")
        yield f"does not give back {questions} with the same answer and wordings ({_some(their)})"
    if len(more) > len(wrong):
        further = _counted(len(more) - len(wrong), "further question")
        yield f"gives {further} when it is read ({_some([question for question, _, _ in more])})"


def _lost_columns(what: Exported, to: Target) -> Iterator[str]:
    headed = [entry.place for entry in what.entries if entry.headings]
    if headed and not to.sections:
        yield f"does not hold the sections of {_counted(len(headed), 'question')} ({_some(headed)})"
    columns = [name for entry in what.entries for name in kept_metadata(entry.metadata)]
    if columns and not to.metadata:
        yield f"does not hold the columns {_some(list(dict.fromkeys(columns)))} of tables"


def _some(places: Sequence[str]) -> str:
    """Return the first of several places or names, and the number of the others."""
    rest = len(places) - _MOST_PLACES
    return ", ".join(places[:_MOST_PLACES]) + (f" and {rest:,} more" if rest > 0 else "")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
