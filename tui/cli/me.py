"""``duologue me``: a party of one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store import BadName, Home, Party
from tui.cli.asking import ask
from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.screens import need_screen, show


def add(parser: ArgumentParser) -> None:
    """``me`` has no arguments of its own."""


def run(options: Namespace) -> int:
    """Open the page of the person who is alone here, asking for a name the first time."""
    from tui.opening import Opening

    home = home_of(options)
    need_screen()
    party = home.me() or _begin(home)
    return show(home, Opening(party=party.id), ascii_only=options.ascii)


def _begin(home: Home) -> Party:
    """Ask for a name until it is one, and make the party."""
    from tui.stamps import MachineStamps

    while True:
        name = ask("This is your own page; nobody else's shows what is there.\nYour name: ")
        try:
            return home.create_party([name], MachineStamps().now())
        except BadName as error:
            say(str(error))
