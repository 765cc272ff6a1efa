"""The SSH server's side of one connection: who may come in, and for what. Nothing is forwarded."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Final

import asyncssh
from asyncssh.constants import DISC_BY_APPLICATION, DISC_NO_MORE_AUTH_METHODS_AVAILABLE

from flows.workshop.seen import LEADING
from store import Knock
from tui.serve.caller import Caller, caller_of
from tui.serve.house import FULL, House
from tui.serve.keylist import KeyList
from tui.serve.limits import Counting
from tui.serve.reception import Admitted, Ask, Reception, Step, Turned
from tui.serve.ssh_line import SshLine

NO_CODE: Final = "Which room? The code stands before the @:  ssh K7P3Q2@this-host"
KEY_NEEDED: Final = "Leading takes a key that this server knows."
_ATTEMPT_DELAY: Final = 0.3
"""Seconds that a failed attempt waits for its answer."""
_HANG_UP: Final = 3.0
"""Seconds after the end of a session until the connection is closed from here."""
_HANG_UP_SOON: Final = 0.5
"""The same, when the server stops."""

Challenge = tuple[str, str, str, list[tuple[str, bool]]]
"""Title, instructions, language, and prompts each with whether the answer is shown."""


class Front:
    """What all connections of a worker share."""

    def __init__(
        self, house: House, leaders: KeyList, operators: KeyList, banner: str = ""
    ) -> None:
        self.house = house
        """Where sessions go."""
        self.leaders = leaders
        """Who may lead; with an empty list, those who know the long PIN of a workshop."""
        self.operators = operators
        """Who may lead and finds a seat when there is none left."""
        self.banner = banner
        """Shown before anybody says who they are: what is stored, and who runs this."""
        self.counting = Counting(house.limits)
        """Connections and failures by address."""
        self.tasks: set[asyncio.Task[None]] = set()
        """What runs the sessions."""

    def may_lead(self, print_: str) -> bool:
        """Whether a key is on one of the lists."""
        return print_ in self.leaders or print_ in self.operators

    @property
    def leads_by_key(self) -> bool:
        """Whether leading takes a key of the lists."""
        return bool(self.leaders.prints or self.operators.prints)


class Entrance(asyncssh.SSHServer):
    """One connection."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._house = front.house
        self._conn: asyncssh.SSHServerConnection | None = None
        self._address = ""
        self._counted = False
        self._starting = False
        self._caller = Caller("participant", "")
        self._print = ""
        self._offers = 0
        self._reception: Reception | None = None
        self._token = ""
        self._session: SshLine | None = None
        self._unused: asyncio.TimerHandle | None = None
        self._greeted = False

    # Coming and going

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Hear the connection, unless there are too many."""
        self._conn = conn
        self._address = str(conn.get_extra_info("peername", ("",))[0])
        if self._house.stopping or not self._front.counting.may_come(self._address):
            conn.abort()
            return
        self._front.counting.come(self._address)
        self._counted = self._starting = True

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        if self._unused is not None:
            self._unused.cancel()
        self._no_longer_starting()
        if self._counted:
            self._front.counting.gone(self._address)
        self._conn = None

    def _no_longer_starting(self) -> None:
        if self._starting:
            self._starting = False
            self._front.counting.known(self._address)

    def _turn_away(self, sentence: str) -> None:
        """Say why, and hang up."""
        assert self._conn is not None
        self._conn.send_auth_banner(f"{sentence}\r\n")
        self._conn.disconnect(DISC_NO_MORE_AUTH_METHODS_AVAILABLE, "Good-bye.")

    # Who it is

    def begin_auth(self, username: str) -> bool:
        """Note what is asked for; called again when a client changes its user name."""
        assert self._conn is not None
        self._caller = caller_of(username)
        self._reception = None
        self._print = self._token = ""
        if self._front.banner and not self._greeted:
            self._greeted = True
            self._conn.send_auth_banner(
                self._front.banner.rstrip("\n").replace("\n", "\r\n") + "\r\n"
            )
        if not self._caller.code and not self._goes_to_desk:
            self._turn_away(NO_CODE)
        elif self._needs_key:
            self._conn.send_auth_banner(f"{KEY_NEEDED}\r\n")
        return True

    @property
    def _goes_to_desk(self) -> bool:
        """Whether who leads is to say inside which room: with a key of the lists, without a code."""
        return self._needs_key and self._house.place.desk is not None

    @property
    def _needs_key(self) -> bool:
        """Whether questions do not help: leading takes a key of the lists, where there are some."""
        return self._caller.role == "facilitator" and self._front.leads_by_key

    def public_key_auth_supported(self) -> bool:
        """Keys are heard: of those who lead, and of those who were here before."""
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        """Judge an offered key. Whether it is theirs is proven after this.

        A participant's key opens nothing by itself: it is remembered with the name, and the door
        is asked for it once it is proven.
        """
        self._offers += 1
        if self._offers > self._house.limits.keys_offered:
            return False
        self._print = str(key.get_fingerprint("sha256"))
        if self._needs_key:
            return self._front.may_lead(self._print)
        return True

    def password_auth_supported(self) -> bool:
        """Passwords are not heard."""
        return False

    def kbdint_auth_supported(self) -> bool:
        """Questions are for everybody but those who need a key."""
        return not self._needs_key

    async def get_kbdint_challenge(
        self, username: str, lang: str, submethods: str
    ) -> bool | Challenge:
        """Ask the first question."""
        self._print = ""
        if not self._caller.code:
            return False
        self._reception = Reception(self._house.place.door, self._knock())
        return await self._following(await self._reception.begin())

    async def validate_kbdint_response(
        self, username: str, responses: Sequence[str]
    ) -> bool | Challenge:
        """Take an answer, and ask what follows."""
        if self._reception is None or len(responses) != 1:
            return False
        return await self._following(await self._reception.reply(responses[0]))

    async def _following(self, step: Step) -> bool | Challenge:
        """Return the next question, or whether they are in."""
        if isinstance(step, Ask):
            if step.again:
                self._front.counting.failed(self._address)
                await asyncio.sleep(_ATTEMPT_DELAY)
            return ("", step.note, "", [(step.prompt, not step.hidden)])
        if isinstance(step, Admitted):
            self._token = step.token
            return True
        assert isinstance(step, Turned)
        self._front.counting.failed(self._address)
        await asyncio.sleep(_ATTEMPT_DELAY)
        if self._conn is not None:
            self._turn_away(step.sentence)
        return False

    def auth_completed(self) -> None:
        """Wait for a session, but not for ever."""
        if self._token:
            # Let in by what they know: a key that was only offered is not theirs for that.
            self._print = ""
            self._no_longer_starting()
        self._unused = asyncio.get_running_loop().call_later(
            self._house.limits.unused_seconds, self._drop_unused
        )

    def _drop_unused(self) -> None:
        if self._conn is not None and self._session is None:
            self._conn.disconnect(DISC_BY_APPLICATION, "No session was opened.")

    def _knock(self) -> Knock:
        """What is shown at the door."""
        return Knock(
            code=self._caller.code, role=self._caller.role, address=self._address, key=self._print
        )

    # What for

    def session_requested(self) -> SshLine | bool:
        """One session for each connection, as long as there is room."""
        if self._session is not None:
            return False
        leading = self._caller.role in LEADING or self._print in self._front.operators
        refusal = FULL if self._house.full(leading=leading) else ""
        self._session = SshLine(self._begin, refusal)
        return self._session

    def _begin(self, line: SshLine) -> None:
        """Run the session."""
        task = asyncio.get_running_loop().create_task(self._attend(line))
        self._front.tasks.add(task)
        task.add_done_callback(self._front.tasks.discard)

    async def _attend(self, line: SshLine) -> None:
        """Be there for the person, then hang up."""
        await self._house.attend(
            line,
            self._knock(),
            token=self._token,
            offered=self._print,
            come_in=self._no_longer_starting,
        )
        # The client hangs up when its session is over; before that it wants to read the status.
        if (conn := self._conn) is not None:
            with contextlib.suppress(TimeoutError):
                patience = _HANG_UP_SOON if self._house.stopping else _HANG_UP
                await asyncio.wait_for(conn.wait_closed(), patience)
            conn.close()
