import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of

BOXES = [
    '{{{{< details "{}" >}}}}\n{}\n{{{{< /details >}}}}\n',
    '{{{{< accordion title="{}" >}}}}\n{}\n{{{{< /accordion >}}}}\n',
    '{{{{% expand "{}" %}}}}\n{}\n{{{{% /expand %}}}}\n',
    '{{{{< accordion-item header="{}" >}}}}\n{}\n{{{{< /accordion-item >}}}}\n',
    '<Accordion title="{}">\n{}\n</Accordion>\n',
    '<Accordion title="{}">\n\n{}\n\n</Accordion>\n',
    '<Accordion title="{}">{}</Accordion>\n',
    '<FaqItem question="{}">\n\n{}\n\n</FaqItem>\n',
]


def chunks(text):
    return list(chunk_document(document_of(text, "page.md")))


def pairs(text):
    return [(chunk.question, chunk.text) for chunk in chunks(text) if chunk.kind == "faq"]


@pytest.mark.parametrize("box", BOXES)
def test_the_title_of_a_box_that_folds_is_an_entry_even_if_it_only_states(box):
    text = "# Lids\n\n" + box.format("The lid sticks", "Push.") + "\n" + box.format("The lid squeaks", "Oil it.")
    assert pairs(text) == [("The lid sticks", "Push."), ("The lid squeaks", "Oil it.")]


@pytest.mark.parametrize("box", BOXES)
def test_in_an_answer_such_a_title_is_a_line_above_its_text(box):
    ((question, answer),) = pairs("# Lids\n\n## Is it open?\n\nYes.\n\n" + box.format("Old lids", "No."))
    assert question == "Is it open?"
    assert answer.split() == ["Yes.", "Old", "lids", "No."]


@pytest.mark.parametrize(
    "tab",
    [
        '{{{{% tab "On {0}" %}}}}\n{1}\n{{{{% /tab %}}}}\n',
        '{{% tab title="On {0}" %}}\n{1}\n{{% endtab %}}\n',
        '<TabItem value="x" label="On {0}">\n\n{1}\n\n</TabItem>\n',
        '<TabItem value="On {0}">\n\n{1}\n\n</TabItem>\n',
        '<Tab title="On {0}">\n\n{1}\n\n</Tab>\n',
        '<Tab title="On {0}">{1}</Tab>\n',
    ],
)
def test_the_label_of_a_tab_stands_above_its_text(tab):
    page = "## How do I open it?\n\n" + tab.format("Linux", "Push.") + "\n" + tab.format("Windows", "Pull.")
    ((_, answer),) = pairs(page)
    assert answer.split() == "On Linux Push. On Windows Pull.".split()


def test_components_on_one_line_within_another_are_no_text():
    tabs = '<Tab title="On Linux">Push.</Tab>\n<Tab title="On Windows">Pull.</Tab>\n'
    assert pairs(BOXES[4].format("Is it open?", tabs)) == [("Is it open?", "On Linux\nPush.\nOn Windows\nPull.")]


@pytest.mark.parametrize("line", ['<Badge color="red">New</Badge>', '<Tab title="On Linux">Push.</Tab> Pull.'])
def test_a_component_that_shows_no_title_or_ends_within_the_line_is_text(line):
    (chunk,) = chunks(f"# Lids\n\n{line}\n")
    assert chunk.text == line


@pytest.mark.parametrize("line", ['{{< figure title="The lid" >}}', '{{< faq "billing" >}}', '<Card title="The lid">'])
def test_other_titles_and_names_are_no_entries(line):
    assert not pairs(f"# Lids\n\nAll about lids.\n\n{line}\n\nPush.\n")


def test_the_title_of_another_component_stands_above_its_text():
    text = '# Lids\n\n<Card title="The lid" href="/lid">\n\nPush.\n\n</Card>\n\n<Image title="A picture" />\n'
    (chunk,) = chunks(text)
    assert chunk.text == "The lid\n\nPush."


def test_a_group_with_a_title_is_a_section_above_its_entries():
    inner = "".join(BOXES[1].format(asked, "Yes.") for asked in ("Is it red?", "Is it old?"))
    found = chunks("# Lids\n\n" + BOXES[0].format("About the lid", inner))
    assert [(chunk.source.headings[-2], chunk.question) for chunk in found] == [
        ("About the lid", "Is it red?"),
        ("About the lid", "Is it old?"),
    ]


def test_a_shortcode_within_an_answer_does_not_end_it():
    inner = "{{< tip >}}\nPush.\n{{< /tip >}}\n\nOr pull."
    assert pairs(BOXES[0].format("Is it open?", inner)) == [("Is it open?", "Push.\n\nOr pull.")]


@pytest.mark.parametrize("items", ["1. Red\n2. Old", "- Red\n- Old", "- Red\n  - Old"])
def test_a_list_right_above_the_end_of_a_shortcode_ends_there(items):
    box = '{{{{< faq question="{}" >}}}}\n{}\n{{{{< /faq >}}}}\n'
    text = box.format("What is it?", items) + box.format("Is it free?", "Yes.")
    assert pairs(text) == [("What is it?", items), ("Is it free?", "Yes.")]
