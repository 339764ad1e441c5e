import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.reading import document_of


def questions(text):
    return [block.text for block in read_markdown(text, "page.md", "x").blocks if block.kind is BlockKind.QUESTION]


def shown(text):
    return [(block.kind, block.text) for block in read_markdown(text, "page.md", "x").blocks if block.text]


@pytest.mark.parametrize(
    "box",
    [
        '???+ faq "How the lid opens"\n    Push.\n',
        "::: question How the lid opens\nPush.\n:::\n",
        "> [!faq] How the lid opens\n> Push.\n",
        "> [!help]- How the lid opens\n> Push.\n",
    ],
)
def test_a_box_of_the_kind_question_is_a_question_even_in_an_answer(box):
    assert questions(f"## Is it open?\n\nYes.\n\n{box}") == ["Is it open?", "How the lid opens"]


@pytest.mark.parametrize("box", ['??? note "The lid sticks"\n    Push.\n', "> [!note]- The lid sticks\n> Push.\n"])
def test_the_title_of_a_box_that_folds_is_a_question_outside_of_answers(box):
    assert questions(f"# Lids\n\n{box}") == ["The lid sticks"]
    assert questions(f"## Is it open?\n\nYes.\n\n{box}") == ["Is it open?"]


@pytest.mark.parametrize("box", ["::: tip Still curious?\nAsk us.\n:::\n", "> [!TIP] Still curious?\n> Ask us.\n"])
@pytest.mark.parametrize("heading", ["## Is it open?", "## Opening the lid"])
def test_a_tip_below_the_text_of_a_section_is_part_of_it(heading, box):
    assert (BlockKind.PARAGRAPH, "Still curious?\nAsk us.") in shown(f"# Lids\n\n{heading}\n\nYes.\n\n{box}")


def test_tips_that_ask_one_after_the_other_are_questions():
    boxes = "".join(f"::: tip {asked}?\nYes.\n:::\n\n" for asked in ("Is it hot", "Is it wet", "Is it new"))
    assert questions(f"# Lids\n\n## Answers\n\n{boxes}") == ["Is it hot?", "Is it wet?", "Is it new?"]


def test_a_folded_box_within_a_box_is_part_of_it():
    text = "## Opening\n\n::::tabs\n== Large\nPush.\n\n::: details Pictures\nNone.\n:::\n::::\n"
    assert not questions(text)


def test_a_shortcode_right_above_a_rule_keeps_its_question():
    assert questions('{{< expand "Why is it open?" >}}\nFor air.\n{{< /expand >}}\n---\n') == ["Why is it open?"]


def test_code_and_blank_lines_in_a_callout_are_quoted_without_its_signs():
    (chunk,) = chunk_document(document_of("> [!faq] Why?\n> So:\n>\n> ```sh\n> ls\n> ```\n", "page.md"))
    assert (chunk.question, chunk.text) == ("Why?", "So:\n\n```sh\nls\n```")
