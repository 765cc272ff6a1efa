"""Ask for one line of text."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.modals.dialog import Dialog, Words, key_line
from tui.widgets.line_input import LINE_LIMIT, LineInput
from tui.widgets.messages import Draft, FieldLeft, Submitted


class AskLine(ModalScreen[str | None]):
    """A question, a field and a promise. Enter gives the text, Esc or an empty field nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    DEFAULT_CSS = """
    AskLine { align: center middle; background: $page 70%; }
    AskLine LineInput { margin: 1 0; background: $raised; }
    """

    def __init__(
        self,
        question: str,
        *,
        promise: str = "",
        value: str = "",
        placeholder: str = "",
        limit: int = LINE_LIMIT,
        password: bool = False,
        remember: Callable[[str], None] | None = None,
    ) -> None:
        """Ask `question`; `promise` says who will see the answer.

        `remember` is told what stands in the field at every change.
        """
        super().__init__()
        self._question = question
        self._promise = promise
        self._remember = remember
        self._field = LineInput(
            value, placeholder=placeholder, limit=limit, password=password, id="answer"
        )

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Dialog():
            yield Words(self._question)
            yield self._field
            if self._promise:
                yield Words(self._promise, style="$sealed", id="promise")
            yield Words(key_line(("Enter", "keep"), ("Esc", "leave it")), classes="keys")

    def on_mount(self) -> None:
        """Go to the field."""
        self._field.focus()

    @on(Submitted)
    def _answer(self, event: Submitted) -> None:
        event.stop()
        self.dismiss(event.text or None)

    @on(Draft)
    def _changed(self, event: Draft) -> None:
        event.stop()
        if self._remember is not None:
            self._remember(event.text)

    @on(FieldLeft)
    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
