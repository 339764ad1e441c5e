"""Tests of telling tables of values from those that lay out a page."""

from __future__ import annotations

import pytest

from faqbot.corpus.document import BlockKind

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html

MENU = "<td><a href=a>Home</a><br><a href=b>Shop</a></td>"
TEXT = "<td><b>Do you repair e-bikes?</b><br>All brands.<p><b>How long does it take?</b><br>Two days.</td>"


def _kinds(html: str) -> set[BlockKind]:
    return {block.kind for block in read_html(f"<body>{html}</body>".encode(), "page.html", "page").blocks}


@pytest.mark.parametrize(
    "rows",
    [
        f"<tr>{MENU}{TEXT}</tr>",
        f"<tr>{MENU}<td><p>We repair all brands.</p><p>It takes two days.</p></td></tr>",
        f"<tr><td>The bike shop</td><td>Main Street</td></tr><tr>{MENU}{TEXT}</tr>",
    ],
)
def test_a_table_that_sets_a_menu_beside_the_text_is_no_table(rows: str) -> None:
    assert BlockKind.WHOLE not in _kinds(f"<table>{rows}</table>")


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>Bus 12</td><td>9 o'clock</td></tr>",
        "<tr><th>Bus 12</th><td>9 o'clock<br>10 o'clock<br>11 o'clock</td></tr>",
        "<tr><td>Bus 12</td><td>9<br>10<br>11</td></tr><tr><td>Bus 13</td><td><p>9</p><p>11</p><p>12</p></td></tr>",
    ],
)
def test_a_table_of_values_stays_one_whatever_its_cells_hold(rows: str) -> None:
    assert BlockKind.WHOLE in _kinds(f"<table>{rows}</table>")
