"""The folders of the user that faqbot keeps files in."""

from __future__ import annotations

import os
from typing import Literal

from faqbot.errors import OutputError


def user_folder(kind: Literal["cache", "data", "state"]) -> str:
    """Return faqbot's folder for files of a kind, which need not be there yet.

    Raises `OutputError` for a user without a home folder, as in a container that runs under an unknown user id.
    """
    import platformdirs  # noqa: PLC0415 - a saved index does without it

    find = {
        "cache": platformdirs.user_cache_dir,
        "data": platformdirs.user_data_dir,
        "state": platformdirs.user_state_dir,
    }
    try:
        folder = find[kind]("faqbot", appauthor=False)
    except (RuntimeError, KeyError):
        folder = ""
    if not os.path.isabs(folder):  # older versions of platformdirs give "~/.cache/faqbot" as it is
        raise OutputError(f"there is no home folder; set HOME or XDG_{kind.upper()}_HOME")
    return folder
