"""Hostile and broken pages: each is read in bounded time, or gives one clear line."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.errors import CorpusError, CorpusWarning

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html
from faqbot.corpus.readers.html.parsing import page_tree

_PIECES = (
    "<details> <summary> </details> </p> <p> <table> <tr> <td> <th> </table> <dl> <dt>Is? <dd> </dl> <ul> <li> </ul> "
    "<h2 id=x> </h2> <button aria-controls=x> <br> text <b>Is it?</b> <pre> <img alt=x> <main> <nav> <a name=y> "
    "<div hidden id=x> </div> <script> </script> <!-- -->"
    " <svg> <select> <form> <body> </body> <!DOCTYPE &amp; \n < \" '"
).split(" ")


def _read(html: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        return "\n".join(read_html(html, "page.html", "page").text)


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p><font><b><i>", "<ul><li>a", "<details><summary>Is it?</summary>", "<table><tr><td>", "<dl><dd>"],
)
def test_a_page_that_is_10_000_levels_deep_is_read(piece: str) -> None:
    assert "found" in _read((piece * 10_000 + "found").encode())


def test_entities_of_a_document_type_are_never_expanded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bomb"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&b;&c;</p>'
    assert _read(bomb) == "&b;&c;"


def test_a_script_without_an_end_gives_a_warning() -> None:
    with pytest.warns(CorpusWarning, match="has no end"):
        read_html(b"<p>Text.</p><script>if (a < b) {", "page.html", "page")


def test_a_nul_byte_is_one_clear_line() -> None:
    with pytest.raises(CorpusError, match="NUL byte"):
        _read(b"<p>a\0b</p>")


def test_a_page_beyond_the_limits_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_tree, "LARGEST", 100)
    with pytest.raises(CorpusError, match="up to 100"):
        _read(b"<p>" + b"x" * 100)


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_any_page_has_its_lines_within_the_file(html: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        try:
            document = read_html(html.encode(), "page.html", "page")
        except CorpusError:
            return
    assert all(1 <= first <= last <= html.count("\n") + 1 for first, last in document.file_lines)
    assert all(0 <= block.lines[0] <= block.lines[1] <= len(document.text) for block in document.blocks)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_one_line(data: bytes) -> None:
    message = ""
    try:
        _read(data)
    except CorpusError as error:
        message = str(error)
    assert "\n" not in message
