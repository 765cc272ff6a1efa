"""Three themes of six meanings each, and what is left when colours are not wanted.

A colour only ever repeats what a word or a sign says. Style sheets and `Content` use the meanings
(`$ink`, `$muted`, `$accent`, `$good`, `$warn`, `$sealed`, on `$page` or `$raised`), nothing else.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from tui.theme_names import DEFAULT, NAMES

__all__ = ["DEFAULT", "PALETTES", "Colourless", "Palette", "theme", "variables"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as `#rrggbb`."""

    page: str
    """Behind everything."""
    raised: str
    """Behind the row with the cursor, and behind boxes."""
    ink: str
    """Text."""
    muted: str
    """Text that helps but is not the point."""
    accent: str
    """Where you are, and keys."""
    good: str
    """Done, agreed, kept."""
    warn: str
    """Wants care; never guilt."""
    sealed: str
    """Private, or not to be read yet."""


LIGHT: Final = Palette(
    page="#faf8f3", raised="#ece7dc", ink="#24211c", muted="#615a4f",
    accent="#1d5a91", good="#2a6436", warn="#8f4a06", sealed="#733d87",
)  # fmt: skip
"""Warm paper."""
DARK: Final = Palette(
    page="#16181d", raised="#262a33", ink="#e4e2dc", muted="#a5a49e",
    accent="#7fb8ee", good="#8fce9b", warn="#e9b065", sealed="#cfa5e3",
)  # fmt: skip
"""An evening lamp."""
CONTRAST: Final = Palette(
    page="#000000", raised="#1c1c1c", ink="#ffffff", muted="#d0d0d0",
    accent="#8cd0ff", good="#9cf0a8", warn="#ffd27a", sealed="#f0c2ff",
)  # fmt: skip
"""For tired eyes and bad projectors."""

PALETTES: Final = dict(zip(NAMES, (LIGHT, DARK, CONTRAST), strict=True))
"""Each theme's palette by the name used in `settings.toml`."""


def variables(palette: Palette) -> dict[str, str]:
    """Return the style sheet variables of a palette, Textual's own names included."""
    return {
        "page": palette.page,
        "raised": palette.raised,
        "ink": palette.ink,
        "muted": palette.muted,
        "good": palette.good,
        "warn": palette.warn,
        "sealed": palette.sealed,
        "input-cursor-text-style": "reverse",
        "input-cursor-background": palette.page,
        "input-cursor-foreground": palette.ink,
        "scrollbar": palette.muted,
        "scrollbar-background": palette.page,
    }


def theme(name: str) -> Theme:
    """Return Textual's form of the theme called `name`."""
    palette = PALETTES[name]
    return Theme(
        name=name,
        primary=palette.accent,
        accent=palette.accent,
        success=palette.good,
        warning=palette.warn,
        error=palette.warn,
        foreground=palette.ink,
        background=palette.page,
        surface=palette.page,
        panel=palette.raised,
        dark=name != "light",
        text_alpha=1.0,
        variables=variables(palette),
    )


class Colourless(LineFilter):
    """Takes every colour away and leaves bold, underline, reverse and the like.

    Textual's own answer to NO_COLOR is greys, which are colours to a terminal.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colours."""
        _ = background
        return [
            Segment(text, None if style is None else _without_colour(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    """Return the style with its attributes only."""
    return style.without_color
