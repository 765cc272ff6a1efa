"""A whole rehearsal: people come one after the other, take part, and are told of in a few lines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from flows.wording import in_a_row
from store import Home, StoreError, Wish
from tui.rehearse.calling import NotConnected
from tui.rehearse.cast import Habit, Pace, company
from tui.rehearse.leading import lead
from tui.rehearse.participant import Participant
from tui.rehearse.stage import Stage, joined_stage, own_stage
from tui.stamps import Stamps

ARRIVING: Final = 90.0
"""Seconds over which people come at human pace."""
LEADER: Final = "Ines (simulated)"
"""Who leads where nobody real does; no name of the cast."""
HABITS: Final[Mapping[Habit, str]] = {
    "slow": "one writes slowly",
    "away": "one goes away for a while",
    "hand": "one raises a hand",
}
"""What is said of them beforehand."""
TELLING: Final = 20.0
"""Seconds between two lines about how it goes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wants to rehearse."""

    wish: Wish
    """The workshop."""
    people: int
    """How many are simulated."""
    pace: Pace = "human"
    """How quickly they go."""
    seed: int = 1
    """What all chance comes from."""
    led: bool = False
    """Whether a simulated facilitator leads it, too."""
    host: str = "127.0.0.1"
    """Where the server listens, or is called when it runs already."""
    port: int = 0
    """The same; 0: any free one, of a server of our own."""
    join: bool = False
    """Whether a server runs already on the home."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went."""

    came: int
    """How many of the people came in."""
    stuck: int
    """How often somebody did not get on and had to try something else."""
    closed: bool
    """Whether it came to its end."""


async def rehearse(
    home: Home, plan: Plan, stamps: Stamps, tell: Callable[[str], object]
) -> Outcome:
    """Run a rehearsal until its workshop is closed.

    ``tell`` is given each line for whoever watches. Cancel this to end it early. Raises
    ``StoreError`` for what cannot be rehearsed, ``OSError`` when the port is taken.
    """
    wish = replace(plan.wish, invented=True)
    where = (
        joined_stage(home, wish, plan.host, plan.port)
        if plan.join
        else own_stage(home, wish, stamps, host=plan.host, port=plan.port)
    )
    async with where as here:
        for line in [*invitation(here), coming(plan)]:
            tell(line)
        people = [
            Participant(
                who,
                here.caller(who.name),
                lambda who=who: here.look(who.name),  # type: ignore[misc]  # bound now
                pace=plan.pace,
                seed=plan.seed,
                stamps=stamps,
                tell=tell,
            )
            for who in company(plan.people, plan.seed)
        ]
        async with asyncio.TaskGroup() as group:
            telling = group.create_task(_tell_on(people, tell))
            leading = group.create_task(_lead(here, plan, people, tell))
            living = [
                group.create_task(_live(person, wait, tell))
                for person, wait in zip(people, arrivals(plan), strict=True)
            ]
            await asyncio.wait(living)
            telling.cancel()
            if plan.led:
                await asyncio.wait([leading])
            leading.cancel()
        return Outcome(
            sum(person.came for person in people),
            sum(person.stuck for person in people),
            any(person.saw_end for person in people),
        )


def arrivals(plan: Plan) -> list[float]:
    """Return after how many seconds each comes: most of them in the first half."""
    dice = Random(f"arrivals {plan.seed}")  # noqa: S311 - no secret is made here
    longest = ARRIVING if plan.pace == "human" else 0.0
    return sorted(longest * dice.random() ** 2 for _ in range(plan.people))


def invitation(here: Stage) -> list[str]:
    """Return how a real facilitator comes in beside the simulated people."""
    invited = here.invitation
    port = f"-p {here.port} " if here.port != 22 else ""
    host = here.caller("").host
    after = "its workshop is closed then" if here.kept else "nothing of it is kept"
    return [
        f"To lead:      ssh {port}lead-{invited.code}@{host}    PIN {invited.lead_pin}",
        f"To take part: ssh {port}{invited.code}@{host}    PIN {invited.pin}",
        f"Big screen:   ssh {port}screen-{invited.code}@{host}    PIN {invited.pin}",
        f"Ctrl+C here ends the rehearsal; {after}.",
    ]


def coming(plan: Plan) -> str:
    """Return who is to be expected."""
    habits = [HABITS[who.habit] for who in company(plan.people, plan.seed) if who.habit]
    known = f"; {in_a_row(habits)}" if habits and plan.pace == "human" else ""
    count = "1 person comes" if plan.people == 1 else f"{plan.people} people come"
    return f"{count}{known}."


async def _live(person: Participant, wait: float, tell: Callable[[str], object]) -> None:
    """Have somebody come, take part and leave."""
    await asyncio.sleep(wait)
    try:
        await person.come()
        await person.live()
    except (NotConnected, StoreError, OSError) as said:
        tell(f"{person.who.name} is not there any more: {said}")
    finally:
        with suppress(StoreError, OSError):
            await person.leave()


async def _lead(
    here: Stage, plan: Plan, people: list[Participant], tell: Callable[[str], object]
) -> None:
    """Lead, if nobody else is to."""
    if not plan.led:
        return
    while sum(person.here for person in people) < len(people):  # noqa: ASYNC110 - many to wait for
        await asyncio.sleep(0.2)
    try:
        await lead(await here.look(LEADER, "facilitator"))
    except StoreError as said:
        tell(f"Nobody leads any more: {said}")


async def _tell_on(people: list[Participant], tell: Callable[[str], object]) -> None:
    """Say now and then how it goes."""
    before = ""
    while True:
        await asyncio.sleep(TELLING)
        line = progress(people)
        if line != before:
            tell(line)
        before = line


def progress(people: list[Participant]) -> str:
    """Return one line about how it goes."""
    there = sum(person.here for person in people)
    keys = sum(person.keys for person in people)
    room = next((person.room for person in people if person.room is not None), None)
    now = [item.title for item in room.plan if item.state == "now"] if room else []
    where = f"at “{now[0]}”" if now else "in the lobby"
    return f"{there} of {len(people)} here, {where}, {keys} keys pressed"
