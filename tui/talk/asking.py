"""Pages with one question: a line, a longer text, a choice, a number on a scale."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.modals.dialog import Words
from tui.talk.order_list import OrderList
from tui.talk.page import TalkPage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, Picked, Rated, Submitted
from tui.widgets.note_list import Item
from tui.widgets.scale import Scale
from tui.widgets.text_area import PageInput


class AskingPage(TalkPage):
    """What pages with one question share."""

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
            self.say(f"{said[0]} Enter again keeps it as it is.")
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


class LinePage(AskingPage):
    """A line, a number or a date."""

    focus_on = "#field"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.ASK),
        Binding("tab", "take_suggestion", show=False),
    ]

    def body(self) -> list[Widget]:
        """Return the question, the field, and what is suggested."""
        asking = self.asking()
        start = self.draft() or self.start()
        widgets: list[Widget] = [
            self.prompt(asking.text),
            self.with_cursor(LineInput(start, placeholder=HINTS.get(asking.type, ""), id="field")),
        ]
        if asking.suggestion:
            words = Content.assemble(("Tab", "bold $accent"), f"  takes “{asking.suggestion}”")
            widgets.append(Words(words, classes="prompt"))
        return widgets

    def in_fields(self) -> str:
        """Return what stands in the field."""
        return self.query_one("#field", LineInput).text

    def action_take_suggestion(self) -> None:
        """Put what is suggested into the empty field."""
        field, suggestion = self.query_one("#field", LineInput), self.asking().suggestion
        if suggestion and not field.text:
            field.put(suggestion)

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self.remember(event.text)

    @on(Submitted)
    async def _submit(self, event: Submitted) -> None:
        event.stop()
        await self.do_done()

    async def do_done(self) -> None:
        """Keep the answer."""
        text = self.written()
        if not text:
            await self.say_empty()
            return
        value, wrong = understood(self.asking().type, text, self.talk.stage.stamps.today())
        if wrong:
            self.say(wrong)
        else:
            await self.answer(value)

    do_next = do_done


HINTS = {"number": "a number", "date": "a date, such as 2026-06-21 or 21.6."}
"""What an empty field says of the form that is wanted."""


def _typed(answer: object) -> str:
    """An earlier answer as it would be typed."""
    if answer is None:
        return ""
    return f"{answer:g}" if isinstance(answer, float) else str(answer)


def understood(kind: str, text: str, today: date) -> tuple[str | int | float, str]:
    """What a typed answer means, and what is wrong with it (empty when nothing is).

    Dates may be written ``2026-06-21``, ``21.6.2026`` or ``21.6.`` (the next one from today on).
    """
    if kind == "number":
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            return "", "A number is needed here, such as 7 or 2.5."
        return int(number) if number.is_integer() else number, ""
    if kind == "date":
        found = a_date(text, today)
        return (found.isoformat(), "") if found else ("", "Write the date as 2026-06-21 or 21.6.")
    return text, ""


def a_date(text: str, today: date) -> date | None:
    """The day that a text names; ``None`` when it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    parts = [part.strip() for part in text.strip(" .").split(".")]
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    day, month, *rest = (int(part) for part in parts)
    years = [rest[0] + (2000 if rest[0] < 100 else 0)] if rest else [today.year, today.year + 1]
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if rest or found >= today:
            return found
    return None


class WritePage(AskingPage):
    """A longer text."""

    where = Where.WRITE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.WRITE)]
    focus_on = "#field"
    DEFAULT_CSS = """
    WritePage PageInput { height: 1fr; margin: 0 2; }
    """

    def body(self) -> list[Widget]:
        """Return the question and the page to write on."""
        start = self.draft() or self.start()
        return [self.prompt(self.asking().text), PageInput(start, id="field")]

    def in_fields(self) -> str:
        """Return what stands on the page."""
        return self.query_one("#field", PageInput).clean_text

    @on(Draft)
    def _remember(self, event: Draft) -> None:
        event.stop()
        self.remember(event.text)

    async def do_done(self) -> None:
        """Keep the text."""
        text = self.written()
        if text:
            await self.answer(text)
        else:
            await self.say_empty()

    do_next = do_done


