import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.reading import read_corpus
from faqbot.corpus.structure.passes import structured


def read(text):
    return structured(read_markdown(text, "page.md", "page"))


def chunks(text):
    return list(chunk_document(read(text)))


def pairs(text):
    return [(chunk.question, chunk.text, chunk.source.lines) for chunk in chunks(text) if chunk.kind == "faq"]


@pytest.mark.parametrize(
    "front", ["---\ntitle: My page\n---\n", '+++\ntitle = "My page"\n+++\n', "---\nTitle: 'My page'\n...\n"]
)
def test_front_matter_gives_the_title_and_is_no_text(front):
    document = read(front + "Prose.")
    assert document.title == "My page"
    assert [block.text for block in document.blocks] == ["Prose."]


def test_two_rules_around_prose_are_no_front_matter():
    assert "Some prose" in str(read("---\nSome prose here\n\n---\nMore."))


def test_a_heading_between_two_rules_is_no_front_matter():
    assert read("---\n# Part\n---\nMore.").title == "Part"


def test_front_matter_never_closed_is_text():
    assert chunks("---\ntitle: x\n\nProse.")[-1].text == "Prose."


def test_the_first_heading_is_the_title_and_in_no_heading_path():
    (chunk,) = chunks("# My page\n\n## Part\n\nProse.")
    assert (chunk.source.title, chunk.source.headings) == ("My page", ("Part",))


def test_a_heading_below_questions_is_no_title():
    (_, contact) = chunks("**Q**. Is it far?\n\n**A**. No.\n\n# Contact\n\nWrite to us.\n")
    assert (contact.source.title, contact.source.headings) == ("page", ("Contact",))


def test_a_title_below_badges_is_the_title():
    (chunk,) = chunks("[![b](c)](d)\n\n<img src=x>\n\n# My page\n\nProse.")
    assert (chunk.source.title, chunk.source.headings) == ("My page", ())


def test_a_heading_beside_others_of_its_level_stays_in_the_path():
    assert [chunk.source.headings for chunk in chunks("# One\n\na\n\n# Two\n\nb")] == [("One",), ("Two",)]


def test_a_page_without_heading_is_titled_by_its_file():
    assert read("Prose.").title == "page"


def test_a_question_as_first_heading_stays_a_question():
    assert pairs("# Why?\n\nBecause.") == [("Why?", "Because.", (1, 3))]


def test_headings_make_a_path():
    text = "# T\n\n## A\n\n### B\n\none\n\n## C\n\ntwo"
    assert [chunk.source.headings for chunk in chunks(text)] == [("A", "B"), ("C",)]


def test_an_underlined_heading_is_one():
    (chunk,) = chunks("T\n=\n\nA *b*\n---\n\nProse.")
    assert (chunk.source.title, chunk.source.headings) == ("T", ("A b",))


def test_an_empty_heading_names_nothing():
    assert chunks("# T\n\n## A\n\n##\n\nProse.")[0].source.headings == ()


def test_a_question_heading_is_answered_by_all_below_it():
    text = "# T\n\n## Why?\n\nBecause.\n\n### Detail\n\n- a\n- b\n\n## Next\n\nProse."
    assert pairs(text) == [("Why?", "Because.\n\n### Detail\n\n- a\n- b", (3, 10))]


def test_the_authors_anchor_names_the_place():
    (chunk,) = chunks("## Part {#part}\n\n### Why `x`? {#why}\n\nBecause.")
    assert (chunk.id, chunk.question) == ("page#why", "Why x?")


@pytest.mark.parametrize(
    "text",
    [
        "**Why?**\n\nBecause.",
        "**Why?**\nBecause.",
        "**Why?** Because.",
        "__Why?__\n\nBecause.",
        "**Q: Why?**\n\nA: Because.",
        "**Q:** Why?\n\n**A:** Because.",
        "Q: Why?\nA: Because.",
        "Q: Why? A: Because.",
        "- **Why?** Because.",
        "- **Why?**\n  Because.",
        "1. Why?\n\n   Because.",
        "1. **Why?**\n\nBecause.",
        "1. Why?\n\nBecause.",
        "<details><summary>Why?</summary>\n\nBecause.\n\n</details>",
        "<details>\n<summary><b>Why?</b></summary>\nBecause.\n</details>",
        "#### Why?\n\nBecause.",
        "#### Q. Why?\n\nA. Because.",
        "- Q: Why?\n  A: Because.",
    ],
)
def test_a_question_is_known_in_every_common_spelling(text):
    assert [(question, answer) for question, answer, _ in pairs("# T\n\n" + text)] == [("Why?", "Because.")]


def test_pairs_without_blank_lines_between_them_are_told_apart():
    assert pairs("Q: Why?\nA: Because.\nQ: How?\nA: So.") == [("Why?", "Because.", (1, 2)), ("How?", "So.", (3, 4))]


