"""The text of answers in HTML, without the tags that part its lines."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.markup.html_parts import without_remarks
from faqbot.corpus.reading import document_of


def answer(html):
    (chunk,) = [one for one in chunk_document(document_of(f"# Oven\n\n{html}\n", "page.md")) if one.question]
    return chunk.text


def folded(body):
    return answer(f"<details>\n<summary>Is it hot?</summary>\n{body}\n</details>")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Very.</p>", "Very."),
        ("<div class='x'>\nVery.\n</div>", "Very."),
        ("<p>Very.<br>\nTake care.</p>", "Very.\nTake care."),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<ul>\n<li>Is it?</li>\n<li>It is.</li>\n</ul>", "Is it?\nIt is."),
        ("<h4>Why</h4>So.", "Why\nSo."),
        ("<p>A: Very.</p>", "Very."),
        ("\n<p>One.</p>\n\n<p>Two.</p>\n", "One.\n\nTwo."),
    ],
)
def test_tags_that_part_lines_are_no_text(body, text):
    assert folded(body) == text


@pytest.mark.parametrize(
    "body", ["Use <b>both</b> hands and <code>x</code>", "Write `<p>` here", "```html\n<p>One.</p>\n```", "1 <p2 and >"]
)
def test_tags_within_a_line_and_code_stay(body):
    assert folded(body) == body


def test_code_keeps_its_lines_its_indentation_and_its_tags():
    body = "<div><pre><code>begin {\n\n  # turn\n    <b>on</b>;\n\n}</code></pre></div>\n<p>Wait.</p>"
    assert folded(body) == "begin {\n\n  # turn\n    <b>on</b>;\n\n}\nWait."


def test_a_definition_of_html_is_text_without_its_tag():
    assert answer("<dl>\n<dt>Is it hot?</dt>\n  <dd>Very.\n\n  Take care.</dd>\n</dl>") == "Very.\n\nTake care."


def test_html_of_several_paragraphs_that_is_no_answer_stays_as_it_is_written():
    html = "<div>\n<p>It is hot.</p>\n<hr>\n<p>Mind it.</p>\n</div>"
    (chunk,) = chunk_document(document_of(f"# Oven\n\n{html}\n", "page.md"))
    assert chunk.text == html


def test_a_comment_within_a_line_is_no_text_but_in_code_it_is() -> None:
    assert without_remarks("By card. <!-- fee 3 %, do not mention -->\nOr cash.") == "By card.\nOr cash."
    assert without_remarks("By <!-- all\nkinds of --> card.") == "By card."
    assert without_remarks("Write `<!-- a -->` there.") == "Write `<!-- a -->` there."
    assert without_remarks("It <!-- never ends.") == "It <!-- never ends."


NESTED = """# FAQ

<details>
<summary>Orders</summary>

<details>
<summary>May I?</summary>

Yes.

</details>
<details>
<summary>Must I?</summary>

No.

</details>
</details>

Text behind.
"""


def test_a_box_that_states_around_boxes_is_a_section():
    chunks = list(chunk_document(document_of(NESTED, "page.md")))
    assert [(chunk.source.headings, chunk.text) for chunk in chunks] == [
        (("Orders", "May I?"), "Yes."),
        (("Orders", "Must I?"), "No."),
        ((), "Text behind."),
    ]


def test_a_box_that_asks_or_has_text_of_its_own_is_no_section():
    for own in (NESTED.replace("Orders", "Orders?"), NESTED.replace("Orders</summary>", "Orders</summary>\n\nNow.")):
        chunks = chunk_document(document_of(own, "page.md"))
        assert not any(chunk.source.headings[0] == "Orders" and len(chunk.source.headings) > 1 for chunk in chunks
                       if chunk.source.headings)  # fmt: skip


def test_an_underlined_question_of_html_is_a_question():
    assert answer("<p><u>Is it hot?</u></p>\n<p>Very.</p>") == "Very."
