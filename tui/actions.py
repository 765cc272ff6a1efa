"""The one registry of everything a person can do by a key or by name.

Footer, help, palette and the user's key map are all derived from `ACTIONS` (see `tui.keymap`).
A page binds the actions of its kind and says what each does by a method `do_<id>`.

Left free on purpose: Alt chords, function keys as the only way, and Ctrl with A, B, S, Q, H, I or
M, which belong to screen, tmux, flow control, or cannot be told from other keys.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Where(StrEnum):
    """The kinds of page. A page has one; an action is valid on some."""

    PICKER = "picker"
    """Choose a party."""
    FIRST_RUN = "first-run"
    """Names, one question, one reveal."""
    HOME = "home"
    """The page of one party."""
    SOLO = "solo"
    """The page of one person alone."""
    HISTORY = "history"
    """The time line, with its filter."""
    GOALS = "goals"
    """All goals, by state."""
    GOAL = "goal"
    """One goal with everything that hangs on it."""
    TRENDS = "trends"
    """Numbers over time, drawn and as a table."""
    FLOWS = "flows"
    """All the conversations there are."""
    READER = "reader"
    """A finished conversation, or any long text."""
    ARRIVE = "arrive"
    """Who is here, how long, what is kept."""
    HANDOVER = "handover"
    """Before each private turn."""
    NOTES = "notes"
    """One line per idea."""
    WRITE = "write"
    """One answer of several lines."""
    ASK = "ask"
    """One answer: a line, a choice or a number."""
    READY = "ready"
    """Both confirm before anything is opened."""
    REVEAL = "reveal"
    """Read what was opened, note by note."""
    THEMES = "themes"
    """Group by choosing."""
    DOTS = "dots"
    """Give dots, each alone."""
    RESULT = "result"
    """Side by side."""
    AGREE = "agree"
    """Agreement in degrees."""
    READ = "read"
    """A page to read in a conversation; nothing to type."""
    CLOSE = "close"
    """The five lines at the end."""
    WELCOME = "welcome"
    """A workshop's first page: what happens with what one writes."""
    ROOM = "room"
    """A workshop's page before, between and after conversations."""
    BOARD = "board"
    """Who leads a workshop: the flow, the people, what is next."""
    BIG = "big"
    """The big screen of a workshop."""
    TAKE_HOME = "take-home"
    """What one takes home from a workshop."""


TALK: Final = frozenset(
    {
        Where.ARRIVE, Where.HANDOVER, Where.NOTES, Where.WRITE, Where.ASK, Where.READY,
        Where.REVEAL, Where.THEMES, Where.DOTS, Where.RESULT, Where.AGREE, Where.READ, Where.CLOSE,
    }
)  # fmt: skip
"""The pages of a conversation."""
QUIET: Final = frozenset(Where) - TALK
"""The pages around it."""
EVERYWHERE: Final = frozenset(Where)
"""Every page."""
FIELDS: Final = frozenset({Where.NOTES, Where.WRITE, Where.ASK})
"""The pages where somebody writes or answers."""
IN_ROOM: Final = (TALK - {Where.ARRIVE, Where.HANDOVER}) | {Where.ROOM}
"""Where somebody takes part in a workshop: its conversations, and the page between them."""
LISTS: Final = frozenset(
    {
        Where.PICKER, Where.HOME, Where.SOLO, Where.HISTORY, Where.GOALS, Where.GOAL,
        Where.FLOWS, Where.ARRIVE, Where.REVEAL, Where.THEMES, Where.DOTS, Where.BOARD,
    }
)  # fmt: skip
"""The pages with a cursor on a row."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do."""

    id: str
    """Public name: in `settings.toml` and in method names; never changed once published."""
    keys: tuple[str, ...]
    """Textual's names of the keys, the one to show first. Empty: by the palette only."""
    label: str
    """One to three words for the key rows."""
    help: str
    """One sentence for the help page and the palette."""
    group: str
    """Its heading on the help page, one of `GROUPS`."""
    where: frozenset[Where]
    """The pages where it is valid."""
    rank: int = 0
    """Its place in the key rows, 1 first; 0: not shown there."""
    by_widget: bool = False
    """The widget with the focus does it: listed, but not bound by the page."""
    priority: bool = False
    """Bound by the app before any field and over any dialog."""


GROUPS: Final = ("Write", "Choose", "Go on", "Say", "Look", "Leave")
"""The headings of the help page, in order."""
