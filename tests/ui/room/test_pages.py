"""Welcome, lobby, big screen and what is taken home."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.workshop import acts
from tests.ui.room.fake import message, seated
from tui.fixtures.rooms import mate, room
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.room.big import BigPage
from tui.room.leaving import TakeHomePage
from tui.room.listed import WhoIsHere
from tui.room.lobby import LobbyPage
from tui.room.welcome import WelcomePage


async def test_welcome_says_what_happens_and_who_one_is() -> None:
    async with seated(welcome=True) as seat:
        await seat.at(WelcomePage)
        for words in (
            "run by Ines",
            "private until it is opened, also for Ines",
            "Kept on this machine until 90 days after the close",
            "You are here as Marek.",
            "amber kite",
        ):
            assert words in seat.shown
        await seat.press("y")
        assert "Enter goes into the room" in seat.said
        await seat.press("enter")
        await seat.at(LobbyPage)
        assert "amber kite" not in seat.shown


async def test_nobody_is_taken_from_the_welcome() -> None:
    async with seated(welcome=True) as seat:
        await seat.tell(stage="running", conversation="c1", person="p1")
        assert isinstance(seat.app.screen, WelcomePage)
        await seat.press("q")
        await seat.until(lambda: not seat.app.is_running)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_plain_signs_stay(size: tuple[int, int]) -> None:
    async with seated(welcome=True, size=size) as seat:
        await seat.press("n")
        assert seat.shown.isascii()
        assert "signs_plain" not in seat.keys
        await seat.press("enter")
        await seat.at(LobbyPage)
        assert seat.shown.isascii()
        assert "Ines *" in seat.shown


async def test_a_known_key_needs_no_word() -> None:
    async with seated(welcome=True) as seat:
        seat.link.word = ""
        await seat.tell(expected=20)
        assert "Your way back" not in seat.shown


async def test_days_that_nobody_fixed() -> None:
    async with seated(replace(room(), kept_days=0, plan=()), welcome=True) as seat:
        assert "Kept on this machine; what you agree, longer." in seat.shown
        assert "those you talk with can read it" in seat.shown


async def test_the_lobby_finds_a_pair_by_a_word() -> None:
    async with seated() as seat:
        await seat.at(LobbyPage)
        assert "here 10 of about 12" in seat.shown
        await seat.press("p")
        await seat.at(AskLine)
        await seat.write("blue")
        assert seat.acts == [acts.PairByWord("blue")]
        assert "Waiting for the other" in seat.said
        await seat.tell(others=("Ola",))
        assert "You talk with Ola." in seat.shown
        assert "pair_word" not in seat.keys


async def test_things_are_parked_and_said_in_confidence() -> None:
    async with seated() as seat:
        await seat.press("k")
        await seat.write("lunch")
        assert seat.acts == [acts.Park("lunch")]
        await seat.press("C")
        await seat.write("too fast")
        await seat.sees("without my name")
        await seat.press("down", "enter")
        assert seat.acts[-1] == acts.Concern("too fast", named=False)
        await seat.press("C")
        await seat.write("too loud")
        await seat.press("escape")
        assert seat.said == "Nothing was sent."
        await seat.press("C", "escape", "k", "escape")
        assert len(seat.acts) == 2


async def test_a_line_for_all_and_a_hand_with_a_word() -> None:
    async with seated() as seat:
        await seat.press("a")
        await seat.write("we found one")
        await seat.press("n")
        assert (seat.acts, seat.said) == ([], "Nothing was sent.")
        await seat.press("a")
        await seat.write("we found one")
        assert "we found one" in seat.shown
        await seat.press("y")
        assert seat.acts == [acts.Offer("we found one")]
        await seat.do("hand_word")
        await seat.write("no sound")
        assert seat.acts[-1] == acts.RaiseHand("no sound")


async def test_one_keyboard_for_a_pair() -> None:
    async with seated(replace(room(), others=("Ola",))) as seat:
        await seat.do("own_seat")
        await seat.sees("Where do you write?")
        await seat.press("enter")
        assert seat.acts == [acts.Move("ola")]


async def test_who_is_here_and_what_the_signs_mean() -> None:
    async with seated() as seat:
        await seat.press("w")
        await seat.at(WhoIsHere)
        await seat.tell(people=(*seat.app.room.people, mate("Zoe")))
        assert "Zoe" in seat.shown
        assert "hand up" in seat.shown
        await seat.press("escape")
        await seat.at(LobbyPage)


async def test_no_messages_so_far() -> None:
    async with seated() as seat:
        await seat.press("m")
        assert "Nothing has been said so far." in seat.shown
        await seat.tell(messages=(message("Hello"),))
        await seat.press("escape")
        assert "Ines: Hello" in seat.row


async def test_in_between_the_room_is_named() -> None:
    async with seated(room(stage="running")) as seat:
        assert "The room is at “Sharpen a wish”." in seat.shown
        await seat.press("q")
        await seat.until(lambda: not seat.app.is_running)


async def test_the_big_screen_shows_time_and_no_keys_to_lead() -> None:
    async with seated(room("Wall", stage="running", size="room"), welcome=True) as seat:
        await seat.at(BigPage)
        assert "From notes to commitments" in seat.shown
        assert "Silent notes" in seat.shown
        assert "██" in seat.shown
        assert "room_next" not in seat.keys
        await seat.tell(called_back=seat.stamps.now())
        assert "asks all to come back at 19:02" in seat.shown
        await seat.press("q")
        await seat.at(Confirm)
        await seat.press("y")
        await seat.until(lambda: not seat.app.is_running)


@pytest.mark.parametrize("size", [(60, 20), (132, 50)])
async def test_the_big_screen_in_other_sizes(size: tuple[int, int]) -> None:
    async with seated(room("Wall", stage="running"), size=size) as seat:
        assert "Sharpen a wish" in seat.shown
        await seat.tell(room("Wall"))
        assert "Ines begins when all are here." in seat.shown
        await seat.tell(stage="closed")
        assert "This is the end." in seat.shown


async def test_an_observer_is_told_that_all_see_it() -> None:
    async with seated(room("Vera"), welcome=True) as seat:
        assert "all others see that you do" in seat.shown
        await seat.press("enter")
        await seat.at(BigPage)
        assert "You look on." in seat.shown


async def test_what_is_taken_home_can_be_copied_and_notes_forgotten() -> None:
    async with seated() as seat:
        await seat.press("t")
        await seat.at(TakeHomePage)
        await seat.sees("look at branches the same day")
        await seat.press("y")
        assert "look at branches" in seat.app.clipboard
        await seat.press("x", "n")
        assert seat.link.notes == 3
        await seat.press("x", "y")
        await seat.sees("3 notes are deleted for good.")
        assert seat.link.notes == 0
        await seat.press("q")
        await seat.at(LobbyPage)


async def test_at_the_end_one_leaves_from_that_page() -> None:
    async with seated(room(stage="closed")) as seat:
        await seat.at(TakeHomePage)
        assert "it is over" in seat.shown
        await seat.press("q", "n", "q", "y")
        await seat.until(lambda: not seat.app.is_running)
    assert seat.link.closed


async def test_a_page_that_cannot_be_fetched_says_why() -> None:
    async with seated() as seat:
        seat.link.refuses = "The hub does not answer."
        await seat.press("t")
        await seat.sees("The hub does not answer.")
        await seat.press("x", "y")
        assert seat.said == "The hub does not answer."
        await seat.press("escape", "h")
        assert seat.said == "The hub does not answer."


async def test_hostile_names_and_messages_command_nothing() -> None:
    evil = "[@click=app.boom]x[/]\x1b]0;x\x07"
    people = (mate("Ines", "facilitator"), mate("Marek"), mate(evil, hand=True))
    seen = replace(room(), people=people, title=evil, run_by=evil, others=(evil,))
    for me in (people[1], people[0]):
        async with seated(replace(seen, me=me), welcome=True) as seat:
            await seat.tell(messages=(message(evil),))
            assert "\x1b" not in seat.shown
            assert "[@click" in seat.shown
            await seat.press("enter", "m")
            assert "\x1b" not in seat.shown


async def test_a_dialog_over_the_lobby_is_finished_first() -> None:
    async with seated() as seat:
        await seat.press("k")
        await seat.tell(stage="closed")
        assert isinstance(seat.app.screen, AskLine)
        await seat.press("escape")
        await seat.at(TakeHomePage)
