"""Look into the objects of a PDF, which may be of any kind in a damaged file."""

from __future__ import annotations

from typing import Any


def pdf_entry(container: Any, name: Any) -> Any:
    """Return an entry of a dictionary of a PDF; None if it is not there, or if this is no dictionary."""
    if not isinstance(container, dict):
        return None
    found = container.get(name)
    return None if found is None else found.get_object() if hasattr(found, "get_object") else found
