import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.structure.passes import structured
from faqbot.errors import CorpusWarning


def read(text):
    return structured(read_markdown(text, "page.md", "page"))


def pairs(text):
    found = (chunk for chunk in chunk_document(read(text)) if chunk.kind == "faq")
    return [(chunk.question, chunk.text, chunk.source.lines) for chunk in found]


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("'Don''t panic'", "Don't panic"),
        ('"Say \\"hello\\""', 'Say "hello"'),
        (">-\n  Two\n  lines", "Two lines"),
        ("|\n  One line", "One line"),
        ("2031", "2031"),
        ("yes", "yes"),
    ],
)
def test_a_title_is_text_in_every_spelling_of_yaml(value, title):
    assert read(f"---\ntitle: {value}\nweight: 3\n---\nText.").title == title


def test_a_question_in_front_matter_is_answered_by_the_page():
    text = "---\nquestion: How do I pay?\nweight: 1\n---\n\nBy card.\n\n## Details\n\nOr in cash."
    assert pairs(text) == [("How do I pay?", "By card.\n\n## Details\n\nOr in cash.", (2, 10))]


def test_a_title_that_asks_is_answered_by_a_page_that_asks_nothing_else():
    assert pairs("---\ntitle: How do I pay?\n---\nBy card.") == [("How do I pay?", "By card.", (2, 4))]
    assert pairs("---\ntitle: Any questions?\n---\n## Why?\n\nSo.") == [("Why?", "So.", (4, 6))]


def test_pairs_in_front_matter_have_their_lines():
    text = (
        "---\ntitle: Desk\nquestions:\n  - question: Why?\n    answer: >-\n      It is\n      so.\n\n"
        '  - question: "How?"\n    answer: |\n      Like this.\n---\nOther text.'
    )
    assert pairs(text) == [("Why?", "It is so.", (4, 7)), ("How?", "Like this.", (9, 11))]
    assert read(text).left_out == (((1, 3), "front matter"), ((12, 12), "front matter"))


def test_pairs_in_toml_have_their_lines():
    text = '+++\ntitle = "Desk"\n[[faqs]]\nq = "Why?"\na = "So."\n[[faqs]]\nq = "How?"\na = "Thus."\n+++\nText.'
    assert pairs(text) == [("Why?", "So.", (3, 5)), ("How?", "Thus.", (6, 8))]


@pytest.mark.parametrize(
    "inside",
    [
        "Q: How do I pay?\nA: By card.\n\nQ: Is cash fine?\nA: No.",
        "Question: How do I pay?\nAnswer: By card.",
        "Q1: How do I pay?\nA1: By card.",
        "Note: we take no cash.",
        "Opening hours: ten to six",
    ],
)
def test_text_between_two_rules_is_text(inside):
    said = "\n".join(block.raw for block in read(f"---\n{inside}\n---\nQ: Where?\nA: Here.").blocks)
    assert all(line in said for line in inside.split("\n"))


def test_invalid_front_matter_is_kept_as_text_with_a_warning():
    with pytest.warns(CorpusWarning, match=r"page\.md:2: invalid front matter"):
        document = read("---\ntitle: Desk: the guide\nnote: [open\n---\nText.")
    assert document.title == "Desk: the guide"
    assert [block.text for block in document.blocks] == ["title: Desk: the guide\nnote: [open", "Text."]


def test_aliases_and_deep_nesting_cost_nothing():
    bomb = "b0: &b0 [x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 60))
    assert read(f"---\n{bomb}---\nText.").blocks[0].text == "Text."
    with pytest.warns(CorpusWarning, match="invalid front matter"):
        assert read("---\ndeep: " + "[" * 50_000 + "\n---\nText.").blocks


def test_a_question_and_its_answer_in_front_matter_are_a_pair():
    assert pairs("---\nquestion: Why?\nanswer: So.\n---\n") == [("Why?", "So.", (2, 3))]


def test_numbered_questions_and_answers_in_front_matter_are_pairs():
    text = "---\ntitle: FAQ\nquestion-1: Who?\nanswer-1: We.\nquestion-2: When?\nanswer-2: Now.\n---\n"
    assert pairs(text) == [("Who?", "We.", (3, 4)), ("When?", "Now.", (5, 6))]


def test_pairs_in_a_block_among_the_blocks_of_a_page_are_read():
    blocks = "sections:\n  - type: hero\n  - type: faq\n    items:\n      - question: Why?\n        answer: So.\n"
    more = "footer:\n  faq:\n    - {question: How?, answer: By card.}\n"
    assert pairs(f"---\ntitle: Desk\n{blocks}{more}---\n") == [("Why?", "So.", (7, 8)), ("How?", "By card.", (11, 11))]


def test_blocks_of_a_page_with_titles_and_texts_are_no_pairs():
    assert (
        pairs("---\ntitle: Desk\nsections:\n  - items:\n      - title: Fast\n        text: In a day.\n---\nText.") == []
    )


def test_aliases_in_front_matter_are_looked_at_once():
    lines = ["list0: &a0 [{question: Why?, answer: So.}]"]
    lines += [f"list{n}: &a{n} [{', '.join([f'*a{n - 1} '] * 9)}]" for n in range(1, 12)]
    assert {question for question, *_ in pairs("---\n" + "\n".join(lines) + "\n---\nText.")} == {"Why?"}
