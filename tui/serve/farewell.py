"""Takes apart what a person has left behind, so that its memory is free at once.

The parts of an app know one another, so Python alone frees them only in a look at everything, which
stops everybody's keys for as long as it takes. A page that was left, and an app that has ended,
are emptied here instead; then nothing holds their parts any more. Textual never shows a removed
widget again: its queue is closed.
"""

import asyncio
from collections.abc import Callable
from contextvars import Context
from functools import partial
from typing import Any, Final
from weakref import ReferenceType, WeakSet, ref

from textual.app import App
from textual.dom import DOMNode

PAGE_RESTS: Final = 60.0
"""Seconds that a page which was left keeps its parts: something it began may still look at them."""
APP_RESTS: Final = 1.0
"""The same for an app that has ended."""
_CLOSED: Final = {
    "_closing": True,
    "_closed": True,
    "_running": False,
    "_pruning": True,
    "_parent": None,
}
"""What is asked of a widget that has gone by those which it once watched: the app's clock, a signal.
They drop it then; one that could not answer ended the app of somebody who had been still for a
minute."""


class Roll(WeakSet[DOMNode]):
    """The register of an app's widgets, in Textual's place; remembers those that are gone."""

    def __init__(self) -> None:
        super().__init__()
        self.ever: WeakSet[DOMNode] = WeakSet()
        """All that ever stood here and still take room."""

    def add(self, item: DOMNode) -> None:
        """A widget comes."""
        super().add(item)
        self.ever.add(item)

    def discard(self, item: DOMNode) -> None:
        """A widget goes; what it and its stand-ins in the stylesheet hold is let go of later."""
        if item not in self:
            return
        super().discard(item)
        gone = [item, *(styles.node for styles in item._component_styles.values() if styles.node)]  # noqa: SLF001
        self.ever.update(gone)
        _later(PAGE_RESTS, partial(_empty_the_gone, ref(self), WeakSet(gone)))


def _empty_the_gone(roll: ReferenceType[Roll], gone: WeakSet[DOMNode]) -> None:
    """Empty what has left a page, and has not come back."""
    present = roll() or ()
    for node in list(gone):
        if node not in present:
            _empty(node)


def follow(app: App[Any]) -> None:
    """Keep the roll of an app; call it before the app runs."""
    app._registry = Roll()  # noqa: SLF001


def take_apart_later(app: App[Any]) -> None:
    """Empty an app that has ended, and all that was on its screens, a moment later."""
    roll = app._registry  # noqa: SLF001
    if isinstance(roll, Roll):
        roll.ever.add(app)
        _later(APP_RESTS, partial(_take_apart, roll))


def _take_apart(roll: Roll) -> None:
    for node in list(roll.ever):
        _empty(node)


def _empty(node: DOMNode) -> None:
    """Let go of all that a node holds; its painted lines would live on in a cache of Textual's."""
    known = vars(node)
    if (painted := known.get("_styles_cache")) is not None:
        painted.clear()
    known.clear()
    known.update(_CLOSED)


def _later(seconds: float, act: Callable[[], None]) -> None:
    """Do something later; not at all where no loop runs any more."""
    try:
        # In an empty context: the present one knows the app, and would hold it.
        asyncio.get_running_loop().call_later(seconds, act, context=Context())
    except RuntimeError:
        return
