"""`faqbot gaps`: read the logs, ask again what was not answered, group it, and return what the author asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from faqbot.authoring.gaps.gap import FoundGaps, gaps_of
from faqbot.authoring.gaps.gap_document import stubs_of
from faqbot.authoring.gaps.gap_phrasings import rows_that_close
from faqbot.authoring.gaps.gap_report import gaps_to_json, report_of_gaps
from faqbot.authoring.gaps.grouping import groups_of
from faqbot.authoring.gaps.log_reading import BrokenLine, LoggedQuestion, LogReading, read_logs
from faqbot.authoring.gaps.question_vectors import vectors_of_questions
from faqbot.authoring.gaps.unanswered import OpenQuestion, find_unanswered, index_of
from faqbot.bot import FaqBot
from faqbot.errors import QuestionsError
from faqbot.question_log.log_choice import LOG_VARIABLE, known_logs
from faqbot.rendering.readable import to_json
from faqbot.system.progress import Progress, working

GapForm = Literal["text", "json", "markdown", "phrasings"]


@dataclass(frozen=True, slots=True)
class GapSettings:
    """What is looked for, and the form of the result.

    Only questions asked at or after `since` (a date, or a time as in the log; empty: all) count, and only gaps that
    were asked at least `least` times.
    """

    form: GapForm = "text"
    since: str = ""
    least: int = 1


def run_gaps(
    open_bot: Callable[[], FaqBot], logs: Sequence[str], settings: GapSettings, warn: Callable[[str], None]
) -> str:
    """Find the gaps in these logs, and return them in the form of the settings; `warn` says what was passed over.

    Without logs, that of FAQBOT_LOG is read, or else that of the documents' settings. Raises `QuestionsError` for a log
    that cannot be read, and if nobody names a log. Raises the errors of `open_bot`.
    """
    reading, bot = _opened(open_bot, known_logs(logs))
    found = find_gaps(bot, reading.questions, settings, reading.broken)
    for message in _warnings(found):
        warn(message)
    if settings.form == "json":
        return to_json(gaps_to_json(found))
    lines = {"markdown": stubs_of, "phrasings": rows_that_close}.get(settings.form)
    return "\n".join(report_of_gaps(found) if lines is None else lines(found.gaps))


def _opened(open_bot: Callable[[], FaqBot], logs: Sequence[str]) -> tuple[LogReading, FaqBot]:
    """Read the logs and open the documents; named logs are read first, because they are the sooner wrong."""
    if logs:
        return read_logs(logs), open_bot()
    bot = open_bot()
    if bot.default_log is None:
        message = f"name a log of questions after gaps, in {LOG_VARIABLE}, or as `log` in faqbot.toml"
        raise QuestionsError(message)
    return read_logs([bot.default_log]), bot


def find_gaps(
    bot: FaqBot, logged: Sequence[LoggedQuestion], settings: GapSettings, broken: tuple[BrokenLine, ...] = ()
) -> FoundGaps:
    """Return the gaps that logged questions show in the documents of a bot."""
    wanted = [question for question in logged if not settings.since or question.time >= settings.since]
    undated = sum(not question.time for question in logged) if settings.since else 0
    unanswered = find_unanswered(wanted, bot, _counted)
    with working("grouping the questions"):
        vectors = vectors_of_questions([question.searched for question in unanswered.open], index_of(bot))
        gaps = gaps_of(unanswered.open, vectors, groups_of(vectors))
    large = tuple(gap for gap in gaps if gap.count >= settings.least)
    return FoundGaps(large, unanswered, len(wanted), undated, len(gaps) - len(large), broken, settings.since)


def _counted(questions: Sequence[OpenQuestion]) -> Iterator[OpenQuestion]:
    """Yield the questions unchanged, and show the progress on a terminal."""
    with Progress("questions asked again") as progress:
        for question in questions:
            yield question
            progress.step((progress.done + 1) / len(questions))


# Broken lines that are named one by one.
_MOST_NAMED = 10


def _warnings(found: FoundGaps) -> Iterator[str]:
    yield from map(str, found.broken[:_MOST_NAMED])
    if found.broken:
        more = len(found.broken) - _MOST_NAMED
        named = f", of which {more:,} more are not named here (--json names them all)" if more > 0 else ""
        yield f"{_lines(len(found.broken))} of the logs could not be read{named}; the rest was read"
    if found.undated:
        yield f"{found.undated:,} questions were left out, because their file does not say when they were asked"


def _lines(count: int) -> str:
    return f"{count:,} line{'s' * (count != 1)}"
