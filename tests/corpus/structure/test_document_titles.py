"""Titles: which say nothing, and what takes their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.reading import document_of, read_corpus, read_document
from faqbot.corpus.structure.document_titles import fallback_title, with_title


def title_of(text: str, name: str = "page.md", folder: str = "kettle") -> str:
    return document_of(text, name, folder).title


# Titles that say nothing


@pytest.mark.parametrize(
    "title",
    [
        "FAQ", "FAQs", "The FAQ", "Frequently Asked Questions", "FREQUENTLY ASKED QUESTIONS (FAQ)", "Q&A", "F.A.Q.",
        "Questions and Answers", "Our FAQs",
    ],
)  # fmt: skip
def test_a_title_that_names_a_page_of_questions_is_put_behind_the_name_of_the_folder(title: str) -> None:
    assert title_of(f"# {title}\n\n## Is it red?\n\nYes.\n", "FAQ.md") == "kettle FAQ"


@pytest.mark.parametrize(
    "title",
    [
        "Häufige Fragen", "Häufig gestellte Fragen", "Preguntas frecuentes", "Foire aux questions", "Domande frequenti",
        "よくある質問", "常见问题", "자주 묻는 질문", "Часто задаваемые вопросы", "Συχνές ερωτήσεις", "الأسئلة الشائعة",
        "अक्सर पूछे जाने वाले प्रश्न", "Help", "Documentation", "Hilfe",
    ],
)  # fmt: skip
def test_a_title_of_another_kind_of_page_or_in_another_language_stays_as_it_is_written(title: str) -> None:
    assert title_of(f"# {title}\n\n## Is it red?\n\nYes.\n", "index.md") == f"kettle {title}"


@pytest.mark.parametrize("title", ["README", "Read me", "Index", "Home", "Solution:", "Welcome", "Table of contents"])
def test_a_title_that_names_nothing_is_left_out(title: str) -> None:
    assert title_of(f"# {title}\n\nIt is red.\n", "README.md") == "kettle"


@pytest.mark.parametrize(
    "title", ["FAQ about kettles", "Help with payments", "Kettle documentation", "Index funds", "Home loans", "Q3 FAQ"]
)
def test_a_title_with_any_other_word_stays(title: str) -> None:
    assert title_of(f"# {title}\n\nIt is red.\n", "faq.md") == title


@pytest.mark.parametrize(
    ("name", "folder", "title"),
    [
        ("FAQ.md", "curl", "curl FAQ"),
        ("billing-faq.md", "shop", "billing faq"),
        ("billing.md", "shop", "billing FAQ"),
        ("help_desk.md", "shop", "help desk FAQ"),
        ("docs/FAQ.md", "curl", "curl FAQ"),
        ("parcels/docs/en/FAQ.md", "shop", "parcels FAQ"),
        ("ingress-nginx/01-faq.md", "", "ingress nginx FAQ"),
        ("v2/2024/faq.md", "shop", "shop FAQ"),
        ("FAQ.md", "", "FAQ"),
        ("docs/FAQ.md", "", "FAQ"),
    ],
)
def test_the_name_is_that_of_the_file_or_of_the_nearest_folder_that_says_something(
    name: str, folder: str, title: str
) -> None:
    assert title_of("# FAQ\n\n## Is it red?\n\nYes.\n", name, folder) == title


def test_a_file_without_any_title_is_named_like_one_with_a_title_that_says_nothing() -> None:
    assert title_of("Only prose.", "readme.md") == "kettle"
    assert title_of("question,answer\nWhy?,So.\n", "faq.csv") == "kettle FAQ"
    assert title_of("Only prose.", "descaling.md") == "descaling"


def test_the_title_in_the_text_is_kept_beside_the_title_that_was_made() -> None:
    document = document_of("FAQ\n\nIs it red?\nYes.\n", "faq.txt", "kettle")
    assert (document.title, document.own_title) == ("kettle FAQ", "FAQ")


def test_ids_and_headings_do_not_depend_on_the_title() -> None:
    text = "# FAQ\n\n## Is it red?\n\nYes.\n\n## Care\n\n- Wipe it.\n- Dry it.\n"
    one, other = (list(chunk_document(document_of(text, "FAQ.md", folder))) for folder in ("kettle", "pan"))
    assert [(chunk.id, chunk.source.headings) for chunk in one] == [
        (chunk.id, chunk.source.headings) for chunk in other
    ]


def test_the_questions_of_a_list_have_the_title_that_was_made() -> None:
    document = document_of("# Help\n\n## Tips\n\n- Wipe it.\n- Dry it.\n", "README.md", "kettle")
    assert next(chunk_document(document)).asked_as[0] == "Any tips for kettle Help?"


# Headings that are only the first of several


def test_the_first_of_several_headings_of_a_level_is_no_title() -> None:
    text = "# Installation\n\nPlug it in.\n\n# Usage\n\nPress it.\n"
    assert title_of(text, "README.md") == "kettle"
    assert title_of(text, "first-steps.md") == "first steps"
    assert [chunk.source.headings for chunk in chunk_document(document_of(text, "README.md"))] == [
        ("Installation",),
        ("Usage",),
    ]


def test_a_question_that_is_the_first_of_several_headings_is_no_title() -> None:
    assert title_of("# How do I start it?\n\nPress.\n\n# How do I stop it?\n\nPress again.\n", "faq.md") == "kettle FAQ"


def test_a_heading_below_which_a_higher_one_follows_is_no_title() -> None:
    assert title_of("## Before you begin\n\nRead.\n\n# Usage\n\nPress it.\n", "start.md") == "kettle"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Big red machine\n\n# Installation\n\nPlug it in.\n\n# Usage\n\nPress it.\n", "Big red machine"),
        ("# FAQ\n\n# Installation\n\nPlug it in.\n\n# Usage\n\nPress it.\n", "kettle FAQ"),
        ("# Frequently asked questions\n\nWelcome!\n\n# Usage\n\nPress it.\n", "kettle FAQ"),
        ("# Questions and answers about tea\n\nHello.\n\n# Usage\n\nPress.\n", "Questions and answers about tea"),
        ("# The Kettle 2000\n\nIt boils.\n\n# Usage\n\nPress it.\n", "The Kettle 2000"),
        ("# Big red machine\n\n## Usage\n\nPress it.\n\n## Care\n\nWipe it.\n", "Big red machine"),
    ],
)
def test_the_first_of_several_is_a_title_if_it_holds_nothing_or_names_the_page_or_its_folder(
    text: str, title: str
) -> None:
    assert title_of(text, "README.md") == title


def test_a_heading_that_is_the_title_heads_no_section() -> None:
    document = document_of("# FAQ\n\n# Usage\n\nPress it.\n", "FAQ.md", "kettle")
    assert [block.text for block in document.blocks if block.level] == ["", "Usage"]


# The root of a corpus


def test_the_name_of_the_root_and_of_the_folder_of_a_named_file_count(tmp_path: Path) -> None:
    folder = tmp_path / "toaster" / "docs"
    folder.mkdir(parents=True)
    (folder / "FAQ.md").write_text("# FAQ\n\n## Is it red?\n\nYes.\n")
    assert read_document(folder / "FAQ.md").title == "toaster FAQ"
    for root in (tmp_path / "toaster", folder, folder / "FAQ.md"):
        assert {chunk.source.title for chunk in read_corpus([root]).chunks} == {"toaster FAQ"}
        bot = FaqBot.update(tmp_path / f"index{len(str(root))}", root)
        assert bot.topics() == FaqBot.from_corpus(root).topics() == ["toaster FAQ"]


def test_parts_of_a_large_table_have_the_title_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from faqbot.corpus import cutting

    (tmp_path / "shop").mkdir()
    table = tmp_path / "shop" / "faq.csv"
    table.write_text("question,answer\n" + "".join(f"What is {n}?,It is {n}.\n" for n in range(200)))
    monkeypatch.setattr(cutting, "PART", 512)
    assert FaqBot.from_corpus(table).topics() == ["shop FAQ"]


# Time


def test_a_title_of_any_length_is_read_to_its_end() -> None:
    assert with_title(Document("x.md", "faq " * 250_000), "kettle").title  # in quadratic time, this would take an hour


def test_a_number_and_a_digest_in_front_of_a_files_name_are_no_part_of_the_title() -> None:
    assert fallback_title("faq/009_bd31146b0e_when-is-the-course.md") == "when is the course"
    assert fallback_title("2017-arizona-season.md") == "2017 arizona season"


def test_a_question_below_other_text_is_no_title_of_the_page() -> None:
    page = "**Can I pay now?**\n\nYes.\n\n### How do I leave?\n\nBy the door.\n"
    assert document_of(page, "leaving.md").title == "leaving"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi all,\n\nthese are the rules.\n\nQ: Is it warm?\nA: Yes.\n", "hall-rules.txt"),
        ("From: Ann\n\nLiebe Nachbarn,\n\nIhr dürft kommen.\n\nRuhe\n\nAb zehn.\n", "hall-rules.txt"),
        ("# Bonjour,\n\nVous pouvez venir.\n", "hall-rules.md"),
    ],
)
def test_the_line_that_greets_in_a_mail_is_no_title(text: str, name: str) -> None:
    document = document_of(text, name)
    assert document.title == "hall rules"
    assert all(block.text not in ("Hi all,", "Liebe Nachbarn,") for block in document.blocks)
