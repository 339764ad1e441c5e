"""Hyperlinks in terminals (OSC 8): which terminal shows them, and which file a citation leads to."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from faqbot.corpus.discovery import find_files
from faqbot.errors import CorpusError

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


# For the roots asked about last, the path of each document by the name it is cited by.
_paths: dict[tuple[str, ...], dict[str, str]] = {}


def file_of(name: str, roots: Sequence[str]) -> str | None:
    """Return the path of the document that is cited by this name, None if there is no such file now.

    `roots` are the files and folders of the corpus. They are searched once, and again when a file is missing: a name
    depends on the names of all other documents, so only discovery knows which file it belongs to.
    """
    searched = tuple(roots)
    file = _paths.get(searched, {}).get(name)
    if file is None or not os.path.isfile(file):
        _paths.clear()
        _paths[searched] = _find(searched)
        file = _paths[searched].get(name)
    return file


def _find(roots: tuple[str, ...]) -> dict[str, str]:
    try:
        return find_files(roots).paths()
    except CorpusError:  # a root that is gone since the corpus was read
        return {}


def file_url(file: str) -> str:
    """Return the URL of a file on this machine; the host says which, since the terminal may be on another."""
    from socket import gethostname  # noqa: PLC0415 - only hyperlinks need them
    from urllib.parse import quote  # noqa: PLC0415

    return f"file://{quote(gethostname())}{quote(os.fsencode(os.path.abspath(file)))}"
