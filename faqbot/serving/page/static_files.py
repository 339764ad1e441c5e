"""The files that pages load: the style sheet, the scripts and the icon."""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "static")

_SCRIPT = "text/javascript; charset=utf-8"
_MEDIA_TYPES = {
    "chat.css": "text/css; charset=utf-8",
    "chat.js": _SCRIPT,
    "page.js": _SCRIPT,
    "widget.js": _SCRIPT,
    "icon.svg": "image/svg+xml",
}


class StaticFile(NamedTuple):
    """A file as it is sent: its bytes and their media type."""

    content: bytes
    media_type: str


@cache
def static_file(name: str) -> StaticFile | None:
    """Return one of the static files by its name, None if there is no such file; no other file can be named."""
    if name not in _MEDIA_TYPES:
        return None
    with open(os.path.join(_FOLDER, name), "rb") as file:
        return StaticFile(file.read(), _MEDIA_TYPES[name])
