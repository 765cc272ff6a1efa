"""A ladder in one row of signs, for a list of goals."""

from __future__ import annotations

from typing import Final

from tui.glyphs import Glyphs

CELLS: Final = 9
"""How wide the row is, and what stands above it."""


def ends(glyphs: Glyphs) -> str:
    """Return what stands above ladders."""
    return f"{glyphs.minus}2     +2"


def rungs(level: int | None, glyphs: Glyphs) -> str:
    """Return five signs with the level marked; blank without a level."""
    if level is None:
        return " " * CELLS
    return " ".join(glyphs.vote if step == level else glyphs.dot for step in range(-2, 3))
