"""``duologue flows``. Needs no terminal and never imports the screens."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store import FlowCard, Library
from tui.cli.codes import DONE
from tui.cli.places import home_of
from tui.cli.printing import say


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flows``."""
    parser.add_argument("--names", action="store_true", help="print the names only")


def run(options: Namespace) -> int:
    """Print every conversation that can be begun; those with faults last, with their faults."""
    cards = Library(home_of(options).flows).cards()
    if options.names:
        for card in cards:
            if not card.trouble:
                say(card.name)
        return DONE
    wide = max((len(card.name) for card in cards), default=0)
    for card in cards:
        lead = f"{card.name:{wide}}  "
        for line in _lines(card):
            say(f"{lead}{line}")
            lead = " " * (wide + 2)
    say("\nBegin one with “duologue run NAME”.")
    return DONE


def _lines(card: FlowCard) -> list[str]:
    """What is said of one flow."""
    if card.trouble:
        return card.trouble.split("\n")
    own = " · yours" if card.own else ""
    facts = f"{card.title} · {_people(card)} · about {card.minutes} min{own}"
    return [facts, *card.summary.split("\n")]


def _people(card: FlowCard) -> str:
    if card.least == card.most:
        return "alone" if card.least == 1 else f"{card.least} people"
    return f"{card.least}–{card.most} people"
