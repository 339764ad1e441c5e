"""The script with which zsh completes the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.cli.completion.completable import CommandLine, OptionLine, Value

_SCRIPT = """\
#compdef faqbot
# Completion of faqbot for zsh. To install it, write it to a folder of $fpath and start a new shell:
#     faqbot completion zsh > ~/.zfunc/_faqbot    (in ~/.zshrc: fpath+=~/.zfunc; autoload -Uz compinit; compinit)
# or add to ~/.zshrc, below compinit:
#     eval "$(faqbot completion zsh)"

_faqbot_titles() {{
    local -a titles documents
    local at
    for ((at = 2; at < $#typed; at++)); do
        [[ $typed[at] == (--corpus|--index) ]] && documents+=($typed[at] ${{(Q)typed[at + 1]}})
    done
    titles=("${{(@f)$(faqbot topics $documents 2> /dev/null)}}")
    compadd -a titles
}}

_faqbot() {{
    local curcontext=$curcontext state line ret=1
    local -a typed=("${{(@)words}}")    # the whole line: below a command, $words begins with the command
    typeset -A opt_args
    _arguments -C -S -A '-*' \\
{root} \\
        '1:command:->command' '*::argument:->arguments' && ret=0
    case $state in
        command)
            local -a commands
            commands=(
{commands}
            )
            _describe command commands && ret=0
            ;;
        arguments)
            case $line[1] in
{cases}
            esac
            ;;
    esac
    return ret
}}

if [[ $funcstack[1] == _faqbot ]]; then
    _faqbot "$@"
else
    compdef _faqbot faqbot
fi
"""

_CASE = """\
                {name})
                    _arguments -S \\
{specs} && ret=0
                    ;;"""

_FUNCTIONS = {"files": "_files", "folders": "_files -/", "titles": "_faqbot_titles", "nothing": "( )"}


def zsh_script(commands: Sequence[CommandLine]) -> str:
    """Return the script for the root and the commands that `completable` lists."""
    root, *named = commands
    return _SCRIPT.format(
        root=" \\\n".join(f"        {spec}" for spec in _specs(root)),
        commands="\n".join(f"                {_quoted(f'{one.name}:{one.summary}')}" for one in named),
        cases="\n".join(map(_case, named)),
    )


def _case(command: CommandLine) -> str:
    specs = " \\\n".join(f"                        {spec}" for spec in _specs(command))
    return _CASE.format(name=command.name, specs=specs)


def _specs(command: CommandLine) -> Iterator[str]:
    """Yield what `_arguments` is told of each option and argument."""
    for option in command.options:
        yield _option(option)
    for argument in command.arguments:
        yield _quoted(f"*{_value(argument)}")


def _option(option: OptionLine) -> str:
    behind = f"[{_escaped(option.summary)}]{_value(option.value) if option.value else ''}"
    if option.repeats:
        return " ".join(_quoted(f"*{name}{behind}") for name in option.names)
    if len(option.names) == 1:
        return _quoted(f"{option.names[0]}{behind}")
    names = ",".join(option.names)
    return f"{_quoted('(' + names.replace(',', ' ') + ')')}{{{names}}}{_quoted(behind)}"


def _value(value: Value) -> str:
    action = f"({' '.join(value.words)})" if value.kind == "words" else _FUNCTIONS[value.kind]
    return f":{_escaped(value.name)}:{action}"


def _escaped(text: str) -> str:
    return re.sub(r"([\[\]:\\])", r"\\\1", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
