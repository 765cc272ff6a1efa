"""A server process with an invented place, for clients that are programs; prints its port."""

import asyncio
import sys
from pathlib import Path

import asyncssh

from tests.ssh.fakes import FakePlace
from tui.serve.entrance import Front
from tui.serve.house import House
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.listening import listen, open_socket


async def main(sessions: int, leaders: str) -> None:
    """Serve until the input ends."""
    house = House(FakePlace().place, Limits(sessions=sessions, unused_seconds=2))
    front = Front(house, KeyList(Path(leaders)), KeyList(None), "Kim runs this.")
    listening = open_socket("127.0.0.1", 0)
    await listen(listening, asyncssh.generate_private_key("ssh-ed25519"), front)
    print(listening.getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await house.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
