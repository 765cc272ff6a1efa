"""The signs that the screens are drawn with, and their twins in plain ASCII.

Each sign is one cell wide and was seen in common terminals and over SSH. An app picks one table
when it starts (`BaseApp.glyphs`); no widget writes such a sign by itself.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One table of signs. All are one cell wide but the ellipsis, the arrow, the boxes and the keys."""

    done: str
    """A part of the conversation that is over."""
    current: str
    """The part that is being held."""
    todo: str
    """A part still to come."""
    link: str
    """The line between two parts."""
    rule: str
    """A line across the page."""
    cursor: str
    """Before the row that keys act on."""
    bullet: str
    """Before an item of a list."""
    dot: str
    """Between two words of one line."""
    vote: str
    """A dot that somebody gave."""
    vote_left: str
    """A dot still to give."""
    check: str
    """Done, opened, kept."""
    covered: str
    """A place that holds text nobody may read now."""
    sealed: str
    """A private line, shown only to its author."""
    on: str
    """A chosen answer among several."""
    off: str
    """An answer that was not chosen."""
    marked: str
    """A box with a mark, three cells."""
    unmarked: str
    """A box without, three cells."""
    picked: str
    """The one answer chosen, three cells."""
    unpicked: str
    """One of several answers, not chosen, three cells."""
    bar_full: str
    """The filled part of a bar."""
    bar_empty: str
    """The rest of it."""
    up: str
    """There is more above."""
    down: str
    """There is more below."""
    arrow: str
    """Leads to."""
    below: str
    """An older wording of what stands above."""
    ellipsis: str
    """Something was left out."""
    upright: str
    """A line between two columns."""
    corners: tuple[str, str, str, str]
    """Of a box: top left, top right, bottom left, bottom right."""
    marks: tuple[str, ...]
    """In a plot, a sign for each person, in the order of their names."""
    together: str
    """In a plot, where several people's values meet."""
    usual: str
    """In a plot, the usual range."""
    axis: tuple[str, str, str, str]
    """Of a plot: upright with a number, upright, the corner, a tick below; `link` lies between."""
    minus: str
    """Before a number below zero."""
    key_up: str
    """The arrow keys as the key rows name them: up."""
    key_down: str
    """The key that moves down."""
    key_left: str
    """The key that moves left."""
    key_right: str
    """The key that moves right."""


UNICODE: Final = Glyphs(
    done="●", current="◐", todo="○", link="─", rule="─", cursor=">", bullet="•", dot="·",
    vote="●", vote_left="○", check="✓", covered="·", sealed="▒", on="■", off="□",
    marked="[x]", unmarked="[ ]", picked="(•)", unpicked="( )",
    bar_full="▓", bar_empty="░", up="↑", down="↓", arrow="→", below="~", ellipsis="…", upright="│",
    corners=("┌", "┐", "└", "┘"), marks=("●", "○", "■", "□", "▲", "△"), together="◆",
    usual="·", axis=("┤", "│", "└", "┬"), minus="−", key_up="↑", key_down="↓", key_left="←", key_right="→",
)  # fmt: skip
"""For terminals that show Unicode, which is nearly all of them."""

ASCII: Final = Glyphs(
    done="*", current="@", todo="o", link="-", rule="-", cursor=">", bullet="*", dot="-",
    vote="*", vote_left=".", check="v", covered=".", sealed="%", on="#", off=".",
    marked="[x]", unmarked="[ ]", picked="(*)", unpicked="( )",
    bar_full="#", bar_empty=".", up="^", down="v", arrow="->", below="~", ellipsis="...", upright="|",
    corners=("+", "+", "+", "+"), marks=("*", "o", "#", "%", "x", "~"), together="@",
    usual=".", axis=("+", "|", "+", "+"), minus="-", key_up="Up", key_down="Down", key_left="Left", key_right="Right",
)  # fmt: skip
"""For `--ascii`, serial lines and fonts without the signs."""


def table(*, ascii_only: bool) -> Glyphs:
    """Return the table for an app."""
    return ASCII if ascii_only else UNICODE
