"""The floor: a bare asyncssh server that shows the end of what is typed, and nothing else.

python -m tests.bench.ssh.floor: prints its port; `broadcast WORD` on stdin shows a word to all.
"""

import asyncio
import sys
from typing import Any

import asyncssh

WIDTH = 40
"""Characters of the line that are painted anew with each key."""
GREETING = "the floor is ready"
"""Shown first."""
_sessions: set["Echo"] = set()


class Echo(asyncssh.SSHServerSession[bytes]):
    """One person's line."""

    _channel: asyncssh.SSHServerChannel[bytes]
    _line = ""

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        self._channel = chan

    def shell_requested(self) -> bool:
        return True

    def session_started(self) -> None:
        _sessions.add(self)
        self.show(f"{GREETING}\r\n")

    def data_received(self, data: bytes, datatype: Any) -> None:
        before, enter, after = data.decode(errors="replace").rpartition("\r")
        self._line = after if enter else (self._line + before + after)[-WIDTH:]
        self.show(f"\r\x1b[K{self._line}")

    def connection_lost(self, exc: Exception | None) -> None:
        _sessions.discard(self)

    def show(self, text: str) -> None:
        """Write."""
        self._channel.write(text.encode())


class Open(asyncssh.SSHServer):
    """Lets everybody in."""

    def begin_auth(self, username: str) -> bool:
        return False

    def session_requested(self) -> Echo:
        return Echo()


async def main() -> None:
    """Serve until stdin ends."""
    server = await asyncssh.listen(
        "127.0.0.1",
        0,
        server_factory=Open,
        server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
        encoding=None,
        line_editor=False,
        backlog=512,
    )
    print(f"port {server.get_port()}", flush=True)
    loop = asyncio.get_running_loop()
    while words := (await loop.run_in_executor(None, sys.stdin.readline)).split():
        if words[0] == "broadcast":
            for session in list(_sessions):
                session.show(f"\r\n{words[1]}\r\n")
        elif words[0] == "alive":
            print(f"alive {len(_sessions)}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
