"""Simulated people: they answer any page of a conversation, for the demo, pictures and tests."""

from tui.simulated.cast import CAST, NOA, SAM, company
from tui.simulated.people import respond
from tui.simulated.playing import Stuck, play, talk, watch

__all__ = ["CAST", "NOA", "SAM", "Stuck", "company", "play", "respond", "talk", "watch"]
