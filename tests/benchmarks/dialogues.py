"""Print how well questions about several similar pages are answered, and how well dialogues are held.

    python tests/benchmarks/dialogues.py DIR… [--phrasings both|with|without] [--generated 1000]

A folder holds `docs/` (see `labelled.py`), `questions.jsonl` and `dialogues.jsonl` (see `turns.py`). If the shipped
page is one of the documents, the questions are asked with and without the phrasings and synonyms beside that page.

The figures are shares of the questions of a kind, in percent, with 95 % intervals: the first match is right; the
document of the first match is right; answered right; answered wrong; asked back; asked back with options that all are
of documents that answer; abstained. Below the tables are the questions that miss a target of their kind, and the turns
that were not as expected.

With `--generated N`, generated pages (see `pages.py`) are measured too, few of them and N of them. The questions of
each folder that name a page, or are ambiguous, are asked once more with the folder's pages among N generated pages (see
`crowd.py`). The last table shows by how many percentage points the many pages fall behind the few.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from crowd import KINDS as IN_A_CROWD
from crowd import among, generated
from labelled import Folder, open_folder
from tables import Row, print_table
from turns import OUTCOMES, Judged, hold, read_dialogues

from faqbot import FaqBot
from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.errors import FaqbotError
from faqbot.evaluation.asking import Asked, ask_labelled
from faqbot.evaluation.metrics import share

KINDS = ("named", "unique", "ambiguous", "unanswerable")
HEADERS = (
    ("set", "kind", "questions", "right first", "document right", "right", "wrong", "chose", "all right", "abstained"),
    ("set", "kind", "figure", "percent"),
    ("set", "expected", "turns", "as expected"),
    ("set", "beside", "kind", "figure", "percent", "there", "points less; target 5"),
)


def document_is_right(one: Asked) -> bool:
    """Return whether the document of the first match answers the question."""
    return bool(one.matches) and one.matches[0].chunk.source.path in right_paths(one)


def right_paths(one: Asked) -> set[str]:
    """Return the paths of the documents in the expected references."""
    return {reference.rpartition(":")[0] for reference in one.labelled.expected}


def answered_right(one: Asked) -> bool:
    """Return whether the reply is an answer, and its chunk answers the question."""
    return one.reply.outcome == "answer" and one.is_right(one.reply.matches[0])


def answered_wrong(one: Asked) -> bool:
    """Return whether the reply is an answer, but its chunk does not answer the question."""
    return one.reply.outcome == "answer" and not one.is_right(one.reply.matches[0])


def chose(one: Asked) -> bool:
    """Return whether the bot asked back."""
    return one.reply.outcome == "choose"


def chose_right(one: Asked) -> bool:
    """Return whether the bot asked back, with options that all are of documents that answer."""
    return chose(one) and {match.chunk.source.path for match in one.reply.options} <= right_paths(one)


def abstained(one: Asked) -> bool:
    """Return whether the bot abstained."""
    return one.reply.outcome == "abstain"


def right_first(one: Asked) -> bool:
    """Return whether the first match answers the question."""
    return one.first_is_right


def not_answered(one: Asked) -> bool:
    """Return whether the bot abstained or asked back."""
    return one.reply.outcome != "answer"


COLUMNS = (right_first, document_is_right, answered_right, answered_wrong, chose, chose_right, abstained)


@dataclass(frozen=True)
class Target:
    """The least share of the questions of a kind for which `figure` should be true."""

    kind: str
    figure: Callable[[Asked], bool]
    name: str
    least: float


TARGETS = (
    Target("named", right_first, "right first", 0.90),
    Target("named", document_is_right, "document right", 0.97),
    Target("unique", right_first, "right first", 0.85),
    Target("ambiguous", chose_right, "asked back, every option right", 0.85),
    Target("unanswerable", not_answered, "not answered", 0.80),
)
TURNS_AS_EXPECTED = 0.85
# The most percentage points that many other pages may cost.
MOST_POINTS = 5


def cell(count: int, of: int) -> str:
    """Return a share with its 95 % interval, in percent."""
    figure = share(count, of)
    return "n/a" if figure is None else f"{100 * figure.value:.1f} ({100 * figure.low:.0f}-{100 * figure.high:.0f})"


def verdict(count: int, of: int, least: float) -> str:
    """Return a share with its target, and whether the target is met."""
    if of == 0:
        return "n/a"
    return f"{cell(count, of)}, {count} of {of}; target {100 * least:.0f}: {'met' if count >= least * of else 'MISSED'}"


def kind_rows(name: str, asked: Sequence[Asked]) -> Iterator[Row]:
    """Yield a row of figures for each kind."""
    for kind in dict.fromkeys((*KINDS, *(one.labelled.kind for one in asked))):
        of_kind = [one for one in asked if one.labelled.kind == kind]
        if of_kind:
            counts = [sum(map(column, of_kind)) for column in COLUMNS]
            blank = 2 * (kind == "unanswerable")  # no match and no document can be right
            yield name, kind, str(len(of_kind)), *[""] * blank, *(cell(count, len(of_kind)) for count in counts[blank:])


def target_rows(name: str, asked: Sequence[Asked]) -> Iterator[Row]:
    """Yield a row for each target."""
    for target in TARGETS:
        of_kind = [one for one in asked if one.labelled.kind == target.kind]
        yield name, target.kind, target.name, verdict(sum(map(target.figure, of_kind)), len(of_kind), target.least)


def turn_rows(name: str, judged: Sequence[Judged]) -> Iterator[Row]:
    """Yield a row with the share of turns as expected for each expected outcome, and a row for all turns."""
    for outcome in OUTCOMES:
        turns = [one for one in judged if one.turn.outcome == outcome]
        if turns:
            yield name, outcome, str(len(turns)), cell(sum(not one.wrong for one in turns), len(turns))
    yield name, "all", str(len(judged)), verdict(sum(not one.wrong for one in judged), len(judged), TURNS_AS_EXPECTED)


def unexpected(name: str, judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a line for each turn that was not as expected."""
    for one in judged:
        if one.wrong:
            turn = one.turn
            gold = ", ".join(f"{place.doc}:{place.first}-{place.last}" for place in turn.gold[:3])
            more = ", …" * (len(turn.gold) > 3)
            wanted = f"{turn.outcome} {gold}{more}".strip()
            yield f"{name} {one.dialogue.id} turn {one.number}: {turn.said!r}: expected {wanted}; {one.wrong}"


