"""`faqbot learn`: from a file of rows and the documents to a report and a phrasings.csv."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial

from faqbot.authoring.learning.drafted_rows import DraftedRows, read_drafted
from faqbot.authoring.learning.labels import Row, key_of
from faqbot.authoring.learning.learning import Learner, Learnt
from faqbot.authoring.learning.learning_report import learning_report, report_to_json
from faqbot.authoring.learning.likeness import Likeness
from faqbot.authoring.learning.row_review import open_review
from faqbot.authoring.learning.screening import Rejection
from faqbot.authoring.learning.worth import Compared
from faqbot.authoring.learning.writing.merging import ChunkNaming, PlacedRow
from faqbot.authoring.learning.writing.phrasings_file import Written, add_rows, difference
from faqbot.authoring.learning.writing.placing import Places
from faqbot.building.rephrasing import Rephraser, read_to_rephrase
from faqbot.corpus.authors.references import References
from faqbot.corpus.files.discovery import corpus_roots, find_files
from faqbot.corpus.files.own_files import tell_kept_apart
from faqbot.corpus.files.whole_files import read_whole
from faqbot.corpus.settings.corpus_settings import keys_decided
from faqbot.errors import ChunkReferenceError, FaqbotError, QuestionsError, system_reason
from faqbot.index.encoder import Encoder
from faqbot.rendering.readable import to_json
from faqbot.system.atomic_files import STANDARD
from faqbot.system.progress import Progress, working

# Exit statuses: the rows were written or there was nothing to write; the answers would become worse than allowed.
_DONE, _REFUSED = 0, 1


@dataclass(frozen=True, slots=True)
class LearnOptions:
    """The options of `faqbot learn`; `file` is the path of the rows, or `-` for standard input."""

    file: str
    corpus: Sequence[str]
    language: str | None = None
    encoder: Encoder | str | None = None
    labelled: str | None = None
    threshold: float | None = None
    allow_worse: int = 0
    ask: bool = False
    dry_run: bool = False
    as_json: bool = False


def run_learn(options: LearnOptions) -> int:
    """Learn the rows of a file, print the report, and return the exit status.

    Raises `QuestionsError` for rows or labelled questions that cannot be read, the errors of reading documents, and
    `OutputError` if a phrasings.csv cannot be written.
    """
    if not options.corpus:
        raise FaqbotError("name the documents that the rows are about with --corpus; phrasings.csv is written there")
    data, name = _read(options.file)
    with ExitStack() as stack:
        review = (
            stack.enter_context(open_review(reads_standard_input=options.file == STANDARD)) if options.ask else None
        )
        run = _Run(options, data, name)
        learnt = run.learn(review and review(run.rephraser.corpus.chunks))
    return run.finish(learnt)


def _read(path: str) -> tuple[bytes, str]:
    name = "standard input" if path == STANDARD else path
    try:
        if path == STANDARD:
            return read_whole(sys.stdin.buffer), name
        with open(path, "rb") as file:
            return read_whole(file), name
    except ValueError as error:
        raise QuestionsError(f"cannot read the rows: {error}", path=name) from error
    except OSError as error:
        if path == STANDARD:
            raise
        raise QuestionsError(f"cannot read the rows: {system_reason(error)}", path=path) from error


def _refuse_others(drafted: DraftedRows, name: str, references: References) -> None:
    """Raise `QuestionsError` if all rows are about other documents, whose decoys these documents may answer."""
    named = [row for row in drafted.rows if row.chunk]
    if not named or any(references.concerns(row.chunk) for row in named):
        return
    try:
        references.named(named[0].chunk)
    except ChunkReferenceError as error:
        message = f"no row names a chunk of these documents ({error.message}); name the documents that it is about"
        raise QuestionsError(message, path=name, line=named[0].line) from error


class _Run:
    """One run of the command: the documents, the rows, and where they are written."""

    def __init__(self, options: LearnOptions, data: bytes, name: str) -> None:
        self._options = options
        self._name = name
        decided = keys_decided(language=options.language, threshold=options.threshold)
        apart = [path for path in (options.file, options.labelled) if path not in (None, STANDARD)]
        found = find_files(corpus_roots(options.corpus), decided, apart=apart)
        tell_kept_apart(found)
        language = found.settings.language_for(options.language)
        with working("reading the documents"):
            self.rephraser: Rephraser = read_to_rephrase(found, language, options.encoder)
        self._analyser = self.rephraser.analyser
        self._learner = Learner(self.rephraser, self._analyser, options.threshold)
        self._chunks = self.rephraser.corpus.chunks
        self._places = Places(found, self._chunks, self._learner.references)
        self._drafted: DraftedRows = read_drafted(data, name, self._learner.references)
        _refuse_others(self._drafted, name, self._learner.references)

    def learn(self, review: Callable[[Sequence[Row]], tuple[Sequence[Row], Sequence[Rejection]]] | None) -> Learnt:
        """Judge the rows and measure what they are worth."""
        with Progress("questions asked") as progress:
            return self._learner.learn(
                self._drafted,
                self._options.labelled,
                allow_worse=self._options.allow_worse,
                review=review,
                has_place=lambda row: self._places.folder_of(row.chunk) is not None,
                progress=progress,
            )

    def finish(self, learnt: Learnt) -> int:
        """Write the rows unless that is refused, print the report, and return the exit status."""
        as_json, dry_run = self._options.as_json, self._options.dry_run
        placed = {} if learnt.refused else self._placed(learnt.rows)
        differences = [difference(*each, self._naming(each[0])) for each in placed.items()] if dry_run else []
        # Written before anything is printed: the reader of the report may end early, as `| head` does.
        written = [] if dry_run else [add_rows(*each, self._naming(each[0])) for each in placed.items()]
        if as_json:
            paths = [path for path, _ in written]
            print(to_json(report_to_json(self._name, self._drafted, learnt, self._chunks, paths)))
        else:
            # With --dry-run the difference alone is on standard output, so that `patch` can read it.
            print("\n".join(self._report(learnt, written)), file=sys.stderr if dry_run else sys.stdout, flush=True)
        print("".join(differences), end="")
        return _REFUSED if learnt.refused else _DONE

    def _report(self, learnt: Learnt, written: Sequence[Written]) -> Iterator[str]:
        likeness = cache(lambda: Likeness(self._learner.index_of(learnt.rows)))
        pull = partial(self._pull, learnt, likeness)
        yield from learning_report(self._name, self._drafted, learnt, self._chunks, pull)
        if learnt.refused:
            yield from ("", _refusal(learnt, self._options.allow_worse))
        elif not learnt.rows:
            yield from ("", "Nothing was written, because no row is left to take in.")
        elif written:
            yield from ("", *(f"Wrote {added:,} row{'s' * (added != 1)} to {path}." for path, added in written))

    def _placed(self, rows: Sequence[Row]) -> dict[str, list[PlacedRow]]:
        """Return the rows to write into each folder, in the order of the folders."""
        placed: dict[str, list[PlacedRow]] = defaultdict(list)
        for row in rows:
            folder = self._places.folder_of(row.chunk)
            if folder is not None:
                name = "" if row.chunk is None else self._places.name_of(row.chunk, folder)
                placed[folder].append(PlacedRow(row.question, name))
        return {folder: placed[folder] for folder in self._places.folders if folder in placed}

    def _naming(self, folder: str) -> ChunkNaming:
        return ChunkNaming(
            lambda name: self._places.number_of(name, folder),
            lambda number: self._places.name_of(number, folder),
            partial(key_of, analyser=self._analyser),
        )

    def _pull(self, learnt: Learnt, likeness: Callable[[], Likeness], one: Compared) -> str:
        """Return which new row pulls a question to another chunk than its own, as the end of a sentence."""
        asked, first = one.after.row, one.after.first
        rows = [row for row in learnt.rows if row.chunk == first and row != asked]
        if not rows or first == asked.chunk:
            return ""
        nearest = likeness().nearest(asked.question, rows)[0]
        return f'; the new row most like it is {self._name}:{nearest.line} "{nearest.question}"'


def _refusal(learnt: Learnt, allowed: int) -> str:
    many = len(learnt.worth.newly_wrong)
    return (
        f"Nothing was written: {many:,} question{'s' * (many != 1)} would be answered wrong that "
        f"{'are' if many != 1 else 'is'} not now, and --allow-worse is {allowed:,}."
    )
