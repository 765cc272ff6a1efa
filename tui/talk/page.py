"""A page of a conversation, with the acts that work on every one of them."""

from __future__ import annotations

from flows import events as ev
from flows.promises import jotted, raised
from tui.modals.confirm import Confirm
from tui.talk.page_base import TalkPageBase


class TalkPage(TalkPageBase):
    """One page of a conversation. Its kinds give :meth:`body`, :meth:`renew` and their own acts."""

    def why(self) -> tuple[str, str]:
        """Return the evidence card of this step."""
        card = self.view.why
        return (card.claim, f"{card.strength}: {card.source}") if card else ("", "")

    def can_do(self, action: str) -> bool:
        """Whether an act is possible on this page now."""
        view = self.view
        possible = {
            "back": view.back is not None,
            "forward": bool(view.forward),
            "pass": view.may_pass,
            "time": view.minutes is not None,
        }
        allowed = possible.get(action, True) and self.talk.allows(action)
        return allowed and super().can_do(action)

    async def do_back(self) -> None:
        """Go back one step; nothing is lost."""
        back = self.view.back
        if back is not None:
            await self.act(ev.WentBack, place=back.place, people=back.people)

    async def do_forward(self) -> None:
        """Go forward again."""
        if self.view.forward:
            await self.act(ev.WentForward, people=self.view.forward)

    async def do_pass(self) -> None:
        """Pass; no reason is kept."""
        await self.act(ev.Passed)

    async def do_time(self) -> None:
        """Give one more minute."""
        self._time_said = False
        await self.act(ev.MoreTime)

    async def do_pause(self) -> None:
        """Keep everything and leave."""
        await self.talk.pause()

    def do_jot(self) -> None:
        """Jot one line for next time."""
        sitting = self.talk.sitting
        private, promise = jotted(sitting.conversation, sitting.eyes)
        by = next(iter(sitting.eyes)) if len(sitting.eyes) == 1 else None

        async def keep(text: str) -> bool:
            item = self.talk.stage.stamps.new_id()
            kept = await self.act(ev.Jotted, item=item, text=text, private=private, by=by)
            if kept:
                self.say("Kept for next time.")
            return kept

        self.ask("jot", "Jot it down, and go on:", keep, promise=promise)

    def do_park(self) -> None:
        """Put a thought aside for another day, where everybody finds it."""
        self._card("park", ev.Parked, "Put aside for another day:", "Parked.")

    def do_concern(self) -> None:
        """Raise a concern card; it is settled before the end."""
        self._card(
            "concern",
            ev.ConcernRaised,
            "What does not feel right?",
            "It will be asked before the end.",
        )

    def _card(self, aside: str, event: type[ev.Event], question: str, said: str) -> None:
        async def keep(text: str) -> bool:
            kept = await self.act(event, item=self.talk.stage.stamps.new_id(), text=text)
            if kept:
                self.say(said)
            return kept

        self.ask(aside, question, keep, promise=raised(self.talk.sitting.conversation))

    def do_stop_here(self) -> None:
        """End the conversation before its end."""

        async def stop(yes: bool | None) -> None:
            if yes:
                await self.act(ev.Stopped)

        self.app.push_screen(
            Confirm(
                "End this conversation here?",
                yes="end it",
                no="go on",
                detail="What was shared stays in the history. To come back to it, pause instead.",
            ),
            stop,
        )

    def do_forget(self) -> None:
        """Forget the conversation: no word of it is left."""

        async def forget(yes: bool | None) -> None:
            if yes:
                await self.act(ev.Forgotten)

        self.app.push_screen(
            Confirm(
                "Forget this conversation?",
                yes="forget it",
                no="keep it",
                detail="Every word of it is deleted, copies too. What a later conversation quoted from it"
                " stays in that one. This cannot be undone.",
            ),
            forget,
        )
