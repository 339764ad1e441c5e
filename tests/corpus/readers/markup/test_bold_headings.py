import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.passes import structured


def headings(text):
    blocks = read_markdown(text, "page.md", "page").blocks
    return [(block.kind.name, block.text, block.level) for block in blocks if block.level and block.text]


def test_bold_lines_above_paragraphs_are_headings_below_the_heading_above_them():
    text = "# Bell\n\n## Faults\n\n**It does not ring**\n\nTurn it.\n\n__It rings too long__\nStop it.\n\n"
    text += "<b>Why is it red?</b>\n\nPaint."
    assert headings(text) == [
        ("HEADING", "Faults", 2),
        ("HEADING", "It does not ring", 3),
        ("HEADING", "It rings too long", 3),
        ("QUESTION", "Why is it red?", 3),
    ]


def test_bold_labels_sentences_and_single_bold_lines_are_no_headings():
    assert headings("**Note**\n\na\n\n**Note**\n\nb") == []
    assert headings("**Mind the step.**\n\na\n\n**It is high.**\n\nb") == []
    assert headings("**The step**\n\na\n\nb") == []


def test_bold_lines_in_an_answer_are_part_of_it():
    assert headings("## Why?\n\n**By tram**\n\na\n\n**By bus**\n\nb") == [("QUESTION", "Why?", 2)]


def test_bold_lines_in_one_of_many_sections_are_parts_of_the_section():
    text = "# T\n\n## One\n\na\n\n## Two\n\nb\n\n## Three\n\n**By tram**\n\nc\n\n**By bus**\n\nd"
    assert [text for _, text, _ in headings(text)] == ["One", "Two", "Three"]


# Lines in italics, and labels


def entries(text):
    document = structured(read_markdown(text, "page.md", "page"))
    return [(chunk.question, chunk.text, chunk.source.headings[:-1]) for chunk in chunk_document(document)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("*Is it hot?*", "*Is it big?*"), ("_Is it hot?_", "_Is it big?_"), ("<em>Is it hot?</em>", "<i>Is it big?</i>"),
     ("_Q. Is it hot?_", "_Q. Is it big?_"), ("***Is it hot?***", "***Is it big?***")],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_that_ask_in_italics_are_questions_if_several_do(first, second, gap):
    text = f"# Kiln\n\n{first}{gap}Very.\n\n{second}{gap}No.\n"
    assert entries(text) == [("Is it hot?", "Very.", ()), ("Is it big?", "No.", ())]


def test_a_line_in_italics_that_is_marked_as_a_question_need_not_ask():
    text = "_Q. Is it hot?_\n\nA. Very.\n\n_Q. It hums at night_\n\nA. So it does.\n"
    assert [question for question, _, _ in entries(text)] == ["Is it hot?", "It hums at night"]


@pytest.mark.parametrize(
    "text",
    [
        "# Kiln\n\n*Is it hot?*\n\nVery.\n",
        "# Kiln\n\n*A kiln*\n\nVery.\n\n*A pot*\n\nSo.\n",
        "# Kiln\n\nThe *pot? It*\n\n*Is hot* it?\n\nVery.\n",
    ],
)
def test_other_lines_in_italics_are_text(text):
    assert not any(question for question, _, _ in entries(text))


def test_lines_in_italics_below_a_question_are_part_of_its_answer():
    text = "# Kiln\n\n## Is it safe?\n\n*Is it hot?*\n\nYes.\n\n*Is it big?*\n\nNo.\n"
    ((question, answer, _),) = entries(text)
    assert question == "Is it safe?"
    assert answer.endswith("No.")


@pytest.mark.parametrize("below", ["**Q: Is it hot?**\nVery.", "Q: Is it hot?\nA: Very.", "* **Is it hot?** Very."])
def test_a_bold_line_directly_above_questions_is_their_section(below):
    assert entries(f"# Kiln\n\n**Firing:**\n\n{below}\n") == [("Is it hot?", "Very.", ("Firing",))]


def test_a_bold_sentence_above_questions_is_text():
    assert entries("# Kiln\n\n**Mind the heat.**\n\n**Is it hot?**\n\nVery.\n") == [
        ("", "**Mind the heat.**", ()),
        ("Is it hot?", "Very.", ()),
    ]


def test_a_picture_before_a_bold_question_makes_no_difference():
    chunks = list(chunk_document(document_of("# Bus\n\n👉 **How do I book?**\n\nBy phone.\n", "page.md")))
    assert [(chunk.question, chunk.text) for chunk in chunks] == [("👉 How do I book?", "By phone.")]


ASKING = "".join(f"**Is number {number} red?**\n\nYes.\n\n" for number in range(5))
LAST = "\n**Is it old?**\n\nNo.\n"


@pytest.mark.parametrize("name", ["page.md", "page.rst", "page.adoc"])
def test_a_bold_sentence_among_many_bold_questions_is_a_question(name):
    text = f"{ASKING}**When I ring, nobody opens.**\n\nRing again.\n{LAST}"
    assert questions(text, name)[-2] == "When I ring, nobody opens."


