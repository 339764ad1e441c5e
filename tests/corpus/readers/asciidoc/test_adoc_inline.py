"""Inline markup of AsciiDoc is written as Markdown has it, no word is lost, and ambiguous marks stay."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.readers.asciidoc.adoc_inline import AdocInline
from faqbot.corpus.readers.asciidoc.adoc_lines import AdocLines
from faqbot.corpus.readers.asciidoc.asciidoc_reader import read_asciidoc

PIECES = (
    "word *word* `word` `+word+` kbd:[word] https://a.b[word] link:a[word] <<word>> ((word)) [.a]#word# {b} \n [ ]"
).split(" ")

quick = settings(suppress_health_check=list(HealthCheck))


def shown(text, *page, **attributes):
    return AdocInline(AdocLines(page), attributes).shown(text)


def texts(*lines):
    return [block.text for block in read_asciidoc("\n".join(lines), "page.adoc", "page").blocks]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("https://a.b[the hive].", "[the hive](https://a.b)."),
        ("(link:a.adoc#b[the\nhive])", "([the\nhive](a.adoc#b))"),
        ('https://a.b["Bees, wasps",window=_blank]', "[Bees, wasps](https://a.b)"),
        ("https://a.b[], https://a.b[window=_blank], link:c[]", "https://a.b, https://a.b, c"),
        ("mailto:a@b.c[us], xref:a.adoc[b]", "[us](mailto:a@b.c), [b](a.adoc)"),
    ],
)
def test_a_link_is_its_text_with_its_address(written, text):
    assert shown(written) == text


def test_attributes_are_filled_in_also_in_addresses():
    assert shown("{a}, {A}, {b} and {url}[c]{nbsp}d", a="x", url="https://a.b") == (
        "x, x, {b} and [c](https://a.b)\u00a0d"
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("kbd:[F5], btn:[OK], menu:File[New > Hive]", "F5, OK, File > New > Hive"),
        ("image:a.png[A hive,100], image:a.png[], icon:bee[]", "A hive, a.png, bee"),
        ("Bees.footnote:[And wasps.] stem:[x^2]", "Bees. (And wasps.) `x^2`"),
        ("`+a+`, ((bee)), a(((b, c))) and indexterm2:[d]", "`a`, bee, a and d"),
        ("[[a]]b, [.red]#c#, [.big]*d* and anchor:e[]f", "b, c, *d* and f"),
        ("<<a,the hive>>", "the hive"),
    ],
)
def test_macros_and_marks_show_their_text(written, text):
    assert shown(written) == text


@pytest.mark.parametrize("written", ["<<pay>>", "<<_how_so>>", "xref:pay[]", "xref:#_how_so[]"])
def test_a_reference_without_a_text_shows_the_title_of_the_section(written):
    page = ["[#pay]", "== How do I *pay*?", "", "== How so?"]
    assert shown(written, *page) == ("How do I pay?" if "pay" in written else "How so?")
    assert shown(written) == written.strip("<>[]").removeprefix("xref:")


@pytest.mark.parametrize(
    "text",
    [
        "`link:a[b]` and *c*, _d_, `e`",
        r"\{a} and \<<b>>",
        "a[0], [b], c:d[e], x << y >> z and f(a)",
        "https://a.b, <a@b.c> and {unknown}",
    ],
)
def test_what_markdown_has_and_what_may_be_meant_otherwise_stays(text):
    assert shown(text, a="x") == text


def test_code_stays_and_the_cells_of_rows_are_shown():
    page = ["* {a}", "+", "----", "{a}", "----", "", "----", "kbd:[a]", "----"]
    assert texts(":a: x", "", *page) == ["x\n\n{a}", "kbd:[a]"]
    table = read_asciidoc('[options="header"]\n|===\n|A |B\n|kbd:[a] |b\n|===', "p.adoc", "p").blocks[0].table
    assert table.rows[0].cells == ("a", "b")


@quick
@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_no_word_is_lost_or_added_but_addresses(text):
    said = shown(text)
    assert re.findall("word", said) == re.findall("word", text)
    assert said.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "part", ["`", "`a", "[a]", "a[", "link:", "link:a[b] ", "<<a", "((", "((a", "[[a", "[.a]#", "{a}", "{a", "[a] b\n"]
)
def test_a_megabyte_of_marks_is_read_in_linear_time(part):
    started = time.process_time()
    text = shown(part * (1_000_000 // len(part)), a="x" * 1_000)
    assert time.process_time() - started < 10
    assert len(text) < 2_100_000
