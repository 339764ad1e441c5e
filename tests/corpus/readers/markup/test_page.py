import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.structure.passes import structured


def read(text):
    return structured(read_markdown(text, "page.md", "page"))


def chunks(text):
    return list(chunk_document(read(text)))


def texts(text):
    return [chunk.text for chunk in chunks(text)]


def pairs(text):
    return [(chunk.question, chunk.text) for chunk in chunks(text) if chunk.kind == "faq"]


def left_out(text):
    return [(lines, reason) for lines, reason in read(text).left_out]


# Questions in raw HTML


def test_paragraphs_in_bold_that_ask_are_questions_wherever_they_stand_in_html():
    text = "<p><strong>Is it red?</strong></p><p>No.</p><p>Blue.</p><p><b>Is it old?</b></p><p>Yes.</p>"
    assert pairs(text) == [("Is it red?", "No.\nBlue."), ("Is it old?", "Yes.")]


def test_bold_words_within_a_paragraph_of_html_are_no_question():
    assert not pairs("# Lids\n\n<p>They ask: <b>Is it red?</b></p><p>No.</p>\n")


def test_a_button_that_asks_is_a_question_also_in_indented_html():
    item = """      <div class="item">
        <button class="q">
          {}
          <span>+</span>
        </button>
        <div class="a">{}</div>
      </div>

"""
    text = (
        "<div>\n  <h2>Lids</h2>\n\n" + item.format("Is it red?", "No.") + item.format("Is it old?", "Yes.") + "</div>\n"
    )
    assert pairs(text) == [("Is it red?", "No."), ("Is it old?", "Yes.")]


@pytest.mark.parametrize("above", ["", "<div>\n</div>\n\n"])
def test_indented_html_outside_of_an_open_element_is_code(above):
    code = "    <div>\n      <button>Is it red?</button>\n    </div>"
    (chunk,) = chunks(f"{above}Write this:\n\n{code}\n")
    assert chunk.text.endswith(code)


def test_code_in_an_open_element_is_code():
    code = "    push <lid>\n    <lid>"
    (chunk,) = chunks(f"<div>\n\nWrite this:\n\n{code}\n\n</div>\n")
    assert chunk.text.endswith(code)


@pytest.mark.parametrize("between", ["\n", "", "\n</div>\n<div>\n"])
def test_letters_ask_and_answer_in_paragraphs_of_html(between):
    text = f"<div>\n<p>Q1. Is it red?</p>\n<p>A1. No.</p>{between}<p>Q2. Is it old?</p>\n<p>A2. Yes.</p>\n</div>\n"
    assert pairs(text) == [("Is it red?", "No."), ("Is it old?", "Yes.")]


@pytest.mark.parametrize(
    "question",
    [
        "<details><summary>Q: Is it far?</summary>",
        "<h2>Q1: Is it far?</h2>",
        '<Accordion title="Question: Is it far?">',
        "<p><b>Q: Is it far?</b></p>",
    ],
)
def test_a_question_in_html_has_no_letter_before_it(question):
    assert [one for one, _ in pairs(f"# FAQ\n\n{question}\n\nNo.\n")] == ["Is it far?"]


# Containers and admonitions


def test_a_heading_that_asks_in_an_answer_to_unfold_takes_no_title_from_the_next_one():
    text = "<details>\n<summary>{}</summary>\n\n{}\n\n</details>\n\n"
    page = text.format("It is stuck", "Wait.\n\n## Why is it stuck?\n\nIt is old.")
    page += text.format("It is hot", "Cool it.")
    assert pairs(page) == [("It is stuck", "Wait."), ("Why is it stuck?", "It is old."), ("It is hot", "Cool it.")]


