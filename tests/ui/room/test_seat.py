"""Somebody takes part: from the lobby to a conversation, on with the room, and never moved while typing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flows import events as ev
from flows.workshop import acts
from tests.ui.room.fake import ASK, NOTES, at_table, field, message, sam, seated
from tests.ui.talk.host import END, Table, table
from tests.unit.talk import HEADER, flow_of
from tui.fixtures.rooms import mate, room
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.room.lobby import LobbyPage
from tui.room.welcome import WelcomePage
from tui.talk.asking import LinePage
from tui.talk.reading import EndingPage, ReadingPage
from tui.widgets.line_input import LineInput


async def second(t: Table) -> str:
    """Begin another conversation of the same people."""
    flow = flow_of(ASK, header=HEADER)
    started = t.party.started(flow, at=t.stamps.now(), today=t.stamps.today())
    return await t.keeper.start(flow, started)


async def test_a_seat_is_taken_when_the_room_begins(tmp_path: Path) -> None:
    async with table(tmp_path, ASK) as t:
        lobby = at_table(t, "Sam", stage="lobby", conversation="", person="")
        async with seated(lobby, table=t) as seat:
            await seat.at(LobbyPage)
            assert "You talk with Noa." in seat.shown
            await seat.tell(at_table(t, "Sam"))
            await seat.at(LinePage)
            assert "Sam" in seat.row
            assert "Noa" in seat.row
            assert "hand" in seat.keys


async def test_what_is_half_typed_stays_when_the_room_goes_on(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.at(LinePage)
        await seat.press(*"half")
        page = seat.app.screen
        other = await second(t)
        await seat.tell(conversation=other)
        await seat.sees("The room has moved on to “Sharpen a wish”")
        assert seat.app.screen is page
        assert field(seat) == "half"
        await seat.press(*"way", "enter")
        await seat.until(lambda: seat.app.talk is not None and seat.app.talk.id == other)
        assert [event.value for event in t.kept(ev.Answered)] == ["halfway"]


async def test_o_goes_to_the_room_and_the_words_are_kept(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.press(*"half")
        other = await second(t)
        await seat.tell(conversation=other)
        assert "follow" in seat.keys
        await seat.press("escape", "o")
        await seat.until(lambda: seat.app.talk is not None and seat.app.talk.id == other)
        await seat.at(LinePage)
        assert field(seat) == ""
        await seat.tell(conversation=t.id)
        await seat.until(lambda: seat.app.talk is not None and seat.app.talk.id == t.id)
        assert field(seat) == "half"


async def test_who_reads_goes_with_the_room(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.at(LinePage)
        other = await second(t)
        await seat.tell(conversation=other)
        await seat.until(lambda: seat.app.talk is not None and seat.app.talk.id == other)


async def test_a_dialog_is_not_taken_away_either(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.press("escape", "k")
        await seat.at(AskLine)
        await seat.tell(conversation=await second(t))
        assert isinstance(seat.app.screen, AskLine)


async def test_leaving_a_seat_leaves_the_others_alone(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.press(*"half", "escape", "q")
        await seat.at(LobbyPage)
        assert "Your seat at “Sharpen a wish” is kept." in seat.shown
        assert not t.kept(ev.Paused)
        await seat.tell(people=(*seat.app.room.people, mate("Lea")))
        assert isinstance(seat.app.screen, LobbyPage)
        await seat.press("o")
        await seat.at(LinePage)
        assert field(seat) == "half"


async def test_what_goes_on_at_another_seat_is_said_as_the_room(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat), t.seat("Noa") as noa:
        await seat.press(*"half")
        await noa.write("summer")
        await noa.at(ReadingPage)
        await seat.sees("Finish in peace; then Ctrl+D goes on.")
        assert field(seat) == "half"


async def test_who_is_through_waits_on_the_rooms_page(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.write("summer")
        await seat.at(ReadingPage)
        await seat.press("n")
        await seat.at(EndingPage)
        await seat.press("n")
        await seat.at(LobbyPage)
        assert "You are through with this." in seat.shown
        assert "follow" not in seat.keys


async def test_an_over_conversation_is_not_sat_down_at(tmp_path: Path) -> None:
    async with table(tmp_path, ASK) as t:
        await t.keeper.append(t.id, ev.Stopped(at=t.stamps.now()))
        async with seated(at_table(t, "Sam"), table=t) as seat:
            await seat.at(LobbyPage)
            assert "You are through with this." in seat.shown


async def test_the_conversation_may_be_unknown(tmp_path: Path) -> None:
    async with table(tmp_path, ASK) as t:
        lobby = at_table(t, "Sam", conversation="")
        async with seated(lobby, table=t) as seat:
            await seat.at(LobbyPage)
            await seat.tell(conversation="nowhere")
            await seat.until(lambda: seat.said)
            assert isinstance(seat.app.screen, LobbyPage)


async def test_one_among_many_does_not_end_it(tmp_path: Path) -> None:
    names = ("Sam", "Noa", "Kim", "Ravi", "Lea")
    async with table(tmp_path, ASK, *names) as t, seated(at_table(t, "Sam"), table=t) as seat:
        page = await seat.at(LinePage)
        assert not page.can_do("stop_here")
        assert not page.can_do("forget")
        assert page.can_do("concern")


async def test_a_pair_may_end_its_own(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        page = await seat.at(LinePage)
        assert page.can_do("stop_here")


async def test_messages_come_as_one_line_and_are_kept_in_a_list(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.press(*"half")
        await seat.tell(messages=(message("Two minutes left"),))
        assert "Ines: Two minutes left" in seat.row
        assert "Ines: Two minutes left" in seat.shown
        assert field(seat) == "half"
        await seat.press("escape", "m")
        await seat.sees("Messages")
        await seat.press("escape")
        assert "Two minutes left" not in seat.row
        assert field(seat) == "half"


async def test_a_message_goes_with_a_later_page(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.tell(messages=(message("One"), message("Two", 2)))
        assert "1 more" in seat.row
        await seat.write("summer")
        await seat.at(ReadingPage)
        assert "Two" in seat.row
        seat.stamps.pass_minutes(1)
        await seat.press("n")
        await seat.at(EndingPage)
        assert "Two" not in seat.row


async def test_a_call_back_is_a_line_and_moves_nobody(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.press(*"half")
        await seat.tell(called_back=seat.stamps.now())
        assert "Ines asks all to come back at 19:02" in seat.shown
        await seat.tell(called_back=seat.stamps.now() + timedelta(seconds=10))
        assert "come back at 19:03" in seat.shown, "never told too early"
        assert field(seat) == "half"


async def test_the_hub_is_lost_and_found(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        seat.link.lose("The server stops for a moment. Your words are kept.")
        await seat.sees("Your words are kept.")
        await seat.tell(called_back=None)
        assert "server" not in seat.row


async def test_the_hand_goes_up_and_down(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.press("escape", "h")
        assert seat.acts == [acts.RaiseHand()]
        assert "Your hand is up; Ines sees it." in seat.shown
        await seat.tell(me=replace(seat.app.room.me, hand=True))
        await seat.press("h")
        assert seat.acts[-1] == acts.LowerHand()


async def test_at_sixty_columns_only_counts(tmp_path: Path) -> None:
    async with sam(tmp_path, size=(60, 20)) as (_, seat):
        await seat.at(LinePage)
        assert seat.row.strip() == "until 19:18   3 here"


async def test_ctrl_c_asks_and_the_link_is_closed(tmp_path: Path) -> None:
    async with sam(tmp_path) as (t, seat):
        await seat.press(*"half", "ctrl+c")
        await seat.at(Confirm)
        await seat.press("y")
        await seat.until(lambda: not seat.app.is_running)
        async with t.seat("Sam") as again:
            assert again.one("#field", LineInput).text == "half"
    assert seat.link.closed


async def test_who_comes_back_lands_at_the_same_word(tmp_path: Path) -> None:
    async with table(tmp_path, ASK) as t:
        seen = at_table(t, "Sam")
        async with seated(seen, table=t, welcome=None) as seat:
            await seat.at(WelcomePage)
        async with seated(seen, table=t, welcome=None, word="") as seat:
            await seat.at(LinePage)
        async with seated(replace(seen, conversation=""), word="", welcome=None) as seat:
            await seat.at(WelcomePage)


async def test_a_closed_room_shows_what_is_taken_home() -> None:
    async with seated(room()) as seat:
        await seat.at(LobbyPage)
        await seat.tell(stage="closed")
        await seat.sees("look at branches the same day")


async def test_a_private_page_offers_no_line_for_all(tmp_path: Path) -> None:
    for steps, offered in ((NOTES + END, False), (ASK, True)):
        async with sam(tmp_path / str(offered), steps) as (_, seat):
            assert seat.app.can_do("offer") is offered


async def test_i_leads_back_into_the_field(tmp_path: Path) -> None:
    async with sam(tmp_path) as (_, seat):
        await seat.press(*"half", "escape", "i", *"way")
        assert field(seat) == "halfway"
