"""Ask for a text of several lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.modals.dialog import Dialog, Words, key_line
from tui.widgets.messages import Draft, FieldLeft
from tui.widgets.text_area import PageInput


class AskText(ModalScreen[str | None]):
    """A question and a small page. Ctrl+D gives the text, Esc or an empty page nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "keep", show=False),
        Binding("escape", "cancel", show=False),
    ]

    DEFAULT_CSS = """
    AskText { align: center middle; background: $page 70%; }
    AskText PageInput { height: 7; margin: 1 0; background: $raised; }
    """

    def __init__(
        self,
        question: str,
        *,
        promise: str = "",
        value: str = "",
        remember: Callable[[str], None] | None = None,
    ) -> None:
        """Ask `question`; `promise` says who will see the answer; `value` stands there at first.

        `remember` is told what stands in the field at every change.
        """
        super().__init__()
        self._question = question
        self._promise = promise
        self._remember = remember
        self._field = PageInput(value, id="answer")

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Dialog():
            yield Words(self._question)
            yield self._field
            if self._promise:
                yield Words(self._promise, style="$sealed", id="promise")
            yield Words(key_line(("Ctrl+D", "keep"), ("Esc", "leave it")), classes="keys")

    def on_mount(self) -> None:
        """Go to the page."""
        self._field.focus()

    def action_keep(self) -> None:
        """Close with the text."""
        self.dismiss(self._field.clean_text.strip() or None)

    @on(Draft)
    def _changed(self, event: Draft) -> None:
        event.stop()
        if self._remember is not None:
            self._remember(event.text)

    @on(FieldLeft)
    def action_cancel(self) -> None:
        """Close without a text."""
        self.dismiss(None)
