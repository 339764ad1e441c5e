"""Read a run that `faqbot eval --save` or `--json` wrote, to compare a later run with it."""

from __future__ import annotations

import json
import os
from typing import Any

from faqbot.corpus.files.whole_files import read_whole
from faqbot.errors import QuestionsError, system_reason
from faqbot.evaluation.run_comparison import RunQuestion
from faqbot.evaluation.verdicts import VERDICTS

_REMEDY = "name a file that `faqbot eval --save FILE` or `faqbot eval --json > FILE` wrote"


def read_run(path: str | os.PathLike[str]) -> tuple[RunQuestion, ...]:
    """Return the questions of a saved run; raise `QuestionsError` for any other file."""
    name = os.fspath(path)
    try:
        with open(name, "rb") as file:
            record = json.loads(read_whole(file).decode("utf-8-sig"))
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise QuestionsError(f"cannot read the earlier run: {reason}", path=name) from error
    except (ValueError, RecursionError) as error:
        raise QuestionsError(f"is not JSON, so it is no earlier run; {_REMEDY}", path=name) from error
    if not isinstance(record, dict) or "overall" not in record:
        raise QuestionsError(f"holds JSON, but no earlier run; {_REMEDY}", path=name)
    if not isinstance(record.get("questions"), list):
        message = "was written by an older faqbot, which did not keep what became of each question; save the run again"
        raise QuestionsError(message, path=name)
    return tuple(_question(one, name, place) for place, one in enumerate(record["questions"], start=1))


def is_run(path: str) -> bool:
    """Whether a file is a saved run."""
    try:
        read_run(path)
    except QuestionsError:
        return False
    return True


def _question(record: Any, path: str, place: int) -> RunQuestion:
    """Return a question of a run; `place` is its place in the list, from 1."""
    if not isinstance(record, dict):
        record = {}
    question, topic, rank = record.get("question"), record.get("topic"), record.get("rank")
    verdict, confidence = record.get("verdict"), record.get("confidence")
    sound = (
        isinstance(question, str)
        and isinstance(topic, str | None)
        and isinstance(rank, int | None)
        and isinstance(confidence, int | float)
        and verdict in VERDICTS
    )
    if not sound:
        raise QuestionsError(f"question {place} of the earlier run is damaged; {_REMEDY}", path=path)
    return RunQuestion(question, topic, verdict, confidence, rank)