@pytest.mark.parametrize(
    "text",
    [
        "::: details How do I return it?\nBring it back.\n:::",
        ":::faq How do I return it?\n\nBring it back.\n\n:::",
        ":::tip[How do I return it?]\nBring it back.\n:::",
        '??? question "How do I return it?"\n    Bring it back.',
        '???+ note "How do I return it?"\n\n    Bring it back.',
        '!!! question "How do I return it?"\n    Bring it back.',
        "```{dropdown} How do I return it?\n:open:\n\nBring it back.\n```",
        ":::{admonition} How do I return it?\n:class: tip\nBring it back.\n:::",
        "> [!question]- How do I return it?\n> Bring it back.",
        '{{< expand "How do I return it?" >}}\nBring it back.\n{{< /expand >}}',
        '{{% details title="How do I return it?" %}}\n\nBring it back.\n\n{{% /details %}}',
        '<Accordion title="How do I return it?">\n\nBring it back.\n\n</Accordion>',
        "- <details><summary>How do I return it?</summary>\n\n  Bring it back.\n\n  </details>",
        "- ### How do I return it?\n\n  Bring it back.",
        "How do I return it?\n: Bring it back.",
        "<dl><dt>How do I return it?</dt><dd>Bring it back.</dd></dl>",
        "<b>How do I return it?</b><br>\nBring it back.",
        "<strong>How do I return it?</strong>\n\nBring it back.",
        "**How do I return it**?\n\nBring it back.",
        "##\u00a0How do I return it?\n\nBring it back.",
        "## \u200bHow do I return it?\u200b\n\nBring it back.",
        "## How do I return it? {: #back }\n\nBring it back.",
        '<a name="back"></a>\n## How do I return it?\n\nBring it back.',
    ],
)
def test_a_question_is_known_in_every_container_and_spelling(text):
    ((question, answer),) = pairs("# Desk\n\n" + text)
    assert question == "How do I return it?"
    assert re.sub(r"</?dd>", "", answer) == "Bring it back."


@pytest.mark.parametrize(
    "text",
    [
        "::: warning Mind the step\nIt is high.\n:::",
        ":::warning[Mind the step]\n\nIt is high.\n\n:::",
        '!!! warning "Mind the step"\n    It is high.',
        '=== "Mind the step"\n\n    It is high.',
        "> [!WARNING] Mind the step\n> It is high.",
        "```{warning} Mind the step\nIt is high.\n```",
    ],
)
def test_the_title_of_an_admonition_stands_above_its_text(text):
    assert [one.replace("\n\n", "\n") for one in texts(text)] == ["Mind the step\nIt is high."]


def test_an_alert_without_title_is_its_text():
    assert texts("> [!NOTE]\n> It is high.") == ["It is high."]


def test_tabs_nested_in_a_container_keep_their_labels_and_texts():
    text = "::::tabs\n== Tram\nTake line 3.\n\n::: tip\nSit in front.\n:::\n== Bus\nTake line 9.\n::::\n\nEnd."
    assert texts(text) == ["Tram\nTake line 3.", "Sit in front.", "Bus\nTake line 9.", "End."]


def test_an_admonition_within_an_answer_does_not_end_it():
    ((_, answer),) = pairs("## Why?\n\nOne.\n\n::: tip Mind this\nTwo.\n:::\n\nThree.\n\n## Next\n\nFour.")
    assert answer == "One.\n\nMind this\nTwo.\n\nThree."


def test_two_blank_lines_do_not_end_an_admonition():
    assert pairs('??? question "Why?"\n    One.\n\n\n    Two.\n\nThree.') == [("Why?", "One.\n\nTwo.")]


@pytest.mark.parametrize(
    "inner", ["| a | b |\n|---|---|\n| c | d |", "```sh\nls\n  -l\n```", "1. One\n2. Two", "<b>x</b>\ny"]
)
@pytest.mark.parametrize("indent", ["    ", "\t"])
def test_tables_code_and_lists_in_a_box_lose_the_indentation_of_the_box(inner, indent):
    below = "".join(f"{indent}{line}\n" for line in inner.split("\n"))
    assert pairs(f'??? question "Why?"\n\n{indent}So:\n\n{below}') == [("Why?", f"So:\n\n{inner}")]


def test_a_list_in_a_tab_in_a_box_loses_both_indentations():
    text = '??? question "Why?"\n\n    === "Home"\n\n        So:\n\n        - a\n          - b\n'
    assert pairs(text) == [("Why?", "Home\n\nSo:\n\n- a\n  - b")]


def test_a_container_that_is_never_closed_loses_nothing():
    text = ":::a b\n" * 40 + "The last words."
    assert "The last words." in "\n".join(texts(text))


# Noise


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{{< tip >}}", "directive"),
        ("{{% notice %}}", "directive"),
        ("{% include nav.html %}", "directive"),
        ('import Tabs from "@theme/Tabs";', "directive"),
        ("export const year = 2031;", "directive"),
        ("<Tabs groupId={'a'}>", "markup"),
        ("</Tabs>", "markup"),
        ("<!-- to do -->", "comment"),
        ("<style>p { color: red }</style>", "script or style"),
        ("<script>go()</script>", "script or style"),
        ("[[toc]]", "table of contents"),
        ("[TOC]", "table of contents"),
        ("* TOC\n{:toc}", "table of contents"),
        ("[![ok](a.svg)](b)", "markup"),
        ("[desk]: https://desk.example", "link target"),
        ("{: .no_toc }", "markup"),
        ("---", "markup"),
    ],
)
def test_lines_that_are_no_text_are_left_out_with_a_reason(line, reason):
    text = f"Before.\n\n{line}\n\nBehind."
    assert texts(text) == ["Before.", "Behind."]
    assert left_out(text) == [((3, 3 + line.count("\n")), reason)]


