"""Ask for one line of text."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.modals.dialog import Dialog, Words, key_line
from tui.widgets.line_input import LINE_LIMIT, LineInput
from tui.widgets.messages import FieldLeft, Submitted


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
    ) -> None:
        """Ask `question`; `promise` says who will see the answer."""
        super().__init__()
        self._question = question
        self._promise = promise
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

    @on(FieldLeft)
    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
