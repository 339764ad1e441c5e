"""A `.qna` file gives its questions with their wordings, answers and true lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.document import Document, Pair
from faqbot.corpus.readers.exports.qna_file import read_qna
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

PAGE = """\
> !# @kb.name = Harbour cafe
> # What guests ask

> !# @qna.pair.source = guests.md
<a id = "7"></a>
### ? When are you open?
- opening hours
- What are your hours?

**Filters:**
- city = Oslo
```markdown
    Daily from *nine*:

      - in summer until ten
    ```

**Prompts:**
- [In winter](#8) `context-only`
- [Prices](#?what-does-it-cost)

# ?what does it cost
\t```
\tFive pounds.
\t```
[more](./more.qna)
$coffee : qna-alterations=
- espresso
"""


def read(text: str) -> Document:
    return read_qna(text, "kb.qna", "kb")


def only(text: str) -> Pair:
    (pair,) = read(text).pairs
    return pair


def test_a_pair_has_its_wordings_id_source_filters_buttons_and_lines() -> None:
    document = read(PAGE)
    first, second = document.pairs
    assert document.title == "Harbour cafe"
    assert (first.question, first.asked_as) == ("When are you open?", ("opening hours", "What are your hours?"))
    assert first.answer == "Daily from *nine*:\n\n  - in summer until ten"
    assert (first.id, first.lines) == ("7", (6, 20))
    assert first.metadata == {
        "city": "Oslo",
        "prompts": [
            {"displayText": "In winter", "to": "8", "contextOnly": True},
            {"displayText": "Prices", "to": "?what-does-it-cost"},
        ],
        "source": "guests.md",
    }
    assert (second.question, second.answer, second.id, second.lines) == (
        "what does it cost",
        "Five pounds.",
        "",
        (22, 25),
    )


def test_everything_else_is_left_out_with_a_reason() -> None:
    assert [(lines, reason) for lines, reason in read(PAGE).left_out] == [
        ((1, 1), "metadata"),
        ((2, 2), "comment"),
        ((4, 4), "metadata"),
        ((26, 26), "reference to another file"),
        ((27, 27), "synonyms"),
        ((28, 28), "text of no pair"),
    ]


def test_a_heading_and_a_longer_fence_within_an_answer_are_text() -> None:
    assert only("# ? How?\n````\n# Steps\n```\ncode\n```\n````\n").answer == "# Steps\n```\ncode\n```"


def test_a_question_without_an_answer_is_left_out_with_a_warning() -> None:
    with pytest.warns(CorpusWarning, match=r"kb\.qna:1: 1 question without an answer, left out \(line 1\)"):
        assert only("# ? Who?\n- anybody\n# ? Why?\n```\nSo.\n```\n").question == "Why?"


def test_an_answer_without_an_end_is_an_error_with_its_line() -> None:
    with pytest.raises(CorpusError, match=r"kb\.qna:2: the answer that begins here has no end"):
        read("# ? Why?\n```\nSo.\n# ? How?\n")


def test_a_file_without_any_pair_says_what_is_missing() -> None:
    with pytest.raises(NoPairsError, match="no question"):
        read("> only a comment\n")
    assert read(" \n").pairs == ()


@given(st.lists(st.sampled_from([*PAGE.splitlines(), "```", "# ?", "- ", "**Prompts:**", "x" * 300]), max_size=30))
def test_any_lines_give_pairs_within_the_file_or_one_error(lines: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_args, **_named: None)
        try:
            document = read("\n".join(lines))
        except CorpusError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
        else:
            assert all(1 <= pair.lines[0] <= pair.lines[1] <= len(lines) for pair in document.pairs)


def test_a_pair_behind_a_context_only_button_has_the_question_above_it_as_its_section() -> None:
    above = (
        "# ? When are you open?\n```\nFrom nine.\n```\n**Prompts:**\n- [In winter](#2) `context-only`\n- [Prices](#3)\n"
    )
    below = '<a id = "2"></a>\n# ? In winter\n```\nAt ten.\n```\n<a id = "3"></a>\n# ? Prices\n```\nFive pounds.\n```\n'
    assert [pair.section for pair in read(above + below).pairs] == ["", "When are you open?", ""]


def test_a_filter_may_have_the_name_of_the_buttons() -> None:
    filters = "# ? Why?\n**Filters:**\n- prompts = many\n```\nSo.\n```\n"
    assert only(filters).metadata == {"prompts": "many"}
    assert only(f"{filters}**Prompts:**\n- [More](#2)\n").metadata == {"prompts": [{"displayText": "More", "to": "2"}]}
