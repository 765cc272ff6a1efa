"""Cover the screen at once; uncover by saying whose turn it is."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, Paste
from textual.screen import Screen

from tui.modals.dialog import Words
from tui.modals.safety import SafetyNote


class Cover(Screen[str]):
    """An opaque page with nothing of the one below.

    Any key asks whose turn it is; then a person's key gives that key to the page and uncovers.
    Esc covers again. Esc and then `s` opens the safety note. With nobody to choose from, any key
    uncovers and gives an empty text.
    """

    DEFAULT_CSS = """
    Cover { align: center middle; background: $page; color: $ink; }
    Cover Words { width: auto; max-width: 56; text-align: center; }
    """

    def __init__(self, people: Sequence[tuple[str, str]] = ()) -> None:
        """Take each person's key, a letter or two in lower case, and name."""
        super().__init__()
        self._people = list(people)
        self._asking = False
        self._typed = ""
        self._after_escape = False

    def compose(self) -> ComposeResult:
        """Show the words in the middle."""
        yield Words(self._words())

    def _words(self) -> Content:
        """Return what the page says now."""
        if not self._asking:
            return Content.styled("Covered.\n\nPress a key to go on.", "$muted")
        lines = [Content("Whose turn is it?"), Content("")]
        lines += [
            Content.assemble((key, "bold $accent"), "  I am ", name) for key, name in self._people
        ]
        return Content("\n").join(lines)

    def on_key(self, event: Key) -> None:
        """Ask, uncover, or cover again."""
        event.stop()
        if event.key == "ctrl+l":
            self._cover_again()
        elif event.key == "escape":
            self._cover_again()
            self._after_escape = True
        elif self._after_escape and event.character == "s":
            self._after_escape = False
            self.app.push_screen(SafetyNote())
        elif not self._people:
            self.dismiss("")
        elif not self._asking:
            self._after_escape = False
            self._asking = True
            self._show()
        else:
            self._try(event.character or "")

    def on_paste(self, event: Paste) -> None:
        """Swallow a paste."""
        event.stop()

    def _try(self, character: str) -> None:
        """Uncover when the letters typed are somebody's key."""
        self._typed += character.casefold()
        keys = [key.casefold() for key, _ in self._people]
        if self._typed in keys:
            self.dismiss(self._people[keys.index(self._typed)][0])
        elif not any(key.startswith(self._typed) for key in keys):
            self._typed = ""

    def _cover_again(self) -> None:
        """Go back to the bare page."""
        self._asking = False
        self._after_escape = False
        self._typed = ""
        self._show()

    def _show(self) -> None:
        """Show the present words."""
        self.query_one(Words).update(self._words())
