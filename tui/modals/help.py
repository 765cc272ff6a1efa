"""Help for one page: why this step, then the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui.cells import pad, width
from tui.keymap import KeyEntry
from tui.modals.dialog import Words, key_line

HelpRows = Sequence[tuple[str, Sequence[KeyEntry]]]
"""Headings with their entries, as `tui.keymap.help_rows` returns them."""


class Help(ModalScreen[None]):
    """A page over the page. Esc, Enter, `q` or `?` close it; the arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "close", show=False),
    ]

    DEFAULT_CSS = """
    Help { background: $page; color: $ink; }
    Help > VerticalScroll { height: 1fr; padding: 1 3; scrollbar-size-vertical: 1; }
    Help > .keys { height: 1; padding: 0 3; }
    Help .part { margin-bottom: 1; }
    """

    def __init__(self, rows: HelpRows, *, why: str = "", evidence: str = "") -> None:
        """Show `rows`; above them why this step is here and what is known about it."""
        super().__init__()
        self._rows = rows
        self._why = why
        self._evidence = evidence

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with VerticalScroll():
            if self._why:
                yield Words("Why this step", style="bold $accent")
                yield Words(self._why, classes="part")
            if self._evidence:
                yield Words(self._evidence, style="$muted", classes="part")
            yield Words(key_table(self._rows))
        yield Words(key_line(("Esc", "back")), classes="keys")

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)


def key_table(rows: HelpRows) -> Content:
    """Return the keys under their headings, in one column of keys and one of sentences."""
    cells = max((width(entry.key) for _, entries in rows for entry in entries), default=0)
    lines: list[Content] = []
    for heading, entries in rows:
        if lines:
            lines.append(Content(""))
        lines.append(Content.styled(heading, "bold $accent"))
        lines += [
            Content.assemble("  ", (pad(entry.key, cells), "bold"), "  ", entry.help)
            for entry in entries
        ]
    return Content("\n").join(lines)
