"""The folders in the user's home that faqbot keeps files in."""

from __future__ import annotations

import os
import sys
from typing import Literal

from faqbot.errors import OutputError

# The folders of the XDG Base Directory Specification, where no environment variable names another.
_DEFAULTS = {"cache": "~/.cache", "data": "~/.local/share", "state": "~/.local/state"}


def user_folder(kind: Literal["cache", "data", "state"]) -> str:
    """Return the absolute path of faqbot's folder for files of a kind; the folder may not exist yet.

    Raises `OutputError` if the user has no home folder, as in a container that runs under an unknown user id.
    """
    try:
        folder = _by_xdg(kind) if sys.platform == "linux" else _by_platform(kind)
    except (RuntimeError, KeyError):
        folder = ""
    if not os.path.isabs(folder):  # older versions of platformdirs return "~/.cache/faqbot" unexpanded
        raise OutputError(f"there is no home folder; set HOME or XDG_{kind.upper()}_HOME")
    return folder


def _by_xdg(kind: Literal["cache", "data", "state"]) -> str:
    """Return the folder by the XDG Base Directory Specification.

    Simply put: ask platformdirs. But its imports are a twentieth of the time of the second `faqbot ask`.
    """
    named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    return os.path.join(named if named.strip() else os.path.expanduser(_DEFAULTS[kind]), "faqbot")


def _by_platform(kind: Literal["cache", "data", "state"]) -> str:
    import platformdirs  # noqa: PLC0415 - see `_by_xdg`

    find = {
        "cache": platformdirs.user_cache_dir,
        "data": platformdirs.user_data_dir,
        "state": platformdirs.user_state_dir,
    }
    return find[kind]("faqbot", appauthor=False)
