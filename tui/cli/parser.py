"""Reading the command line: which command, which options, and what to say when it is neither."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from textwrap import fill
from typing import Final, NoReturn

from tui.cli.answers import TAKES_WORD, add_answers
from tui.cli.codes import MEANINGS
from tui.cli.groups import BY_TWO_WORDS, GROUPS, last
from tui.cli.table import ALONE, BY_NAME, COMMANDS, Command
from tui.cli.trouble import Misused, nearest

WIDTH: Final = 78
"""Columns of a help page."""
_USAGE: Final = {
    "": "duologue [options] [command] …",
    **{group: f"duologue {group} [TOOL] …" for group in GROUPS},
}


class _Parser(ArgumentParser):
    """Says what is wrong in a sentence of our own kind."""

    def error(self, message: str) -> NoReturn:
        """Raise :class:`Misused` with the sentence and where the help is."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        raise Misused(f"{sentence}. See “{self.prog} --help”.")


def understand(argv: list[str]) -> tuple[Command, Namespace]:
    """Return the command that is asked for, with its options.

    Raises :class:`Misused`; after ``--help`` it raises ``SystemExit``.
    """
    command, rest = _split(argv)
    parser = parser_for(command)
    options, strange = parser.parse_known_intermixed_args(rest)
    if strange:
        raise Misused(_strange(parser, strange[0]))
    if options.ascii:
        from tui.cli.printing import only_ascii

        only_ascii()
    return command, options


def parser_for(command: Command) -> ArgumentParser:
    """Return the parser of one command; options for all commands are in it too."""
    parser = _Parser(
        prog=f"duologue {command.name}".rstrip(),
        description=fill(f"{command.summary} {command.about}", WIDTH),
        epilog=_epilog(command),
        formatter_class=lambda prog: RawDescriptionHelpFormatter(
            prog, max_help_position=26, width=WIDTH
        ),
        allow_abbrev=False,
        add_help=False,
        usage=_USAGE.get(command.name),
    )
    parser.set_defaults(command=command.name)
    if command is ALONE:
        add_answers(parser)
    else:
        command.load().add(parser)
    everywhere = parser.add_argument_group("options for every command")
    everywhere.add_argument("-h", "--help", action="help", help="show this and end")
    everywhere.add_argument(
        "--home", metavar="FOLDER", help="where everything is kept (else $DUOLOGUE_HOME)"
    )
    everywhere.add_argument("--ascii", action="store_true", help="draw with plain signs only")
    everywhere.add_argument(
        "--plain", action="store_true", help="line by line, for screen readers and pipes"
    )
    version = "print the version and end" if command is ALONE else SUPPRESS
    everywhere.add_argument("--version", action="store_true", help=version)
    return parser


def home_argument(argv: list[str]) -> str | None:
    """Return what ``--home`` says, however wrong the rest of the command line may be."""
    for index, word in enumerate(argv):
        if word.startswith("--home="):
            return word.removeprefix("--home=") or None
        if word == "--home" and index + 1 < len(argv):
            return argv[index + 1]
    return None


def _split(argv: list[str]) -> tuple[Command, list[str]]:
    """Part the command's word from the rest."""
    index = _first_word(argv)
    if index >= len(argv):
        return ALONE, argv
    word, rest = argv[index], argv[:index] + argv[index + 1 :]
    if word == "help":
        wanted = rest[index:][: 2 if set(rest[index : index + 1]) & set(GROUPS) else 1]
        return _split([*rest[:index], *wanted, "--help"])
    if word not in BY_NAME:
        raise Misused(_unknown(word))
    return _tool(word, rest, index) if word in GROUPS else (BY_NAME[word], rest)


def _first_word(argv: list[str], index: int = 0) -> int:
    """Where the first word stands that is no option for every command."""
    while index < len(argv) and argv[index].startswith("-"):
        index += 2 if argv[index] in {"--home", TAKES_WORD} else 1
    return index


def _tool(group: str, rest: list[str], index: int) -> tuple[Command, list[str]]:
    """The command of two words that is meant; ``rest`` is without the first of them."""
    index = _first_word(rest, index)
    if index >= len(rest):
        return BY_NAME[group], rest
    word = rest[index]
    if f"{group} {word}" in BY_TWO_WORDS:
        return BY_TWO_WORDS[f"{group} {word}"], rest[:index] + rest[index + 1 :]
    near = nearest(word, map(last, GROUPS[group]))
    hint = f"Did you mean “duologue {group} {near}”?" if near else f"“duologue {group}” lists all."
    raise Misused(f"There is no tool “{word}”. {hint}")


def _unknown(word: str) -> str:
    """Return what to say to a command that is none."""
    from store import Library

    said = f"There is no command “{word}”."
    if word in Library().names():
        return f"{said} To begin that conversation: “duologue run {word}”."
    whole = (f"{group} {word}" for group in GROUPS if f"{group} {word}" in BY_TWO_WORDS)
    near = next(whole, "") or nearest(word, BY_NAME)
    if near:
        return f"{said} Did you mean “duologue {near}”?"
    return f"{said} “duologue --help” lists all; to open somebody's page: “duologue open {word}”."


def _strange(parser: ArgumentParser, word: str) -> str:
    """Return what to say to a word that the command has no use for."""
    name = word.partition("=")[0]
    options = [o for action in parser._actions for o in action.option_strings]  # noqa: SLF001
    near = nearest(name, options) if word.startswith("-") else ""
    hint = f"Did you mean “{near}”?" if near else f"See “{parser.prog} --help”."
    kind = "has no option" if word.startswith("-") else "has no use for"
    return f"“{parser.prog}” {kind} “{name}”. {hint}"


def _epilog(command: Command) -> str:
    """Return examples, and for the whole program its commands and exit codes."""
    blocks = []
    if command is ALONE:
        blocks.append(_block("commands:", [(c.name, c.summary) for c in COMMANDS]))
    if command.name in GROUPS:
        tools = GROUPS[command.name]
        blocks.append(_block("tools:", [(tool.name, tool.summary) for tool in tools]))
    shown = [(f"duologue {line}".rstrip(), what) for line, what in command.examples]
    blocks.append(_block("examples:", shown))
    codes = [(str(code), meaning) for code, meaning in MEANINGS]
    blocks.append(_block("exit codes:", codes))
    if command is ALONE:
        blocks.append("“duologue COMMAND --help” says more about a command.")
    return "\n\n".join(blocks)


def _block(title: str, rows: list[tuple[str, str]]) -> str:
    """Return a title and two columns below it; a long left part has a line of its own."""
    wide = min(36, max((len(left) for left, _ in rows), default=0))
    lines = [title]
    for left, right in rows:
        if len(left) > wide:
            lines += [f"  {left}", f"  {'':{wide}}  {right}"]
        else:
            lines.append(f"  {left:{wide}}  {right}")
    return "\n".join(lines)
