"""Journeys through a real pseudo-terminal."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from support import PAGE, PATIENCE

PROMPT = "faqbot>"  # what follows it is drawn by moving the cursor
CTRL_C, CTRL_D, ENTER, TAB, UP = "\x03", "\x04", "\r", "\t", "\x1b[A"
HOLD = "How long should I hold the stretch?"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:[349][0-7]|10[0-7]|[34]8;[\d;]+)m")

Shell = pexpect.spawn


class Terminals:
    """Starts shells, each on a pseudo-terminal that pexpect reads."""

    def __init__(self, environment: dict[str, str]) -> None:
        # pexpect draws no screen, so it cannot say where the cursor is.
        self._environment = {**environment, "PROMPT_TOOLKIT_NO_CPR": "1"}
        self._open: list[Shell[str]] = []

    def start(self, *arguments: object, columns: int = 80, **environment: str) -> Shell[str]:
        """Start the shell and wait for its prompt; the terminal is told by `environment`."""
        shell = self.run("-m", "faqbot", *map(str, arguments), columns=columns, **environment)
        shell.expect(PROMPT)
        return shell

    def run(self, *arguments: str, columns: int = 80, **environment: str) -> Shell[str]:
        shell: Shell[str] = pexpect.spawn(
            sys.executable,
            list(arguments),
            env={**self._environment, **environment},
            encoding="utf-8",
            dimensions=(24, columns),
            timeout=PATIENCE,
        )
        shell.delaybeforesend = None
        self._open.append(shell)
        return shell

    def close(self) -> None:
        for shell in self._open:
            shell.close(force=True)


@pytest.fixture
def terminals(environment: dict[str, str]) -> Iterator[Terminals]:
    terminals = Terminals(environment)
    yield terminals
    terminals.close()


def leave(shell: Shell[str]) -> str:
    """Leave by Ctrl-D, which ends well; return what was drawn since the last thing expected.

    A terminal swallows a Ctrl-D between two prompts; nobody presses keys that fast.
    """
    for _ in range(2 * PATIENCE):
        shell.send(CTRL_D)
        if shell.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=0.5) == 0:
            break
    shell.close()
    assert shell.exitstatus == 0
    return shell.before or ""


def test_a_question_a_dropped_line_and_leaving(terminals: Terminals, index_dir: Path) -> None:
    shell = terminals.start("--index", index_dir)
    shell.send(HOLD + ENTER)
    shell.expect("A controlled hold of about 15 to 30 seconds is typical.")
    shell.expect(f"{PAGE}, lines 36–37")
    shell.expect(PROMPT)
    shell.send(f"half a line{CTRL_C}")
    shell.expect(PROMPT)
    leave(shell)


def test_the_menu_offers_the_question_that_is_meant(terminals: Terminals, index_dir: Path) -> None:
    shell = terminals.start("--index", index_dir)
    shell.send("hold the str")  # at once, as the menu of fewer letters may offer another first
    shell.expect("How long should I hold the stretch")
    shell.send(TAB + ENTER)
    shell.expect(f"{PAGE}, lines 36–37")
    shell.expect(PROMPT)
    leave(shell)


def test_the_toolbar_stands_below_where_the_terminal_says_where_the_cursor_is(
    terminals: Terminals, index_dir: Path
) -> None:
    shell = terminals.run("-m", "faqbot", "--index", str(index_dir), PROMPT_TOOLKIT_NO_CPR="")
    shell.expect_exact("\x1b[6n")
    shell.send("\x1b[2;1R")
    shell.expect("Assisted.* · .*/help")
    leave(shell)


def test_a_resize_wraps_what_comes_to_the_new_width(terminals: Terminals, index_dir: Path) -> None:
    shell = terminals.start("--index", index_dir)
    shell.send(HOLD)
    shell.expect("stretch")
    shell.setwinsize(24, 40)
    shell.expect("hold the stre\r")  # the prompt is drawn again, in two lines
    shell.send(ENTER)
    shell.expect("about 15 to 30\r+\n")
    shell.expect(PROMPT)
    leave(shell)


def test_a_paste_of_ten_thousand_characters_in_many_lines_is_one_question(
    terminals: Terminals, index_dir: Path
) -> None:
    shell = terminals.start("--index", index_dir)
    pasted = "hold the stretch\n" * 600
    assert len(pasted) > 10_000
    shell.send(f"\x1b[200~{pasted}\x1b[201~")
    shell.send(ENTER)
    shell.expect(f"{PAGE}, line")
    shell.expect(PROMPT)
    shell.send("/history" + ENTER)
    shell.expect_exact("1.")
    shell.expect(PROMPT)
    assert not re.search(r"\b2\. ", shell.before or "")
    leave(shell)


def test_escape_sequences_of_a_corpus_and_of_a_question_do_not_reach_the_terminal(
    terminals: Terminals, tmp_path: Path
) -> None:
    (tmp_path / "faq.md").write_text(
        "# Evil \x1b]0;owned\x07\n\n## What is it?\n\nAn \x1b]0;owned\x07 answer &#27;[2J.\n"
    )
    shell = terminals.start("--corpus", tmp_path / "faq.md")
    shell.logfile_read = drawn = io.StringIO()
    shell.send(f"\x1b[200~What is\x1b]0;owned\x07 it?\x1b[201~{ENTER}")
    shell.expect("faq.md, line")
    shell.expect(PROMPT)
    shell.send(f"What is it?{ENTER}")
    shell.expect("An .*answer")
    shell.expect(PROMPT)
    assert "\x1b]0;owned" not in drawn.getvalue()
    assert "\x1b[2J" not in drawn.getvalue()
    leave(shell)


def test_documents_that_changed_are_answered_from_after_reload(terminals: Terminals, tmp_path: Path) -> None:
    page = tmp_path / "faq.txt"
    page.write_text("Shop\nFAQ\nWhen do you open?\nAt nine.\n")
    shell = terminals.start("--corpus", page)
    shell.send(f"When do you open?{ENTER}")
    shell.expect("At nine")
    shell.expect(PROMPT)
    page.write_text("Shop\nFAQ\nWhen do you open?\nAt ten.\nDo you sell elephants?\nNo.\n")
    shell.send(f"/reload{ENTER}")
    shell.expect(PROMPT)
    shell.send(f"When do you open?{ENTER}")
    shell.expect("At ten")
    shell.expect(PROMPT)
    shell.send("elep")
    shell.expect("Do you sell elephants")
    shell.send(CTRL_C)
    shell.expect(PROMPT)
    leave(shell)


SLOW = """
import sys, time
from faqbot import FaqBot
from faqbot.shell.shell import run_shell

