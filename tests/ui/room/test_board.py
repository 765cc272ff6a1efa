"""The facilitator's page: people and pairs, what is asked of the hub, and how little is painted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.workshop import acts
from flows.workshop.seen import Room
from tests.ui.room.fake import message, seated
from tests.ui.talk.host import START
from tui.fixtures.rooms import mate, room
from tui.glyphs import UNICODE
from tui.room.big import BigPage
from tui.room.board import BoardPage
from tui.room.board_rows import person_rows, plan_column
from tui.room.lobby import LobbyPage
from tui.room.rows import Rows


def pairs() -> Room:
    """Ines, while pairs talk."""
    return room("Ines", stage="running")


def together() -> Room:
    """Ines, while all write."""
    return room("Ines", stage="running", size="room")


def crowd(number: int) -> Room:
    """Ines, in front of so many people."""
    seen = together()
    people = tuple(mate(f"P{n:03}", doing="writing") for n in range(number))
    assert seen.board is not None
    table = replace(seen.board.tables[0], people=people)
    return replace(seen, people=(seen.me, *people), board=replace(seen.board, tables=(table,)))


async def test_people_with_what_they_do() -> None:
    async with seated(together()) as seat:
        await seat.at(BoardPage)
        shown = seat.shown
        assert "Silent notes" in shown
        assert "Marek      ~  writing" in shown
        assert "Ola        ✓  done" in shown
        assert "Write alone. Short." in shown
        assert "done 6 of 10" in shown
        assert "until 19:18" in shown
        assert "▲ Kim “sound”   parked: remote days?" in shown


async def test_pairs_with_their_steps() -> None:
    async with seated(pairs()) as seat:
        await seat.at(BoardPage)
        shown = seat.shown
        assert "Marek & Ola         ●●●◐○○    Sharpen: say back     1 writing" in shown
        assert "▲ Kim: sound" in shown
        assert "not here" in shown
        await seat.press("g")
        assert "Marek      ~  writing" in seat.shown
        await seat.press("g")
        assert "Marek & Ola" in seat.shown


@pytest.mark.parametrize("size", [(60, 20), (132, 50)])
async def test_other_sizes(size: tuple[int, int]) -> None:
    for seen in (pairs(), together(), room("Ines")):
        async with seated(seen, size=size) as seat:
            await seat.at(BoardPage)
            assert all(len(line) <= size[0] for line in seat.shown.split("\n"))
            assert "n next" in seat.shown


async def test_plain_signs_only() -> None:
    async with seated(pairs(), ascii_only=True) as seat:
        await seat.at(BoardPage)
        assert seat.shown.isascii()


async def test_the_big_screen_and_back() -> None:
    async with seated(together()) as seat:
        await seat.press("w")
        await seat.at(BigPage)
        await seat.press("c")
        assert seat.acts == [acts.CallBack()]
        await seat.press("g")
        await seat.at(BoardPage)
        await seat.press("q")
        await seat.until(lambda: not seat.app.is_running)


async def test_nothing_said_to_who_leads_is_on_the_projector() -> None:
    async with seated(together()) as seat:
        assert "remote days?" in seat.shown
        await seat.press("w")
        await seat.at(BigPage)
        await seat.tell(messages=(message("for your eyes"),))
        for words in ("remote days?", "sound", "for your eyes", "Write alone"):
            assert words not in seat.shown
        assert "Marek ~" in seat.shown


async def test_the_lead_comes_and_goes() -> None:
    async with seated(room("Rui")) as seat:
        await seat.at(LobbyPage)
        me = mate("Rui", "cofacilitator")
        await seat.tell(replace(room("Ines"), me=me))
        await seat.at(BoardPage)
        await seat.tell(replace(room("Rui")))
        await seat.at(LobbyPage)


async def test_only_rows_that_changed_are_painted() -> None:
    seen = crowd(100)
    async with seated(seen, size=(132, 50)) as seat:
        await seat.at(BoardPage)
        rows: Rows[object] = seat.one("#people", Rows)
        before = rows.painted
        await seat.tell(replace(seen))
        assert rows.painted == before
        people = list(seen.people)
        people[3] = replace(people[3], presence="away")
        people[90] = replace(people[90], presence="away")
        await seat.tell(people=tuple(people))
        await seat.sees("P002")
        assert rows.painted == before + 1
        assert "quiet" in seat.shown
        await seat.press("end")
        assert seat.shown.count("quiet") == 1


def test_who_has_no_pair_is_said_only_while_pairs_matter() -> None:
    def loose(seen: Room) -> bool:
        assert seen.board is not None
        board = replace(seen.board, unpaired=seen.people[1:])
        return any(row.unpaired for row in person_rows(replace(seen, board=board)))

    assert loose(room("Ines"))
    assert loose(pairs())
    assert not loose(together())


def test_a_long_plan_counts_what_is_done() -> None:
    seen = together()
    now = START
    whole = plan_column(seen, 24, UNICODE, now)
    assert len(whole) == 11
    short = [line.plain for line in plan_column(seen, 24, UNICODE, now, 10)]
    assert short[1] == "✓ 2 done"
    assert not any("Last commitments" in line for line in short)
    assert any("> Silent notes" in line for line in short)


async def test_the_cursor_stays_on_its_person() -> None:
    seen = crowd(30)
    async with seated(seen) as seat:
        rows: Rows[object] = seat.one("#people", Rows)
        await seat.press("down", "down")
        people = (seen.people[0], mate("Zoe", hand=True), *seen.people[1:])
        await seat.tell(people=people)
        here = rows.here
        assert getattr(here, "mate", None) == seen.people[3]
        await seat.tell(people=seen.people[:2])
        assert rows.cursor == 1
