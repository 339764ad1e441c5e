"""Hyperlinks in terminals (escape sequence OSC 8): which terminals show them, and which file a citation links to."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from faqbot.corpus.chunk import Source
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.place import Place
from faqbot.corpus.places import Anchor, Pages
from faqbot.errors import CorpusError

# Terminals that show hyperlinks, by their names in the environment variables TERM_PROGRAM and TERM, and by variables
# that only they set.
_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio", "Tabby"}
_TERMS = re.compile(r"xterm-(?:kitty|ghostty)|(?:alacritty|foot|wezterm|contour)(?:-|$)")
_VARIABLES = ("KONSOLE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID", "DOMTERM")

# The first version (here 0.50.1, as VTE_VERSION writes it) of the library VTE, which GNOME Terminal and many others
# use, that shows hyperlinks reliably: 0.50.0 crashed on them.
_VTE_SINCE = 5001


def shows_links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal with this environment is known to show hyperlinks.

    The variable FORCE_HYPERLINK takes precedence: "0" turns links off, any other value turns them on.
    """
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced != "0"
    terminal = environment.get("TERM", "")
    # tmux and screen inherit the variables of the terminal around them, but may not pass hyperlinks on to it.
    inside = "TMUX" in environment or "STY" in environment or terminal.startswith(("screen", "tmux"))
    if inside or environment.get("NO_COLOR") or terminal in ("dumb", "unknown", "linux"):
        return False
    vte = environment.get("VTE_VERSION", "")
    known = environment.get("TERM_PROGRAM") in _PROGRAMS or any(name in environment for name in _VARIABLES)
    return known or bool(_TERMS.match(terminal)) or (vte.isdecimal() and int(vte) >= _VTE_SINCE)


class _Search(NamedTuple):
    """What searching the roots has found: the paths of documents by the names they are cited by.

    `missing` are names that earlier searches found, or were made for, and the last one did not: no search is made for
    them again. Searches are not changed but replaced, since several threads may use one.
    """

    paths: Mapping[str, str] = MappingProxyType({})
    missing: Mapping[str, str] = MappingProxyType({})


# The last search of each roots.
_searches: dict[tuple[str, ...], _Search] = {}


def file_of(name: str, roots: Sequence[str]) -> str | None:
    """Return the path of the document that is cited by this name, or None if there is no such file now.

    `roots` are the files and folders of the corpus. They are searched once, and once more for each file that is
    missing: the name of a document depends on the names of all others, so only discovery knows whose name it is.
    """
    searched = tuple(roots)
    search = _searches.get(searched, _Search())
    file = search.paths.get(name) or search.missing.get(name, "")
    if os.path.isfile(file):
        return file
    if name in search.missing:
        return None
    paths = _find(searched)
    known = {name: "", **search.missing, **search.paths}
    _searches[searched] = _Search(paths, {name: path for name, path in known.items() if name not in paths})
    return paths.get(name)


def _find(roots: tuple[str, ...]) -> dict[str, str]:
    try:
        return find_files(roots).paths()
    except CorpusError:  # a root was removed after the corpus was read
        return {}


def citation_link(source: Source, roots: Sequence[str]) -> str:
    """Return the URL of the file that a source cites, or an empty string if there is no such file now."""
    file = file_of(source.path, roots)
    return file_url(file, source.place) if file else ""


def file_url(file: str, place: Place | None = None) -> str:
    """Return the URL of a file, with the name of this machine: the terminal may run on another machine.

    Behind it stands the page of a PDF or the anchor of a page of HTML, which browsers go to.
    """
    from socket import gethostname  # noqa: PLC0415 - only hyperlinks need them
    from urllib.parse import quote  # noqa: PLC0415

    fragment = place.name if isinstance(place, Anchor) else f"page={place.first}" if isinstance(place, Pages) else ""
    behind = f"#{quote(fragment, safe='=')}" if fragment else ""
    return f"file://{quote(gethostname())}{quote(os.fsencode(os.path.abspath(file)))}{behind}"
