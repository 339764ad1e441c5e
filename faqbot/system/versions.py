"""The versions of installed packages."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable

# What the folders and files with the metadata of packages end with.
_SUFFIXES = (".dist-info", ".egg-info")


def installed_versions(names: Iterable[str]) -> dict[str, str]:
    """Return the version of each package by its name ("markdown-it-py"), or "" if the package is not installed.

    Simply put: this is `importlib.metadata.version` for each name. The version is read from the name of the folder or
    file that installers leave beside a package ("markdown_it_py-4.0.0.dist-info", "PyYAML-5.3.1-py3.8.egg-info"),
    because importing `importlib.metadata` takes as long as answering a question.
    """
    versions: dict[str, str] = {}
    missing = {_normal(name): name for name in names}
    initials = {name[:1] for name in missing}
    for folder in sys.path:
        if not missing:
            break
        for entry in _entries(folder):
            if entry[:1].lower() not in initials:
                continue  # most entries; splitting their names takes longer than this test
            stem, suffix = os.path.splitext(entry)
            name, _, version = stem.partition("-")
            if suffix in _SUFFIXES and _normal(name) in missing:
                versions[missing.pop(_normal(name))] = version.partition("-py")[0]
    return {**versions, **dict.fromkeys(missing.values(), "")}


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
