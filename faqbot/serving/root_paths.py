"""Paths of a server that a proxy serves below a path of its own, such as "/help"."""

from __future__ import annotations


def without_root(path: str, root: str) -> str:
    """Return a path as the application knows it: without `root` in front, if it has that."""
    if root and (path == root or path.startswith(f"{root}/")):
        return path[len(root) :] or "/"
    return path
