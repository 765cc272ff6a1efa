"""A whole flow: its header and its steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from flows.model.base import EvidenceCard, Step
from flows.pledges import Pledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole flow, as read from its file."""

    name: str
    """Identity, never changes (file key ``flow``)."""
    format: int
    """Version of the file format."""
    revision: int
    """Raised on each published change."""
    lang: str
    """Language of the words, e.g. ``en``."""
    title: str
    """For people."""
    summary: str
    """One or two sentences."""
    least: int
    """Fewest people."""
    most: int
    """Most people."""
    minutes: int
    """About how long it takes."""
    sensitive: bool = False
    """Never started by a schedule; safety note at hand."""
    fragment: bool = False
    """A part for other flows (like the close), not offered by itself."""
    covers: tuple[str, ...] = ()
    """Capability ids."""
    evidence: tuple[EvidenceCard, ...] = ()
    """Cards that steps refer to."""
    shares: tuple[str, ...] = ("progress",)
    """The most a facilitator can ever see."""
    parameters: tuple[str, ...] = ()
    """Names that a caller must give (``with``)."""
    takes: tuple[str, ...] = ()
    """Texts that a caller may give (``with``); empty when nobody gives them."""
    steps: tuple[Step, ...] = ()
    """From top to bottom."""
    checks: tuple[Pledge, ...] = ()
    """The author's own promises, for rehearsals to try."""
    retired: tuple[str, ...] = ()
    """Ids of steps of earlier revisions that are gone on purpose."""
    parts: Mapping[str, Flow] = field(default_factory=lambda: MappingProxyType({}))
    """Every flow that this one calls, directly or not, by name."""
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The files themselves, by flow name: the snapshot that a conversation keeps, whole."""
    recalls: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Record kind to how many of the newest the expressions read with ``last``."""
