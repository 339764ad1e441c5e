"""The shell: what it says to a line, through a pipe that types keys, and in plain lines."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output
from support import PAGE

from faqbot import FaqBot
from faqbot.errors import FaqbotError
from faqbot.rendering.reply_rows import ReplyLook
from faqbot.shell.commands.commands import COMMANDS, Quit
from faqbot.shell.session import Session
from faqbot.shell.shell import respond, run_lines, run_shell

CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"
HOLD = "How long should I hold the stretch?"
Typed = Callable[..., str]


@pytest.fixture
def typed(bot: FaqBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Typed]:
    """Type keys into the shell, which must leave well; return what was drawn, without the sequences that draw it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm")
    with create_pipe_input() as keys:

        def typed(text: str, *, asked: FaqBot = bot, columns: int = 80, rows: int = 24) -> str:
            screen = io.StringIO()
            output = Vt100_Output(
                screen,
                lambda: Size(rows=rows, columns=columns),
                term="dumb",
                default_color_depth=ColorDepth.DEPTH_1_BIT,
            )
            keys.send_text(text)
            with create_app_session(keys, output):
                assert run_shell(asked) == 0
            return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", screen.getvalue())

        yield typed


def broken(bot: FaqBot, error: BaseException, question: str = "break") -> FaqBot:
    """A bot that one question breaks."""

    class Broken(FaqBot):
        def ask(self, asked: str, **settings: Any) -> Any:
            if asked == question:
                raise error
            return super().ask(asked, **settings)

    return Broken(bot._index, corpus=bot.roots)


# What is said


def said(line: str, bot: FaqBot) -> str:
    return "\n".join(row.text for row in respond(line, Session(bot), ReplyLook()))


def test_a_question_is_answered(bot: FaqBot) -> None:
    assert said(f"  {HOLD} ", bot).startswith("A controlled hold of about 15 to 30 seconds")


def test_a_slash_begins_a_command(bot: FaqBot) -> None:
    assert "/sources" in said("/help", bot)


def test_a_blank_line_says_nothing(bot: FaqBot) -> None:
    assert said("   ", bot) == ""


@pytest.mark.parametrize("line", ["exit", "quit", "QUIT", "exit()", "/quit"])
def test_the_usual_words_leave(line: str, bot: FaqBot) -> None:
    with pytest.raises(Quit):
        said(line, bot)


@pytest.mark.parametrize("line", ["?", "help", "Help"])
def test_who_asks_for_help_hears_of_the_command(line: str, bot: FaqBot) -> None:
    assert "/help" in said(line, bot)


# On a screen


def test_a_question_is_answered_with_its_citation_below(typed: Typed) -> None:
    drawn = typed(f"any tips?{ENTER}{CTRL_D}")
    assert drawn.index("- The stretch should live") < drawn.index("sure, ") < drawn.index(f"{PAGE}, lines 17–24")


def test_ctrl_d_leaves(typed: Typed) -> None:
    typed(CTRL_D)


def test_quit_leaves(typed: Typed) -> None:
    typed(f"/quit{ENTER}")


# What each command says that nothing before it did; `typed` leaves by the last one.
COMMANDS_SAY = {
    "/why": "Why this answer: ",
    "/more": "That is all.|more: /more",
    "/open 1": "> 36  How long should I hold the stretch?",
    "/topic": "The topic is Assisted Lying",
    "/topics": "\n  Assisted Lying Gluteus Maximus Stretch\n",
    "/sources": "txt, 31 passages",
    "/search strap": "1. Can I do this without a partner?",
    "/good": "Kept in",
    "/bad 2": "Right: ",
    "/save session.md": "Saved 1 question",
    "/reload": "31 passages, read again",
    "/history": "1. How long should I hold the stretch?",
    "/clear": "",
    "/help": "show this list",
    "/quit": "",
}


def test_every_command_has_a_line_to_be_typed() -> None:
    assert [line.split()[0] for line in COMMANDS_SAY] == list(COMMANDS)


