"""A code block without an end takes all that follows it, and is found at its first line."""

import pytest

from faqbot.authoring.checking.check import check_corpus

PAGE = "# Pump\n\n## How do I start it?\n\nType this:\n\n{code}\n\n## Who repairs it?\n\nJo repairs it on Mondays.\n"


def lines_of(tmp_path, code, name="a.md"):
    (tmp_path / name).write_text(PAGE.format(code=code))
    return [finding.line for finding in check_corpus([str(tmp_path)]).findings if finding.code == "unclosed-code"]


@pytest.mark.parametrize("code", ["```\npump on", "~~~ sh\npump on\n```", "````\npump on\n```", "```\npump on\n``` sh"])
def test_a_code_block_without_an_end(tmp_path, code):
    assert lines_of(tmp_path, code) == [7]


@pytest.mark.parametrize(
    "code",
    [
        "```\npump on\n```",
        "```sh\n```",
        "~~~\n```\n~~~~",
        "> ```\n> pump on\n> ```",
        "- ```\n  pump on\n  ```",
        "    ```\n    pump on",
        "Press ``` twice.",
    ],
)
def test_no_code_block_without_an_end(tmp_path, code):
    assert lines_of(tmp_path, code) == []


def test_in_plain_text_there_are_no_code_blocks(tmp_path):
    assert lines_of(tmp_path, "```\npump on", name="a.txt") == []
