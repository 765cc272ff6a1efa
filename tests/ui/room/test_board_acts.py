"""What who leads asks of the hub from the board."""

from __future__ import annotations

from dataclasses import replace

from flows.workshop import acts
from flows.workshop.seen import Board, Room, Section
from tests.ui.room.fake import message, seated
from tui.fixtures.rooms import INVITATION, room
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.room.board import BoardPage
from tui.room.choose import Choose
from tui.room.listed import Listed


def pairs() -> Room:
    """Ines, while pairs talk."""
    return room("Ines", stage="running")


def together() -> Room:
    """Ines, while all write."""
    return room("Ines", stage="running", size="room")


async def test_next_asks_again_while_people_type() -> None:
    async with seated(together()) as seat:
        await seat.press("n")
        await seat.at(Confirm)
        assert "3 people are typing" in seat.shown
        await seat.press("n")
        assert seat.acts == []
        await seat.press("n", "y")
        assert seat.acts == [acts.Next(sure=True)]


async def test_leaving_a_flow_unfinished_is_a_question_of_its_own() -> None:
    held = Board(next="Somebody has to answer", leave="Close", typing=2)
    async with seated(replace(together(), board=held)) as seat:
        await seat.press("n")
        await seat.at(Confirm)
        assert "begin “Close”" in seat.shown
        await seat.press("n")
        assert seat.acts == []
        await seat.press("n", "y")
        assert seat.acts == [acts.Next(sure=True, leave=True)]


async def test_next_goes_on_when_nobody_types_and_the_hub_says_when_there_is_nothing() -> None:
    seen = room("Ines")
    async with seated(seen) as seat:
        await seat.press("n")
        assert seat.acts == [acts.Next()]
        assert seat.said == "The room goes on."
        await seat.tell(board=Board(typing=2))
        seat.link.refuses = "That was the last item of the plan."
        await seat.press("n")
        assert seat.said == "That was the last item of the plan."


async def test_a_refusal_is_said() -> None:
    async with seated(room("Ines")) as seat:
        seat.link.refuses = "Two people are typing now."
        await seat.press("n")
        assert seat.said == "Two people are typing now."


async def test_a_minute_for_a_pair_or_for_all() -> None:
    async with seated(pairs()) as seat:
        await seat.press("down", "t")
        assert seat.acts == [acts.MoreMinutes(1, "tom")]
        await seat.press("g", "t")
        assert seat.acts[-1] == acts.MoreMinutes(1)


async def test_a_message_to_all_or_to_one() -> None:
    async with seated(pairs()) as seat:
        await seat.press("m")
        await seat.at(Choose)
        await seat.press("enter")
        await seat.at(AskLine)
        await seat.write("Two minutes")
        assert seat.acts == [acts.Tell("Two minutes")]
        await seat.press("m", "down", "enter")
        await seat.write("Come on")
        assert seat.acts[-1] == acts.Tell("Come on", "marek")
        await seat.press("m", *"yuki", "enter")
        await seat.write("Hi")
        assert seat.acts[-1] == acts.Tell("Hi", "yuki")
        await seat.press("m", "escape")
        assert len(seat.acts) == 3


async def test_call_back_says_when() -> None:
    async with seated(pairs()) as seat:
        await seat.press("c")
        assert seat.acts == [acts.CallBack()]
        assert "Nobody is moved" in seat.said


async def test_cards_are_dealt_with() -> None:
    async with seated(pairs()) as seat:
        await seat.press("k")
        await seat.at(Listed)
        await seat.press("up", "enter")
        assert seat.acts == [acts.SettleCard("k1")]
        await seat.tell(board=Board())
        assert "no hands, no concerns" in seat.row
        await seat.press("k")
        assert "No hands, no concerns, nothing parked." in seat.shown
        await seat.press("escape")
        await seat.at(BoardPage)


