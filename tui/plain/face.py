"""The plain face from its first line to its last."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store import StoreError
from tui.plain.arriving import arrive
from tui.plain.home import at_home
from tui.plain.menu import Leave
from tui.plain.people import HELLO, only_one, who

if TYPE_CHECKING:
    from tui.opening import Opening
    from tui.plain.house import House

KEPT = "Everything is kept."
"""Said whenever it is left."""
NOTHING = "Nothing was stored."
"""Said before there is anything to keep."""


def show(house: House, opening: Opening, *, alone: bool = False) -> None:
    """Show what was asked for, then the home, until somebody leaves.

    ``alone`` asks for one name first. However it is left, all is kept and a sentence says where
    it goes on; Ctrl+C, the end of input and a broken answer file come out as their exceptions.
    """
    try:
        _show(house, opening, alone=alone)
    except Leave:
        pass
    except BaseException:
        # A terminal that is gone must not hide why it is left.
        with suppress(OSError):
            _close(house)
        raise
    _close(house)


def _close(house: House) -> None:
    """Let everybody go, and say how to come back."""
    where = leaving(house)
    house.close()
    house.say(f"\n{where}")


def leaving(house: House) -> str:
    """Return how to come back."""
    if not house.is_open:
        return f"{KEPT if house.home.parties() else NOTHING} “duologue” goes on."
    return f"{KEPT} “duologue open {house.party.id}” goes on where you are."


def _show(house: House, opening: Opening, *, alone: bool) -> None:
    party: str | None = opening.party
    if alone:
        party = only_one(house)
    elif not party:
        party = _who(house)
    if party is None:
        return
    if not house.is_open:
        house.open(party)
    if opening.conversation or opening.flow:
        _begin(house, opening)
    while at_home(house):
        house.hand_over()
        party = _who(house)
        if party is None:
            return
        if not house.is_open:
            house.open(party)


def _who(house: House) -> str | None:
    """Ask who sits here; people who are new begin with their first conversation."""
    known = {card.id for card in house.home.parties()}
    party = who(house)
    if party is not None and party not in known:
        _greet(house, party)
    return party


def _greet(house: House, party: str) -> None:
    """Open a new party; two or more people begin with one question each."""
    house.open(party)
    ids = tuple(person.id for person in house.party.people)
    if len(ids) > 1:
        try:
            house.begin(HELLO, ids, ids[0], quick=False)
        except (StoreError, ValueError) as said:
            house.say(str(said))


def _begin(house: House, opening: Opening) -> None:
    """Begin, or go on with, what the command line names."""
    if house.busy:
        return
    try:
        if opening.conversation:
            house.resume(opening.conversation)
        else:
            arrive(house, opening.flow, quick=opening.quick)
    except StoreError as said:
        house.say(str(said))
