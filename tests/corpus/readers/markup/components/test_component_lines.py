import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of

QUESTION = "# Lids\n\n## How do I open it?\n\n"


def answer(text):
    (chunk,) = chunk_document(document_of(QUESTION + text, "page.mdx"))
    return chunk.text


def test_the_indentation_of_components_is_no_code():
    tabs = """<Tabs>
    <TabItem label="Linux">
        Push the lid:

        ```sh
        push \\
          --lid
        ```
    </TabItem>
    <TabItem label="Windows">
        - Pull.
          - Hard.
    </TabItem>
</Tabs>
"""
    linux = "Linux\nPush the lid:\n\n```sh\npush \\\n  --lid\n```"
    assert answer(tabs) == f"{linux}\n\nWindows\n- Pull.\n  - Hard."


@pytest.mark.parametrize(
    "tag",
    [
        '<Tab\n  title="On Linux"\n  icon="x"\n>',
        "<Tab\n  values={[\n    { label: 'a' },\n  ]}\n  title='On Linux'\n>",
        '<Tab title={"On Linux"} more={{ a: { b: 1 } }}>',
    ],
)
def test_a_tag_on_several_lines_or_with_expressions_is_a_tag(tag):
    assert answer(f"{tag}\n\nPush.\n\n</Tab>\n") == "On Linux\n\nPush."


def test_the_lines_of_such_a_tag_are_left_out_and_the_lines_below_keep_their_numbers():
    document = document_of(QUESTION + "<Tabs\n  a={1}\n>\n\nPush.\n\n</Tabs>\n", "page.mdx")
    assert ((6, 7), "markup") in document.left_out
    assert next(chunk_document(document).__iter__()).source.lines == (3, 9)


@pytest.mark.parametrize(
    "code", ["    <Lid>\n      <Hinge>\n      </Hinge>\n    </Lid>", "```\n<Lid>\n  push\n</Lid>\n```"]
)
def test_components_in_code_are_left_as_they_are(code):
    assert code in answer(f"Write this:\n\n{code}\n\nThat is all.\n")


def test_code_below_a_component_that_is_never_closed_is_code():
    text = "<Lid>\n\nPush:\n\n    push --lid\n\nThat is all."
    assert answer(text) == "Push:\n\n    push --lid\n\nThat is all."


@pytest.mark.parametrize("line", ["<Lid>", "<Lid of=Box>"])
def test_a_name_in_angle_brackets_that_is_never_closed_is_text(line):
    text = f"Write:\n\n{line}\nof a box."
    assert answer(text) == text


def test_a_component_that_is_closed_in_its_tag_is_no_text():
    assert answer("Write:\n\n<Lid />\nOf a box.") == "Write:\n\nOf a box."


def test_a_component_that_another_paragraph_closes_is_no_text():
    assert answer("Write:\n\n<Lid>\nOf a box.\n\nDone.\n</Lid>") == "Write:\n\nOf a box.\n\nDone."


def test_a_component_in_a_list_stays_in_the_list():
    text = "1. Choose:\n\n   <Tab>\n     Push.\n   </Tab>\n\n2. Done.\n"
    assert answer(text).startswith("1. Choose:")
    assert answer(text).endswith("2. Done.")


def test_text_that_begins_like_a_tag_is_text():
    assert answer("<Push the lid.\n\nThen pull.") == "<Push the lid.\n\nThen pull."
