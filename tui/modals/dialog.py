"""The box that small dialogs stand in."""

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.glyphs import ASCII
from tui.look import glyphs_of


class Dialog(Vertical):
    """A box in the middle of the screen, as high as what it holds."""

    DEFAULT_CSS = """
    Dialog {
        width: 64; max-width: 94%; height: auto; max-height: 90%; padding: 1 2;
        background: $page; color: $ink; border: round $accent;
    }
    Dialog.-ascii { border: ascii $accent; }
    Dialog > .keys { margin-top: 1; }
    """

    def on_mount(self) -> None:
        """Draw the box with plain signs where only those are to be shown."""
        self.set_class(glyphs_of(self) is ASCII, "-ascii")


class Words(Static):
    """Text shown letter by letter, wrapped."""

    DEFAULT_CSS = """
    Words { width: 100%; height: auto; background: $page; color: $ink; }
    """

    def __init__(
        self,
        text: str | Content,
        *,
        style: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Show `text`, in one style such as `$muted` if it is a string."""
        content = Content.styled(text, style) if isinstance(text, str) else text
        super().__init__(content, markup=False, id=id, classes=classes)


def key_line(*keys: tuple[str, str]) -> Content:
    """Return keys and what they do, in one line."""
    pieces: list[Content] = [
        Content.assemble((key, "bold $accent"), " ", label) for key, label in keys
    ]
    return Content("   ").join(pieces)
