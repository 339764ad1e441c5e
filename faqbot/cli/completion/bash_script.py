"""The script with which bash completes the command line (bash 4 or newer; older ones complete less)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from faqbot.cli.completion.completable import CommandLine, Value, ValueKind

_SCRIPT = """\
# Completion of faqbot for bash. To install it:
#     mkdir -p ~/.local/share/bash-completion/completions
#     faqbot completion bash > ~/.local/share/bash-completion/completions/faqbot
# or, without the package bash-completion, add to ~/.bashrc:
#     eval "$(faqbot completion bash)"

_faqbot_words() {{
    COMPREPLY=($(compgen -W "$1" -- "$current"))
}}

_faqbot_files() {{
    COMPREPLY=() # bash completes files by itself where there is nothing else
}}

_faqbot_folders() {{
    compopt -o dirnames +o default +o bashdefault 2> /dev/null
}}

_faqbot_nothing() {{
    compopt +o default +o bashdefault 2> /dev/null
}}

_faqbot_titles() {{
    local title typed=${{current//\\\\/}}
    typed=${{typed#[\\'\\"]}}
    compopt -o filenames +o default +o bashdefault 2> /dev/null # bash quotes the spaces of file names
    while IFS= read -r title; do
        [[ $title == "$typed"* ]] && COMPREPLY+=("$title")
    done < <("${{COMP_WORDS[0]}}" topics "${{documents[@]}}" 2> /dev/null)
}}

_faqbot() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command= at word
    local -a documents=()
    COMPREPLY=()
    if [[ $current == "=" ]]; then
        current=
    elif [[ $previous == "=" ]]; then
        previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${{COMP_WORDS[at]}}
        case $word in
            --corpus | --index)
                [[ ${{COMP_WORDS[at + 1]}} == "=" ]] && ((at++)) # bash splits --corpus=PATH in three
                documents+=("$word" "${{COMP_WORDS[++at]}}")
                ;;
            {commands}) [[ $command ]] || command=$word ;;
        esac
    done
    case $command:$previous in
{values}
    esac
    if [[ $current == -* ]]; then
        case $command in
{options}
        esac
        return
    fi
    case $command in
{arguments}
    esac
}}

complete -o bashdefault -o default -F _faqbot faqbot
"""


def bash_script(commands: Sequence[CommandLine]) -> str:
    """Return the script for the root and the commands that `completable` lists."""
    _, *named = commands
    return _SCRIPT.format(
        commands=" | ".join(command.name for command in named),
        values="\n".join(_values(commands)),
        options="\n".join(f"            {_pattern(command)}) {_words(_names(command))} ;;" for command in commands),
        arguments="\n".join(_arguments(commands)),
    )


def _values(commands: Sequence[CommandLine]) -> Iterator[str]:
    """Yield a case for the value of each option of each command."""
    for command in commands:
        for option in command.options:
            if option.value is not None:
                names = " | ".join(f"{_pattern(command)}:{name}" for name in option.names)
                yield f"        {names}) {_call(option.value)}; return ;;"


def _arguments(commands: Sequence[CommandLine]) -> Iterator[str]:
    root, *named = commands
    yield f"        {_pattern(root)}) {_words(command.name for command in named)} ;;"
    for command in named:
        kinds: dict[ValueKind, Value] = {argument.kind: argument for argument in command.arguments}
        value = next(iter(kinds.values()), Value("", "nothing"))
        yield f"        {command.name}) {_call(value)} ;;"


def _names(command: CommandLine) -> Iterator[str]:
    return (name for option in command.options for name in option.names)


def _call(value: Value) -> str:
    return _words(value.words) if value.kind == "words" else f"_faqbot_{value.kind}"


def _words(words: Sequence[str] | Iterator[str]) -> str:
    return f"_faqbot_words {quote(' '.join(words))}"


def _pattern(command: CommandLine) -> str:
    return command.name or "''"
