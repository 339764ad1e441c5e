"""The address that a document gives for itself is that of its chunks; other addresses are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.corpus.addresses import page_address, web_address
from faqbot.corpus.reading import read_corpus

ADDRESS = "https://help.example/kettle"


@pytest.mark.parametrize("value", ["", "kettle", "/kettle", "see https://a.b", "ftp://a.b", 'https://a.b/"x', None, 5])
def test_a_text_that_is_no_single_address_of_the_web_is_none(value: object) -> None:
    assert web_address(value) == ""


def test_an_address_is_taken_without_the_white_space_around_it() -> None:
    assert web_address(f" {ADDRESS}\n") == ADDRESS


def test_of_several_addresses_that_of_the_page_counts() -> None:
    values = {"image": "https://a.b/c.png", "source": "https://a.b/d", "HTML_URL": ADDRESS, "url": "none"}
    assert page_address(values) == ADDRESS
    assert page_address({"image": "https://a.b/c.png"}) == ""


PAGES = {
    "a.md": f"---\ntitle: Kettle\nurl: {ADDRESS}\n---\n\n## How do I clean it?\n\nWith vinegar.\n",
    "b.md": f'+++\ntitle = "Kettle"\ncanonical_url = "{ADDRESS}"\n+++\n\n## How do I clean it?\n\nWith vinegar.\n',
    "c.html": f'<html><head><link rel="canonical" href="{ADDRESS}"></head><h2>How do I clean it?</h2><p>Vinegar.</p>',
    "d.html": f'<html><head><meta property="og:url" content="{ADDRESS}"></head><h2>How do I clean it?</h2><p>So.</p>',
    "e.csv": f"question,answer,url\nHow do I clean it?,With vinegar.,{ADDRESS}\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_chunk_has_the_address_of_its_page(tmp_path: Path, name: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("selectolax", reason="needs selectolax")
    (tmp_path / name).write_text(PAGES[name])
    chunks = read_corpus([tmp_path / name]).chunks
    assert chunks
    assert {page_address(chunk.metadata) for chunk in chunks} == {ADDRESS}


def test_a_page_without_an_address_has_chunks_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nurl: /kettle\n---\n\n## How do I clean it?\n\nWith vinegar.\n")
    assert [chunk.metadata for chunk in read_corpus([tmp_path / "a.md"]).chunks] == [{}]
