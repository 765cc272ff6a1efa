"""A shorter walk that breaks the same promise: events are left out as long as it stays broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flows import Conversation, Impossible, advance, replay
from flows import events as ev
from tui.rehearsal.promises import ENDS, RAISES, Broken, broken_here

MOST_TRIES: Final = 60
"""How many shorter walks are tried; each takes some tenths of a second."""


def shortest(conversation: Conversation, broken: Broken) -> Conversation:
    """Return a conversation as short as a few tries make it that breaks the same promise."""
    if broken.promise == ENDS:
        return conversation
    best, tries = conversation, 0
    size = max(len(best.events) // 2, 1)
    while size:
        start = 1
        while start < len(best.events) and tries < MOST_TRIES:
            tries += 1
            shorter = _without(best, start, size, broken)
            if shorter is None:
                start += size
            else:
                best = shorter
        size //= 2
    return best


def _without(
    conversation: Conversation, start: int, size: int, broken: Broken
) -> Conversation | None:
    """The conversation without some events, up to where it breaks the promise; ``None``: it holds."""
    first, *rest = conversation.events
    left = [*rest[: start - 1], *rest[start - 1 + size :]]
    return _first_break(replay("rehearsal", "party", conversation.flow, [first]), left, broken)


def _first_break(
    now: Conversation, events: Sequence[ev.Event], broken: Broken
) -> Conversation | None:
    """Where these events, as far as they are possible, come to break a promise."""
    for event in events:
        try:
            now = advance(now, event)
        except Impossible:
            continue
        except Exception:  # noqa: BLE001 - this is what was looked for, or something new
            return now if broken.promise == RAISES else None
    try:
        found = broken_here(now, closely=True)
    except Exception:  # noqa: BLE001 - as above
        return now if broken.promise == RAISES else None
    return now if found is not None and found.promise == broken.promise else None
