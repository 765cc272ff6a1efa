"""Pages: what the people at one seat see now. Values only, made by :mod:`flows.view`."""

from flows.pages.between import Ending, HandOver, Over, Waiting
from flows.pages.choosing import Judged, Judging, Recalling, Voting
from flows.pages.looking import (
    Compared,
    Grouping,
    Listening,
    Opening,
    Revealed,
    RevealedLine,
    Row,
    Theme,
)
from flows.pages.page import Body, Page, Part
from flows.pages.writing import Asking, Consenting, FieldView, Filling, NoteLine, Reading, Writing

__all__ = [
    "Asking",
    "Body",
    "Compared",
    "Consenting",
    "Ending",
    "FieldView",
    "Filling",
    "Grouping",
    "HandOver",
    "Judged",
    "Judging",
    "Listening",
    "NoteLine",
    "Opening",
    "Over",
    "Page",
    "Part",
    "Reading",
    "Recalling",
    "Revealed",
    "RevealedLine",
    "Row",
    "Theme",
    "Voting",
    "Waiting",
    "Writing",
]
