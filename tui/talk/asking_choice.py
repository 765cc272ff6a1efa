"""Answers to choose: one of several, several, yes and no, an order, a consent."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.action_table import BY_ID
from tui.actions import Where
from tui.keymap import KeyMap, bindings_for, palette_rows, valid_on
from tui.look import glyphs_of, keys_of
from tui.modals.dialog import Words
from tui.talk.asking_base import AskingPage
from tui.talk.order_list import OrderList
from tui.talk.page import TalkPage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.messages import Picked
from tui.widgets.note_list import Item


class ChoicePage(AskingPage):
    """One answer of several, several of them, or yes and no.

    Where the answers have letters, these win over every other meaning of a key on this page.
    """

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
        beneath = Words(self._letters() if asking.keys else hint, classes="hint", id="hint")
        return [self.prompt(asking.text), choice, beneath]

    def _letters(self) -> Content:
        """Return the answers behind their letters: `k kept · c changed`."""
        asking = self.asking()
        pieces = [
            Content.assemble((key, "bold $accent"), f" {option.text}")
            for key, option in zip(asking.keys, asking.options, strict=False)
        ]
        return Content(f" {glyphs_of(self).dot} ").join(pieces)

    def _answers(self) -> list[tuple[Any, str, str]]:
        asking = self.asking()
        if asking.type == "yesno":
            return [(True, "yes", ""), (False, "no", "")]
        return [(option.id, option.text, option.author) for option in asking.options]

    def _given(self, value: Any) -> bool:
        answer = self.asking().answer
        return value in answer if isinstance(answer, tuple) else value == answer

    async def on_key(self, event: Key) -> None:
        """Take the answer whose letter was pressed."""
        letter = (event.character or "").casefold()
        keys = self.asking().keys
        if letter and letter in keys:
            event.stop()
            event.prevent_default()
            await self._keep((keys.index(letter),))

    def _keys_left(self) -> KeyMap:
        """Return the program's keys without those that mean an answer here."""
        keys, taken = keys_of(self), set(self.asking().keys)
        return KeyMap(
            {
                action.id: tuple(key for key in keys.of(action) if key not in taken)
                for action in valid_on(self.where)
            }
        )

    def _works(self, action: str, by_widget: bool) -> bool:
        """Whether an action is to be listed; not with a key that means an answer here."""
        shown = next(iter(keys_of(self).of(BY_ID[action])), "")
        return shown not in self.asking().keys and super()._works(action, by_widget)

    def do_palette(self) -> None:
        """Offer every action by name: those, too, whose letter means an answer here."""
        from tui.modals.palette import Palette

        rows = palette_rows(self.where, self._keys_left(), glyphs_of(self))
        offered = [row for row in rows if super(ChoicePage, self)._works(row.id, by_widget=False)]
        self.app.push_screen(Palette(offered), self._do_chosen)

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
