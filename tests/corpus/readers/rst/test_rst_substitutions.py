"""References between bars: each is replaced by what the page defines, and a hostile page stays small."""

import pytest

from faqbot.corpus.readers.rst.restructured import read_restructured
from faqbot.corpus.readers.rst.rst_lines import RstLines
from faqbot.corpus.readers.rst.rst_substitutions import RstSubstitutions


def replaced(text, *definitions):
    return RstSubstitutions(RstLines(definitions)).replaced(text)


@pytest.mark.parametrize(
    ("definition", "text"),
    [
        ([".. |x| replace:: Acme Sync"], "Acme Sync"),
        ([".. |x| replace::", "   Acme", "   Sync"], "Acme Sync"),
        ([".. |x| unicode:: 0xA9 .. the sign"], "©"),
        ([".. |x| unicode:: U+2014"], "—"),
        ([".. |x| image:: gear.png", "   :alt: gear icon"], "gear icon"),
        ([".. |x| raw:: html", "", '   <a href="https://a.b">the &amp; blog</a>'], "the & blog"),
    ],
)
def test_a_reference_is_replaced_by_the_text_of_its_definition(definition, text):
    assert replaced("Use |x|, |X|_ and |x|.", *definition) == f"Use {text}, {text} and {text}."


@pytest.mark.parametrize("text", ["a |y| b", "``|x|``", "a || b |x", "a|x|b", "| x |"])
def test_text_that_refers_to_no_definition_stays_as_it_is(text):
    assert replaced(text, ".. |x| replace:: y") == text


@pytest.mark.parametrize("kind", ["image:: gear.png", "date::", "hive:: a"])
def test_a_definition_without_a_text_replaces_nothing(kind):
    assert replaced("|x|", f".. |x| {kind}") == "|x|"


def test_a_definition_may_refer_to_another():
    assert replaced("|a|", ".. |b| replace:: Sync", ".. |a| replace:: Acme |b|") == "Acme Sync"


def test_code_that_shows_a_definition_defines_nothing():
    assert replaced("|x|", "Write::", "", "   .. |x| replace:: y") == "|x|"
    assert replaced("|x|", ".. code-block:: rst", "", "   .. |x| replace:: y") == "|x|"


@pytest.mark.parametrize("text", ["|x| " * 200_000, "|x|" * 200_000])
def test_a_page_grows_by_a_megabyte_at_most(text):
    assert len(replaced(text, ".. |x| replace:: " + "y" * 200)) < len(text) + 1_000_001


def test_definitions_that_refer_to_each_other_end():
    assert len(replaced("|a|", ".. |a| replace:: |b| |b|", ".. |b| replace:: |a| |a|")) <= 200


def test_a_title_shows_the_text_and_what_is_quoted_shows_the_reference_as_it_is_written():
    page = "Aa\n==\n\nReset |x| and |z|?\n==================\n\nOpen |x|.\n\n- Use |x|\n\n.. |x| replace:: Acme\n"
    blocks = read_restructured(page, "page.rst", "page").blocks
    assert [block.text for block in blocks] == ["Aa", "Reset Acme and z?", "Open |x|.", "Use |x|"]
