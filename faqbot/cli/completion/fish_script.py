"""The script with which fish completes the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.cli.completion.completable import CommandLine, OptionLine, Value

_ABOVE = """\
# Completion of faqbot for fish. To install it:
#     faqbot completion fish > ~/.config/fish/completions/faqbot.fish

function __faqbot_titles
    set -l documents
    set -l words (commandline -opc)
    for at in (seq 2 (count $words))
        if contains -- $words[$at] --corpus --index
            set -a documents $words[$at] $words[(math $at + 1)]
        end
    end
    faqbot topics $documents 2>/dev/null
end

complete -c faqbot -f
"""

_ROOT = "__fish_use_subcommand"

_FUNCTIONS = {"folders": "(__fish_complete_directories)", "titles": "(__faqbot_titles)"}


def fish_script(commands: Sequence[CommandLine]) -> str:
    """Return the script for the root and the commands that `completable` lists."""
    return _ABOVE + "\n".join(line for command in commands for line in _lines(command)) + "\n"


def _lines(command: CommandLine) -> Iterator[str]:
    when = f"__fish_seen_subcommand_from {command.name}" if command.name else _ROOT
    if command.name:
        yield f"complete -c faqbot -n {_ROOT} -a {command.name} -d {_quoted(command.summary)}"
    for option in command.options:
        yield f"complete -c faqbot -n {_quoted(when)} {_option(option)}"
    for argument in command.arguments:
        if argument.kind != "nothing":
            yield f"complete -c faqbot -n {_quoted(when)} {_value(argument)}"


def _option(option: OptionLine) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
    value = [_value(option.value, requires="-r" if option.value.kind == "files" else "-x")] if option.value else []
    return " ".join([*names, *value, f"-d {_quoted(option.summary)}"])


def _value(value: Value, *, requires: str = "") -> str:
    """Return what says which words complete a value; `requires` is what says that an option needs a value."""
    words = _FUNCTIONS.get(value.kind) or " ".join(value.words)
    offered = "-F" if value.kind == "files" else f"-a {_quoted(words)}" if words else ""
    return f"{requires} {offered}".strip()


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
