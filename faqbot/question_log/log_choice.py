"""Decide where questions are logged: what the caller says counts first, then FAQBOT_LOG, then a default."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from faqbot.question_log.question_log import QuestionLog

# The environment variable that names the file of the log; without it, or with an empty value, nothing is logged.
LOG_VARIABLE = "FAQBOT_LOG"

# What a caller may say about the log: a file or a log; False to log nothing, whatever FAQBOT_LOG says; None to do what
# FAQBOT_LOG says.
LogSetting: TypeAlias = "str | os.PathLike[str] | QuestionLog | Literal[False] | None"

# The name of a log, on the command line and in FAQBOT_LOG, that stands for none.
_NEVER = "none"


def choose_log(setting: LogSetting, default: str | os.PathLike[str] | None = None) -> QuestionLog | None:
    """Return the log that `setting` chooses, None to log nothing.

    `default` is the file that the settings of a corpus name, which counts if neither the caller nor FAQBOT_LOG says
    anything.
    """
    if setting is None:
        setting = named_log(os.environ.get(LOG_VARIABLE))
    if setting is None:
        setting = default
    if setting is None or setting is False:
        return None
    from faqbot.question_log.question_log import QuestionLog  # noqa: PLC0415 - few people log questions

    if isinstance(setting, QuestionLog):
        return setting
    if not os.fspath(setting):  # a TypeError for what is no path
        raise ValueError("log must name a file; False stands for no log")
    return QuestionLog(setting)


def paths_of(log: QuestionLog | None) -> tuple[str, ...]:
    """Return the path of a log, as `find_files` takes it; of no log, nothing."""
    return () if log is None else (log.path,)


def named_log(name: str | None) -> str | Literal[False] | None:
    """Return what the name of a log says, on the command line or in FAQBOT_LOG: `none` is False, nothing is None."""
    if not name:
        return None
    return False if name == _NEVER else name


def known_logs(paths: Sequence[str]) -> list[str]:
    """Return the paths of logs to read: those given, or else the one that FAQBOT_LOG names; empty if neither does."""
    named = named_log(os.environ.get(LOG_VARIABLE))
    return list(paths) or ([named] if named else [])