@pytest.mark.parametrize(("line", "says"), COMMANDS_SAY.items())
def test_each_command_is_typed_and_says_its_own(
    line: str, says: str, typed: Typed, index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PAGER", "no-such-pager-here")
    before = typed(f"{HOLD}{ENTER}{CTRL_D}", asked=FaqBot.load(index_dir))
    drawn = typed(f"{HOLD}{ENTER}{line}{ENTER}{CTRL_D}", asked=FaqBot.load(index_dir))
    assert re.search(says.replace("?", r"\?"), drawn)
    assert not says or not re.search(says.replace("?", r"\?"), before)


def test_ctrl_c_drops_the_line_and_goes_on(typed: Typed) -> None:
    assert f"{PAGE}, lines 17–24" in typed(f"half a question{CTRL_C}any tips?{ENTER}{CTRL_D}")


def test_everything_is_wrapped_to_the_width(typed: Typed) -> None:
    drawn = typed(f"{HOLD}{ENTER}/help{ENTER}/sources{ENTER}{CTRL_D}", columns=40)
    printed = [line for line in drawn.split("\n") if "faqbot>" not in line]
    assert any(line.endswith("about 15 to 30") for line in printed)
    assert all(len(line) <= 40 for line in printed)


def test_an_error_while_answering_is_a_line_and_the_shell_goes_on(typed: Typed, bot: FaqBot) -> None:
    drawn = typed(f"break{ENTER}any tips?{ENTER}{CTRL_D}", asked=broken(bot, RuntimeError("no \x1b[2J")))
    assert "That went wrong: a fault of faqbot " in drawn
    assert "(RuntimeError: no \ufffd[2J); please report it" in " ".join(drawn.split())
    assert f"{PAGE}, lines 17–24" in drawn


def test_an_error_of_faqbot_is_its_sentence(typed: Typed, bot: FaqBot) -> None:
    assert "\nThe file is gone.\n" in typed(
        f"break{ENTER}{CTRL_D}", asked=broken(bot, FaqbotError("The file is gone."))
    )


def test_ctrl_c_interrupts_an_answer_and_the_shell_goes_on(typed: Typed, bot: FaqBot) -> None:
    drawn = typed(f"break{ENTER}any tips?{ENTER}{CTRL_D}", asked=broken(bot, KeyboardInterrupt()))
    assert drawn.index("Interrupted.") < drawn.index(f"{PAGE}, lines 17–24")


# Without a terminal


def test_lines_are_repeated_and_answered_one_by_one(bot: FaqBot, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_lines(bot, ["any tips?\n", "\n", "quit\n", "never asked\n"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("faqbot> any tips?\n- The stretch should live")
    assert printed.endswith("\n\n")
    assert "never" not in printed


def test_lines_build_on_those_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for title, sets in (("Plank", "Three."), ("Goblet Squat", "Five.")):
        (tmp_path / f"{title}.md").write_text(f"# {title}\n\n## How many sets of it should I do?\n\n{sets}\n")
    run_lines(FaqBot.from_corpus(tmp_path), ["how many sets of plank should I do?\n", "and the goblet squat?\n"])
    assert re.findall("Three|Five", capsys.readouterr().out) == ["Three", "Five"]


def test_an_error_in_one_line_costs_only_that_line(bot: FaqBot, capsys: pytest.CaptureFixture[str]) -> None:
    run_lines(broken(bot, ValueError("bad")), ["break\n", "any tips?\n"])
    printed = capsys.readouterr().out
    assert re.match(
        "faqbot> break\nThat went wrong: .*ValueError: bad.*\n\nfaqbot> any tips\\?\n- The stretch", printed
    )


# In plain lines


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Type lines into the shell and return what it wrote."""

    def plainly(bot: FaqBot, text: str, *, plain: bool) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        assert run_shell(bot, plain=plain) == 0
        return capsys.readouterr().out

    return plainly


@pytest.mark.parametrize(("plain", "terminal"), [(True, "xterm-256color"), (False, "dumb")])
def test_plain_lines_have_no_escape_sequences(
    plain: bool,  # noqa: FBT001 - a parameter of the test
    terminal: str,
    bot: FaqBot,
    plainly: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", terminal)
    written = plainly(bot, f"{HOLD}\n/help\n", plain=plain)
    assert f"{PAGE}, lines 36–37" in written
    assert "\x1b" not in written
    assert written.count("faqbot> ") == 3


def test_plain_lines_are_wrapped_too(bot: FaqBot, plainly: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    written = plainly(bot, f"{HOLD}\n", plain=True)
    assert "about 15 to 30\nseconds" in written


def test_ctrl_c_drops_a_plain_line(
    bot: FaqBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = iter([KeyboardInterrupt, EOFError])

    def read(_prompt: str) -> NoReturn:
        raise next(lines)

    monkeypatch.setattr("builtins.input", read)
    assert run_shell(bot, plain=True) == 0
    assert capsys.readouterr().out.endswith("\n\n\n")


@pytest.mark.parametrize(
    ("pressed", "hints"),
    [
        ([KeyboardInterrupt], 0),
        ([KeyboardInterrupt] * 2, 1),
        ([KeyboardInterrupt] * 4, 1),
        ([KeyboardInterrupt, "/clear", KeyboardInterrupt], 0),
    ],
)
def test_ctrl_c_twice_in_a_row_is_answered_with_how_to_leave(
    pressed: list[str | type[KeyboardInterrupt]],
    hints: int,
    bot: FaqBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = iter([*pressed, EOFError])

    def read(_prompt: str) -> str:
        line = next(lines)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", read)
    assert run_shell(bot, plain=True) == 0
    _greeting, *later = capsys.readouterr().out.split("Ctrl-D leaves.")
    assert len(later) == 1 + hints  # the first screen says it, too


def test_the_hint_how_to_leave_stands_below_the_prompt(typed: Typed) -> None:
    drawn = typed(f"{CTRL_C}{CTRL_C}{CTRL_D}")
    assert drawn.rindex("Ctrl-D leaves.") > drawn.index("faqbot>")


# What it costs


@pytest.mark.parametrize(
    ("module", "unneeded"),
    [
        ("faqbot.shell.shell", {"prompt_toolkit", "markdown_it", "rapidfuzz", "sklearn"}),
        ("faqbot.shell.prompt", {"markdown_it", "rapidfuzz", "sklearn", "scipy"}),
    ],
)
def test_the_first_prompt_loads_nothing_that_it_does_not_need(module: str, unneeded: set[str]) -> None:
    code = f"import sys, {module}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name.partition(".")[0] for name in done.stdout.split()} & unneeded
