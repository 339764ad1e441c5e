"""The versions of installed packages."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable


def installed_versions(names: Iterable[str]) -> dict[str, str]:
    """Return the version of each package by its name ("markdown-it-py"), or "" if the package is not installed.

    Simply put: this is `importlib.metadata.version` for each name. The version is read from the name of the folder that
    installers leave beside a package ("markdown_it_py-4.0.0.dist-info"), because importing `importlib.metadata` takes
    as long as answering a question.
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
    """Return a package's normalised name, in which all its spellings agree: "Markdown_It.py" is "markdown-it-py".

    The rule is that of the Python packaging standard PEP 503.
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _version(name: str) -> str:
    """Return a version that no folder name tells, as for a package that came with the operating system."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to import

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
