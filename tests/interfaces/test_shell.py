"""The shell, through a pipe that types keys and through a real pseudo-terminal."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output
from support import PAGE

from faqbot import FaqBot
from faqbot.interfaces.commands import COMMANDS
from faqbot.interfaces.shell import respond, run_shell

PROMPT = "faqbot>"  # what follows it is drawn by moving the cursor
CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"


class Typed:
    """A shell that reads keys from a pipe and draws on a screen kept as text."""

    def __init__(self, bot: FaqBot, keys: PipeInput, columns: int) -> None:
        self._bot = bot
        self._keys = keys
        self._screen = io.StringIO()
        output = Vt100_Output(
            self._screen,
            lambda: Size(rows=24, columns=columns),
            term="dumb",
            default_color_depth=ColorDepth.DEPTH_1_BIT,
        )
        self._session: PromptSession[str] = PromptSession(input=keys, output=output)

    def type(self, text: str) -> str:
        """Type these keys and leave; return all that was drawn, without the sequences that draw it."""
        self._keys.send_text(text)
        assert run_shell(self._bot, self._session) == 0
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", self._screen.getvalue())


@pytest.fixture
def typed(bot: FaqBot) -> Iterator[Typed]:
    with create_pipe_input() as keys:
        yield Typed(bot, keys, 80)


def test_a_question_is_answered_with_its_citation_below(typed: Typed) -> None:
    drawn = typed.type(f"any tips?{ENTER}{CTRL_D}")
    assert drawn.index("- The stretch should live") < drawn.index(f"{PAGE}:17-24")


def test_ctrl_d_leaves(typed: Typed) -> None:
    typed.type(CTRL_D)


def test_ctrl_c_drops_the_line_and_goes_on(typed: Typed) -> None:
    drawn = typed.type(f"half a question{CTRL_C}any tips?{ENTER}{CTRL_D}")
    assert f"{PAGE}:17-24" in drawn


def test_quit_leaves(typed: Typed) -> None:
    typed.type(f"/quit{ENTER}")


def test_help_lists_every_command_of_the_registry(bot: FaqBot) -> None:
    text = "\n".join(line for _, line in respond("/help", bot))
    assert all(f"{command.name} " in text and command.summary in text for command in COMMANDS.values())


def test_sources_lists_the_documents(bot: FaqBot) -> None:
    text = "\n".join(line for _, line in respond("/sources", bot))
    assert "Assisted Lying Gluteus Maximus Stretch" in text
    assert f"{PAGE}, 31 chunks" in text


def test_an_unknown_command_is_answered_with_the_nearest(bot: FaqBot) -> None:
    ((_, text),) = respond("/sorces", bot)
    assert text == "There is no command /sorces. Did you mean /sources?"


def test_a_blank_line_says_nothing(bot: FaqBot) -> None:
    assert respond("   ", bot) == []


def test_everything_is_wrapped_to_the_width(bot: FaqBot) -> None:
    with create_pipe_input() as keys:
        drawn = Typed(bot, keys, 40).type(
            f"How long should I hold the stretch?{ENTER}/help{ENTER}/sources{ENTER}{CTRL_D}"
        )
    printed = [line for line in drawn.split("\n") if "faqbot>" not in line]
    assert any(line.endswith("about 15 to 30") for line in printed)
    assert all(len(line) <= 40 for line in printed)


def start(environment: dict[str, str], *arguments: str, columns: int = 80) -> pexpect.spawn[str]:
    command = ["-m", "faqbot", *arguments]
    # pexpect draws no screen, so it cannot say where the cursor is.
    environment = {**environment, "PROMPT_TOOLKIT_NO_CPR": "1"}
    return pexpect.spawn(
        sys.executable, command, env=environment, encoding="utf-8", dimensions=(24, columns), timeout=30
    )


def leave(shell: pexpect.spawn[str]) -> None:
    """Leave by Ctrl-D, which ends well."""
    shell.send(CTRL_D)
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0


def test_a_session_on_a_real_terminal(environment: dict[str, str]) -> None:
    shell = start(environment)
    shell.expect("31 chunks")
    shell.expect(PROMPT)
    shell.send("How long should I hold the stretch?\r")
    shell.expect("A controlled hold of about 15 to 30 seconds is typical.")
    shell.expect(f"{PAGE}:36-37")
    shell.expect(PROMPT)
    shell.send("half a line\x03")
    shell.expect(PROMPT)
    leave(shell)


def test_the_history_is_kept_between_runs(environment: dict[str, str], index_dir: Path) -> None:
    first = start(environment, "--index", str(index_dir))
    first.expect(PROMPT)
    first.send("any tips?\r")
    first.expect(f"{PAGE}:17-24")
    first.expect(PROMPT)
    leave(first)
    second = start(environment, "--index", str(index_dir))
    second.expect(PROMPT)
    # The history is read while the prompt is already there; nobody presses keys that fast.
    for _ in range(20):
        second.send("\x1b[A")
        if second.expect(["any tips", pexpect.TIMEOUT], timeout=0.5) == 0:
            break
    second.send("\r")
    second.expect(f"{PAGE}:17-24")


def test_escape_sequences_in_a_question_do_not_reach_the_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "faq.txt").write_text("Evil\nFAQ\nWhat is it?\nAn \x1b]0;owned\x07 answer.\n")
    shell = start(environment, "--corpus", str(tmp_path / "faq.txt"))
    shell.expect(PROMPT)
    shell.send("What is it?\r")
    shell.expect("An .*answer")
    assert "\x1b]0;owned" not in shell.after
    shell.expect(PROMPT)
    leave(shell)


def test_a_history_that_cannot_be_kept_is_a_warning(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "a-file").write_text("")
    shell = start({**environment, "XDG_STATE_HOME": str(tmp_path / "a-file")}, "--index", str(index_dir))
    shell.expect("the history is not kept")
    shell.expect(PROMPT)
    leave(shell)
