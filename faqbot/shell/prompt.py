"""The shell on a full terminal: its prompt, keys and colours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from itertools import chain

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import ThreadedAutoSuggest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import emacs_mode, has_completions
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.vi_state import InputMode
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Attrs, Style

from faqbot.corpus.chunk import Source
from faqbot.rendering.links import citation_link, shows_links
from faqbot.rendering.readable import printable
from faqbot.rendering.reply_rows import PROMPT, ReplyLook
from faqbot.rendering.rows import Line, StyledRow, plain_lines, row, wrap
from faqbot.rendering.terminal_styles import STYLES
from faqbot.shell import pager
from faqbot.shell.completion import ShellCompleter, ShellSuggest
from faqbot.shell.history import open_history
from faqbot.shell.known_texts import KnownTexts
from faqbot.shell.session import Session
from faqbot.shell.toolbar import toolbar

# Less important text is "dim" in versions of prompt_toolkit that know this style, because some themes make "bright
# black" invisible.
_DIM = "dim" if "dim" in Attrs._fields else "ansibrightblack"
_MENU = "bg:ansigray ansiblack"
STYLE = Style.from_dict(
    {name: style.replace("dim", _DIM) for name, style in STYLES.items()}
    | {
        "prompt": "bold",
        "auto-suggestion": _DIM,
        "completion-menu": _MENU,
        "completion-menu.completion": _MENU,
        "completion-menu.completion.current": f"{_MENU} reverse bold",
        "completion-menu.meta.completion": f"{_MENU} italic",
        "completion-menu.meta.completion.current": f"{_MENU} reverse italic",
        "scrollbar.background": "bg:ansigray",
        "scrollbar.button": "bg:ansibrightblack",
    }
)

# A screen with fewer rows than this is small: there, replies are brief.
_SMALL = 20

# Rows reserved for the prompt and the menu below it: a third of the screen, within these bounds, so that the answer
# above stays readable. With the most, the menu shows all that is offered at once.
_LEAST_MENU, _MOST_MENU = 4, 7

_VI = re.compile(r"^[ \t]*set[ \t]+editing-mode[ \t]+vi\b", re.IGNORECASE | re.MULTILINE)
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n\s*+")


class Screen:
    """The terminal of a session. `open` must be called before the first line is read."""

    _session: Session
    _prompt: PromptSession[str]
    _known: KnownTexts

    def __init__(self) -> None:
        self._links = shows_links(os.environ)
        self._last = ""

    def open(self, session: Session) -> None:
        """Set up the prompt for a session."""
        self._session = session
        self._known = KnownTexts(lambda: session.bot)
        self._prompt = prompt_session(session, self._known)

    def read(self) -> str:
        """Return the next line; raise `KeyboardInterrupt` for a line dropped by Ctrl-C, `EOFError` at the end."""
        if self._last.lower().startswith("/reload"):
            self._known.read()
        self._prompt.reserve_space_for_menu = max(_LEAST_MENU, min(_MOST_MENU, self._output.get_size().rows // 3))
        self._last = self._prompt.prompt(pre_run=self._begin)
        return _LINE_END.sub(" ", self._last)  # the text editor (Ctrl-X Ctrl-E) may return several lines

    def show(self, rows: Iterable[StyledRow]) -> None:
        """Print rows, wrapped to the current width of the terminal."""
        width = self._output.get_size().columns
        lines = ([*line, ("", "\n")] for unwrapped in rows for line in wrap(unwrapped, width))
        print_formatted_text(FormattedText(chain(*lines)), style=STYLE, output=self._output, end="")

    def page(self, lines: Sequence[Line], at: int) -> None:
        """Show lines in the pager from line `at` (0-based); print them if they fit the screen or no pager can run."""
        self._output.flush()
        rows, width = [row(line) for line in lines], self._output.get_size().columns
        wrapped = [plain_lines([unwrapped], width) for unwrapped in rows]
        text = [*chain(*wrapped)]
        fits = len(text) < self._output.get_size().rows - _LEAST_MENU
        if fits or not pager.page(text, sum(map(len, wrapped[:at]))):
            self.show(rows)

    def clear(self) -> None:
        """Clear the screen."""
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.flush()

    @property
    def look(self) -> ReplyLook:
        """The look of replies on the current screen: with styles and links, and brief if the screen is small."""
        return ReplyLook(brief=self._output.get_size().rows < _SMALL, link=self._link)

    def _link(self, source: Source) -> str:
        """Return the URL of the cited file, or "" if the terminal shows no hyperlinks or the file is missing."""
        return citation_link(source, self._session.bot.roots) if self._links else ""

    @property
    def _output(self) -> Output:
        return self._prompt.output

    def _begin(self) -> None:
        self._known.get()


def prompt_session(session: Session, known: KnownTexts) -> PromptSession[str]:
    """Return the prompt, on the terminal of prompt_toolkit's current app session."""
    prompt: PromptSession[str] = PromptSession(
        [("class:prompt", PROMPT)],
        style=STYLE,
        include_default_pygments_style=False,
        history=open_history(),
        completer=ShellCompleter(session, known),
        complete_in_thread=True,
        auto_suggest=ThreadedAutoSuggest(ShellSuggest(known)),
        key_bindings=_keys(),
        bottom_toolbar=lambda: _toolbar(session),
        editing_mode=EditingMode.VI if _prefers_vi() else EditingMode.EMACS,
        enable_suspend=True,
        enable_open_in_editor=True,
        search_ignore_case=True,
        reserve_space_for_menu=_LEAST_MENU,
    )
    control = prompt.layout.current_control
    if isinstance(control, BufferControl):
        control.menu_position = lambda: _menu_position(control.buffer)
    # Seconds to wait after Esc for the rest of a key sequence, because Alt-keys also begin with Esc. prompt_toolkit
    # waits longer by default.
    prompt.app.ttimeoutlen, prompt.app.timeoutlen = 0.1, 0.5
    return prompt


