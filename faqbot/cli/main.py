"""The command line: from arguments to an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from faqbot.cli.arguments import parse
from faqbot.cli.chosen_documents import choose_documents, demo_notice, is_demo
from faqbot.cli.terminal import ANSWERED, ERROR, INTERRUPTED, prepare, reason_of, say, silence
from faqbot.errors import DEBUG, FaqbotError, naming_commands, unforeseen
from faqbot.system.interrupts import INTERRUPTS

# The function that runs each command, by the command's name, as `module:function`. It takes the options and returns an
# exit status; its module is imported when it runs.
RUNNERS = {
    "shell": "faqbot.cli.answer_commands:shell",
    "ask": "faqbot.cli.answer_commands:ask",
    "batch": "faqbot.cli.answer_commands:batch",
    "topics": "faqbot.cli.answer_commands:topics",
    "index": "faqbot.cli.answer_commands:index",
    "serve": "faqbot.cli.services.serve_command:serve",
    "completion": "faqbot.cli.answer_commands:completion",
    "check": "faqbot.cli.author_commands:check",
    "draft": "faqbot.cli.author_commands:draft",
    "learn": "faqbot.cli.author_commands:learn_rows",
    "eval": "faqbot.cli.author_commands:evaluate_labelled",
    "gaps": "faqbot.cli.author_commands:gaps",
    "export": "faqbot.cli.author_commands:export",
    "mcp": "faqbot.cli.services.mcp_command:mcp",
    "help": "faqbot.cli.help_command:show_help",
}

# The commands that say first that the demo page is used, not below what they print: those that do not end by
# themselves, and `check`, after whose last line "nothing found" nobody reads on.
_SAYING_FIRST = ("shell", "serve", "mcp", "check")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; an error becomes one line on standard error."""
    with naming_commands():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        prepare()
        try:
            options = parse(arguments)
        finally:
            sys.stdout.flush()  # --help and --version print, and leave by SystemExit
        choose_documents(options)
        if is_demo(options) and options.command == "check":
            say(demo_notice(options))
        module, _, function = RUNNERS[options.command].partition(":")
        status: int = getattr(import_module(module), function)(options)
        sys.stdout.flush()
        if is_demo(options) and options.command not in _SAYING_FIRST:
            say(demo_notice(options))
    except KeyboardInterrupt:
        INTERRUPTS.ignore()  # here, where another Ctrl-C is still passed over
        silence(sys.stdout)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output has ended (`| head -1`). Without this, Python would print an error when it exits.
        silence(sys.stdout)
        return ANSWERED
    except FaqbotError as error:
        return _fail(str(error))
    except OSError as error:
        silence(sys.stdout)
        return _fail(reason_of(error))
    except Exception as error:
        if INTERRUPTS.has_come:  # an extension module has turned the interrupt into another error
            raise
        return _fail_unforeseen(error)
    return status


def _fail_unforeseen(error: Exception) -> int:
    """Say in one line what nobody has foreseen; with FAQBOT_DEBUG=1, print the traceback first."""
    silence(sys.stdout)  # what was printed so far may be half a line
    if os.environ.get(DEBUG, "0") not in ("", "0"):
        import traceback  # noqa: PLC0415 - only needed here

        traceback.print_exception(error)
    return _fail(unforeseen(error))


def _fail(message: str) -> int:
    say(message)
    return ERROR
