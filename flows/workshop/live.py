"""What the hub knows of a room beside its log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from flows.workshop.glance import Glance
from flows.workshop.seen import Presence


@dataclass(frozen=True, slots=True)
class Live:
    """What the hub knows of the room beside its log: nothing of it is kept."""

    presence: Mapping[str, Presence] = field(default_factory=lambda: MappingProxyType({}))
    """By member; who is missing is gone."""
    typing: frozenset[str] = frozenset()
    """Members who type now."""
    pulses: Mapping[str, Glance] = field(default_factory=lambda: MappingProxyType({}))
    """By conversation."""
    invitation: str = ""
    """The text to paste and read aloud."""