@pytest.mark.parametrize(
    "line",
    [
        "**Note: it is hot, so be careful.**",
        "**Mind the step!**",
        "**Mind the step!**\nIt is high.",
        "**When I ring, nobody opens.** Never.",
        "**Step 2. Go into the yard.**",
        "**Attention. It is very hot.**",
        "**“Nobody listens to me.”**",
        "**When I ring, nobody opens.**\n\n**Never.**",
    ],
)
def test_a_bold_note_in_an_answer_is_no_question(line):
    assert questions(f"{ASKING}{line}\n\nRing again.\n{LAST}") == [*questions(ASKING), "Is it old?"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bold_sentences_behind_the_last_bold_question_are_text(gap):
    asking = ASKING.replace("\n\nYes", f"{gap}Yes")
    assert questions(f"{asking}**Thank you for reading this.**{gap}The team.\n") == questions(asking)


def test_bold_sentences_are_text_where_fewer_than_six_bold_lines_stand_alike():
    sentence = "**When I ring {}, nobody opens.**\n\nRing again.\n\n"
    two_asking, three_asking = (ASKING.partition(f"**Is number {count} red?**")[0] for count in (2, 3))
    assert len(questions(three_asking + sentence.format("twice") + LAST)) == 4
    assert len(questions(two_asking + sentence.format("twice") + sentence.format("once") + LAST)) == 3
    assert len(questions(three_asking + sentence.format("twice") + sentence.format("once") + LAST)) == 6


@pytest.mark.parametrize(("code", "name"), [("`--all`", "page.md"), ("``--all``", "page.rst")])
def test_code_may_stand_among_the_bold_words_of_a_question(code, name):
    text = f"**What does** {code} **do?**\n\nIt takes all.\n\n**Why?**\n\nSo.\n"
    found = [(chunk.question, chunk.text) for chunk in chunk_document(document_of(text, name)) if chunk.question]
    assert found == [("What does --all do?", "It takes all."), ("Why?", "So.")]


def questions(text, name="page.md"):
    return [chunk.question for chunk in chunk_document(document_of(text, name)) if chunk.question]


def test_bold_sentences_are_questions_up_to_the_number_of_those_that_ask():
    sentences = [f"**When I ring {times} times, nobody opens.**\n\nRing again.\n" for times in range(7)]
    assert len(questions("\n".join([ASKING, *sentences[:6], LAST]))) == 12
    assert len(questions("\n".join([ASKING, *sentences, LAST]))) == 6


def test_a_bold_sentence_that_stands_otherwise_than_the_bold_questions_is_text():
    text = f"# Bell\n\nAll about it.\n\n{ASKING}**When I ring, nobody opens.**\nRing again.\n{LAST}"
    assert questions(text)[-2] == "Is number 4 red?"


def test_a_bold_sentence_above_the_first_bold_question_is_text():
    assert questions(f"**Please read all of this first.**\n\nIt helps.\n\n{ASKING}") == questions(ASKING)


def test_bold_sentences_in_the_answer_to_a_heading_are_questions_only_behind_a_bold_question():
    sentence = "**When I ring, nobody opens.**\n\nRing again.\n"
    assert "When I ring, nobody opens." in questions(f"## Why?\n\nSo.\n\n{ASKING}{sentence}{LAST}")
    assert "When I ring, nobody opens." not in questions(f"{ASKING}## Why?\n\nSo.\n\n{sentence}{LAST}")


FAULTS = "**The bell is silent.**\nTurn it.\n\n**It rings too long!**\nStop it.\n\n"


@pytest.mark.parametrize("name", ["page.md", "page.rst"])
def test_bold_sentences_directly_on_top_of_their_text_are_headings_where_a_section_begins_with_one(name):
    found = questions(f"FAQ\n===\n\nFaults\n------\n\n{FAULTS}", name)
    assert found == ["The bell is silent.", "It rings too long!"]


def test_a_section_with_a_single_bold_line_on_top_of_its_text_has_a_heading_where_others_have_several():
    text = f"# FAQ\n\n## Faults\n\n{FAULTS}## Colour\n\n**It turns red.**\nPaint it.\n"
    assert questions(text)[-1] == "It turns red."
    assert questions(text.replace("**It turns", "New.\n\n**It turns"))[-1] == "Colour"


@pytest.mark.parametrize("text", [f"It rings.\n\n{FAULTS}", FAULTS.replace(".**\n", ".**\n\n"),
                                  "**Note.**\nTurn it.\n\n**Hint!**\nStop it.\n"])  # fmt: skip
def test_bold_sentences_below_text_or_apart_from_theirs_and_bold_labels_are_no_headings(text):
    assert headings(f"# Bell\n\n## Faults\n\n{text}") == [("HEADING", "Faults", 2)]


def test_a_short_bold_sentence_directly_on_top_of_its_text_is_text_in_a_section_where_bold_lines_ask():
    asking = ASKING.replace("\n\nYes", "\nYes")
    assert questions(f"{asking}**Be careful.**\nIt is hot.\n{LAST}") == [*questions(asking), "Is it old?"]
