"""The document of gaps reads well, and a stub that is not filled in is never quoted."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faqbot.authoring.gaps.gap import Gap
from faqbot.authoring.gaps.gap_document import stubs_of
from faqbot.authoring.gaps.unanswered import OpenQuestion
from faqbot.corpus.reading import read_corpus


def gap(*questions: str) -> Gap:
    opened = tuple(OpenQuestion(question, (), 1) for question in questions)
    return Gap(opened, opened[:3], None, 0.0, ())


def test_a_gap_is_a_heading_and_a_comment_with_its_wordings() -> None:
    assert list(stubs_of([gap("do you sell vouchers", "vouchers?")])) == [
        "# More questions and answers",
        "",
        "<!-- The headings are what people wrote: take out names and other personal data before you publish them. -->",
        "",
        "## Do you sell vouchers",
        "",
        "<!-- TODO: write the answer here, in the place of this comment.",
        "Asked 2 times; people put it like this:",
        "- do you sell vouchers",
        "- vouchers?",
        "-->",
    ]


def test_without_gaps_there_is_no_document() -> None:
    assert list(stubs_of([])) == []


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=3))
def test_whatever_people_asked_no_stub_is_a_chunk(questions: list[str]) -> None:
    stubs = "\n".join(stubs_of([gap(question) for question in questions]))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "gaps.md").write_text(stubs, encoding="utf-8", errors="replace")
        Path(folder, "page.md").write_text("# Page\n\n## Why?\n\nBecause.\n")
        assert {chunk.source.path for chunk in read_corpus((folder,)).chunks} == {"page.md"}


def test_the_title_says_that_these_are_more_answers_and_a_heading_in_keywords_is_a_question() -> None:
    stub = re.sub("<!-- TODO.*?-->", "At the till.", "\n".join(stubs_of([gap("gift voucher")])), flags=re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "more.md").write_text(stub)
        (chunk,) = read_corpus((folder,)).chunks
    assert (chunk.source.title, chunk.questions) == ("More questions and answers", ("Gift voucher",))
    assert chunk.text == "At the till."


def test_a_question_without_an_answer_does_not_get_that_of_the_next_stub() -> None:
    stubs = "\n".join([*stubs_of([gap("do you sell vouchers?"), gap("can I rent a bike?")]), "By the day."])
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "gaps.md").write_text(stubs, encoding="utf-8")
        (chunk,) = read_corpus((folder,)).chunks
        assert chunk.questions == ("Can I rent a bike?",)
