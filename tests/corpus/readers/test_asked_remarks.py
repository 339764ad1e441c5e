"""Further wordings of a question in a comment right below it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.asked_remarks import asked_remark
from faqbot.corpus.reading import document_of

WORDINGS = st.lists(st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())), min_size=1, max_size=4)


def read(text):
    document = document_of(text, "page.md")
    return [(chunk.question, chunk.text, chunk.asked_as) for chunk in chunk_document(document)], document.left_out


def test_each_line_of_the_comment_is_a_wording():
    chunks, left_out = read("# Shop\n\n## Can I pay?\n<!-- asked as:\nHow to pay\n  with &lt;card&gt;\n-->\n\nYes.\n")
    assert chunks == [("Can I pay?", "Yes.", ("How to pay", "with <card>"))]
    assert [one.reason for one in left_out] == ["wordings of the question above"]


def test_a_comment_behind_the_answer_is_a_comment_like_any_other():
    chunks, left_out = read("# Shop\n\n## Can I pay?\n\nYes.\n\n<!-- asked as:\nHow to pay\n-->\n\nBy card.\n")
    assert chunks == [("Can I pay?", "Yes.\n\nBy card.", ())]
    assert [one.reason for one in left_out] == ["comment"]


def test_a_heading_that_does_not_ask_may_be_a_question_with_wordings():
    page = "# Shop FAQ\n\n## Payment\n\n<!-- Asked as:\nHow to pay\n-->\n\nBy card.\n"
    assert read(page)[0] == [("Payment", "By card.", ("How to pay",))]


def test_wordings_in_front_matter_belong_to_their_question():
    page = "---\nfaq:\n- question: Can I pay?\n  alternatives: [how to pay, cash or card]\n  answer: Yes.\n---\n"
    assert read(page)[0] == [("Can I pay?", "Yes.", ("how to pay", "cash or card"))]


def test_line_ends_of_yaml_that_are_none_in_a_page_shift_no_line():
    page = '---\nabout: "a\u2028b\u0085c"\nfaq:\n- question: Can I pay?\n  answer: Yes.\n---\n# Shop\n'
    (chunk,) = chunk_document(document_of(page, "page.md"))
    assert chunk.source.lines == (4, 5)


@given(WORDINGS)
def test_any_wording_stands_in_a_comment(wordings):
    printable = [one for one in wordings if one and one.isprintable()]
    if printable:
        assert set(read(f"# Shop\n\n## Can I pay?\n\n{asked_remark(printable)}\n\nYes.\n")[0][0][2]) == set(printable)
