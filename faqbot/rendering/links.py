"""Hyperlinks in terminals (OSC 8): which terminal shows them, and where a citation points."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

# The names that terminals give themselves, in TERM_PROGRAM and in TERM.
_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio", "Tabby"}
_TERMS = re.compile(r"xterm-(?:kitty|ghostty)|(?:alacritty|foot|wezterm|contour)(?:-|$)")
_VARIABLES = ("KONSOLE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID", "DOMTERM")

# VTE (GNOME Terminal and many others) crashed on hyperlinks in 0.50.0.
_VTE_SINCE = 5001


def shows_links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to show hyperlinks; FORCE_HYPERLINK overrules what is known."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced != "0"
    terminal = environment.get("TERM", "")
    # Multiplexers inherit the variables of the terminal around them, and may not pass its links on.
    inside = "TMUX" in environment or "STY" in environment or terminal.startswith(("screen", "tmux"))
    if inside or environment.get("NO_COLOR") or terminal in ("dumb", "unknown", "linux"):
        return False
    vte = environment.get("VTE_VERSION", "")
    known = environment.get("TERM_PROGRAM") in _PROGRAMS or any(name in environment for name in _VARIABLES)
    return known or bool(_TERMS.match(terminal)) or (vte.isdecimal() and int(vte) >= _VTE_SINCE)


def file_of(path: str, roots: Sequence[str]) -> str | None:
    """Return the file that a citation's path means among the roots of a corpus, None if there is none now.

    A root may be a single file, cited by its name; where roots clash, the path begins with the root's own name.
    """
    for root in roots:
        folder = root if os.path.isdir(root) else os.path.dirname(root)
        for base in (folder, os.path.dirname(folder)):
            file = os.path.normpath(os.path.join(base, path))
            if (file == root or file.startswith(os.path.join(root, ""))) and os.path.isfile(file):
                return file
    return None


def file_url(file: str) -> str:
    """Return the URL of a file on this machine; the host says which, since the terminal may be on another."""
    from socket import gethostname  # noqa: PLC0415 - only hyperlinks need them
    from urllib.parse import quote  # noqa: PLC0415

    return f"file://{quote(gethostname())}{quote(os.fsencode(os.path.abspath(file)))}"
