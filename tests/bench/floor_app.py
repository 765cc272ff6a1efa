"""The floor for the first paint: a Textual app with nothing but its first and last row."""

from textual.app import App, ComposeResult
from textual.widgets import Label


class FloorApp(App[None]):
    """Paints two labels and waits."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "#last { dock: bottom; }"

    def compose(self) -> ComposeResult:
        """Yield the first and the last row of the screen."""
        yield Label("first")
        yield Label("last", id="last")


if __name__ == "__main__":
    FloorApp().run()
