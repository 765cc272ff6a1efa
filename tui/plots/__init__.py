"""Plots drawn in text: points over time as signs, on a calendar that keeps its gaps.

Pure: values, days and a size go in, lines of text with meanings of colour come out. Every sign
says what its colour says, so that nothing is lost without colours.
"""

from tui.plots.axis import Axis, axis, number
from tui.plots.calendar import Calendar, calendar
from tui.plots.drawing import Picture, Points, Run, Track, Wish, draw

__all__ = [
    "Axis",
    "Calendar",
    "Picture",
    "Points",
    "Run",
    "Track",
    "Wish",
    "axis",
    "calendar",
    "draw",
    "number",
]
