"""Cover the screen at once; uncover by saying whose turn it is."""

from collections.abc import Awaitable, Callable, Sequence

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

    def __init__(
        self,
        people: Sequence[tuple[str, str]] = (),
        before: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        """Take each person's key, a letter or two in lower case, and name.

        ``before`` is awaited with the key while the page below is still hidden.
        """
        super().__init__()
        self._before = before
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

    async def on_key(self, event: Key) -> None:
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
            await self._open_to("")
        elif not self._asking:
            self._after_escape = False
            self._asking = True
            self._show()
        else:
            await self._try(event.character or "")

    def on_paste(self, event: Paste) -> None:
        """Swallow a paste."""
        event.stop()

    async def _try(self, character: str) -> None:
        """Uncover when the letters typed are somebody's key."""
        self._typed += character.casefold()
        keys = [key.casefold() for key, _ in self._people]
        if self._typed in keys:
            await self._open_to(self._people[keys.index(self._typed)][0])
        elif not any(key.startswith(self._typed) for key in keys):
            self._typed = ""

    async def _open_to(self, key: str) -> None:
        """Give the page below the time to change, then go."""
        if self._before is not None:
            await self._before(key)
        self.dismiss(key)

    def _cover_again(self) -> None:
        """Go back to the bare page."""
        self._asking = False
        self._after_escape = False
        self._typed = ""
        self._show()

    def _show(self) -> None:
        """Show the present words."""
        self.query_one(Words).update(self._words())
