"""The versions of installed packages."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable


def installed_versions(names: Iterable[str]) -> dict[str, str]:
    """Return the version of each package by its name, such as "markdown-it-py"; an empty one if it is not installed.

    Simply put, this is `importlib.metadata.version`. It reads the version off the name of the folder that installers
    leave beside a package ("markdown_it_py-4.0.0.dist-info"), because importing that module takes as long as
    answering a question does.
    """
    versions: dict[str, str] = {}
    missing = {_normal(name): name for name in names}
    for folder in sys.path:
        if not missing:
            break
        for entry in _entries(folder):
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and _normal(name) in missing:
                versions[missing.pop(_normal(name))] = version
    return {**versions, **{name: _version(name) for name in missing.values()}}


def _normal(name: str) -> str:
    """Return a name as all spellings of it are compared: "Markdown_It.py" is "markdown-it-py"."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _version(name: str) -> str:
    """Return a version that no folder's name has, as those of packages that came with the system."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - see above

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
