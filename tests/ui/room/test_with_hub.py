"""Apps of a whole workshop over the real hub: who leads, and a pair on two screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex

from flows.workshop.events import Size
from store import Link
from tests.storage.rooms import Clock, House
from tests.ui.room.fake import RoomSeat, at_link
from tui.modals.confirm import Confirm
from tui.room.board import BoardPage
from tui.room.lobby import LobbyPage
from tui.talk.handover import HandOverPage, OpeningPage, WaitingPage
from tui.talk.notes import NotesPage
from tui.talk.reveal import RevealPage
from tui.widgets.line_input import LineInput

PLAN: Sequence[tuple[str, Size, bool]] = (("talk", "pairs", False), ("later", "pairs", False))


class HouseStamps:
    """The clock of a house, and ids that nobody has."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """The next moment."""
        return self._clock.now()

    def today(self) -> date:
        """The day."""
        return self._clock.today()

    def new_id(self) -> str:
        """An id."""
        return token_hex(6)


class Workshop:
    """A hub, and an app for each member who came."""

    def __init__(self, house: House, stack: AsyncExitStack) -> None:
        self.house = house
        self._stack = stack

    async def come(self, name: str, role: str = "participant") -> RoomSeat:
        """Somebody comes in and sits down at a screen."""
        return await self.sit(await self.house.come(name, role))

    async def sit(self, link: Link) -> RoomSeat:
        """Give a screen to a line."""
        return await self._stack.enter_async_context(at_link(link, HouseStamps(self.house.clock)))


@asynccontextmanager
async def opened(
    folder: Path, plan: Sequence[tuple[str, Size, bool]] = PLAN
) -> AsyncIterator[Workshop]:
    """A workshop of pairs, or with another plan."""
    # No fixture: apps must be left in the context in which they were begun.
    house = await House(folder, over_socket=False, plan=plan).open()
    async with AsyncExitStack() as stack:
        yield Workshop(house, stack)
    await house.close()


def field(seat: RoomSeat) -> str:
    """What stands in the field."""
    return seat.one("#field", LineInput).text


async def test_a_pair_from_the_lobby_to_the_reveal(tmp_path: Path) -> None:
    async with opened(tmp_path) as workshop:
        ines = await workshop.come("Ines", "facilitator")
        sam, noa = await workshop.come("Sam"), await workshop.come("Noa")
        await ines.at(BoardPage)
        for seat in (sam, noa):
            await seat.at(LobbyPage)
            await seat.press("p")
            await seat.write("blue")
        await sam.sees("You talk with Noa.")
        await noa.sees("You talk with Sam.")
        await ines.sees("Noa")
        await ines.press("n")
        for seat in (sam, noa):
            await seat.at(NotesPage)
        await sam.press(*"sing")
        await ines.sees("1 writing")
        await ines.press("n")
        await ines.at(Confirm)
        assert isinstance(sam.app.screen, NotesPage)
        assert field(sam) == "sing"
        await ines.press("n")
        await sam.press("enter", "ctrl+d")
        await sam.at(WaitingPage)
        await noa.write("dive")
        await noa.press("ctrl+d")
        for seat, key in ((sam, "s"), (noa, "n")):
            await seat.at(OpeningPage)
            await seat.press(key)
        for seat in (sam, noa):
            await seat.at(RevealPage)
            await seat.press("enter", "enter")
            await seat.sees("opened 2 of 2")
            assert "sing" in seat.shown
            assert "dive" in seat.shown
        assert "dive" not in ines.shown
        assert "sing" not in ines.shown


async def test_words_to_the_room_and_hands(tmp_path: Path) -> None:
    async with opened(tmp_path) as workshop:
        ines, sam = await workshop.come("Ines", "facilitator"), await workshop.come("Sam")
        await sam.at(LobbyPage)
        await sam.press("h")
        await ines.sees("hand up")
        await ines.press("m", "enter")
        await ines.write("Hello all")
        await sam.sees("Ines: Hello all")
        assert "Hello all" not in ines.row
        await sam.press("h")
        await ines.until(lambda: "hand up" not in ines.shown)


async def test_a_seat_is_left_and_taken_again_at_the_same_word(tmp_path: Path) -> None:
    async with opened(tmp_path) as workshop:
        links = await workshop.house.pair("Sam", "Noa")
        sam = await workshop.sit(links[1])
        await sam.at(NotesPage)
        await sam.press(*"half", "escape", "q")
        await sam.at(LobbyPage)
        await sam.press("o")
        await sam.at(NotesPage)
        assert field(sam) == "half"


async def test_a_pair_moves_to_one_keyboard_in_the_middle(tmp_path: Path) -> None:
    async with opened(tmp_path) as workshop:
        links = await workshop.house.pair("Sam", "Noa")
        sam, noa = await workshop.sit(links[1]), await workshop.sit(links[2])
        await sam.at(NotesPage)
        await noa.at(NotesPage)
        await noa.press("escape")
        await noa.do("own_seat")
        await noa.sees("Sam's keyboard")
        await noa.press("enter")
        await noa.at(LobbyPage)
        await noa.sees("You write at Sam's keyboard")
        await sam.at(HandOverPage)
        await noa.do("own_seat")
        await noa.press("enter")
        await noa.at(NotesPage)
        await sam.at(NotesPage)


async def test_the_end_shows_what_is_taken_home(tmp_path: Path) -> None:
    async with opened(tmp_path) as workshop:
        links = await workshop.house.pair("Sam", "Noa")
        ines, sam = await workshop.sit(links[0]), await workshop.sit(links[1])
        await ines.at(BoardPage)
        await sam.at(NotesPage)
        await ines.do("end_room")
        await ines.press("y")
        await sam.sees("what you take home")
        await sam.sees("Sam")


async def test_the_room_goes_on_and_who_types_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, (("talk", "room", False),)) as workshop:
        ines = await workshop.come("Ines", "facilitator")
        sam, noa = await workshop.come("Sam"), await workshop.come("Noa")
        await ines.press("n")
        for seat in (sam, noa):
            await seat.at(NotesPage)
        await sam.write("one")
        await sam.press(*"half")
        await ines.sees("writing")
        await ines.press("n")
        await ines.at(Confirm)
        await ines.press("y")
        await noa.until(lambda: not isinstance(noa.app.screen, NotesPage))
        await sam.sees("The room has moved on")
        assert isinstance(sam.app.screen, NotesPage)
        assert field(sam) == "half"
        assert "half" not in noa.shown
        assert "half" not in ines.shown
        await noa.sees("The writing is over.")
        await ines.press("n")
        await ines.at(Confirm)
        await ines.press("y")
        await sam.sees("This is open now: what you keep, all can read.")
        assert field(sam) == "half"
        await sam.press(*"way", "enter")
        await sam.until(lambda: not isinstance(sam.app.screen, NotesPage))


async def test_the_lead_is_passed_in_the_middle(tmp_path: Path) -> None:
    async with opened(tmp_path) as workshop:
        links = await workshop.house.pair("Sam", "Noa")
        ines, sam = await workshop.sit(links[0]), await workshop.sit(links[1])
        await sam.at(NotesPage)
        await ines.at(BoardPage)
        await ines.press("r", "down", "enter", "down", "enter")
        await sam.sees("Your part in the room has changed.")
        assert isinstance(sam.app.screen, NotesPage)
        await sam.press("escape", "g")
        await sam.at(BoardPage)
