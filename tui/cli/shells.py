"""The completion scripts. Words come from the parsers, so a new option is completed by itself."""

from __future__ import annotations

from argparse import Action, ArgumentParser

from tui.cli.parser import parser_for
from tui.cli.table import COMMANDS, Command

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


def _asked(command: Command) -> str:
    """A command line that prints what a command's argument may be; empty for none."""
    if command.name == "run":
        return "duologue flows --names"
    if command.name == "screenshot":
        return "duologue screenshot --list"
    return "duologue completion people" if command.name in _PEOPLE_COMMANDS else ""


def bash() -> str:
    """Return the script for bash."""
    names = " ".join(command.name for command in COMMANDS)
    cases = []
    for command in COMMANDS:
        parser = parser_for(command)
        words = " ".join([*_options(parser), *_fixed(parser)])
        asked = f" $({_asked(command)} 2>/dev/null)" if _asked(command) else ""
        cases.append(f'        {command.name}) words="{words}{asked}" ;;')
    return f"""\
# duologue: completion for bash
_duologue() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words="" command="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{COMP_WORDS[i]}}" in
            --home) ((i++)) ;;
            -*) ;;
            *) command="${{COMP_WORDS[i]}}"; break ;;
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
}}
complete -F _duologue duologue
"""


def zsh() -> str:
    """Return the script for zsh."""
    names = "\n".join(f"        '{c.name}:{_quoted(c.summary)}'" for c in COMMANDS)
    cases = []
    for command in COMMANDS:
        parser = parser_for(command)
        words = " ".join([*_options(parser), *_fixed(parser)])
        asked = f' ${{(f)"$({_asked(command)} 2>/dev/null)"}}' if _asked(command) else ""
        cases.append(f"        {command.name}) compadd -- {words}{asked} ;;")
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
            *) command=${{words[i]}}; break ;;
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
        summary = _quoted(command.summary)
        lines.append(
            f"complete -c duologue -n __fish_use_subcommand -a {command.name} -d '{summary}'"
        )
        seen = f"complete -c duologue -n '__fish_seen_subcommand_from {command.name}'"
        parser = parser_for(command)
        lines += [f"{seen} -l {option[2:]}" for option in _options(parser)]
        words = " ".join(_fixed(parser))
        if words:
            lines.append(f"{seen} -a '{words}'")
        if asked := _asked(command):
            lines.append(f"{seen} -a '({asked} 2>/dev/null)'")
    lines.append("complete -c duologue -l home -r -a '(__fish_complete_directories)'")
    lines.append("complete -c duologue -l party -x -a '(duologue completion people 2>/dev/null)'")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a text for single quotes."""
    return text.replace("'", "’").replace(":", ",")
