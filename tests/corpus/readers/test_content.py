"""Which reader fits the content of a text file; ordinary texts stay plain, whatever marks they hold by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.content import format_of, read_by_content
from faqbot.corpus.readers.plaintext import read_plaintext
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.passes import structured

MARKDOWN = {
    "titles of two levels": "# Bees\n\nAll about them.\n\n## Do they sleep?\n\nYes.\n\n## Do they eat?\n\nYes.\n",
    "titles without blank lines below": "# Bees\nAll about them.\n\n## Do they sleep?\nYes.\n\n## Do they eat?\nYes.\n",
    "titles of one level and links": "## Where?\n\nIn [the hive](https://example.org).\n\n## When?\n\nNow.\n",
    "titles and bold text": "## Where?\n\nIn the **hive**.\n\n## When?\n\nNow.\n",
    "code and links": "Bees\n\n```sh\nbee --all\n```\n\nSee [the manual](manual.md#bees).\n",
    "front matter and titles": "---\ntitle: Bees\n---\n\n## Where?\n\nThere.\n\n## When?\n\nNow.\n",
    "a table and bold text": "**Bees**\n\n| Bee | Legs |\n|-----|:----:|\n| one | six |\n",
    "underlined titles and links": "Bees\n====\n\nWhere\n-----\n\nIn [the hive](https://example.org).\n",
    "details and a link": "<details>\n<summary>Where?</summary>\n\nIn [the hive](#hive).\n\n</details>\n",
    "links that are defined below and titles": "## A a\n\nSee [x].\n\n## B b\n\nYes.\n\n[x]: https://example.org\n",
    "code with comments": "# Bees\n\n```sh\n# one\n# two\n# three\n```\n\n## Where?\n\nHere.\n\n## When?\n\nNow.\n",
}
RESTRUCTURED = {
    "a title and a directive": "====\nBees\n====\n\n.. toctree::\n\n   hives\n   wax\n",
    "a title and a role": "Bees\n====\n\nSee :ref:`hives`.\n",
    "a title and targets": "Bees\n====\n\nSee `the hive`_.\n\n.. _the hive: https://example.org\n",
    "a directive and code": "Use ``bee``.\n\n.. note:: It stings.\n",
    "titles and two kinds of code": "Bees\n====\n\nType this::\n\n    bee --all\n\nand ``bee`` stops.\n",
    "several titles and code": "Bees\n====\n\nUse ``bee``.\n\nWax\n---\n\nHot.\n\nHoney\n-----\n\nSweet.\n",
    "titles with underlines of tildes": "Bees\n~~~~\n\nOne.\n\n.. tip:: Two.\n\nWax\n~~~\n\nSix.\n",
    "links": "Bees\n----\n\nSee `the hive <https://example.org/>`_.\n",
    "code in it is Markdown": "Bees\n====\n\n.. code-block:: md\n\n   # A\n\n   **b**\n\nSee :doc:`wax`.\n",
}
PLAIN = {
    "nothing": "",
    "one line": "Bees buzz.",
    "numbers after a number sign": "Our hives\n\n#1 stands at the gate.\n#2 by the pond.\n\nSee ticket #34 and # 5.\n",
    "stars as bullets and as emphasis": "Bring\n* gloves\n* a *clean* suit\n* water!!\n\n5 * 3 = 15, $5 * 3 is $15.\n",
    "a quoted e-mail": "Hi Ann,\n\n> Do bees sleep?\n> > I wonder.\n\nYes.\n\n-- \nBob\n",
    "underlined titles": "Bees\n====\n\nHives\n-----\n\nThey are made of wood.\n\nWax\n---\n\nIt is yellow.\n",
    "underlined titles and indented text": "Bees\n====\n\nType this::\n\n    bee --all\n\nand bee stops.\n",
    "underlined titles and a link": "Bees\n====\n\nHives\n-----\n\nWrite **now** to <ann@example.org>.\n",
    "quotation marks of typewriters": "Bees\n====\n\nThey say ``buzz'' and `buzz' all day.\n",
    "a list with numbers": "1. Open the hive.\n2. Close the hive.\n\nQ: Really?\nA: Yes.\n",
    "a script": "# Install the bees first\n\napt install bees\n\n# Then start them\n\nbees --start\n",
    "a script with many comments": "## Bees\n# one\n# two\n# three\n\n## Hives\n# one\n# two\n\nrun [a](b) now\n",
    "settings": "[hive]\n# the size\nsize = 3\n# the color\ncolor = red\n\n; [x]: y\n",
    "a table of a ledger": "Item | Price\n-----+------\nwax  | 3\n\nTotal: 3 | three\n",
    "rules": "Bees\n\n-----\n\n*****\n\n=====\n\nBuzz.\n",
    "tags": "Use <b>bold</b> and <honey> now.\n",
    "a log": "12:01:02 :: start\n12:01:03 ::warn:: `x` failed\n.. and so on ..\n",
    "C++ and Haskell": "Use std::vector<int> and Foo::bar() here; x :: Int -> Int.\n\nBees\n====\n\n`a` is a name.\n",
    "dots": "Well ...\n.. really?\n.. yes: really\n\nBees\n====\n",
    "a wiki": "== Bees ==\n\nSee [the hive](https://example.org) and **wax**.\n\n== Hives ==\n\n# one\n\n# two\n",
    "a plugin's readme": "=== Bee Counter ===\nTags: bees\n\n== FAQ ==\n\n= Does it count? =\n\n**Yes**, [see](https://a.b).\n",
    "one link": "See [our page](https://example.org) for more.\n",
    "a remark in brackets": "He wrote [sic](of all things) **two** letters.\n",
    "smileys and times": "See you at 10:30 :-) or at :doc: whatever `x`.\n",
    "a letter with a bold line": "**IMPORTANT**\n\nPlease bring gloves.\n\n**THANKS**\n",
    "chat": "# general\nann: hi\nbob: hi\n# random\nann: bye\n",
    "prices": "Honey.......$5\nWax........$3 (2 for $5!)\n* plus tax\n** on Sundays\n",
    "paths": "Copy C:\\bees\\*.txt to D:\\ and run `bees`.\n",
    "questions": "FAQ\n\nDo bees sleep?\nYes.\n\nDo bees eat?\nYes.\n",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_known_by_several_kinds_of_marks(name):
    assert format_of(MARKDOWN[name]) == "markdown"


@pytest.mark.parametrize("name", RESTRUCTURED)
def test_restructured_text_is_known_by_several_kinds_of_marks(name):
    assert format_of(RESTRUCTURED[name]) == "restructuredtext"


@pytest.mark.parametrize("name", PLAIN)
def test_ordinary_text_is_plain_whatever_marks_it_holds(name):
    assert format_of(PLAIN[name]) == "plain"


def test_text_that_may_be_either_format_is_plain():
    assert format_of("See :ref:`hives` and ``wax``.\n\n![A bee](bee.png) **buzzes**.\n") == "plain"


def test_a_page_about_one_format_in_the_other_is_read_as_what_it_is():
    about = "# Sphinx\n\n## How do I link?\n\nWrite :ref:`x`, see [the manual](https://example.org) for **more**.\n"
    assert format_of(about) == "markdown"


def test_plain_text_is_read_as_plain_text():
    text = PLAIN["questions"]
    assert document_of(text, "a.txt") == structured(read_plaintext(text, "a.txt", "a"))


def test_markdown_in_a_text_file_gives_the_questions_of_its_titles():
    found = [chunk.question for chunk in chunk_document(document_of(MARKDOWN["titles of two levels"], "a.txt"))]
    assert {"Do they sleep?", "Do they eat?"} <= set(found)


def test_restructured_text_in_a_text_file_gives_the_questions_of_its_titles():
    text = "Bees\n====\n\n.. _sleep:\n\nDo they sleep?\n--------------\n\nSee :ref:`night`.\n"
    (chunk,) = chunk_document(document_of(text, "a.txt"))
    assert (chunk.question, chunk.text) == ("Do they sleep?", "See :ref:`night`.")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_every_line_end_is_a_line_end(ending):
    assert format_of(RESTRUCTURED["a title and a role"].replace("\n", ending)) == "restructuredtext"


def test_a_suffix_other_than_of_text_files_decides_by_itself():
    assert document_of(RESTRUCTURED["a title and targets"], "a.md").left_out == ()


def test_only_the_beginning_of_a_text_is_looked_at():
    assert format_of("Bees buzz.\n" * 2_000 + MARKDOWN["titles of two levels"]) == "plain"


@pytest.mark.parametrize(
    "unit", ["`", "`a<", "[", "[a](", "*", "**a", ":a:`", ".. _", "# a\n", "```\n", "==\n", "a::\n", "|-", " "]
)
def test_a_hostile_text_of_a_million_marks_is_told_at_once(unit):
    assert format_of(unit * 1_000_000) in {"plain", "markdown", "restructuredtext"}


@given(st.text(alphabet=st.sampled_from(list("ab:`.|-*#>=_+[]() \n\n\r\t<~!"))))
def test_any_text_is_read_by_one_of_the_readers(text):
    assert format_of(text) in ("plain", "markdown", "restructuredtext")
    assert read_by_content(text, "a.txt", "a").path == "a.txt"