class Slow(FaqBot):
    def ask(self, question, **settings):
        if question == "slowly":
            print("thinking", flush=True)
            time.sleep(3600)
        return super().ask(question, **settings)

bot = FaqBot.load(sys.argv[1])
bot.__class__ = Slow
sys.exit(run_shell(bot))
"""


def test_ctrl_c_interrupts_a_running_answer(terminals: Terminals, index_dir: Path) -> None:
    shell = terminals.run("-c", SLOW, str(index_dir))
    shell.expect(PROMPT)
    shell.send(f"slowly{ENTER}")
    shell.expect("thinking")
    shell.send(CTRL_C)
    shell.expect("Interrupted")
    shell.expect(PROMPT)
    shell.send(f"any tips?{ENTER}")
    shell.expect(f"{PAGE}, lines 17–24")
    shell.expect(PROMPT)
    leave(shell)


def test_the_history_is_kept_between_runs(terminals: Terminals, index_dir: Path) -> None:
    first = terminals.start("--index", index_dir)
    first.send(f"any tips?{ENTER}")
    first.expect(f"{PAGE}, lines 17–24")
    first.expect(PROMPT)
    leave(first)
    second = terminals.start("--index", index_dir)
    # The history is read while the prompt is already there; nobody presses keys that fast.
    for _ in range(2 * PATIENCE):
        second.send(UP)
        if second.expect(["any tips", pexpect.TIMEOUT], timeout=0.5) == 0:
            break
    second.send(ENTER)
    second.expect(f"{PAGE}, lines 17–24")


def test_a_history_that_cannot_be_kept_is_a_warning(terminals: Terminals, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    shell = terminals.run("-m", "faqbot", "--index", str(index_dir), XDG_STATE_HOME=str(tmp_path / "a-file"))
    shell.expect("the history is not kept")
    shell.expect(PROMPT)
    leave(shell)


@pytest.mark.parametrize(("arguments", "terminal"), [(["--plain"], "xterm-256color"), ([], "dumb")])
def test_plain_lines_have_no_escape_sequence(
    arguments: list[str], terminal: str, terminals: Terminals, index_dir: Path
) -> None:
    shell = terminals.run("-m", "faqbot", *arguments, "--index", str(index_dir), TERM=terminal)
    shell.expect(PROMPT)
    shell.send(f"half a line{CTRL_C}")
    shell.expect(PROMPT)
    shell.send(HOLD + ENTER)
    shell.expect(f"{PAGE}, lines 36–37")
    shell.expect(PROMPT)
    assert "\x1b" not in (shell.before or "") + leave(shell)


def test_colours_are_those_of_the_terminal_and_no_color_leaves_none(terminals: Terminals, index_dir: Path) -> None:
    drawn = []
    for environment in ({}, {"NO_COLOR": "1"}):
        shell = terminals.start("--index", index_dir, **environment)
        shell.send(HOLD + ENTER)
        shell.expect("15 to 30")
        shell.expect(PROMPT)
        drawn.append(shell.before or "")
        leave(shell)
    assert "\x1b[0;32m" in drawn[0]
    assert not COLOUR.search(drawn[1])


def asked_on_terminal(terminals: Terminals, folder: Path, **environment: str) -> str:
    """Return what `faqbot ask` prints on a terminal about a document in Markdown."""
    (folder / "help.md").write_text("# Help\n\n## How do I update?\n\nRun **all** of `faqbot update`.\n")
    ask = terminals.run("-m", "faqbot", "ask", "how do i update", "--corpus", str(folder), **environment)
    ask.expect(pexpect.EOF)
    return str(ask.before)


def test_ask_shows_markdown_on_a_terminal_with_the_styles_of_the_shell(terminals: Terminals, tmp_path: Path) -> None:
    shown = asked_on_terminal(terminals, tmp_path, TERM="xterm")
    assert "Run \x1b[1mall\x1b[0m of \x1b[35mfaqbot update\x1b[0m." in shown


def test_ask_shows_no_colours_with_no_color(terminals: Terminals, tmp_path: Path) -> None:
    shown = asked_on_terminal(terminals, tmp_path, TERM="xterm", NO_COLOR="1")
    assert "Run \x1b[1mall\x1b[0m of faqbot update." in shown
    assert not COLOUR.search(shown)


def test_ask_prints_plain_lines_on_a_terminal_without_styles(terminals: Terminals, tmp_path: Path) -> None:
    shown = asked_on_terminal(terminals, tmp_path, TERM="dumb")
    assert "Run **all** of `faqbot update`.\r\n  sure, 100 % · help.md, lines 3–5 › How do I update?\r\n" in shown


def test_a_citation_of_ask_links_to_its_file_where_the_terminal_shows_links(
    terminals: Terminals, tmp_path: Path
) -> None:
    assert "\x1b]8;;file://" in asked_on_terminal(terminals, tmp_path, TERM="xterm", FORCE_HYPERLINK="1")


def test_a_citation_links_to_its_file_where_the_terminal_shows_links(terminals: Terminals) -> None:
    drawn = []
    for environment in ({"VTE_VERSION": "7006"}, {}):
        shell = terminals.start(**environment)
        shell.send(HOLD + ENTER)
        shell.expect(f"{PAGE}, lines 36–37")
        drawn.append(shell.before or "")
        shell.expect(PROMPT)
        leave(shell)
    assert re.search(rf"\x1b\]8;;file://[^\x1b]*/{PAGE}\x1b\\", drawn[0])
    assert "\x1b]8" not in drawn[1]
