"""Import the library that a reader needs, or say how to install it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from faqbot.corpus.readers.registry import format_named, suffix_of
from faqbot.errors import MissingLibraryError


def imported(module: str, distribution: str, path: str) -> Any:
    """Return a module of a library for the format of a file.

    `distribution` is what the library is called where it is installed from. Raises `MissingLibraryError` if it is not
    installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        hint = f"pip install {distribution} (or, in a checkout of faqbot, pip install '.[{format_named(path).extra}]')"
        message = f"reading {suffix_of(path)} needs a library that is not installed: {hint}"
        raise MissingLibraryError(message, path=path) from error