def misjudged(name: str, asked: Sequence[Asked]) -> Iterator[str]:
    """Yield a line for each question for which a figure with a target is false."""
    for one in asked:
        missed = [target.name for target in TARGETS if target.kind == one.labelled.kind and not target.figure(one)]
        if missed:
            first = f"{one.matches[0].chunk.source} ({one.confidence:.2f})" if one.matches else "nothing"
            asked_as = f"{name} {one.labelled.id} {one.labelled.kind}: {one.labelled.question!r}"
            offered = "".join(f" | {match.chunk.source.title}" for match in one.reply.options)
            yield f"{asked_as}: not {', not '.join(missed)}; {one.reply.outcome}{offered}; first {first}"


def ways(folder: Folder, phrasings: str, temporary: Path) -> Iterator[tuple[str, Folder]]:
    """Yield the folder with and without the phrasings beside the shipped page, each with its name in the tables."""
    shipped = Path(shipped_corpus())
    if shipped not in folder.corpus:
        yield folder.name, folder
        return
    if phrasings != "with":
        page = temporary / folder.name / "page"
        page.mkdir(parents=True)
        for path in shipped.glob("*.txt"):
            if path.name != "synonyms.txt":
                shutil.copy(path, page)
        corpus = tuple(page if path == shipped else path for path in folder.corpus)
        yield f"{folder.name}, without phrasings", replace(folder, corpus=corpus)
    if phrasings != "without":
        yield f"{folder.name}, with the shipped page's phrasings", folder


