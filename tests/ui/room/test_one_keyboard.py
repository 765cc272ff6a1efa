"""Two at one keyboard, and on the way there and back: nobody who types is moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room.fake import NOTES, at_table, field, sam, seated
from tests.ui.talk.host import END, table
from tests.unit.talk import HEADER, flow_of
from tui.room.lobby import LobbyPage
from tui.talk import handover
from tui.talk.asking import LinePage
from tui.talk.handover import HandOverPage
from tui.talk.notes import NotesPage


async def test_two_at_one_keyboard_hand_it_over(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t:
        both = at_table(t, "Sam", seated=("sam", "noa"))
        async with seated(both, table=t) as seat:
            await seat.at(HandOverPage)
            await seat.press("s")
            await seat.at(NotesPage)
            await seat.press("ctrl+l", "x", "n")
            await seat.until(lambda: "Covered" not in seat.shown and "Whose turn" not in seat.shown)
            assert len(seat.app.people_here()) == 2


async def test_another_sits_down_beside_who_types(tmp_path: Path) -> None:
    async with sam(tmp_path, NOTES + END) as (_, seat):
        await seat.at(NotesPage)
        await seat.press(*"half")
        await seat.tell(seated=("sam", "noa"))
        await seat.sees("Who writes at this keyboard has changed.")
        assert isinstance(seat.app.screen, NotesPage)
        await seat.press("escape", "o")
        await seat.at(HandOverPage)
        await seat.press("s")
        await seat.at(NotesPage)
        assert field(seat) == "half"


async def test_one_who_sits_elsewhere_now_leaves_an_own_page_in_peace(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.press(*"half")
        await seat.tell(conversation="", person="", sits_at="Noa")
        await seat.sees("You write at Noa's keyboard now.")
        assert field(seat) == "half"
        await seat.press("escape", "o")
        await seat.at(LobbyPage)
        await seat.sees("You write at Noa's keyboard, each in turn.")
        await seat.sees("leads back to your own")


async def test_one_who_reads_and_sits_elsewhere_now_is_on_the_rooms_page(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.at(LinePage)
        await seat.tell(conversation="", person="", sits_at="Noa")
        await seat.at(LobbyPage)


async def test_a_letter_meant_for_before_opens_no_page_of_the_next_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.at(LinePage)
        monkeypatch.setattr(handover, "BREATH", 1000)
        flow = flow_of(NOTES + END, header=HEADER)
        started = t.party.started(flow, at=t.stamps.now(), today=t.stamps.today())
        other = await t.keeper.start(flow, started)
        await seat.tell(conversation=other, seated=("sam", "noa"))
        await seat.at(HandOverPage)
        await seat.press("n")
        await seat.sees("The page changed under that key. Once more, please.")
        assert isinstance(seat.app.screen, HandOverPage)
        monkeypatch.setattr(handover, "BREATH", 0)
        await seat.press("n")
        await seat.at(NotesPage)
