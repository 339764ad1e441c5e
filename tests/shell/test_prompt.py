"""The prompt: each key once, typed through a pipe."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.key_binding.vi_state import InputMode
from prompt_toolkit.output.vt100 import Vt100_Output
from support import PATIENCE

from faqbot import FaqBot
from faqbot.rendering.rows import StyledRow
from faqbot.shell.known_texts import KnownTexts
from faqbot.shell.prompt import Screen, one_question, prompt_session
from faqbot.shell.session import Session

ENTER, ESCAPE, TAB = "\r", "\x1b", "\t"
CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_L, CTRL_R = "\x01", "\x03", "\x04", "\x05", "\x0c", "\x12"
UP, DOWN, RIGHT, LEFT, F4, ALT_F = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1bOS", "\x1bf"

Step = str | Callable[[Buffer], object]


class Keyboard:
    """Types into the prompt of a session on the shipped page."""

    def __init__(self, bot: FaqBot, keys: PipeInput) -> None:
        known = KnownTexts(lambda: bot)
        known.read()
        known.wait()
        self._keys = keys
        self.prompt = prompt_session(Session(bot), known)

    def type(self, *steps: Step) -> str:
        """Type texts, and wait until functions of the buffer are true; return the line that is sent off."""
        return asyncio.run(self._type(steps))

    async def _type(self, steps: tuple[Step, ...]) -> str:
        line = asyncio.ensure_future(self.prompt.prompt_async())
        async with asyncio.timeout(PATIENCE):
            for step in (lambda _: self.prompt.app.is_running, *steps):
                if isinstance(step, str):
                    self._keys.send_text(step)
                while callable(step) and not step(self.prompt.default_buffer):  # noqa: ASYNC110 - any state counts
                    await asyncio.sleep(0.005)
        return await line


@pytest.fixture
def keyboard(bot: FaqBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("INPUTRC", str(tmp_path / "inputrc"))
    output = Vt100_Output(io.StringIO(), lambda: Size(rows=24, columns=80), term="xterm")
    with create_pipe_input() as keys, create_app_session(keys, output):
        yield Keyboard(bot, keys)


def offers(count: int) -> Callable[[Buffer], bool]:
    return lambda buffer: buffer.complete_state is not None and len(buffer.complete_state.completions) == count


def offers_any(buffer: Buffer) -> bool:
    return buffer.complete_state is not None and bool(buffer.complete_state.completions)


def offers_none(buffer: Buffer) -> bool:
    return buffer.complete_state is None


def suggests(text: str) -> Callable[[Buffer], bool]:
    return lambda buffer: buffer.suggestion is not None and buffer.suggestion.text == text


def holds(text: str) -> Callable[[Buffer], bool]:
    return lambda buffer: buffer.text == text


def test_enter_sends_the_line_as_typed_even_with_the_menu_open(keyboard: Keyboard) -> None:
    assert keyboard.type("hold the", offers_any, ENTER) == "hold the"


def test_tab_takes_what_the_menu_offers(keyboard: Keyboard) -> None:
    assert keyboard.type("hold the str", offers_any, TAB, ENTER) == "How long should I hold the stretch?"


def test_the_arrows_choose_from_the_menu(keyboard: Keyboard) -> None:
    typed = keyboard.type("stretch", offers(6), DOWN, DOWN, UP, ENTER)
    assert typed.endswith("?")
    assert "stretch" in typed


def test_escape_closes_the_menu_and_keeps_the_line(keyboard: Keyboard) -> None:
    assert keyboard.type("hold the", offers_any, ESCAPE, offers_none, ENTER) == "hold the"


@pytest.mark.parametrize("key", [RIGHT, CTRL_E])
def test_a_suggestion_is_taken_by_going_on_to_the_right(keyboard: Keyboard, key: str) -> None:
    rest = " I hold the stretch?"
    assert keyboard.type("How long should", suggests(rest), key, ENTER) == f"How long should{rest}"


def test_alt_f_takes_one_word_of_a_suggestion(keyboard: Keyboard) -> None:
    suggested = suggests("I hold the stretch?")
    assert keyboard.type("How long should ", suggested, ALT_F, holds("How long should I "), ENTER)


def test_ctrl_c_drops_the_line(keyboard: Keyboard) -> None:
    with pytest.raises(KeyboardInterrupt):
        keyboard.type("half a line", CTRL_C)


def test_ctrl_d_leaves_on_an_empty_line(keyboard: Keyboard) -> None:
    with pytest.raises(EOFError):
        keyboard.type(CTRL_D)


def test_ctrl_d_deletes_within_a_line(keyboard: Keyboard) -> None:
    assert keyboard.type(f"xhow{CTRL_A}{CTRL_D}{ENTER}") == "how"


def test_up_brings_the_last_line_back(keyboard: Keyboard) -> None:
    keyboard.type("first", ENTER)
    assert keyboard.type(UP, holds("first"), ENTER) == "first"


def test_ctrl_r_searches_the_history(keyboard: Keyboard) -> None:
    keyboard.type("a plank question", ENTER)
    keyboard.type("another", ENTER)
    assert keyboard.type(f"{CTRL_R}PLA", ENTER, holds("a plank question"), ENTER) == "a plank question"


def test_ctrl_l_clears_the_screen_and_keeps_the_line(keyboard: Keyboard) -> None:
    assert keyboard.type(f"how{CTRL_L} long", ENTER) == "how long"


def test_f4_switches_to_vi_and_back(keyboard: Keyboard) -> None:
    app = keyboard.prompt.app
    in_command = lambda _: app.vi_state.input_mode == InputMode.NAVIGATION  # noqa: E731 - it is a step
    typed = keyboard.type(f"{F4}long", ESCAPE, in_command, "0ihow ", ENTER)
    assert typed == "how long"
    assert app.editing_mode == EditingMode.VI
    keyboard.type(F4, ENTER)
    assert app.editing_mode == EditingMode.EMACS


def test_who_has_told_readline_to_be_vi_gets_vi(keyboard: Keyboard, bot: FaqBot, tmp_path: Path) -> None:
    (tmp_path / "inputrc").write_text("# mine\nset editing-mode vi\n")
    prompt = prompt_session(Session(bot), KnownTexts(lambda: bot))
    assert prompt.app.editing_mode == EditingMode.VI
    assert keyboard.prompt.app.editing_mode == EditingMode.EMACS


def test_what_is_pasted_is_one_question_and_not_sent_off(keyboard: Keyboard) -> None:
    pasted = "\x1b[200~How long\r\nshould I \x1b[31mhold\x07\nit?\n\x1b[201~"
    assert keyboard.type(pasted, " now", ENTER) == "How long should I \ufffd[31mhold\ufffd it? now"


def test_an_editor_may_write_the_line(
    keyboard: Keyboard, bot: FaqBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'from an\\neditor' > \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert keyboard.type("x", "\x18\x05", holds("from an\neditor"), ENTER) == "from an\neditor"


@given(st.text(max_size=50))
def test_a_paste_is_always_one_line_without_controls(pasted: str) -> None:
    shown = one_question(pasted)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


# The screen


@pytest.fixture
def drawn() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def screen(
    bot: FaqBot, drawn: io.StringIO, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[int], Screen]]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("FORCE_HYPERLINK", "1")

    def screen(rows: int) -> Screen:
        opened = Screen()
        opened.open(Session(bot))
        return opened

    size = [24]

    def sized(rows: int) -> Screen:
        size[0] = rows
        return screen(rows)

    output = Vt100_Output(drawn, lambda: Size(rows=size[0], columns=20), term="xterm")
    with create_pipe_input() as keys, create_app_session(keys, output):
        yield sized


def test_rows_are_wrapped_to_the_width_of_the_terminal(screen: Callable[[int], Screen], drawn: io.StringIO) -> None:
    screen(24).show([StyledRow((("", "one two three four five"),))])
    assert "one two three four\r\nfive" in drawn.getvalue()


def test_a_small_screen_is_shown_briefly(screen: Callable[[int], Screen]) -> None:
    assert screen(15).look.brief
    assert not screen(24).look.brief


def test_a_citation_links_to_its_file(screen: Callable[[int], Screen], bot: FaqBot) -> None:
    source = bot.ask("any tips?").matches[0].chunk.source
    assert screen(24).look.link(source).endswith(f"{os.sep}{source.path}")


def test_the_pager_begins_where_the_wrapped_line_is(
    screen: Callable[[int], Screen], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    less = tmp_path / "less"
    less.write_text(f'#!/bin/sh\n{{ echo "$@"; cat; }} > "{tmp_path}/seen"\n')
    less.chmod(0o755)
    monkeypatch.setenv("PAGER", str(less))
    further = [("", f"  {number}  further") for number in range(3, 40)]
    screen(24).page([("", "  1  one two three four five"), ("", "> 2  here"), *further], 1)
    seen = (tmp_path / "seen").read_text()
    assert seen.startswith("+3\n  1  one two three\n     four five\n> 2  here\n  3  further\n")


def test_what_fits_the_screen_needs_no_pager(
    screen: Callable[[int], Screen], drawn: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "false")
    screen(24).page([("", "one"), ("", "two")], 1)
    assert "one\r\ntwo" in drawn.getvalue()


def test_without_a_pager_the_lines_are_printed(
    screen: Callable[[int], Screen], drawn: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "no-such-pager-here")
    screen(24).page([("", "one"), ("", "two")], 1)
    assert "one\r\ntwo" in drawn.getvalue()


def test_the_screen_is_cleared(screen: Callable[[int], Screen], drawn: io.StringIO) -> None:
    screen(24).clear()
    assert "\x1b[2J" in drawn.getvalue()
