"""The headings that are questions: on pages of questions, on other pages, and in sections."""

import pytest
from support import steps_of

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.faq_pages import with_questions


def chunks_of(text, name="page.md"):
    return list(chunk_document(document_of(text, name)))


def asked(text, name="page.md"):
    return {chunk.question: chunk.source.lines for chunk in chunks_of(text, name) if chunk.question}


STATING = """# {title}

## The bell

### The bell does not ring

Charge it.

Then press it.

### ERROR: no bell found

- Move it closer.
- Restart it.

## The lock

### Key is stuck

Oil it.
"""


@pytest.mark.parametrize(
    "title",
    ["FAQ", "Frequently Asked Questions", "Troubleshooting", "Häufige Fragen", "Preguntas frecuentes", "常见问题"],
)
def test_on_a_page_of_questions_the_lowest_headings_are_questions_and_their_sections_the_answers(title):
    assert asked(STATING.format(title=title)) == {
        "The bell does not ring": (5, 9),
        "ERROR: no bell found": (11, 14),
        "Key is stuck": (18, 20),
    }


def test_a_page_is_one_of_questions_if_its_file_says_so():
    assert len(asked(STATING.format(title="Bells"), "docs/bell-faq.md")) == 3
    assert len(asked(STATING.format(title="Bells"), "faq/bells.md")) == 3


def test_on_another_page_headings_that_state_are_no_questions():
    assert asked(STATING.format(title="Manual")) == {}


def test_a_section_of_questions_makes_questions_of_its_headings_only():
    text = "# Lamp\n\n## Mounting\n\nUse two screws.\n\n## FAQ\n\n### It flickers\n\nReplace it.\n\n## Legal\n\nNone.\n"
    assert asked(text) == {"It flickers": (9, 11)}


def test_where_most_headings_beside_each_other_ask_the_others_are_questions_too():
    text = "# Lamp\n\n## Is it bright?\n\nYes.\n\n## Flickering\n\nReplace it.\n\n## How old is it?\n\nNew.\n"
    assert asked(text) == {"Is it bright?": (3, 5), "Flickering": (7, 9), "How old is it?": (11, 13)}


def test_where_few_headings_ask_the_others_are_sections():
    text = "# Lamp\n\n## Is it bright?\n\nYes.\n\n## Flickering\n\nReplace it.\n\n## Weight\n\nLight.\n"
    assert asked(text) == {"Is it bright?": (3, 5)}


def test_a_heading_that_asks_without_a_question_mark_counts_as_asking_beside_others():
    text = "# Lamp\n\n## Why don't you sell it\n\nWe do.\n\n## How old is it?\n\nNew.\n\n## Repair\n\nAsk us.\n"
    assert set(asked(text)) == {"Why don't you sell it", "How old is it?", "Repair"}


def test_headings_below_a_heading_that_asks_belong_to_its_answer():
    text = "# FAQ\n\n## What do codes mean?\n\nThis:\n\n### 10\n\nNo oil.\n\n### 11\n\nNo air.\n\n## Noise\n\nNormal.\n"
    assert asked(text) == {"What do codes mean?": (3, 13), "Noise": (15, 17)}


def test_a_heading_with_headings_below_is_a_question_as_a_whole_where_most_beside_it_have_none():
    plain = "".join(f"## Fault {number}\n\nWait.\n\n" for number in range(4))
    text = f"# FAQ\n\n{plain}## Leak\n\nTwo ways:\n\n### Tape\n\nWind it.\n\n### Glue\n\nPress it.\n"
    assert asked(text)["Leak"] == (19, 29)
    assert not {"Tape", "Glue"} & set(asked(text))


def test_where_questions_are_marked_in_running_text_headings_stay_headings():
    asked = "**Is it open?**\n\nYes.\n\n**Is it far?**\n\nNo.\n"
    chunks = chunks_of(f"# FAQ\n\n## Prices\n\n- Small: 2 euros\n- Large: 3 euros\n\n## Other\n\n{asked}")
    assert [chunk.question for chunk in chunks if chunk.question] == ["Is it open?", "Is it far?"]
    assert [chunk.kind for chunk in chunks if chunk.sections == ("Prices",)] == ["tips", "tip", "tip"]


@pytest.mark.parametrize("heading", ["Changelog", "See also", "Translations", "Siehe auch", "更新日志"])
def test_a_section_about_the_page_is_no_question_and_of_low_standing(heading):
    chunks = chunks_of(f"# FAQ\n\n## It flickers\n\nReplace it.\n\n## {heading}\n\n- One.\n- Two.\n")
    assert [(chunk.kind, chunk.is_aside) for chunk in chunks] == [("faq", False), ("passage", True)]
    assert chunks[1].text == "- One.\n- Two."


