"""Local and remote files, which fsspec reads and writes: the files of questions, and the folder of the parts."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib import import_module
from typing import Any

from faqbot.errors import FaqbotError, OutputError, QuestionsError, system_reason

# The file that marks a finished run, and the file that marks an unfinished run of faqbot: other tools give parts the
# same names.
_MARKER = "_SUCCESS"
_OURS = "_faqbot"
# The names of parts, and of drafts that become parts.
_OWN = re.compile(r"part-\d{5,}\.(?:csv|tsv|jsonl)|\.part-.*\.new")


def file_system_of(path: str) -> tuple[Any, str]:
    """Return the fsspec file system of a path or URL, and the file's name in that file system."""
    fsspec = package("fsspec")
    try:
        system, name = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:  # an unknown protocol, or one whose package is missing
        raise FaqbotError(str(error), path=path) from error
    return system, str(name)


def files_of(pattern: str) -> list[str]:
    """Return the URLs of the files that a path or pattern names, sorted."""
    system, name = file_system_of(pattern)
    try:
        is_one = system.isfile(name)  # a file's own name may have brackets or stars
        found = [name] if is_one else [path for path in sorted(system.glob(name)) if system.isfile(path)]
    except OSError as error:
        raise QuestionsError(f"cannot read the questions: {system_reason(error)}", path=pattern) from error
    if not found:
        raise QuestionsError("cannot read the questions: no such file", path=pattern)
    return [system.unstrip_protocol(path) for path in found]


def prepared_folder(output: str, questions: list[str]) -> str:
    """Return the URL of the folder for the parts, without the files that an unfinished run left there.

    Raises `OutputError` if the folder holds a finished run or any other file, or if it cannot be written.
    """
    system, name = file_system_of(output)
    folder = str(system.unstrip_protocol(name)).rstrip("/")
    if any(path.rpartition("/")[0] == folder for path in questions):
        raise OutputError("is the folder of the questions; name another folder", path=output)
    try:
        with suppress(FileExistsError, PermissionError):  # an object store has no folders to make
            system.makedirs(name, exist_ok=True)
        names = _names(system, name)
        if _MARKER in names:
            raise OutputError(f"holds a finished run ({_MARKER}); name another folder", path=output)
        left = [own for own in names if own != _OURS]
        if left and (_OURS not in names or not all(map(_OWN.fullmatch, left))):
            raise OutputError("is not empty and holds no unfinished run; name another folder", path=output)
        system.pipe_file(f"{name}/{_OURS}", b"")
        for own in left:
            system.rm_file(f"{name}/{own}")
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=output) from error
    return folder


def finish_folder(folder: str) -> None:
    """Remove the drafts of workers that died, and mark the folder as a finished run."""
    system, name = file_system_of(folder)
    for left in _names(system, name):
        if left.startswith("."):
            system.rm_file(f"{name}/{left}")
    system.pipe_file(f"{name}/{_MARKER}", b"")
    system.rm_file(f"{name}/{_OURS}")


def package(name: str) -> Any:
    """Return a module that `--dask` needs; raise `FaqbotError` with the command that installs it if it is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        hint = "pip install dask distributed fsspec (or, in a checkout of faqbot, pip install '.[dask]')"
        raise FaqbotError(f"--dask needs the package {name}: {hint}") from error


def _names(system: Any, folder: str) -> list[str]:
    system.invalidate_cache()
    try:
        listed = system.ls(folder, detail=False)
    except FileNotFoundError:
        return []
    return [path.rstrip("/").rpartition("/")[2] for path in listed if path.rstrip("/") != folder.rstrip("/")]
