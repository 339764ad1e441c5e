import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of

PAGE = "# FAQ\n\n---\n\n**Is it far?**\n\nNo.\n\n---\n\n**Is it old?**\n\nYes.\n\n---\n\n"


def answers(text):
    return [chunk.text for chunk in chunk_document(document_of(text, "page.md")) if chunk.kind == "faq"]


@pytest.mark.parametrize(
    "foot", ["*Last updated: 3 May*", "- [ ] To do\n- [x] Done", "[Edit](https://x.test)\n\n© Acme"]
)
@pytest.mark.parametrize("form", ["**{}**", "## {}"])
def test_what_stands_behind_the_last_rule_is_no_part_of_the_last_answer(foot, form):
    page = PAGE.replace("**Is it far?**", form.format("Is it far?")).replace(
        "**Is it old?**", form.format("Is it old?")
    )
    assert answers(page + foot) == ["No.", "Yes."]


@pytest.mark.parametrize("foot", ["**Is it red?**\n\nNo.", "## Other\n\nText."])
def test_a_rule_above_a_question_or_a_heading_is_above_no_foot(foot):
    assert answers(PAGE + foot)[:2] == ["No.", "Yes."]


@pytest.mark.parametrize(
    "page", [PAGE.replace("No.", "No.\n\n---\n\nNot at all."), PAGE + "A sentence of the foot. " * 40]
)
def test_rules_in_answers_and_a_long_text_are_part_of_the_last_answer(page):
    assert answers(page + "The end.")[1].endswith("The end.")


@pytest.mark.parametrize(
    "foot",
    [
        "*Last updated: 3 May.*",
        "_Acme_",
        "[Edit](https://x.test)",
        "[a](b) | [c](d)",
        "Last updated: May 2026",
        "**More help:** see [this](x.md).",
        "Still stuck? Write to us.",
    ],
)
def test_a_line_that_is_no_plain_sentence_is_a_foot_behind_the_only_rule(foot):
    assert answers(f"# FAQ\n\n## Is it far?\n\nNo.\n\n## Is it old?\n\nYes.\n\n---\n\n{foot}\n") == ["No.", "Yes."]


@pytest.mark.parametrize("rest", ["Or ask us.", "*Or* ask *us*.", "See [this](x.md) first.", "*Or ask.*\n\n- Now."])
def test_other_text_behind_the_only_rule_is_part_of_the_answer(rest):
    page = f"# FAQ\n\n---\n\n## Is it far?\n\nNo.\n\n## Is it old?\n\nYes.\n\n---\n\n{rest}\n"
    assert answers(page)[1].endswith(rest)


@pytest.mark.parametrize(("name", "mark", "bold"), [("page.md", "#", "**"), ("page.adoc", "=", "*")])
def test_a_foot_with_the_only_question_in_bold_is_below_no_heading(name, mark, bold):
    page = f"{mark} FAQ\n\n{mark * 2} Is it far?\n\nNo.\n\n{mark * 2} How to get there\n\nBy bus.\n\n---\n\n"
    found = document_of(f"{page}{bold}Any questions?{bold} Write to us!\n\nLast change: May\n", name)
    assert [chunk.source.headings for chunk in chunk_document(found)] == [
        ("Is it far?",),
        ("How to get there",),
        ("Any questions?",),
    ]


def test_a_bold_question_below_a_rule_is_no_foot_where_others_are_bold():
    page = "# FAQ\n\n## Orders\n\n**Is it far?**\n\nNo.\n\n---\n\n**Is it old?**\n\nYes.\n"
    chunks = chunk_document(document_of(page, "page.md"))
    assert [chunk.source.headings for chunk in chunks] == [("Orders", "Is it far?"), ("Orders", "Is it old?")]