def crowd_rows(name: str, many: Sequence[Asked], beside: str, few: Sequence[Asked]) -> Iterator[Row]:
    """Yield a row for each target of `crowd.KINDS`, with the percentage points that the many pages cost."""
    for target in TARGETS:
        if target.kind in IN_A_CROWD:
            counted = [
                [target.figure(one) for one in asked if one.labelled.kind == target.kind] for asked in (many, few)
            ]
            if all(counted):
                percent, there = (100 * sum(some) / len(some) for some in counted)
                less = f"{there - percent:.1f}: {'met' if there - percent <= MOST_POINTS else 'MISSED'}"
                yield name, beside, target.kind, target.name, f"{percent:.1f}", f"{there:.1f}", less


@dataclass
class Report:
    """The rows of the tables, and the lines printed below the tables."""

    kinds: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    turns: list[Row] = field(default_factory=list)
    crowds: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def ask(self, name: str, folder: Folder, bot: FaqBot) -> list[Asked]:
        """Ask the questions of a folder."""
        asked = list(ask_labelled(bot, folder.questions))
        self.kinds += kind_rows(name, asked)
        self.targets += target_rows(name, asked)
        self.lines += misjudged(name, asked)
        return asked

    def hold(self, name: str, dialogues: Path, bot: FaqBot) -> None:
        """Hold the dialogues of a folder."""
        judged = list(hold(bot, read_dialogues(dialogues)))
        self.turns += turn_rows(name, judged)
        self.lines += unexpected(name, judged)

    def print(self) -> None:
        """Print everything."""
        for header, rows in zip(HEADERS, (self.kinds, self.targets, self.turns, self.crowds), strict=True):
            if rows:
                print_table(header, rows)
                print()
        print(*self.lines, sep="\n")


def measure_folder(report: Report, path: Path, phrasings: str, temporary: Path, count: int) -> None:
    """Hold the dialogues of a folder, and ask its questions: alone, and (if `count`) among `count` generated pages."""
    for name, folder in ways(open_folder(path), phrasings, temporary):
        bot = FaqBot.from_corpus(*folder.corpus)
        asked = report.ask(name, folder, bot)
        dialogues = path / "dialogues.jsonl"
        if dialogues.exists():
            report.hold(name, dialogues, bot)
        if count:
            crowded = f"{name}, among {count:,}"
            crowd = among(folder, count, temporary / crowded)
            many = report.ask(crowded, crowd, FaqBot.from_corpus(*crowd.corpus))
            report.crowds += crowd_rows(crowded, many, name, asked)


def measure_generated(report: Report, count: int, temporary: Path) -> None:
    """Ask questions about few generated pages, and about `count` of them."""
    (beside, few), (name, many) = [
        (name, report.ask(name, folder, FaqBot.from_corpus(*folder.corpus)))
        for name, folder in generated(count, temporary)
    ]
    report.crowds += crowd_rows(name, many, beside, few)


def main(folders: Sequence[str], phrasings: str, count: int) -> None:
    """Measure every folder and print the tables."""
    warnings.simplefilter("ignore")
    report = Report()
    with tempfile.TemporaryDirectory() as temporary:
        if count:
            measure_generated(report, count, Path(temporary))
        for name in folders:
            measure_folder(report, Path(name), phrasings, Path(temporary), count)
    report.print()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="*", metavar="DIR")
    arguments.add_argument("--phrasings", choices=("both", "with", "without"), default="both")
    arguments.add_argument("--generated", type=int, default=0, metavar="N")
    options = arguments.parse_args()
    if not options.folders and not options.generated:
        arguments.error("name a folder, or say how many pages to generate")
    try:
        main(options.folders, options.phrasings, options.generated)
    except FaqbotError as error:
        raise SystemExit(str(error)) from error
