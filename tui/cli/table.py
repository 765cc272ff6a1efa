"""Every command, as data: help, completion and the tests read this table."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast


class Module(Protocol):
    """What the module of a command has."""

    def add(self, parser: ArgumentParser) -> None:
        """Add the command's own arguments."""
        ...

    def run(self, options: Namespace) -> int:
        """Do it and return the exit code."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    """The word that is typed; empty for ``duologue`` alone."""
    module: str
    """Its module in this package."""
    summary: str
    """What it does, in one line."""
    about: str
    """What else there is to know, in a few sentences."""
    examples: tuple[tuple[str, str], ...]
    """Command lines (without the program's name) and what each does."""

    def load(self) -> Module:
        """Import the command's module."""
        return cast("Module", import_module(f"tui.cli.{self.module}"))


ALONE: Final = Command(
    "",
    "start",
    "Guided conversations for two people, in a terminal.",
    "Alone, duologue opens the page where you choose who is here. The first time it asks for "
    "your names.",
    (
        ("", "open the program"),
        ("open sam-noa", "open the page of Sam and Noa"),
        ("run sticky-notes", "begin the conversation “Sticky notes”"),
        ("demo", "watch two invented people have one"),
        ("--plain", "line by line: for screen readers, poor terminals and pipes"),
        ("--home ~/elsewhere", "keep everything in another folder"),
    ),
)
"""``duologue`` without a command."""

COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "open",
        "start",
        "Open the page of some people.",
        "NAME is their id, their names, or the name of one of them.",
        (("open sam-noa", "by id"), ('open "Sam & Noa"', "by their names"), ("open noa", "by one")),
    ),
    Command(
        "run",
        "running",
        "Begin a conversation.",
        "FLOW is a name from “duologue flows”. Without --party it is for the only people whom "
        "the flow suits; when there are several, you are asked. --answers FILE takes the answers "
        "from a file, one a line: “What? => tea” is the answer to a question that begins so, "
        "“tea” to any, “=>” an empty one; “#” begins a comment. Where they end, it pauses.",
        (
            ("run sticky-notes", "begin with sticky notes"),
            ("run ground-rules --party sam-noa", "say who it is for"),
            ("run sticky-notes --quick", "the short form"),
            ("run hello --answers talk.txt --strict", "from a file; another question fails"),
        ),
    ),
    Command(
        "me",
        "me",
        "Open your own page, for thinking alone.",
        "The first time it asks for your name. Nobody else's page shows what is there.",
        (("me", "open it"),),
    ),
    Command(
        "flows",
        "library",
        "List the conversations there are.",
        "Those in the folder “flows” of your home are among them.",
        (
            ("flows", "all, with a line about each"),
            ("flows --names", "the names only, for scripts"),
        ),
    ),
    Command(
        "history",
        "history",
        "Print what was kept, newest first, a line each.",
        "Of several people it shows what all of them share; what one of them kept for themselves "
        "is not in it. Of one person alone it shows everything of theirs.",
        (
            ("history", "all of it"),
            ("history sam-noa --kind goal", "goals only"),
            ("history --person Noa --since 2026-01-01", "what is Noa's, this year"),
            ("history --text dancing --limit 5", "the newest five that say “dancing”"),
        ),
    ),
    Command(
        "search",
        "searching",
        "Find words in what was kept, newest first.",
        "It looks at all histories of this home, or at one: NAME is its id or full name as "
        "the first word, or stands behind --party. Words in one pair of quotes are only words. "
        "Of several people it finds what all of them share.",
        (
            ("search dancing", "everywhere"),
            ("search sam-noa dancing Sunday", "in one history; both words occur"),
            ("search --kind goal --json dancing", "goals only, for a script"),
        ),
    ),
    Command(
        "due",
        "due",
        "Print one quiet line when something is due, else nothing.",
        "For a shell prompt, cron or a message of the day. It counts and names days, and never "
        "shows what was written; --json does. Nothing due is no failure.",
        (
            ("due", "today and tomorrow, for everybody here"),
            ("due sam-noa --within 7", "the coming week of Sam and Noa"),
            ("due --json", "a list, with the words"),
        ),
    ),
    Command(
        "export",
        "exporting",
        "Write a history to a file that other programs read.",
        "Formats: md and html to read, json with everything in it, csv of ratings, ics for "
        "calendars, taskwarrior, todotxt. What all of you share is in it; with --for what that "
        "person alone may read, private notes too. The file is readable by you alone.",
        (
            ("export --format md", "to read it here"),
            ("export sam-noa -o history.html", "the ending names the format"),
            ("export --format json -o all.json", "everything, for “duologue import”"),
            ("export --for Noa --format md -o noa.md", "what Noa alone may read"),
        ),
    ),
    Command(
        "import",
        "importing",
        "Take in a history that was exported as JSON.",
        "It becomes a history of this home, beside those that are there; none is ever changed "
        "or overwritten. A file that is not whole is refused whole.",
        (
            ("import all.json", "under the names of its people"),
            ("import all.json --as summer", "under another id"),
        ),
    ),
    Command(
        "jot",
        "jot",
        "Keep a line for next time.",
        "All who share the history find it there, unless it is private. With “-” the line is "
        "read from stdin, which keeps it out of your shell's own history.",
        (
            ("jot ask about August", "for all of you"),
            ("jot --by Noa --private why I was sharp at lunch", "for Noa alone"),
            ("jot --party sam-noa -", "typed on stdin"),
        ),
    ),
    Command(
        "restore",
        "restoring",
        "Put good copies in the place of damaged files.",
        "A damaged file is never overwritten: it stays beside the good copy. You are asked "
        "before each one.",
        (("restore sam-noa", "look and ask"), ("restore sam-noa --yes", "without asking")),
    ),
    Command(
        "flow",
        "flow",
        "Write, check, rehearse and explain conversations of your own.",
        "TOOL is one of the words below; alone, “duologue flow” lists them. “duologue flow new” "
        "writes a conversation by asking you a few questions.",
        (("flow", "list the tools"),),
    ),
    Command(
        "workshop",
        "workshop",
        "Make and look after workshops with many people.",
        "TOOL is one of the words below; alone, “duologue workshop” lists them.",
        (("workshop", "list the tools"),),
    ),
    Command(
        "serve",
        "serving",
        "Let people into workshops over SSH.",
        "It makes its own host key, and prints its fingerprint and how people call. Rooms are made "
        "with “duologue workshop new”. tui/serve/OPERATORS.md says the rest.",
        (
            ("serve", "on port 2222, one process for people"),
            ("serve --port 22 --workers 4", "for a few hundred"),
            ("serve --config /etc/duologue.toml", "with key lists and limits"),
        ),
    ),
    Command(
        "demo",
        "demo",
        "Watch two invented people have a whole conversation.",
        "It plays on a home of its own, which is gone afterwards. Any key ends it.",
        (
            ("demo", "at a pace to read along"),
            ("demo --fast", "in a few seconds"),
            ("demo --flow ground-rules --seed 7", "another conversation, other choices"),
        ),
    ),
    Command(
        "rehearse",
        "rehearsing",
        "Practise leading a workshop, with simulated people.",
        "It starts a server of its own and fills a workshop on it with invented people, who come "
        "over SSH and type as people do. It prints how you come in beside them, to lead. Nothing "
        "of it is kept; Ctrl+C ends it. With --join they come to a server that runs already.",
        (
            ("rehearse ws-notes-to-commitments", "24 people, one room"),
            ("rehearse sticky-notes --pairs --people 10", "five pairs"),
            ("rehearse hello --people 6 --led --pace fast", "nobody has to lead; quickly"),
            ("rehearse hello --pairs --join --port 2222", "at the server on this home"),
        ),
    ),
    Command(
        "screenshot",
        "screenshot",
        "Draw a picture of a screen, with invented people on it.",
        "SVG goes to stdout unless -o names a file; the ending .png asks for a PNG.",
        (
            ("screenshot --list", "all screens"),
            ("screenshot reveal -o reveal.svg", "a picture as SVG"),
            ("screenshot home --theme light --size 100x30 -o home.png", "another look, as PNG"),
        ),
    ),
    Command(
        "completion",
        "completion",
        "Print the completion script for a shell.",
        "Put the line for your shell into its start-up file.",
        (
            ('completion bash  # eval "$(duologue completion bash)"', "bash, in ~/.bashrc"),
            ('completion zsh   # eval "$(duologue completion zsh)"', "zsh, in ~/.zshrc"),
            ("completion fish  # duologue completion fish | source", "fish, in config.fish"),
        ),
    ),
)
"""In the order of the help page."""

BY_NAME: Final = {command.name: command for command in COMMANDS}
"""The same, by the word that is typed."""
