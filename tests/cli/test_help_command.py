"""`faqbot help` lists the pages of the manual, and prints them."""

from __future__ import annotations

import sys

import pexpect
from support import Run

from faqbot.manual.help_pages import help_page, help_pages


def test_without_a_topic_all_pages_are_listed(run: Run) -> None:
    done = run("help")
    assert done.returncode == 0
    for page in help_pages():
        assert f"  {page.topic} " in done.stdout
        assert page.title in done.stdout


def test_a_page_is_printed_as_it_is_written_where_no_terminal_shows_it(run: Run) -> None:
    assert run("help", "eval").stdout == help_page("eval").text


def test_a_page_is_laid_out_for_the_width_of_a_terminal(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "faqbot", "help", "gaps"]
    shown, status = pexpect.run(
        " ".join(command),
        env={**environment, "PAGER": "cat"},
        dimensions=(24, 60),
        withexitstatus=True,
        encoding="utf-8",
    )
    assert status == 0
    assert max(map(len, shown.splitlines())) <= 60
    assert "`" not in shown.split("faqbot gaps asked.jsonl")[0]


def test_an_unknown_topic_is_one_line_on_standard_error(run: Run) -> None:
    done = run("help", "phrasing")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "faqbot: no help page is about 'phrasing'; did you mean phrasings? (faqbot help lists the topics)\n"
    )


def test_a_command_without_a_page_has_its_options_printed(run: Run) -> None:
    assert run("help", "ask").stdout == run("ask", "--help").stdout


def test_a_command_with_a_page_has_its_page_printed(run: Run) -> None:
    assert run("help", "batch").stdout == help_page("batch").text


def test_a_misspelt_command_is_suggested(run: Run) -> None:
    assert "did you mean ask?" in run("help", "aks").stderr
