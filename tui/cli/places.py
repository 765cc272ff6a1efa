"""What commands ask first: which home, which people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from store import Home, Party, PartyCard, open_home
from tui.cli.trouble import Cannot, Misused

NOBODY = "Nobody has a history here yet. “duologue” alone begins one; it asks for your names."
"""Said where a command needs people and the home has none."""


def home_of(options: Namespace) -> Home:
    """Return the home that the command line names. Raises ``StoreError``."""
    if options.home is not None and not options.home.strip():
        raise Misused("--home needs the name of a folder.")
    if "\0" in (options.home or ""):
        raise Misused("--home cannot hold a NUL character.")
    return open_home(options.home)


def party_of(home: Home, name: str | None) -> Party:
    """Return the party of that name; without a name the only one there is.

    Raises ``StoreError`` for an unknown or damaged one, :class:`Misused` when there are several.
    """
    cards = home.parties()
    if not cards:
        raise Cannot(NOBODY)
    if name is not None:
        return home.find(name)
    if len(cards) > 1:
        raise Misused(f"Whose? There are several: {listed(cards)}. Say which.")
    return home.party(cards[0].id)


def listed(cards: tuple[PartyCard, ...]) -> str:
    """Return parties in a row, each with the id that can be typed."""
    return ", ".join(c.name if c.name == c.id else f"{c.name} ({c.id})" for c in cards)


def choose(cards: tuple[PartyCard, ...], question: str, ask: Callable[[str], str]) -> PartyCard:
    """Ask on the terminal which of several parties is meant, until one is."""
    rows = [f"  {number}  {card.name}" for number, card in enumerate(cards, 1)]
    while True:
        said = ask("\n".join([question, *rows, "Number: "])).strip()
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(cards):
            return cards[int(said) - 1]
