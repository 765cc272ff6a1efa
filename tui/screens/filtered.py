"""A list with a line above it in which one types to filter it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import on

from tui.screens.filter_line import FilterLine
from tui.screens.gathered import Gathered
from tui.screens.lines import Line
from tui.screens.sheet import Sheet
from tui.widgets.frame import Frame
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Submitted

_T = TypeVar("_T")
_C = TypeVar("_C")


class Filtered(Gathered[_T]):
    """A page with one `FilterLine` above one `Sheet`. It begins on the list."""

    @abstractmethod
    def sift(self) -> None:
        """Show what fits what is typed now."""

    def on_mount(self) -> None:
        """Begin on the list; the filter is asked for with its key."""
        self.query_one(Sheet).focus()

    @on(Draft, "#filter")
    def _typed(self) -> None:
        """Follow each letter."""
        self.sift()

    @on(Submitted, "#filter")
    @on(FieldLeft, "#filter")
    @on(EdgeReached, "#filter")
    def _to_list(self) -> None:
        """Go from the field to the list."""
        self.query_one(FilterLine).leave()
        self.query_one(Sheet).focus()

    def do_search(self) -> None:
        """Filter by typing."""
        self.query_one(FilterLine).open()


class FilteredCards(Filtered[Sequence[_C]], Generic[_C]):
    """Cards that are read once; those are shown whose words hold all that is typed."""

    _cards: Sequence[_C] = ()

    @abstractmethod
    def words_of(self, card: _C) -> str:
        """Return the words of a card that the filter looks at."""

    @abstractmethod
    def rows(self, cards: Sequence[_C], *, filtered: bool) -> Sequence[Line]:
        """Return the rows of the cards that fit; `filtered` when something is typed."""

    def show(self, found: Sequence[_C]) -> None:
        """Show the cards."""
        self._cards = found
        self.sift()

    def sift(self) -> None:
        """Show the cards that fit, and how many of all they are."""
        words = self.query_one(FilterLine).text.casefold().split()
        shown = [c for c in self._cards if all(w in self.words_of(c).casefold() for w in words)]
        self.query_one(Sheet).show(self.rows(shown, filtered=bool(words)))
        self.query_one(Frame).note = f"{len(shown)} of {len(self._cards)}" if words else ""