async def test_a_line_for_all_is_seen_and_listed() -> None:
    offer = replace(message("we found one"), kind="offer", by="Rui")
    async with seated(pairs()) as seat:
        await seat.tell(messages=(offer,))
        assert "Rui: we found one" in seat.row
        assert "k: all" in seat.row
        await seat.press("k")
        assert "we found one" in seat.shown
        await seat.press("escape")
        assert "we found one" not in seat.row


async def test_a_hand_is_taken_down() -> None:
    async with seated(together()) as seat:
        await seat.press("u")
        assert seat.acts == [acts.LowerHand("kim")]
        await seat.press("down", "u")
        assert "No hand is up" in seat.said


async def test_people_are_put_together() -> None:
    async with seated(room("Ines")) as seat:
        await seat.press("p", *"rui", "enter", *"bo", "enter", "enter")
        assert seat.acts == [acts.Pair(("rui", "bo"))]
        await seat.press("a")
        assert seat.acts[-1] == acts.Draw()


async def test_the_role_of_somebody() -> None:
    async with seated(room("Ines")) as seat:
        await seat.press("r", *"rui", "enter")
        await seat.sees("Rui from now on:")
        await seat.press("down", "enter")
        assert seat.acts == [acts.GiveRole("rui", "cofacilitator")]


async def test_somebody_without_a_device() -> None:
    async with seated(room("Ines")) as seat:
        await seat.press("x")
        await seat.write("Anna")
        await seat.press(*"ola", "enter")
        assert seat.acts == [acts.AddProxy("Anna", "ola")]
        await seat.press("x", "escape")
        assert len(seat.acts) == 1


async def test_somebody_is_let_in_again() -> None:
    async with seated(room("Ines")) as seat:
        await seat.press("l", "enter")
        assert seat.acts == [acts.LetIn("alexandra")]
        await seat.tell(people=(seat.app.room.me,))
        await seat.press("l")
        assert "nobody to choose from" in seat.said


async def test_a_flow_is_inserted_and_an_item_dropped() -> None:
    async with seated(pairs()) as seat:
        await seat.press("i")
        await seat.at(Choose)
        await seat.press(*"check-in", "enter")
        await seat.sees("held by whom?")
        await seat.press("enter")
        assert isinstance(seat.acts[0], acts.Insert)
        assert seat.acts[0].size == "pairs"
        await seat.press("d", "enter")
        assert seat.acts[-1] == acts.Drop("c")
        await seat.tell(plan=())
        await seat.press("d")
        assert "Nothing is ahead" in seat.said


async def test_a_part_is_left_out_and_put_in_again() -> None:
    seen = together()
    assert seen.board is not None
    ahead = (Section("dots", "Dots", 4, False), Section("themes", "Themes", 10, True))
    async with seated(replace(seen, board=replace(seen.board, ahead=ahead))) as seat:
        await seat.press("d")
        await seat.sees("leave out: Dots")
        await seat.press("down")
        assert "put in again: Themes" in seat.shown
        await seat.press("enter")
        assert seat.acts == [acts.Drop("themes")]


async def test_a_row_offers_what_can_be_done_with_it() -> None:
    async with seated(together()) as seat:
        await seat.press("enter")
        await seat.at(Choose)
        await seat.press("enter")
        assert seat.acts == [acts.LowerHand("kim")]
        await seat.press("end", "up", "enter")
        await seat.sees("let in again")
        await seat.press("escape")
    async with seated(pairs()) as seat:
        await seat.press("enter", "down", "enter")
        assert seat.acts == [acts.MoreMinutes(1, "marek")]


async def test_the_workshop_is_closed_by_name_only() -> None:
    async with seated(pairs()) as seat:
        await seat.press("colon", *"close the", "enter")
        await seat.at(Confirm)
        await seat.press("y")
        assert seat.acts == [acts.Close()]
        await seat.tell(stage="closed")
        assert "The workshop is over." in seat.shown
        assert "room_next" not in seat.keys


async def test_the_invitation_is_copied_in_the_lobby() -> None:
    async with seated(room("Ines")) as seat:
        await seat.press("y")
        assert seat.app.clipboard == INVITATION
        await seat.tell(invitation="")
        assert "copy" not in seat.keys
