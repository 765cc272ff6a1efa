"""Ask once, in words, before something that cannot be undone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.modals.dialog import Dialog, Words, key_line


class Confirm(ModalScreen[bool]):
    """A question that `y` answers with yes; `n` and Esc with no. Enter alone does nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", show=False),
        Binding("n,escape", "answer(False)", show=False),
    ]

    DEFAULT_CSS = """
    Confirm { align: center middle; background: $page 70%; }
    """

    def __init__(
        self, question: str, *, yes: str = "yes", no: str = "no", detail: str = ""
    ) -> None:
        """Ask `question`; `yes` and `no` say what each key does, `detail` what follows from it."""
        super().__init__()
        self._question = question
        self._detail = detail
        self._keys = key_line(("y", yes), ("n", no))

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Dialog():
            yield Words(self._question)
            if self._detail:
                yield Words(self._detail, style="$muted")
            yield Words(self._keys, classes="keys")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)