def test_the_text_between_and_around_shortcodes_is_kept():
    assert texts('{{< tip >}}\nRing {{< key "twice" >}} please.\n{{< /tip >}}') == ['Ring {{< key "twice" >}} please.']


def test_a_footnote_is_text():
    assert texts("[^1]: Monday.") == ["[^1]: Monday."]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<table>\n<tr><th>a<th>b</tr>\n<tr><td>c<td>d</tr>\n</table>", "| a | b |\n| --- | --- |\n| c | d |"),
        ("<p>In <b>May</b>.</p>", "In <b>May</b>."),
        ('<div class="alert">\nIn May.\n</div>', "In May."),
        ("<aside>\n💡 In May.\n\n</aside>", "💡 In May."),
    ],
)
def test_a_table_or_a_paragraph_of_html_is_quoted_without_its_tags(html, shown):
    assert pairs(f"## When?\n\n{html}\n") == [("When?", shown)]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>a<td><pre>x\ny</pre></tr></table>",
        "<table><tr><td rowspan=2>a<td>b</tr><tr><td>c</tr></table>",
        "<table><tr><td>a<td><code>x</code><br><code>y</code></tr></table>",
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    ],
)
def test_html_whose_tags_set_it_out_is_quoted_as_it_is_written(html):
    assert pairs(f"## When?\n\n{html}\n") == [("When?", html)]


def test_html_in_a_container_ends_with_the_container():
    assert texts(":::tip\n<video controls>\n</video>\n:::\nIt is high.") == ["It is high."]


# Headings


@pytest.mark.parametrize(
    "paragraph",
    [
        "The desk is closed.",
        "The desk is closed,\nring twice.",
        "Is it open?\nNo",
        "word " * 40,
        "A: The desk is closed",
    ],
)
def test_a_rule_below_a_paragraph_is_no_heading(paragraph):
    document = read(f"# Desk\n\n{paragraph}\n---\nMore.")
    assert [block.kind for block in document.blocks if block.text] == [BlockKind.PARAGRAPH] * 2


def test_an_anchor_before_or_in_a_heading_names_the_place():
    document = read('<a name="one"></a>\n\n## One\n\na\n\n## <a id="two"></a>Two\n\nb')
    assert [block.anchor for block in document.blocks if block.level] == ["one", "two"]


# Tables of contents


@pytest.mark.parametrize(
    "text",
    [
        "- General\n  - [Why?](#why)\n  - [How?](#how)",
        "1. [Why?](#why)\n2. [How?](other.md)",
        "[Why?](#why) | [How?](#how)",
        "| Topic |\n|---|\n| [Why?](#why) |",
    ],
)
def test_links_to_the_parts_of_the_page_are_a_table_of_contents(text):
    assert texts(text) == []
    assert {reason for _, reason in left_out(text)} == {"table of contents"}


def test_links_to_other_sites_and_links_in_an_answer_are_content():
    assert texts("- [Desk](https://desk.example)\n- [Map](https://map.example)") != []
    assert pairs("## Where?\n\n- [Map](map.md)\n- [Plan](plan.md)") != []


@pytest.mark.parametrize(
    "line",
    [
        "[English](../faq.md) · **Italiano**",
        "*[English](../en/faq.md) | 日本語*",
        "🇬🇧 [English](en.md) / 🇩🇪 [Deutsch](de.md)",
        "[English](en.md) · [Deutsch](de.md) · [All pages](index.md)",
        '<p align="center">\n<a href="en.md"><b>English</b></a> |\n<a href="de.md">Deutsch</a>\n</p>',
        '<p><a href="#new">What is new</a> <a class="b" href="#old">What is old</a></p>',
    ],
)
@pytest.mark.parametrize("title", ["", "# Lids\n\n"])
def test_languages_and_places_above_the_text_of_a_page_are_navigation(title, line):
    page = f"{title}{line}\n\n## Is it red?\n\nNo.\n"
    assert pairs(page) == [("Is it red?", "No.")]
    assert len(chunks(page)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "[English](en.md) lids only",
        "[Lids](lids.md) · old",
        "[Home](index.md) · [English](en.md)",
        '<p><a href="a.pdf">Price list 2026</a> <a href="b.pdf">Terms</a></p>',
        '<p><a href="#en">English</a> and <a href="#de">Deutsch</a></p>',
    ],
)
def test_other_lines_with_links_above_the_text_of_a_page_are_text(line):
    assert len(chunks(f"# Lids\n\n{line}\n\n## Is it red?\n\nNo.\n")) == 2


