"""Who sits here: the people there are, and the names of new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from store import PartyCard, StoreError
from tui.plain.menu import Way, choose, listen
from tui.words import ago, count, local_day

if TYPE_CHECKING:
    from tui.plain.house import House

MOST: Final = 12
"""The most people that can be named here."""
HELLO: Final = "hello"
"""The flow that two or more people begin with."""
NEW: Final = object()
"""Stands for people who are not here yet."""
LEAVE: Final = object()
"""Stands for leaving."""


def who(house: House) -> str | None:
    """Ask who sits here, and return the id of their party; ``None`` to leave."""
    while True:
        cards = house.home.parties()
        if not cards:
            return new_people(house)
        for card in cards:
            if card.trouble:
                house.say(f"{card.id}: {card.trouble}")
        ways = [Way(_told(card, house), card.id) for card in cards if not card.trouble]
        ways += [Way("Somebody new", NEW), Way("Leave", LEAVE)]
        house.say("\nDuologue.")
        chosen = choose(house.console, "Who sits here today?", ways)
        if chosen is LEAVE:
            return None
        if chosen is not NEW:
            return str(chosen)
        if made := new_people(house):
            return made


def _told(card: PartyCard, house: House) -> str:
    """One line about some people."""
    met = f"met {ago(local_day(card.last), house.stamps.today())}" if card.last else "not met yet"
    name = card.name
    if len(card.people) == 1:
        name = f"{name}, alone"
        met = met.replace("met", "wrote", 1) if card.last else "nothing written yet"
    waiting = f", {count(card.open, 'conversation', 'conversations')} waiting" if card.open else ""
    return f"{name}, {met}{waiting}"


def new_people(house: House) -> str | None:
    """Ask for names, make a party of them, and return its id; ``None`` when none was given."""
    house.say("\nWelcome to Duologue. Who will write here?")
    house.say(_where(house))
    while True:
        names = _names(house)
        if not names:
            return None
        try:
            party = house.home.create_party(names, house.stamps.now())
        except (StoreError, ValueError) as said:
            house.say(f"{said} Please type the names once more.")
            continue
        return party.id


def only_one(house: House) -> str:
    """Ask for the name of one person, make their own page, and return its id."""
    house.say("\nThis is your own page; nobody else's shows what is there.")
    while True:
        name = listen(house.console, "Your name?", "Your name:").strip()
        try:
            return house.home.create_party([name], house.stamps.now()).id
        except (StoreError, ValueError) as said:
            house.say(str(said))


def _names(house: House) -> list[str]:
    """Ask for one name after the other, until an empty line."""
    names: list[str] = []
    while len(names) < MOST:
        question = _QUESTIONS.get(len(names), "Somebody else? Enter alone says no.")
        house.say(question)
        name = listen(house.console, question, "Name:").strip()
        if not name:
            break
        names.append(name)
    return names


_QUESTIONS: Final = {
    0: "What is your first name, or a nickname?",
    1: "And the other one's? Enter alone, to write alone.",
}


def _where(house: House) -> str:
    """Where everything is kept, and who reads it."""
    path = house.home.path
    shown = f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)
    return (
        f"Kept on this machine only, in {shown}. Nothing is sent anywhere. What you write alone, "
        "you open together. Nothing is stored before you begin."
    )
