"""The manual has a page for each topic, and every page is a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import faqbot
from faqbot.errors import FaqbotError
from faqbot.manual.help_pages import HELP_TOPICS, HelpPage, help_page, help_pages

FOLDER = Path(faqbot.__file__).parent / "manual"
ROOT = FOLDER.parents[1]


def test_every_file_of_the_manual_is_a_topic() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(HELP_TOPICS)


@pytest.mark.parametrize("page", help_pages(), ids=HELP_TOPICS)
def test_a_page_begins_with_its_title_and_has_no_other_heading_of_that_level(page: HelpPage) -> None:
    without_code = re.sub(r"^```.*?^```", "", page.text, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"^# (.*)$", without_code, re.MULTILINE) == [page.title]


@pytest.mark.parametrize("page", help_pages(), ids=HELP_TOPICS)
def test_the_links_of_a_page_lead_somewhere(page: HelpPage) -> None:
    for link in re.findall(r"\]\(([^)#]+)", page.text):
        assert link.startswith("https://") or (FOLDER / link).exists(), link


def test_the_readme_links_to_every_page_by_its_title() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in help_pages():
        assert f"| `{page.topic}` | [{page.title}](faqbot/manual/{page.topic}.md) |\n" in readme


def test_a_topic_may_be_written_in_capitals() -> None:
    assert help_page("Eval") == help_page("eval")


def test_an_unknown_topic_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(FaqbotError, match="did you mean phrasings"):
        help_page("phrasing")