def test_languages_in_an_answer_are_text():
    line = "[English](en.md) · [Deutsch](de.md)"
    assert pairs(f"# Lids\n\n## Which languages are there?\n\n{line}\n") == [("Which languages are there?", line)]


# Nothing vanishes

MARKS = [
    *(
        "# ",
        "## Why",
        "- ",
        "1. ",
        "> ",
        ":::",
        "::: tip a",
        "!!! note",
        '??? question "b?"',
        "    ",
        "```",
        "```{note}",
        "---",
    ),
    *(
        "===",
        "| a |",
        "|---|",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<!--",
        "-->",
        "<script>",
        "<table>",
    ),
    *(
        "</table>",
        "<td>",
        "{{< a >}}",
        "{% b %}",
        "**c**",
        "**d?**",
        "Q: e?",
        "A: f",
        "[g]: h",
        "[i](#j)",
        "{: #k }",
        "+++",
    ),
    *("<b>", "</b>", "import l", "== m", ": n", "[^o]: p", "title: q", "\u00a0", "\u200b", "\t", "?", "."),
]
wild_page = st.lists(
    st.tuples(
        st.sampled_from(["", *MARKS]),
        st.sampled_from(["", *MARKS, " w1x", " w2x w3x"]),
        st.sampled_from(["\n", "\n\n", "\r\n"]),
    ),
    max_size=25,
).map(lambda lines: "".join(map("".join, lines)))


@settings(suppress_health_check=list(HealthCheck))
@given(wild_page)
@example("```{note}\n!!! note\n: n\n")
@example('??? question "b?"\n\t# \n')
@example("> \n```{note}\n")
@example("Q: e?\n::: tip a1. \n- - \n")
@pytest.mark.filterwarnings("ignore::faqbot.errors.CorpusWarning")
def test_every_line_with_text_is_in_a_block_or_left_out(text):
    document = read(text)
    covered = {line for block in document.blocks for line in range(block.lines[0], block.lines[1] + 1)}
    covered |= {line for lines, _ in document.left_out for line in range(lines[0], lines[1] + 1)}
    lines = re.split(r"\r\n|\n", text)
    assert {number for number, line in enumerate(lines, start=1) if line.strip()} <= covered
    assert all(1 <= block.lines[0] <= block.lines[1] <= len(lines) for block in document.blocks)
    starts = [block.lines[0] for block in document.blocks]
    assert starts == sorted(starts)


@pytest.mark.parametrize("address", ["<https://example.org/tools>", "<mailto:ann@example.org>", "<ann@example.org>"])
def test_a_line_that_holds_only_an_address_is_text(address):
    document = read_markdown(f"We are at:\n{address}\n\n{address}\n", "page.md", "x")
    assert [block.text for block in document.blocks] == [f"We are at:\n{address}", address]
    assert not document.left_out


@pytest.mark.parametrize(
    "text", ["# Lids\n\n[In Welsh](#cymraeg)\n", "# Lids\n\n## Is it hot?\n\nNo.\n\n[To the top](#top)\n"]
)
def test_a_line_of_one_link_to_a_place_in_the_page_is_navigation(text):
    assert "table of contents" in {one.reason for one in read_markdown(text, "page.md", "x").left_out}


def test_a_link_that_is_the_whole_answer_is_kept():
    document = read_markdown("# Lids\n\n## Is it hot?\n\n[See the other one](#other)\n", "page.md", "x")
    assert document.blocks[-1].text == "[See the other one](#other)"


def test_shortcodes_are_no_part_of_a_heading():
    (heading, _) = read_markdown(
        '## {{< icon "lid" >}} Is it {% new %} hot? {% anchor hot %}\n\nNo.\n', "page.md", "x"
    ).blocks
    assert heading.text == "Is it hot?"


def asked_terms(*terms):
    return [question for question, _ in pairs("\n".join(f"{term}\n: So.\n" for term in terms))]


def test_a_term_that_states_is_a_question_where_half_of_the_terms_ask():
    assert asked_terms("Is it cold?", "Towels are missing", "Is it deep?")[1] == "Towels are missing"


def test_terms_that_state_are_no_questions_where_fewer_than_half_of_the_terms_ask():
    assert asked_terms("Is it cold?", "Towels", "Soap") == ["Is it cold?"]
