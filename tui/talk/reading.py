"""Pages to read: a text, the speaker's floor, what was put aside, the end."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from flows.wording import in_a_row
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.talk.kept_words import counted
from tui.talk.page import TalkPage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.messages import Picked
from tui.widgets.note_list import Item, NoteList

ENTER_GOES_ON = Binding("enter", "act('next')", show=False)
"""On pages with nothing to type, Enter goes on, too."""


class ReadingPage(TalkPage):
    """A text, with a list beneath where the flow has one."""

    where = Where.READ
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.READ), ENTER_GOES_ON]

    def body(self) -> list[Widget]:
        """Return the text and the list."""
        body = self.view.body
        assert isinstance(body, p.Reading)
        widgets: list[Widget] = [self.prompt(body.text)]
        widgets[0].set_class(not body.items, "-whole")
        if body.items:
            bullet = glyphs_of(self).bullet
            items = [Item(item.text, bullet, item.author) for item in body.items]
            widgets.append(NoteList(items, show_cursor=False, id="list"))
        return widgets

    async def do_next(self) -> None:
        """Go on."""
        await self.act(ev.Done)


class ListeningPage(ReadingPage):
    """The speaker's floor."""

    def body(self) -> list[Widget]:
        """Return what each does."""
        body = self.view.body
        assert isinstance(body, p.Listening)
        lines = [
            Content(body.text),
            Content(""),
            Content(
                f"{body.speaker} speaks. {body.listener} listens, and says back what was heard."
            ),
            Content(f"{body.speaker} says “fits” or “not yet”. Then change places."),
        ]
        return [self.prompt(Content("\n").join(lines))]


class RecallingPage(TalkPage):
    """Records of earlier conversations, to look at or to choose from."""

    where = Where.READ
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Where.READ),
        ENTER_GOES_ON,
        Binding("ctrl+d", "act('next')", show=False),
    ]
    focus_on = "#list"

    def recalling(self) -> p.Recalling:
        """Return what the page says."""
        body = self.view.body
        assert isinstance(body, p.Recalling)
        return body

    def body(self) -> list[Widget]:
        """Return the text and the records."""
        body = self.recalling()
        items = [Item(entry.text, aside=entry.author) for entry in body.entries]
        if not items:
            return [self.prompt(body.text)]
        if body.pick == "none":
            return [self.prompt(body.text), _plain(items, self)]
        marked = [i for i, entry in enumerate(body.entries) if entry.id in body.picked]
        several = body.pick == "many"
        return [
            self.prompt(body.text),
            ChoiceList(items, several=several, marked=marked, id="list"),
        ]

    async def do_next(self) -> None:
        """Go on, with what is marked."""
        body = self.recalling()
        if body.pick == "none":
            await self.act(ev.Done)
            return
        marked = self.query_one("#list", ChoiceList).marked if body.entries else ()
        await self.act(ev.Answered, value=tuple(body.entries[i].id for i in marked))

    @on(Picked)
    async def _picked(self, event: Picked) -> None:
        event.stop()
        await self.do_next()


def _plain(items: list[Item], page: TalkPage) -> NoteList:
    bullet = glyphs_of(page).bullet
    bulleted = [Item(item.text, bullet, item.aside) for item in items]
    return NoteList(bulleted, id="list")


class EndingPage(TalkPage):
    """The last page: what is kept, and concerns that are still open."""

    where = Where.CLOSE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.CLOSE), ENTER_GOES_ON]
    DEFAULT_CSS = """
    EndingPage #concern { height: 3; margin: 0 2; }
    """

    def body(self) -> list[Widget]:
        """Return room for the words, and for the two ways to settle a concern."""
        return [Words("", id="end", classes="prompt"), ChoiceList((), id="concern")]

    def begin(self) -> None:
        """Show what is left to do."""
        self.renew()

    def ending(self) -> p.Ending:
        """Return what the page says."""
        body = self.view.body
        assert isinstance(body, p.Ending)
        return body

    def renew(self) -> None:
        """Show the first open concern, or the end."""
        super().renew()
        ending = self.ending()
        choice = self.query_one("#concern", ChoiceList)
        choice.display = bool(ending.concerns)
        if ending.concerns:
            concern = ending.concerns[0]
            whose = f"{concern.author}: " if concern.author else ""
            words = Content(
                f"Before you close: a concern is still open.\n\n{whose}“{concern.text}”"
            )
            choice.show(["We talk about it now, and it is settled", "Park it for another day"])
            choice.focus()
        else:
            words = self._kept(ending)
            self.set_focus(None)
        self.query_one("#end", Words).update(words)

    def _kept(self, ending: p.Ending) -> Content:
        alone = len(self.talk.sitting.conversation.people) == 1
        lines = [Content(ending.text), Content("")]
        if ending.kept:
            kept = in_a_row([counted(kind, count) for kind, count in ending.kept])
            where = "in your own history" if alone else "in your shared history"
            lines.append(Content.assemble(("Kept  ", "$muted"), f"{kept}, {where}."))
        if not alone:
            lines.append(Content.styled("Private lines stay with whoever wrote them.", "$muted"))
        lines += [Content(""), Content.assemble(("Enter", "bold $accent"), "  close")]
        return Content("\n").join(lines)

    async def do_next(self) -> None:
        """Close."""
        if not self.ending().concerns:
            await self.act(ev.Done)

    @on(Picked)
    async def _settle(self, event: Picked) -> None:
        event.stop()
        for concern in self.ending().concerns[:1]:  # none when another seat has just settled it
            how = "treated" if event.indexes == (0,) else "parked"
            await self.act(ev.ConcernSettled, item=concern.id, how=how)
