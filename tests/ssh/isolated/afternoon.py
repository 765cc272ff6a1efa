"""A whole workshop by chance, from a seed: who comes, what they do, who leads, and how it ends."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from random import Random

from flows.workshop import acts
from flows.workshop.events import Size
from store import StoreError
from tests.ssh.isolated.people import Leader, Person, press
from tests.ssh.isolated.world import World

_NAMES = ("Sam", "Noa", "Kim", "Tom", "Ada", "Ben", "Eva")


def plan_of(random: Random) -> list[tuple[str, Size, bool]]:
    """Two conversations: one of pairs and one of the room, in either order."""
    flows = random.sample(["long", "short"], 2)
    sizes: list[Size] = ["pairs", "room"]
    random.shuffle(sizes)
    return [(flow, size, False) for flow, size in zip(flows, sizes, strict=True)]


class Afternoon:
    """The people of a workshop, and what happens to them."""

    def __init__(
        self, world: World, random: Random, people: int, rounds: int, *, small: bool
    ) -> None:
        self.world = world
        self.random = random
        self.rounds = rounds
        self.small = small
        self.people = [self._person(name) for name in _NAMES[:people]]
        self.ines = Leader(world, "Ines", self._dice("Ines"), "lead-")
        self.cora = Leader(world, "Cora", self._dice("Cora"), "co-")
        self.wall = Person(world, "Wall", self._dice("Wall"), "screen-")
        self.otto = Person(world, "Otto", self._dice("Otto"), "watch-")
        self.late = self._person("Lou")

    def _dice(self, name: str) -> Random:
        return Random(f"{self.random.random()} {name}")  # noqa: S311 - nothing secret

    def _person(self, name: str) -> Person:
        return Person(self.world, name, self._dice(name))

    async def run(self) -> None:
        """From the first call to the last page."""
        for one in self.everybody:
            await one.come()
        await asyncio.gather(*map(press, self.people))
        await self._agree_on_a_word(*self.people[:2])
        await self.ines.act(acts.Draw())
        for item in range(2):
            await self._go_on(item)
            number = 0
            while number < self.rounds and not self._all_through():
                await self._round(number + item)
                number += 1
        await self.ines.act(acts.Close())
        await self.world.rest()
        await asyncio.gather(*map(press, self.people))
        for one in self.everybody:
            if one.app is not None:
                one.look()

    async def _go_on(self, item: int) -> None:
        """Begin an item of the plan, though the one before may not be over."""
        begun = self.world.room.state.plan[item]
        for _ in range(20):
            if self.world.room.state.running == begun.id:
                return
            await self.ines.act(acts.Next(sure=True))
            await self.world.rest()
            if self.world.room.state.running != begun.id:
                # A concern that is open, or a question that insists: the people see to it.
                await asyncio.gather(*map(press, self.people))
        raise AssertionError(f"the room did not go on: {self.ines.refused}")

    def _all_through(self) -> bool:
        """Whether nobody has anything left to do in the item that runs."""
        board = self.ines.app.link.room.board if self.ines.app is not None else None
        return bool(board and board.tables and all(table.finished for table in board.tables))

    @property
    def everybody(self) -> list[Person]:
        """All of them."""
        others = (self.wall,) if self.small else (self.cora, self.wall, self.otto)
        return [*self.people, self.ines, *others]

    async def _agree_on_a_word(self, one: Person, other: Person) -> None:
        """Two find each other by a word that nobody else is to see."""
        one.look()
        word = one.mark("pair word", other.id)
        for person in (one, other):
            assert person.tape is not None
            for keys in ("p", f"{word}\r"):
                await self.world.answered(person.tape, keys)

    async def _round(self, number: int) -> None:
        """Everybody does something, at the same time."""
        random = self.random
        acting: list[Person] = [one for one in self.people if random.random() < 0.9]
        acting += [one for one in (self.ines, self.cora) if random.random() < 0.25]
        acting += [one for one in (self.wall, self.otto) if random.random() < 0.1]
        await asyncio.gather(*map(press, acting))
        if number == self.rounds // 4 and self.late not in self.people:
            await self.late.come()
            self.people.append(self.late)
            await self.ines.act(acts.Draw())
        elif number % 5 == 4:
            # Nobody is held up: in the room it opens what is next, for pairs it does nothing.
            await self._move_on()
        if random.random() < 0.15:
            await self._come_and_go(random.choice(self.people))
        if random.random() < 0.2:
            await self._change_seats(random.choice(self.people))
        await self.world.rest()

    async def _move_on(self) -> None:
        """The room goes on where it holds one conversation; pairs are left alone."""
        now = self.world.room.state.now
        if now is not None and now.size == "room":
            await self.ines.act(acts.Next(sure=True))

    async def _come_and_go(self, person: Person) -> None:
        """Somebody's line breaks, or they leave; or they call again."""
        if person.app is not None:
            person.go_away()
            await self.world.rest()
        if person.app is None or self.random.random() < 0.5:
            await person.come()

    async def _change_seats(self, person: Person) -> None:
        """Somebody sits down at a partner's keyboard, or at their own again."""
        state = self.world.room.state
        member, talk = state.member(person.id), state.talk_of(person.id)
        if person.app is None or member is None or talk is None:
            return
        others = [one for one in talk.members if one != person.id]
        host = "" if member.at or not others else self.random.choice(others)
        for one in self.people:
            if one.id in {person.id, host, member.at} and one.tape is not None:
                one.tape.sees()
        with suppress(StoreError):
            await person.app.link.act(acts.Move(host))