class ChoicePage(AskingPage):
    """One answer of several, several of them, or yes and no."""

    focus_on = "#list"

    def body(self) -> list[Widget]:
        """Return the question and the answers."""
        asking = self.asking()
        several = asking.type == "choices"
        most = int(asking.most) if several and asking.most is not None else None
        texts = [Item(label, aside=author) for _, label, author in self._answers()]
        marked = [i for i, (value, _, _) in enumerate(self._answers()) if self._given(value)]
        choice = ChoiceList(texts, several=several, most=most, marked=marked, id="list")
        hint = "Space marks, Ctrl+D is done." if several else "Enter takes the answer."
        return [self.prompt(asking.text), choice, Words(hint, classes="hint")]

    def _answers(self) -> list[tuple[Any, str, str]]:
        asking = self.asking()
        if asking.type == "yesno":
            return [(True, "yes", ""), (False, "no", "")]
        return [(option.id, option.text, option.author) for option in asking.options]

    def _given(self, value: Any) -> bool:
        answer = self.asking().answer
        return value in answer if isinstance(answer, tuple) else value == answer

    @on(Picked)
    async def _picked(self, event: Picked) -> None:
        event.stop()
        await self._keep(event.indexes)

    async def do_done(self) -> None:
        """Keep what is chosen."""
        await self._keep(self.query_one("#list", ChoiceList).marked)

    do_next = do_done

    async def _keep(self, indexes: tuple[int, ...]) -> None:
        values = tuple(self._answers()[i][0] for i in indexes)
        if not self._answers():
            self.say("There is nothing to choose from; p passes.")
        elif not values:
            self.say("Nothing is chosen yet.")
        elif self.asking().type == "choices":
            await self.answer(values)
        else:
            await self.answer(values[0])


class RankPage(AskingPage):
    """Put answers in order by taking them one after the other."""

    focus_on = "#list"

    def body(self) -> list[Widget]:
        """Return the question and the answers."""
        asking = self.asking()
        given = asking.answer if isinstance(asking.answer, tuple) else ()
        ids = [option.id for option in asking.options]
        order = [ids.index(str(value)) for value in given if value in ids]
        rows = [option.text for option in asking.options]
        hint = Words("Space takes the next one, Backspace takes it back.", classes="hint")
        return [self.prompt(asking.text), OrderList(rows, order=order, id="list"), hint]

    async def do_done(self) -> None:
        """Keep the order."""
        order = self.query_one("#list", OrderList).order
        await self.answer(tuple(self.asking().options[i].id for i in order))

    do_next = do_done


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
            asking.labels.get(low, str(low)),
            asking.labels.get(high, str(high)),
            value=answer,
            lowest=low,
            highest=high,
            id="scale",
        )
        return [self.prompt(asking.text), scale, Words("A digit, then Enter.", classes="hint")]

    @on(Rated)
    async def _rated(self, event: Rated) -> None:
        event.stop()
        if event.final:
            await self.answer(event.value)

    async def do_done(self) -> None:
        """Keep the number."""
        value = self.query_one("#scale", Scale).value
        if value is None:
            self.say("No number is chosen yet.")
        else:
            await self.answer(value)

    do_next = do_done


class ConsentPage(TalkPage):
    """Who may see what; yes or no, each alone. Declining never blocks."""

    where = Where.ASK
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.ASK)]
    focus_on = "#list"

    def body(self) -> list[Widget]:
        """Return what would be seen, and the two answers."""
        body = self.view.body
        assert isinstance(body, p.Consenting)
        marked = () if body.answer is None else (0 if body.answer else 1,)
        return [self.prompt(body.text), ChoiceList(["yes", "no"], marked=marked, id="list")]

    @on(Picked)
    async def _picked(self, event: Picked) -> None:
        event.stop()
        await self.act(ev.Answered, value=event.indexes == (0,))

    async def do_done(self) -> None:
        """Keep what is marked."""
        marked = self.query_one("#list", ChoiceList).marked
        if marked:
            await self.act(ev.Answered, value=marked == (0,))
        else:
            self.say("Nothing is chosen yet.")

    do_next = do_done
