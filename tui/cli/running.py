"""``duologue run FLOW``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from flows.model import Flow
from store import Home, Library, Party
from tui.cli.answers import add_answers
from tui.cli.asking import ask
from tui.cli.face import show
from tui.cli.places import NOBODY, choose, home_of, listed
from tui.cli.trouble import Cannot, Misused


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``run``."""
    parser.add_argument("flow", metavar="FLOW", help="name of a conversation, see “duologue flows”")
    parser.add_argument("--party", metavar="NAME", help="whose conversation it is")
    parser.add_argument("--quick", action="store_true", help="leave out what is optional")
    add_answers(parser)


def run(options: Namespace) -> int:
    """Arrive at a conversation."""
    from tui.opening import Opening

    home = home_of(options)
    flow = Library(home.flows).load(options.flow)
    if flow.fragment:
        raise Cannot(f"“{flow.name}” is a part of other conversations, not one by itself.")
    party = _party(home, flow, options)
    opening = Opening(party=party.id, flow=options.flow, quick=options.quick)
    return show(home, opening, options)


def _party(home: Home, flow: Flow, options: Namespace) -> Party:
    """Whose conversation it is going to be."""
    name = options.party
    if name is not None:
        party = home.find(name)
        if not _suits(flow, len(party.people)):
            raise Cannot(f"“{flow.title}” is for {_range(flow)}; {party.name} are not so many.")
        return party
    cards = home.parties()
    if not cards:
        raise Cannot(NOBODY)
    fitting = tuple(card for card in cards if _suits(flow, len(card.people)))
    if not fitting:
        raise Cannot(f"“{flow.title}” is for {_range(flow)}, and nobody here is so many.")
    if len(fitting) == 1:
        return home.party(fitting[0].id)
    if options.answers is not None:  # they answer the pages; stdin may be somebody else's
        raise Misused(f"Whose? There are several: {listed(fitting)}. Say which with --party.")
    return home.party(choose(fitting, f"Whose is “{flow.title}” today?", ask).id)


def _suits(flow: Flow, people: int) -> bool:
    """Whether a party of so many can hold the flow; of a larger one, some may."""
    return people > 0 and people >= flow.least


def _range(flow: Flow) -> str:
    """How many people the flow is for, in words."""
    if flow.least == flow.most:
        return "one person alone" if flow.least == 1 else f"{flow.least} people"
    return f"{flow.least} to {flow.most} people"
