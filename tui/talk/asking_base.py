"""What pages with one question share."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.talk.page import TalkPage


class AskingPage(TalkPage):
    """A page with one question."""

    where = Where.ASK
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.ASK)]

    _nudged = False
    """Whether what the flow would rather have has been said."""

    def asking(self) -> p.Asking:
        """Return what is asked."""
        body = self.view.body
        assert isinstance(body, p.Asking)
        return body

    async def answer(self, value: Any) -> None:
        """Keep an answer and go on; what the flow would rather have is said once before."""
        said = self.talk.sitting.nudges(self.view, value)
        if said and not self._nudged:
            self._nudged = True
            self.say(f"{said[0]} {AGAIN}")
            return
        await self.act(ev.Answered, value=value)

    def written(self) -> str:
        """Return what stands in the field, without the space around it."""
        return self.in_fields().strip()

    def start(self) -> str:
        """Return what the field starts with, a draft apart."""
        asking = self.asking()
        return _typed(asking.answer) or asking.start

    def unsaved(self) -> str:
        """Return what stands in the field, unless it stood there from the start."""
        written = self.written()
        return "" if written == self.start().strip() else written

    async def say_empty(self) -> None:
        """Say that nothing is written; unless there is another page to look at, now."""
        if not await self.talk.catch_up():
            self.say("Nothing is written yet. Esc, then p, passes.")


AGAIN = "Enter again keeps it as it is."
"""Said behind a nudge: it never holds anybody up."""


def _typed(answer: object) -> str:
    """An earlier answer as it would be typed."""
    if answer is None:
        return ""
    return f"{answer:g}" if isinstance(answer, float) else str(answer)
