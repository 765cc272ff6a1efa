"""A number on a scale."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from tui.modals.dialog import Words
from tui.talk.asking_base import AskingPage
from tui.widgets.messages import Rated
from tui.widgets.scale import Missed, Scale


class ScalePage(AskingPage):
    """A number between two words."""

    focus_on = "#scale"
    DEFAULT_CSS = """
    ScalePage Scale { margin: 1 1; }
    """

    def body(self) -> list[Widget]:
        """Return the question and the scale."""
        asking = self.asking()
        low, high = int(asking.least or 0), int(asking.most if asking.most is not None else 10)
        answer = asking.answer if isinstance(asking.answer, int) else None
        scale = Scale(
            asking.labels.get(low, ""),
            asking.labels.get(high, ""),
            value=answer,
            lowest=low,
            highest=high,
            words=asking.labels,
            id="scale",
        )
        return [self.prompt(asking.text), scale, Words(scale.keys_in_words, classes="hint")]

    @on(Rated)
    async def _rated(self, event: Rated) -> None:
        event.stop()
        if event.final:
            await self.answer(event.value)
        else:
            self.say("")

    @on(Missed)
    def _missed(self, event: Missed) -> None:
        event.stop()
        self.say(event.sentence)

    async def do_done(self) -> None:
        """Keep the number."""
        value = self.query_one("#scale", Scale).value
        if value is None:
            self.say("No number is chosen yet.")
        else:
            await self.answer(value)

    do_next = do_done
