"""Pages to read: a text, the speaker's floor, what was kept before, the end, and waiting."""

from __future__ import annotations

from collections.abc import Sequence

from flows import events as ev
from flows import pages as p
from flows.wording import in_a_row
from tui.plain.lists import numbered, numbers, only, quoted_by
from tui.plain.page import GoOnPage
from tui.talk.kept_words import counted
from tui.talk.sitting import Look


class ReadingPage(GoOnPage[p.Reading]):
    """A text, and the list beneath it."""

    def above(self) -> Sequence[str]:
        """Return the text and the list."""
        items = numbered([quoted_by(item.text, item.author) for item in self.body.items])
        return [part for part in (self.body.text, "\n".join(items)) if part]


class ListeningPage(GoOnPage[p.Listening]):
    """The speaker's floor."""

    def above(self) -> Sequence[str]:
        """Return what each does."""
        body = self.body
        ways = (
            f"{body.speaker} speaks. {body.listener} listens, and says back what was heard. "
            f"{body.speaker} says “fits” or “not yet”. Then change places."
        )
        return (body.text, ways)


class WaitingPage(GoOnPage[p.Waiting]):
    """Nothing to do until somebody elsewhere is done."""

    commands = frozenset()
    without = frozenset({"jot", "park", "concern"})

    def above(self) -> Sequence[str]:
        """Return for whom it waits."""
        whom = in_a_row(self.body.for_) or "the others"
        said = (self.body.text,) if self.body.text else ()
        return (*said, f"You are done here. Waiting for {whom}; nothing is hurried.")

    def prompt(self) -> str:
        """Return the only thing there is to do."""
        return "Enter looks again:"

    def go_on(self) -> None:
        """Look again: whatever has come is said after each line."""


class RecallingPage(GoOnPage[p.Recalling]):
    """Records of earlier conversations, to look at or to choose from."""

    def above(self) -> Sequence[str]:
        """Return the records."""
        entries = [quoted_by(entry.text, entry.author) for entry in self.body.entries]
        listed = "\n".join(numbered(entries))
        if self._picks:
            return (listed,)
        return [part for part in (self.body.text, listed) if part]

    def question(self) -> str:
        """Return the question where something is to be chosen."""
        return self.body.text if self._picks else ""

    def hint(self) -> str:
        """Return how to choose."""
        if not self._picks:
            return ""
        if self.body.pick == "one":
            return "Type the number of one, or Enter alone for none."
        return "Type the numbers of those you mean, such as 1 3, or Enter alone for none."

    def prompt(self) -> str:
        """Return what stands before the numbers."""
        return "Numbers:" if self._picks else super().prompt()

    def start(self) -> str:
        """Return the numbers chosen before."""
        ids = [entry.id for entry in self.body.entries]
        return " ".join(str(ids.index(one) + 1) for one in self.body.picked if one in ids)

    def words_begun(self, *, edits: bool) -> str:
        """Return what was chosen before."""
        return f"Chosen before: {self.start()}. Enter alone keeps it." if self.start() else ""

    @property
    def _picks(self) -> bool:
        return self.body.pick != "none" and bool(self.body.entries)

    def take(self, text: str) -> None:
        """Keep the choice, or go on."""
        if not self._picks:
            super().take(text)
            return
        rows = numbers(text, len(self.body.entries))
        if rows is None:
            self.say(only(len(self.body.entries)))
        elif self.body.pick == "one" and len(rows) > 1:
            self.say("Please choose one.")
        else:
            self._keep(rows)

    def go_on(self) -> None:
        """Go on; where something could be chosen, with nothing."""
        if self.body.pick == "none":
            super().go_on()
        else:
            self._keep(())

    def _keep(self, rows: Sequence[int]) -> None:
        # In the order of the list, as every face keeps what is chosen.
        ids = tuple(self.body.entries[row].id for row in sorted(set(rows)))
        self.act(ev.Answered, value=ids)


class EndingPage(GoOnPage[p.Ending]):
    """The last page: what is kept, and concerns that are still open."""

    def above(self) -> Sequence[str]:
        """Return the first open concern, or the last words."""
        body = self.body
        if body.concerns:
            concern = body.concerns[0]
            whose = f"{concern.author}: " if concern.author else ""
            return (
                f"Before you close: a concern is still open.\n{whose}“{concern.text}”",
                "1. We talk about it now, and it is settled.\n2. Park it for another day.",
            )
        lines = [body.text] if body.text else []
        if body.kept:
            kept = in_a_row([counted(kind, count) for kind, count in body.kept])
            where = "your own history" if self.talk.seat.alone else "your shared history"
            lines.append(f"Kept: {kept}, in {where}.")
        if not self.talk.seat.alone:
            lines.append("Private lines stay with whoever wrote them.")
        return ("\n".join(lines),)

    def renew(self, look: Look) -> None:
        """Say what is left to do."""
        before = self.body.concerns
        super().renew(look)
        if self.body.concerns != before:
            self.talk.tell()

    def question(self) -> str:
        """Return what to do about the concern."""
        return "What do you do about it?" if self.body.concerns else ""

    def prompt(self) -> str:
        """Return what stands before the number."""
        return "1 or 2:" if self.body.concerns else "Enter closes:"

    def take(self, text: str) -> None:
        """Settle the concern, or close."""
        if not self.body.concerns:
            super().take(text)
        elif (rows := numbers(text, 2)) and len(rows) == 1:
            how = ("treated", "parked")[rows[0]]
            self.act(ev.ConcernSettled, item=self.body.concerns[0].id, how=how)
        else:
            self.say("Please type 1 or 2.")

    def can(self, command: str) -> bool:
        """Closing comes after the concerns."""
        return super().can(command) and not (command == "done" and self.body.concerns)
