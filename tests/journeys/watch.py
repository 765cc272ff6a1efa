"""Plays strokes on a terminal and holds the program to its promise of privacy at every page.

From each hand-over on, until the opening, no word that the other person wrote may be anywhere: not
in a picture, not in the bytes sent to the terminal, not plain in a file of the home.
"""

import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.journeys.strokes import Page, Stroke
from tests.journeys.terminal import PATIENCE, Terminal, as_text

__all__ = ["Watch", "on_disk"]

_ESCAPES = re.compile(rb"\x1b(\[[0-9;:<=>?]*[ -/]*[@-~]|[^\[])")
"""What moves the cursor or sets a colour: without it, words cut in two stand together again."""
_SHORTEST = 4
"""Letters of the shortest word that is looked for."""


class Watch:
    """One terminal and one home, from the first page to the last."""

    def __init__(self, terminal: Terminal, home: Path) -> None:
        self.terminal = terminal
        self.home = home
        self.checks = 0
        """How many stretches between two pages were found clean while something was sealed."""
        self.drafts: list[Path] = []
        """The file of half-typed words, once it was looked at."""
        self._words: dict[str, set[str]] = {}
        self._reader = ""
        self._bytes = 0
        self._frames = 0
        self._page: Page | None = None

    def play(self, strokes: Iterable[Stroke]) -> None:
        """Press each key, wait for its effect, and look at every change of page."""
        for stroke in strokes:
            self.press(stroke)
        self._look()

    def press(self, stroke: Stroke) -> None:
        """Press one key and wait for its effect."""
        if stroke.opens:
            self._look()
            self._words.clear()
        self._write_down(stroke)
        self.terminal.press(stroke.key)
        self.terminal.wait_for(stroke.shows)
        if stroke.page != self._page:
            self._turn(stroke.page)

    def _write_down(self, stroke: Stroke) -> None:
        """Remember words that are about to be sealed, and whose they are."""
        if stroke.keeps is not None and stroke.keeps.sealed:
            words = (word for word in stroke.keeps.text.split() if len(word) >= _SHORTEST)
            self._words.setdefault(stroke.keeps.by, set()).update(words)
            if not self.drafts:
                self._wait_for_draft()
            self._look_at_disk()

    def _wait_for_draft(self) -> None:
        """Wait until what is half typed has reached the disk."""
        end = time.monotonic() + PATIENCE
        while not (found := [*self.home.rglob("*.drafts.json")]):
            assert time.monotonic() < end, "half-typed words never reached the disk"
            self.terminal.wait_idle(50)
        self.drafts = found

    def _turn(self, page: Page) -> None:
        """Another page: look at the stretch that ends, and begin the next."""
        if page.over or not page.reader:
            self._look()
            self._begin(page)
        self._page = page

    def _begin(self, page: Page) -> None:
        """From the first byte of this page on, only its reader's own words may be seen."""
        self._reader = page.reader
        self._bytes = max(0, self.terminal.raw.rfind(page.shows.split("  ")[0].encode()))
        # A picture taken while a page is painted has rows of the page before it.
        words = self._of_others()
        self.terminal.wait_for(lambda frame: not any(w in as_text(frame).lower() for w in words))
        self._frames = len(self.terminal.frames) - 1

    def _of_others(self) -> set[str]:
        """The sealed words that the present reader must not see."""
        return set().union(*(said for who, said in self._words.items() if who != self._reader))

    def _look(self) -> None:
        """Look at everything that was shown since the stretch began, and at the disk."""
        if not self._words:
            return
        self._look_at_disk()
        self._look_for(self._of_others())
        self.checks += 1

    def _look_at_disk(self) -> None:
        """Fail if a word that is sealed lies open in a file: log, drafts, anything."""
        sealed = set().union(*self._words.values())
        assert not on_disk(self.home, sealed), "sealed words lie open on the disk"

    def _look_for(self, words: set[str]) -> None:
        """Fail if one of these words was shown since the stretch began."""
        raw = self.terminal.raw[self._bytes :].lower()
        bare = _ESCAPES.sub(b"", raw)
        shown = "\n".join(as_text(frame) for frame in self.terminal.frames[self._frames :]).lower()
        for word in words:
            said = f"{word!r} of the other was shown to {self._reader or 'both'}"
            assert word.encode() not in raw, said
            assert word.encode() not in bare, said
            assert word not in shown, said


def on_disk(home: Path, words: Iterable[str]) -> list[tuple[Path, str]]:
    """Return where under a folder one of these words stands plain, in a file or its name."""
    wanted: Sequence[str] = list(words)
    found = []
    for path in sorted(home.rglob("*")):
        content = path.read_bytes().lower() if path.is_file() else b""
        content += path.name.lower().encode()
        found += [(path, word) for word in wanted if word.lower().encode() in content]
    return found