def _menu_position(buffer: Buffer) -> int:
    """Return the place of the menu in the line: the beginning of the text that a completion would replace."""
    state = buffer.complete_state
    if state is None or not state.completions:
        return buffer.cursor_position
    return max(0, state.original_document.cursor_position + state.completions[0].start_position)


def _keys() -> KeyBindings:
    keys = KeyBindings()
    keys.add(Keys.BracketedPaste)(_paste)
    keys.add("f4")(_switch_mode)
    keys.add("escape", filter=has_completions & emacs_mode)(_close_menu)
    return keys


def _paste(event: KeyPressEvent) -> None:
    """Insert pasted text as one line: several pasted lines are a single question, asked only when Enter is pressed."""
    event.current_buffer.insert_text(one_question(event.data))


def one_question(pasted: str) -> str:
    """Return pasted text as one line without control characters."""
    return _LINE_END.sub(" ", printable(pasted).strip("\n").replace("\t", " "))


def _switch_mode(event: KeyPressEvent) -> None:
    to_vi = event.app.editing_mode == EditingMode.EMACS
    event.app.editing_mode = EditingMode.VI if to_vi else EditingMode.EMACS


def _close_menu(event: KeyPressEvent) -> None:
    event.current_buffer.cancel_completion()


def _toolbar(session: Session) -> str:
    app = get_app()
    mode = "emacs"
    if app.editing_mode == EditingMode.VI:
        mode = "vi" if app.vi_state.input_mode == InputMode.INSERT else "vi command"
    return toolbar(session, mode, app.output.get_size().columns)


def _prefers_vi() -> bool:
    """Whether the user's readline configuration (INPUTRC) selects the keys of vi."""
    path = os.environ.get("INPUTRC") or os.path.expanduser("~/.inputrc")
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return bool(_VI.search(file.read()))
    except OSError:
        return False
