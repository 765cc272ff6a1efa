"""What stands before a conversation: what was read for it, and whether so many can hold it."""

from __future__ import annotations

from dataclasses import dataclass

from flows import model as m
from flows.authoring.label import label
from flows.people import PersonId
from store import Library, Party, Query
from tui.words import count


@dataclass(frozen=True, slots=True)
class Found:
    """What was read before arriving."""

    flow: m.Flow
    """The flow."""
    rules: tuple[str, ...]
    """The rules that these people agreed on last."""
    last_first: PersonId
    """Who went first last time; empty when there was none."""
    label: tuple[str, ...] = ()
    """What a flow of the home's own folder does, before these people hold it for the first time."""


def arriving(party: Party, library: Library, name: str) -> Found:
    """Return what there is to know. `StoreError` when the flow or the history cannot be read."""
    flow = library.load(name)
    everybody = [person.id for person in party.people]
    newest = party.records(everybody, Query(kinds=("charter",), most=1))
    rules = newest[0].fields.get("rules", ()) if newest else ()
    cards = party.conversations()
    talks = [card for card in cards if set(card.people) == set(everybody)]
    last = max(talks, key=lambda card: card.started).first if talks else ""
    known = any(card.flow == name for card in cards)
    lines = () if known or not library.is_own(name) else label(flow).lines()
    return Found(flow, rules if isinstance(rules, tuple) else (), last, lines)


def objection(flow: m.Flow, people: int) -> str:
    """Return why so many people cannot hold the conversation; empty when they can."""
    if flow.least <= people <= flow.most:
        return ""
    if people == 0:
        return "Mark who is here."
    if people > flow.most:
        return f"“{flow.title}” is for {count(flow.most, 'person', 'people')} at most."
    return f"“{flow.title}” is for {count(flow.least, 'person', 'people')} or more."
