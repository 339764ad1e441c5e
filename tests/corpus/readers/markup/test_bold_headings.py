from faqbot.corpus.readers.markdown import read_markdown


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
