"""One person's SSH client: dials, answers what the door asks, types, hears, hangs up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import asyncssh

PATIENCE = 60.0
"""Seconds after which a call that nobody answers has failed."""


class NotConnected(Exception):
    """No session came about; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and what they answer."""

    host: str
    """Name or address of the server."""
    port: int
    """Its port."""
    user: str
    """The join code, with its role in front."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What is answered, by a word of the question in lower case: `pin`, `name`, `word`."""
    key: asyncssh.SSHKey | None = None
    """Their key; none for those who have none."""
    term: str = "xterm-256color"
    """Kind of their terminal."""
    env: Mapping[str, str] = field(default_factory=dict)
    """What their client sends of its environment."""
    size: tuple[int, int] = (80, 24)
    """Columns and rows."""


class Call:
    """A line to the server that is open."""

    def __init__(self, hear: Callable[[bytes], object]) -> None:
        """Use :func:`dial`."""
        self._hear = hear
        self._connection: asyncssh.SSHClientConnection | None = None
        self._channel: asyncssh.SSHClientChannel[bytes] | None = None
        self.admitted = 0.0
        """When the door let them in (`time.perf_counter`)."""
        self.over: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        """Done when the line is closed; the exit status, none without one."""

    @property
    def is_open(self) -> bool:
        """Whether the server still listens."""
        return not self.over.done()

    def type(self, data: bytes) -> None:
        """Send what a keyboard sends; nothing on a line that is closed."""
        if self._channel is not None and self.is_open:
            self._channel.write(data)

    def resize(self, width: int, height: int) -> None:
        """Tell another size."""
        if self._channel is not None and self.is_open:
            self._channel.change_terminal_size(width, height)

    async def hang_up(self) -> None:
        """Close the line in order."""
        if self._connection is not None:
            self._connection.close()
            await self._connection.wait_closed()

    def drop(self) -> None:
        """Lose the connection without a word."""
        if self._connection is not None:
            self._connection.abort()

    def _made(
        self,
        connection: asyncssh.SSHClientConnection,
        channel: asyncssh.SSHClientChannel[bytes],
    ) -> None:
        self._connection, self._channel = connection, channel


class _Session(asyncssh.SSHClientSession[bytes]):
    """Passes on what a channel tells."""

    def __init__(self, call: Call, hear: Callable[[bytes], object]) -> None:
        self._call = call
        self._channel: asyncssh.SSHClientChannel[bytes] | None = None
        self._hear = hear

    def connection_made(self, chan: asyncssh.SSHClientChannel[bytes]) -> None:
        """Keep the channel."""
        self._channel = chan

    def data_received(self, data: bytes, datatype: Any) -> None:
        """Pass bytes on."""
        self._hear(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is closed."""
        if not self._call.over.done():
            status = self._channel.get_exit_status() if self._channel is not None else None
            self._call.over.set_result(status)


class _Client(asyncssh.SSHClient):
    """Answers what the door asks."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.said = ""
        self.admitted = 0.0

    def auth_completed(self) -> None:
        """Note when."""
        self.admitted = time.perf_counter()

    def kbdint_auth_requested(self) -> str | None:
        """Let the server ask, if there is anything to answer."""
        return "" if self._answers else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: Sequence[tuple[str, bool]]
    ) -> list[str]:
        """Answer by what the question says."""
        self.said = f"{name} {instructions}".strip() or self.said
        return [answer_to(prompt, self._answers) for prompt, _ in prompts]

    def auth_banner_received(self, msg: str, lang: str) -> None:
        """Keep what is said, for when it comes to nothing."""
        self.said = msg.strip() or self.said


def answer_to(prompt: str, answers: Mapping[str, str]) -> str:
    """Return the answer whose word stands in a question; empty when none does."""
    asked = prompt.lower()
    return next((answer for word, answer in answers.items() if word in asked), "")


async def dial(caller: Caller, hear: Callable[[bytes], object]) -> Call:
    """Return an open line; ``hear`` is given all that comes. ``NotConnected`` says why not."""
    call = Call(hear)
    client = _Client(caller.answers)
    try:
        async with asyncio.timeout(PATIENCE):
            connection = await asyncssh.connect(
                caller.host,
                caller.port,
                config=None,
                # Whoever calls brought the server up themselves, or was told where it is.
                known_hosts=None,
                username=caller.user,
                client_keys=[caller.key] if caller.key else None,
                agent_path=None,
                client_factory=lambda: client,
                gss_host=None,
            )
            call.admitted = client.admitted
            channel, _ = await connection.create_session(
                lambda: _Session(call, hear),
                term_type=caller.term,
                term_size=caller.size,
                env=[f"{name}={value}" for name, value in caller.env.items()],
                encoding=None,
            )
    except TimeoutError as error:
        raise NotConnected("Nobody answered the call.") from error
    except (asyncssh.Error, OSError) as error:
        raise NotConnected(client.said or str(error) or "The server does not answer.") from error
    call._made(connection, channel)  # noqa: SLF001 - one module
    return call
