"""The paths that a limit does not count."""

from __future__ import annotations

from collections.abc import Iterable


class FreePaths:
    """Paths, each as it is; one that ends with a slash stands for everything below it."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._paths = frozenset(paths)
        self._folders = tuple(path for path in self._paths if path.endswith("/"))

    def __contains__(self, path: str) -> bool:
        """Whether a path is one of them."""
        return path in self._paths or path.startswith(self._folders)
