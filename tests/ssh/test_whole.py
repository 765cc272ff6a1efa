"""A hub, a worker and the real pages in one process, people over real SSH connections."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from store import Home
from store.hub.desk import Step, Wish, desk_of, socket_of
from store.hub.hub import Invitation
from tests.ssh.lines import until
from tests.ssh.serving import HOST_KEY, Answers, Seat, called
from tests.storage.rooms import FLOW
from tui.serve.config import Config
from tui.serve.hostkey import fingerprint
from tui.serve.hub_process import run_hub
from tui.serve.listening import open_socket
from tui.serve.worker import Post, rooms, run_worker
from tui.stamps import MachineStamps


class Whole:
    """A server of one worker with one workshop."""

    def __init__(self, port: int, invitation: Invitation, stack: AsyncExitStack) -> None:
        self.port = port
        self.invitation = invitation
        self._stack = stack

    async def come(self, name: str, *word: str, prefix: str = "", lead: bool = False) -> Seat:
        """Come in by code, PIN and name."""
        found = self.invitation
        answers = Answers(found.lead_pin if lead else found.pin, name, *word)
        conn = await self._stack.enter_async_context(
            called(self.port, f"{prefix}{found.code}", answers)
        )
        seat = Seat(conn, answers)
        await seat.open()
        return seat


@asynccontextmanager
async def whole(folder: Path) -> AsyncIterator[Whole]:
    """Serve a workshop of pairs."""
    home = Home(folder / "home")
    home.prepare()
    home.flows.mkdir()
    (home.flows / "talk.flow.yaml").write_text(FLOW.format(name="talk", title="Talk"), "utf-8")
    stops = asyncio.Event(), asyncio.Event()
    config, listening = Config(public_name="talk.example.org"), open_socket("127.0.0.1", 0)
    port: int = listening.getsockname()[1]
    hub = run_hub(home, config, port, fingerprint(HOST_KEY), stops[1])
    post = Post(config, HOST_KEY, listening, socket_of(home), rooms(home))
    tasks = [asyncio.create_task(hub), asyncio.create_task(run_worker(post, stops[0]))]
    await until(lambda: socket_of(home).exists() or tasks[0].done(), "the hub")
    desk = await desk_of(home, MachineStamps())
    made = await desk.create(Wish("Team day", "Ines", (Step("talk", "pairs"),)))
    try:
        async with AsyncExitStack() as stack:
            yield Whole(port, made, stack)
    finally:
        await desk.close()
        for stop, task in zip(stops, reversed(tasks), strict=True):
            stop.set()
            await task


async def test_a_pair_on_two_terminals_reads_only_what_is_opened(tmp_path: Path) -> None:
    async with whole(tmp_path) as server:
        assert fingerprint(HOST_KEY) in server.invitation.text
        assert f"@talk.example.org -p {server.port}" in server.invitation.text
        ines = await server.come("Ines", prefix="lead-", lead=True)
        await ines.sees("Plan")
        sam, noa = await server.come("Sam"), await server.come("Noa")
        screen = await server.come("Wall", prefix="screen-")
        words = [""]
        for seat in (sam, noa):
            await seat.sees("What happens with what you write")
            words.append(re.findall(r"way back, should the line break: +(\S+)", seat.text)[0])
            seat.type("\r")
            await seat.sees("Ines begins when all are here.")
            seat.type("p")
            await seat.sees("Agree on a word")
            seat.type("blue\r")
        await sam.sees("You talk with Noa.")
        ines.type("n")
        for seat, secret in ((sam, "zebra"), (noa, "quail")):
            await seat.sees("Write.")
            seat.type(f"{secret}\rhalf{secret}")
            await seat.sees(f"half{secret}")
        # Sam's line drops in the middle of a word, and Sam calls again.
        await asyncio.sleep(1.2)  # what was typed goes to the hub about once a second
        sam.conn.abort()
        again = await server.come("Sam", words[1])
        await arrive(again)
        await again.sees("halfzebra")
        await again.sees("1 zebra")
        for seat, secret in (
            (ines, "zebra"),
            (ines, "quail"),
            (noa, "zebra"),
            (sam, "quail"),
            (again, "quail"),
            (screen, "zebra"),
            (screen, "quail"),
        ):
            assert secret.encode() not in seat.raw, secret
        # Both finish; only then does each read the other's.
        for seat in (again, noa):
            seat.type("\r\x04")
        for seat, key in ((again, "s"), (noa, "n")):
            await seat.sees("Both are done.")
            await calm(seat)
            seat.type(key)
        await again.sees("opened 0 of 4")
        again.type("\r\r\r\r")
        for seat in (again, noa):
            await seat.sees("opened 4 of 4")
        assert "quail" in again.text
        assert "zebra" in noa.text
        for seat in (ines, screen):
            assert b"zebra" not in seat.raw
            assert b"quail" not in seat.raw
        assert not (tmp_path / "home" / "duologue.log").exists()


async def calm(seat: Seat) -> None:
    """Wait until nothing has come for a while, so that a key meets the page that is seen."""
    seen = b""
    while seen != seat.raw:
        seen = seat.raw
        await asyncio.sleep(0.3)


async def arrive(seat: Seat) -> None:
    """Pass the welcome page, if there is one."""
    await until(lambda: "Enter" in seat.text, "a page")
    if "What happens" in seat.text:
        seat.type("\r")
