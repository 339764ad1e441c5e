"""The documents that are changed: pieces of real files, small so that many fit into a minute, and a few large ones.

The files are those that ship, those of the tests, and those in a folder `shared` beside the checkout, if there is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import made_pdfs
import word_files
from epub_files import book
from format_writers import MUSEUM, WRITERS
from made_workbooks import HEADER, inline, ods, ods_row, xlsx

from faqbot.corpus.readers.registry import SUFFIXES, format_named, suffix_of

ROOT = Path(__file__).parents[2]
_PLACES = (ROOT / "corpus", ROOT / "tests" / "data", ROOT.parent / "shared")

# So many files of a suffix give a seed, and so many bytes of each; a file that cannot be cut is left out if longer.
_FILES, _PIECE, _UNCUT = 48, 2_500, 8_000
# So many files are large seeds, and so many bytes of each.
_LARGE_FILES, _LARGE = 3, 40_000
# Where a piece of a text may begin, in the middle of a file.
_BEGINNINGS = (b"\n#", b"\n<h", b"\n\n", b"\n")


class Seeds(NamedTuple):
    """Small files, and a few large ones."""

    small: Sequence[bytes]
    large: Sequence[bytes]


def document_seeds() -> dict[str, Seeds]:
    """Return the seeds of each suffix, the same every time."""
    found = {suffix: Seeds([], []) for suffix in SUFFIXES}
    for suffix, paths in _paths().items():
        cut = _CUT.get(suffix, _uncut if format_named(f"a{suffix}").is_binary else _piece)
        for number, path in enumerate(_spread(paths, _FILES)):
            found[suffix].small.extend(cut(path.read_bytes(), number))  # type: ignore[attr-defined]
        longest = sorted(_spread(paths, 10 * _LARGE_FILES), key=lambda path: path.stat().st_size)[-_LARGE_FILES:]
        found[suffix].large.extend(path.read_bytes()[:_LARGE] for path in longest)  # type: ignore[attr-defined]
    for suffix, written in _written():
        kept = found[suffix].small if len(written) <= _UNCUT else found[suffix].large
        kept.append(written)  # type: ignore[attr-defined]
    return {suffix: seeds for suffix, seeds in sorted(found.items()) if seeds.small}


def _paths() -> dict[str, list[Path]]:
    """Return the paths of all files by their suffixes, those of the checkout first."""
    paths: dict[str, list[Path]] = {}
    for path in (path for place in _PLACES for path in sorted(place.rglob("*")) if path.is_file()):
        if suffix_of(path.name) in SUFFIXES:
            paths.setdefault(suffix_of(path.name), []).append(path)
    return paths


def _spread(paths: list[Path], most: int) -> list[Path]:
    """Return at most so many of the paths, from all over the list."""
    return [paths[number * len(paths) // most] for number in range(most)] if len(paths) > most else paths


def _piece(data: bytes, number: int) -> Iterator[bytes]:
    """Yield lines of a text: of every other file from the middle on, where something begins."""
    start = 0
    if number % 2 and len(data) > 2 * _PIECE:
        starts = [data.find(beginning, len(data) // 2) for beginning in _BEGINNINGS]
        start = next((at + 1 for at in starts if at >= 0), 0)
    piece = data[start : start + _PIECE]
    yield piece[: piece.rfind(b"\n") + 1] or piece


def _uncut(data: bytes, _: int) -> Iterator[bytes]:
    if len(data) <= _UNCUT:
        yield data


def _pruned(data: bytes, _: int) -> Iterator[bytes]:
    """Yield JSON whose lists have at most three items, so that it is short and whole."""
    try:
        pruned = json.dumps(_with_short_lists(json.loads(data)), ensure_ascii=False).encode()
    except ValueError:  # a document of one of the mistakes that the tests look for
        pruned = data
    yield from _uncut(pruned, 0)


def _with_short_lists(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_short_lists(one) for one in value[:3]]
    return {key: _with_short_lists(one) for key, one in value.items()} if isinstance(value, dict) else value


_CUT = {".json": _pruned, ".ipynb": _pruned}


def _written() -> Iterator[tuple[str, bytes]]:
    """Yield what the tests write in formats of which there are no files."""
    for suffix, write in WRITERS.items():
        yield suffix, write(MUSEUM)
    rows = ods_row("question", "answer") + ods_row("When?", "At ten.", repeated=2)
    yield ".ods", ods(f'<table:table table:name="A">{rows}</table:table>')
    yield ".xlsx", xlsx(HEADER + inline("When?", "At ten.") + inline("", "Or at two."))
    yield ".epub", book()
    yield ".qna", b"# ? When is it open?\n- At what time?\n```\nAt ten.\n```\n> a remark\n"
    yield ".docx", _word_file()
    yield ".pdf", made_pdfs.raw_pdf(made_pdfs.one_page())
    yield ".pdf", made_pdfs.raw_pdf(made_pdfs.one_page(is_packed=True))


def _word_file() -> bytes:
    p = word_files.p
    body = (
        p("Bikes", style="Titel")
        + p("Can I return it?", style="berschrift1")
        + p("Yes, ", word_files.bold("within a week"), ".")
        + p("Bring it.", look=word_files.in_list(1))
        + p("Bring the bill.", look=word_files.in_list(1, 1))
        + word_files.table(("Model", "Price"), ("Town", "300"))
    )
    return word_files.docx(body, title="Bikes", styles=word_files.STYLES, numbering=word_files.NUMBERING)
