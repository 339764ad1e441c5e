"""Inline markup of reStructuredText is written as Markdown has it, no word is lost, and ambiguous marks stay."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.readers.rst.restructured import read_restructured
from faqbot.corpus.readers.rst.rst_inline import RstInline
from faqbot.corpus.readers.rst.rst_lines import RstLines
from faqbot.corpus.readers.rst.rst_substitutions import RstSubstitutions

PIECES = (
    "word *word* ``word`` `word` :ref:`word` :kbd:`word` word_ `word`_ `word word`__ [1]_ |word| \n :a: \\* ` `` _"
).split(" ")

quick = settings(suppress_health_check=list(HealthCheck))


def shown(text, *page):
    lines = RstLines(page)
    return RstInline(lines, RstSubstitutions(lines)).shown(text)


def texts(*lines):
    return [block.text for block in read_restructured("\n".join(lines), "page.rst", "page").blocks]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("`the hive <https://a.b/c_d>`_.", "[the hive](https://a.b/c_d)."),
        ("`the hive <https://a.b>`__", "[the hive](https://a.b)"),
        ("`the\nhive <https://a.b>`_", "[the\nhive](https://a.b)"),
        ("`the hive\n<https://a.b/\nc>`_ hums a lot", "[the hive](https://a.b/c)\nhums\na lot"),
        ("`<https://a.b>`_, `https://a.b <https://a.b>`_", "https://a.b, https://a.b"),
        ("`the hive`_, `the hive`__", "the hive, the hive"),
    ],
)
def test_a_link_is_its_text_with_its_address(written, text):
    assert shown(written) == text


@pytest.mark.parametrize("written", ["Hive_", "`hive`_", "`HIVE`_"])
def test_the_address_of_a_name_is_looked_up_on_the_page(written):
    name = written.strip("`_")
    assert shown(written, ".. _hive: https://a.b") == f"[{name}](https://a.b)"
    assert shown(written, ".. _hive:", "   https://a.b") == f"[{name}](https://a.b)"
    assert shown(written, ".. _hive: bees_", "", ".. _bees: https://a.b") == f"[{name}](https://a.b)"
    assert shown(written, ".. _hive:", ".. _bees: https://a.b") == f"[{name}](https://a.b)"
    assert shown(written, ".. _hive:", "", "Text.") == name


def test_a_link_may_name_another_in_the_place_of_its_address():
    assert shown("`these <hive_>`_", ".. _hive: https://a.b") == "[these](https://a.b)"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (":doc:`hive`, :term:`the bees <bee>`, :std:ref:`a <b>`", "hive, the bees, a"),
        (":command:`make`, :py:func:`~a.b`, :class:`!c`", "`make`, `b`, `c`"),
        (":pep:`8` and :rfc:`2822`", "PEP 8 and RFC 2822"),
        (":var:`A_<B>`, :opt:`--a <b --a>`, `C`:kbd:", "`A_<B>`, --a, `C`"),
        ("[1]_, [#]_, [#a]_, [*]_ and [B2]_", "[1], [#], [#a], [*] and [B2]"),
        (r"``bee``\ s", "``bee``s"),
        ("_`Here` it is.", "Here it is."),
    ],
)
def test_the_marks_of_roles_notes_and_targets_go(written, text):
    assert shown(written) == text


def test_a_reference_to_a_label_shows_the_title_below_it():
    page = [".. _pay:", ".. _paying:", "", "How do I *pay*?", "---------------"]
    assert shown("See :ref:`pay`, :ref:`paying`, :ref:`other`.", *page) == "See How do I pay?, How do I pay?, other."


def test_a_substitution_may_hold_a_link():
    assert shown("Use |x|.", ".. |x| replace:: `Acme <https://a.b>`_") == "Use [Acme](https://a.b)."


@pytest.mark.parametrize(
    "text",
    [
        "``:ref:`a``` and ``b_``",
        "`a`, *b*, **c**, ``d``",
        "a_b, __init__, _a, a_, x__ and 5_",
        r"\*a\*, \`b`_c, C:\dir",
        "a [1], b [c](d), :e: and f:g",
        "|a| and || b",
        "a`b`_ and c:ref:`d`",
    ],
)
def test_what_markdown_has_and_what_may_be_meant_otherwise_stays(text):
    assert shown(text) == text
    assert shown(text, ".. _hive: https://a.b") == text


def test_code_and_tables_stay_and_the_cells_of_rows_are_shown():
    page = ["- :kbd:`a`::", "", "     :kbd:`b`", "", "  :kbd:`c`", "", "  == ==", "  a_ :kbd:`d`", "  == ==", ""]
    assert texts(*page, "::", "", "  :kbd:`e`")[0] == "`a`::\n\n   :kbd:`b`\n\n`c`\n\n== ==\na_ :kbd:`d`\n== =="
    assert texts("::", "", "  :kbd:`e`") == [":kbd:`e`"] or texts("::", "", "  :kbd:`e`") == ["  :kbd:`e`"]
    table = read_restructured("=== ===\nA   B\n=== ===\na_  [1]_\n=== ===\n\n.. _a: b", "p.rst", "p").blocks[0].table
    assert table.rows[0].cells == ("[a](b)", "[1]")


@quick
@given(
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.lists(st.sampled_from([".. _word: https://a.b", ".. _word word: other_", ".. _other:"])),
)
def test_no_word_is_lost_or_added_but_addresses(text, page):
    said = re.sub(r"\]\([^()\s]*\)", "]", shown(text, *page))
    assert re.findall(r"word|1", said) == re.findall(r"word|1", text)
    assert said.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "part", ["`", "`a ", "``", "``a`", ":a", ":a:`", "[a]", "a_ ", "_", "|a", "`a <", "`a <b>`_ ", "\\", "`a\n<b>`_ "]
)
def test_a_megabyte_of_marks_is_read_in_linear_time(part):
    page = [".. _a: https://" + "b" * 1_000]
    started = time.process_time()
    text = shown(part * (1_000_000 // len(part)), *page)
    assert time.process_time() - started < 10
    assert len(text) < 2_100_000
