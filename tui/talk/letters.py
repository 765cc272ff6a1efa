"""Help with a statement while it is written: the letters beside it, and where the text says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget

from tui.talk.advice import Adviser, Spans
from tui.talk.talk import Talk
from tui.widgets.letters import Letters
from tui.widgets.text_area import PageInput

EMPTY: Final = "They follow what you write. A letter may stay open."
"""Said while nothing is written."""
ALL: Final = "S, M and T can be read in it."
"""Said when the text shows all it can."""


class Underline(Highlighter):
    """Underlines what says one of the letters."""

    def __init__(self, adviser: Adviser) -> None:
        """Ask an adviser where that is."""
        self._adviser = adviser

    def highlight(self, text: Text) -> None:
        """Underline the stretches of a text."""
        for start, end in self._adviser(text.plain).spans:
            text.stylize("underline", start, end)


class Echo(Widget):
    """The whole statement beneath a field that is too short to show it."""

    SCOPED_CSS = False
    """The frame around it says whether the screen is narrow."""

    DEFAULT_CSS = """
    Echo { height: 1fr; margin: 1 4 0 4; background: $page; color: $muted; }
    Frame.-narrow Echo { margin: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._spans: Spans = ()

    def show(self, text: str, spans: Spans) -> None:
        """Show a text, the stretches underlined."""
        self._text, self._spans = text, spans
        self.refresh()

    def render(self) -> Content:
        """Return the statement; nothing while the field shows all of it."""
        # The field has a sign before it and a cell for the cursor behind the last letter.
        if len(self._text) < self.size.width:
            return Content("")
        content = Content(self._text)
        for start, end in self._spans:
            content = content.stylize("underline", start, end)
        return content


class Advised:
    """The letters of one page."""

    def __init__(self, talk: Talk, start: str) -> None:
        """Begin with what stands in the field."""
        self.adviser = Adviser()
        self.underline = Underline(self.adviser)
        people = len(talk.sitting.conversation.people)
        deciding = {1: "you decide", 2: "you two decide"}.get(people, "you decide together")
        self._letters = Letters(deciding, id="letters")
        self._echo = Echo()
        self.look_at(start)

    def around(self, widgets: Sequence[Widget], *, echo: bool = True) -> list[Widget]:
        """Return widgets with the letters beside them, or beneath on a narrow screen."""
        left = Vertical(*widgets, id="statement")
        if echo:
            return [Desk(left, self._letters, self._echo)]
        return [Desk(left, self._letters, classes="-page")]

    def look_at(self, text: str) -> None:
        """Show what a text says."""
        advice = self.adviser(text)
        said = f"{advice.open}  {advice.question}" if advice.open else ALL
        self._letters.show(advice.met, said if text.strip() else EMPTY)
        self._echo.show(text, advice.spans)


class Desk(Container):
    """The field and its letters: side by side, or one above the other on a narrow screen."""

    SCOPED_CSS = False
    """The frame around it says whether the screen is narrow."""

    DEFAULT_CSS = """
    Desk {
        width: 100%; height: 1fr;
        layout: grid; grid-size: 2; grid-columns: 1fr 33; grid-rows: auto 1fr;
    }
    Desk > #statement { height: auto; }
    Desk > Letters { row-span: 2; }
    Desk.-page { grid-rows: 1fr; }
    Desk.-page > #statement { height: 1fr; }
    Desk.-page > Letters { row-span: 1; }
    Frame.-narrow Desk { layout: vertical; }
    """


class AdvisedPage(PageInput):
    """A writing page that underlines what says one of the letters."""

    def __init__(self, text: str, advised: Advised, *, id: str | None = None) -> None:
        """Begin with a text, and ask what helps with it."""
        self._adviser = advised.adviser
        super().__init__(text, id=id)

    def get_line(self, line_index: int) -> Text:
        """Return a line, underlined where it says so."""
        line = super().get_line(line_index)
        document = self.document
        begin = sum(
            len(document.get_line(number)) + len(document.newline) for number in range(line_index)
        )
        for start, end in self._adviser(self.text).spans:
            if start < begin + len(line) and end > begin:
                line.stylize("underline", max(0, start - begin), end - begin)
        return line
