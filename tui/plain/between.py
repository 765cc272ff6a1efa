"""Pages between private turns: the hand-over, and all being ready to open."""

from __future__ import annotations

from collections.abc import Sequence

from flows import events as ev
from flows import pages as p
from flows.people import Person
from flows.wording import in_a_row
from tui.plain.page import PlainPage
from tui.talk.sitting import Look
from tui.words import all_done

_NOT_HERE = frozenset({"jot", "park", "concern", "more", "why"})


class HandOverPage(PlainPage[p.HandOver]):
    """Please hand over the keyboard. It holds nobody's words."""

    without = _NOT_HERE

    def above(self) -> Sequence[str]:
        """Return who takes the keyboard, and who looks away."""
        over = self.body
        lines = [f"Please hand the keyboard to {over.to.name}."]
        if over.others:
            lines.append(f"{in_a_row(over.others)}, look away for a while.")
        if not self.talk.console.wipes:
            lines.append("What stands above cannot be cleared; scroll it out of sight first.")
        if over.written:
            names = in_a_row(over.written)
            lines.append(f"What {names} wrote is sealed until you open it together.")
        return (" ".join(lines),)

    def hint(self) -> str:
        """Return who may take the keyboard back."""
        if self.body.give_back is None:
            return ""
        giver, _ = self.body.give_back
        return f":back gives the keyboard back to {giver.name}."

    def question(self) -> str:
        """Return what opens the turn."""
        return f"{self.body.to.name}: type {self.body.key} and Enter to begin."

    def prompt(self) -> str:
        """Return what stands before the key."""
        return f"Key of {self.body.to.name}:"

    def take(self, text: str) -> None:
        """Begin the turn with the person's own key; nothing else opens it."""
        if text.strip().casefold() == self.body.key:
            self.talk.seat.hand_to(self.body.to.id)
        else:
            self.say(f"That is not the key of {self.body.to.name}. Nothing was opened.")

    def can(self, command: str) -> bool:
        """Back means: give the keyboard back to who wrote before."""
        if command == "back":
            return self.body.give_back is not None
        return super().can(command)

    def do_back(self, text: str) -> None:
        """Give the keyboard back."""
        if self.body.give_back is not None:
            _, back = self.body.give_back
            self.act(ev.WentBack, place=back.place, people=back.people, by=None)


class OpeningPage(PlainPage[p.Opening]):
    """All are done: each says with their own key that they are ready."""

    commands = frozenset({"wait"})
    without = frozenset({"jot", "park"})

    def above(self) -> Sequence[str]:
        """Return who is ready."""
        states = self._states()
        lines = [
            f"{name} is ready." if ready else f"{name} is not ready yet." for name, ready in states
        ]
        if not any(ready for _, ready in states):
            lines = []
        done = all_done(len(states), self.talk.seat.sitting.conversation.state)
        return (" ".join([done, *lines, "Opening shows everything at once."]),)

    def renew(self, look: Look) -> None:
        """Say who is ready now."""
        before = self._states()
        super().renew(look)
        new = [(name, ready) for name, ready in self._states() if (name, ready) not in before]
        for name, ready in new:
            self.say(f"{name} is {'ready' if ready else 'not ready yet'}.")
        if new:
            self.talk.ask_again()

    def _states(self) -> list[tuple[str, bool]]:
        """Everybody, here and elsewhere, and whether they are ready."""
        here = [(person.name, ready) for person, _, ready in self.body.ready]
        return [*here, *self.body.elsewhere]

    def question(self) -> str:
        """Return what each types."""
        waited = self._waited()
        ways = "; ".join(f"{person.name} types {key} and Enter" for person, key in waited)
        return f"Ready to open? {ways}." if waited else "It opens when the others are ready, too."

    def _waited(self) -> list[tuple[Person, str]]:
        """Who of those here is not ready yet, with their key."""
        return [(person, key) for person, key, ready in self.body.ready if not ready]

    def prompt(self) -> str:
        """Return what stands before a key."""
        return "Key:" if self._waited() else "Enter looks again:"

    def take(self, text: str) -> None:
        """Somebody is ready."""
        if not text.strip() and not self._waited():
            self.say("\n".join(self.above()))
            return
        wanted = {key: person for person, key, _ in self.body.ready}
        person = wanted.get(text.strip().casefold())
        if person is None:
            self.say("That is nobody's key here.")
        else:
            self.act(ev.Ready, by=person.id)

    def can(self, command: str) -> bool:
        """Waiting needs somebody who was ready."""
        if command == "wait":
            return any(ready for *_, ready in self.body.ready)
        return super().can(command)

    def do_wait(self, text: str) -> None:
        """Nobody counts as ready; whoever wants goes back to their page."""
        if self.act(ev.NotReady):
            self.say("One more minute. :back goes back to what you wrote.")
