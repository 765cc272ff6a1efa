"""The browser door before the real hub and the room's own pages."""

from pathlib import Path

from tests.web.page import page
from tests.web.workshop import open_workshop


async def test_a_member_comes_back_by_the_word_that_the_page_was_given(tmp_path: Path) -> None:
    async with open_workshop(tmp_path) as there:
        pin = {"code": there.code.lower(), "pin": there.pin}
        async with page(there.server.port) as marek:
            await marek.form("Marek", **pin)
            word = (await marek.answer())["word"]
            assert word
            await marek.sees("You are here as Marek")
            await marek.sees(word)
            marek.socket.transport.abort()
            await marek.closed()
        async with page(there.server.port) as again:
            await again.form("Marek", word=word, **pin)
            assert (await again.answer())["say"] == "in"
            await again.sees("You are here as Marek")


async def test_wrong_pins_lock_and_the_page_has_the_hubs_sentence(tmp_path: Path) -> None:
    async with open_workshop(tmp_path) as there, page(there.server.port) as guesser:
        for _ in range(4):
            await guesser.form(code=there.code, pin="0")
            assert (await guesser.answer())["field"] == "pin"
        await guesser.form(code=there.code, pin="0")
        await guesser.answer()
        async with page(there.server.port) as other:
            await other.form(code=there.code, pin=there.pin)
            answer = await other.answer()
            assert (answer["say"], answer["field"]) == ("ask", None)
            assert "Too many wrong tries" in answer["sentence"]