def test_a_wrapped_bold_question_is_one():
    assert pairs("**How do I\nreset it?** Press *here*.") == [("How do I reset it?", "Press *here*.", (1, 2))]


def test_bold_words_at_the_start_of_a_wrapped_line_ask_nothing():
    assert pairs("Many ask\n**is it safe?** and we say yes.") == []


def test_several_details_in_one_html_block_are_several_pairs():
    text = "<details><summary>Why?</summary>Because.</details>\n<details><summary>How?</summary>So.</details>"
    assert pairs(text) == [("Why?", "Because.", (1, 1)), ("How?", "So.", (2, 2))]


def test_what_follows_details_is_not_their_answer():
    text = "<details><summary>Why?</summary>\n\nBecause.\n\n</details>\n\nProse."
    assert [(chunk.kind, chunk.text) for chunk in chunks(text)] == [("faq", "Because."), ("passage", "Prose.")]


def test_comments_are_no_text():
    assert [chunk.text for chunk in chunks("<!-- one\n\ntwo -->\n\nProse.")] == ["Prose."]


def test_an_answer_heading_makes_a_question_of_the_topic_above():
    text = "# T\n\n### The problem\n\nIt breaks.\n\n#### Answer\n\nMend it."
    assert pairs(text) == [("The problem", "It breaks.\n\n#### Answer\n\nMend it.", (3, 9))]


def test_an_answer_heading_directly_below_its_topic_is_no_part_of_the_answer():
    text = "# T\n\n## The bell is loud\n\n### Answer\n\nMend it.\n\n## The horn\n\nIt is fine."
    assert pairs(text) == [("The bell is loud", "Mend it.", (3, 7))]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("## Does `npm` work with <YOUR-PROJECT>?\n\nYes.", "Does npm work with <YOUR-PROJECT>?"),
        ("## <b>Why</b> call <NAME>?\n\nYes.", "Why call <NAME>?"),
        ("**Who is <insert name here>?**\nYes.", "Who is <insert name here>?"),
        ("<details><summary>Where is <API_KEY> or &lt;one word&gt;?</summary>\n\nYes.\n\n</details>",
         "Where is <API_KEY> or <one word>?"),
        ("## Is it <span>big</span> or <Badge>New</Badge>?\n\nYes.", "Is it big or New?"),
    ],
)  # fmt: skip
def test_what_stands_for_a_word_is_part_of_a_question_unlike_a_tag(text, question):
    assert [(asked, answer) for asked, answer, _ in pairs(text)] == [(question, "Yes.")]


@pytest.mark.parametrize("inside", ["\n", "\t\n", "   \n\n", ""])
def test_two_rules_with_nothing_between_are_no_text(inside):
    assert chunks(f"---\n{inside}---") == []


def test_a_table_of_contents_is_navigation():
    text = "# T\n\n- [Why?](#why)\n  - [How?](#how)\n\n```{contents}\n:depth: 2\n```\n\n## Why?\n\nBecause."
    assert [chunk.kind for chunk in chunks(text)] == ["faq"]


def test_a_directive_with_text_is_kept():
    assert "Mind this." in chunks("```{warning}\nMind this.\n```")[0].text


def test_targets_attributes_and_includes_are_markup():
    assert [
        chunk.text for chunk in chunks("(my-target)=\n\n{: .no_toc }\n\n{% include x.html %}\n\n[[_TOC_]]\n\nProse.")
    ] == ["Prose."]


def test_code_is_kept_whole_with_what_introduces_it():
    code = "```python\n" + "print('Is it? Yes.')\n\n" * 100 + "```"
    (chunk,) = chunks(f"Run this:\n\n{code}")
    assert chunk.text == f"Run this:\n\n{code}"


def test_questions_and_headings_in_code_are_code():
    (chunk,) = chunks("```\n# Why?\n\nQ: How?\n**So?**\n```")
    assert chunk.kind == "passage"


def test_a_table_is_kept_whole_with_what_introduces_it():
    (chunk,) = chunks("Hours:\n\n| Day | Open? |\n|---|---|\n| Mon | Yes |")
    assert chunk.source.lines == (1, 5)


def test_a_nested_list_belongs_to_its_item():
    whole, first, second = chunks("# T\n\n## Tips\n\n- One\n  - inner\n    1. more\n- Two")
    assert whole.source.lines == (5, 8)
    assert first.text == "One\n- inner\n  1. more"
    assert second.text == "Two"


