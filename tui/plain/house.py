"""What the pages around a conversation work with: a home, its library, the people who sit here."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from flows.people import PersonId
from store import Home, Keeper, Library, LocalKeeper, Party, StoreError
from tui.plain.console import STILL_THERE, Console
from tui.plain.seat import Run, Seat
from tui.plain.talk import Talk
from tui.settings import Settings
from tui.stamps import Stamps


class House:
    """A home at this console. One party is open at a time."""

    def __init__(
        self, home: Home, console: Console, *, settings: Settings, stamps: Stamps, run: Run
    ) -> None:
        """Work in ``home``; ``run`` waits for the keeper."""
        self.home = home
        """Where everything lasts."""
        self.console = console
        """Where it is said."""
        self.settings = settings
        """The user's wishes."""
        self.stamps = stamps
        """Times and ids."""
        self.run = run
        """Waits for the keeper."""
        self.busy = ""
        """Why the open party can only be read; empty when it can be written."""
        self._party: Party | None = None
        self._keeper: LocalKeeper | None = None
        self._warned = False

    @cached_property
    def library(self) -> Library:
        """The flows."""
        return Library(self.home.flows)

    @property
    def party(self) -> Party:
        """The people whose history is open."""
        assert self._party is not None
        return self._party

    @property
    def is_open(self) -> bool:
        """Whether the history of some people is open."""
        return self._party is not None

    def say(self, text: str = "") -> None:
        """Say some lines."""
        self.console.say(text)

    def open(self, id: str) -> None:
        """Open the history of some people; when somebody else writes in it, only to be read."""
        self.close()
        self._party = self.home.party(id)
        try:
            self._keeper = self.run(LocalKeeper.open(self._party, since=self.stamps.now()))
        except StoreError as said:
            self.busy = str(said)

    def close(self) -> None:
        """Let the people who are open go, and take what they read off the screen."""
        was_open, keeper = self.is_open, self._keeper
        self._keeper, self._party, self.busy = None, None, ""
        if keeper is not None:
            self.run(keeper.close())
        if was_open:
            self.console.wipe()

    def hand_over(self) -> None:
        """Let the people who are open go, because others come; say once if they can still read."""
        self.close()
        if not self.console.wipes and not self._warned:
            self._warned = True
            self.say(f"\n{STILL_THERE}")

    # Conversations

    def begin(
        self, flow: str, people: tuple[PersonId, ...], first: PersonId, *, quick: bool
    ) -> None:
        """Begin a conversation and hold it. Raises ``StoreError``."""
        loaded = self.library.load(flow)
        started = self.party.started(
            loaded,
            at=self.stamps.now(),
            today=self.stamps.today(),
            quick=quick,
            people=tuple(x for x in self.party.people if x.id in set(people)),
        )
        begun = self.run(self.keeper.start(loaded, replace(started, first=first)))
        self._hold(begun, people)

    def resume(self, conversation: str) -> None:
        """Go on with a conversation where it stands. Raises ``StoreError``."""
        self._hold(conversation, self.party.card_of(conversation).people)

    @property
    def keeper(self) -> Keeper:
        """Who keeps the conversations of the people who are open. ``StoreError`` while busy."""
        if self._keeper is None:
            raise StoreError(self.busy or "No history is open.")
        return self._keeper

    def _hold(self, id: str, people: tuple[PersonId, ...]) -> None:
        from tui.talk.sitting import Sitting

        keeper = self.keeper
        sitting = Sitting(keeper, id, people, self.stamps)
        self.run(sitting.open())
        notices = []
        if sitting.lost:
            notices.append(f"{sitting.lost} sealed lines cannot be opened: their key is gone.")
        if newer := self.library.newer(sitting.conversation.flow):
            notices.append(str(newer))
        seat = Seat(sitting, keeper, self.run, self.stamps, self.say)
        Talk(self.console, seat, timers=self.settings.timers, notices=notices).hold()
