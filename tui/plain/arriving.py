"""Arriving: who is here, who goes first, how long, what will be kept. Then it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.people import PersonId
from store import StoreError
from tui.plain.menu import Way, choose, sure
from tui.screens.arriving import Found, arriving, objection
from tui.screens.kept import part_titles, quick_minutes, what_is_kept
from tui.words import names

if TYPE_CHECKING:
    from tui.plain.house import House


def arrive(house: House, flow: str, *, quick: bool = False) -> None:
    """Arrive at a conversation, and hold it unless it is put off. Raises ``StoreError``."""
    found = arriving(house.party, house.library, flow)
    people = house.party.people
    here = tuple(person.id for person in people)
    first = house.party.next_first(here)
    _introduce(house, found)
    while True:
        _state(house, found, here, first)
        chosen = choose(house.console, "How do you begin?", _ways(house, found, here, quick=quick))
        if chosen == "leave":
            return
        if chosen == "first":
            first = here[(here.index(first) + 1) % len(here)]
        elif chosen == "here":
            here = tuple(x.id for x in people if sure(house.console, f"Is {x.name} here?"))
            first = house.party.next_first(here) if here else ""
        else:
            try:
                house.begin(flow, here, first, quick=chosen == "quick")
            except (StoreError, ValueError) as said:
                house.say(str(said))
            return


def _introduce(house: House, found: Found) -> None:
    """Say what the conversation is about."""
    flow = found.flow
    house.say(f"\n{flow.title}. {flow.summary}")
    if parts := part_titles(flow):
        house.say(f"Its parts: {', '.join(parts)}.")
    if found.rules and len(house.party.people) > 1:
        rules = "; ".join(rule.rstrip(". ") for rule in found.rules)
        house.say(f"Your ground rules: {rules}.")
    if flow.sensitive:
        house.say("Type :safety at any time to hear when this is not the right tool.")


def _state(house: House, found: Found, here: tuple[PersonId, ...], first: PersonId) -> None:
    """Say who is here, who goes first, and what will be kept."""
    people = house.party.people
    called = {person.id: person.name for person in people}
    house.say()
    if trouble := objection(found.flow, len(here)):
        house.say("Nobody is here." if not here else trouble)
    elif len(people) > 1:
        who = names([called[one] for one in here])
        order = f" {called[first]} goes first." if len(here) > 1 else ""
        house.say(f"Here: {who}.{order}")
    for what, where in what_is_kept(found.flow, len(here), len(people)):
        house.say(f"Will be kept: {what}; {where}.")
    house.say("Nothing is stored before you begin.")


def _ways(house: House, found: Found, here: tuple[PersonId, ...], *, quick: bool) -> list[Way]:
    """What can be done now."""
    ways: list[Way] = []
    if not objection(found.flow, len(here)):
        ways = [Way(f"Begin, about {found.flow.minutes} minutes", "whole")]
        short = quick_minutes(found.flow)
        if short is not None:
            ways.insert(0 if quick else 1, Way(f"Short form, about {short} minutes", "quick"))
    if len(here) > 1:
        ways.append(Way("Let somebody else go first", "first"))
    if len(house.party.people) > 1:
        ways.append(Way("Say who is here", "here"))
    return [*ways, Way("Another day", "leave")]
