"""The folders in the user's home that faqbot keeps files in."""

from __future__ import annotations

import os
from typing import Literal

from faqbot.errors import OutputError


def user_folder(kind: Literal["cache", "data", "state"]) -> str:
    """Return the absolute path of faqbot's folder for files of a kind; the folder may not exist yet.

    Raises `OutputError` if the user has no home folder, as in a container that runs under an unknown user id.
    """
    import platformdirs  # noqa: PLC0415 - not needed to answer from a saved index

    find = {
        "cache": platformdirs.user_cache_dir,
        "data": platformdirs.user_data_dir,
        "state": platformdirs.user_state_dir,
    }
    try:
        folder = find[kind]("faqbot", appauthor=False)
    except (RuntimeError, KeyError):
        folder = ""
    if not os.path.isabs(folder):  # older versions of platformdirs return "~/.cache/faqbot" unexpanded
        raise OutputError(f"there is no home folder; set HOME or XDG_{kind.upper()}_HOME")
    return folder
