"""A server in this process, and people who call it with an asyncssh client."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import asyncssh

from tests.journeys.sight import Sight
from tests.ssh.fakes import CODE, PIN, FakePlace
from tests.ssh.lines import until
from tui.serve.entrance import Front
from tui.serve.house import House
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.listening import listen, open_socket
from tui.serve.ssh_line import SshLine

HOST_KEY = asyncssh.generate_private_key("ssh-ed25519")


class Server:
    """A worker of this process."""

    def __init__(self, place: FakePlace, front: Front, port: int) -> None:
        self.place = place
        self.front = front
        self.house = front.house
        self.port = port

    def lines(self) -> list[SshLine]:
        """Return the lines of all sessions."""
        found = [getattr(visit.line, "_line", None) for visit in self.house._visits]
        return [line for line in found if isinstance(line, SshLine)]

    def options(self, user: str, keys: list[asyncssh.SSHKey] | None = None) -> dict[str, object]:
        """Return what a client needs to call."""
        return {
            "host": "127.0.0.1",
            "port": self.port,
            "username": user,
            "client_keys": keys,
            "known_hosts": None,
            "config": None,
            "agent_path": None,
        }


@asynccontextmanager
async def server(
    limits: Limits | None = None,
    leaders: Path | None = None,
    operators: Path | None = None,
    banner: str = "",
) -> AsyncIterator[Server]:
    """Serve on a free port of this machine."""
    place = FakePlace()
    house = House(place.place, limits or Limits())
    front = Front(house, KeyList(leaders), KeyList(operators), banner)
    listening = open_socket("127.0.0.1", 0)
    acceptor = await listen(listening, HOST_KEY, front)
    try:
        yield Server(place, front, listening.getsockname()[1])
    finally:
        acceptor.close()
        await house.stop()
        await acceptor.wait_closed()


class Answers(asyncssh.SSHClient):
    """A client that answers the questions at the door."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.told: list[str] = []

    def kbdint_auth_requested(self) -> str | None:
        """Go in by questions, as long as there are answers."""
        return "" if self.answers else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: Sequence[tuple[str, bool]]
    ) -> list[str] | None:
        """Answer."""
        self.told.append(instructions)
        self.asked += [prompt for prompt, _ in prompts]
        if len(self.answers) < len(prompts):
            return None
        return [self.answers.pop(0) for _ in prompts]

    def auth_banner_received(self, msg: str, lang: str) -> None:
        """Note what was said before."""
        self.told.append(msg)


class Seat(Sight):
    """A person's terminal at the other end of a real connection."""

    def __init__(
        self,
        conn: asyncssh.SSHClientConnection,
        client: Answers,
        rows: int = 24,
        cols: int = 80,
    ) -> None:
        super().__init__(rows, cols)
        self.conn = conn
        self.client = client
        self.process: asyncssh.SSHClientProcess[bytes] | None = None
        self._task: asyncio.Task[None] | None = None

    async def open(self, term: str = "xterm-256color", env: dict[str, str] | None = None) -> None:
        """Open the session."""
        self.process = await self.conn.create_process(
            term_type=term,
            term_size=(self._screen.columns, self._screen.lines),
            env=env or {},
            encoding=None,
            window=64 * 1024,
        )
        self._task = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process is not None
        while data := await self.process.stdout.read(65536):
            self._take_in(data)
        self._take_in(b"")

    def type(self, keys: str | bytes) -> None:
        """Send keys."""
        assert self.process is not None
        self.process.stdin.write(keys.encode() if isinstance(keys, str) else keys)

    def read(self, *, again: bool) -> None:
        """Stop reading what comes, or read again."""
        assert self.process is not None
        channel = self.process.stdout.channel
        if again:
            channel.resume_reading()
        else:
            channel.pause_reading()

    async def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        await until(lambda: text in self.text, f"{text!r} on\n{self.text}\n")

    async def status(self) -> int | None:
        """Wait for the end; return the exit status."""
        process = self.process
        assert process is not None
        await until(lambda: self.ended, "the end")
        await asyncio.wait_for(process.wait_closed(), 10)
        return process.exit_status

    def _state(self) -> str:
        return "over SSH"


@asynccontextmanager
async def called(
    port: int, user: str, client: Answers, keys: list[asyncssh.SSHKey] | None = None
) -> AsyncIterator[asyncssh.SSHClientConnection]:
    """Call a port of this machine."""
    conn, _ = await asyncssh.create_connection(
        lambda: client,
        "127.0.0.1",
        port,
        username=user,
        client_keys=keys,
        known_hosts=None,
        config=None,
        agent_path=None,
    )
    async with conn:
        yield conn


@asynccontextmanager
async def calling(
    server: Server,
    user: str = CODE,
    *answers: str,
    keys: list[asyncssh.SSHKey] | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Seat]:
    """Call with a user name, and with answers or keys."""
    client = Answers(*answers)
    async with called(server.port, user, client, keys) as conn:
        yield Seat(conn, client, size[1], size[0])


@asynccontextmanager
async def sitting(
    server: Server, name: str = "Sam", term: str = "xterm-256color", **env: str
) -> AsyncIterator[Seat]:
    """Be in the room, with the app painted."""
    async with calling(server, CODE, PIN, name) as seat:
        await seat.open(term, env)
        await seat.sees(f"Hello {name}")
        yield seat
