"""A browser's terminal as a line, without any network."""

import asyncio

from tests.ssh.lines import until
from tui.web.line import BURST, EARLY, EMPTY, FULL, WebLine


class Ears:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.heard = b""
        self.slows: list[bool] = []
        self.sizes: list[tuple[int, int]] = []
        self.goings = 0

    def received(self, data: bytes) -> None:
        """Note."""
        self.heard += data

    def resized(self, width: int, height: int) -> None:
        """Note."""
        self.sizes.append((width, height))

    def slow(self, paused: bool) -> None:
        """Note."""
        self.slows.append(paused)

    def gone(self) -> None:
        """Note."""
        self.goings += 1


class Wire:
    """Takes what is sent."""

    def __init__(self) -> None:
        self.sent: list[bytes | str] = []
        self.line = WebLine(self.send, (80, 24))
        self.ears = Ears()

    async def send(self, message: bytes | str) -> None:
        """Note."""
        self.sent.append(message)


async def test_what_is_typed_early_is_kept_up_to_a_limit() -> None:
    wire = Wire()
    await wire.line.typed(b"ab")
    await wire.line.typed(b"x" * EARLY)
    await wire.line.typed(b"c")
    wire.line.listen(wire.ears)
    assert wire.ears.heard == b"abc"


async def test_writing_pauses_while_much_is_on_its_way_and_goes_on_when_it_was_drawn() -> None:
    wire = Wire()
    wire.line.listen(wire.ears)
    wire.line.write(b"x" * FULL)
    assert wire.ears.slows == []
    wire.line.write(b"x")
    wire.line.write(b"x")
    assert wire.ears.slows == [True]
    wire.line.seen(FULL - EMPTY)
    assert wire.ears.slows == [True]
    wire.line.seen(2)
    assert wire.ears.slows == [True, False]
    wire.line.seen(10**9)
    wire.line.write(b"x" * FULL)
    assert wire.ears.slows == [True, False]


async def test_whoever_writes_all_the_same_loses_the_person_not_the_memory() -> None:
    wire = Wire()
    wire.line.listen(wire.ears)
    wire.line.write(b"x" * (BURST + 1))
    wire.line.write(b"more")
    assert wire.ears.goings == 1
    await asyncio.wait_for(wire.line.pump(), 5)
    assert wire.sent == []


async def test_writes_are_joined_and_messages_to_the_page_come_first() -> None:
    wire = Wire()
    wire.line.listen(wire.ears)
    wire.line.write(b"one ")
    wire.line.write(b"two")
    wire.line.tell("hello")
    wire.line.close(3)
    await asyncio.wait_for(wire.line.pump(), 5)
    assert wire.sent == ["hello", b"one two"]
    assert wire.line.status == 3


async def test_what_no_app_writes_is_a_last_word() -> None:
    wire = Wire()
    wire.line.listen(wire.ears)
    wire.line.listen(None)
    wire.line.write(b"The server stops.\r\nCall again.\r\n")
    assert wire.line.last_words == "The server stops. Call again."
    wire.line.close(0)
    await asyncio.wait_for(wire.line.pump(), 5)
    assert wire.sent == []


async def test_held_keys_wait_and_go_on() -> None:
    wire = Wire()
    wire.line.listen(wire.ears)
    wire.line.hold(True)
    typing = asyncio.create_task(wire.line.typed(b"a"))
    await asyncio.sleep(0)
    assert wire.ears.heard == b""
    wire.line.hold(False)
    await typing
    assert wire.ears.heard == b"a"


async def test_whoever_listens_late_is_told_that_they_are_gone() -> None:
    wire = Wire()
    wire.line.hang_up()
    wire.line.hang_up()
    wire.line.listen(wire.ears)
    assert wire.ears.goings == 1


async def test_a_new_size_is_told_and_known() -> None:
    wire = Wire()
    wire.line.resized(90, 30)
    wire.line.listen(wire.ears)
    wire.line.resized(100, 40)
    assert wire.line.size == (100, 40)
    assert wire.ears.sizes == [(100, 40)]


async def test_what_is_written_while_sending_is_sent_next() -> None:
    wire = Wire()
    wire.line.listen(wire.ears)
    pumping = asyncio.create_task(wire.line.pump())
    wire.line.write(b"one")
    await until(lambda: wire.sent == [b"one"])
    wire.line.write(b"two")
    await until(lambda: wire.sent == [b"one", b"two"])
    wire.line.close()
    await asyncio.wait_for(pumping, 5)
