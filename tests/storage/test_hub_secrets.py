"""Isolation: whatever people do in a workshop, no view and no seat holds a word that is not for it."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from flows import events as ev
from flows.engine import Impossible
from flows.workshop import acts
from flows.workshop.events import Size
from store import Link, StoreError
from store.plainly import plain
from tests.storage.rooms import House, Screen, sit, until

PEOPLE = ("Sam", "Noa", "Kim", "Tom")
STEPS = 45


class Afternoon:
    """A workshop in which things happen by chance, and everything that anybody was ever shown."""

    def __init__(self, house: House, random: Random) -> None:
        self.house = house
        self.random = random
        self.links: dict[str, Link] = {}
        self.screens: dict[str, Screen] = {}
        self.shown: dict[str, list[str]] = {}
        self.own: set[str] = set()
        self.count = 0

    async def begin(self) -> None:
        """Everybody comes."""
        for name in PEOPLE:
            self.links[name] = await self.house.come(name)
        self.links["Ines"] = await self.house.come("Ines", "facilitator")
        self.links["Big"] = await self.house.come("Big", "screen")
        for name, link in self.links.items():
            self.shown[name] = [json.dumps(plain(link.room))]
            link.listen(lambda room, mine=self.shown[name]: mine.append(json.dumps(plain(room))))  # type: ignore[misc]
        await self.links["Ines"].act(acts.Draw())

    def secret(self, name: str) -> str:
        """Words of somebody, marked."""
        self.count += 1
        return f"secret-{name}-{self.count}-"

    async def step(self) -> None:
        """Something happens."""
        name = self.random.choice(PEOPLE)
        screen, random = self.screens.get(name), self.random
        with suppress(StoreError, Impossible):
            if screen is None or random.random() < 0.08:
                await self.sit_down(name)
            elif random.random() < 0.12:
                await self.lead()
            elif random.random() < 0.1:
                hands: list[acts.Act] = [acts.RaiseHand("addressed"), acts.LowerHand()]
                await self.links[name].act(random.choice(hands))
            else:
                await self.write(name, screen)

    async def lead(self) -> None:
        """Ines does something, and never sees what for."""
        all_of_them: list[acts.Act] = [
            acts.Next(sure=True),
            acts.MoreMinutes(1),
            acts.Tell("addressed"),
            acts.CallBack(5),
        ]
        await self.links["Ines"].act(self.random.choice(all_of_them))

    async def sit_down(self, name: str) -> None:
        """Take a seat, and try others' seats, too."""
        link = self.links[name]
        for other in PEOPLE:
            if other != name and link.room.conversation:
                with pytest.raises(StoreError):
                    await sit(link, other.lower())
        if link.room.conversation:
            self.screens[name] = await sit(link)

    async def write(self, name: str, screen: Screen) -> None:
        """Write, half or whole, keep to oneself, be done, be ready, open, go on."""
        words, item = self.secret(name), f"n{self.count}"
        assert screen.seat
        match self.random.randrange(8):
            case 0:
                screen.seat.put_draft("ideas", name.lower(), words)
            case 1 | 2:
                await screen.give(ev.NoteKept, place="ideas", item=item, text=words)
            case 3:
                await screen.give(ev.NoteKept, place="ideas", item=item, text=words)
                await screen.give(ev.NoteMarkedPrivate, place="ideas", item=item)
                self.own.add(words)
            case 4:
                await screen.give(ev.Done, place="ideas")
            case 5 | 6:
                await screen.give(ev.Ready, place="look")
            case _:
                await screen.give(ev.Jotted, item=item, text=words, private=True)
                self.own.add(words)

    def check(self) -> None:
        """Nobody was ever shown what is not theirs."""
        for name, views in self.shown.items():
            assert not [view for view in views if "secret-" in view], name
            views.clear()
        for name, screen in self.screens.items():
            words = screen.words
            assert not any(own in words for own in self.own if f"-{name}-" not in own), name
            assert screen.now
            if not screen.now.state.stage("look").opened:
                others = [other for other in PEOPLE if other != name]
                assert not [other for other in others if f"secret-{other}-" in words], name


@pytest.mark.parametrize("seed", range(6))
async def test_no_view_and_no_seat_holds_what_is_not_for_it(tmp_path: Path, seed: int) -> None:
    plan: list[tuple[str, Size, bool]] = [("talk", "room", False), ("later", "pairs", False)]
    if seed % 3:
        plan.reverse()
    house = await House(tmp_path, over_socket=seed % 2 == 1, plan=plan).open()
    try:
        afternoon = Afternoon(house, Random(seed))  # noqa: S311 - nothing secret
        await afternoon.begin()
        await afternoon.links["Ines"].act(acts.Next())
        await until(lambda: afternoon.links["Sam"].room.conversation)
        for _ in range(STEPS):
            await afternoon.step()
            afternoon.check()
        assert afternoon.count > STEPS // 4
        assert afternoon.screens
    finally:
        await house.close()
