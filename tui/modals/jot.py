"""Jot one line, from wherever one is."""

from tui.modals.ask_line import AskLine


class Jot(AskLine):
    """One line for oneself. The page says whose it will be, by a promise from the gate."""

    def __init__(self, promise: str, *, value: str = "") -> None:
        """Ask for the line under `promise`."""
        super().__init__("Jot it down, and go on:", promise=promise, value=value)
