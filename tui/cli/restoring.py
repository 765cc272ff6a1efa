"""``duologue restore NAME``: good copies in the place of damaged files, one question each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store import DamagedFile, Home, Party, StoreError, restore
from tui.cli.asking import can_ask, confirm
from tui.cli.codes import CANNOT, DONE
from tui.cli.places import home_of
from tui.cli.printing import complain, say
from tui.cli.trouble import Cannot


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``restore``."""
    parser.add_argument("name", metavar="NAME", help="id or names of the people")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(options: Namespace) -> int:
    """Look at the history and at every conversation of a party, and restore what is damaged."""
    if not options.yes and not can_ask():
        raise Cannot("There is nobody to ask; add --yes to restore without asking.")
    home = home_of(options)
    party, restored = _readable(home, options)
    from tui.stamps import MachineStamps

    left = 0
    with party.write(since=MachineStamps().now(), program="duologue restore"):
        for card in party.conversations():
            try:
                party.read(card.id, card.people)
            except DamagedFile as damaged:
                done = _put_back(damaged, ask=not options.yes)
                restored, left = restored + done, left + (not done)
    if not restored and not left:
        say("Nothing is damaged here.")
    return CANNOT if left else DONE


def _readable(home: Home, options: Namespace) -> tuple[Party, int]:
    """The party, its history restored first when that is damaged."""
    try:
        return home.find(options.name), 0
    except DamagedFile as damaged:
        if not _put_back(damaged, ask=not options.yes):
            raise Cannot("The history is as it was, so the rest cannot be looked at.") from None
    return home.find(options.name), 1


def _put_back(damaged: DamagedFile, *, ask: bool) -> bool:
    """Restore one file, if there is a copy and nobody objects."""
    (say if damaged.restorable else complain)(str(damaged))
    if not damaged.restorable or (ask and not confirm("Put what is good in its place?")):
        return False
    restore(damaged)
    say(f"{damaged.path.name} is restored.")
    return True


def with_advice(error: StoreError) -> str:
    """Return an error's sentence, with the command that helps where there is one."""
    if not isinstance(error, DamagedFile) or not error.restorable:
        return str(error)
    parts = error.path.parts
    party = parts[len(parts) - 1 - parts[::-1].index("parties") + 1] if "parties" in parts else ""
    return f"{error} To do so: “duologue restore {party}”."
