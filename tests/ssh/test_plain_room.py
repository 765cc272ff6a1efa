"""A workshop line by line over real SSH connections: hub, worker and plain face in one process."""

import asyncio
from pathlib import Path

from flows.workshop import acts
from tests.ssh.lines import until
from tests.ssh.plain import still, way_back, workshop


async def test_a_pair_on_dumb_terminals_writes_opens_and_takes_home(tmp_path: Path) -> None:
    async with workshop(tmp_path) as room:
        sam = await room.come("Sam")
        said = await sam.answers("Enter goes into the room:", "")
        assert "Welcome to “Team day”, run by Ines." in said
        assert "What you write alone is private until it is opened, also for Ines." in said
        word = way_back(said)
        said = await sam.answers("Enter looks again:", "?")
        assert "Ines begins when all are here." in said
        assert ":pair WORD, to find the one you talk with" in await sam.answers(
            "Enter looks again:", ":pair blue"
        )
        await sam.hears("Waiting for the other to type the same word.")
        noa = await room.joined("Noa")
        noa.type(":pair Blue\r")
        for seat, other in ((sam, "Noa"), (noa, "Sam")):
            await seat.hears(f"You talk with {other}.")
        await room.lead.act(acts.Next())
        for seat in (sam, noa):
            await seat.hears("“Talk” begins. Enter goes there.")
            await seat.answers("Enter looks again:", "")
            assert "writes alone." in await seat.hears("Write.")
        await sam.answers("Note 1:", "zebra")
        await noa.answers("Note 1:", "quail")
        # Sam's line breaks in the middle of a word, and Sam calls again.
        await sam.asked("Note 2:")
        sam.type("halfzebra")
        await until(lambda: sam.said.endswith("halfzebra"))
        sam.conn.abort()
        again = await room.come("Sam", word)
        assert "You are here again, Sam." in await again.hears("Note 1: zebra")
        await again.hears("Note 2: halfzebra")
        again.type("s\r")
        await again.answers("Note 3:", "")
        assert "Waiting for Noa" in await again.asked("Enter looks again:")
        await noa.answers("Note 2:", "")
        await noa.hears("Both are done.")
        # It is said to who waits, and not gone to by itself.
        await again.hears("It goes on.")
        await again.answers("Enter goes there:", "")
        await again.answers("Key:", "s")
        await noa.hears("Sam is ready.")
        assert b"quail" not in again.raw
        await noa.answers("Key:", "n")
        await again.hears("It goes on.")
        await again.answers("Enter goes there:", "")
        await noa.answers("Enter opens the next note:", "")
        await noa.hears("1 of 3, ")
        # What one opens is heard by the other, and is not asked for twice.
        await again.hears("1 of 3, ")
        await again.answers("Enter opens the next note:", "")
        await again.hears("2 of 3, ")
        await noa.hears("2 of 3, ")
        await noa.answers("Enter opens the next note:", "")
        await again.hears("3 of 3, ")
        await noa.hears("3 of 3, ")
        for seat in (again, noa):
            assert all(seat.said.count(f"{number} of 3, ") == 1 for number in (1, 2, 3))
            assert b"zebra" in seat.raw
            assert b"quail" in seat.raw
            assert b"\x1b" not in seat.raw
        assert not (tmp_path / "home" / "duologue.log").exists()


async def test_nobody_is_taken_from_words_when_the_room_goes_on(tmp_path: Path) -> None:
    async with workshop(tmp_path) as room:
        await room.lead.act(acts.Insert("talk", size="room"))
        sam, noa = await room.joined("Sam"), await room.joined("Noa")
        await room.lead.act(acts.Next())
        for seat in (sam, noa):
            await seat.hears("“Talk” begins. Enter goes there.")
            await seat.answers("Enter looks again:", "")
            await seat.asked("Note 1:")
        sam.type("half")
        await sam.hears("half")
        await room.lead.act(acts.Tell("A cup of tea waits."))
        await noa.hears("Ines: A cup of tea waits.")
        await noa.asked("Note 1:")
        await room.lead.act(acts.Next(sure=True))
        await noa.hears("The room has moved on")
        # Not a letter comes into the line that Sam is typing; the rest of it is kept.
        await still(sam)
        assert sam.said.endswith("Note 1: half")
        sam.type("way\r")
        await sam.hears("Ines: A cup of tea waits.")
        await sam.hears("Ready to open?")
        # An empty line goes where the room is, and counts as no answer to the page that was.
        noa.type("\r")
        await noa.hears("Ready to open?")
        await room.lead.act(acts.Next())
        await sam.hears("It goes on.")
        await sam.answers("Enter goes there:", "")
        await sam.answers("Enter opens the next note:", "")
        await sam.hears("1 of 1, Sam: halfway")
        await room.lead.act(acts.Close())
        for seat in (sam, noa):
            await seat.hears("The workshop is over.")
            seat.type("\r")
            await seat.hears("What you take home. Only you see this.")
            await seat.hears("The workshop is over. :home says what you take home; :quit leaves.")
        sam.type(":erase\r")
        await sam.answers("yes or no:", "yes")
        # The only note was opened, and is both people's.
        await sam.hears("0 notes are deleted for good.")
        await sam.answers("Enter looks again:", ":quit")
        await sam.hears("Your seat is kept.")
        assert await sam.status() == 0


