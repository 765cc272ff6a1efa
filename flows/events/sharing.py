"""What people do with what was written: they open it, look at it, sort and reword it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.events.base import AtPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready(AtPlace):
    """The person is ready to open; the last one's ready opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady(AtPlace):
    """Somebody wants one more minute: nobody counts as ready any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRead(AtPlace):
    """A revealed item was opened once (the read-through)."""

    item: str
    """Id of the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(AtPlace):
    """The author took a revealed note back; it stays with them from now on."""

    item: str
    """Id of the note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked(AtPlace):
    """A short remark was put beside a revealed item."""

    item: str
    """Id of the item."""
    text: str
    """The remark; an empty text takes the remark away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likened(AtPlace):
    """Two items were called the same."""

    item: str
    """Id of the item."""
    to: str
    """Id of the item that it is like; empty to part them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped(AtPlace):
    """Items were put into a theme."""

    items: tuple[str, ...]
    """Ids of the items."""
    theme: str
    """Id of the theme, new or known; empty takes the items out of their themes."""
    name: str = ""
    """Name for a new theme, or a new name for a known one; empty keeps the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(AtPlace):
    """The last shared act at this place was undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded(AtPlace):
    """The text to agree on was changed; everybody is asked again."""

    text: str
    """The new text."""
