"""What can be typed instead of an answer. Help reads this table, and so do the pages."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    """The word behind the colon."""
    does: str
    """What it does, for the help."""
    takes: str = ""
    """What may stand behind it, such as `N`; empty for nothing."""

    @property
    def typed(self) -> str:
        """How it is typed."""
        return f":{self.name} {self.takes}".rstrip()


OF_SOME: Final = (
    Command("done", "keep what is written, and go on"),
    Command("add", "put more words behind those you had begun", "WORDS"),
    Command("clear", "put away the words you had begun"),
    Command("take", "take what is suggested"),
    Command("letters", "hear which letters of SMART your words say"),
    Command("edit", "write line N anew", "N"),
    Command("drop", "take line N off the list", "N"),
    Command("private", "keep note N to yourself, or open it again", "N"),
    Command("lens", "look at the question in another way"),
    Command("up", "go back one field"),
    Command("remark", "put a short remark beside note N", "N WORDS"),
    Command("same", "say that notes N and M are the same", "N M"),
    Command("takeback", "take your own note N back", "N"),
    Command("undo", "undo the last thing done here"),
    Command("reword", "change the words, and ask each again, alone"),
    Command("wait", "open nothing yet: nobody counts as ready"),
)
"""Commands of one kind of page or another."""

OF_ALL: Final = (
    Command("back", "go back one page; nothing is lost"),
    Command("forward", "go forward again"),
    Command("pass", "leave this without an answer; no reason is needed"),
    Command("more", "have one more minute"),
    Command("again", "say this page once more"),
    Command("why", "hear why this step is the way it is"),
    Command("jot", "write down one line for next time"),
    Command("park", "put a thought aside for another day"),
    Command("concern", "say that something does not feel right"),
    Command("cover", "cover what stands here"),
    Command("safety", "hear when this is not the right tool"),
    Command("pause", "keep everything and leave; go on another time"),
    Command("stop", "end this conversation here; what was shared is kept"),
    Command("forget", "delete every word of this conversation"),
)
"""Commands of all pages; a page may say that one of them is not possible now."""

COMMANDS: Final = OF_SOME + OF_ALL
"""In the order of the help."""

EVERYWHERE: Final = frozenset(command.name for command in OF_ALL)
"""Names of those of all pages."""

BY_NAME: Final = {command.name: command for command in COMMANDS}
"""The same, by name."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line asks for."""

    command: Command | None
    """The command; ``None`` for an answer."""
    text: str
    """What stands behind the command, or the answer."""
    wrong: str = ""
    """What to say to a command that there is not."""


def understood(line: str) -> Typed:
    """Return what a line means: a command after one colon, else an answer.

    A text that begins with a colon is typed with two.
    """
    if line.startswith("::"):
        return Typed(None, line[1:])
    if not line.startswith(":"):
        return Typed(None, line)
    name, _, rest = line[1:].strip().partition(" ")
    command = BY_NAME.get(name.casefold())
    if command is not None:
        return Typed(command, rest.strip())
    near = get_close_matches(name.casefold(), BY_NAME, n=1)
    hint = f" Did you mean :{near[0]}?" if near else ""
    return Typed(
        None,
        "",
        f"There is no “:{name}”.{hint} A question mark lists all. "
        "A text that begins with a colon is written with two.",
    )
