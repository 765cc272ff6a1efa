"""What the fields and lists tell the page around them."""

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget


@dataclass
class _FromWidget(Message):
    """A message that `@on(Message, "#id")` can select by the widget it came from."""

    widget: Widget
    """Who sent it."""

    @property
    def control(self) -> Widget:
        """Return the widget, under the name that selectors use."""
        return self.widget


@dataclass
class Draft(_FromWidget):
    """The text of a field changed. It goes to the page at once, not through what lies around it."""

    text: str
    """The whole text, cleaned."""

    def tell(self) -> None:
        """Hand it to the page: a stop at each container would be much of the cost of a key."""
        if self.widget.is_attached:
            self.widget.screen.post_message(self)


@dataclass
class Submitted(_FromWidget):
    """Enter was pressed in a one-line field."""

    text: str
    """The whole text, cleaned and without spaces at its ends; it may be empty."""


@dataclass
class FieldLeft(_FromWidget):
    """Esc was pressed in a field: the focus has left it and letters act as keys."""


@dataclass
class EdgeReached(_FromWidget):
    """An arrow key was pressed in a one-line field, where the field itself has no use for it."""

    up: bool
    """True for the upper edge."""


@dataclass
class Moved(_FromWidget):
    """The cursor of a list went to another row."""

    index: int
    """The row, from 0."""


@dataclass
class Picked(_FromWidget):
    """Enter was pressed on a row of a list, or an answer was completed."""

    indexes: tuple[int, ...]
    """The rows, from 0: one for a plain list or a single choice, all marked ones for several."""


@dataclass
class Marked(_FromWidget):
    """The marks of a list, or the dots given, changed; nothing is completed yet."""

    values: tuple[int, ...]
    """For each row 0 or 1, or the number of dots."""


@dataclass
class Rated(_FromWidget):
    """A number was chosen on a scale."""

    value: int
    """A number of the scale, which may go below zero."""
    final: bool
    """True after Enter, false while it may still change."""