async def test_the_room_is_heard_and_spoken_to_from_any_page(tmp_path: Path) -> None:
    async with workshop(tmp_path) as room:
        sam, noa = await room.pair("Sam", "Noa")
        await sam.answers("Note 1:", ":hand a moment, please")
        await sam.hears("Your hand is up; Ines sees it, with your words.")
        await sam.answers("Note 1:", ":who")
        await sam.hears("Ines: here, leads.")
        assert "Sam, you: here, writing, hand up." in await sam.answers("Note 1:", ":hand")
        await sam.hears("Your hand is down.")
        await sam.answers("Note 1:", ":confide too fast")
        await sam.answers("yes or no:", "no")
        await sam.hears("Ines has it.")
        await sam.answers("Note 1:", ":offer")
        await sam.answers("Line:", "We like tea.")
        await sam.hears("The room has your line.")
        await noa.hears("Sam: We like tea.")
        await room.lead.act(acts.CallBack())
        await noa.hears("Ines asks all to come back at")
        await noa.answers("Note 1:", ":messages")
        await noa.hears("Sam: We like tea.")
        await noa.answers("Note 1:", ":sit Ines")
        await noa.hears("You can sit down at the keyboard of: Sam.")
        await noa.answers("Note 1:", ":sit sam")
        await noa.hears("You write at Sam's keyboard.")
        await sam.hears("Who writes at this keyboard has changed.")
        noa.type("\r")
        await noa.hears(":sit takes your own seat again.")
        noa.type(":sit\r")
        await noa.hears("You write at your own keyboard again.")
        await noa.answers("Enter looks again:", "")
        await noa.answers("Note 1:", ":pause")
        await noa.hears("Your seat at “Talk” is kept. Enter takes you there.")
        await noa.answers("Enter looks again:", ":park the budget")
        await noa.hears("On the room's list.")
        await until(lambda: room.cards.get("parked") == ("the budget", "Noa"))
        assert room.cards["concern"] == ("too fast", "")
        await noa.answers("Enter looks again:", ":park")
        await noa.answers("Words:", "")
        await noa.answers("Enter looks again:", ":plan")
        await noa.hears("1. Talk (in pairs, 7 min), now.")
        await noa.answers("Enter looks again:", ":pair x")
        await noa.hears("There is no pair to be found now.")
        await noa.answers("Enter looks again:", ":sit")
        await noa.hears("You write at your own keyboard.")
        await noa.answers("Enter looks again:", ":erase")
        await noa.answers("yes or no:", "hm")
        await noa.answers("yes or no:", "no")
        await noa.hears("They are kept.")
        await noa.answers("Enter looks again:", ":confide")
        await noa.answers("Your words:", "")
        await noa.hears("Nothing was sent.")
        await noa.answers("Enter looks again:", f":hand {'x' * 999}")
        await noa.answers("Enter looks again:", "")
        await noa.answers("Note 1:", "?")
        await noa.hears("For the room:")
        await noa.answers("Note 1:", "a line")
        await noa.answers("Note 2:", "")
        await noa.asked("Enter looks again:")
        noa.type("\r")
        await noa.hears("Waiting for Sam")
        await noa.answers("Enter looks again:", ":quit")
        await noa.hears("Your seat is kept.")
        assert await noa.status() == 0


async def test_lines_can_be_asked_for_and_are_for_those_who_take_part(tmp_path: Path) -> None:
    async with workshop(tmp_path) as room:
        sam = await room.come("Sam", prefix="plain-", term="xterm-256color", size=40)
        await sam.answers("Enter goes into the room:", "")
        await sam.asked("Enter looks again:")
        assert all(len(line) <= 40 for line in sam.said.split("\n"))
        eve = await room.come("Eve", prefix="watch-")
        await eve.hears("Line by line one takes part.")
        assert await eve.status() == 1
        # What somebody is can change while they are here.
        await until(lambda: room.member("Sam"))
        await room.lead.act(acts.GiveRole(room.member("Sam"), "observer"))
        await sam.hears("Your part in the room has changed.")
        sam.type("\r")
        await sam.hears("Line by line one takes part.")
        assert await sam.status() == 0


async def test_who_leaves_in_the_middle_finds_the_words_again(tmp_path: Path) -> None:
    async with workshop(tmp_path) as room:
        sam, noa = await room.pair("Sam", "Noa")
        word = way_back(sam.said)
        await sam.asked("Note 1:")
        sam.type("one\rtwo and a half\x03")
        await sam.hears("Your seat is kept.")
        assert await sam.status() == 0
        again = await room.come("Sam", word)
        await again.hears("Note 1: one")
        await again.hears("Note 2: two and a half")
        # What is meant for the room, and what is typed beside the page, is no draft of the page.
        again.type("\x15:confide secret")
        await again.hears("secret")
        again.conn.abort()
        third = await room.come("Sam", word)
        await third.hears("Note 2: two and a half")
        third.type("\x15:confide\r")
        await third.asked("Your words:")
        third.type("secret")
        await third.hears("secret")
        third.conn.abort()
        last = await room.come("Sam", word)
        assert "secret" not in await last.hears("Note 2: two and a half")
        # A line may break so that nobody here notices: what is typed is with the hub before that.
        last.type("\r")
        await last.asked("Note 3:")
        last.type("and th")
        await asyncio.sleep(1)  # what was typed goes to the hub about three times a second
        newest = await room.come("Sam", word)
        await newest.hears("Note 3: and th")
        noa.type(":jot tea\x15:jot\r")
        await noa.asked("Your words:")
        noa.type("a jo")
        await noa.hears("a jo")
        await still(noa)
        noa.conn.abort()
        noa = await room.come("Noa", way_back(noa.said))
        await noa.answers("Note 1:", ":jot")
        await noa.hears("Your words: a jo")
