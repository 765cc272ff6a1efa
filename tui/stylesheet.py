"""The rules of all widgets, parsed once for all apps of this process.

A server runs one app for each person, and reading the rules is the larger part of what a start
costs. Rules never change once they are parsed; what they come to hangs on the theme's colours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_SOURCES = 512
"""Most texts whose rules are kept for one theme; there is one for each class of widgets."""


class SharedStylesheet(Stylesheet):
    """Textual's own, only that it looks up what another app has parsed under the same colours."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _parsed(frozenset(self._variables.items()))

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; what was parsed under the ones before stays for other apps."""
        self._parse_cache = LRUCache(1)
        super().set_variables(variables)
        self._parse_cache = _parsed(frozenset(variables.items()))

    def reparse(self) -> None:
        """Apply other colours. Textual does this in a new sheet, which would share nothing."""
        self.parse()


@lru_cache(maxsize=8)
def _parsed(variables: frozenset[tuple[str, str]]) -> LRUCache[tuple[Any, ...], Any]:
    """What was parsed under some colours, for every app."""
    return LRUCache(_SOURCES)
