"""The whole of `faqbot eval`: read the questions, ask them, write the files that are wanted, and return the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from faqbot.bot import FaqBot
from faqbot.corpus.files.own_files import refuse_among, refuse_own
from faqbot.errors import OutputError
from faqbot.evaluation.asking import Asked, ask_labelled
from faqbot.evaluation.bounds import Bound, bounds_of, failures_of
from faqbot.evaluation.evaluation import Evaluation, evaluation_to_json, summarise
from faqbot.evaluation.labelled import read_labelled
from faqbot.evaluation.offers import Offer, offer_of
from faqbot.evaluation.reporting.plain_words import in_plain_words
from faqbot.evaluation.reporting.plots import check_plotting, write_plots
from faqbot.evaluation.reporting.report import MOST_MISSES, report
from faqbot.evaluation.reporting.report_lines import ReportLayout
from faqbot.evaluation.reporting.result_rows import check_result_suffix, is_results, write_results
from faqbot.evaluation.run_comparison import RunComparison, compare_runs, comparison_to_json
from faqbot.evaluation.saved_run import is_run, read_run
from faqbot.evaluation.thresholds import Suggestion, suggest_threshold
from faqbot.rendering.readable import to_json
from faqbot.system.atomic_files import STANDARD, open_output, refuse_existing
from faqbot.system.progress import Progress

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class EvalSettings:
    """What `faqbot eval` is asked for.

    - `labelled` is the file of questions, `-` for standard input.
    - `threshold` (0 to 1) is the least confidence that answers, None for the default.
    - `as_json` asks for JSON in place of the report, and `misses` is the most misses of each sort in the report.
    - `output` is the file for a row per question, `save` that for the run as JSON, `plot` the folder for the plots.
    - `baseline` is the file of an earlier run, `fail_under` are bounds on figures as text.
    - `precision` (0 to 1) is that which a threshold is suggested for.
    - `columns` is the width of the terminal that the report is read on, None if it is not read on one.
    - `force` replaces files of others that exist, and writes among the documents; files that eval wrote are replaced.
    """

    labelled: str
    threshold: float | None = None
    as_json: bool = False
    misses: int = MOST_MISSES
    output: str | None = None
    save: str | None = None
    plot: str | None = None
    baseline: str | None = None
    fail_under: str | None = None
    precision: float | None = None
    columns: int | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class EvalRun:
    """The text to print, and a line for each bound that was not kept."""

    text: str
    failures: list[str]


def run_evaluation(open_bot: Callable[[], FaqBot], settings: EvalSettings) -> EvalRun:
    """Ask the labelled questions, write the files, and return the report, or one line of JSON.

    Whatever can be refused is refused before the documents are opened: `QuestionsError` for a file that cannot be read,
    `OutputError` for one that cannot be written, `FaqbotError` for other settings. Raises the errors of `open_bot` too.
    """
    bounds = bounds_of(settings.fail_under) if settings.fail_under is not None else ()
    earlier = read_run(settings.baseline) if settings.baseline is not None else None
    questions = read_labelled(settings.labelled)
    outputs = _checked_outputs(settings)
    replaced = {path for path in outputs if settings.force or os.path.lexists(path)}
    bot = open_bot()
    for path, is_own in outputs.items():
        if not is_own(path):
            refuse_own(path, bot.roots)
        if not settings.force:
            refuse_among(path, bot.roots)
    asked = list(_counted(ask_labelled(bot, questions, threshold=settings.threshold), len(questions), "questions"))
    evaluation = summarise(asked)
    comparison = compare_runs(earlier, evaluation.questions) if earlier is not None else None
    offers = _offers(bot, asked) if settings.plot is not None or settings.precision is not None else []
    suggestion = None
    if settings.precision is not None:
        suggestion = suggest_threshold(offers, settings.precision, evaluation.threshold)
    _write(settings, evaluation, comparison, asked, offers, replaced)
    text = _text(settings, evaluation, bounds, comparison, suggestion)
    return EvalRun(text, failures_of(bounds, evaluation))


def _counted(items: Iterable[_Item], number: int, unit: str) -> Iterator[_Item]:
    """Yield the items unchanged, and show the progress on a terminal; `number` is their number."""
    with Progress(unit) as progress:
        for item in items:
            progress.step((progress.done + 1) / number)
            yield item


def _offers(bot: FaqBot, asked: Sequence[Asked]) -> list[Offer]:
    offers = (offer_of(bot, one.reply, one.right, topic=one.labelled.topic) for one in asked)
    return list(_counted(offers, len(asked), "questions at any threshold"))


def _checked_outputs(settings: EvalSettings) -> Mapping[str, Callable[[str], bool]]:
    """Return the files to write, each with the function that says whether an earlier eval wrote the one that is there.

    Raises an error for an output that cannot be written, before anything is asked.
    """
    outputs = {path: is_own for path, is_own in ((settings.output, is_results), (settings.save, is_run)) if path}
    for path in outputs:
        _check_place(path, settings.labelled)
    if settings.output is not None:
        check_result_suffix(settings.output)
        if settings.save is not None and _is_same(settings.output, settings.save):
            raise OutputError("is named for the rows and for the run; name two files", path=settings.save)
    for path, is_own in outputs.items():
        refuse_existing(path, force=settings.force, is_own=is_own)
    if settings.plot is not None:
        check_plotting(settings.plot)
    return outputs


def _check_place(path: str, labelled: str) -> None:
    if path == STANDARD:
        raise OutputError("the report is written to standard output; name a file for this")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise OutputError("cannot write: there is no such folder", path=folder)
    if not os.access(folder, os.W_OK):
        raise OutputError("cannot write: permission denied", path=folder)
    if labelled != STANDARD and _is_same(path, labelled):
        raise OutputError("is the file of questions itself; name another file", path=path)


def _is_same(path: str, other: str) -> bool:
    if os.path.realpath(path) == os.path.realpath(other):
        return True
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)


def _write(
    settings: EvalSettings,
    evaluation: Evaluation,
    comparison: RunComparison | None,
    asked: Sequence[Asked],
    offers: Sequence[Offer],
    replaced: Collection[str],
) -> None:
    """Write the files that are wanted; those of `replaced` may take the place of others."""
    if settings.output is not None:
        write_results(settings.output, evaluation.questions, comparison, overwrite=settings.output in replaced)
    if settings.plot is not None:
        confidences, right = [one.confidence for one in asked], [one.first_is_right for one in asked]
        write_plots(settings.plot, confidences, right, offers, evaluation.threshold)
    if settings.save is not None:
        with open_output(settings.save, overwrite=settings.save in replaced) as file:
            file.write(f"{to_json(_saved(evaluation))}\n".encode("utf-8", "replace"))


def _text(
    settings: EvalSettings,
    evaluation: Evaluation,
    bounds: Sequence[Bound],
    comparison: RunComparison | None,
    suggestion: Suggestion | None,
) -> str:
    if not settings.as_json:
        lines = report(
            evaluation,
            most=settings.misses,
            bounds=bounds,
            suggestion=suggestion,
            comparison=comparison,
            baseline=settings.baseline or "",
            layout=ReportLayout() if settings.columns is None else ReportLayout.of_terminal(settings.columns),
        )
        return "\n".join(lines)
    record = _saved(evaluation)
    if comparison is not None:
        record["comparison"] = comparison_to_json(comparison)
    if suggestion is not None:
        record["suggestion"] = asdict(suggestion)
    return to_json(record)


def _saved(evaluation: Evaluation) -> dict[str, Any]:
    """Return what `--save` and `--json` write of every run; the questions are the longest part, and come last."""
    record = evaluation_to_json(evaluation)
    questions = record.pop("questions")
    return {"summary": in_plain_words(evaluation.overall), **record, "questions": questions}
