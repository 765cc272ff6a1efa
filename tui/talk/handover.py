"""Hand-over, both ready, and waiting: the pages between private turns."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from flows.wording import in_a_row
from tui.actions import Where
from tui.cells import pad, width
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Dialog, Words
from tui.talk.page import TalkPage
from tui.talk.talk import Talk
from tui.words import all_done, names

BREATH: Final = 1.0
"""Seconds without a key after which a letter is meant for a page that came by itself. Whoever types
on without looking leaves no such gap: even slow typists press more than a key a second."""
_MOST_NAMES = 6
"""So many people at other seats are named; a room of more is counted."""


class KeyedPage(TalkPage):
    """A page on which people say who they are by typing their own letters.

    Where the page came by itself (others went on, or who leads did), somebody may be in the middle
    of a word: their next letter must not open what is for another. It counts after a breath.
    """

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._typed = ""
        self._cuts_in = talk.cuts_in
        self._quiet_since = asyncio.get_running_loop().time()

    @abstractmethod
    def wanted(self) -> dict[str, str]:
        """Return the letters that mean somebody here, and whom."""

    @abstractmethod
    async def chosen(self, person: str) -> None:
        """Somebody typed their letters."""

    async def on_key(self, event: Key) -> None:
        """Gather letters; a person's own letters win over every other meaning of a key."""
        if self._was_meant_for_before(event):
            event.stop()
            event.prevent_default()
            self.say("The page changed under that key. Once more, please.")
            return
        letter = (event.character or "").casefold()
        wanted = self.wanted()
        typed = self._typed + letter
        if not any(key.startswith(typed) for key in wanted):
            typed = letter
        if letter and typed in wanted:
            event.stop()
            event.prevent_default()
            self._typed = ""
            await self.chosen(wanted[typed])
        elif letter and any(key.startswith(typed) for key in wanted):
            event.stop()
            event.prevent_default()
            self._typed = typed
        else:
            self._typed = ""

    def _was_meant_for_before(self, event: Key) -> bool:
        """Whether a key of somebody who types belongs to the page that was here before."""
        if not (event.is_printable or event.key in {"enter", "backspace"}):
            return False
        now = asyncio.get_running_loop().time()
        before, self._quiet_since = self._quiet_since, now
        self._cuts_in = self._cuts_in and now - before < BREATH
        return self._cuts_in


class HandOverPage(KeyedPage):
    """Please hand over the keyboard. It holds nobody's words, on the screen or in memory."""

    where = Where.HANDOVER
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.HANDOVER),
        Binding("backspace", "act('back')", show=False),
    ]
    DEFAULT_CSS = """
    HandOverPage Middle { width: 100%; height: 1fr; align: center middle; }
    HandOverPage Center { height: auto; }
    HandOverPage Dialog { width: 46; max-height: 12; }
    HandOverPage Words { text-align: center; }
    HandOverPage #below { width: 100%; margin-top: 1; }
    """

    def hand_over(self) -> p.HandOver:
        """Return what the page says."""
        body = self.view.body
        assert isinstance(body, p.HandOver)
        return body

    def body(self) -> list[Widget]:
        """Return the box in the middle."""
        over = self.hand_over()
        name = over.to.name
        spaced = " ".join(name.upper()) if name.isascii() and len(name) <= 12 else name
        top = [Content.assemble("Please hand over to  ", (spaced, "bold $accent"))]
        if over.others:
            top += [Content(""), Content(f"{in_a_row(over.others)}, look away for a while")]
        below = [self._sealed(over), Content("")] if over.written else []
        ready = Content.assemble(
            (name, "bold"), ": press ", (f" {over.key} ", "bold reverse"), " to begin"
        )
        below.append(ready)
        if over.give_back is not None:
            giver, _ = over.give_back
            key = "Backspace" if over.key.startswith("b") else "b"
            words = Content.assemble((key, "bold $accent"), f"  gives back to {giver.name}")
            below += [Content(""), words]
        return [
            Middle(
                Center(Dialog(Words(Content("\n").join(top)), id="box")),
                Words(Content("\n").join(below), id="below"),
            )
        ]

    def _sealed(self, over: p.HandOver) -> Content:
        lock = glyphs_of(self).sealed
        names = in_a_row(over.written)
        words = f"{lock} What {names} wrote is sealed until you open it together."
        return Content.styled(words, "$sealed")

    def wanted(self) -> dict[str, str]:
        """Return the letters of whose turn it is."""
        over = self.hand_over()
        return {over.key: over.to.id}

    async def chosen(self, person: str) -> None:
        """The person is at the keyboard."""
        await self.talk.hand_to(person)

    def can_do(self, action: str) -> bool:
        """Back means: give the keyboard back to who wrote before."""
        if action == "back":
            return self.hand_over().give_back is not None
        return super().can_do(action)

    async def do_back(self) -> None:
        """Give the keyboard back to who wrote before."""
        given = self.hand_over().give_back
        if given is not None:
            _, back = given
            await self.act(ev.WentBack, place=back.place, people=back.people, by=None)


