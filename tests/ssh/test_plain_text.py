"""A longer text line by line, while the room goes on."""

from pathlib import Path

from flows.workshop import acts
from tests.ssh.plain import workshop

TEXT = """\
flow: text
format: 1
revision: 1
lang: en
title: Text
summary: Everybody writes a text.
people: {min: 1, max: 50}
minutes: 7
steps:
  - ask: view
    type: text
    who: each
    blind: true
    text: What do you see?
  - reveal: look
    of: view
  - end: done
    text: Done.
"""


async def test_a_text_is_finished_in_peace_or_left_for_later(tmp_path: Path) -> None:
    async with workshop(tmp_path) as room:
        (tmp_path / "home" / "flows" / "text.flow.yaml").write_text(TEXT, "utf-8")
        await room.lead.act(acts.Insert("text", size="room"))
        sam, noa = await room.joined("Sam"), await room.joined("Noa")
        await room.lead.act(acts.Next())
        for seat in (sam, noa):
            await seat.hears("“Text” begins. Enter goes there.")
            await seat.answers("Enter looks again:", "")
            await seat.answers("Text:", "a window")
            await seat.asked("More, or Enter:")
        await room.lead.act(acts.Next(sure=True))
        for seat in (sam, noa):
            await seat.hears("The room has moved on. Finish in peace; :go goes there at once.")
        await sam.answers("More, or Enter:", "and a tree")
        await sam.answers("More, or Enter:", "")
        await noa.answers("More, or Enter:", ":go")
        for seat in (sam, noa):
            await seat.hears("Opening shows everything at once.")
        # Words that were left wait on their page.
        await noa.answers("Key:", ":back")
        await noa.hears("Written so far:\na window\n")
        noa.type(":done\r")
        await noa.answers("Key:", ":pause")
        await noa.hears("Your seat at “Text” is kept.")
        await noa.answers("Enter looks again:", ":go")
        await noa.answers("Key:", "n")
        # Noa's way back was a way back for both; nobody is taken there by it.
        await sam.hears("It goes on.")
        await sam.answers("Enter goes there:", "")
        await sam.hears("Written so far:\na window\nand a tree\n")
        await sam.answers("More, or Enter:", "")
        await sam.answers("Key:", "s")
        await sam.answers("Enter opens the next note:", ":quit")
        await sam.hears("Your seat is kept.")
        assert await sam.status() == 0
