"""What all pages of a conversation share: the frame, the promise, the time, words in fields."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from flows.wording import in_a_row
from tui.look import glyphs_of
from tui.modals.ask_line import AskLine
from tui.modals.ask_text import AskText
from tui.modals.dialog import Words
from tui.page import Page, is_there
from tui.talk.sitting import Look
from tui.talk.talk import Talk
from tui.widgets.frame import Frame


class TalkPageBase(Page):
    """One page of a conversation, before anything can be done on it."""

    DEFAULT_CSS = """
    TalkPageBase .prompt { margin: 1 2 1 2; }
    TalkPageBase #prompt { height: auto; max-height: 50%; scrollbar-size-vertical: 1; }
    TalkPageBase #prompt.-whole { height: 1fr; max-height: 100%; }
    TalkPageBase .hint { margin: 0 2; color: $muted; }
    TalkPageBase .entry { height: 1; margin: 0 2; }
    TalkPageBase .entry > Words { width: 2; }
    TalkPageBase .entry > LineInput { width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_prompt(-1)", show=False),
        Binding("pagedown", "scroll_prompt(1)", show=False),
    ]

    focus_on: ClassVar[str] = ""
    """Selector of what has the focus at first."""

    def __init__(self, talk: Talk) -> None:
        """Show the talk's present page."""
        super().__init__()
        self.talk = talk
        self.seen: Look = talk.seen
        """What this page shows; what is done here is aimed at it, though more may have come."""
        self._since: datetime = talk.stage.stamps.now()
        self._time_said = False
        self._said_over = ""

    @property
    def view(self) -> p.Page:
        """What this page shows, as the core gave it."""
        return self.seen.page

    async def act(self, event: type[ev.Event], **fields: Any) -> bool:
        """Something happens on this page. False, with the reason said, if it cannot."""
        return await self.talk.act(event, self.seen, **fields)

    @property
    def is_left(self) -> bool:
        """Whether another page has taken the place of this one: an act may lead elsewhere."""
        return self not in self.app.screen_stack

    def say(self, sentence: str) -> None:
        """Show one sentence in place of the promise, until something else is typed."""
        if self.is_left:
            self.talk.say(sentence)
            return
        if not is_there(self):
            return  # it has just been put up: nobody has seen what the sentence is about
        self._said_over = self.in_fields()
        self.query_one(Frame).say(sentence)

    # Words in fields

    def draft(self) -> str:
        """Return what was half typed on this page, also before a crash."""
        return self.talk.sitting.draft(self.view)

    def remember(self, text: str) -> None:
        """Keep what is half typed, unless the page has been left already."""
        if self.talk.seen is self.seen:
            self.talk.sitting.put_draft(self.view, text)
            if text != self._said_over and not self._time_said and not self.talk.is_behind:
                self.query_one(Frame).say("")

    def in_fields(self) -> str:
        """Return, as a draft, what stands in the fields."""
        return ""

    def unsaved(self) -> str:
        """Return, as a draft, the words that stand in the fields and are not kept yet."""
        return ""

    def ask(
        self,
        aside: str,
        question: str,
        keep: Callable[[str], Awaitable[bool]],
        *,
        value: str = "",
        promise: str | None = None,
        empty: bool = False,
        page: bool = False,
    ) -> None:
        """Ask for a line (or a ``page``) over this page; half-typed words outlive a crash.

        ``aside`` names what is asked, for the draft; it stands there next time, until it is kept.
        When ``keep`` cannot keep it, the question comes again. ``empty``: leaving is an answer.
        """
        promise = self.view.promise if promise is None else promise
        seen, sitting = self.view, self.talk.sitting

        def remember(text: str) -> None:
            sitting.put_draft(seen, text, aside)

        async def answered(text: str | None) -> None:
            if not text and not empty:
                return
            if await keep(text or ""):
                remember("")
            elif text:
                self.ask(aside, question, keep, promise=promise, empty=empty, page=page)

        dialog = AskText if page else AskLine
        start = sitting.draft(seen, aside) or value
        self.app.push_screen(
            dialog(question, promise=promise, value=start, remember=remember), answered
        )

    # The page

    def compose(self) -> ComposeResult:
        """Lay out the frame and the page in it."""
        yield Frame(*self.body())

    @abstractmethod
    def body(self) -> list[Widget]:
        """Return the widgets of the page."""

    def look_at(self, seen: Look) -> None:
        """Show the same page with other content; words in its fields stay."""
        self.seen = seen
        self.renew()

    def renew(self) -> None:
        """Show the changed content of the same page."""
        self.fill_frame()

    def on_screen_resume(self) -> None:
        """Show what has changed while something lay over this page."""
        if self.talk.is_behind:
            self.app.call_later(self.talk.catch_up)

    def begin(self) -> None:
        """Do what a page of this kind does when it appears; the frame is filled already."""

    def on_mount(self) -> None:
        """Fill the frame and go to the field."""
        # Textual calls the handlers of base classes, too, so nothing calls them here.
        self.fill_frame()
        self.begin()
        if self.focus_on:
            for widget in self.query(self.focus_on):
                widget.focus()
        self.watch(self.app, "clock_text", self._look_at_time, init=False)

    def fill_frame(self) -> None:
        """Say in the frame what the page is about."""
        view, frame = self.view, self.query_one(Frame)
        frame.flow = view.title
        frame.who = in_a_row(view.names)
        frame.parts = tuple(part.title for part in view.parts)
        frame.at = next((i for i, part in enumerate(view.parts) if part.state == "now"), 0)
        frame.promise = view.promise
        frame.sealed = view.person is not None or not view.place
        frame.note = self.side_note()
        self.renew_keys()

    def side_note(self) -> str:
        """Return one short thing for the title row."""
        minutes = self._minutes()
        return f"about {minutes:g} min" if minutes else ""

    def _minutes(self) -> float | None:
        """Return how long the page should take, as the person wants it; `None` for no timer."""
        timers = getattr(getattr(self.app, "settings", None), "timers", "on")
        minutes = self.view.minutes
        if minutes is None or timers == "off":
            return None
        return minutes * 2 if timers == "x2" else minutes

    def _look_at_time(self) -> None:
        """Say once that the time is up. It never blocks and never moves anybody."""
        minutes = self._minutes()
        if minutes is None or self._time_said:
            return
        gone = (self.talk.stage.stamps.now() - self._since).total_seconds() / 60
        if gone >= minutes:
            self._time_said = True
            self.say("Time is up; finish your sentence. t gives one more minute.")

    def prompt(self, text: str | Content) -> Widget:
        """Return the question of the page; Page Up and Page Down move it where it is long."""
        return VerticalScroll(Words(text), classes="prompt", id="prompt", can_focus=False)

    def action_scroll_prompt(self, by: int) -> None:
        """Move a long question."""
        for prompt in self.query("#prompt"):
            prompt.scroll_relative(y=by * max(1, prompt.size.height - 1), animate=False)

    def with_cursor(self, field: Widget) -> Widget:
        """Return a field with a sign before it, so that it is seen when it is empty."""
        return Horizontal(
            Words(f"{glyphs_of(self).cursor} ", style="bold $accent"), field, classes="entry"
        )
