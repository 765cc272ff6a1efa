"""A line, a number or a date; and a longer text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from tui.actions import Where
from tui.keymap import bindings_for
from tui.modals.dialog import Words
from tui.talk.asking_base import AGAIN, AskingPage
from tui.talk.dated import Days
from tui.talk.letters import Advised, AdvisedPage
from tui.talk.typed import GONE_BY, HINTS, understood
from tui.widgets.day_line import DayLine
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, Picked, Submitted
from tui.widgets.text_area import PageInput


class LinePage(AskingPage):
    """A line, a number or a date."""

    focus_on = "#field"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.ASK),
        Binding("tab", "take_suggestion", show=False),
    ]
    DEFAULT_CSS = """
    LinePage DayLine { margin: 1 4; }
    """

    _days: Days | None = None
    """What is done about days, on a page that asks for one."""
    _letters: Advised | None = None
    """What helps with a statement, on a page where something does."""

    def body(self) -> list[Widget]:
        """Return the question, the field, and what is suggested."""
        asking = self.asking()
        start = self.draft() or self.start()
        field = LineInput(start, placeholder=HINTS.get(asking.type, ""), id="field")
        widgets: list[Widget] = [self.with_cursor(field)]
        if asking.type == "date":
            self._days = Days(DayLine(id="day"), self.talk.stage.stamps.today())
            self._days.look_at(start)
            widgets.append(self._days.line)
        if asking.suggestion:
            words = Content.assemble(("Tab", "bold $accent"), f"  takes “{asking.suggestion}”")
            widgets.append(Words(words, classes="prompt"))
        if asking.aid == "smart":
            self._letters = Advised(self.talk, start)
            field.highlighter = self._letters.underline
            widgets = self._letters.around(widgets)
        return [self.prompt(asking.text), *widgets]

    def _field(self) -> LineInput:
        return self.query_one("#field", LineInput)

    def in_fields(self) -> str:
        """Return what stands in the field."""
        return self._field().text

    def action_take_suggestion(self) -> None:
        """Go into the field; put what is suggested there if it is empty."""
        field, suggestion = self._field(), self.asking().suggestion
        if suggestion and not field.text:
            field.put(suggestion)
        field.focus()

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self.remember(event.text)
        if self._days is not None:
            self._days.look_at(event.text)
        if self._letters is not None:
            self._letters.look_at(event.text)

    @on(Submitted)
    async def _submit(self, event: Submitted) -> None:
        event.stop()
        await self.do_done()

    @on(Picked, "#day")
    async def _take_day(self, event: Picked) -> None:
        """A digit said which day is meant."""
        event.stop()
        assert self._days is not None
        self._field().put(self._days.picked(self.written(), event.indexes[0]))
        self._field().focus()
        await self.do_done()

    @on(EdgeReached, "#day")
    def _back_to_field(self, event: EdgeReached) -> None:
        event.stop()
        self.say("")
        self._field().focus()
        assert self._days is not None
        self._days.look_at(self.written())

    def do_to_field(self) -> None:
        """Go back into the field."""
        self._field().focus()

    async def do_done(self) -> None:
        """Keep the answer."""
        text = self.written()
        if not text:
            await self.say_empty()
            return
        meant = understood(self.asking().type, text, self.talk.stage.stamps.today())
        if meant.wrong:
            self.say(meant.wrong)
        elif self._days is not None and meant.open:
            self.say(self._days.ask(meant))
        elif self._days is not None and self._days.gone_by("", meant):
            self.say(f"{GONE_BY} {AGAIN}")
        else:
            await self.answer(meant.value)

    do_next = do_done


class WritePage(AskingPage):
    """A longer text."""

    where = Where.WRITE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.WRITE)]
    focus_on = "#field"
    DEFAULT_CSS = """
    WritePage PageInput { height: 1fr; margin: 0 2; }
    """

    _letters: Advised | None = None
    """What helps with a statement, on a page where something does."""

    def body(self) -> list[Widget]:
        """Return the question and the page to write on."""
        asking = self.asking()
        start = self.draft() or self.start()
        if asking.aid == "smart":
            self._letters = Advised(self.talk, start)
            page = AdvisedPage(start, self._letters, id="field")
            return [self.prompt(asking.text), *self._letters.around([page], echo=False)]
        return [self.prompt(asking.text), PageInput(start, id="field")]

    def in_fields(self) -> str:
        """Return what stands on the page."""
        return self.query_one("#field", PageInput).clean_text

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self.remember(event.text)
        if self._letters is not None:
            self._letters.look_at(event.text)

    async def do_done(self) -> None:
        """Keep the text."""
        text = self.written()
        if text:
            await self.answer(text)
        else:
            await self.say_empty()

    do_next = do_done
