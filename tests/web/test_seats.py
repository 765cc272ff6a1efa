"""Joining through the browser door, and what happens at a seat."""

import pytest
from websockets.exceptions import InvalidStatus

from tests.ssh.lines import until
from tests.web.house import CODE, LOCKED, PIN, open_door
from tests.web.page import page
from tui.serve.house import IDLE, STOPPING
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.listening import open_socket
from tui.web import wire
from tui.web.seat import TOO_MANY, TOO_OFTEN


@pytest.fixture(autouse=True)
def _no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a wrong answer come at once."""
    monkeypatch.setattr("tui.web.seat.WRONG_WAIT", 0)


async def test_code_pin_and_name_are_enough_to_write_and_reveal() -> None:
    async with open_door() as door, page(door.port) as marek:
        word = await marek.sit("Marek")
        assert word == "word-of-Marek"
        await marek.type("a first note\r")
        await marek.sees("1 sealed")
        assert "a first note" not in marek.text
        await marek.type("\x12")
        await marek.sees("revealed: a first note")
        assert door.house.here == 1


async def test_true_colour_is_drawn_in_the_theme_of_the_page() -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.sit(look="light", plainSigns=True)
        assert door.hub.apps[0].theme == "light"
        assert door.hub.apps[0].has_class("-ascii")
        assert b"\x1b[38;2;" in marek.raw


async def test_a_theme_that_is_not_there_is_left_alone() -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.sit(look="../../etc")
        assert door.hub.apps[0].theme == "dark"


async def test_what_is_missing_is_asked_for() -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.form(code="AAAAAA")
        assert (await marek.answer())["field"] == "code"
        await marek.form(pin="")
        assert (await marek.answer())["field"] == "pin"
        await marek.form(name=" \u202e ")
        assert (await marek.answer())["field"] == "name"
        await marek.form(code=f" watch-{CODE.lower()} ")
        assert (await marek.answer())["say"] == "in"
        assert door.hub.knocks[-1].role == "observer"


async def test_wrong_pins_are_counted_by_the_hub_for_the_address_they_come_from() -> None:
    async with open_door(proxies=("127.0.0.1",)) as door:
        far = {"additional_headers": {"X-Forwarded-For": "10.0.0.9, 192.0.2.7"}}
        async with page(door.port, **far) as guesser:
            for _ in range(4):
                await guesser.form(pin="0000")
                assert await guesser.answer() == {
                    "say": "ask",
                    "field": "pin",
                    "sentence": "That is not the PIN.",
                }
        async with page(door.port, **far) as guesser:
            await guesser.form(pin="0000")
            await guesser.answer()
            await guesser.form(pin=PIN)
            assert await guesser.answer() == {"say": "ask", "field": None, "sentence": LOCKED}
        assert set(door.hub.wrong) == {"192.0.2.7"}
        async with page(door.port) as other:
            await other.sit()


async def test_a_connection_gets_five_tries() -> None:
    async with open_door() as door, page(door.port) as guesser:
        for _ in range(5):
            await guesser.form(code="AAAAAA")
            assert (await guesser.answer())["field"] == "code"
        assert (await guesser.answer()) == {"say": "bye", "sentence": TOO_OFTEN}
        assert await guesser.closed() == wire.REFUSED


async def test_coming_back_with_the_word_lands_at_the_same_letter() -> None:
    async with open_door() as door:
        async with page(door.port) as marek:
            word = await marek.sit()
            await marek.type("half a sent")
            await marek.sees("half a sent")
            marek.socket.transport.abort()
            assert await marek.closed() == 1006
        await until(lambda: door.hub.alive == 0, "an empty seat")
        async with page(door.port) as again:
            await again.form()
            assert (await again.answer())["field"] == "word"
            await again.form(word="a guess")
            assert (await again.answer())["field"] == "word"
            await again.sit(word=word)
            await again.sees("half a sent")
            await again.type("ence")
            await again.sees("half a sentence")


async def test_the_page_takes_another_size_and_unbelievable_ones_are_clamped() -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.sit()
        await marek.sees("size 80x24")
        await marek.resize(100, 30)
        await marek.sees("size 100x30")
        await marek.say(do="size", cols=10**9, rows=0)
        await until(lambda: door.hub.apps[0].size == (400, 6), "a clamped size")


async def test_leaving_is_told_from_failing() -> None:
    async with open_door() as door:
        async with page(door.port) as marek:
            await marek.sit("Marek")
            await marek.type("\x04")
            assert await marek.closed() == wire.ENDED
            assert b"\x1b[?1049l" in marek.raw
        async with page(door.port) as noa, page(door.port) as sam:
            await noa.sit("Noa")
            await sam.sit("Sam")
            await noa.type("!boom\r")
            assert await noa.closed() == wire.ENDED
            assert b"boom" not in noa.raw[noa.raw.rindex(b"\x1b[?1049l") :]
            await sam.type("still here")
            await sam.sees("still here")


@pytest.mark.parametrize(
    "message",
    ["{", "[]", '{"do": "dance"}', '{"do": "size", "cols": -1}', '{"do": "join", "pin": 4071}'],
)
async def test_what_no_page_says_ends_the_connection(message: str) -> None:
    async with open_door() as door, page(door.port) as stranger:
        await stranger.socket.send(message)
        assert await stranger.closed() == wire.BROKEN


async def test_keys_before_the_form_end_the_connection_and_a_second_form_too() -> None:
    async with open_door() as door:
        async with page(door.port) as stranger:
            await stranger.type("x")
            assert await stranger.closed() == wire.BROKEN
        async with page(door.port) as marek:
            await marek.sit()
            await marek.form()
            assert await marek.closed() == wire.BROKEN


async def test_a_message_that_is_too_long_ends_the_connection() -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.sit()
        await marek.socket.send(b"x" * (wire.LARGEST + 1))
        assert await marek.closed() == 1009


async def test_a_paste_in_pieces_is_taken_up_to_its_limit() -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.sit()
        paste = b"\x1b[200~" + b"y" * 100_000 + b"\x1b[201~"
        for at in range(0, len(paste), 16 * 1024):
            await marek.socket.send(paste[at : at + 16 * 1024])
        member = door.hub.members["Marek"]
        await until(lambda: len(member.draft) == 64 * 1024, "the paste, cut")


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
async def test_a_foreign_page_may_not_open_a_seat(origin: str | None) -> None:
    async with open_door() as door:
        with pytest.raises(InvalidStatus) as caught:
            async with page(door.port, origin=origin):
                pass
        assert caught.value.response.status_code == 403


async def test_with_origins_given_only_they_may() -> None:
    async with open_door(origins=("https://talk.example.org",)) as door:
        async with page(door.port, origin="https://talk.example.org") as marek:
            await marek.sit()
        with pytest.raises(InvalidStatus):
            async with page(door.port):
                pass


async def test_a_stuck_page_slows_nobody_and_is_painted_anew() -> None:
    async with open_door() as door, page(door.port) as stuck, page(door.port) as other:
        await stuck.sit("Stuck")
        await other.sit("Other")
        stuck.is_stuck = True
        await stuck.type("!flood\r")
        app = door.hub.apps[0]
        await until(lambda: app.painted_in_vain > 5, "frames that are dropped")
        assert stuck.bytes < 400_000
        await other.type("quick")
        await other.sees("quick")
        assert app.flooding is not None
        app.flooding.stop()
        stuck.is_stuck = False
        await stuck.say(do="seen", count=stuck.bytes)
        await stuck.sees("the flood is over")


async def test_nobody_at_the_form_for_long_is_let_go() -> None:
    async with open_door(Limits(login_seconds=0)) as door, page(door.port) as silent:
        assert await silent.closed() == wire.IDLE


async def test_who_presses_no_key_for_long_is_let_go_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_door() as door, page(door.port) as marek:
        await marek.sit()
        monkeypatch.setattr(door.house, "limits", Limits(idle_minutes=0))
        door.house._look_round()
        assert await marek.answer() == {"say": "bye", "sentence": IDLE}
        assert await marek.closed() == wire.IDLE


async def test_too_many_from_one_address_and_a_full_house_are_told() -> None:
    async with open_door(Limits(starting_each=1, sessions=1)) as door:
        async with page(door.port) as first, page(door.port) as second:
            assert await second.answer() == {"say": "bye", "sentence": TOO_MANY}
            assert await second.closed() == wire.AGAIN
            await first.sit()
            async with page(door.port) as third:
                await third.form("Noa")
                assert "taken" in (await third.answer())["sentence"]
                assert await third.closed() == wire.AGAIN
        await until(lambda: door.house.here == 0, "an empty house")
        async with page(door.port) as fourth:
            await fourth.sit("Ola")


async def test_where_leading_takes_a_key_no_pin_opens_the_lead() -> None:
    class Some(KeyList):
        prints = frozenset({"SHA256:x"})

    async with open_door(keys=Some(None)) as door, page(door.port) as ines:
        await ines.form(code=f"lead-{CODE}")
        assert "key" in (await ines.answer())["sentence"]
        assert not door.hub.knocks


async def test_without_a_hub_the_page_is_asked_to_come_again() -> None:
    async with open_door() as door:
        door.hub.down = True
        async with page(door.port) as marek:
            await marek.form()
            assert (await marek.answer())["say"] == "bye"
            assert await marek.closed() == wire.AGAIN


async def test_two_workers_share_one_socket_and_one_may_go() -> None:
    with open_socket("127.0.0.1", 0) as one, one.dup() as other:
        port = one.getsockname()[1]
        async with open_door(sock=one) as first:
            async with open_door(sock=other) as second:
                for name in ("Marek", "Noa", "Ola"):
                    async with page(port) as guest:
                        await guest.sit(name)
                assert len(first.hub.members) + len(second.hub.members) == 3
            async with page(port) as guest:
                await guest.sit("Rui")
            assert "Rui" in first.hub.members


async def test_a_stop_tells_everybody_and_asks_them_to_come_again() -> None:
    async with open_door() as door, page(door.port) as marek, page(door.port) as waiting:
        await marek.sit()
        await door.stop()
        assert await marek.answer() == {"say": "bye", "sentence": STOPPING}
        assert await marek.closed() == wire.STOPPING
        assert await waiting.closed() == wire.STOPPING
