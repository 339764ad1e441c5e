"""Find what is used of pypdf, and say in one line if the version that is installed does not have it.

All names are public but one: pypdf reads the tables of a font (encoding, `ToUnicode`, widths) in a class that it keeps
to itself, and has no public way to the width of a string, without which there are no columns and no tables. Only
`font_tables` uses it.
"""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from typing import Any

from faqbot.corpus.readers.libraries import imported
from faqbot.errors import MissingLibraryError

# The versions that have been tried; the next main version may rename what is private.
PYPDF_VERSIONS = "pypdf>=6.21,<8"

# pypdf logs what it repairs; without a handler, Python would write that to standard error.
_SILENT = logging.NullHandler()


class PypdfLibrary:
    """The parts of pypdf that read a file; `path` is that of the file, for messages."""

    def __init__(self, path: str) -> None:
        logging.getLogger("pypdf").addHandler(_SILENT)
        self._pypdf = imported("pypdf", f"'{PYPDF_VERSIONS}'", path)
        try:
            self.open: type[Any] = self._pypdf.PdfReader
            self.parsed: type[Any] = imported("pypdf.generic", "pypdf", path).ContentStream
            self.needs_library: type[Exception] = imported("pypdf.errors", "pypdf", path).DependencyError
            self._limited = self._pypdf.apply_configuration
            self._known_limits = self._pypdf.get_configuration()
            self._font_tables = imported("pypdf.generic._font", "pypdf", path).Font.from_font_resource
        except (AttributeError, MissingLibraryError) as error:
            version = getattr(self._pypdf, "__version__", "of an unknown version")
            message = f"pypdf {version} cannot be used to read it: pip install '{PYPDF_VERSIONS}'"
            raise MissingLibraryError(message, path=path) from error

    def font_tables(self, font: Any) -> Any:
        """Return the tables of a font: `encoding`, `character_map`, `character_widths`, `font_descriptor` and more."""
        return self._font_tables(font)

    def limited(self, **limits: int) -> AbstractContextManager[Any]:
        """Return a context in which pypdf keeps to these limits; a version that lacks one of them has its own."""
        kept: AbstractContextManager[Any] = self._limited(
            **{name: value for name, value in limits.items() if hasattr(self._known_limits, name)}
        )
        return kept