class OpeningPage(KeyedPage):
    """All are done: each says with their own letters that they are ready."""

    where = Where.READY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.READY)]

    def body(self) -> list[Widget]:
        """Return who is ready."""
        return [Words("", id="ready", classes="prompt")]

    def begin(self) -> None:
        """Show who is ready."""
        self.renew()

    def renew(self) -> None:
        """Show who is ready now."""
        super().renew()
        self.query_one("#ready", Words).update(self._lines())

    def opening(self) -> p.Opening:
        """Return what the page says."""
        body = self.view.body
        assert isinstance(body, p.Opening)
        return body

    def _lines(self) -> Content:
        opening = self.opening()
        everybody = len(opening.ready) + len(opening.elsewhere)
        done = all_done(everybody, self.talk.sitting.conversation.state)
        lines = [Content(done), Content("")]
        longest = max((width(x.name) for x, _, _ in opening.ready), default=0)
        wide = min(longest, self.app.size.width - 42)
        for person, key, ready in opening.ready:
            state = ("[ ready   ]", "$good") if ready else ("[ waiting ]", "$muted")
            name = f"     {pad(person.name, wide, glyphs_of(self).ellipsis)}    press  "
            lines.append(Content.assemble(name, (f" {key} ", "bold reverse"), "     ", state))
            lines.append(Content(""))
        lines += [Content(f"     {line}") for line in _elsewhere(opening)]
        lines.append(Content.styled("Opening shows everything at once.", "$muted"))
        return Content("\n").join(lines)

    def wanted(self) -> dict[str, str]:
        """Return everybody's letters."""
        return {key: person.id for person, key, _ in self.opening().ready}

    async def chosen(self, person: str) -> None:
        """Somebody is ready."""
        await self.act(ev.Ready, by=person)

    def can_do(self, action: str) -> bool:
        """Waiting a little needs somebody who was ready; letters of people come first."""
        if action == "not_ready":
            return "e" not in self.wanted() and any(ready for *_, ready in self.opening().ready)
        return super().can_do(action)

    async def do_not_ready(self) -> None:
        """Nobody counts as ready; whoever wants goes back to their page."""
        if await self.act(ev.NotReady):
            self.say("One more minute. b goes back to what you wrote.")


def _elsewhere(opening: p.Opening) -> list[str]:
    """Return who else is ready: by name, or as a number where they are many."""
    there = opening.elsewhere
    if len(there) <= _MOST_NAMES:
        return [f"{name}    {'ready' if ready else 'not ready yet'}" for name, ready in there]
    ready = sum(1 for _, is_ready in there if is_ready)
    return [f"{ready} of the {len(there)} others are ready"]


class WaitingPage(TalkPage):
    """Nothing to do at this seat until somebody elsewhere is done."""

    where = Where.READY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.READY)]

    def body(self) -> list[Widget]:
        """Return for whom it waits."""
        body = self.view.body
        assert isinstance(body, p.Waiting)
        whom = names(body.for_) or "the others"
        said = f"{body.text}\n\n" if body.text else ""
        return [self.prompt(f"{said}You are done here. Waiting for {whom}; nothing is hurried.")]