def test_a_change_log_is_no_procedure():
    chunks = chunks_of("# Pump\n\n## Changelog\n\n### 1.2\n\n1. Install without tools.\n2. New setup guide.\n")
    assert [chunk.kind for chunk in chunks] == ["passage"]


def test_a_list_under_method_is_no_procedure_unless_it_is_numbered():
    assert {chunk.kind for chunk in chunks_of("# Study\n\n## Method\n\n- Ten people.\n- Two days.\n")} == {
        "tip",
        "tips",
    }


@pytest.mark.parametrize(
    "heading",
    [
        "What now? The old way is gone!",
        "(or) How do I start it",
        "Wie geht das? (neu)",
        "どうやって使いますか",
        "¿Y ahora?",
    ],
)
def test_a_heading_that_asks_keeps_the_words_of_its_author(heading):
    assert list(asked(f"# FAQ\n\n## {heading}\n\nSo.\n")) == [heading]


def test_the_mark_of_a_question_is_no_part_of_it():
    assert list(asked("# Box\n\n## Question - How do I open it?\n\nPull.\n")) == ["How do I open it?"]


def test_where_most_lowest_headings_of_a_level_ask_those_in_other_sections_are_questions_too():
    start = "# Help\n\n## Start\n\n### Is it free?\n\nYes.\n\n## Risk\n\n### Is it safe?\n\nYes.\n\n"
    assert asked(start + "## Codes\n\n### E-10\n\nNo oil.\n\n## Plans\n\nTwo.\n") == {
        "Is it free?": (5, 7),
        "Is it safe?": (11, 13),
        "E-10": (17, 19),
    }


def test_where_all_headings_that_ask_stand_in_one_section_those_in_other_sections_are_none():
    start = (
        "# Lamp\n\n## Use\n\n### Switch\n\nPress it.\n\n## More\n\n### Is it free?\n\nYes.\n\n### Is it safe?\n\nYes.\n"
    )
    assert asked(start) == {"Is it free?": (11, 13), "Is it safe?": (15, 17)}


def test_a_page_of_twice_as_many_sections_takes_about_twice_the_steps():
    def steps(sections):
        text = "# FAQ\n" + "".join(f"\n## Part {n}\n\nOf {n}.\n\n### More\n\nText.\n" for n in range(sections))
        read = read_markdown(text, "page.md", "page")
        return steps_of(lambda: with_questions(read))

    assert steps(400) < 2.5 * steps(200)


def test_a_heading_without_text_of_its_own_is_a_section_of_the_questions_below_it():
    plain = "".join(f"## Fault {number}\n\nWait.\n\n" for number in range(4))
    text = f"# FAQ\n\n{plain}## Leaks\n\n### At the tap\n\nWind it.\n\n### At the pipe\n\nPress it.\n"
    assert {"At the tap", "At the pipe"} <= set(asked(text))
    assert "Leaks" not in asked(text)


def test_a_page_about_faqs_with_one_section_of_questions_has_questions_there_only():
    text = "# FAQ Manager\n\n## Installation\n\nCopy it.\n\n## Frequently Asked Questions\n\n### It hangs\n\nWait.\n"
    assert asked(text) == {"It hangs": (9, 11)}


def test_a_line_that_only_says_what_kind_of_page_it_stands_on_is_of_low_standing():
    chunks = chunks_of("# Downloads\nFrequently asked questions about downloads.\n\n## Why so slow?\n\nMany users.\n")
    assert [(chunk.text, chunk.is_aside) for chunk in chunks] == [
        ("Frequently asked questions about downloads.", True),
        ("Many users.", False),
    ]


@pytest.mark.parametrize("line", ["layout: faq", "titleTemplate: Frequently Asked Questions", "permalink: /faq/"])
def test_a_page_is_one_of_questions_if_its_front_matter_says_so(line):
    front = f"---\ntitle: Bells\n{line}\n---\n\n"
    assert set(asked(front + STATING.format(title="Bells"))) == {
        "The bell does not ring",
        "ERROR: no bell found",
        "Key is stuck",
    }


def test_the_word_questions_alone_in_front_matter_says_little():
    front = "---\ntitle: Bells\ndescription: Ask us your questions about bells\n---\n\n"
    assert asked(front + STATING.format(title="Bells")) == {}
