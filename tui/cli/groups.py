"""Commands whose next word is a command too, and what those are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tui.cli.flow.table import TOOLS as FLOW
from tui.cli.table import Command
from tui.cli.workshop.table import TOOLS as WORKSHOP

GROUPS: Final[Mapping[str, tuple[Command, ...]]] = MappingProxyType(
    {"flow": FLOW, "workshop": WORKSHOP}
)
"""First word to the commands of two words that begin with it."""

TOOLS: Final = tuple(tool for tools in GROUPS.values() for tool in tools)
"""All of them."""

BY_TWO_WORDS: Final = {tool.name: tool for tool in TOOLS}
"""The same, by both words."""


def last(tool: Command) -> str:
    """Return the second word of a command."""
    return tool.name.partition(" ")[2]
