"""Agreement in degrees: each alone, then side by side."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.cells import pad, width
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.talk.kept_words import DEGREES, outcome
from tui.talk.page import TalkPage
from tui.talk.reading import ENTER_GOES_ON
from tui.widgets.choice_list import ChoiceList
from tui.widgets.messages import Picked

MARKS_CELLS: Final = 48
"""What the degrees of one person take in a line, the gap before them included."""


class JudgePage(TalkPage):
    """How far do you agree? Only you, until all open it."""

    where = Where.AGREE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.AGREE)]
    focus_on = "#list"
    DEFAULT_CSS = """
    JudgePage #prompt { margin: 1 2; padding: 0 2; border-left: wide $accent; }
    """

    def judging(self) -> p.Judging:
        """Return what is asked."""
        body = self.view.body
        assert isinstance(body, p.Judging)
        return body

    def body(self) -> list[Widget]:
        """Return the text and the degrees."""
        judging = self.judging()
        marked = [i for i, (degree, _) in enumerate(DEGREES) if degree == judging.degree]
        name = self.view.person.name if self.view.person else ""
        return [
            Words(Content(f"{name}, how far do you agree?"), classes="prompt"),
            self.prompt(judging.text),
            ChoiceList([words for _, words in DEGREES], marked=marked, id="list"),
        ]

    @on(Picked)
    async def _picked(self, event: Picked) -> None:
        event.stop()
        degree, _ = DEGREES[event.indexes[0]]
        if degree == "yes":
            await self.act(ev.Judged, degree=degree)
        elif degree == "wish":
            self._ask(degree, "What is your wish?", needed=True)
        else:
            self._ask(degree, "What would have to change? (Esc leaves it open.)", needed=False)

    def _ask(self, degree: Any, question: str, *, needed: bool) -> None:
        async def keep(text: str) -> bool:
            return await self.act(ev.Judged, degree=degree, wish=text)

        self.ask("wish", question, keep, value=self.judging().wish, empty=not needed)

    async def do_done(self) -> None:
        """Take the degree under the cursor."""
        self.query_one("#list", ChoiceList).action_pick()


class JudgedPage(TalkPage):
    """The degrees side by side. "Not yet" is a result, too."""

    where = Where.RESULT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.RESULT), ENTER_GOES_ON]
    DEFAULT_CSS = """
    JudgedPage #prompt { margin: 1 2; padding: 0 2; border-left: wide $accent; }
    JudgedPage #degrees { margin: 0 2 1 2; }
    JudgedPage #scroll { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def judged(self) -> p.Judged:
        """Return the degrees."""
        body = self.view.body
        assert isinstance(body, p.Judged)
        return body

    def body(self) -> list[Widget]:
        """Return the text, the degrees, the wishes and what may follow."""
        judged = self.judged()
        return [
            self.prompt(judged.text),
            VerticalScroll(
                Words("", id="degrees"), Words(outcome(judged, "r"), classes="hint"), id="scroll"
            ),
        ]

    def on_resize(self, event: Resize) -> None:
        """Lay the degrees out for the new width."""
        self.query_one("#degrees", Words).update(self._table(self.judged(), event.size.width - 8))

    def _table(self, judged: p.Judged, cells: int) -> Content:
        """Each with their degree; where names are too long for one line, they stand above it."""
        glyphs = glyphs_of(self)
        wide = max((width(name) for name, _, _ in judged.rows), default=0)
        above = wide + MARKS_CELLS > cells
        lines: list[Content] = []
        for name, degree, wish in judged.rows:
            marks = "   ".join(
                f"{glyphs.on if degree == which else glyphs.off} {words}"
                for which, words in DEGREES
            )
            if above:
                lines += [Content.styled(name, "bold"), Content(f"  {marks}")]
            else:
                lines.append(Content.assemble((pad(name, wide), "bold"), f"   {marks}"))
            if wish:
                lead = "  " if above else " " * (wide + 3)
                lines.append(Content.styled(f"{lead}“{wish}”", "$accent"))
        return Content("\n").join(lines)

    def can_do(self, action: str) -> bool:
        """Other words only while another attempt is left."""
        if action == "reword":
            return self.judged().attempts_left > 0
        return super().can_do(action)

    def do_reword(self) -> None:
        """Change the words; each is asked again, alone."""

        async def keep(text: str) -> bool:
            return await self.act(ev.Reworded, text=text)

        question = "In which words could it be a yes?"
        self.ask("reword", question, keep, value=self.judged().text, page=True)

    async def do_next(self) -> None:
        """Go on."""
        await self.act(ev.Done)
