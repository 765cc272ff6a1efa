"""The completion scripts. Words come from the parsers, so a new option is completed by itself."""

from __future__ import annotations

from argparse import Action, ArgumentParser

from tui.cli.groups import GROUPS, TOOLS, last
from tui.cli.parser import parser_for
from tui.cli.table import COMMANDS, Command

_GROUP = f"({'|'.join(GROUPS)})"
"""First words that a second one follows, as a pattern of zsh; behind an @ one of bash."""

_PEOPLE_COMMANDS = frozenset({"open", "history", "restore", "search", "due", "export"})


def _options(parser: ArgumentParser) -> list[str]:
    """The long options of a command, without those that are not shown."""
    actions: list[Action] = parser._actions  # noqa: SLF001 - argparse has no public way to list them
    return [o for a in actions for o in a.option_strings if o.startswith("--")]


def _fixed(parser: ArgumentParser) -> list[str]:
    """Words that a command's own argument may be."""
    actions: list[Action] = parser._actions  # noqa: SLF001
    return [
        str(c) for a in actions if not a.option_strings for c in a.choices or () if c != "people"
    ]


def _takes(command: Command, *metavars: str) -> bool:
    """Whether a tool for flows has an argument of one of these names."""
    actions: list[Action] = parser_for(command)._actions  # noqa: SLF001
    own = [action.metavar for action in actions if not action.option_strings]
    return command in TOOLS and any(name in own for name in metavars)


def _files(command: Command) -> bool:
    """Whether a command's argument may be a flow file."""
    return _takes(command, "FLOW", "FILE")


def _asked(command: Command) -> str:
    """A command line that prints what a command's argument may be; empty for none."""
    if command.name == "run" or _takes(command, "FLOW"):
        return "duologue flows --names"
    if command.name == "screenshot":
        return "duologue screenshot --list"
    return "duologue completion people" if command.name in _PEOPLE_COMMANDS else ""


def _words(command: Command) -> str:
    """What may follow a command: tools of a group, options, and fixed arguments."""
    parser = parser_for(command)
    tools = map(last, GROUPS.get(command.name, ()))
    return " ".join([*tools, *_options(parser), *_fixed(parser)])


def bash() -> str:
    """Return the script for bash."""
    names = " ".join(command.name for command in COMMANDS)
    cases = []
    for command in (*COMMANDS, *TOOLS):
        asked = f" $({_asked(command)} 2>/dev/null)" if _asked(command) else ""
        files = " files=yes" if _files(command) else ""
        cases.append(f'        "{command.name}") words="{_words(command)}{asked}"{files} ;;')
    return f"""\
# duologue: completion for bash
_duologue() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words="" command="" files="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{COMP_WORDS[i]}}" in
            --home) ((i++)) ;;
            -*) ;;
            *) command="${{command:+$command }}${{COMP_WORDS[i]}}"; [[ $command == @{_GROUP} ]] || break ;;
        esac
    done
    case "$before" in
        --home) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --party) words="$(duologue completion people 2>/dev/null)"
            COMPREPLY=($(compgen -W "$words" -- "$word")); return ;;
    esac
    case "$command" in
        "") words="{names} --home --ascii --version --help" ;;
{chr(10).join(cases)}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if [[ $files ]]; then COMPREPLY+=($(compgen -f -X '!*.yaml' -- "$word") $(compgen -d -- "$word")); fi
}}
complete -F _duologue duologue
"""


def zsh() -> str:
    """Return the script for zsh."""
    names = "\n".join(f"        '{c.name}:{_quoted(c.summary)}'" for c in COMMANDS)
    cases = []
    for command in (*COMMANDS, *TOOLS):
        asked = f' ${{(f)"$({_asked(command)} 2>/dev/null)"}}' if _asked(command) else ""
        files = "; _files -g '*.yaml'" if _files(command) else ""
        cases.append(f'        "{command.name}") compadd -- {_words(command)}{asked}{files} ;;')
    return f"""\
#compdef duologue
# duologue: completion for zsh
_duologue() {{
    local -a commands
    commands=(
{names}
    )
    if [[ ${{words[CURRENT-1]}} == --home ]]; then _files -/; return; fi
    if [[ ${{words[CURRENT-1]}} == --party ]]; then
        compadd -- ${{(f)"$(duologue completion people 2>/dev/null)"}}; return
    fi
    local command="" i
    for ((i = 2; i < CURRENT; i++)); do
        case ${{words[i]}} in
            --home) ((i++)) ;;
            -*) ;;
            *) command="${{command:+$command }}${{words[i]}}"; [[ $command == {_GROUP} ]] || break ;;
        esac
    done
    case $command in
        "") _describe command commands; compadd -- --home --ascii --version --help ;;
{chr(10).join(cases)}
    esac
}}
compdef _duologue duologue
"""


def fish() -> str:
    """Return the script for fish."""
    lines = ["# duologue: completion for fish", "complete -c duologue -f"]
    for command in COMMANDS:
        lines += _fish(command, "__fish_use_subcommand", command.name)
    for group, members in GROUPS.items():
        seen, tools = f"__fish_seen_subcommand_from {group}", " ".join(map(last, members))
        for tool in members:
            lines += _fish(tool, f"{seen}; and not __fish_seen_subcommand_from {tools}", last(tool))
    lines.append("complete -c duologue -l home -r -a '(__fish_complete_directories)'")
    lines.append("complete -c duologue -l party -x -a '(duologue completion people 2>/dev/null)'")
    return "\n".join(lines) + "\n"


def _fish(command: Command, where: str, word: str) -> list[str]:
    """The lines for one command, whose word is offered under a condition."""
    lines = [f"complete -c duologue -n '{where}' -a {word} -d '{_quoted(command.summary)}'"]
    first = command.name.partition(" ")[0]
    group = f"__fish_seen_subcommand_from {first}; and " if command in TOOLS else ""
    seen = f"complete -c duologue -n '{group}__fish_seen_subcommand_from {word}'"
    parser = parser_for(command)
    lines += [f"{seen} -l {option[2:]}" for option in _options(parser)]
    words = " ".join(_fixed(parser))
    if words:
        lines.append(f"{seen} -a '{words}'")
    if asked := _asked(command):
        lines.append(f"{seen} -a '({asked} 2>/dev/null)'")
    if _files(command):
        lines.append(f"{seen} -a '(__fish_complete_suffix .yaml)'")
    return lines


def _quoted(text: str) -> str:
    """Return a text for single quotes."""
    return text.replace("'", "’").replace(":", ",")
