"""What a person's terminal can do, told from what their client says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Colours(IntEnum):
    """How many colours a terminal shows; the numbers are Rich's."""

    SIXTEEN = 1
    """The sixteen of the terminal's own palette."""
    INDEXED = 2
    """The 256 of xterm."""
    TRUE = 3
    """All that 24 bits can say."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """One person's terminal. Nothing of the server's own environment is in it."""

    term: str = "xterm-256color"
    """Name of its kind ($TERM), printable, at most 64 characters."""
    colours: Colours = Colours.INDEXED
    """How many colours it shows."""
    no_color: bool = False
    """Whether the person asked for none ($NO_COLOR)."""
    ascii_only: bool = False
    """Whether only plain signs arrive well: not UTF-8, or a font without the others."""
    extended: bool = True
    """Whether it understands what xterm understands: private modes, queries, the clipboard."""
    dumb: bool = False
    """Whether it can show lines only: no cursor to move."""


_EXTENDED: Final = re.compile(
    r"xterm|screen|tmux|rxvt|alacritty|foot|kitty|wezterm|ghostty|contour|konsole|vte|iterm|st(-|$)"
)
_TRUE: Final = re.compile(r"xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour|.*-direct")
_SIXTEEN: Final = re.compile(r"linux|vt\d|ansi|cons\d|sun|pcansi|xterm-(16color|color)$")
_DUMB: Final = frozenset({"", "dumb", "unknown", "network"})
TERM_LENGTH: Final = 64
"""The most characters of a terminal's name that are looked at."""


def terminal_of(term: str, env: Mapping[str, str]) -> Terminal:
    """Return what a terminal called `term` can do; `env` is what the client sent along.

    COLORTERM seldom arrives; LC_TERMINAL does from iTerm2, with the locale.
    """
    name = "".join(c for c in term if c.isascii() and c.isprintable())[:TERM_LENGTH]
    kind = name.lower()
    return Terminal(
        term=name,
        colours=_colours(kind, env),
        no_color="NO_COLOR" in env,
        ascii_only=bool(re.match(r"vt\d", kind)) or not _speaks_utf8(env),
        extended=_EXTENDED.match(kind) is not None,
        dumb=kind in _DUMB,
    )


def _colours(kind: str, env: Mapping[str, str]) -> Colours:
    """How many colours a kind of terminal shows."""
    said = env.get("COLORTERM", "").strip().lower()
    if said in {"truecolor", "24bit"} or _TRUE.match(kind) or env.get("LC_TERMINAL") == "iTerm2":
        return Colours.TRUE
    if _SIXTEEN.match(kind) or not _EXTENDED.match(kind):
        return Colours.SIXTEEN
    return Colours.INDEXED


def _speaks_utf8(env: Mapping[str, str]) -> bool:
    """Whether the locale is one of UTF-8. A client that says nothing of it most likely is."""
    said = next((env[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if env.get(n)), "")
    return not said or "utf" in said.lower()