def test_code_between_steps_belongs_to_the_step_before_it():
    text = "## Install\n\n1. Clone:\n\n```\ngit clone\n```\n\n2. Read.\n\nCarefully.\n\n3. Run."
    assert [(chunk.kind, chunk.source.lines) for chunk in chunks(text)] == [
        ("steps", (3, 13)),
        ("step", (3, 7)),
        ("step", (9, 11)),
        ("step", (13, 13)),
    ]


def test_task_boxes_are_bullet_marks():
    assert chunks("## Tips\n\n- [ ] Do it")[1].text == "Do it"


def test_a_list_does_not_reach_over_the_title_to_prose_above():
    assert [chunk.source.lines for chunk in chunks("Before.\n\n# T\n\n- a")] == [(1, 1), (5, 5), (5, 5)]


def test_a_line_of_odd_spaces_is_blank():
    assert [chunk.text for chunk in chunks("One.\n\u00a0\nTwo.")] == ["One.", "Two."]


def test_form_feeds_and_line_separators_do_not_shift_lines():
    assert [chunk.source.lines for chunk in chunks("One\x0c\u2028.\n\nTwo.")] == [(1, 1), (3, 3)]


@pytest.mark.parametrize("text", [">" * 50_000 + " a", "- " * 50_000 + "a", "# " + "[" * 50_000, "*a _b" * 20_000])
def test_deep_nesting_is_read(text):
    assert read(text).blocks


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n" + "<!-- a\n" * 40_000,
        "<div>\n" + "<summary " * 40_000,
        "<div>\n" + "<h1>a" * 40_000,
        "**a?\n" * 20_000,
        "```\n" * 10_000,
        "Q: a?\n" * 10_000,
    ],
)
def test_broken_markup_by_the_thousand_is_read(text):
    assert read(text).blocks


def test_question_headings_that_stand_together_share_their_answer():
    (chunk,) = chunks("# T\n\n### Why?\n### How?\n\nSo.")
    assert (chunk.question, chunk.asked_as, chunk.text) == ("Why? How?", ("Why?", "How?"), "So.")
    assert chunk.source.lines == (3, 6)


def test_a_question_heading_below_another_is_asked_within_its_section():
    (chunk,) = chunks("# T\n\n## Why?\n\n### How?\n\nSo.")
    assert (chunk.question, chunk.source.headings) == ("How?", ("Why?", "How?"))


def test_indented_lines_are_quoted_with_the_same_indentation_or_none():
    code = "    $ make\n    $ make install"
    assert [chunk.text for chunk in chunks(code)] == ["$ make\n$ make install"]
    assert pairs(f"## How?\n\n{code}")[0][1] == "$ make\n$ make install"
    assert chunks(f"Run:\n\n{code}")[0].text == f"Run:\n\n{code}"
    assert pairs("<details><summary>How?</summary>\n  One\n  two.\n</details>")[0][1] == "One\ntwo."


def test_headings_in_html_are_headings():
    text = '<h1 align="center">My page</h1>\n\n<p>Prose.</p>\n\n<h2>Care</h2>\n\nWash it.\n\n<h2>Why?</h2>\n\nSo.'
    assert read(text).title == "My page"
    assert [(chunk.text, chunk.source.headings) for chunk in chunks(text)] == [
        ("Prose.", ()),
        ("Wash it.", ("Care",)),
        ("So.", ("Why?",)),
    ]


def test_a_heading_in_html_within_details_belongs_to_the_answer():
    ((question, answer, _),) = pairs("<details><summary>Why?</summary><h3>Because</h3>it is so.</details>")
    assert (question, answer) == ("Why?", "Because\nit is so.")


def test_text_behind_a_comment_of_several_lines_is_read_and_the_comment_is_left_out():
    document = read("<!-- Written\nin May -->Bring shoes.\n")
    assert [chunk.text for chunk in chunk_document(document)] == ["Bring shoes."]
    assert [(left.lines, left.reason) for left in document.left_out] == [((1, 2), "comment")]


def test_a_comment_within_a_line_is_not_quoted_and_is_listed_as_left_out():
    document = read("# FAQ\n\n## How do I pay?\n\nBy card. <!-- do not mention the fee -->\n\n- Or cash. <!-- x -->\n")
    (chunk,) = chunk_document(document)
    assert chunk.text == "By card.\n\n- Or cash."
    assert [(left.lines, left.reason) for left in document.left_out] == [((5, 5), "comment"), ((7, 7), "comment")]


def test_pages_with_components_are_read_as_markdown(tmp_path):
    (tmp_path / "help.mdx").write_text(
        'import Tabs from "@theme/Tabs";\n\n# Help\n\n## How do I pay?\n\n<Tabs>\n\nBy card.\n\n</Tabs>\n'
    )
    (chunk,) = read_corpus([tmp_path / "help.mdx"]).chunks
    assert (chunk.question, chunk.text) == ("How do I pay?", "By card.")
