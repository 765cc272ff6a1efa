"""What a preview shows: invented people who have answered everything before a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from flows import Conversation, pages
from flows import events as ev
from flows.model import Flow
from flows.places import every_step
from flows.records import Record
from flows.turns import Need
from store import Home, Party, Writer, recalled
from tui.fixtures.homes import alone, pair
from tui.fixtures.spring import half_a_year
from tui.fixtures.stamps import FixedStamps
from tui.opening import Opening
from tui.simulated.cast import company
from tui.simulated.playing import Stuck, watch


class Unreached(Exception):
    """The invented people never came to the step; the text says what may help."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who sits there, and what was before."""

    people: int
    """How many invented people."""
    fixture: str = "new"
    """A key of :data:`FIXTURES`."""
    seed: int = 1
    """What the people's answers come from."""
    quick: bool = False
    """Whether they hold the short form."""


Made = Callable[[Path], tuple[Home, Party]]

FIXTURES: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {
        "new": ("nobody has talked before", 0),
        "weeks": ("two people, or one, with three weeks of conversations", 0),
        "half-a-year": ("two people with goals, promises and numbers of half a year", 2),
    }
)
"""Name to what the people have behind them, and for how many people it is; 0: see there."""

_PAGELESS = frozenset({"section", "set", "keep", "go", "wait"})
"""Kinds of steps that show no page of their own."""


def homes_for(fixture: str, people: int) -> Made | None:
    """Return what builds a home for so many people; ``None`` when there is none."""
    if fixture == "new":
        return lambda folder: _newcomers(folder, people)
    known: dict[tuple[str, int], Made] = {
        ("weeks", 1): alone,
        ("weeks", 2): pair,
        ("half-a-year", 2): half_a_year,
    }
    return known.get((fixture, people))


def _newcomers(folder: Path, people: int) -> tuple[Home, Party]:
    """A home of people who have just met the program."""
    home = Home(folder)
    names = [person.name for person in company(people)]
    return home, home.create_party(names, FixedStamps().now() - timedelta(days=1))


def prepare(folder: Path, flow: Flow, step: str, setting: Setting) -> tuple[Home, Opening]:
    """Make a home in which a conversation stands at a step; an empty ``step``: at the beginning.

    Raises :class:`Unreached`.
    """
    make = homes_for(setting.fixture, setting.people)
    assert make is not None, "asked for before"
    home, party = make(folder)
    stamps = FixedStamps()
    at = stamps.now() - timedelta(hours=2)
    started = party.started(flow, at=at, today=stamps.today(), quick=setting.quick)
    started = replace(started, first=party.people[0].id)
    with party.write(since=at) as writer:
        conversation = writer.start(flow, started)
        if step:
            conversation = _played(writer, conversation, flow, step, setting.seed)
    return home, Opening(party=party.id, conversation=conversation.id)


def _played(
    writer: Writer, conversation: Conversation, flow: Flow, step: str, seed: int
) -> Conversation:
    """Let the people answer everything before a step."""
    here = _at(flow, step)
    present = [conversation]

    def records(need: Need) -> tuple[Record, ...]:
        return recalled(writer, present[0], need, present[0].events[-1].at).records

    try:
        for _, event in watch(conversation, seed, until=here, records=records):
            present[0] = writer.append(conversation.id, event)
    except Stuck as stuck:
        raise Unreached(f"The invented people did not come to “{step}”: {stuck}.") from None
    if present[0].status != "running":
        raise Unreached(
            f"The invented people came to the end without passing “{step}”. Another --seed, "
            "--people or --with may lead there."
        )
    return writer.append(conversation.id, ev.Paused(at=present[0].events[-1].at))


def _at(flow: Flow, step: str) -> Callable[[pages.Page], bool]:
    """Whether a page is the first to be seen from a step on."""
    steps = list(every_step(flow.steps))
    index = next(n for n, one in enumerate(steps) if one.id == step)
    wanted = {step}
    if steps[index].kind in _PAGELESS:
        wanted |= {one.id for one in steps[index + 1 :]}

    def here(page: pages.Page) -> bool:
        return any(part.partition("#")[0] in wanted for part in page.place.split("/"))

    return here


def steps_of(flow: Flow) -> tuple[str, ...]:
    """Return the ids that a preview can begin at."""
    return tuple(one.id for one in every_step(flow.steps) if one.kind != "go")
