"""The app: opens parties, shows pages, and holds the talk. Screens see it as :class:`tui.shell.Shell`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from textual.screen import Screen

from flows.people import PersonId
from store import Home, Party, StoreError
from tui.opening import Opening
from tui.settings import Settings
from tui.stamps import MachineStamps, Stamps
from tui.talk.holding import Holding

if TYPE_CHECKING:
    from store import Library, LocalKeeper
    from tui.talk.talk import Talk


class Duologue(Holding):
    """The full-screen face."""

    TITLE = "Duologue"

    def __init__(
        self,
        home: Home,
        *,
        opening: Opening | None = None,
        settings: Settings | None = None,
        stamps: Stamps | None = None,
        ascii_only: bool = False,
    ) -> None:
        """Work in ``home``; ``opening`` says what is shown first."""
        self.stamps: Stamps = stamps or MachineStamps()
        """Times and ids."""
        super().__init__(
            settings,
            ascii_only=ascii_only,
            log=home.log,
            now=lambda: self.stamps.now().astimezone(),
        )
        self.home = home
        """Where everything lasts."""
        self.party: Party | None = None
        """The people whose history is open."""
        self.keeper: LocalKeeper | None = None
        """Who keeps their conversations; ``None`` while they can only be read."""
        self.busy = ""
        """Why they can only be read."""
        self.talk: Talk | None = None
        """The conversation on the screen."""
        self._opening = opening or Opening()
        self._taking: asyncio.Task[None] | None = None
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The flows; read when first asked for."""
        if self._library is None:
            from store import Library

            self._library = Library(self.home.flows)
        return self._library

    def on_mount(self) -> None:
        """Show what was asked for on the command line."""
        self.call_next(self._open)

    async def _open(self) -> None:
        opening = self._opening
        if not opening.party:
            await self.show_parties()
            return
        await self._open_party(opening.party)
        if (opening.conversation or opening.flow) and await self._writing() is None:
            await self.show_home()
        elif opening.conversation:
            await self.resume(opening.conversation)
        elif opening.flow:
            await self.show_arrive(opening.flow, quick=opening.quick)
        else:
            await self.show_home()

    # Pages

    async def show_parties(self) -> None:
        """Show the picker, or the first run when there is no party yet."""
        await self._close_party()
        await self.show_page(self._front_page())

    def _front_page(self) -> Screen[None]:
        """Return the picker, or the first run when there is no party yet."""
        if self.home.parties():
            from tui.screens.picker import PartyPicker

            return PartyPicker()
        from tui.screens.first_run import FirstRun

        return FirstRun()

    async def show_new_party(self) -> None:
        """Ask for the names of a new party."""
        from tui.screens.first_run import FirstRun

        await self.show_page(FirstRun())

    async def show_party(self, id: str) -> None:
        """Open a party and show its home."""
        await self._open_party(id)
        await self.show_home()

    async def show_home(self) -> None:
        """Show the home of the party that is open."""
        self.talk = None
        if self.party is None:
            await self.show_parties()
        else:
            await self.show_page(self._home_page(self.party))

    def _home_page(self, party: Party) -> Screen[None]:
        """Return the home of a party: the solo page for a party of one."""
        if len(party.people) == 1:
            from tui.screens.solo import SoloHome

            return SoloHome()
        from tui.screens.home import PartyHome

        return PartyHome()

    # Conversations

    async def begin(
        self, flow: str, people: tuple[PersonId, ...], first: PersonId, *, quick: bool
    ) -> None:
        """Begin a conversation and show its first page; keys wait until it is there."""
        with self.hold_input():
            await self._begin_talk(flow, people, first, quick=quick)

    async def _begin_talk(
        self, flow: str, people: tuple[PersonId, ...], first: PersonId, *, quick: bool
    ) -> None:
        keeper = await self._writing()
        if keeper is None or self.party is None:
            self.say(self.busy)
            return
        try:
            loaded = self.library.load(flow)
            started = self.party.started(
                loaded,
                at=self.stamps.now(),
                today=self.stamps.today(),
                quick=quick,
                people=tuple(x for x in self.party.people if x.id in set(people)),
            )
            begun = await keeper.start(loaded, replace(started, first=first))
        except (StoreError, ValueError) as said:
            self.say(str(said))
            return
        await self._sit_down(begun, people)

    async def resume(self, conversation: str) -> None:
        """Go on with a conversation where it stands; keys wait until its page is there."""
        with self.hold_input():
            await self._resume_talk(conversation)

    async def _resume_talk(self, conversation: str) -> None:
        if await self._writing() is None or self.party is None:
            self.say(self.busy)
            return
        try:
            people = self.party.card_of(conversation).people
        except StoreError as said:
            self.say(str(said))
            return
        await self._sit_down(conversation, people)

    async def _sit_down(self, conversation: str, people: Sequence[PersonId]) -> None:
        """Show a conversation."""
        from tui.talk.screens import screen_for
        from tui.talk.sitting import Sitting
        from tui.talk.talk import Talk

        assert self.keeper is not None
        sitting = Sitting(self.keeper, conversation, people, self.stamps)
        with self.hold_input():
            try:
                await sitting.open()
            except StoreError as said:
                self.say(str(said))
                return
            self.talk = Talk(self, sitting, screen_for)
            await self.talk.show()
        if sitting.lost:
            self.talk.say(f"{sitting.lost} sealed lines cannot be opened: their key is gone.")
        elif newer := self.library.newer(sitting.conversation.flow):
            self.talk.say(str(newer))

    async def jot(self, text: str, author: PersonId | None) -> None:
        """Keep a note for next time, outside a conversation. ``StoreError`` when it cannot."""
        if self.party is None:
            raise StoreError("No history is open.")
        alone = len(self.party.people) == 1
        await asyncio.to_thread(
            self.party.jot, text, at=self.stamps.now(), by=author, private=alone
        )

    # Parties

    async def _open_party(self, id: str) -> None:
        """Open a party, for reading; :meth:`_writing` takes it for writing."""
        if self.party is not None and self.party.id == id:
            return
        await self._close_party()
        self.party = await asyncio.to_thread(self.home.party, id)

    def get_ready(self) -> None:
        """Take the open party for writing, now that its first page is there."""
        self._take_keeper_soon()

    def _take_keeper_soon(self) -> asyncio.Task[None]:
        """Take the open party for writing, after its first page has been painted."""
        if self._taking is None:
            self._taking = asyncio.get_running_loop().create_task(self._take_keeper())
        return self._taking

    async def _take_keeper(self) -> None:
        """Take the open party for writing; when that cannot be, it can still be read."""
        if self.party is None:
            return
        try:
            # The engine is loaded here, beside the loop, and not before the first page.
            local = await asyncio.to_thread(import_module, "store.local")
            self.keeper = await local.LocalKeeper.open(self.party, since=self.stamps.now())
        except StoreError as said:
            self.busy = str(said)
            gather = getattr(self.screen, "gather", None)
            if gather is not None:
                gather()

    async def _writing(self) -> LocalKeeper | None:
        """Return who keeps the open party's conversations; ``None`` when it can only be read."""
        with self.hold_input():
            await self._take_keeper_soon()
        return self.keeper

    async def _close_party(self) -> None:
        """Let the party that is open go."""
        if self._taking is not None:
            await self._taking
        keeper, self.keeper, self.party, self.busy = self.keeper, None, None, ""
        self._taking = None
        if keeper is not None:
            await keeper.close()

    async def on_unmount(self) -> None:
        """Save what is left to save."""
        if self.talk is not None:
            await self.talk.sitting.close()
        await self._close_party()

    # Who is here

    def held(self) -> Talk | None:
        """Return the conversation on the screen; ``None`` for none."""
        return self.talk

    def action_interrupt(self) -> None:
        """Ctrl+C in a conversation pauses it and keeps everything; elsewhere it asks."""
        if self.talk is not None and not self._asked_to_leave():
            self.run_worker(self.talk.pause(), exclusive=False)
        else:
            super().action_interrupt()

    def _asked_to_leave(self) -> bool:
        from tui.modals.confirm import Confirm

        return isinstance(self.screen, Confirm)
