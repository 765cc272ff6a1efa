"""``duologue me``: a party of one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store import BadName, Home, Party
from tui.cli.answers import add_answers
from tui.cli.asking import ask
from tui.cli.face import goes_plain, show
from tui.cli.places import home_of
from tui.cli.printing import say


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``me``."""
    add_answers(parser)


def run(options: Namespace) -> int:
    """Open the page of the person who is alone here, asking for a name the first time."""
    from tui.opening import Opening

    home = home_of(options)
    party = home.me()
    if party is None and goes_plain(home, options):
        return show(home, Opening(), options, alone=True)
    return show(home, Opening(party=(party or _begin(home)).id), options)


def _begin(home: Home) -> Party:
    """Ask for a name until it is one, and make the party."""
    from tui.stamps import MachineStamps

    while True:
        name = ask("This is your own page; nobody else's shows what is there.\nYour name: ")
        try:
            return home.create_party([name], MachineStamps().now())
        except BadName as error:
            say(str(error))
